"""Which texts carry the same thread from year to year?

Two held texts belong together when one recalls the other under a like title, when both say that
the same resolution founded or extended their mandate, or when their titles agree and their body
is the same. A resolution that is only recalled joins the thread of the text that says it founded
or extended the mandate, or that names it in one list with such a one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from .recall_contradictions import Cited

# Share of words (Dice) that two titles have in common when one text recalls the other ...
LIKE_TITLE = 0.6
# ... and when nothing but the titles speaks for it.
SAME_TITLE = 0.85
# A bare list of at least this many numbers of one's own organ, evenly spaced in time, is a thread.
SHORTEST_LIST = 3
UNEVEN = 2.0  # longest interval over shortest
SHORTEST_INTERVAL = 150  # days

_FAMILY = {"CHR": "HRC"}  # the Council took over the Commission's mandates in 2006
# Words that titles and mandates of any topic share.
_COMMON_WORDS = (
    "human rights right situation mandate mandates special rapporteur independent expert working"
    " group commission inquiry council resolution resolutions field promotion protection united"
    " nations droits homme droit situation mandat mandats rapporteur rapporteuse spécial spéciale"
    " expert experte indépendant indépendante groupe travail commission enquête conseil"
    " résolution résolutions domaine promotion protection nations unies which established"
    " extended renewed decided lequel laquelle lesquelles prorogé prolongé création portant"
    " dans pour with from that this their"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_WORD = re.compile(r"[^\W\d_]{3,}")
_CAPITAL = re.compile(r"\b[A-ZÀ-Ý][^\W\d_]{2,}")


@dataclass(frozen=True)
class HeldText:
    """A text in hand or known: its key, title, languages aside, and what it recalls."""

    key: str
    body: str
    title: str
    day: date | None
    recalls: tuple[Cited, ...]
    thread: str | None = None  # the key of another text of its thread, where a pack says so
    holder: str = ""  # who holds the mandate that it founds or extends

    @property
    def names(self) -> frozenset[str]:
        """The proper names of its title and of its mandate's holder."""
        return names(self.title) | _capitals(self.holder)


def threads(texts: Sequence[HeldText]) -> list[tuple[list[HeldText], set[str]]]:
    """The held texts thread by thread, each with the keys of those that it only recalls.

    >>> one = HeldText("HRC 3/1", "HRC", "Fisheries of Atlantis", None, ())
    >>> other = HeldText("HRC 6/2", "HRC", "Fisheries of Atlantis", None, ())
    >>> [[text.key for text in held] for held, _ in threads([one, other])]
    [['HRC 3/1', 'HRC 6/2']]
    """
    by_key = {text.key: text for text in texts}
    own = {text.key: own_recalls(text, by_key) for text in texts}
    group = {text.key: text.key for text in texts}

    def leader(key: str) -> str:
        while group[key] != key:
            key = group[key]
        return key

    for one, other in _ties(texts, by_key, own):
        group[leader(other)] = leader(one)
    found: dict[str, tuple[list[HeldText], set[str]]] = {}
    for text in texts:
        held, recalled = found.setdefault(leader(text.key), ([], set()))
        held.append(text)
        recalled |= own[text.key] - set(by_key)
    return list(found.values())


def _ties(
    texts: Sequence[HeldText], by_key: Mapping[str, HeldText], own: Mapping[str, set[str]]
) -> list[tuple[str, str]]:
    ties = [(text.key, key) for text in texts for key in sorted(own[text.key] & set(by_key))]
    ties += [(text.thread, text.key) for text in texts if text.thread in by_key and text.thread]
    said: dict[str, str] = {}
    for text in texts:
        for cited in text.recalls:
            if cited.recall.act and cited.key in own[text.key]:
                ties.append((said.setdefault(cited.key, text.key), text.key))
        if text.thread and text.thread in said:
            ties.append((said[text.thread], text.key))
    titled = [text for text in texts if text.title]
    for place, text in enumerate(titled):
        for later in titled[place + 1 :]:
            if text.body == later.body and like(text.title, later.title) >= SAME_TITLE:
                ties.append((text.key, later.key))
    return ties


def own_recalls(text: HeldText, by_key: Mapping[str, HeldText]) -> set[str]:
    """The keys of the recalled texts that belong to the recalling text's own thread.

    >>> own_recalls(HeldText("HRC 6/2", "HRC", "Fisheries of Atlantis", None, ()), {})
    set()
    """
    same_organ = [
        one for one in text.recalls if _family(one.key.split(" ")[0]) == _family(text.body)
    ]
    mine = {one.key for one in same_organ if _is_own(one, text, by_key)}
    lists: dict[tuple[str, str | None], list[Cited]] = {}
    for one in same_organ:
        lists.setdefault(one.recall.listing, []).append(one)
    for listed in lists.values():
        bare = [one for one in listed if one.recall.bare]
        if any(one.key in mine for one in listed):
            mine |= {one.key for one in bare if _may_be_own(one, text, by_key)}
            mine |= {one.key for one in listed if _capitals(one.recall.topic) & text.names}
        elif _evenly_spaced(listed):
            mine |= {one.key for one in listed if _may_be_own(one, text, by_key)}
    return mine - {text.key}


def _may_be_own(one: Cited, text: HeldText, by_key: Mapping[str, HeldText]) -> bool:
    """Whether the recalled text's own title, where it is at hand, does not speak against it."""
    held = by_key.get(one.key)
    return not (held and held.title and text.title) or like(held.title, text.title) >= LIKE_TITLE


def _is_own(one: Cited, text: HeldText, by_key: Mapping[str, HeldText]) -> bool:
    """Said to found or extend the same mandate, held under a like title, or on the same topic."""
    topic, title = one.recall.topic, text.title
    named = _capitals(topic)
    stranger = bool(named and text.names) and not named & text.names
    if one.recall.act:
        return not stranger
    held = by_key.get(one.key)
    if held and held.title:
        return like(held.title, title) >= LIKE_TITLE
    said = content(title)
    return bool(said) and not stranger and len(said & content(topic)) / len(said) >= LIKE_TITLE


def _evenly_spaced(listed: Sequence[Cited]) -> bool:
    """Whether numbers without a word of their own follow each other at a steady pace."""
    days = sorted(one.recall.citation.date for one in listed if one.recall.citation.date)
    if len(days) < max(SHORTEST_LIST, len(listed)) or any(one.recall.topic for one in listed):
        return False
    steps = [(later - day).days for day, later in pairwise(days)]
    return min(steps) >= SHORTEST_INTERVAL and max(steps) <= UNEVEN * min(steps)


def _family(body: str) -> str:
    return _FAMILY.get(body, body)


def like(one: str, other: str) -> float:
    """How alike two titles are, 0 to 1; 0 where their proper names differ.

    >>> like("Fisheries of Atlantis", "The fisheries of Atlantis"), like("Rights in A", "")
    (1.0, 0.0)
    >>> like("Technical assistance for Atlantis", "Technical assistance for Lemuria")
    0.0
    """
    if (names(one) or names(other)) and _dice(names(one), names(other)) < LIKE_TITLE:
        return 0.0
    return _dice(content(one), content(other))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


@cache
def content(title: str) -> frozenset[str]:
    """The words of a title or qualifier that tell its topic.

    >>> sorted(content("Situation of human rights in Atlantis"))
    ['atlantis']
    """
    said = {word.casefold() for word in _WORD.findall(title)} - {"the", "and", "les", "des"}
    return frozenset(said - _COMMON) or frozenset(said)


@cache
def names(title: str) -> frozenset[str]:
    """The proper names of a title or qualifier: capitals that do not open it.

    >>> sorted(names("Situation of human rights in Atlantis"))
    ['atlantis']
    """
    return frozenset(m[0].casefold() for m in _CAPITAL.finditer(title, 1)) - _COMMON


def _capitals(said: str) -> frozenset[str]:
    """The proper names of words that stand inside a sentence and open none."""
    return frozenset(word.casefold() for word in _CAPITAL.findall(said)) - _COMMON

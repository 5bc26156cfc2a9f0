"""Bodies called by their own names, found by the first word of the name.

Two hundred names tried at each word would be slow; a name begins with a capital, and few share
their first word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from manden.reading.body_names import TABLE
from manden.reading.word_starts import at_word_start

_Names = tuple[re.Pattern[str], dict[str, str]]  # any of the names, and the body of each

_CAPITAL = re.compile(r"[A-ZÉ0-9](?<![\w-].)[\w-]*")
_WORD = re.compile(r"[\w-]+")
_UNITED_NATIONS = "United Nations "
_PARTED = re.compile(r"/(?!AIDS|sida)")
_NUMBERED = {
    "en": re.compile(
        r"\b(\d{3,4})(?: [A-Z]\w+)? Committee\b"
        r"|\bCommittee (?:established|created|set up|pursuant)[^,;]{0,60}? resolutions? (\d{3,4})\b"
    ),
    "fr": re.compile(
        r"\bComité (\d{3,4})\b"
        r"|\bComité (?:créé|établi|institué|constitué)[^,;]{0,60}? résolutions? (\d{3,4})\b"
    ),
}


def _rows() -> list[list[str]]:
    return [line.split("|") for line in TABLE.strip().splitlines() if line[0] != "#"]


@cache
def names_of(language: str) -> dict[str, tuple[str, ...]]:
    """The names of each body by its code.

    >>> names_of("fr")["unmiss"][-1]
    'MINUSS'
    """
    column = 2 if language == "en" else 3
    return {row[0]: tuple(_PARTED.split(row[column])) for row in _rows()}


@cache
def _by_first_word(language: str) -> dict[str, _Names]:
    """The bodies by the first word of a name, the longest name first."""
    bodies: dict[str, dict[str, str]] = {}
    for code, names in names_of(language).items():
        for name in names:
            first = _WORD.match(name)
            assert first is not None, name
            bodies.setdefault(first[0], {}).setdefault(name, code)
    return {first: (_any_of(codes), codes) for first, codes in bodies.items()}


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: -len(name))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?![^\W_]|-)")


@cache
def _small(language: str) -> list[str]:
    return sorted(word for word in _by_first_word(language) if word[0].islower())


@cache
def _small_first_words(language: str) -> re.Pattern[str]:
    return re.compile(at_word_start(_small(language), r"[\w-]") + r"\b")


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows()}


def kind_of(code: str) -> str | None:
    """What a named body is to the one that speaks: servant, un, peer, outside, party, or None.

    >>> kind_of("unmiss"), kind_of("icrc"), kind_of("all_states")
    ('servant', 'outside', None)
    """
    return _kinds().get(code, "un" if code.endswith("_committee") and code[0].isdigit() else None)


def numbered_committee(words: str, language: str) -> str | None:
    """The committee named by the resolution that made it, or None.

    >>> numbered_committee("the Committee established by resolution 1540 (2004)", "en")
    '1540_committee'
    >>> numbered_committee("le Comité 1267", "fr")
    '1267_committee'
    """
    if "Com" not in words:
        return None
    match = _NUMBERED[language].search(words)
    return f"{match[1] or match[2]}_committee" if match else None


@lru_cache(maxsize=2048)  # the questions about one phrase each begin here
def named_bodies(words: str, language: str) -> tuple[tuple[str, int, int], ...]:
    """Code, start and end of each body that `words` call by its own name, none inside another.

    >>> named_bodies("asks UNEP and the Committee against Torture", "en")
    (('unep', 5, 9), ('cat', 18, 43))
    >>> named_bodies("prie le Comité contre la torture", "fr")
    (('cat', 8, 32),)
    """
    known = _by_first_word(language)
    openings: list[tuple[int, str]] = []
    if "United" in words or not known.keys().isdisjoint(_CAPITAL.findall(words)):
        openings = [
            (word.start(), first)
            for word in _CAPITAL.finditer(words)
            if (first := word[0]) in known or first == "United"
        ]
    if any(map(words.__contains__, _small(language))):
        small = _small_first_words(language).finditer(words)
        openings = sorted(openings + [(word.start(), word[0]) for word in small])
    found: list[tuple[str, int, int]] = []
    end = 0
    for place, first in openings:
        if place < end:
            continue
        body = _longest(words, place, known.get(first))
        if body is None and first == "United" and words.startswith(_UNITED_NATIONS, place):
            later = place + len(_UNITED_NATIONS)
            following = _WORD.match(words, later)
            body = _longest(words, later, known.get(following[0]) if following else None)
        if body:
            found.append((body[0], place, body[1]))
            end = body[1]
    return tuple(found)


def _longest(words: str, place: int, names: _Names | None) -> tuple[str, int] | None:
    match = names[0].match(words, place) if names else None
    return (names[1][match[0]], match.end()) if names and match else None

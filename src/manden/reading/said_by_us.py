"""The verbs of a text that speaks as "we": "We note the plan, and ask the Mayor to ring".

A verb agrees with its subject: in a sentence of "we" no third person is the body's. French plurals
end in -ons and are told at sight. English ones look like infinitives ("to ring and urge others"):
inside a sentence they count where what stands before leaves no infinitive to go on with, or, after
a stop and "and", where they ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from manden.reading.actors import opens_with_actor
from manden.reading.resolution import DIRECTIVE_FORCES
from manden.reading.verb_phrase import ASKS, Form, VerbPhrase

_WE = {
    "en": re.compile(r"(?:[A-Za-z][a-z ]{2,25},? )??[Ww]e\b"),
    "fr": re.compile(r"(?:[A-Za-zÀ-ÿ][a-zà-ÿ ']{2,25},? )??[Nn]ous\b"),
}
_REFLEXIVE = re.compile(r"nous (?!nous )")
_ARTICLE = re.compile(r" (?:les?|la|tous|toutes|chaque|l')\b")
# "We resolve to act", "we know that many sing": a bare verb further on may belong to what is said.
_HOLDS_VERBS = re.compile(
    r"\bto (?!the\b|all\b|our\b|its\b|their\b|those\b|this\b)[a-z]"
    r"|\b(?:that|which|who|will|shall|must|should|can|may|cannot)\b"
)
_STOPPED = re.compile(r"(?:,|;) (?:and|but) (?:[a-z]+ly )*$")
_OPENS_OBJECT = re.compile(
    r" (?:(?:the|all|both|our|its|their|this|these|those|every|each|any|others|that|with|on|upon"
    r"|forward|States|Governments)\b|[A-Z])"
)
_WE_ACT = re.compile(r"(?: [a-z]+ly| further| also| therefore)* to ")
# What a State may be asked to do as well: "that they respect the law, and support its bearers".
_DEEDS = frozenset({"support", "consider", "share", "offer", "maintain", "honour", "transmit"})
# "We know that many ring, and commit to counting them": what is known promises nothing.
_PROMISES = frozenset({"commit", "recommit", "pledge", "resolve", "decide", "agree", "rededicate"})
_ALSO = re.compile(r"(?:also|further) (?!be\b)")


class _PhraseAt(Protocol):
    def __call__(self, words: str, place: int, form: Form, *, opens: bool) -> VerbPhrase | None: ...


def says_we(words: str, language: str) -> bool:
    """Whether "we" or "nous" stands in `words`.

    >>> says_we("We sing.", "en"), says_we("Le Conseil chante.", "fr")
    (True, False)
    """
    we, later = ("We ", " we ") if language == "en" else ("Nous", " nous ")
    return words.startswith(we) or later in words or f" {we}" in words


def said_by_us(
    words: str,
    language: str,
    places: Iterable[tuple[int, bool]],
    phrase_at: _PhraseAt,
    *,
    declares: bool,
) -> tuple[VerbPhrase, ...]:
    """The verbs at `places` that agree with the subject of their sentence, "we" or the body.

    `declares` lets the first sentence go without its subject: "Reaffirm our faith".

    >>> from manden.reading.verbs_english import phrase_at
    >>> words = "We note the plan, and ask the Mayor to ring. In this spirit, we urge all to sing."
    >>> found = said_by_us(words, "en", ((0, True), (22, False), (45, True)), phrase_at, declares=True)
    >>> [verb.lemma for verb in found]
    ['note', 'ask', 'urge']
    """
    found: list[VerbPhrase] = []
    ours = False
    for place, opens in places:
        if found and place < found[-1].end:
            continue
        we = _WE[language].match(words, place) is not None
        if opens:
            verb = phrase_at(words, place, Form.FINITE, opens=True)
            if verb is None and declares and place == 0:
                verb, we = phrase_at(words, place, Form.PLURAL, opens=True), True
            ours = we
        elif we and not (ours and language == "fr"):
            verb = phrase_at(words, place, Form.PLURAL, opens=True)
            ours = ours or verb is not None
        elif ours:
            verb = _further(words, place, language, phrase_at, found)
        else:
            verb = phrase_at(words, place, Form.FINITE, opens=False)
        if verb is not None:
            found.append(verb)
    return tuple(found)


def _further(
    words: str, place: int, language: str, phrase_at: _PhraseAt, found: list[VerbPhrase]
) -> VerbPhrase | None:
    """A further verb of "we", which bears no subject: "and ask", "et prions"."""
    if language == "fr":
        if _REFLEXIVE.match(words, place):
            verb = phrase_at(words, place, Form.PLURAL, opens=False)
            if verb and not _ARTICLE.match(words, verb.end):
                return verb
        return phrase_at(words, place, Form.PLURAL, opens=True)
    verb = phrase_at(words, place, Form.PLURAL, opens=True)
    if verb is None:
        return None
    asks = verb.force in ASKS
    free = not found or not _HOLDS_VERBS.search(words, found[-1].end, place)
    if _ALSO.match(words, place) or (free and _OPENS_OBJECT.match(words, verb.end)):
        return verb
    if free and asks and opens_with_actor(words[verb.end + 1 : verb.end + 90], language):
        return verb
    if not _STOPPED.search(words[max(0, place - 40) : place]):
        return None
    acts = bool(found) and _WE_ACT.match(words, found[-1].end)
    if asks:
        return verb
    if acts or verb.lemma in _DEEDS:
        return None
    told = verb.lemma in _PROMISES and bool(found) and found[-1].force not in DIRECTIVE_FORCES
    return verb if told or verb.force != "decide" else None

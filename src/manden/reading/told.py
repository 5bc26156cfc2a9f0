"""Decisions told in a sentence: "At its 48th meeting, on 5 May, the Council decided to".

As a report tells them, the paragraph opens with the meeting and the organ, and its verbs stand in
the past tense; as a decision is proposed, it opens with the organ and what it takes note of, and
its verbs stand in the present.
"""

from __future__ import annotations

import re

from manden.reading.openings import operative_opening, preambular_opening
from manden.reading.organs import ANY_ORGAN

# The words up to the first verb of the organ.
TELLS = {
    "en": re.compile(
        r"(?:At|On|By|During|In)\s[^;:.]{3,140}?\b(?:meeting|plenary|vote|\d{4})\b[^;:]{0,140}?,"
        rf" the (?:{ANY_ORGAN}|Council|Assembly|Commission)(?:,[^;:]{{3,900}}?,)?"
        r" (?=(?:also |further |then |again )*[a-z]+(?:ed|ook|ew|ave)\b)"
    ),
    "fr": re.compile(
        r"(?:À|A|Le|Lors|Par|Au)\s[^;:.]{3,140}?\b(?:s[ée]ances?|\d{4})\b[^;:]{0,140}?,"
        rf" (?:le |la |l['’])(?:{ANY_ORGAN}|Conseil|Assembl[ée]e|Commission)(?:,[^;:]{{3,900}}?,)?"
        r" (?=(?:a|s['’]est|l['’]a|les a) )"
    ),
}

_ORGAN = {
    "en": re.compile(rf"The (?:{ANY_ORGAN}), (?=[a-z])"),
    "fr": re.compile(rf"(?:Le |La |L['’])(?:{ANY_ORGAN}), (?=[a-zà-ÿ])"),
}
_OPENS_WITH_ORGAN = ("The ", "Le ", "La ", "L'", "L’")
_LONGEST = 1200  # characters: what the organ takes note of, before it decides


def speaks_at(text: str, language: str) -> int:
    """Where the verb stands of a decision in one sentence that opens with its organ, else 0.

    >>> words = "The Human Rights Council, noting the bells of 3 May, decides to ring them"
    >>> words[speaks_at(words, "en") :]
    'decides to ring them'
    >>> speaks_at("The Human Rights Council, which met in May, rings the bells", "en")
    0
    """
    organ = _ORGAN[language].match(text) if text.startswith(_OPENS_WITH_ORGAN) else None
    if organ is None or preambular_opening(_as_opening(text, organ.end()), language) is None:
        return 0
    place = text.find(", ", organ.end(), _LONGEST)
    while place >= 0:
        if operative_opening(_as_opening(text, place + 2), language):
            return place + 2
        place = text.find(", ", place + 2, _LONGEST)
    return 0


def is_told(text: str, language: str) -> bool:
    """Whether a paragraph is a decision told in a sentence, in the past or the present.

    >>> is_told("At its 48th meeting, on 5 May 2010, the Council decided to ring.", "en")
    True
    """
    return TELLS[language].match(text) is not None or speaks_at(text, language) > 0


def _as_opening(text: str, place: int) -> str:
    """The words at `place` as they would open a paragraph."""
    return text[place].upper() + text[place + 1 : place + 80] if place < len(text) else ""

"""Ordinal numbers, in words or figures: "fifty-eighth", "soixante et onzième", "61st"."""

from __future__ import annotations

import re
from functools import lru_cache

from manden.reading.cardinals import CARDINAL_WORDS, sum_of

_ORDINAL_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "first premier première unième",
            "second seconde deuxième",
            "third troisième",
            "fourth quatrième",
            "fifth cinquième",
            "sixth sixième",
            "seventh septième",
            "eighth huitième",
            "ninth neuvième",
            "tenth dixième",
            "eleventh onzième",
            "twelfth douzième",
            "thirteenth treizième",
            "fourteenth quatorzième",
            "fifteenth quinzième",
            "sixteenth seizième",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ),
        start=1,
    )
    for word in words.split()
} | {
    word: number * 10
    for number, words in enumerate(
        (
            "twentieth vingtième",
            "thirtieth trentième",
            "fortieth quarantième",
            "fiftieth cinquantième",
            "sixtieth soixantième",
            "seventieth septantième",
            "eightieth octantième huitantième",
            "ninetieth nonantième",
            "hundredth centième",
        ),
        start=2,
    )
    for word in words.split()
}
_ORDINAL_WORDS |= {"hundredth": 100, "centième": 100}
_VALUES = CARDINAL_WORDS | _ORDINAL_WORDS
_LONGEST_FIRST = sorted(_VALUES, key=len, reverse=True)
_LONGEST = 60  # letters: "troiscentquatrevingtdixneuvieme" has 31

# An ordinal as a fragment of a larger expression; the value decides what is none ("énième").
_LAST_EN = r"(?:first|second|third|fifth|eighth|ninth|twelfth|[a-z]+(?:rth|nth|xth|ieth|dredth))"
_LEAD_EN = (
    r"(?:(?:(?:one|two|three) )?hundred(?: and |-and-| |-)|(?:one|two|three) (?=hundredth))?"
    r"(?:(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)(?: ?- ?| )?)?"
)
_LEAD_FR = (
    r"(?:[a-zé]{3,10}ième ?- ?)?(?:(?:deux |cent |vingt|trente|quarante|cinquante|soixante"
    r"|septante|quatre|nonante|dix|cent)s?(?: ?- ?et ?- ?| et | ?- ?| )?){0,4}"
)
_FIGURES = r"\d{1,3} ?(?:st|nd|rd|th|ère|re|er|[eè]me|ième|e)\b"
ORDINAL = {
    "en": rf"(?:\b{_LEAD_EN}{_LAST_EN}\b|\b{_FIGURES})",
    "fr": rf"(?:\b{_LEAD_FR}(?:[a-zé]*i[èe]me|premi[èe]re?|premier|seconde?)\b|\b{_FIGURES})",
}

AN_ORDINAL = {language: re.compile(ordinal) for language, ordinal in ORDINAL.items()}

_PART = re.compile(r"[^\W\d_]+")
_FIGURES_ALONE = re.compile(r"(\d+)\s*(?:st|nd|rd|th|e|er|re|ère|ème|eme|ième)", re.IGNORECASE)
_JOINS = frozenset({"et", "and", "a"})


def ordinal_value(words: str) -> int | None:
    """The number that `words` name, or None where a word of them is not a number.

    A hyphen or a space that the print lost is bridged ("soixantecinquième").

    >>> ordinal_value("fifty-eighth"), ordinal_value("quatre-vingt-dix-septième")
    (58, 97)
    >>> ordinal_value("soixante et onzième"), ordinal_value("61st"), ordinal_value("next")
    (71, 61, None)
    >>> ordinal_value("one hundred and second"), ordinal_value("soixantecinquième")
    (102, 65)
    """
    figures = _FIGURES_ALONE.fullmatch(words.strip())
    if figures:
        return int(figures[1])
    parts = [part for part in _PART.findall(words.lower()) if part not in _JOINS]
    return sum_of([value for part in parts for value in _values(part)])


def number_words() -> tuple[str, ...]:
    """The words of which ordinals are made, longest first.

    >>> {"soixante", "seventy", "neuvième"} <= set(number_words())
    True
    """
    return tuple(_LONGEST_FIRST)


@lru_cache(maxsize=1024)
def _values(part: str) -> tuple[int | None, ...]:
    """The values of a word, or of the words that a lost hyphen glued into it."""
    part = part.replace("ieme", "ième").replace("miere", "mière")
    if part in _VALUES:
        return (_VALUES[part],)
    if len(part) > _LONGEST:
        return (None,)
    for start in _LONGEST_FIRST:
        if part.startswith(start):
            rest = part.removeprefix(start).removeprefix("et")
            values = _values(rest) if rest else (None,)
            if None not in values:
                return _VALUES[start], *values
    return (None,)

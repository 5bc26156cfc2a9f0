"""Whole numbers written in figures or in words: "12", "twenty-four", "quatre-vingt-dix"."""

from __future__ import annotations

import re

from manden.reading.word_starts import by_first_letter

_SIMPLE = {
    word: number
    for number, words in enumerate(
        (
            "zero zéro",
            "one un une",
            "two deux",
            "three trois",
            "four quatre",
            "five cinq",
            "six",
            "seven sept",
            "eight huit",
            "nine neuf",
            "ten dix",
            "eleven onze",
            "twelve douze",
            "thirteen treize",
            "fourteen quatorze",
            "fifteen quinze",
            "sixteen seize",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
    for word in words.split()
}
_TENS = {
    word: number * 10
    for number, words in enumerate(
        (
            "twenty vingt vingts",
            "thirty trente",
            "forty fourty quarante",
            "fifty cinquante",
            "sixty soixante",
            "seventy septante",
            "eighty octante huitante",
            "ninety nonante",
        ),
        start=2,
    )
    for word in words.split()
}
_HUNDREDS = frozenset({"hundred", "cent", "cents"})
# "Quatre-vingtdix", "twentyfive": the hyphen was lost with the end of a line.
_JOINED = {
    f"{ten}{unit}": (_TENS[ten], _SIMPLE[unit])
    for tens, units in (
        ("vingt trente quarante cinquante soixante", "deux trois quatre cinq six sept huit neuf dix"
         " onze douze treize quatorze quinze seize"),
        ("twenty thirty forty fifty sixty seventy eighty ninety",
         "one two three four five six seven eight nine"),
    )
    for ten in tens.split()
    for unit in units.split()
}  # fmt: skip
CARDINAL_WORDS = {
    **_SIMPLE,
    **_TENS,
    **{word: sum(values) for word, values in _JOINED.items()},
    **dict.fromkeys(_HUNDREDS, 100),
}

_WORD = by_first_letter(sorted(CARDINAL_WORDS, key=len, reverse=True)) + r"\b"
# A number as a fragment of a larger expression: figures, or words that a hyphen or a space joins.
NUMBER = (
    rf"(?:\d{{1,3}}\b|{_WORD}(?:(?: ?- ?| and |-et-| et | ){_WORD}){{0,5}})(?: \([^()]{{1,30}}\))?"
)
# What may still be added to tens: sixteen to sixty (soixante-seize), nine to the others.
_ROOM = {**dict.fromkeys(range(20, 100, 10), 10), 60: 20, 80: 20, 10: 10}
_LETTERS = re.compile(r"[^\W\d_]+")
_IN_BRACKETS = re.compile(r" ?\(.*")


def cardinal_value(words: str) -> int | None:
    """The number that `words` name, or None where a word of them is no number.

    What stands in brackets repeats the number: "twelve (12)".

    >>> cardinal_value("12"), cardinal_value("twenty four"), cardinal_value("several")
    (12, 24, None)
    >>> cardinal_value("quatre-vingt-dix-sept"), cardinal_value("cent vingt")
    (97, 120)
    >>> cardinal_value("quatre-vingtdix"), cardinal_value("twentyfive")
    (90, 25)
    """
    plain = _IN_BRACKETS.sub("", words.strip().lower())
    if plain.isdecimal():
        return int(plain)
    parts = [part for part in _LETTERS.findall(plain) if part not in {"et", "and"}]
    return sum_of(
        [value for part in parts for value in _JOINED.get(part, (CARDINAL_WORDS.get(part),))]
    )


def sum_of(values: list[int | None]) -> int | None:
    """The number that simple values build in the order of the words: 4, 20, 17 are 97.

    Values that build none ("three and six") give None.

    >>> sum_of([4, 20, 17]), sum_of([2, 100, 5]), sum_of([]), sum_of([3, 6])
    (97, 205, None, None)
    """
    total = 0
    for value in values:
        if value is None:
            return None
        below = total % 100
        if value == 100 and total < 10:
            total = max(total, 1) * 100
        elif value == 20 and below == 4:  # quatre-vingts
            total += 76
        elif value < _ROOM.get(below, 0) or below == 0:
            total += value
        else:
            return None
    return total or None

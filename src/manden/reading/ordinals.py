"""Ordinal numbers written in words: "fifty-eighth", "cinquante-huitième", "soixante et onzième"."""

from __future__ import annotations

import re

_ENGLISH_UNITS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        start=1,
    )
}
_ENGLISH_TENS = {
    word: number * 10
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_FRENCH_UNITS = {
    word: number
    for number, words in enumerate(
        (
            "un une unième premier première",
            "deux deuxième second seconde",
            "trois troisième",
            "quatre quatrième",
            "cinq cinquième",
            "six sixième",
            "sept septième",
            "huit huitième",
            "neuf neuvième",
            "dix dixième",
            "onze onzième",
            "douze douzième",
            "treize treizième",
            "quatorze quatorzième",
            "quinze quinzième",
            "seize seizième",
        ),
        start=1,
    )
    for word in words.split()
}
_FRENCH_TENS = {
    "vingt": 20,
    "vingts": 20,
    "vingtième": 20,
    "trente": 30,
    "trentième": 30,
    "quarante": 40,
    "quarantième": 40,
    "cinquante": 50,
    "cinquantième": 50,
    "soixante": 60,
    "soixantième": 60,
    "septante": 70,
    "octante": 80,
    "nonante": 90,
}
_PART = re.compile(r"[^\W\d_]+|\d+")
_DIGITS = re.compile(r"(\d+)\s*(?:st|nd|rd|th|e|er|re|ère|ème|eme)\b", re.IGNORECASE)


def ordinal_value(words: str) -> int | None:
    """The number that `words` name, or None where a word of them is not a number.

    >>> ordinal_value("fifty-eighth"), ordinal_value("quatre-vingt-dix-septième")
    (58, 97)
    >>> ordinal_value("soixante et onzième"), ordinal_value("61st"), ordinal_value("next")
    (71, 61, None)
    """
    digits = _DIGITS.fullmatch(words.strip())
    if digits:
        return int(digits[1])
    parts = [part.lower() for part in _PART.findall(words) if part.lower() not in {"et", "and"}]
    if not parts:
        return None
    return _english(parts) or _french(parts)


def _english(parts: list[str]) -> int | None:
    total = 0
    for part in parts:
        if part in {"hundred", "hundredth"}:
            total = max(total, 1) * 100
            continue
        value = _ENGLISH_UNITS.get(part) or _ENGLISH_TENS.get(part)
        if value is None and part.endswith("ieth"):
            value = _ENGLISH_TENS.get(part[:-4] + "y")
        if value is None:
            return None
        total += value
    return total


def _french(parts: list[str]) -> int | None:
    total = 0
    for part in parts:
        if part in {"vingt", "vingts", "vingtième"} and total == 4:
            total = 80
            continue
        if part in {"cent", "centième"}:
            total = max(total, 1) * 100
            continue
        value = _FRENCH_UNITS.get(part) or _FRENCH_TENS.get(part)
        if value is None:
            return None
        total += value
    return total

"""Ordinal numbers in words, as sessions are printed: "Fifty-eighth", "Cinquante-huitième"."""

from __future__ import annotations

_ENGLISH_WORDS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ENGLISH = _ENGLISH_WORDS.split()
_ENGLISH_TENS = (
    "",
    "",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
)
_FRENCH_WORDS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf"
)
_FRENCH = _FRENCH_WORDS.split()
_FRENCH_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
_FRENCH_ENDINGS = {"cinq": "cinquième", "neuf": "neuvième"}
GREATEST = 199


def ordinal_words(number: int, language: str) -> str | None:
    """The ordinal in words, None from GREATEST on.

    >>> ordinal_words(58, "en"), ordinal_words(61, "en"), ordinal_words(113, "en")
    ('fifty-eighth', 'sixty-first', 'one hundred and thirteenth')
    >>> ordinal_words(58, "fr"), ordinal_words(71, "fr"), ordinal_words(80, "fr")
    ('cinquante-huitième', 'soixante et onzième', 'quatre-vingtième')
    """
    if not 1 <= number <= GREATEST:
        return None
    return _french(number) if language == "fr" else _english(number)


def _english(number: int) -> str:
    if number >= 100:
        rest = number - 100
        return f"one hundred and {_english(rest)}" if rest else "one hundredth"
    if number < 20:
        return _ENGLISH[number]
    tens, units = _ENGLISH_TENS[number // 10], number % 10
    return f"{tens}-{_ENGLISH[units]}" if units else f"{tens[:-1]}ieth"


def _french(number: int) -> str:
    if number == 1:
        return "première"
    cardinal = _french_cardinal(number)
    place = max(cardinal.rfind("-"), cardinal.rfind(" ")) + 1
    last = cardinal[place:]
    return cardinal[:place] + _FRENCH_ENDINGS.get(last, last.removesuffix("e") + "ième")


def _french_cardinal(number: int) -> str:
    if number >= 100:
        return f"cent {_french_cardinal(number - 100)}" if number > 100 else "cent"
    if number < 20:
        return _FRENCH[number]
    tens, units = number // 10, number % 10
    if tens in {7, 9}:
        tens, units = tens - 1, units + 10
    if tens == 8:
        return f"quatre-vingt-{_FRENCH[units]}" if units else "quatre-vingt"
    joint = " et " if units in {1, 11} else "-"
    return f"{_FRENCH_TENS[tens]}{joint}{_FRENCH[units]}" if units else _FRENCH_TENS[tens]

"""The numbers and letters that paragraphs carry, and the level that each of them stands on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from manden.reading.symbols import roman_value

NUMBER, LETTER, ROMAN, CAPITAL, BULLET = "number", "letter", "roman", "capital", "bullet"
DIGIT = "digit"  # "(1)" in a list

_NUMBER = re.compile(
    r"(\d{1,3}(?:\s(?:bis|ter|quater))?)\s?(?:\.(?![\d.])|\))(?:\s*(?=\D|\d{2})|$)"
)
_NUMBER_THEN_LETTER = re.compile(r"(\d{1,3})\s?\.?\s+(?=\(?[a-z]\s?\)\s)")
_MISREAD = re.compile(r"([lI|\d](?:\s?[lI|\dOo]){0,2})\s?\.\s+(?=[A-ZÀ-Ý])")
_UNDOTTED = re.compile(r"(\d{1,3})\s+(?=[A-ZÀ-Ý])")
_STRAY = re.compile(r"[^\w\s(«“\"–—•-]\s*(?=\d)")
_LETTER = re.compile(
    r"\(\s?([a-z]{1,5})\s?\)\s*|([a-z]{1,5})\s?\)(?:\s+|(?=[A-ZÀ-Ý])|$)|([a-z]|[ivx]{1,5})\.\s+"
)
_CAPITAL = re.compile(r"\(([A-Z])\)\s+")
_BULLET = re.compile(r"(?:[–—]|-{1,2}|[•·▪●◦‣■]\s?\.?)\s+(?=\S)")
_FIGURES = re.compile(r"\d+")
_DIGIT = re.compile(r"\((\d{1,2})\)\s+")
_ROMAN = re.compile(r"(?=[ivxl])(?:x{0,3})(?:ix|iv|v?i{0,3})")
# A number that print or recognition has spoilt: a stray sign before it, letters for digits, any
# stop or none after it.
_SPOILT = re.compile(
    r"[^\w\s(«“\"]{0,2}\s?(?P<number>[\dlI|iOoSsBbZzgqA!?](?:\s?[\dlI|iOoSsBbZzgqA!?]){0,2})"
    r"(?P<stop>(?:\s?[.,:;)°·…*'-]){0,3})(?P<space>\s*)(?=[A-ZÀ-Ý«“\"]|$)"
)
_BRACKETED = re.compile(r"\((?P<number>\d{1,3})\s?\)(?P<stop>)(?P<space>\s*)(?=[A-ZÀ-Ý])")
_DEEPEST = 3  # levels under a numbered paragraph
_MISREADINGS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", " ": None})
_SPOILT_DIGITS = str.maketrans("lI|i!OoSsBbZzgqA?", "11111005586229947")


class Label(NamedTuple):
    """A printed number: `text[:end]` of its block. `letter` and `roman` are its two readings."""

    printed: str
    kind: str
    name: str  # "3", "a", "iv", "–"
    end: int
    value: int = 0
    roman: int = 0


def label_of(text: str, expected: int | None = None) -> Label | None:
    """The number, letter or bullet that `text` opens with, or None.

    `expected` is the next paragraph number: it lets "l 5." be read as 15 where 15 is due.

    >>> label_of("12. Urges"), label_of("b ) Les écoles").name
    (Label(printed='12.', kind='number', name='12', end=4, value=12, roman=0), 'b')
    >>> label_of("I 6. Décide", expected=16).value
    16
    >>> label_of("2020 was a year") is None
    True
    """
    first = text[:1]
    if first.isupper() and first != "I":  # most texts; "I" may be a 1 misread
        return None
    stray = _STRAY.match(text) if expected and not first.isalnum() else None
    if stray:
        label = label_of(text[stray.end() :], expected)
        if label is None or label.value != expected:
            return None
        return label._replace(printed=stray[0] + label.printed, end=stray.end() + label.end)
    if first.isdigit() and (numbered := _numbered(text)):
        return numbered
    if expected and first and first in "lI|0123456789":
        misread = _MISREAD.match(text) or _UNDOTTED.match(text)
        if misread and misread[1].translate(_MISREADINGS) == str(expected):
            return _number(misread, str(expected))
    if first == "(" or first.islower():
        return _lettered(text)
    bullet = _BULLET.match(text) if not first.isalnum() else None
    inner = _after_bullet(text[bullet.end() :]) if bullet else None
    if bullet and inner:  # "- a) ...": the dash is a conversion's, the letter the text's
        return inner._replace(printed=f"{bullet[0]}{inner.printed}", end=bullet.end() + inner.end)
    return Label(bullet[0].strip(), BULLET, "–", bullet.end()) if bullet else None


@lru_cache(maxsize=512)  # each room of the reader asks it of the same line
def _numbered(text: str) -> Label | None:
    match = _NUMBER.match(text) or _NUMBER_THEN_LETTER.match(text)
    return _number(match, match[1]) if match else None


def _after_bullet(rest: str) -> Label | None:
    numbered = _NUMBER.match(rest) if rest[:1].isdigit() else None
    return _number(numbered, numbered[1]) if numbered else _lettered(rest)


def _number(match: re.Match[str], name: str) -> Label:
    if name.isdecimal():
        return Label(match[0].strip(), NUMBER, name, match.end(), int(name))
    value = int(_FIGURES.match(name)[0])  # type: ignore[index]
    return Label(match[0].strip(), NUMBER, " ".join(name.split()), match.end(), value)


def misread_label(text: str) -> Label | None:
    """The paragraph number that `text` may open with where print or recognition spoilt it.

    What it gives is a guess, for who knows which number is due and what the words after it say.

    >>> misread_label("l2. Urges").value, misread_label("S. Decides").value
    (12, 5)
    >>> misread_label("- 4.- Urges").printed, misread_label("7 Thanks").end
    ('- 4.-', 2)
    """
    match = _SPOILT.match(text) or _BRACKETED.match(text)
    if match is None or not (match["stop"] or match["space"] or match["number"].isdigit()):
        return None
    digits = match["number"].translate(_SPOILT_DIGITS)
    value = int("".join(digits.split()))
    return Label(match[0].strip(), NUMBER, str(value), match.end(), value) if value else None


def _lettered(text: str) -> Label | None:
    digit = _DIGIT.match(text)
    if digit:
        return Label(digit[0].strip(), DIGIT, digit[1], digit.end(), int(digit[1]))
    capital = _CAPITAL.match(text)
    if capital:
        value = ord(capital[1]) - ord("A") + 1
        return Label(capital[0].strip(), CAPITAL, capital[1], capital.end(), value)
    match = _LETTER.match(text)
    if not match:
        return None
    name = match[1] or match[2] or match[3]
    letter, roman = letter_value(name), _roman(name)
    if not letter and not roman:
        return None
    return Label(match[0].strip(), LETTER if letter else ROMAN, name, match.end(), letter, roman)


def letter_value(name: str) -> int:
    """The rank of a letter: a is 1, z 26, aa 27, bb 28; 0 where it is not one.

    >>> letter_value("c"), letter_value("bb"), letter_value("iv")
    (3, 28, 0)
    """
    if len(name) == 1:
        return ord(name) - ord("a") + 1
    if len(set(name)) == 1 and len(name) == 2:
        return 26 + ord(name[0]) - ord("a") + 1
    return 0


def _roman(name: str) -> int:
    return roman_value(name) if name and _ROMAN.fullmatch(name) else 0


class Levels:
    """Where each label stands: a stack of (kind, last value), the outermost first.

    >>> levels = Levels()
    >>> [levels.place(label_of(text)) for text in ("1. A:", "(a) B:", "(i) C;", "(ii) D;", "(b) E;")]
    [0, 1, 2, 2, 1]
    """

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._closed: tuple[int, str, int] = (0, "", 0)  # the list closed last: level, kind, value

    def restart(self) -> None:
        self._open.clear()
        self._closed = (0, "", 0)

    def counts(self) -> bool:
        """Whether a list of numbers is open."""
        return any(kind == DIGIT for kind, _ in self._open)

    def expects(self, label: Label) -> bool:
        """Whether the label carries on an open list by one, or opens one."""
        readings = self._readings(label)
        if label.kind == BULLET or any(value == 1 for _, value in readings):
            return True
        return any((kind, value - 1) in self._open for kind, value in readings)

    def place(self, label: Label, introduced: bool = False) -> int:
        """The level of `label`, 0 for a number; `introduced` where the text before ends in ":"."""
        if label.kind == NUMBER:
            self._open, self._closed = [(NUMBER, label.value)], (0, "", 0)
            return 0
        readings = self._readings(label)
        level = self._sibling(readings, introduced)
        if level is None:
            del self._open[_DEEPEST:]
            self._open.append(self._goes_on(readings) or self._fresh(readings))
            level = len(self._open) - 1
        if self._open[0][0] != NUMBER:
            level += 1  # letters under a paragraph that has no number
        return max(1, min(level, _DEEPEST))

    @staticmethod
    def _readings(label: Label) -> list[tuple[str, int]]:
        if label.kind in {BULLET, CAPITAL, DIGIT}:
            return [(label.kind, label.value)]
        both = [(LETTER, label.value), (ROMAN, label.roman)]
        return [(kind, value) for kind, value in both if value]

    def _sibling(self, readings: list[tuple[str, int]], introduced: bool) -> int | None:
        """The deepest open level that this label carries on; deeper ones are closed."""
        opens_roman = introduced and (ROMAN, 1) in readings
        for exact in (True, False):
            for level in range(len(self._open) - 1, -1, -1):
                kind, last = self._open[level]
                for reading, value in readings:
                    follows = value == last + 1 or reading == BULLET
                    if not exact:
                        follows = value > last and (ROMAN, 1) not in readings and value - last < 4
                    if reading == kind and follows and not (opens_roman and kind == LETTER):
                        if len(self._open) == level + 2:
                            self._closed = (level + 1, *self._open[-1])
                        del self._open[level:]
                        self._open.append((kind, value))
                        return level
        return None

    def _goes_on(self, readings: list[tuple[str, int]]) -> tuple[str, int] | None:
        """The letters (i), (j) under point (ii), where those under point (i) ended with (h)."""
        level, kind, last = self._closed
        due = (kind, last + 1)
        return due if kind == LETTER and level == len(self._open) and due in readings else None

    @staticmethod
    def _fresh(readings: list[tuple[str, int]]) -> tuple[str, int]:
        first = [reading for reading in readings if reading[1] == 1]
        return (first or readings)[0]

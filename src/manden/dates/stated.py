"""Dates as a source states them: "mid-June 2023", "vers le 15 juin 2023", "between 3 and 5 June".

What is kept is the first and the last day that the words allow, how precise they are, whether the
source itself says "about", and the words. A part of a month is its ten first, middle or last days.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

PRECISIONS = ("day", "range", "part_of_month", "month", "quarter", "half_year", "year")

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        1,
    )
    for name in names.split()
}
_NTH = {
    "first": 1, "1st": 1, "premier": 1, "1er": 1, "premiere": 1,
    "second": 2, "2nd": 2, "deuxieme": 2, "2e": 2, "2eme": 2,
    "third": 3, "3rd": 3, "troisieme": 3, "3e": 3, "3eme": 3,
    "fourth": 4, "4th": 4, "last": 4, "quatrieme": 4, "4e": 4, "4eme": 4, "dernier": 4,
}  # fmt: skip
_PARTS = {
    "early": 0, "beginning of": 0, "start of": 0, "debut": 0, "debut de": 0, "debut du mois de": 0,
    "mid": 1, "middle of": 1, "mi": 1, "milieu": 1, "milieu de": 1, "milieu du mois de": 1,
    "late": 2, "end of": 2, "fin": 2, "fin de": 2, "fin du mois de": 2,
}  # fmt: skip
_ABOUT = re.compile(
    r"^(?:(?:in |on )?(?:about|around|approximately|circa|c\.|ca\.?|towards)|vers|environ|aux alentours d[eu]"
    r"|autour d[eu])\s+(?:the |la |le |du )?"
)
_ARTICLES = re.compile(r"^(?:on |in |during |the |le |la |en |au |dans |l'|courant |pendant )+")
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?"
_ISO = re.compile(rf"^{_YEAR}(?:-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?)?$")
_FIGURES = re.compile(rf"^(?:(?P<day>\d\d?)[/.])?(?P<month>\d\d?)[/.]{_YEAR}$")
_WRITTEN = (
    re.compile(rf"^(?:{_DAY} )?(?:of )?{_MONTH} {_YEAR}$"),
    re.compile(rf"^{_MONTH} {_DAY},? {_YEAR}$"),
)
_PART = re.compile(
    rf"^(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})[ -](?:of )?{_MONTH} {_YEAR}$"
)
_FRACTION = re.compile(
    rf"^(?:q(?P<q>[1-4])|(?P<nth>[\w]+) (?P<unit>quarter|trimestre|half|semestre|moitie))"
    rf"(?: of| de| d')? ?{_YEAR}$"
)
_FROM = re.compile(r"^(?:between|from|entre|du|de|(?:the )?night of|nuit du)\s+(?:the |le |la )?")
_TO = re.compile(r"\s+(?:and|to|et|au|a|until|jusqu'au)\s+(?:the |le |la )?|\s*[/–—-]\s*")
_LONGEST = 120


class CannotReadDate(ValueError):
    """The words state no date that can be placed; the message says what to write instead."""


@dataclass(frozen=True)
class StatedDate:
    """The days from `first` to `last`, both within; `about` where the source says so itself.

    >>> read_date("mid-June 2023").first, read_date("mi-juin 2023").last
    (datetime.date(2023, 6, 11), datetime.date(2023, 6, 20))
    """

    first: date
    last: date
    precision: str
    text: str
    about: bool = False

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise ValueError(f"a date is precise to the {', '.join(PRECISIONS)}")
        if self.last < self.first:
            raise ValueError(f"“{self.text}” ends before it begins")
        if (self.precision == "day") != (self.first == self.last):
            raise ValueError("a date precise to the day is one day, and no other is")


def read_date(text: str) -> StatedDate:
    """Place the words of a date, in English, French or figures (day first); CannotReadDate else.

    >>> read_date("vers le 15 juin 2023")
    StatedDate(first=datetime.date(2023, 6, 15), last=datetime.date(2023, 6, 15), precision='day', \
text='vers le 15 juin 2023', about=True)
    >>> read_date("entre le 3 et le 5 juin 2023").precision
    'range'
    >>> read_date("2e trimestre 2024").first
    datetime.date(2024, 4, 1)
    """
    words = _folded(text)[:_LONGEST]
    about = bool(_ABOUT.match(words))
    bare = _ARTICLES.sub("", _ABOUT.sub("", words))
    try:
        found = _one(bare) or _range(bare) or _range(words)
    except ValueError:
        found = None
    if found is None:
        raise CannotReadDate(
            f"“{text.strip()}” is not a date that can be placed: "
            "write 2023-06-15, 2023-06, 15/06/2023 or mid-June 2023"
        )
    return StatedDate(*found, text=text.strip(), about=about)


def _one(words: str) -> tuple[date, date, str] | None:
    for pattern in (_ISO, _FIGURES, *_WRITTEN):
        match = pattern.match(words)
        if match:
            return _calendar(match.groupdict())
    part = _PART.match(words)
    if part:
        return _part_of_month(part)
    fraction = _FRACTION.match(words)
    return _part_of_year(fraction) if fraction else None


def _range(words: str) -> tuple[date, date, str] | None:
    """From one date to another; the first borrows from the second what it leaves unsaid."""
    bare = _FROM.sub("", words)
    for parting in _TO.finditer(bare):
        said, until = bare[: parting.start()], bare[parting.end() :]
        last = _one(_ARTICLES.sub("", until))
        first = last and (_one(said) or _borrowing(said, until))
        if first and last and first[0] <= last[1]:
            return (first[0], last[1], "range") if first[0] < last[1] else last
    return None


def _borrowing(first: str, last: str) -> tuple[date, date, str] | None:
    tail = last.split()
    for kept in range(1, len(tail)):
        found = _one(f"{first} {' '.join(tail[-kept:])}")
        if found:
            return found
    return None


def _calendar(told: dict[str, str | None]) -> tuple[date, date, str]:
    year, month, day = told["year"], told.get("month"), told.get("day")
    assert year is not None
    if month is None:
        return date(int(year), 1, 1), date(int(year), 12, 31), "year"
    number = int(month) if month.isdigit() else _MONTHS[month]
    if day is None:
        return *_month(int(year), number), "month"
    one = date(int(year), number, int(day))
    return one, one, "day"


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _part_of_month(match: re.Match[str]) -> tuple[date, date, str]:
    first, last = _month(int(match["year"]), _MONTHS[match["month"]])
    began = first + timedelta(days=10 * _PARTS[match["part"]])
    ended = (first + timedelta(days=9), first + timedelta(days=19), last)[_PARTS[match["part"]]]
    return began, ended, "part_of_month"


def _part_of_year(match: re.Match[str]) -> tuple[date, date, str] | None:
    year, quarters = int(match["year"]), match["q"] or match["unit"] in ("quarter", "trimestre")
    nth = int(match["q"]) if match["q"] else _NTH.get(match["nth"], 0)
    if not quarters and match["nth"] in ("last", "dernier"):
        nth = 2
    months = 3 if quarters else 6
    if not 1 <= nth <= 12 // months:
        return None
    first = date(year, months * (nth - 1) + 1, 1)
    return first, _month(year, months * nth)[1], "quarter" if quarters else "half_year"


def _folded(text: str) -> str:
    """Small letters without accents, single spaces, straight apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("\u2011", "-"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
    return " ".join(bare.split()).strip(" .,;")

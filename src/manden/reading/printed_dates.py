"""Dates and ordinals as the United Nations prints them, in English and French."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier",
            "february février fevrier",
            "march mars",
            "april avril",
            "may mai",
            "june juin",
            "july juillet",
            "august août aout",
            "september septembre",
            "october octobre",
            "november novembre",
            "december décembre decembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_DAY = r"(\d{1,2})\s*(?:er|st|nd|rd|th)?"
# The look back stands after the first figure, which is quicker to search for.
_DATE = re.compile(
    rf"([0-9](?<!\w.)[0-9]?)\s*(?:er|st|nd|rd|th)?\s+{_MONTH}\s+(\d{{4}})(?:\b|(?=et\b|and\b))",
    re.IGNORECASE,
)
_DAY_COMMA_YEAR = re.compile(r",(?<=\d,)\s+\d{4}")
_DATE_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}}),\s+(\d{{4}})\b", re.IGNORECASE)
_DASH = r"\s*(?:[-–—−‑]|\bto\b|\bau\b|\band\b|\bet\b)\s*"
_SPAN = re.compile(
    rf"\b{_DAY}(?:\s+{_MONTH})?(?:\s+(\d{{4}}))?{_DASH}{_DAY}\s+{_MONTH}\s+(\d{{4}})\b",
    re.IGNORECASE,
)


class PrintedDate(NamedTuple):
    """A date and the characters it was printed on: `text[start:end]`."""

    start: int
    end: int
    date: date


def dates_in(text: str) -> list[PrintedDate]:
    """Every full date of `text`, in order; impossible ones ("31 June 2020") are passed over.

    >>> [str(found.date) for found in dates_in("du 1er mars 2020 au 3 May 2021")]
    ['2020-03-01', '2021-05-03']
    """
    found = [_printed(match, match[1], match[2], match[3]) for match in _DATE.finditer(text)]
    if _DAY_COMMA_YEAR.search(text):
        found += [
            _printed(match, match[2], match[1], match[3])
            for match in _DATE_MONTH_FIRST.finditer(text)
        ]
    return sorted((item for item in found if item), key=lambda item: item.start)


def first_date(text: str) -> date | None:
    """The first full date of `text`, or None.

    >>> first_date("Adopted on 4 April 2025")
    datetime.date(2025, 4, 4)
    """
    found = dates_in(text)
    return found[0].date if found else None


def first_span(text: str) -> tuple[date, date] | None:
    """The first pair of dates joined by a dash or "to"; month and year may be shared.

    >>> [str(day) for day in first_span("24 February–4 April 2025")]
    ['2025-02-24', '2025-04-04']
    >>> [str(day) for day in first_span("du 9 au 27 septembre 2019")]
    ['2019-09-09', '2019-09-27']
    """
    for match in _SPAN.finditer(text):
        first_day, first_month, first_year, last_day, last_month, last_year = match.groups()
        opens = _date(first_day, first_month or last_month, first_year or last_year)
        closes = _date(last_day, last_month, last_year)
        if opens and closes and opens <= closes:
            return opens, closes
    return None


def _printed(match: re.Match[str], day: str, month: str, year: str) -> PrintedDate | None:
    found = _date(day, month, year)
    return PrintedDate(match.start(), match.end(), found) if found else None


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), MONTHS[month.lower()], int(day))
    except (ValueError, KeyError):  # "FÉVRİER", in small letters, is no month
        return None

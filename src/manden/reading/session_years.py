"""When a numbered session will be held: "at its seventy-first session, in 2027".

The year or month belongs to the session; it is no limit of its own.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from manden.reading.time_points import MONTH, YEAR
from manden.reading.time_units import MONTHS

_HELD_IN = {
    "en": re.compile(
        r"(?: of (?:the )?[A-Z][^,;]{2,70}?)?,? (?:to be held )?in"
        rf" (?:(?P<month>{MONTH['en']}) )?(?P<first>{YEAR})\b(?: and(?: in)? (?P<then>{YEAR})\b)?"
    ),
    "fr": re.compile(
        r"(?: d(?:e |u |e la |e l')[A-Z][^,;]{2,70}?)?,? (?:qui se tiendra |devant se tenir )?en"
        rf" (?:(?P<month>{MONTH['fr']}) )?(?P<first>{YEAR})\b(?: et(?: en)? (?P<then>{YEAR})\b)?"
    ),
}


def years_held(
    words: str, end: int, language: str, count: int
) -> tuple[int, tuple[date | None, ...]]:
    """Where the words of `count` sessions end, those of their years included, and the last day of each.

    `end` is where the sessions themselves end. Without a year for each of them, no day is known.

    >>> years_held("at its tenth session, in 2027, to ring", 20, "en", 1)
    (29, (datetime.date(2027, 12, 31),))
    >>> years_held("at its tenth session", 20, "en", 1)
    (20, (None,))
    """
    held = _HELD_IN[language].match(words, end)
    years = [int(year) for year in held.group("first", "then") if year] if held else []
    if held is None or len(years) != count:
        return end, (None,) * count
    return held.end(), tuple(last_day_of(year, held["month"]) for year in years)


def last_day_of(year: int, month: str | None) -> date:
    """The last day of a month as printed, or of the whole year.

    >>> last_day_of(2027, "February"), last_day_of(2027, None)
    (datetime.date(2027, 2, 28), datetime.date(2027, 12, 31))
    """
    number = MONTHS[month.lower()] if month else 12
    return date(year, number, calendar.monthrange(year, number)[1])

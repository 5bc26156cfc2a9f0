"""Dates that keep their precision: a day, a month or a year, never more than the source said."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

PRECISIONS = ("day", "month", "year")

_TERM = re.compile(r"^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$")


@dataclass(frozen=True)
class ImpreciseDate:
    """A date known to the day, the month or the year.

    >>> ImpreciseDate.parse("2026-02")
    ImpreciseDate(first=datetime.date(2026, 2, 1), precision='month')
    >>> ImpreciseDate.parse("2026-02").last
    datetime.date(2026, 2, 28)
    """

    first: date
    precision: str = "day"

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise ValueError(f"a date is precise to the {', '.join(PRECISIONS)}")
        if self.precision != "day" and self.first.day != 1:
            raise ValueError("a month or a year is held by its first day")

    @classmethod
    def parse(cls, text: str) -> ImpreciseDate:
        """Read `2026`, `2026-02` or `2026-02-23`; anything else is a ValueError."""
        parts = text.strip().split("-")
        if len(parts) > 3 or not all(part.isdigit() for part in parts):
            raise ValueError(f"“{text}” is not a date: write 2026, 2026-02 or 2026-02-23")
        precision = PRECISIONS[3 - len(parts)]
        numbers = [int(part) for part in parts] + [1, 1]
        return cls(date(*numbers[:3]), precision)

    @property
    def last(self) -> date:
        """The last day that the date may be."""
        if self.precision == "year":
            return date(self.first.year, 12, 31)
        if self.precision == "month":
            days = calendar.monthrange(self.first.year, self.first.month)[1]
            return self.first.replace(day=days)
        return self.first


def add_term(start: date, term: str) -> date:
    """The day on which a term of ISO 8601 that begins on `start` ends.

    >>> add_term(date(2025, 4, 4), "P1Y")
    datetime.date(2026, 4, 4)
    >>> add_term(date(2024, 2, 29), "P1Y")
    datetime.date(2025, 2, 28)
    """
    match = _TERM.match(term)
    if not match or term == "P":
        raise ValueError(f"“{term}” is not a term: write P1Y, P6M, P2W or P90D")
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    month_index = start.month - 1 + months + 12 * years
    year, month = start.year + month_index // 12, month_index % 12 + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) + timedelta(weeks=weeks, days=days)

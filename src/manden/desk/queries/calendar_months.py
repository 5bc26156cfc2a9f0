"""The calendar as its page lays it: overdue, under way, month after month, and what has passed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from manden.desk.queries.calendar import Calendar, Event, Undated


@dataclass(frozen=True)
class Month:
    """The events that begin in one month; `first` is its first day."""

    first: date
    events: tuple[Event, ...]


@dataclass(frozen=True)
class CalendarPage:
    today: date
    overdue: tuple[Event, ...]
    under_way: tuple[Event, ...]
    months: tuple[Month, ...]
    passed: tuple[Month, ...]  # the latest month first
    undated: tuple[Undated, ...]

    @property
    def empty(self) -> bool:
        return not (self.overdue or self.under_way or self.months or self.passed or self.undated)


def lay_out(calendar: Calendar, today: date) -> CalendarPage:
    """`calendar` seen on the day `today`."""

    def standing(wanted: str) -> tuple[Event, ...]:
        return tuple(one for one in calendar.events if one.standing(today) == wanted)

    return CalendarPage(
        today=today,
        overdue=standing("overdue"),
        under_way=standing("under_way"),
        months=_by_month(standing("to_come")),
        passed=tuple(reversed(_by_month(standing("passed")))),
        undated=calendar.undated,
    )


def _by_month(events: Iterable[Event]) -> tuple[Month, ...]:
    return tuple(
        Month(first, tuple(grouped))
        for first, grouped in groupby(events, key=lambda event: event.first.replace(day=1))
    )

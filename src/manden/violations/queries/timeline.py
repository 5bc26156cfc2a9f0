"""Incidents through time, as precisely as each is known: one that a source dates to a year alone is
in no month of it, and is told beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.db.models.functions import TruncMonth

from manden.violations.models import Involvement, Party
from manden.violations.queries.wanted import Found

_APART = (Party.Kind.STATE_FORCES, Party.Kind.ARMED_GROUP)
_MOST_MONTHS, _MOST_QUARTERS = 36, 60


@dataclass(frozen=True)
class Period:
    """A month, a quarter or a year: what is known to lie inside it, violations by kind of party
    apart and never netted. `first` and `last` are its days."""

    first: date
    last: date
    incidents: int
    state: int
    groups: int
    others: int


@dataclass(frozen=True)
class Timeline:
    """`wider` are incidents whose words allow more than one period; `undated` have no date."""

    by: str
    periods: Sequence[Period]
    wider: int
    undated: int


def timeline_of(found: Found, *, by: str = "") -> Timeline:
    """In months, quarters or years: as `by` says, or as fits what was found."""
    known = (
        found.incidents()
        .order_by()
        .exclude(happened_first=None)
        .values_list(TruncMonth("happened_first"), TruncMonth("happened_last"))
        .annotate(Count("pk"))
    )
    spans = [(first, last, number) for first, last, number in known]
    by = by if by in _STARTS else _fitting([first for first, _, _ in spans])
    start = _STARTS[by]
    incidents, wider = Counter[date](), 0
    for first, last, number in spans:
        if start(first) == start(last):
            incidents[start(first)] += number
        else:
            wider += number
    done = _violations(found, start)
    return Timeline(
        by=by,
        periods=[
            Period(
                day,
                _last_day(day, by),
                incidents[day],
                state=done.get((day, Party.Kind.STATE_FORCES), 0),
                groups=done.get((day, Party.Kind.ARMED_GROUP), 0),
                others=sum(n for (on, kind), n in done.items() if on == day and kind not in _APART),
            )
            for day in _every(incidents, by)
        ],
        wider=wider,
        undated=found.incidents().order_by().filter(happened_first=None).count(),
    )


def _violations(found: Found, start: Callable[[date], date]) -> Mapping[tuple[date, str], int]:
    """Violations by period and kind of party, each act once a kind."""
    told = (
        Involvement.objects.filter(act__in=found.acts().order_by().values("pk"))
        .exclude(act__incident__happened_first=None)
        .order_by()
        .values_list(
            TruncMonth("act__incident__happened_first"),
            TruncMonth("act__incident__happened_last"),
            "party__kind",
        )
        .annotate(Count("act", distinct=True))
    )
    done = Counter[tuple[date, str]]()
    for first, last, kind, number in told:
        if start(first) == start(last):
            done[start(first), kind] += number
    return done


def _fitting(months: Sequence[date]) -> str:
    if not months:
        return "month"
    across = (max(months).year - min(months).year) * 12 + max(months).month - min(months).month
    if across < _MOST_MONTHS:
        return "month"
    return "quarter" if across < _MOST_QUARTERS * 3 else "year"


def _every(incidents: Mapping[date, int], by: str) -> list[date]:
    """Every period from the first to the last, the empty ones too."""
    if not incidents:
        return []
    day, days = min(incidents), []
    while day <= max(incidents):
        days.append(day)
        day = _last_day(day, by) + timedelta(days=1)
    return days


def _last_day(first: date, by: str) -> date:
    months = {"month": 1, "quarter": 3, "year": 12}[by]
    after = first.month - 1 + months
    return date(first.year + after // 12, after % 12 + 1, 1) - timedelta(days=1)


_STARTS: Mapping[str, Callable[[date], date]] = {
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: date(day.year, (day.month - 1) // 3 * 3 + 1, 1),
    "year": lambda day: date(day.year, 1, 1),
}

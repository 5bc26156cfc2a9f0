"""By when: a deadline's days, and how they stand to today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from manden.commitments.models import Deadline
from manden.instruments.models import CouncilSession, Instrument

NEAR_DAYS = 90


@dataclass(frozen=True)
class Due:
    """A deadline; `first` and `last` are None where no day can be said."""

    kind: str  # session | date | duration | period | report
    text: str = ""
    session: int | None = None
    first: date | None = None
    last: date | None = None
    precision: str = "day"
    days: int | None = None

    def standing(self, today: date) -> str:
        """Passed, under_way, near (within NEAR_DAYS), later, or undated."""
        if self.first is None or self.last is None:
            return "undated"
        if self.last < today:
            return "passed"
        if self.first <= today and self.kind in ("session", "period"):
            return "under_way"
        return "near" if (self.first - today).days <= NEAR_DAYS else "later"

    def presses(self, today: date) -> bool:
        """Whether the next of its days, the opening or the end, falls within NEAR_DAYS."""
        if self.last is None or self.last < today:
            return False
        following = self.first if self.first and self.first >= today else self.last
        return (following - today).days <= NEAR_DAYS


def reckon(deadline: Deadline, adopted: date | None) -> Due:
    """The days of `deadline`; a duration runs from the adoption of its text."""
    known = {"kind": deadline.kind, "text": deadline.text, "session": deadline.session_number}
    if deadline.session is not None:
        session = deadline.session
        return Due(**known, first=session.opens, last=session.closes, precision=session.precision)
    if deadline.kind == Deadline.Kind.DURATION and deadline.days and adopted:
        end = adopted + timedelta(days=deadline.days)
        return Due(**known, first=end, last=end, days=deadline.days)
    last = deadline.date_to or deadline.date_from
    first = deadline.date_from if deadline.kind == Deadline.Kind.PERIOD else last
    return Due(**known, first=first or last, last=last, days=deadline.days)


def report_due(instrument: Instrument, session: CouncilSession) -> Due:
    """When the report to `session` must be handed in: a setting of the mandate, in weeks before."""
    day = session.opens - timedelta(weeks=instrument.report_weeks_before)
    return Due("report", session=session.number, first=day, last=day, precision=session.precision)

"""By when: a deadline's days, and how they stand to today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from manden.commitments.models import ClauseReading, Deadline
from manden.dates import add_term
from manden.instruments.models import CouncilSession, Instrument
from manden.reading.running import holds_until, running
from manden.ui.bilingual import page_language

NEAR_DAYS = 90


@dataclass(frozen=True)
class Due:
    """A deadline; `first` and `last` are None where no day can be said.

    `holds` where it is how long something decided holds: its end is nobody's to meet.
    """

    kind: str  # session | date | duration | period | rhythm | report
    text: str = ""
    session: int | None = None
    first: date | None = None
    last: date | None = None
    precision: str = "day"
    days: int | None = None
    holds: bool = False
    language: str | None = None  # of `text`, None for the page's

    def standing(self, today: date) -> str:
        """Passed, ended (what holds), under_way, near (within NEAR_DAYS), later, or undated."""
        if self.first is None or self.last is None:
            return "undated"
        if self.last < today:
            return "ended" if self.holds else "passed"
        if self.first <= today and self.kind in ("session", "period"):
            return "under_way"
        return "near" if (self.first - today).days <= NEAR_DAYS else "later"

    def presses(self, today: date) -> bool:
        """Whether the next of its days, the opening or the end, falls within NEAR_DAYS."""
        if self.last is None or self.last < today:
            return False
        following = self.first if self.first and self.first >= today else self.last
        return (following - today).days <= NEAR_DAYS


def reckon(
    deadline: Deadline, adopted: date | None, text: str, reading: ClauseReading | None
) -> Due:
    """The days of `deadline`, whose words are `text` in the clause `reading` that prints them.

    A duration that a text prints runs from its adoption, unless it says otherwise; then no day is
    said, nor where no clause prints the words any more. One that a person or a pack gives runs from
    the adoption.
    """
    foreign = reading.language if reading and reading.language != page_language() else None
    known = {"kind": deadline.kind, "text": text, "session": deadline.session_number}
    known |= {"language": foreign}
    if deadline.session is not None:
        session = deadline.session
        return Due(**known, first=session.opens, last=session.closes, precision=session.precision)
    if deadline.kind == Deadline.Kind.DURATION and reading is not None:
        return _printed_duration(known, deadline, adopted, reading)
    if deadline.kind == Deadline.Kind.DURATION:
        end = _end_given(deadline, adopted)
        return Due(**known, first=end, last=end, days=deadline.days)
    last = deadline.date_to or deadline.date_from
    if deadline.kind == Deadline.Kind.PERIOD and last is None:
        return Due(**(known | {"kind": "rhythm"}), days=deadline.days)
    first = deadline.date_from if deadline.kind == Deadline.Kind.PERIOD else last
    of_a_term = deadline.kind == Deadline.Kind.PERIOD and _is_term(deadline.text)
    holds = of_a_term or bool(reading and holds_until(reading.words))
    return Due(**known, first=first or last, last=last, days=deadline.days, holds=holds)


def _end_given(deadline: Deadline, adopted: date | None) -> date | None:
    """The end of a duration that a pack gives as a term (P6M), or a person in days."""
    if adopted and _is_term(deadline.text):
        return _end_of(adopted, deadline.text)
    if adopted and deadline.days and not deadline.text:
        return adopted + timedelta(days=deadline.days)
    return None


def _is_term(text: str) -> bool:
    """Whether these are no words but a term of ISO 8601, as packs give the length of a mandate."""
    return re.fullmatch(r"P(?:\d+[YMWD])+", text) is not None


def _printed_duration(
    known: dict[str, Any], deadline: Deadline, adopted: date | None, reading: ClauseReading
) -> Due:
    found = running(known["text"], reading.words, reading.language)
    known |= {"text": found.words, "holds": found.holds, "days": deadline.days}
    starts = found.first_day or (adopted if found.from_adoption else None)
    end = _end_of(starts, found.term) if starts else None
    if end is None:
        return Due(**known)
    if found.first_day:  # it is the first of the days that count
        last = end - timedelta(days=1)
        return Due(**(known | {"kind": "period"}), first=found.first_day, last=last)
    if found.holds:
        return Due(**(known | {"kind": "period"}), first=adopted, last=end)
    return Due(**known, first=end, last=end)


def _end_of(start: date, term: str) -> date | None:
    """The end of a term, None where no calendar holds it ("for 999 decades")."""
    try:
        return add_term(start, term)
    except (ValueError, OverflowError):
        return None


def report_due(instrument: Instrument, session: CouncilSession) -> Due:
    """When the report to `session` must be handed in: a setting of the mandate, in weeks before."""
    day = session.opens - timedelta(weeks=instrument.report_weeks_before)
    return Due("report", session=session.number, first=day, last=day, precision=session.precision)

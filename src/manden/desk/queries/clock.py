"""The mandate clock: report, session and end of mandate against today; asks and answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from manden.dates import add_term
from manden.desk.queries.due import report_due
from manden.desk.queries.margin import Note
from manden.instruments.models import CouncilSession, Instrument


@dataclass(frozen=True)
class Moment:
    """A day seen from today: `days` to it or since it, never negative."""

    day: date
    today: date
    precision: str = "day"

    @property
    def passed(self) -> bool:
        return self.day < self.today

    @property
    def days(self) -> int:
        return abs((self.day - self.today).days)


@dataclass(frozen=True)
class Clock:
    """Moments are None where the text, its pack or the table of sessions does not give them."""

    session_number: int | None
    report: Moment | None
    opens: Moment | None
    closes: Moment | None
    mandate_ends: Moment | None
    requests: int
    actors: int
    with_evidence: int
    without_evidence: int


def read_clock(instrument: Instrument, notes: Iterable[Note], today: date) -> Clock:
    """The clock of `instrument` on the day `today`; only operative requests are counted."""
    requests = [note for note in notes if note.kind == "commitment"]
    answered = sum(1 for note in requests if note.evidence)
    session = _report_session(instrument)
    return Clock(
        session_number=instrument.report_session,
        report=session and Moment(_report_day(instrument, session), today, session.precision),
        opens=session and Moment(session.opens, today, session.precision),
        closes=session and Moment(session.closes, today, session.precision),
        mandate_ends=_mandate_end(instrument, today),
        requests=len(requests),
        actors=len({actor.pk for note in requests for actor in note.addressees}),
        with_evidence=answered,
        without_evidence=len(requests) - answered,
    )


def _report_session(instrument: Instrument) -> CouncilSession | None:
    if instrument.report_session is None:
        return None
    return CouncilSession.objects.filter(
        body=instrument.body, number=instrument.report_session
    ).first()


def _report_day(instrument: Instrument, session: CouncilSession) -> date:
    day = report_due(instrument, session).first
    assert day is not None
    return day


def _mandate_end(instrument: Instrument, today: date) -> Moment | None:
    if not (instrument.mandate_start and instrument.mandate_term):
        return None
    return Moment(add_term(instrument.mandate_start, instrument.mandate_term), today)

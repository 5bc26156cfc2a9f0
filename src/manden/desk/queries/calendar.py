"""The calendar: what falls when, for a person of some sight; nothing is dated beyond its source.

Mandates, reports, sessions and dialogues come from the texts and from the table of sessions;
deadlines from the commitments; tasks are one's own. A commitment passed on which nothing is known
is overdue, and so is a task that is not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from manden.access.models import User
from manden.access.policy import allows
from manden.commitments.models import Commitment
from manden.dates import add_term
from manden.desk.queries.due import Due, report_due
from manden.desk.queries.margin import Note, note_on, with_notes_ready
from manden.desk.queries.sight import Sight, sight_of
from manden.instruments.models import CouncilSession, Instrument
from manden.registers.queries import evidence_on

REMINDED_DAYS = (30, 14, 7)


@dataclass(frozen=True)
class Event:
    """Something that falls on a day or over a span, both included; `identity` never changes.

    `kind` is mandate_end, report, session, dialogue, commitment or task. `record` names the row of
    the last two, `key` their commitment, `words` what is to be done. `settled` where something is
    known of it, and where nothing needs be.
    """

    identity: str
    kind: str
    instrument: Instrument
    first: date
    last: date
    precision: str = "day"
    session: int | None = None
    key: str = ""
    words: str = ""
    record: str = ""
    settled: bool = True

    def standing(self, today: date) -> str:
        """Overdue (a request passed, nothing known), passed, under_way, or to_come."""
        if self.last < today:
            return "passed" if self.settled else "overdue"
        spans = self.first < self.last and self.kind != "report"
        return "under_way" if spans and self.first <= today else "to_come"

    def reminder(self, today: date) -> int | None:
        """The reminder that is due: 7, 14 or 30 days before; None earlier, or once it has come."""
        days = (self.first - today).days
        return min((one for one in REMINDED_DAYS if 0 <= days <= one), default=None)


@dataclass(frozen=True)
class Undated:
    """A request by when no day can be said."""

    instrument: Instrument
    note: Note
    due: Due


@dataclass(frozen=True)
class Calendar:
    events: tuple[Event, ...]
    undated: tuple[Undated, ...]


def read_calendar(person: User, *, sight: Sight | None = None) -> Calendar:
    """Every event that `person` may see, the earliest first; of tasks, those set to `person`.

    `sight` is given where less than the whole of the person's is to be shown.
    """
    sight = sight or sight_of(person)
    sessions = {(one.body, one.number): one for one in CouncilSession.objects.all()}
    instruments = list(Instrument.objects.all())
    asked = list(_asked(sight)) if sight.commitments else []
    events = [event for one in instruments for event in _of_mandate(one, sessions)]
    events += [event for one in asked for event in _of_note(*one, told=sight.developments)]
    events += _of_tasks(person) if allows(person, "commitment.discuss") else ()
    events += _of_sessions(instruments, asked, sessions)
    undated = tuple(
        Undated(instrument, note, due)
        for instrument, note, _ in asked
        for due in note.dues
        if due.last is None
    )
    return Calendar(tuple(sorted(events, key=_order)), undated)


def _of_mandate(
    instrument: Instrument, sessions: dict[tuple[str, int], CouncilSession]
) -> Iterator[Event]:
    name = f"instrument-{instrument.pk}"
    if instrument.mandate_start and instrument.mandate_term:
        end = add_term(instrument.mandate_start, instrument.mandate_term)
        yield Event(f"{name}-mandate-end", "mandate_end", instrument, end, end)
    session = sessions.get((instrument.body, instrument.report_session or 0))
    if session is not None:
        due = report_due(instrument, session)
        assert due.first is not None and due.last is not None
        yield Event(
            f"{name}-report",
            "report",
            instrument,
            due.first,
            due.last,
            due.precision,
            session.number,
        )
    session = sessions.get((instrument.body, instrument.dialogue_session or 0))
    if session is not None:
        yield Event(
            f"{name}-dialogue",
            "dialogue",
            instrument,
            session.opens,
            session.closes,
            session.precision,
            session.number,
        )


def _asked(sight: Sight) -> Iterator[tuple[Instrument, Note, int]]:
    commitments = (
        with_notes_ready(
            Commitment.objects.filter(kind=Commitment.Kind.COMMITMENT, deadlines__isnull=False)
        )
        .distinct()
        .select_related("provision__instrument")
        .prefetch_related("provision__capabilities")
    )
    known = evidence_on(Commitment.objects.filter(deadlines__isnull=False), sight.levels)
    for commitment in commitments:
        provision = commitment.provision
        instrument = provision.instrument
        note = note_on(commitment, provision=provision, instrument=instrument, known=known)
        yield instrument, note, commitment.pk


def _of_note(instrument: Instrument, note: Note, row: int, *, told: bool) -> Iterator[Event]:
    """Its deadlines; whether something is known counts only for a person who is `told`."""
    dated = (due for due in note.dues if due.kind != "report")
    for place, due in enumerate(dated):
        if due.first is None or due.last is None:
            continue
        yield Event(
            f"commitment-{row}-{place}",
            "commitment",
            instrument,
            due.first,
            due.last,
            due.precision,
            due.session,
            note.key,
            note.action,
            f"commitments.commitment:{row}",
            settled=due.holds or bool(note.evidence) or not told,
        )


def _of_tasks(person: User) -> Iterator[Event]:
    tasks = person.tasks.filter(done_at=None, due__isnull=False)
    for task in tasks.select_related("commitment__provision__instrument"):
        yield Event(
            f"task-{task.pk}",
            "task",
            task.commitment.provision.instrument,
            task.due,
            task.due,
            key=task.commitment.key,
            words=task.title,
            record=f"commitments.task:{task.pk}",
            settled=False,
        )


def _of_sessions(
    instruments: Iterable[Instrument],
    asked: Iterable[tuple[Instrument, Note, int]],
    sessions: dict[tuple[str, int], CouncilSession],
) -> Iterator[Event]:
    """Each session that some text names, once, however many texts name it."""
    named: dict[tuple[str, int], Instrument] = {}
    for instrument in instruments:
        for number in (instrument.report_session, instrument.dialogue_session):
            named.setdefault((instrument.body, number or 0), instrument)
    for instrument, note, _ in asked:
        for due in note.dues:
            named.setdefault((instrument.body, due.session or 0), instrument)
    for key, instrument in named.items():
        session = sessions.get(key)
        if session is not None:
            yield Event(
                f"session-{session.pk}",
                "session",
                instrument,
                session.opens,
                session.closes,
                session.precision,
                session.number,
            )


def _order(event: Event) -> tuple[date, date, str]:
    return event.first, event.last, event.identity

"""The margin: what stands beside a paragraph for each of its commitments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from manden.actors.models import Actor
from manden.commitments.models import Addressing, Commitment, Deadline
from manden.desk.queries.due import Due, reckon, report_due
from manden.desk.queries.printed import Asked, reading_shown, those_asked, words_of_deadline
from manden.instruments.models import Instrument, Provision
from manden.registers.models import Development
from manden.registers.queries import Evidence
from manden.ui.bilingual import page_language


def with_notes_ready(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """The commitments with all that `note_on` reads of each, in a fixed number of queries."""
    return commitments.select_related("continuation__old__provision__instrument").prefetch_related(
        "themes",
        "readings",
        Prefetch("addressings", Addressing.objects.select_related("actor").order_by("pk")),
        Prefetch("deadlines", Deadline.objects.select_related("session").order_by("pk")),
    )


@dataclass(frozen=True)
class Note:
    """A commitment or followed point, who must act, by when, and what is known."""

    key: str
    kind: str
    force: str
    action: str
    action_language: str  # where `action` is the clause as read in another language than the page's
    asked: tuple[Asked, ...]
    acting_body: bool
    dues: tuple[Due, ...]
    evidence: int
    latest: Development | None
    themes: frozenset[str]
    capabilities: frozenset[str]
    before: Commitment | None = None  # of the text before, as an officer confirmed
    opening: str = ""  # the verb as printed, where `action` is the clause as read

    @property
    def addressees(self) -> tuple[Actor, ...]:
        return tuple(one.actor for one in self.asked)

    @property
    def language(self) -> str | None:
        """The language of `action`, None for the page's."""
        return self.action_language or None

    @property
    def says_nobody(self) -> bool:
        """Whether it is worth a word that nobody is asked: what a body decides asks nobody else."""
        return self.asks and not self.asked and self.force != "decide"

    @property
    def asks(self) -> bool:
        return self.kind != Commitment.Kind.FOLLOWED_POINT

    def due_states(self, today: date) -> frozenset[str]:
        """Where its deadlines stand: "near", "later", "passed" or "undated"."""
        states = {due.standing(today) for due in self.dues}
        if any(due.presses(today) for due in self.dues):
            return frozenset(states & {"passed"} | {"near"})
        return frozenset("later" if state == "under_way" else state for state in states)


def note_on(
    commitment: Commitment,
    *,
    provision: Provision,
    instrument: Instrument,
    known: Mapping[int, Evidence],
) -> Note:
    """The note of a commitment whose related rows are already at hand."""
    evidence = known.get(commitment.pk)
    action, language, opening = _action_of(commitment)
    return Note(
        key=commitment.key,
        kind=commitment.kind,
        force=commitment.force,
        action=action,
        action_language=language,
        asked=those_asked(commitment),
        acting_body=any(addressing.acting_body for addressing in commitment.addressings.all()),
        dues=tuple(_dues(commitment, instrument)),
        evidence=evidence.count if evidence else 0,
        latest=evidence.latest if evidence else None,
        before=_before(commitment),
        themes=frozenset(theme.code for theme in commitment.themes.all()),
        capabilities=frozenset(one.code for one in provision.capabilities.all()),
        opening=opening,
    )


def _dues(commitment: Commitment, instrument: Instrument) -> Iterator[Due]:
    """Its deadlines; what a mandate holder is requested for the reporting session is a report."""
    asked = [one.actor for one in commitment.addressings.all()]
    holders = [one for one in asked if _holds_mandate(one, instrument)]
    reports = commitment.force == "request" and bool(holders)
    for deadline in commitment.deadlines.all():
        text, reading = words_of_deadline(deadline, commitment)
        yield reckon(deadline, instrument.adopted, text, reading)
        session = deadline.session
        if reports and session is not None and session.number == instrument.report_session:
            yield report_due(instrument, session)


def _before(commitment: Commitment) -> Commitment | None:
    continuation = getattr(commitment, "continuation", None)
    return continuation.old if continuation else None


def _holds_mandate(actor: Actor, instrument: Instrument) -> bool:
    """The pack names who reports; without one, whoever holds a mandate of the organ."""
    if instrument.mandate_holder:
        return actor.code == instrument.mandate_holder
    return actor.kind == Actor.Kind.MANDATE_HOLDER


def _action_of(commitment: Commitment) -> tuple[str, str, str]:
    """Our own words; where nobody has written them, the action as read, its language where that is
    not the page's, and the verb as the text prints it."""
    if commitment.action:
        return commitment.action, "", ""
    reading = reading_shown(commitment)
    if reading is None:
        return commitment.key, "", ""
    action = str(reading.clause.get("action") or reading.words)
    other = "" if reading.language == page_language() else reading.language
    return action, other, reading.opening

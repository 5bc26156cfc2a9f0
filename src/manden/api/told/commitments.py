"""Commitments and followed points: who must do what, by when, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from ninja import Schema

from manden.api.told.words import InBoth, Named, in_both, named
from manden.commitments.amending import part_of
from manden.commitments.models import Amendment, Commitment, Continuation
from manden.desk.queries.due import Due
from manden.desk.queries.margin import note_on, with_notes_ready
from manden.desk.queries.sight import Sight
from manden.registers.queries import Evidence, evidence_on


class ToldDeadline(Schema):
    """`standing` on today: passed, ended (a term), under_way, near, later or undated."""

    kind: str
    text: str
    session: int | None
    first: date | None
    last: date | None
    precision: str
    days: int | None
    standing: str


class Known(Schema):
    """How many developments bear on it, and when the latest happened."""

    count: int
    latest: date | None
    precision: str | None


class ToldCommitment(Schema):
    """`action_read` is the clause as read, where nobody wrote the action in plain words.

    `known` is null where the token or its person may not read developments.
    """

    instrument: str
    anchor: str
    key: str
    kind: str
    verb: str
    force: str
    action: InBoth
    action_read: str
    addressees: list[Named]
    acting_body: bool
    deadlines: list[ToldDeadline]
    themes: list[str]
    capabilities: list[str]
    known: Known | None


class Reading(Schema):
    """The clause as the machine read it; `start` and `end` are offsets in the provision's words."""

    language: str
    opening: str
    words: str
    start: int
    end: int


class Earlier(Schema):
    """What an officer confirmed that this commitment continues."""

    instrument: str
    key: str
    confirmed_at: datetime


class WholeCommitment(ToldCommitment):
    """With both readings, what was stated before people amended it, and how often they did."""

    readings: list[Reading]
    stated: dict[str, Any]
    amendments: int
    continues: Earlier | None


class ToldAmendment(Schema):
    field: str
    before: Any
    after: Any
    why: str
    by: str
    at: datetime


def tell_commitments(
    commitments: Iterable[Commitment], *, sight: Sight, today: date
) -> list[ToldCommitment]:
    """In a number of queries that does not grow with them; they are `with_notes_ready`."""
    listed = list(commitments)
    known = evidence_on(Commitment.objects.filter(pk__in=[one.pk for one in listed]), sight.levels)
    return [ToldCommitment(**_common(one, sight, known, today)) for one in listed]


def tell_whole_commitment(commitment: Commitment, *, sight: Sight, today: date) -> WholeCommitment:
    known = evidence_on(Commitment.objects.filter(pk=commitment.pk), sight.levels)
    return WholeCommitment(
        **_common(commitment, sight, known, today),
        readings=[
            Reading(
                language=one.language,
                opening=one.opening,
                words=one.words,
                start=one.start,
                end=one.end,
            )
            for one in sorted(commitment.readings.all(), key=lambda one: one.language)
        ],
        stated=commitment.stated,
        amendments=commitment.amendments.count(),
        continues=_earlier(commitment),
    )


def tell_amendment(amendment: Amendment) -> ToldAmendment:
    return ToldAmendment(
        field=amendment.field,
        before=amendment.before,
        after=amendment.after,
        why=amendment.why,
        by=amendment.by.username,
        at=amendment.at,
    )


def ready(found: Any) -> Any:
    """A query of commitments with all that is told of each."""
    return (
        with_notes_ready(found)
        .select_related("provision__instrument")
        .prefetch_related("provision__capabilities")
    )


def _common(
    commitment: Commitment, sight: Sight, known: Mapping[int, Evidence], today: date
) -> dict[str, Any]:
    provision = commitment.provision
    instrument = provision.instrument
    note = note_on(commitment, provision=provision, instrument=instrument, known=known)
    return {
        "instrument": instrument.slug,
        "anchor": provision.anchor,
        "key": commitment.key,
        "kind": commitment.kind,
        "verb": commitment.verb,
        "force": commitment.force,
        "action": in_both(commitment, "action"),
        "action_read": _action_read(commitment),
        "addressees": [named(actor) for actor in note.addressees],
        "acting_body": note.acting_body,
        "deadlines": [_deadline(due, today) for due in note.dues],
        "themes": sorted(note.themes),
        "capabilities": sorted(note.capabilities),
        "known": _known(known.get(commitment.pk)) if sight.developments else None,
    }


def _action_read(commitment: Commitment) -> str:
    if part_of(commitment, "action_fr") or part_of(commitment, "action_en"):
        return ""
    readings = sorted(commitment.readings.all(), key=lambda one: one.language)
    return next((str(one.clause.get("action") or one.words) for one in readings), "")


def _deadline(due: Due, today: date) -> ToldDeadline:
    return ToldDeadline(
        kind=due.kind,
        text=due.text,
        session=due.session,
        first=due.first,
        last=due.last,
        precision=due.precision,
        days=due.days,
        standing=due.standing(today),
    )


def _known(evidence: Evidence | None) -> Known:
    if evidence is None:
        return Known(count=0, latest=None, precision=None)
    latest = evidence.latest
    return Known(count=evidence.count, latest=latest.happened, precision=latest.precision)


def _earlier(commitment: Commitment) -> Earlier | None:
    held = Continuation.objects.filter(new=commitment).select_related("old__provision__instrument")
    found = held.first()
    if found is None:
        return None
    return Earlier(
        instrument=found.old.instrument.slug, key=found.old.key, confirmed_at=found.confirmed_at
    )

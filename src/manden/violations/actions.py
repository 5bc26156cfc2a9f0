"""Writes to the record of violations: each a verb with an author, one transaction, one audit entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from manden.access import audit
from manden.access.models import Compartment, User
from manden.access.moments import moment_of_record
from manden.access.roles import Level
from manden.commitments.models import Commitment
from manden.dates import StatedDate
from manden.vault.actions import Said, enter_identity
from manden.vault.models import Identity
from manden.violations.coded import Codes, UnknownCode
from manden.violations.entry import (
    ActEntry,
    EffectEntry,
    IncidentEntry,
    SourceEntry,
    VictimEntry,
)
from manden.violations.models import (
    Act,
    Bearing,
    Effect,
    Incident,
    Information,
    Involvement,
    Source,
    Status,
    Verification,
    Victim,
)

__all__ = ["UnknownCode", "add_information", "bear_on", "enter_incident", "write_parts"]


@transaction.atomic
def enter_incident(
    *,
    entry: IncidentEntry,
    submission: UUID,
    by: User,
    compartment: Compartment | None = None,
    level: str = Level.CONFIDENTIAL,
    fictitious: bool = False,
    codes: Codes | None = None,
    at: datetime | None = None,
) -> Incident:
    """Record an incident with its victims, acts, sources and effects, as reported.

    The same `submission` sent again by the same person answers with the record already made.
    UnknownCode where the entry names a term, party or place that the desk does not have: nothing
    is kept then.
    """
    made = Incident.objects.filter(submission=submission, recorded_by=by).first()
    if made is not None:
        return made
    now = at or moment_of_record()
    incident = Incident.objects.create(
        **told_of(entry, codes or Codes()),
        compartment=compartment,
        level=level,
        fictitious=fictitious,
        recorded_at=now,
        recorded_by=by,
        submission=submission,
    )
    write_parts(incident=incident, entry=entry, codes=codes or Codes(), by=by, at=now)
    Verification.objects.create(
        incident=incident, status=Status.REPORTED, on=now.date(), at=now, by=by, recorder=by
    )
    audit.record(
        by=by,
        act="incident.enter",
        record=incident,
        details={"victims": len(entry.victims), "acts": len(entry.acts)},
    )
    return incident


@transaction.atomic
def bear_on(*, incident: Incident, commitment: Commitment, reason: str, by: User) -> Bearing:
    """Say why an incident bears on a commitment; said again, the reason is replaced."""
    bearing, _ = Bearing.objects.update_or_create(
        incident=incident, commitment=commitment, defaults={"reason": reason}
    )
    audit.record(by=by, act="incident.bear", record=incident, details={"commitment": commitment.pk})
    return bearing


@transaction.atomic
def add_information(
    *,
    incident: Incident,
    source: SourceEntry,
    by: User,
    position: str = Information.Position.SUPPORTS,
    repeats: Information | None = None,
) -> Information:
    """Add what a source says of an incident that stands; `repeats` is what it heard it from."""
    if repeats is not None and repeats.incident_id != incident.pk:
        raise UnknownCode("what is repeated was said of this incident: choose among its sources")
    said = _information(incident, source, Codes(), by, moment_of_record())
    said.position, said.repeats = position, repeats
    said.save(update_fields=["position", "repeats"])
    audit.record(by=by, act="incident.add_source", record=incident, details={"said": said.pk})
    return said


def told_of(entry: IncidentEntry, codes: Codes) -> dict[str, Any]:
    """The columns of an incident that its entry fills."""
    place, toll, happened = entry.place, entry.toll, entry.happened
    return {
        "title": entry.title,
        "narrative": entry.narrative,
        "language": entry.language,
        "operation": entry.operation,
        "category": entry.category,
        "toll_best": toll.best if toll else None,
        "toll_low": toll.low if toll else None,
        "toll_high": toll.high if toll else None,
        "happened_label": happened.text[:120] if happened else "",
        "happened_about": happened.about if happened else False,
        **days_of(happened),
        "place_label": place.label,
        "place_precision": place.precision,
        "division": codes.division(place.division, happened.first if happened else None),
        "locality": codes.locality(place.locality),
        "other_locality": codes.locality(place.other_locality),
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def write_parts(
    *, incident: Incident, entry: IncidentEntry, codes: Codes, by: User, at: datetime
) -> None:
    """The victims, acts, sources and effects of an incident that has none yet.

    Not a write of its own: whoever calls it holds the transaction and writes the audit entry.
    """
    victims = [
        make_victim(incident, ordinal, told, codes, by)
        for ordinal, told in enumerate(entry.victims, 1)
    ]
    for act in entry.acts:
        make_act(incident, victims[act.victim], act, entry.parties, codes)
    write_sources(incident=incident, sources=entry.sources, codes=codes, by=by, at=at)
    write_effects(incident=incident, effects=entry.effects)


def write_effects(*, incident: Incident, effects: Iterable[EffectEntry]) -> None:
    """What an incident did to schools, health and aid, in place of what was told. Not a write of
    its own, as `write_parts`."""
    incident.effects.all().delete()
    Effect.objects.bulk_create(Effect(incident=incident, **vars(told)) for told in effects)


def write_sources(
    *, incident: Incident, sources: Iterable[SourceEntry], codes: Codes, by: User, at: datetime
) -> None:
    """What sources say, beside what others said. Not a write of its own, as `write_parts`."""
    for source in sources:
        _information(incident, source, codes, by, at)


def days_of(happened: StatedDate | None) -> dict[str, Any]:
    return {
        "happened_first": happened.first if happened else None,
        "happened_last": happened.last if happened else None,
        "happened_precision": happened.precision if happened else "",
    }


def make_victim(
    incident: Incident, ordinal: int, told: VictimEntry, codes: Codes, by: User
) -> Victim:
    return Victim.objects.create(
        incident=incident,
        ordinal=ordinal,
        identity=_identity(incident, told, by),
        **told_of_victim(told, codes),
    )


def told_of_victim(told: VictimEntry, codes: Codes) -> dict[str, Any]:
    """The columns of a victim that its entry fills; who it is stands apart."""
    return {
        "unit": told.unit,
        "label": told.label,
        "counted": 1 if told.unit == Victim.Unit.INDIVIDUAL else told.counted,
        "estimated_low": told.estimated_low,
        "estimated_high": told.estimated_high,
        "sex": told.sex,
        "age": told.age,
        "age_years": told.age_years,
        "capacity": codes.term("capacity", told.capacity),
    }


def make_act(
    incident: Incident,
    victim: Victim,
    told: ActEntry,
    parties: Mapping[str, tuple[str, str]],
    codes: Codes,
) -> Act:
    act = Act.objects.create(
        incident=incident,
        victim=victim,
        violation=codes.needed_term("violation", told.violation),
        method=codes.term("method", told.method),
        outcome=codes.term("outcome", told.outcome),
        note=told.note,
        **days_of(told.happened),
    )
    involve(act, told, parties, codes)
    return act


def involve(act: Act, told: ActEntry, parties: Mapping[str, tuple[str, str]], codes: Codes) -> None:
    """The parties that had to do with an act that has none yet."""
    Involvement.objects.bulk_create(
        Involvement(
            act=act,
            party=codes.party(one.party, parties),
            degree=codes.needed_term("degree", one.degree),
            certainty=one.certainty,
        )
        for one in told.involvements
    )


def _information(
    incident: Incident, told: SourceEntry, codes: Codes, by: User, at: datetime
) -> Information:
    source = Source.objects.create(
        standing=told.standing,
        kind=codes.needed_term("source", told.kind),
        identity=_identity(incident, told, by),
        name=told.name,
        reliability=told.reliability,
        contact_allowed=told.contact_allowed,
        compartment=incident.compartment,
        level=incident.level,
        recorded_at=at,
        recorded_by=by,
    )
    return Information.objects.create(
        source=source,
        incident=incident,
        statement=told.statement,
        language=incident.language,
        material=codes.term("material", told.material),
        received=told.received,
        credibility=told.credibility,
        position=told.position,
        recorded_at=at,
        recorded_by=by,
    )


def _identity(incident: Incident, told: VictimEntry | SourceEntry, by: User) -> Identity | None:
    """The person in the vault, in the incident's compartment; None where nobody is named."""
    if not any(value.strip() for value in told.identity.values()):
        return None
    if incident.compartment is None:
        raise UnknownCode("a name is kept in a compartment: choose one for this incident")
    return enter_identity(
        fields=told.identity,
        compartment=incident.compartment,
        consents=[Said(purpose) for purpose in told.consents],
        fictitious=incident.fictitious,
        by=by,
    )

"""Making one incident of two that tell the same, and two of one that tells more than one.

Records move whole; what each incident was is kept under the number of the batch, so that the whole
is taken back by `batches.take_back`. Whoever asks for the merged number is led to the one it is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.access.roles import Level
from manden.violations.batches import leave, protect, restate
from manden.violations.changing import keep_version
from manden.violations.models import (
    Act,
    Change,
    Effect,
    Incident,
    Information,
    Status,
    Verification,
    Victim,
)
from manden.violations.verifying import FINDINGS

_COLUMNS_OF_THE_NEW = (
    *("narrative", "language", "operation", "category", "fictitious", "recorded_by_id"),
    *("happened_first", "happened_last", "happened_precision", "happened_about", "happened_label"),
    *("place_label", "place_precision", "division_id", "locality_id", "other_locality_id"),
    *("latitude", "longitude", "level", "compartment_id"),
)


class CannotJoin(ValueError):
    """The two are not made one; the message says why, and what to do."""


class CannotPart(ValueError):
    """The incident is not made two; the message says why, and what to do."""


@dataclass(frozen=True)
class Taken:
    """What goes to the new incident: keys of victims, effects and information."""

    victims: frozenset[int] = frozenset()
    effects: frozenset[int] = frozenset()
    information: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.victims or self.effects or self.information)


def why_not_joined(kept: Incident, merged: Incident) -> str:
    """Why the two cannot be made one; "" where they can."""
    if kept.pk == merged.pk:
        return "it is the same incident: give the key of another"
    if any(one.merged_into_id or one.removed_at for one in (kept, merged)):
        return "one of them stands no longer"
    if kept.compartment_id != merged.compartment_id:
        return "they are in different circles: bring them into one first"
    if kept.fictitious != merged.fictitious:
        return "one is fictitious and the other is not"
    return ""


@transaction.atomic
def merge_incidents(
    *, kept: Incident, merged: Incident, same: Mapping[int, int], reason: str, by: User
) -> UUID:
    """Move every record of `merged` into `kept`; `same` says which victim of it is which of `kept`,
    so that nobody is counted twice. The number of the batch; CannotJoin where they cannot be one.
    """
    refusal = why_not_joined(kept, merged)
    if refusal:
        raise CannotJoin(refusal)
    batch = uuid4()
    into, gone = (
        keep_version(incident=one, kind=Change.Kind.MERGE, reason=reason, by=by, batch=batch)
        for one in sorted((kept, merged), key=lambda one: one.pk != kept.pk)
    )
    _unify(into, gone, same)
    _move_victims(gone.victims.order_by("ordinal"), into)
    gone.information.update(incident=into)
    gone.effects.update(incident=into)
    _move_files(gone, into, batch)
    held = into.bearings.values("commitment")
    gone.bearings.exclude(commitment__in=held).update(incident=into)
    gone.taggings.exclude(tag__in=into.taggings.values("tag")).update(incident=into)
    highest = max(into.level, gone.level, key=lambda level: Level(level).height)
    protect(into, level=highest, compartment=into.compartment_id)
    if into.status in FINDINGS and gone.status != into.status:
        restate(into, Status.PENDING, reason=reason, by=by)
    gone.merged_into = into
    gone.save(update_fields=["merged_into"])
    leave((into, gone), batch)
    details = {"merged": gone.pk, "batch": str(batch)}
    audit.record(by=by, act="incident.merge", record=into, details=details)
    return batch


@transaction.atomic
def split_incident(
    *, incident: Incident, taken: Taken, title: str, reason: str, by: User
) -> Incident:
    """A new incident of the victims, effects and information `taken` out of `incident`.

    What a source said of an act follows the act. CannotPart where nothing is taken, or all is.
    """
    _sees_to(incident, taken, title)
    batch, now = uuid4(), moment_of_record()
    new = Incident.objects.create(
        title=title,
        recorded_at=now,
        **{name: getattr(incident, name) for name in _COLUMNS_OF_THE_NEW},
    )
    Verification.objects.create(
        incident=new,
        status=Status.REPORTED,
        on=now.date(),
        at=now,
        by_id=new.recorded_by_id,
        recorder_id=new.recorded_by_id,
    )
    old, new = (
        keep_version(incident=one, kind=Change.Kind.SPLIT, reason=reason, by=by, batch=batch)
        for one in (incident, new)
    )
    said = Information.objects.filter(pk__in=_chains(old, taken))
    said.exclude(act__victim__in=taken.victims).update(act=None)
    said.update(incident=new)
    old.effects.filter(pk__in=taken.effects).update(incident=new)
    _move_victims(old.victims.filter(pk__in=taken.victims).order_by("ordinal"), new)
    leave((old, new), batch)
    details = {"new": new.pk, "batch": str(batch)}
    audit.record(by=by, act="incident.split", record=old, details=details)
    return new


def _move_victims(victims: Iterable[Victim], into: Incident) -> None:
    """With what they suffered, numbered after those that are there."""
    last = into.victims.aggregate(last=Max("ordinal"))["last"] or 0
    for ordinal, victim in enumerate(list(victims), last + 1):
        victim.incident, victim.ordinal = into, ordinal
        victim.save(update_fields=["incident", "ordinal"])
        victim.acts.update(incident=into)


def _move_files(gone: Incident, into: Incident, batch: UUID) -> None:
    """Evidence beside the merged one is beside the other; which files moved is kept, so that they
    go back."""
    there = into.evidence_links.filter(detached_at=None).values("evidence")
    going = gone.evidence_links.filter(detached_at=None).exclude(evidence__in=there)
    moved = list(going.values_list("pk", flat=True))
    gone.evidence_links.filter(pk__in=moved).update(incident=into)
    kept = Change.objects.get(incident=gone, batch=batch)
    kept.before["files"] = moved
    kept.save(update_fields=["before"])


def _unify(into: Incident, gone: Incident, same: Mapping[int, int]) -> None:
    """Victims who are the same person, as said or as the vault knows, become one victim."""
    there = {victim.pk: victim for victim in into.victims.all()}
    known = {one.identity_id: one.pk for one in there.values() if one.identity_id}
    for victim in gone.victims.all():
        twin = there.get(same.get(victim.pk, known.get(victim.identity_id or 0, 0)))
        if twin is None:
            continue
        for act in victim.acts.all():
            _give_act(act, twin)
        if twin.identity_id is None and victim.identity_id is not None:
            twin.identity_id = victim.identity_id
            twin.save(update_fields=["identity"])
        victim.delete()


def _give_act(act: Act, twin: Victim) -> None:
    """The act is the twin's; one of the same violation is there already: parties and words join it."""
    held = twin.acts.filter(violation_id=act.violation_id).first()
    if held is None:
        act.victim, act.incident_id = twin, twin.incident_id
        act.save(update_fields=["victim", "incident"])
        return
    Information.objects.filter(act=act).update(act=held)
    told = set(held.involvements.values_list("party", "identity", "degree"))
    for one in act.involvements.all():
        if (one.party_id, one.identity_id, one.degree_id) not in told:
            one.act = held
            one.save(update_fields=["act"])
    act.delete()


def _chains(incident: Incident, taken: Taken) -> set[int]:
    """The information that goes: what was chosen, what was said of the acts that go, and whatever
    repeats these or is repeated by them, so that no repeat becomes a voice of its own."""
    told = list(incident.information.values_list("pk", "repeats", "act__victim"))
    going = {pk for pk, _, victim in told if pk in taken.information or victim in taken.victims}
    while True:
        more = {pk for pk, repeats, _ in told if repeats in going}
        more |= {repeats for pk, repeats, _ in told if pk in going and repeats is not None}
        if more <= going:
            return going
        going |= more


def _sees_to(incident: Incident, taken: Taken, title: str) -> None:
    if incident.merged_into_id or incident.removed_at:
        raise CannotPart("this incident stands no longer")
    if not title.strip():
        raise CannotPart("the new incident has a title: a few words without names")
    if not taken:
        raise CannotPart("choose what goes to the new incident")
    left = (
        incident.victims.exclude(pk__in=taken.victims).exists()
        or Effect.objects.filter(incident=incident).exclude(pk__in=taken.effects).exists()
        or incident.information.exclude(pk__in=taken.information).exists()
    )
    if not left:
        raise CannotPart("everything would go: leave something, or change the incident itself")

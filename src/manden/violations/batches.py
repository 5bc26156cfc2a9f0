"""What was done at once to several incidents, merging and splitting included: tied by one number,
and taken back whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from manden.access import audit
from manden.access.models import Compartment, User
from manden.access.moments import moment_of_record
from manden.violations.changing import keep_version
from manden.violations.models import (
    Change,
    EvidenceLink,
    Incident,
    Information,
    Source,
    Status,
    Verification,
)
from manden.violations.snapshot import clear_parts, put_back

DONE_TOGETHER = (Change.Kind.BULK, Change.Kind.MERGE, Change.Kind.SPLIT)


class CannotTakeBack(ValueError):
    """The batch stays as it is; the message says why, and what to do."""


@dataclass(frozen=True)
class Batch:
    """The changes of one number, in the order in which they were made."""

    number: UUID
    changes: Sequence[Change]

    @property
    def kind(self) -> str:
        return self.changes[0].kind

    @property
    def incidents(self) -> list[Incident]:
        return [change.incident for change in self.changes]


def batch_of(number: UUID) -> Batch | None:
    changes = (
        Change.objects.filter(batch=number, kind__in=DONE_TOGETHER)
        .select_related("incident", "by")
        .order_by("pk")
    )
    return Batch(number, list(changes)) if changes else None


def taken_back(number: UUID) -> bool:
    return Change.objects.filter(batch=number, kind=Change.Kind.UNDO).exists()


def leave(changed: Iterable[Incident], number: UUID) -> None:
    """Say which version the batch left of each: what comes after it is somebody's further work."""
    for incident in changed:
        kept = Change.objects.filter(incident=incident, batch=number, kind__in=DONE_TOGETHER)
        kept.update(left=incident.version)


@transaction.atomic
def take_back(*, batch: Batch, reason: str, by: User) -> None:
    """Put every incident of the batch back to what it was; CannotTakeBack where any was worked on
    since, and nothing is changed then."""
    held = {
        one.pk: one
        for one in Incident.objects.select_for_update().filter(
            pk__in=[change.incident_id for change in batch.changes]
        )
    }
    if taken_back(batch.number):
        raise CannotTakeBack("this was taken back already")
    worked_on = [
        held[change.incident_id].key
        for change in batch.changes
        if held[change.incident_id].version != change.left
    ]
    if worked_on:
        raise CannotTakeBack(
            f"{', '.join(worked_on)} changed since: put those later changes back first"
        )
    now = [
        keep_version(incident=one, kind=Change.Kind.UNDO, reason=reason, by=by, batch=batch.number)
        for one in held.values()
    ]
    # A part may have gone from one to the other: all let go before any is put back.
    for incident in now:
        clear_parts(incident)
    by_key = {one.pk: one for one in now}
    for change in batch.changes:
        _put_back(by_key[change.incident_id], change, reason, by)
    audit.record(
        by=by,
        act="incident.take_back",
        record=now[0],
        details={"batch": str(batch.number), "incidents": sorted(by_key)},
    )


def protect(incident: Incident, *, level: str, compartment: Compartment | int | None) -> None:
    """Set the level and the circle of an incident, and of the sources that speak of it alone."""
    key = compartment.pk if isinstance(compartment, Compartment) else compartment
    elsewhere = Information.objects.exclude(incident=incident).values("source")
    own = Information.objects.filter(incident=incident).values("source")
    Source.objects.filter(pk__in=own).exclude(pk__in=elsewhere).update(level=level, compartment=key)
    incident.level, incident.compartment_id = level, key
    incident.save(update_fields=["level", "compartment"])


def restate(incident: Incident, status: str, *, reason: str, by: User) -> None:
    """Write the stage that brings an incident back to a status it had; no stage is ever changed.

    CannotTakeBack where it was a finding and `by` is who recorded the incident.
    """
    if incident.status == status:
        return
    finding = status not in (Status.REPORTED, Status.PENDING)
    if finding and incident.recorded_by_id == by.pk:
        raise CannotTakeBack(f"{incident.key}: another must restore a finding than who recorded it")
    was = incident.verifications.filter(status=status).order_by("-pk").first()
    now = moment_of_record()
    Verification.objects.create(
        incident=incident,
        status=status,
        standard=was.standard if was else "",
        reasons=reason,
        questions=was.questions if was else "",
        on=now.date(),
        at=now,
        by=by,
        recorder_id=incident.recorded_by_id,
    )
    incident.status = status
    incident.save(update_fields=["status"])


def _put_back(incident: Incident, change: Change, reason: str, by: User) -> None:
    kept = change.before["incident"][0]["fields"]
    put_back(incident, change.before)
    if (incident.level, incident.compartment_id) != (kept["level"], kept["compartment"]):
        protect(incident, level=kept["level"], compartment=kept["compartment"])
    restate(incident, kept["status"], reason=reason, by=by)
    EvidenceLink.objects.filter(pk__in=change.before.get("files", [])).update(incident=incident)
    incident.merged_into_id = kept["merged_into"]
    if change.kind == Change.Kind.SPLIT and not any(change.before["parts"]):
        incident.removed_at = moment_of_record()  # it was made by the split that is taken back
    incident.save(update_fields=["merged_into", "removed_at"])

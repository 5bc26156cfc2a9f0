"""Changing an incident: what it was stays whole beside what it is, and can be put back."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.violations.actions import told_of, write_parts
from manden.violations.coded import Codes
from manden.violations.entry import IncidentEntry
from manden.violations.models import Change, Incident
from manden.violations.snapshot import clear_parts, put_back, snapshot


class ChangedMeanwhile(ValueError):
    """Somebody else changed the incident since it was shown; nothing was overwritten."""


@transaction.atomic
def rewrite_incident(
    *,
    incident: Incident,
    entry: IncidentEntry,
    reason: str,
    by: User,
    codes: Codes | None = None,
    kind: str = Change.Kind.EDIT,
    batch: UUID | None = None,
    shown: int | None = None,
) -> Incident:
    """Make the incident what `entry` tells; `shown` is the version that its author was looking at.

    ChangedMeanwhile where that is no longer the last one.
    """
    held = keep_version(
        incident=incident, kind=kind, reason=reason, by=by, batch=batch, shown=shown
    )
    known = codes or Codes()
    for name, value in told_of(entry, known).items():
        setattr(held, name, value)
    held.removed_at = None
    held.save()
    clear_parts(held)
    write_parts(incident=held, entry=entry, codes=known, by=by, at=moment_of_record())
    audit.record(by=by, act="incident.edit", record=held, details={"version": held.version})
    return held


class CannotUndo(ValueError):
    """What would come back is partly another incident's now; nothing is changed."""


@transaction.atomic
def undo(*, change: Change, by: User, reason: str) -> Incident:
    """Put the incident back to what it was before `change`; what it is now is kept too.

    CannotUndo across a merging or a splitting that stands: it is taken back whole, with its batch.
    """
    if _crosses_a_joining(change):
        raise CannotUndo("it was merged or split since then: take that back first, whole")
    kept = change.before
    held = keep_version(incident=change.incident, kind=Change.Kind.UNDO, reason=reason, by=by)
    put_back(held, kept)
    audit.record(by=by, act="incident.undo", record=held, details={"back_to": change.version})
    return held


def keep_version(
    *,
    incident: Incident,
    kind: str,
    reason: str,
    by: User,
    batch: UUID | None = None,
    shown: int | None = None,
) -> Incident:
    """The incident, held for this transaction, one version further; what it was is kept."""
    held = Incident.objects.select_for_update().get(pk=incident.pk)
    if shown is not None and shown != held.version:
        raise ChangedMeanwhile(
            f"{held.key} was changed since you opened it: look at it again, then make your change"
        )
    Change.objects.create(
        incident=held,
        version=held.version,
        kind=kind,
        before=snapshot(held),
        reason=reason,
        batch=batch,
        at=moment_of_record(),
        by=by,
    )
    held.version += 1
    held.save(update_fields=["version"])
    return held


def _crosses_a_joining(change: Change) -> bool:
    """Whether records went to another incident, or came from one, and have not gone back."""
    joined = Change.objects.filter(
        incident=change.incident_id, kind__in=(Change.Kind.MERGE, Change.Kind.SPLIT)
    )
    since = Change.objects.filter(
        incident=change.incident_id, version__gte=change.version, batch__in=joined.values("batch")
    )
    crossed = Counter(since.values_list("batch", flat=True))
    return any(times == 1 for times in crossed.values())  # done and not taken back, or taken back

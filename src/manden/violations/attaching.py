"""Putting a file of evidence beside an incident, and taking it away where that was a mistake."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.vault.actions.custody import add_event
from manden.vault.models import CustodyEvent, Evidence
from manden.violations.models import EvidenceLink, Incident, Source

A_DAY = timedelta(days=1)
LONGEST_NOTE = 500


class CannotAttach(ValueError):
    """The file is put beside nothing; the message says why."""


@transaction.atomic
def attach_evidence(
    *,
    evidence: Evidence,
    incident: Incident,
    by: User,
    now: datetime,
    source: Source | None = None,
    given_here: bool = False,
) -> EvidenceLink:
    """Say that a file is about an incident, and who gave it; said again, it stays as it is.

    The caller has seen to it that `by` may know of both. `given_here`: the file came by this.
    """
    if evidence.parent_id is not None:
        raise CannotAttach("a copy stands beside what the file as it came is about")
    if source is not None and not source.information.filter(incident=incident).exists():
        raise CannotAttach("this source said nothing of this incident")
    link, made = EvidenceLink.objects.get_or_create(
        evidence=evidence,
        incident=incident,
        detached_at=None,
        defaults={
            "source": source,
            "recorded_at": now,
            "recorded_by": by,
            "given_here": given_here,
        },
    )
    if made:
        add_event(
            evidence=evidence, kind=CustodyEvent.Kind.ATTACHED, by=by, at=now, note=incident.key
        )
        details = {"evidence": evidence.pk, "source": source.pk if source else None}
        audit.record(by=by, act="incident.attach_evidence", record=incident, details=details)
    return link


class CannotDetach(ValueError):
    """The file stays beside the incident; the message says why."""


def may_be_detached(link: EvidenceLink, now: datetime) -> bool:
    """Whether the day in which a mistake can be taken back still runs."""
    return link.detached_at is None and now - link.recorded_at <= A_DAY


@transaction.atomic
def detach_evidence(*, link: EvidenceLink, reason: str, by: User, now: datetime) -> None:
    """Take back, within a day, that a file is about an incident; file and custody stay.

    The caller has seen to it that `by` may know of both and change the incident.
    """
    held = EvidenceLink.objects.select_for_update().get(pk=link.pk)
    if held.detached_at is not None:
        raise CannotDetach("it was taken away already")
    if not may_be_detached(held, now):
        raise CannotDetach("it has stood there for more than a day: say in the account what it is")
    held.detached_at, held.detached_by, held.detached_why = now, by, reason
    held.save(update_fields=["detached_at", "detached_by", "detached_why"])
    told = f"{held.incident.key}: {reason}"[:LONGEST_NOTE]
    add_event(evidence=held.evidence, kind=CustodyEvent.Kind.DETACHED, by=by, at=now, note=told)
    details = {"evidence": held.evidence_id}
    audit.record(by=by, act="incident.detach_evidence", record=held.incident, details=details)

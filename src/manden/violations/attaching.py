"""Putting a file of evidence beside an incident."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.vault.actions.custody import add_event
from manden.vault.models import CustodyEvent, Evidence
from manden.violations.models import EvidenceLink, Incident, Source


class CannotAttach(ValueError):
    """The file is put beside nothing; the message says why."""


@transaction.atomic
def attach_evidence(
    *, evidence: Evidence, incident: Incident, by: User, now: datetime, source: Source | None = None
) -> EvidenceLink:
    """Say that a file is about an incident, and who gave it; said again, it stays as it is.

    The caller has seen to it that `by` may know of both.
    """
    if evidence.parent_id is not None:
        raise CannotAttach("a copy stands beside what the file as it came is about")
    if source is not None and not source.information.filter(incident=incident).exists():
        raise CannotAttach("this source said nothing of this incident")
    link, made = EvidenceLink.objects.get_or_create(
        evidence=evidence,
        incident=incident,
        defaults={"source": source, "recorded_at": now, "recorded_by": by},
    )
    if made:
        add_event(
            evidence=evidence, kind=CustodyEvent.Kind.ATTACHED, by=by, at=now, note=incident.key
        )
        details = {"evidence": evidence.pk, "source": source.pk if source else None}
        audit.record(by=by, act="incident.attach_evidence", record=incident, details=details)
    return link

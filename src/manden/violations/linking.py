"""How one incident stands to another: said with a reason, and taken away again."""

from __future__ import annotations

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.violations.models import Incident, IncidentLink


@transaction.atomic
def link_incidents(
    *, incident: Incident, other: Incident, kind: str, reason: str, by: User
) -> IncidentLink:
    """Say that `incident` precedes, encompasses, causes `other`; said again, the reason is replaced."""
    link, _ = IncidentLink.objects.update_or_create(
        incident=incident, other=other, kind=kind, defaults={"reason": reason}
    )
    details = {"other": other.pk, "kind": kind}
    audit.record(by=by, act="incident.link", record=incident, details=details)
    return link


@transaction.atomic
def unlink(*, link: IncidentLink, by: User) -> None:
    details = {"other": link.other_id, "kind": link.kind}
    audit.record(by=by, act="incident.unlink", record=link.incident, details=details)
    link.delete()

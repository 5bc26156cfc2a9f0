"""Who is in a file, or gave it: from then on their word holds for it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.vault.models import Evidence, Identity, PersonInFile


@transaction.atomic
def put_in_file(*, evidence: Evidence, identity: Identity, by: User, now: datetime) -> PersonInFile:
    """Tie a person to the file as it came; said twice, it is said once."""
    found, made = PersonInFile.objects.get_or_create(
        evidence=evidence.root,
        identity=identity,
        defaults={"recorded_at": now, "recorded_by": by},
    )
    if made:
        details = {"identity": str(identity.pk)}
        audit.record(by=by, act="evidence.concern", record=evidence.root, details=details)
    return found

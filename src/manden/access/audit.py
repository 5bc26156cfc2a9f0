"""The audit chain's writer: every entry holds the digest of the one before it.

An entry is written in the transaction of the act it tells of: both are there or neither is.
Who verifies the chain shares no code with this file (see `manden.audit_verifier`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import connection, models

from manden.access.lock import refuse_under_lock
from manden.access.models import AuditEntry

if TYPE_CHECKING:
    from manden.access.models import User

GENESIS = "0" * 64
NOBODY = "nobody"
CHAIN_LOCK = 58_30


class NoTransaction(RuntimeError):
    """An audit entry was to be written outside the transaction of its act."""


def record(
    *,
    by: User | None,
    act: str,
    record: models.Model | str = "",
    outcome: str = AuditEntry.Outcome.DONE,
    details: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Append an entry; `details` holds ids, counts and digests, never a name or a body.

    DeskLocked where the desk is locked and the act would change a record: nothing is kept of it.
    """
    if not connection.in_atomic_block:
        raise NoTransaction(f"{act} must be audited inside its own transaction")
    hold_the_chain()
    refuse_under_lock(act=act, outcome=outcome)
    last = AuditEntry.objects.order_by("-sequence").values("sequence", "digest").first()
    entry = AuditEntry(
        sequence=last["sequence"] + 1 if last else 1,
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
        actor=by.pseudonym if by is not None and by.is_authenticated else NOBODY,
        act=act,
        record=record if isinstance(record, str) else name_of(record),
        outcome=outcome,
        details=_canonical(dict(details or {})),
        previous=last["digest"] if last else GENESIS,
    )
    entry.digest = _digest(entry)
    entry.save(force_insert=True)
    return entry


def name_of(record: models.Model) -> str:
    """`commitments.commitment:17`: which record, without a word of what it holds."""
    return f"{record._meta.label_lower}:{record.pk}"


def hold_the_chain() -> None:
    """One writer at a time until the transaction ends.

    The embedded database's IMMEDIATE transactions see to it already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def _digest(entry: AuditEntry) -> str:
    fields = (
        entry.sequence,
        entry.at,
        entry.actor,
        entry.act,
        entry.record,
        str(entry.outcome),
        entry.details,
        entry.previous,
    )
    return hashlib.sha256(_canonical(list(fields)).encode()).hexdigest()


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)

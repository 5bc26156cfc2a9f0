"""The chain of custody of a file: each event numbered, and each in the audit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from manden.access import audit
from manden.access.models import User
from manden.vault.models import CustodyEvent, Evidence
from manden.vault.refusing import Refused
from manden.vault.refusing import gettext_noop as _

Kind = CustodyEvent.Kind
ACTS = {
    Kind.RECEIVED: "evidence.receive",
    Kind.RECEIVED_AGAIN: "evidence.receive_again",
    Kind.ATTACHED: "evidence.attach",
    Kind.DETACHED: "evidence.detach",
    Kind.VIEWED: "evidence.view",
    Kind.EXPORTED: "evidence.export",
    Kind.SHARED: "evidence.share",
    Kind.DERIVED: "evidence.derive",
    Kind.APPROVED: "evidence.approve",
    Kind.REFUSED: "evidence.refuse",
    Kind.TRANSFERRED: "evidence.transfer",
}


class CannotTransfer(Refused):
    """No transfer is recorded; the message says why."""


def add_event(
    *,
    evidence: Evidence,
    kind: str,
    by: User,
    at: datetime,
    purpose: str = "",
    recipient: str = "",
    note: str = "",
) -> CustodyEvent:
    """Add what happened to a file; the caller holds the transaction of the act."""
    audit.hold_the_chain()
    last = evidence.custody.aggregate(last=Max("number"))["last"] or 0
    entry = audit.record(
        by=by,
        act=ACTS[Kind(kind)],
        record=evidence,
        details={"number": last + 1, "sha256": evidence.sha256, "purpose": purpose},
    )
    return CustodyEvent.objects.create(
        evidence=evidence,
        number=last + 1,
        kind=kind,
        at=at,
        by=by,
        purpose=purpose,
        recipient=recipient.strip(),
        note=note.strip(),
        entry=entry.sequence,
    )


@transaction.atomic
def record_transfer(
    *, evidence: Evidence, recipient: str, note: str, by: User, now: datetime
) -> CustodyEvent:
    """Say that the carrier of a file, or a copy made outside the desk, was handed to somebody."""
    if not recipient.strip() or not note.strip():
        raise CannotTransfer(_("a transfer says to whom, and how or why"))
    return add_event(
        evidence=evidence,
        kind=Kind.TRANSFERRED,
        by=by,
        at=now,
        recipient=recipient,
        note=note,
    )

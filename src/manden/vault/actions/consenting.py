"""What a person says of each purpose: one word after the other, none ever changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.vault.models import Consent, ConsentRecipient, Identity, folded_recipient
from manden.vault.words import MANNERS, PURPOSES, SHARED


class CannotRecordConsent(ValueError):
    """The word is not recorded; the message says why."""


@transaction.atomic
def record_consent(
    *,
    identity: Identity,
    purpose: str,
    state: str,
    manner: str,
    by: User,
    now: datetime,
    shared_with: Iterable[str] = (),
) -> Consent:
    """Record the person's latest word on `purpose`; it holds from the next question on.

    `shared_with` names the recipients of a purpose that shares; none: whoever the purpose means.
    """
    held = Identity.objects.select_for_update(of=("self",)).get(pk=identity.pk)
    if held.erased_at is not None:
        raise CannotRecordConsent("the person was erased: nothing is kept of them")
    word = add_word(
        identity=held,
        purpose=purpose,
        state=state,
        manner=manner,
        shared_with=shared_with,
        by=by,
        at=now,
    )
    audit.record(
        by=by,
        act="consent.record",
        record=held,
        details={"purpose": purpose, "state": state, "version": word.version},
    )
    return word


def add_word(
    *,
    identity: Identity,
    purpose: str,
    state: str,
    manner: str,
    by: User,
    at: datetime,
    shared_with: Iterable[str] = (),
) -> Consent:
    """The next version of the person's word; whoever calls keeps the audit."""
    if purpose not in PURPOSES or manner not in MANNERS or state not in Consent.State.values:
        raise CannotRecordConsent("a purpose, a state and a manner are of the lists of the vault")
    recipients = {folded_recipient(name): name.strip() for name in shared_with if name.strip()}
    if recipients and (purpose not in SHARED or state != Consent.State.GIVEN):
        raise CannotRecordConsent("only a consent to share names with whom")
    last = identity.consents.filter(purpose=purpose).order_by("-version").first()
    if state == Consent.State.WITHDRAWN and (last is None or last.state != Consent.State.GIVEN):
        raise CannotRecordConsent("nothing was given that could be withdrawn: record a refusal")
    word = Consent(
        identity=identity,
        purpose=purpose,
        version=last.version + 1 if last else 1,
        state=state,
        manner=manner,
        at=at,
        by=by,
    )
    word.save(force_insert=True)
    ConsentRecipient.objects.bulk_create(
        ConsentRecipient(consent=word, name=name, folded=folded)
        for folded, name in sorted(recipients.items())
    )
    return word

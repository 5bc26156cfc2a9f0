"""Reading names: a declared purpose that the person consented to, a reason, a limit, a trace.

Within the limit of the compartment the names are shown at once; beyond it the reading waits until
another person approves it, within the hour. The audit says which fields, never what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.access.policy import allows
from manden.vault.models import MOST_REVEALS_A_DAY, Identity, Reveal, RevealLimit
from manden.vault.opening import Worded, versions_of
from manden.vault.words import (
    APPROVED_WITHIN,
    FIELD_NAMES,
    REVEAL_PURPOSES,
    SHARED,
    consent_for,
)

SHOWN_FOR = timedelta(seconds=60)
A_DAY = timedelta(hours=24)


class CannotReveal(ValueError):
    """Nothing is shown; the message says why."""


class NotAllowed(CannotReveal):
    """The policy or the person's consent says no: the page answers as if it were absent."""


@dataclass(frozen=True)
class Revealed:
    """The reading, and the fields shown with their versions; None while it waits for a second."""

    record: Reveal
    shown: Mapping[str, list[Worded]] | None


@transaction.atomic
def reveal(
    *,
    identity: Identity,
    fields: Iterable[str],
    purpose: str,
    reason: str,
    by: User,
    now: datetime,
    recipient: str = "",
    earlier: bool = False,
    submission: UUID | None = None,
) -> Revealed:
    """Show the `fields` of an identity to `by`, or let it wait for a second person.

    The same `submission` sent again within a minute shows the same again, and counts once.
    NotAllowed where the policy, the consent for `purpose` or a conflict of interest says no;
    CannotReveal where the question is incomplete, NoKey where the identity is sealed or erased.
    """
    asked = [field for field in FIELD_NAMES if field in set(fields)]
    if not asked or not reason.strip() or purpose not in REVEAL_PURPOSES:
        raise CannotReveal("a reading of names has a purpose, a reason and fields")
    audit.hold_the_chain()  # two readings at once are counted one after the other
    standing = _allowed(identity, by, purpose, recipient)
    sent_before = Reveal.objects.filter(pk=submission, asked_by=by, identity=standing).first()
    if sent_before is not None:
        return _again(sent_before, now)
    record = Reveal(
        id=submission or uuid4(),
        identity=standing,
        purpose=purpose,
        recipient=recipient.strip(),
        reason=reason.strip(),
        fields=asked,
        earlier=earlier,
        asked_at=now,
        asked_by=by,
    )
    if left_today(by, standing, now) > 0:
        return _show(record, now)
    record.save(force_insert=True)
    _tell("identity.ask_second", record, by)
    return Revealed(record, None)


@transaction.atomic
def approve_reveal(*, record: Reveal, by: User, now: datetime) -> None:
    """Let another's reading beyond the limit be shown, to them alone and within the hour."""
    waiting = _held(record)
    if waiting.asked_by_id == by.pk:
        raise CannotReveal("nobody approves their own reading")
    if not allows(by, "identity.confirm", waiting.identity):
        raise NotAllowed("the policy says no")
    if not waits(waiting, now):
        raise CannotReveal("this reading waits no longer")
    waiting.approved_by, waiting.approved_at = by, now
    waiting.save(update_fields=["approved_by", "approved_at"])
    _tell("identity.approve_reveal", waiting, by)


@transaction.atomic
def show_approved(*, record: Reveal, by: User, now: datetime) -> Revealed:
    """Show a reading that another person approved; the policy and the consent are asked again."""
    held = _held(record)
    if held.asked_by_id != by.pk or held.approved_at is None:
        raise CannotReveal("this reading was not approved, or is another's")
    _allowed(held.identity, by, held.purpose, held.recipient)
    if held.shown_at is not None:
        return _again(held, now)
    if now - held.approved_at > APPROVED_WITHIN:
        raise CannotReveal("the hour of the approval is over: ask again")
    return _show(held, now)


def waits(record: Reveal, now: datetime) -> bool:
    """Whether a second person can still approve it."""
    untouched = record.approved_at is None and record.shown_at is None
    return untouched and now - record.asked_at <= APPROVED_WITHIN


def left_today(person: User, identity: Identity, now: datetime) -> int:
    """How many more readings the limit of the compartment leaves `person`, within 24 hours."""
    limit = RevealLimit.objects.filter(compartment_id=identity.compartment_id).first()
    shown = Reveal.objects.filter(
        asked_by=person,
        approved_by=None,
        shown_at__gt=now - A_DAY,
        identity__compartment_id=identity.compartment_id,
    )
    return max(0, (limit.a_day if limit else MOST_REVEALS_A_DAY) - shown.count())


def _allowed(identity: Identity, by: User, purpose: str, recipient: str) -> Identity:
    standing = Identity.objects.select_related("compartment").get(pk=identity.pk)
    decision = allows(by, "identity.reveal", standing)
    if not decision:
        raise NotAllowed(decision.reason)
    whom = recipient if purpose in SHARED else None
    if not standing.consents_to(consent_for(purpose), whom):
        raise NotAllowed("no consent covers the purpose")
    return standing


def _show(record: Reveal, now: datetime) -> Revealed:
    record.shown_at = now
    shown = _words(record)
    record.save()
    _tell("identity.show_names", record, record.asked_by)
    return Revealed(record, shown)


def _again(record: Reveal, now: datetime) -> Revealed:
    if record.shown_at is None:
        return Revealed(record, None)
    if now - record.shown_at > SHOWN_FOR:
        raise CannotReveal("this was shown already: ask again")
    _tell("identity.show_names", record, record.asked_by)
    return Revealed(record, _words(record))


def _words(record: Reveal) -> dict[str, list[Worded]]:
    words = versions_of(record.identity)
    chosen = {field: words[field] for field in record.fields if field in words}
    return chosen if record.earlier else {field: each[:1] for field, each in chosen.items()}


def _held(record: Reveal) -> Reveal:
    held = Reveal.objects.select_for_update(of=("self",)).select_related("identity__compartment")
    return held.get(pk=record.pk)


def _tell(act: str, record: Reveal, by: User) -> None:
    details = {
        "reading": str(record.pk),
        "purpose": record.purpose,
        "fields": record.fields,
        "earlier": record.earlier,
        "second": record.approved_by.pseudonym if record.approved_by else "",
    }
    audit.record(by=by, act=act, record=record.identity, details=details)

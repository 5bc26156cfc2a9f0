"""The keys of phones: made and told once, revoked, remembered by the day; and whose one is."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from manden.access import audit
from manden.access.models import Compartment, User
from manden.access.policy import allows
from manden.collection.openrosa.models import PhoneToken

LIVE_TOKENS = 5
LONGEST_DAYS = 365


class CannotMakePhoneToken(ValueError):
    """No token is made; the message says why."""


@transaction.atomic
def make_phone_token(
    *, name: str, compartment: Compartment | None, days: int, by: User, now: datetime
) -> str:
    """64 signs that let a phone send for `by` and do nothing else; they are told this once."""
    if not 1 <= days <= LONGEST_DAYS:
        raise CannotMakePhoneToken(f"a phone's token lives from 1 to {LONGEST_DAYS} days")
    if live_tokens(by, now=now).count() >= LIVE_TOKENS:
        raise CannotMakePhoneToken(f"{LIVE_TOKENS} phones are live: revoke one first")
    told = secrets.token_hex(32)
    token = PhoneToken.objects.create(
        owner=by,
        name=name,
        digest=digest_of(told),
        password_state=by.get_session_auth_hash(),
        compartment=compartment,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    audit.record(by=by, act="phone.make", record=token, details={"days": days})
    return told


@transaction.atomic
def revoke_phone_token(*, token: PhoneToken, by: User, now: datetime) -> None:
    """From now on the phone sends nothing; revoked once, it stays so."""
    if PhoneToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
        audit.record(by=by, act="phone.revoke", record=token)


@transaction.atomic
def remember_use(*, token: PhoneToken, now: datetime) -> None:
    """Audit the first use of each day; what is sent is audited one by one."""
    fresh = PhoneToken.objects.filter(pk=token.pk).exclude(last_used_on=now.date())
    if fresh.update(last_used_on=now.date()):
        audit.record(by=token.owner, act="phone.use", record=token)


def live_tokens(owner: User, *, now: datetime) -> QuerySet[PhoneToken]:
    return PhoneToken.objects.filter(owner=owner, revoked_at=None, expires_at__gt=now)


def phone_of(told: str, *, now: datetime) -> PhoneToken | None:
    """The live token of a person who may send reports and whose password has not changed."""
    found = (
        PhoneToken.objects.filter(digest=digest_of(told), revoked_at=None, expires_at__gt=now)
        .select_related("owner", "compartment")
        .first()
    )
    if found is None or not allows(found.owner, "report.send"):
        return None
    same = hmac.compare_digest(found.password_state, found.owner.get_session_auth_hash())
    return found if same else None


def digest_of(told: str) -> str:
    """What is kept of a token: HMAC-SHA256 under a key of the desk that no table holds."""
    return hmac.new(settings.TOKEN_KEY, f"phone:{told}".encode(), hashlib.sha256).hexdigest()

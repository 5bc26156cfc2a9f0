"""Writes to tokens: making one, revoking it, remembering that it was used; and whose it is."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from manden.access import audit
from manden.access.models import User
from manden.api.models import Token
from manden.api.scopes import Scope

LIVE_TOKENS = 10
LONGEST_DAYS = 365
PREFIX = "manden_"


class CannotMakeToken(ValueError):
    """No token is made; the message says why."""


@transaction.atomic
def make_token(
    *,
    name: str,
    scopes: Iterable[Scope],
    days: int,
    by_second_factor: bool,
    by: User,
    now: datetime,
) -> str:
    """A token that acts for `by` within `scopes`, for so many days; it is told this once."""
    chosen = sorted(Scope(scope) for scope in scopes)
    if not chosen:
        raise CannotMakeToken("a token without a scope opens nothing")
    if not 1 <= days <= LONGEST_DAYS:
        raise CannotMakeToken(f"a token lives from 1 to {LONGEST_DAYS} days")
    if live_tokens(by, now=now).count() >= LIVE_TOKENS:
        raise CannotMakeToken(f"{LIVE_TOKENS} tokens are live: revoke one first")
    told = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        owner=by,
        name=name,
        digest=digest_of(told),
        password_state=by.get_session_auth_hash(),
        scopes=chosen,
        by_second_factor=by_second_factor,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    audit.record(by=by, act="token.make", record=token, details={"scopes": chosen, "days": days})
    return told


@transaction.atomic
def revoke_token(*, token: Token, by: User, now: datetime) -> None:
    """From now on the token opens nothing; revoked once, it stays so."""
    if Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
        audit.record(by=by, act="token.revoke", record=token)


def remember_use(*, token: Token, now: datetime) -> None:
    """Audit the first use of each day; reads that the policy audits are told one by one."""
    if token.last_used_on != now.date():
        _remember_day(token, now)


@transaction.atomic
def _remember_day(token: Token, now: datetime) -> None:
    fresh = Token.objects.filter(pk=token.pk).exclude(last_used_on=now.date())
    if fresh.update(last_used_on=now.date()):
        audit.record(by=token.owner, act="token.use", record=token)


def live_tokens(owner: User, *, now: datetime) -> QuerySet[Token]:
    return Token.objects.filter(owner=owner, revoked_at=None, expires_at__gt=now)


def token_told(told: str, *, now: datetime) -> Token | None:
    """The live token of a person in service whose password has not changed; None for any other."""
    found = (
        Token.objects.filter(digest=digest_of(told), revoked_at=None, expires_at__gt=now)
        .select_related("owner")
        .first()
    )
    if found is None or not found.owner.is_active:
        return None
    same = hmac.compare_digest(found.password_state, found.owner.get_session_auth_hash())
    return found if same else None


def digest_of(told: str) -> str:
    """What is kept of a token: HMAC-SHA256 under a key of the desk that no table holds."""
    return hmac.new(settings.TOKEN_KEY, told.encode(), hashlib.sha256).hexdigest()

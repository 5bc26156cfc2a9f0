"""The door of every operation: token, allowance, scope, then the one policy function.

What is refused before the policy is asked depends on the token and the address alone, and so tells
nothing of records. A denial by the policy is audited and answers like an absent record.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja.security.http import HttpAuthBase

from manden.access import audit
from manden.access.assurance import asks_second_factor_of
from manden.access.doors import require
from manden.access.lock import standing_lock
from manden.access.policy import ACTIONS
from manden.api import refusals
from manden.api.limits import Rate, seconds_to_wait
from manden.api.models import Token
from manden.api.scopes import Scope
from manden.api.tokens import remember_use, token_told

LONGEST_TOKEN = 200


class Door(HttpAuthBase):
    """Opens to a token of that scope whose person may do `action`; None asks for no scope."""

    openapi_scheme = "bearer"

    def __init__(self, action: str, scope: Scope | None) -> None:
        if ACTIONS[action].fresh:
            raise ValueError(f"{action} asks for a fresh sign-in: no token does it")
        super().__init__()
        self.action, self.scope = action, scope

    def __call__(self, request: HttpRequest) -> Token:
        if standing_lock() is not None:
            raise refusals.locked()
        now = timezone.now()
        _within(f"address {request.META.get('REMOTE_ADDR', '')}", settings.API_RATE_OF_ADDRESS)
        token = token_told(_bearer(request), now=now)
        if token is None:
            raise refusals.no_token()
        _within(f"token {token.pk}", settings.API_RATE_OF_TOKEN)
        if self.scope is not None and self.scope not in token.scopes:
            raise refusals.beyond_scope(self.scope)
        request.user = token.owner
        require_record(request, self.action)
        if asks_second_factor_of(token.owner, self.action) and not token.by_second_factor:
            raise refusals.without_second_factor()
        remember_use(token=token, now=now)
        if ACTIONS[self.action].audited:
            _record_reading(request, self.action, token)
        return token


def require_record(request: HttpRequest, action: str, record: Any = None) -> None:
    """Pass, or refuse as if the record were absent; the denial is audited."""
    try:
        require(request.user, action, record)
    except Http404:
        raise refusals.absent() from None


def _bearer(request: HttpRequest) -> str:
    """The token of the header, and of nowhere else: an address is written to logs."""
    kind, _between, told = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not told or len(told) > LONGEST_TOKEN:
        raise refusals.no_token()
    return told.strip()


def _within(asks: str, rate: tuple[int, int]) -> None:
    """Count a request of a token or an address, which is known here by a keyed digest."""
    key = hmac.new(settings.TOKEN_KEY, asks.encode(), hashlib.sha256).hexdigest()
    wait = seconds_to_wait(key, Rate(*rate), now=time.time())
    if wait:
        raise refusals.too_many(wait)


def _record_reading(request: HttpRequest, action: str, token: Token) -> None:
    keys = sorted(map(str, request.resolver_match.kwargs.values()))
    with transaction.atomic():
        details = {"keys": keys, "token": token.pk}
        audit.record(by=token.owner, act=action, details=details)

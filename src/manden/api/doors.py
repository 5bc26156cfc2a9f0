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
        token = _counted(request)
        if self.scope is not None and self.scope not in token.scopes:
            raise refusals.beyond_scope(self.scope)
        request.user = token.owner
        require_record(request, self.action)
        if not token.by_second_factor and asks_second_factor_of(token.owner, self.action):
            raise refusals.without_second_factor()
        remember_use(token=token, now=timezone.now())
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


def _counted(request: HttpRequest) -> Token:
    """The token of a request that its address, and then the token, may still make.

    Counted in one transaction, which stands where the request is refused.
    """
    address, told = request.META.get("REMOTE_ADDR", ""), _bearer(request)
    with transaction.atomic():
        token = None
        wait = _seconds_to_wait(f"address {address}", settings.API_RATE_OF_ADDRESS)
        if not wait:
            token = token_told(told, now=timezone.now())
        if token is not None:
            wait = _seconds_to_wait(f"token {token.pk}", settings.API_RATE_OF_TOKEN)
    if wait:
        raise refusals.too_many(wait)
    if token is None:
        raise refusals.no_token()
    return token


def _seconds_to_wait(asks: str, rate: tuple[int, int]) -> int:
    """A token or an address is known to the limits by a keyed digest alone."""
    key = hmac.new(settings.TOKEN_KEY, asks.encode(), hashlib.sha256).hexdigest()
    return seconds_to_wait(key, Rate(*rate), now=time.time())


def _record_reading(request: HttpRequest, action: str, token: Token) -> None:
    keys = sorted(map(str, request.resolver_match.kwargs.values()))
    with transaction.atomic():
        details = {"keys": keys, "token": token.pk}
        audit.record(by=token.owner, act=action, details=details)

"""Creating once, however often it is sent: the Idempotency-Key of a request and what it made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from manden.api import refusals
from manden.api.models import Creation

KEPT = timedelta(days=7)
LONGEST_KEY = 200


def made_once(request: HttpRequest, key: str | None, make: Callable[[], Model]) -> tuple[Any, bool]:
    """The number of the record that `make` makes, and whether it was made by an earlier sending.

    The key is the person's own; the same key with another request is refused.
    """
    if not key or len(key) > LONGEST_KEY:
        raise refusals.key_missing()
    key_digest = hashlib.sha256(key.encode()).hexdigest()
    earlier = _made_before(request, key_digest)
    if earlier is not None:
        return earlier, True
    try:
        return _make(request, key_digest, make), False
    except IntegrityError:  # the same request came twice at once: the other one was first
        earlier = _made_before(request, key_digest)
        if earlier is None:
            raise
        return earlier, True


@transaction.atomic
def _make(request: HttpRequest, key_digest: str, make: Callable[[], Model]) -> int:
    now, owner = timezone.now(), request.user
    Creation.objects.filter(owner=owner, made_at__lt=now - KEPT).delete()
    record: int = make().pk
    Creation.objects.create(
        owner=owner,
        key_digest=key_digest,
        request_digest=_digest_of(request),
        record=record,
        made_at=now,
    )
    return record


def _made_before(request: HttpRequest, key_digest: str) -> int | None:
    known = Creation.objects.filter(owner=request.user, key_digest=key_digest).first()
    if known is None:
        return None
    if known.request_digest != _digest_of(request):
        raise refusals.key_of_another()
    return int(known.record)


def _digest_of(request: HttpRequest) -> str:
    told = b"\0".join((str(request.method).encode(), request.path.encode(), request.body))
    return hashlib.sha256(told).hexdigest()

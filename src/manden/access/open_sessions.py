"""The open sessions of a person: which, and ending one or all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from manden.access import audit
from manden.access.models import OpenSession, User


@dataclass(frozen=True)
class Seen:
    """A session as its person sees it; `handle` names it without telling its key."""

    handle: str
    device: str
    began_at: datetime | None
    seen_at: datetime | None
    this_one: bool


def sessions_of(person: User, *, now: datetime, here: str | None = None) -> list[Seen]:
    """The sessions that still open the desk, the latest seen first."""
    idle_since = now - timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    alive = person.sessions.filter(expire_date__gt=now, seen_at__gt=idle_since)
    return [
        Seen(
            handle=_handle(row),
            device=row.device,
            began_at=row.began_at,
            seen_at=row.seen_at,
            this_one=row.session_key == here,
        )
        for row in alive.order_by("-seen_at")
    ]


@transaction.atomic
def end_session(*, user: User, handle: str, by: User) -> bool:
    """End the session of that handle; False where the person has none such."""
    found = [row for row in user.sessions.all() if _handle(row) == handle]
    for row in found:
        row.delete()
        audit.record(by=by, act="account.end_session", record=user)
    return bool(found)


@transaction.atomic
def end_sessions(*, user: User, by: User, but: str | None = None) -> int:
    """End every session of `user`, save the one whose key is `but`; how many were ended."""
    ended, _ = user.sessions.exclude(session_key=but or "").delete()
    audit.record(by=by, act="account.end_sessions", record=user, details={"ended": ended})
    return ended


def _handle(row: OpenSession) -> str:
    return hashlib.sha256(row.session_key.encode()).hexdigest()[:16]

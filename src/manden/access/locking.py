"""Locking the desk by one person, and lifting the lock by two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from django.conf import settings
from django.db import transaction

from manden.access import audit
from manden.access.actions import LOCAL_OPERATOR
from manden.access.lock import first_key_stands, standing_lock
from manden.access.models import DeskLock, User


class CannotUnlock(Exception):
    """The key is not turned; the message says why, in one sentence."""


@dataclass(frozen=True)
class Locked:
    """The lock that stands, whether it stood before, and how many sessions it ended."""

    lock: DeskLock
    stood_before: bool
    sessions_ended: int


@transaction.atomic
def lock_desk(*, by: User, now: datetime, reason: str = "") -> Locked:
    """End every session and let nothing more be written; a lock that stands already stays."""
    audit.hold_the_chain()  # a write under way ends first, or finds the lock
    standing = standing_lock()
    lock = standing or DeskLock.objects.create(locked_at=now, locked_by=by, reason=reason)
    ended = _end_every_session()
    audit.record(by=by, act="desk.lock", record=lock, details={"sessions_ended": ended})
    return Locked(lock, standing is not None, ended)


@transaction.atomic
def turn_key(*, by: User, now: datetime) -> bool:
    """The first of two people leaves the desk locked (False), the second lifts the lock (True).

    CannotUnlock where nothing is locked, where the same person turns both keys, or where the
    account cannot sign in and so is no person.
    """
    audit.hold_the_chain()
    lock = standing_lock()
    if lock is None:
        raise CannotUnlock("the desk is not locked")
    if by.username == LOCAL_OPERATOR:
        raise CannotUnlock("a lock is lifted by people who sign in, not by a command")
    if not first_key_stands(lock, now):
        lock.first_key_at, lock.first_key_by = now, by
        lock.save(update_fields=["first_key_at", "first_key_by"])
        audit.record(by=by, act="desk.turn_key", record=lock)
        return False
    if lock.first_key_by_id == by.pk:
        raise CannotUnlock("the second key is another person's")
    lock.lifted_at, lock.lifted_by, lock.standing = now, by, False
    lock.save(update_fields=["lifted_at", "lifted_by", "standing"])
    audit.record(by=by, act="desk.unlock", record=lock)
    return True


def _end_every_session() -> int:
    sessions = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class().objects.all()
    ended: int = sessions.count()
    sessions.delete()
    return ended

"""Whether the desk is locked, and what may still be written while it is.

Every write of the house leaves its audit entry in its own transaction, so the audit's writer asks
here: a write that is not one of the few below is undone with its transaction, whichever door it
came by (page, command, worker). The row is read at each write and each request: a lock set by
another process holds at once.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from manden.access.desk_locked import DeskLocked
from manden.access.models import AuditEntry, DeskLock, RoleHolding, User
from manden.access.policy import ACTIONS

FIRST_KEY_HOLDS = timedelta(hours=1)

# Signing in and out, the lock itself, and a copy of the desk: what protects it stays possible.
STILL_DONE = frozenset(
    {
        "account.sign_in",
        "account.second_factor",
        "account.sign_out",
        "desk.lock",
        "desk.turn_key",
        "desk.unlock",
        "desk.backup",
        "desk.restore",
        "desk.move",
    }
)


def standing_lock() -> DeskLock | None:
    return (
        DeskLock.objects.filter(standing=True).select_related("locked_by", "first_key_by").first()
    )


def refuse_under_lock(*, act: str, outcome: str) -> None:
    """DeskLocked where a lock stands and `act` would change a record."""
    reads = act in ACTIONS and ACTIONS[act].audited
    if act in STILL_DONE or reads or outcome != AuditEntry.Outcome.DONE:
        return
    if DeskLock.objects.filter(standing=True).exists():
        raise DeskLocked


def first_key_stands(lock: DeskLock, now: datetime) -> bool:
    """Whether a first key is turned, and not so long ago that it is forgotten."""
    return lock.first_key_at is not None and now - lock.first_key_at < FIRST_KEY_HOLDS


def people_who_can_unlock() -> int:
    """How many people could turn a key today: in service, with a way to sign in."""
    holders = RoleHolding.objects.filter(role__in=sorted(ACTIONS["desk.unlock"].roles))
    people = User.objects.with_password().filter(is_active=True, pk__in=holders.values("user"))
    return people.count()

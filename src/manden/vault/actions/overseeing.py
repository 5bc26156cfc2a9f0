"""Who must not see whom, and how many names one person may read in a day."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.models import Compartment, User
from manden.actors.models import Actor
from manden.vault.models import MOST_REVEALS_A_DAY, ConflictOfInterest, Identity, RevealLimit


class CannotFlag(ValueError):
    """The flag or the limit stays as it is; the message says why."""


@transaction.atomic
def flag_conflict(
    *,
    user: User,
    reason: str,
    by: User,
    now: datetime,
    identity: Identity | None = None,
    actor: Actor | None = None,
    until: datetime | None = None,
) -> ConflictOfInterest:
    """Keep `user` from one identity, or from what concerns one actor, from now on."""
    if (identity is None) == (actor is None):
        raise CannotFlag("a conflict of interest is about one identity, or about one actor")
    if not reason.strip() or (until is not None and until <= now):
        raise CannotFlag("a conflict of interest says why, and ends after today or never")
    flag = ConflictOfInterest.objects.create(
        user=user,
        identity=identity,
        actor=actor,
        reason=reason.strip(),
        flagged_at=now,
        flagged_by=by,
        until=until,
    )
    details = {"person": audit.name_of(user), "about": audit.name_of(identity or actor)}
    audit.record(by=by, act="conflict.flag", record=flag, details=details)
    return flag


@transaction.atomic
def end_conflict(*, flag: ConflictOfInterest, by: User, now: datetime) -> None:
    """End a conflict before its day; that it stood is kept. Nobody ends one of their own."""
    if flag.user_id == by.pk:
        raise CannotFlag("nobody ends a conflict of interest of their own")
    flag.until = max(now, flag.flagged_at.replace(microsecond=999_999))
    flag.save(update_fields=["until"])
    details = {"person": audit.name_of(flag.user)}
    audit.record(by=by, act="conflict.end", record=flag, details=details)


@transaction.atomic
def limit_reveals(*, compartment: Compartment, a_day: int, by: User, now: datetime) -> RevealLimit:
    """How many names of `compartment` each person may read in a day without a second person."""
    if not 0 <= a_day <= MOST_REVEALS_A_DAY:
        raise CannotFlag(f"a limit is between 0 and {MOST_REVEALS_A_DAY}")
    limit, _ = RevealLimit.objects.update_or_create(
        compartment=compartment, defaults={"a_day": a_day, "set_at": now, "set_by": by}
    )
    details = {"compartment": compartment.pk, "a_day": a_day}
    audit.record(by=by, act="compartment.limit_reveals", record=compartment, details=details)
    return limit

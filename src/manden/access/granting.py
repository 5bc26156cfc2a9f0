"""Writes to compartments: making one, giving a person a way in, ending it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from manden.access import audit
from manden.access.models import Compartment, Grant, User

LONGEST_GRANT = timedelta(days=366)


class CannotGrant(ValueError):
    """No grant is given; the message says why."""


@transaction.atomic
def make_compartment(*, code: str, name_fr: str, name_en: str, by: User) -> Compartment:
    made = Compartment.objects.create(code=code, name_fr=name_fr, name_en=name_en)
    audit.record(by=by, act="compartment.make", record=made)
    return made


@transaction.atomic
def give_grant(
    *,
    user: User,
    compartment: Compartment,
    reason: str,
    expires_at: datetime,
    by: User,
    now: datetime,
) -> Grant:
    """Let `user` into `compartment` until `expires_at`, a year at most."""
    if user.pk == by.pk:
        raise CannotGrant("nobody lets themselves into a compartment")
    if not now < expires_at <= now + LONGEST_GRANT:
        raise CannotGrant("a grant ends within a year")
    given = Grant.objects.create(
        user=user,
        compartment=compartment,
        reason=reason,
        granted_by=by,
        granted_at=now,
        expires_at=expires_at,
    )
    details = {"person": audit.name_of(user), "compartment": compartment.pk}
    audit.record(by=by, act="grant.give", record=given, details=details)
    return given


@transaction.atomic
def end_grant(*, grant: Grant, by: User, now: datetime) -> None:
    """End a grant before its day; that it was given stays known."""
    grant.expires_at = min(grant.expires_at, max(now, grant.granted_at + timedelta(seconds=1)))
    grant.save(update_fields=["expires_at"])
    audit.record(
        by=by, act="grant.end", record=grant, details={"person": audit.name_of(grant.user)}
    )

"""Whether a person has a second factor, who must have one, and how many tries are left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from manden.access.audit import name_of
from manden.access.models import AuditEntry, CodeApp, SecurityKey, User
from manden.access.roles import Role

PROVED = "account.second_factor"
TRIES = 5
TRIES_WITHIN = timedelta(minutes=15)

# Who can reveal an identity, or changes people.
DEMANDED_OF = frozenset({Role.PROTECTION_OFFICER, Role.ADMINISTRATOR})


def has_second_factor(person: User) -> bool:
    return (
        CodeApp.objects.filter(user=person).exists()
        or SecurityKey.objects.filter(user=person).exists()
    )


def is_demanded_of(person: User) -> bool:
    return bool(DEMANDED_OF & person.roles)


def too_many_tries(person: User, *, now: datetime) -> bool:
    """Whether five proofs failed within a quarter of an hour, whatever the address they came from.

    Only who knows the password comes this far: a stranger cannot lock a person out this way.
    """
    told = AuditEntry.objects.filter(act=PROVED, record=name_of(person))
    last_success = told.filter(outcome=AuditEntry.Outcome.DONE).order_by("-sequence").first()
    since = (now.astimezone(UTC) - TRIES_WITHIN).isoformat(timespec="microseconds")
    failed = told.filter(outcome=AuditEntry.Outcome.FAILED, at__gt=since)
    if last_success is not None:
        failed = failed.filter(sequence__gt=last_success.sequence)
    return failed.count() >= TRIES

"""Linking a person to their account at the provider."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.models import IdentityElsewhere, User


class CannotLink(ValueError):
    """That account elsewhere is another person's already."""


@transaction.atomic
def link_identity(*, user: User, issuer: str, subject: str, now: datetime) -> None:
    if linked_person(issuer=issuer, subject=subject) not in (None, user):
        raise CannotLink("this account elsewhere is linked to another person")
    kept = {"issuer": issuer, "subject": subject, "linked_at": now}
    IdentityElsewhere.objects.update_or_create(user=user, defaults=kept)
    audit.record(by=user, act="account.link_identity", record=user)


def linked_person(*, issuer: str, subject: str) -> User | None:
    linked = IdentityElsewhere.objects.filter(issuer=issuer, subject=subject)
    found = linked.filter(user__is_active=True).select_related("user").first()
    return found.user if found else None

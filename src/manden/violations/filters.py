"""Filters of the list that people keep: for themselves, for a circle, for all who read the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from manden.access import audit
from manden.access.models import User
from manden.access.policy import allows
from manden.vault.queries import granted_compartments
from manden.violations.models import SavedFilter
from manden.violations.reach import AnyRecord


def filters_of(person: User, now: datetime | None = None) -> QuerySet[SavedFilter]:
    """One's own, those shared with who reads the record, those of circles one is let into."""
    shown = Q(user=person)
    if allows(person, "incident.read", AnyRecord()):
        granted = person.grants.filter(expires_at__gt=now or timezone.now())
        shown |= Q(shared=SavedFilter.Shared.READERS)
        shown |= Q(shared=SavedFilter.Shared.CIRCLE, compartment__in=granted.values("compartment"))
    return SavedFilter.objects.filter(shown).select_related("user", "compartment")


@transaction.atomic
def keep(*, name: str, query: Mapping[str, str], sharing: str, by: User) -> SavedFilter:
    """Keep a filter under a name, in place of one's own of that name.

    `sharing` is the code of a circle one is let into, `readers` for all who read the record, or
    else one's own alone; what one may not share with stays one's own.
    """
    circle = granted_compartments(by).filter(code=sharing).first()
    shared = SavedFilter.Shared.CIRCLE if circle else SavedFilter.Shared.NOBODY
    if sharing == "readers" and not circle and allows(by, "incident.read", AnyRecord()):
        shared = SavedFilter.Shared.READERS
    kept, _ = SavedFilter.objects.update_or_create(
        user=by,
        name=name,
        defaults={"query": dict(query), "shared": shared, "compartment": circle},
    )
    if shared != SavedFilter.Shared.NOBODY:
        audit.record(by=by, act="filter.share", record=kept, details={"with": shared})
    return kept


@transaction.atomic
def drop(*, kept: SavedFilter, by: User) -> None:
    if kept.shared != SavedFilter.Shared.NOBODY:
        audit.record(by=by, act="filter.drop", record=kept)
    kept.delete()

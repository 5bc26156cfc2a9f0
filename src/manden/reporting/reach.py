"""Which figures a person may see: one's own, and those shared that count nothing they may not read."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from manden.access.models import User
from manden.access.policy import allows
from manden.access.roles import Level
from manden.reporting.models import Figure


def figures_for(person: User, now: datetime | None = None) -> QuerySet[Figure]:
    if not allows(person, "figure.read"):
        return Figure.objects.none()
    height = Level(person.clearance).height
    levels = [level.value for level in Level if level.height <= height]
    granted = person.grants.filter(expires_at__gt=now or timezone.now())
    within = Q(compartment=None) | Q(compartment__in=granted.values("compartment"))
    shared = Q(within, level__in=levels)
    if not allows(person, "figure.oversee"):
        shared &= Q(shared=True)
    return Figure.objects.filter(Q(made_by=person) | (shared & Q(several=False)))

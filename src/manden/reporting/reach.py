"""Which figures a person may see: one's own, and those shared that count nothing they may not read."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from manden.access.models import User
from manden.access.policy import allows
from manden.access.roles import Level
from manden.analysis.models import Run, Snapshot
from manden.reporting.models import Figure


def figures_for(person: User, now: datetime | None = None) -> QuerySet[Figure]:
    if not allows(person, "figure.read"):
        return Figure.objects.none()
    shared = _reached(person, now)
    if not allows(person, "figure.oversee"):
        shared &= Q(shared=True)
    return Figure.objects.filter(Q(made_by=person) | shared)


def snapshot_for(run: Run, person: User, now: datetime | None = None) -> Snapshot | None:
    """What a run was counted from, where `person` may read all of it.

    Without it, how many records were left out stays untold: they may be beyond their reach.
    """
    reached = Q(by=person) | _reached(person, now)
    return Snapshot.objects.filter(reached, pk=run.snapshot_id).defer("sealed").first()


def _reached(person: User, now: datetime | None) -> Q:
    height = Level(person.clearance).height
    levels = [level.value for level in Level if level.height <= height]
    granted = person.grants.filter(expires_at__gt=now or timezone.now())
    within = Q(compartment=None) | Q(compartment__in=granted.values("compartment"))
    return Q(within, level__in=levels, several=False)

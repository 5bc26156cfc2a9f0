"""What is known about commitments: how many developments bear on each, and the latest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery

from manden.access.models import User
from manden.commitments.models import Commitment
from manden.registers.models import Bearing, Development


@dataclass(frozen=True)
class Evidence:
    """`count` developments bear on a commitment; `latest` is the one that happened last."""

    count: int
    latest: Development


def evidence_on(commitments: QuerySet[Commitment], levels: Iterable[str]) -> Mapping[int, Evidence]:
    """Evidence by commitment id, in two queries; absent where nothing is known."""
    bearings = Bearing.objects.filter(development__level__in=list(levels))
    latest = bearings.filter(commitment=OuterRef("pk")).order_by(
        "-development__happened", "-development__pk"
    )
    counts = {
        pk: (count, newest)
        for pk, count, newest in commitments.order_by()
        .filter(bearings__in=bearings)
        .annotate(
            known=Count("bearings", distinct=True),
            newest=Subquery(latest.values("development")[:1]),
        )
        .values_list("pk", "known", "newest")
    }
    told = Development.objects.select_related("said_by")
    developments = told.in_bulk({newest for _, newest in counts.values()})
    return {pk: Evidence(count, developments[newest]) for pk, (count, newest) in counts.items()}


def to_be_confirmed(*, by: User, levels: Iterable[str]) -> QuerySet[Bearing]:
    """What institutions said of themselves and nobody has confirmed, the oldest word first."""
    return (
        Bearing.objects.filter(
            development__said_by__isnull=False,
            development__confirmed_by=None,
            development__level__in=list(levels),
        )
        .exclude(development__recorded_by=by)
        .select_related("development__said_by", "commitment__provision__instrument")
        .order_by("development__recorded_at", "pk")
    )


def developments_of(commitment: Commitment, levels: Iterable[str]) -> QuerySet[Bearing]:
    """The bearings of a commitment with their developments, the latest first."""
    return (
        Bearing.objects.filter(commitment=commitment, development__level__in=list(levels))
        .select_related(
            *(f"development__{who}" for who in ("recorded_by", "said_by", "confirmed_by"))
        )
        .order_by("-development__happened", "-development__pk")
    )

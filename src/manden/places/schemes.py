"""Which schemes of divisions the desk holds, and how those of one stand to those of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, QuerySet

from manden.places.finding import standing_on
from manden.places.models import Division, Equivalence, Scheme


@dataclass(frozen=True)
class Level:
    """The divisions of one level: drawn in all, and standing on the day that is asked of."""

    number: int
    drawn: int
    standing: int


@dataclass(frozen=True)
class Known:
    """A scheme, what it draws level by level, and the first day from which it draws any."""

    scheme: Scheme
    levels: Sequence[Level]
    since: date | None


@dataclass(frozen=True)
class Crossing:
    """How the divisions of a scheme stand to those of `other`: so many for each relation; `alone`
    have no equivalent there. Two schemes of too few common names are not `joined` at all."""

    other: Scheme
    counts: Sequence[tuple[str, int]]
    alone: Sequence[Division]

    @property
    def joined(self) -> bool:
        return bool(self.counts)


def schemes_known(on: date) -> list[Known]:
    """Every scheme of the desk, with its divisions counted as they stood on a day."""
    told = (
        Division.objects.filter(level__gt=0)
        .order_by("scheme", "level")
        .values_list("scheme", "level")
        .annotate(
            drawn=Count("pk"), standing=Count("pk", filter=standing_on(on)), first=Min("valid_from")
        )
    )
    levels: dict[int, list[Level]] = {}
    since: dict[int, list[date]] = {}
    for scheme, level, drawn, standing, first in told:
        levels.setdefault(scheme, []).append(Level(level, drawn, standing))
        since.setdefault(scheme, []).extend([first] if first else [])
    return [
        Known(one, levels.get(one.pk, []), min(since.get(one.pk, []), default=None))
        for one in Scheme.objects.all()
    ]


def crossings_of(scheme: Scheme) -> list[Crossing]:
    """How `scheme` stands to each other scheme of its country."""
    others = Scheme.objects.filter(country__istartswith=scheme.country[:2]).exclude(pk=scheme.pk)
    return [_crossing(scheme, other) for other in others]


def equivalences(scheme: Scheme, other: Scheme) -> QuerySet[Equivalence]:
    """Each division of `scheme` that is told of in `other`, and how it stands there."""
    told = Equivalence.objects.filter(division__scheme=scheme, other__scheme=other)
    return told.select_related("division", "other").order_by(
        "division__level", "division__code", "other__code"
    )


def _crossing(scheme: Scheme, other: Scheme) -> Crossing:
    told = equivalences(scheme, other).order_by()
    counts: Mapping[str, int] = dict(told.values_list("relation").annotate(Count("pk")))
    alone = scheme.divisions.filter(level__gt=0).exclude(pk__in=told.values("division"))
    return Crossing(
        other,
        [(one, counts[one]) for one in Equivalence.Relation.values if one in counts],
        list(alone) if counts else [],
    )

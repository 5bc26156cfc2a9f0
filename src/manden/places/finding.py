"""Finding the place that somebody names: several of one name are all offered, never one chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from manden.places.models import Division, Locality, LocalityName
from manden.places.naming import folded

OFFERED_AT_MOST = 50


@dataclass(frozen=True)
class Offered:
    """A place that bears the name: its kind, the record, and where it lies, to tell namesakes."""

    kind: str
    record: Division | Locality
    within: str


def places_named(name: str, *, on: date | None = None) -> Sequence[Offered]:
    """Every division drawn `on` that day, then every locality, that bears `name` or that code.

    Accents, capitals and hyphens make no difference. At most 50: a name that more bear must be
    asked for with its division.
    """
    asked = folded(name)
    if not asked:
        return []
    divisions = (
        drawn_on(on)
        .filter(Q(folded=asked) | Q(code__iexact=name.strip()))
        .select_related("parent")[:OFFERED_AT_MOST]
    )
    offered = [Offered("division", one, str(one.parent or "")) for one in divisions]
    bearing = LocalityName.objects.filter(folded=asked).values("locality")
    localities = (
        Locality.objects.filter(pk__in=bearing)
        .select_related("division__parent")
        .order_by(F("population").desc(nulls_last=True), "source_id")[
            : OFFERED_AT_MOST - len(offered)
        ]
    )
    return offered + [Offered("locality", one, _within(one)) for one in localities]


def drawn_on(day: date | None) -> QuerySet[Division]:
    """The divisions as they stood on `day`; all of them where no day is known."""
    return Division.objects.all() if day is None else Division.objects.filter(standing_on(day))


def standing_on(day: date) -> Q:
    """What holds of a division that stands on `day`: no end that is not told shuts it out."""
    began = Q(valid_from=None) | Q(valid_from__lte=day)
    return began & (Q(valid_to=None) | Q(valid_to__gte=day))


def _within(locality: Locality) -> str:
    division = locality.division
    names = []
    while division is not None and division.level:
        names.append(division.name)
        division = division.parent
    return ", ".join(names)

"""The grave violations against children, each in the unit in which the field counts it.

Killing and maiming, recruitment, sexual violence and abduction are counted by victim: a child twice
wronged alike is one. The rest are counted by violation: an attack on a school is one, however many
pupils were there; an effect tells one where no act of the incident does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from manden.violations.models import (
    Effect,
    GraveViolation,
    Incident,
    Status,
    Verification,
    Victim,
)
from manden.violations.queries.wanted import Found

_ON_FACILITIES = Q(on__in=("school", "health_facility"))
_TOLD_BY_EFFECTS = {
    GraveViolation.SCHOOLS_HOSPITALS: _ON_FACILITIES
    & Q(kind__in=("attack", "attack_on_personnel", "threat")),
    GraveViolation.MILITARY_USE: _ON_FACILITIES & Q(kind="military_use"),
    GraveViolation.ACCESS_DENIAL: Q(on="aid"),
}


@dataclass(frozen=True)
class Tally:
    """`total` is of victims or of violations, as `unit` says; `low` to `high` children whom nobody
    counted come beside. Boys, girls and `unknown` are of victims alone."""

    grave: str
    unit: str
    total: int = 0
    boys: int = 0
    girls: int = 0
    unknown: int = 0
    low: int = 0
    high: int = 0
    verified: int = 0
    late: int = 0

    @property
    def by_victim(self) -> bool:
        return self.unit == "victim"


def tallies_of(found: Found) -> Sequence[Tally]:
    return [
        _by_victim(found, grave) if grave.counted_by == "victim" else _by_violation(found, grave)
        for grave in map(GraveViolation, GraveViolation.values)
    ]


def _by_victim(found: Found, grave: GraveViolation) -> Tally:
    acts = found.acts().filter(violation__grave=grave, victim=OuterRef("pk"))
    children = Victim.objects.filter(Exists(acts), age=Victim.Age.CHILD).order_by()
    verified = Q(incident__in=_verified(found))
    told = children.values("sex").annotate(
        people=Sum("counted"),
        low=Sum("estimated_low", filter=Q(counted=None)),
        high=Sum("estimated_high", filter=Q(counted=None)),
        verified=Sum("counted", filter=verified),
        late=Sum("counted", filter=verified & Q(incident__in=_late())),
    )
    by_sex = {one["sex"]: one for one in told}

    def add(name: str) -> int:
        return sum(one[name] or 0 for one in by_sex.values())

    def people(sex: str) -> int:
        return (by_sex.get(sex) or {}).get("people") or 0

    return Tally(
        grave,
        "victim",
        total=add("people"),
        boys=people("male"),
        girls=people("female"),
        unknown=people("unknown"),
        low=add("low"),
        high=add("high"),
        verified=add("verified"),
        late=add("late"),
    )


def _by_violation(found: Found, grave: GraveViolation) -> Tally:
    acts = found.acts().filter(violation__grave=grave)
    silent = found.incidents().order_by().exclude(pk__in=acts.values("incident"))
    told = _TOLD_BY_EFFECTS.get(grave, Q(pk__in=[]))
    effects = Effect.objects.filter(told, incident__in=silent.values("pk")).order_by()
    verified, late = _verified(found), _late()

    def count(of: Q) -> int:
        done = acts.filter(of).values("incident", "violation").distinct().count()
        return done + effects.filter(of).values("incident", "on").distinct().count()

    return Tally(
        grave,
        "violation",
        total=count(Q()),
        verified=count(Q(incident__in=verified)),
        late=count(Q(incident__in=verified) & Q(incident__in=late)),
    )


def _verified(found: Found) -> QuerySet[Incident, dict[str, int]]:
    return found.incidents().order_by().filter(status=Status.VERIFIED).values("pk")


def _late() -> QuerySet[Verification, dict[str, int]]:
    return Verification.objects.filter(late=True).order_by().values("incident")

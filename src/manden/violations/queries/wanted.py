"""Which incidents a list is asked for: what each filter means for incidents, victims and acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet

from manden.places.models import Division
from manden.violations.models import (
    Act,
    Incident,
    Involvement,
    Party,
    Tagging,
    Term,
    Verification,
    Victim,
)
from manden.violations.models.vocabulary import COUNTED_BY_VICTIM
from manden.violations.reach import Reach


@dataclass(frozen=True)
class Wanted:
    """Empty means any. A violation, a party and a division are meant with their parts."""

    first: date | None = None
    last: date | None = None
    violation: str = ""
    party: str = ""
    kind: str = ""
    division: str = ""
    status: str = ""
    capacity: str = ""
    sex: str = ""
    age: str = ""
    grave: str = ""
    tag: str = ""
    late: str = ""
    words: str = ""
    fictitious: str = ""

    @property
    def of_acts(self) -> bool:
        """Whether a filter asks something of who did what to whom."""
        asked = (self.violation, self.party, self.kind, self.grave)
        return any(asked) or self.of_victims

    @property
    def of_victims(self) -> bool:
        return bool(self.capacity or self.sex or self.age)


class Found:
    """The answer to `wanted` in `reach`: querysets, each of which is one query."""

    def __init__(self, reach: Reach, wanted: Wanted) -> None:
        self.reach, self._wanted = reach, wanted
        self._of_act = _of_act(wanted)

    def incidents(self) -> QuerySet[Incident]:
        found = self.reach.incidents().filter(_of_incident(self._wanted))
        if not self._wanted.of_acts:
            return found
        bears = Q(pk__in=self._matching_acts().values("incident"))
        if self._wanted.of_victims and not self._asks_acts():
            bears |= Q(pk__in=self._matching_victims().values("incident"))
        return found.filter(bears)

    def acts(self) -> QuerySet[Act]:
        return self.reach.acts(self.incidents()).filter(self._of_acts()).order_by()

    def victims(self) -> QuerySet[Victim]:
        """Each once, however many acts; only those of a matching act where acts are asked of."""
        found = self.reach.victims(self.incidents()).filter(**_of_victim(self._wanted)).order_by()
        if self._asks_acts():
            found = found.filter(pk__in=self._matching_acts().values("victim"))
        return found

    def _asks_acts(self) -> bool:
        wanted = self._wanted
        return bool(wanted.violation or wanted.party or wanted.kind or wanted.grave)

    def _matching_victims(self) -> QuerySet[Victim]:
        return self.reach.agreeing_victims().filter(**_of_victim(self._wanted)).order_by()

    def _matching_acts(self) -> QuerySet[Act]:
        """Of any incident: it is asked only of those in reach."""
        return self.reach.agreeing_acts().filter(self._of_acts()).order_by()

    def _of_acts(self) -> Q:
        of_victim = {f"victim__{name}": said for name, said in _of_victim(self._wanted).items()}
        told = self._of_act & Q(**of_victim)
        party, kind = self._wanted.party, self._wanted.kind
        if party or kind:
            done = Involvement.objects.order_by()
            if party:
                done = done.filter(party__in=_with_parts(Party, {"code": party}))
            if kind:
                done = done.filter(party__kind=kind)
            told &= Q(pk__in=done.values("act"))
        return told


def _of_incident(wanted: Wanted) -> Q:
    told = Q()
    if wanted.first:
        told &= Q(happened_last__gte=wanted.first)
    if wanted.last:
        told &= Q(happened_first__lte=wanted.last)
    if wanted.status:
        told &= Q(status=wanted.status)
    if wanted.division:
        within = _with_parts(Division, {"code": wanted.division})
        told &= Q(division__in=within) | Q(locality__division__in=within)
    for word in wanted.words.split()[:8]:
        told &= Q(title__icontains=word) | Q(narrative__icontains=word) | Q(key__iexact=word)
    if wanted.tag:
        tagged = Tagging.objects.filter(tag__code=wanted.tag).order_by()
        told &= Q(pk__in=tagged.values("incident"))
    if wanted.late:
        stages = Verification.objects.order_by()
        late = stages.filter(late=True) if wanted.late == "late" else stages.filter(disagrees=True)
        told &= Q(pk__in=late.values("incident"))
    if wanted.fictitious:
        told &= Q(fictitious=wanted.fictitious == "only")
    return told


def _of_victim(wanted: Wanted) -> dict[str, Any]:
    told = {"capacity__code": wanted.capacity, "sex": wanted.sex, "age": wanted.age}
    return {name: value for name, value in told.items() if value}


def _of_act(wanted: Wanted) -> Q:
    told = Q()
    if wanted.violation:
        kind = {"vocabulary": "violation", "code": wanted.violation}
        told &= Q(violation__in=_with_parts(Term, kind))
    if wanted.grave:
        told &= Q(violation__grave=wanted.grave)
        # Of a child; but an attack on a school is one in itself.
        if wanted.grave in COUNTED_BY_VICTIM:
            told &= Q(victim__age="child")
    return told


def _with_parts(model: type[Model], named: Mapping[str, str]) -> Iterable[int]:
    """The record of that name and every one under it, by a query a level."""
    found = set(model._default_manager.filter(**named).values_list("pk", flat=True))
    edge = set(found)
    while edge:
        parts = model._default_manager.filter(parent__in=edge).values_list("pk", flat=True)
        edge = set(parts) - found
        found |= edge
    return found

"""Which incidents a list is asked for: what each filter means for incidents, victims and acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

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
from manden.violations.word_index import worded

RARE = 5_000  # matching rows up to which they are listed first, and their incidents looked up


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
    """The answer to `wanted` in `reach`: querysets, each of which is one query.

    What is asked of acts or victims is found in one of two ways, with one answer: where few match,
    from them to their incidents; where many do, from each incident to a first one that matches, so
    that a page of a list stops as soon as it is full.
    """

    def __init__(self, reach: Reach, wanted: Wanted) -> None:
        self.reach, self.wanted = reach, wanted
        self._of_incident, self._of_act = _of_incident(wanted), _of_act(wanted)

    def incidents(self) -> QuerySet[Incident]:
        found = self._incidents_asked()
        if not self.wanted.of_acts:
            return found
        if self._rare:
            return found.filter(pk__in=self._matching.values("incident"))
        return found.filter(Exists(self._matching.filter(incident=OuterRef("pk"))))

    def count(self) -> int:
        """Its incidents, counted on what makes them be found where acts or victims are asked of."""
        if not self.wanted.of_acts:
            return self.incidents().order_by().count()
        parts = self.acts() if self._asks_acts() else self.victims()
        told: int = parts.aggregate(incidents=Count("incident", distinct=True))["incidents"]
        return told

    def acts(self, within: QuerySet[Incident] | None = None) -> QuerySet[Act]:
        """Of all that is found, or of `within`, which must be of it. An act that matches makes its
        incident found: it is not asked a second time."""
        found = self._incidents_asked() if within is None else within
        return self.reach.acts(found).filter(self._of_acts()).order_by()

    def victims(self, within: QuerySet[Incident] | None = None) -> QuerySet[Victim]:
        """Each once, however many acts; only those of a matching act where acts are asked of."""
        asked = self._incidents_asked() if within is None else within
        found = self.reach.victims(asked).filter(**_of_victim(self.wanted)).order_by()
        if self._asks_acts():
            found = found.filter(Exists(self._matching_acts().filter(victim=OuterRef("pk"))))
        return found

    def _incidents_asked(self) -> QuerySet[Incident]:
        """As the filters on incidents say, whatever is asked of acts and victims."""
        return self.reach.incidents().filter(self._of_incident)

    @property
    def _matching(self) -> QuerySet[Act] | QuerySet[Victim]:
        """What makes an incident be found, of any incident: a victim, where no act is asked of."""
        return self._matching_acts() if self._asks_acts() else self._matching_victims()

    @cached_property
    def _rare(self) -> bool:
        return self._matching.values("pk")[: RARE + 1].count() <= RARE

    def _asks_acts(self) -> bool:
        wanted = self.wanted
        return bool(wanted.violation or wanted.party or wanted.kind or wanted.grave)

    def _matching_victims(self) -> QuerySet[Victim]:
        return self.reach.agreeing_victims().filter(**_of_victim(self.wanted)).order_by()

    def _matching_acts(self) -> QuerySet[Act]:
        """Of any incident: it is asked only of those in reach."""
        return self.reach.agreeing_acts().filter(self._of_acts()).order_by()

    def _of_acts(self) -> Q:
        of_victim = {f"victim__{name}": said for name, said in _of_victim(self.wanted).items()}
        told = self._of_act & Q(**of_victim)
        if self.wanted.party or self.wanted.kind:
            done = Involvement.objects.filter(act=OuterRef("pk"), party__in=self._parties)
            told &= Exists(done.order_by())
        return told

    @cached_property
    def _parties(self) -> Iterable[int]:
        party, kind = self.wanted.party, self.wanted.kind
        parties = Party.objects.filter(kind=kind) if kind else Party.objects.all()
        if party:
            parties = parties.filter(pk__in=_with_parts(Party, {"code": party}))
        return list(parties.order_by().values_list("pk", flat=True))


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
    if wanted.words:
        told &= worded(wanted.words)
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

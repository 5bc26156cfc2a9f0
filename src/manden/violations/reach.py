"""What a person may see of the record, for a purpose: the one door to incidents and their parts.

Every page, export and figure reads through it. By right: role, compartments granted, clearance; who
only reports sees their own reports. By consent, asked of the rows each time: what concerns a person
who no longer lets it be kept, or never agreed to the purpose, is not there from the next query on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from manden.access.models import User
from manden.access.policy import allows
from manden.access.roles import Level
from manden.vault.models import Identity
from manden.violations.models import (
    Act,
    EvidenceLink,
    Incident,
    Information,
    Involvement,
    Source,
    Victim,
)


@dataclass(frozen=True)
class Reach:
    """`person`'s reach; with a `purpose`, as far as those concerned agreed to it, and to
    `recipient` where they named whom."""

    person: User
    purpose: str = ""
    recipient: str = ""

    def incidents(self, now: datetime | None = None) -> QuerySet[Incident]:
        """The incidents that stand, in reach, that somebody still speaks for or nobody ever did."""
        silent = self._silent()
        told = Information.objects.exclude(source__in=silent).order_by()
        silenced = Information.objects.filter(source__in=silent).order_by()
        alone = silenced.exclude(Exists(told.filter(incident=OuterRef("incident"))))
        stands = Incident.objects.filter(self._by_right(now), removed_at=None, merged_into=None)
        return stands.exclude(pk__in=alone.values("incident")).exclude(self._in_conflict())

    def victims(self, within: QuerySet[Incident] | None = None) -> QuerySet[Victim]:
        return self.agreeing_victims().filter(incident__in=self._keys_of(within))

    def acts(self, within: QuerySet[Incident] | None = None) -> QuerySet[Act]:
        return self.agreeing_acts().filter(incident__in=self._keys_of(within))

    def involvements(self) -> QuerySet[Involvement]:
        return Involvement.objects.filter(act__in=self.acts().order_by())

    def information(self, within: QuerySet[Incident] | None = None) -> QuerySet[Information]:
        told = Information.objects.filter(self._agreed("source__identity"))
        return told.filter(incident__in=self._keys_of(within))

    def sources(self) -> QuerySet[Source]:
        return Source.objects.filter(pk__in=self.information().values("source"))

    def agreeing_people(self, keys: Iterable[Any]) -> dict[Any, Identity]:
        """Those of the identities that let what concerns them be kept, and used so, by their keys."""
        return self._agreeing().in_bulk(list(keys))

    def agreeing_victims(self) -> QuerySet[Victim]:
        """Of any incident: ask only of incidents that are in reach."""
        return Victim.objects.filter(self._agreed("identity"))

    def agreeing_acts(self) -> QuerySet[Act]:
        """Of any incident: ask only of incidents that are in reach. Few victims do not agree: acts
        are held against those, never against every victim."""
        known = Victim.objects.filter(identity__isnull=False).order_by()
        silent = known.exclude(identity__in=self._agreeing())
        return Act.objects.exclude(Exists(silent.filter(pk=OuterRef("victim"))))

    def limit_on_files(self) -> Q:
        """What must hold of a file of evidence: about no incident, or about one in reach; and none
        of a source that does not agree, or of an incident that a conflict keeps from the person.
        One that came beside an incident by mistake alone is seen by its giver alone."""
        ever = EvidenceLink.objects.filter(
            Q(evidence=OuterRef("pk")) | Q(evidence=OuterRef("parent"))
        ).order_by()
        links = ever.filter(detached_at=None)
        closing = ever.filter(Q(detached_at=None) | Q(given_here=True))
        seen = self.incidents().order_by().values("pk")
        stands = Q(incident__in=seen) | Q(incident__merged_into__in=seen)
        stands |= Q(incident__merged_into__merged_into__in=seen)
        reached = links.filter(stands)
        closed = Incident.objects.filter(self._in_conflict()).order_by().values("pk")
        refused = links.filter(Q(source__in=self._silent()) | Q(incident__in=closed))
        about = ~Exists(closing) | Exists(reached) | Q(recorded_by=self.person)
        return about & ~Exists(refused)

    def _keys_of(self, within: QuerySet[Incident] | None) -> QuerySet[Incident]:
        """`within` must come from `incidents()`, narrowed."""
        found = self.incidents() if within is None else within
        return found.order_by().values("pk")

    def _silent(self) -> QuerySet[Source]:
        """The sources that are people who do not let what they said be kept, or used so."""
        people = Source.objects.filter(identity__isnull=False).order_by()
        return people.exclude(identity__in=self._agreeing()).values("pk")

    def _in_conflict(self) -> Q:
        """The incidents that a standing flag keeps from the person; the flags are read each time."""
        flags = list(self.person.conflicts.standing())
        people = [flag.identity_id for flag in flags if flag.identity_id]
        actors = [flag.actor_id for flag in flags if flag.actor_id]
        if not flags:
            return Q(pk__in=[])
        of_them = Q(identity__in=people) | Q(party__actor__in=actors)
        return (
            Q(pk__in=Victim.objects.filter(identity__in=people).values("incident"))
            | Q(pk__in=Information.objects.filter(source__identity__in=people).values("incident"))
            | Q(pk__in=Involvement.objects.filter(of_them).values("act__incident"))
        )

    def _by_right(self, now: datetime | None) -> Q:
        if not allows(self.person, "incident.read"):
            return Q(pk__in=[])
        if not allows(self.person, "incident.read", AnyRecord()):
            return Q(recorded_by=self.person)
        height = Level(self.person.clearance).height
        levels = [level.value for level in Level if level.height <= height]
        granted = self.person.grants.filter(expires_at__gt=now or timezone.now())
        within = Q(compartment=None) | Q(compartment__in=granted.values("compartment"))
        return Q(within, level__in=levels)

    def _agreed(self, path: str) -> Q:
        """That nobody stands at `path`, or somebody who lets it be kept and used so."""
        return Q(**{path: None}) | Q(**{f"{path}__in": self._agreeing()})

    def _agreeing(self) -> QuerySet[Identity]:
        agreeing = Identity.objects.kept()
        if self.purpose:
            agreeing = agreeing.consenting(self.purpose, self.recipient or None)
        return agreeing.order_by()


class AnyRecord:
    """A record of nobody's: what a person may read beyond their own."""

    recorded_by_id = None

"""What a person may see of the record, for a purpose: the one door to incidents and their parts.

Every page, export and figure reads through it. By right: role, compartments granted, clearance; who
only reports sees their own reports. By consent, asked of the rows each time: what concerns a person
who no longer lets it be kept, or never agreed to the purpose, is not there from the next query on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from manden.access.models import User
from manden.access.policy import allows
from manden.access.roles import Level
from manden.vault.models import Identity
from manden.violations.models import Act, Incident, Information, Involvement, Source, Victim
from manden.violations.models.incident import conflicts_about


@dataclass(frozen=True)
class Reach:
    """`person`'s reach; with a `purpose`, as far as those concerned agreed to it, and to
    `recipient` where they named whom."""

    person: User
    purpose: str = ""
    recipient: str = ""

    def incidents(self, now: datetime | None = None) -> QuerySet[Incident]:
        """The incidents that stand, in reach, that somebody still speaks for or nobody ever did."""
        told = Information.objects.filter(incident=OuterRef("pk"))
        speaks = told.filter(self._agreed("source__identity"))
        return (
            Incident.objects.filter(self._by_right(now), removed_at=None, merged_into=None)
            .filter(~Exists(told) | Exists(speaks))
            .exclude(Exists(conflicts_about(OuterRef("pk")).filter(user=self.person)))
        )

    def victims(self) -> QuerySet[Victim]:
        return Victim.objects.filter(self._agreed("identity"), incident__in=self.incidents())

    def acts(self) -> QuerySet[Act]:
        return Act.objects.filter(self._agreed("victim__identity"), incident__in=self.incidents())

    def involvements(self) -> QuerySet[Involvement]:
        return Involvement.objects.filter(act__in=self.acts())

    def information(self) -> QuerySet[Information]:
        return Information.objects.filter(
            self._agreed("source__identity"), incident__in=self.incidents()
        )

    def sources(self) -> QuerySet[Source]:
        return Source.objects.filter(pk__in=self.information().values("source"))

    def _by_right(self, now: datetime | None) -> Q:
        if not allows(self.person, "incident.read"):
            return Q(pk__in=[])
        if not allows(self.person, "incident.read", _AnyRecord()):
            return Q(recorded_by=self.person)
        height = Level(self.person.clearance).height
        levels = [level.value for level in Level if level.height <= height]
        granted = self.person.grants.filter(expires_at__gt=now or timezone.now())
        within = Q(compartment=None) | Q(compartment__in=granted.values("compartment"))
        return Q(within, level__in=levels)

    def _agreed(self, path: str) -> Q:
        """That nobody stands at `path`, or somebody who lets it be kept and used so."""
        agreeing = Identity.objects.kept()
        if self.purpose:
            agreeing = agreeing.consenting(self.purpose, self.recipient or None)
        return Q(**{path: None}) | Q(**{f"{path}__in": agreeing})


class _AnyRecord:
    """A record of nobody's: what a person may read beyond their own."""

    recorded_by_id = None

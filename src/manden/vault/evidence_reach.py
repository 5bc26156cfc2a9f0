"""Which evidence a person may know of, for a purpose: the one door to files and their copies.

By right: role, compartments granted, clearance; who only reports sees their own. By consent, asked
of the rows each time: everybody who is in a file, or gave it, must let it be kept and used so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from manden.access.models import User
from manden.access.policy import allows
from manden.access.roles import Level
from manden.vault.models import ConflictOfInterest, Evidence, Identity, PersonInFile

# Rooms above add their own question here when they are loaded: the vault knows none of them. Each
# answers, for (person, purpose, recipient), with what must hold of a file for it to be seen.
LIMITS: list[Callable[[User, str, str], Q]] = []


@dataclass(frozen=True)
class EvidenceReach:
    """`person`'s reach; with a `purpose`, as far as those concerned agreed to it, and to
    `recipient` where they named whom."""

    person: User
    purpose: str = ""
    recipient: str = ""

    def files(self, now: datetime | None = None) -> QuerySet[Evidence]:
        """The files in reach, copies among them."""
        found = Evidence.objects.filter(self._by_right(now)).filter(
            ~Exists(self._disagreeing()), ~Exists(self._conflicts())
        )
        for limit in LIMITS:
            found = found.filter(limit(self.person, self.purpose, self.recipient))
        return found.select_related("stored", "compartment", "recorded_by", "parent")

    def _by_right(self, now: datetime | None) -> Q:
        if not allows(self.person, "evidence.read"):
            return Q(pk__in=[])
        if not allows(self.person, "evidence.read", _AnyFile()):
            return Q(recorded_by=self.person)
        height = Level(self.person.clearance).height
        levels = [level.value for level in Level if level.height <= height]
        granted = self.person.grants.filter(expires_at__gt=now or timezone.now())
        within = Q(compartment=None) | Q(compartment__in=granted.values("compartment"))
        return Q(within, level__in=levels)

    def _disagreeing(self) -> QuerySet[PersonInFile]:
        agreeing = Identity.objects.kept()
        if self.purpose:
            agreeing = agreeing.consenting(self.purpose, self.recipient or None)
        return _people().exclude(identity__in=agreeing)

    def _conflicts(self) -> QuerySet[ConflictOfInterest]:
        standing = ConflictOfInterest.objects.standing().filter(user=self.person)
        return standing.filter(
            Q(identity__in_files__evidence=OuterRef("pk"))
            | Q(identity__in_files__evidence=OuterRef("parent"))
        )


def _people() -> QuerySet[PersonInFile]:
    """Who is in the file, or in that of which it is a copy."""
    return PersonInFile.objects.filter(Q(evidence=OuterRef("pk")) | Q(evidence=OuterRef("parent")))


class _AnyFile:
    """A file of nobody's: what a person may read beyond their own."""

    recorded_by_id = None

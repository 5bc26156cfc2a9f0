"""What this room adds to the vault's questions, which knows no incident."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse

from manden.access.models import User
from manden.vault import evidence_queries, evidence_reach, queries
from manden.vault.models import Evidence, Identity
from manden.vault.queries import Use
from manden.violations.models import Incident
from manden.violations.reach import Reach


def tell() -> None:
    evidence_reach.LIMITS.append(limit_on_files)
    evidence_queries.USES.append(incidents_of_file)
    queries.USES.append(incidents_of_identity)


def limit_on_files(person: User, purpose: str, recipient: str) -> Q:
    return Reach(person, purpose, recipient).limit_on_files()


def incidents_of_file(evidence: Evidence, person: User) -> list[Use]:
    """The incidents in reach that a file is about."""
    standing = evidence.links.filter(detached_at=None)
    return _uses(Reach(person).incidents().filter(pk__in=standing.values("incident")))


def incidents_of_identity(identity: Identity, person: User) -> list[Use]:
    """The incidents in reach in which a person suffered, spoke or was involved."""
    spoken_of = Q(victims__identity=identity) | Q(information__source__identity=identity)
    spoken_of |= Q(acts__involvements__identity=identity)
    return _uses(Reach(person).incidents().filter(spoken_of).distinct())


def _uses(incidents: QuerySet[Incident]) -> list[Use]:
    return [
        Use(f"{one.key} · {one.heading}", reverse("violations:incident", args=[one.key]))
        for one in incidents
    ]

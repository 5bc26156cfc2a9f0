"""What this room adds to the vault's questions, which knows no incident."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from manden.access.models import User
from manden.vault import evidence_queries, evidence_reach
from manden.vault.models import Evidence
from manden.vault.queries import Use
from manden.violations.reach import Reach


def tell() -> None:
    evidence_reach.LIMITS.append(limit_on_files)
    evidence_queries.USES.append(incidents_of_file)


def limit_on_files(person: User, purpose: str, recipient: str) -> Q:
    return Reach(person, purpose, recipient).limit_on_files()


def incidents_of_file(evidence: Evidence, person: User) -> list[Use]:
    """The incidents in reach that a file is about."""
    beside = Reach(person).incidents().filter(evidence_links__evidence=evidence)
    return [
        Use(f"{one.key} · {one.title}", reverse("violations:incident", args=[one.key]))
        for one in beside
    ]

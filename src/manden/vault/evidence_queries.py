"""Everything that the page of a file shows, as far as its reader may know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from manden.access.models import User
from manden.vault.evidence_reach import EvidenceReach
from manden.vault.file_names import name_of_file
from manden.vault.file_store import Damaged
from manden.vault.file_stream import circle_of
from manden.vault.key_store import NoKey
from manden.vault.models import CopyDecision, CustodyEvent, Evidence, Identity
from manden.vault.queries import Use, identities_for

# Rooms above add their own question: where a file is spoken of, as far as the person may see.
USES: list[Callable[[Evidence, User], Iterable[Use]]] = []


@dataclass(frozen=True)
class ToldFile:
    """A file, its chain of custody, its copies; `name` is None where its key is not here."""

    evidence: Evidence
    name: str | None
    custody: Sequence[CustodyEvent]
    copies: Sequence[Evidence]
    decision: CopyDecision | None
    people: Sequence[Identity]
    uses: Sequence[Use]

    @property
    def waits(self) -> bool:
        """Whether it is a copy that no second person has decided of."""
        return self.evidence.parent is not None and self.decision is None


def told_file(evidence: Evidence, person: User) -> ToldFile:
    people = identities_for(person).filter(in_files__evidence=evidence.root)
    decided = CopyDecision.objects.filter(evidence=evidence).select_related("decided_by")
    return ToldFile(
        evidence=evidence,
        name=_name(evidence),
        custody=list(evidence.custody.select_related("by")),
        copies=list(EvidenceReach(person).files().filter(parent=evidence)),
        decision=decided.first(),
        people=list(people),
        uses=[use for question in USES for use in question(evidence.root, person)],
    )


def files_with(identity: Identity, person: User) -> list[Use]:
    """The files that a person gave, or is in, as far as `person` may know of them."""
    found = EvidenceReach(person).files().filter(people__identity=identity)
    return [Use(f"{one.key} · {one.about}", reverse("vault:file", args=[one.key])) for one in found]


def _name(evidence: Evidence) -> str | None:
    try:
        return name_of_file(
            evidence.sealed_name, holder=evidence.holder, circle=circle_of(evidence)
        )
    except (NoKey, Damaged):
        return None

"""Who did what to whom, where, when, who says so, and how sure we are."""

from manden.violations.models.acts import Act, Involvement, Party, Victim
from manden.violations.models.drafts import Draft, SavedFilter
from manden.violations.models.effects import Effect
from manden.violations.models.evidence_links import EvidenceLink
from manden.violations.models.history import Change
from manden.violations.models.incident import (
    LATEST_FIRST,
    OLDEST_FIRST,
    Bearing,
    Incident,
    IncidentLink,
    Tagging,
)
from manden.violations.models.sources import Information, Source
from manden.violations.models.verification import Status, Verification
from manden.violations.models.vocabulary import GraveViolation, Term, Vocabulary

__all__ = [
    "LATEST_FIRST",
    "OLDEST_FIRST",
    "Act",
    "Bearing",
    "Change",
    "Draft",
    "Effect",
    "EvidenceLink",
    "GraveViolation",
    "Incident",
    "IncidentLink",
    "Information",
    "Involvement",
    "Party",
    "SavedFilter",
    "Source",
    "Status",
    "Tagging",
    "Term",
    "Verification",
    "Victim",
    "Vocabulary",
]

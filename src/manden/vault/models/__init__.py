"""The tables of the vault."""

from manden.vault.models.consents import Consent, ConsentRecipient, NeverChanged, folded_recipient
from manden.vault.models.evidence import (
    CopyDecision,
    CustodyEvent,
    Evidence,
    PersonInFile,
    StoredFile,
)
from manden.vault.models.identities import Identity, Keyholder, LookupToken, SealedField
from manden.vault.models.oversight import (
    MOST_REVEALS_A_DAY,
    ConflictOfInterest,
    Erasure,
    Reveal,
    RevealLimit,
)

__all__ = [
    "MOST_REVEALS_A_DAY",
    "ConflictOfInterest",
    "Consent",
    "ConsentRecipient",
    "CopyDecision",
    "CustodyEvent",
    "Erasure",
    "Evidence",
    "Identity",
    "Keyholder",
    "LookupToken",
    "NeverChanged",
    "PersonInFile",
    "Reveal",
    "RevealLimit",
    "SealedField",
    "StoredFile",
    "folded_recipient",
]

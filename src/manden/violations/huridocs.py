"""What the desk's own states and grades are called in the field's microthesauri (lists 41 and 42).

The published French and Spanish of “likely” and “unlikely” are swapped: the codes here follow the
English, and the names are our own, so that nothing likely leaves the desk as improbable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Matching:
    """A code of the field, `list:code`, and what it means in both languages."""

    code: str
    en: str
    fr: str


_STATUS = "41"
_RELIABILITY = "42"
CONFIRMED = Matching(f"{_STATUS}:010100000000", "Confirmed as a violation", "Violation confirmée")
SIMILAR = Matching(
    f"{_STATUS}:010200000000",
    "Confirmed as act similar to violation",
    "Confirmé comme acte similaire à une violation",
)
UNLIKELY = Matching(f"{_STATUS}:020000000000", "Unlikely", "Improbable")
POSSIBLE = Matching(f"{_STATUS}:030000000000", "Possible", "Possible")
LIKELY = Matching(f"{_STATUS}:040000000000", "Likely", "Probable")
NOT_KNOWN = Matching(f"{_STATUS}:990000000000", "Unknown", "Inconnu")

STATUSES: Mapping[str, Matching] = {
    "verified": CONFIRMED,
    "outside": SIMILAR,
    "not_occurred": UNLIKELY,
    "pending": POSSIBLE,
    "returned": POSSIBLE,
    "reported": NOT_KNOWN,
}
CERTAINTIES: Mapping[str, Matching] = {
    "reasonable_grounds": CONFIRMED,
    "likely": LIKELY,
    "possible": POSSIBLE,
    "alleged": NOT_KNOWN,
}
RELIABILITIES: Mapping[str, Matching] = {
    "high": Matching(f"{_RELIABILITY}:010000000000", "Highly reliable", "Hautement fiable"),
    "medium": Matching(f"{_RELIABILITY}:020000000000", "Likely reliable", "Probablement fiable"),
    "low": Matching(f"{_RELIABILITY}:040000000000", "Likely unreliable", "Probablement pas fiable"),
    "unknown": Matching(f"{_RELIABILITY}:990000000000", "Unknown", "Inconnu"),
}


def all_matchings() -> Sequence[Matching]:
    told = (*STATUSES.values(), *CERTAINTIES.values(), *RELIABILITIES.values())
    return list({one.code: one for one in told}.values())

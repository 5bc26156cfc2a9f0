"""Lookup tokens: HMAC-SHA256 over combined fields, with a key that no table holds.

The key is of one compartment: equal tokens never tell that somebody of one circle, whom others
know by another record, is also in a second.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from manden.vault import key_store
from manden.vault.likeness import Fields, combinations


def tokens_of(fields: Fields, compartment: str) -> Mapping[str, bytes]:
    """The token of each combination that is known of a person, by kind."""
    known = combinations(fields)
    if not known:
        return {}
    key = key_store.derived(f"lookup:{compartment}")
    return {
        kind: hmac.digest(key, f"{kind}\x1e{combined}".encode(), "sha256")
        for kind, combined in known.items()
    }

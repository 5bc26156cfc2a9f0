"""Opening sealed fields in memory, for the few acts that may: reveal, change, find, move.

Nothing here asks who may, or leaves a trace: that is the act's own affair, and each does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from manden.vault import key_store
from manden.vault.models import Identity, SealedField
from manden.vault.sealing import Place, unseal


@dataclass(frozen=True)
class Worded:
    """A field in clear, as it stood from `version` on; "" where it was taken out."""

    version: int
    text: str


def versions_of(identity: Identity) -> dict[str, list[Worded]]:
    """Every version of every field of an identity, the latest first. NoKey where it is sealed."""
    key = key_store.key_of(identity.pk, identity.compartment.code)
    return _opened(identity, key, identity.sealed.all())


def fields_of(identity: Identity) -> dict[str, str]:
    """The fields as they stand now."""
    return _latest(versions_of(identity))


def fields_of_each(identities: Iterable[Identity]) -> dict[UUID, dict[str, str]]:
    """The fields of many as they stand now, without those whose key is not here."""
    known = {identity.pk: identity for identity in identities}
    holders = [(identity.pk, identity.compartment.code) for identity in known.values()]
    keys = key_store.keys_of(holders)
    sealed: dict[UUID, list[SealedField]] = {}
    for row in SealedField.objects.filter(identity__in=list(keys)):
        sealed.setdefault(row.identity_id, []).append(row)
    return {pk: _latest(_opened(known[pk], keys[pk], rows)) for pk, rows in sealed.items()}


def place_of(row: SealedField, compartment: str) -> Place:
    return Place(row.identity_id, row.field, row.version, compartment)


def _opened(identity: Identity, key: bytes, rows: Iterable[SealedField]) -> dict[str, list[Worded]]:
    found: dict[str, list[Worded]] = {}
    for row in sorted(rows, key=lambda row: -row.version):
        text = unseal(row.ciphertext, key, place_of(row, identity.compartment.code))
        found.setdefault(row.field, []).append(Worded(row.version, text))
    return found


def _latest(versions: dict[str, list[Worded]]) -> dict[str, str]:
    return {field: worded[0].text for field, worded in versions.items() if worded[0].text}

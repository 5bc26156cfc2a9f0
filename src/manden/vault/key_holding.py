"""Making a key before the record that it seals, the same way for every kind of record."""

from __future__ import annotations

from uuid import UUID

from manden.vault import key_store
from manden.vault.models import Keyholder


def key_before_the_row(holder: UUID, compartment: str, key: bytes | None = None) -> bytes:
    """A key for `holder`, or `key` kept for it. The first of a desk makes its store.

    StoreMissing on a desk that lost its store: it makes no second one.
    """
    if not key_store.stands():
        if Keyholder.objects.exists():
            raise key_store.StoreMissing
        key_store.make()
    if key is None:
        return key_store.new_key(holder, compartment)
    key_store.keep_key(holder, compartment, key)
    return key

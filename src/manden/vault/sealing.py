"""Sealing a field of a person: AES-256-GCM under the key of that person alone.

Associated data say where the field belongs: in another row, version or compartment it stays shut.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
TABLE = "vault_sealedfield"


class CannotUnseal(ValueError):
    """The field was changed, moved, or sealed under another key."""


@dataclass(frozen=True)
class Place:
    """Where a sealed field belongs."""

    identity: UUID
    field: str
    version: int
    compartment: str

    @property
    def associated(self) -> bytes:
        parts = [TABLE, str(self.identity), self.field, self.version, self.compartment]
        return json.dumps(parts).encode()


def seal(text: str, key: bytes, place: Place) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), place.associated)


def unseal(sealed: bytes, key: bytes, place: Place) -> str:
    nonce, body = bytes(sealed[:NONCE_BYTES]), bytes(sealed[NONCE_BYTES:])
    try:
        return AESGCM(key).decrypt(nonce, body, place.associated).decode()
    except InvalidTag:
        raise CannotUnseal("a sealed field does not open") from None

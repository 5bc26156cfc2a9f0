"""Sealing a short secret before it is stored: AES-256-GCM under a key that no table holds.

What it belongs to is its associated data: moved to another person's row, it does not open.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


class CannotUnseal(ValueError):
    """The secret was changed, belongs elsewhere, or was sealed under another desk's key."""


def seal(secret: bytes, *, belongs_to: str, key: bytes | None = None) -> bytes:
    """Under `key`, a use of the desk's key of its own; by default that of second factors."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + _cipher(key).encrypt(nonce, secret, belongs_to.encode())


def unseal(sealed: bytes, *, belongs_to: str, key: bytes | None = None) -> bytes:
    nonce, body = bytes(sealed[:NONCE_BYTES]), bytes(sealed[NONCE_BYTES:])
    try:
        return _cipher(key).decrypt(nonce, body, belongs_to.encode())
    except InvalidTag:
        raise CannotUnseal("a sealed secret does not open") from None


def _cipher(key: bytes | None) -> AESGCM:
    return AESGCM(key or settings.SECOND_FACTOR_KEY)

"""Codes of six figures counted from the time (TOTP, RFC 6238), as every application counts them."""

from __future__ import annotations

import base64
import secrets

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SECRET_BYTES = 20
DIGITS = 6
STEP_SECONDS = 30
ISSUER = "Manden"
_DRIFT_STEPS = (0, -1, 1)


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def typed_secret(secret: bytes) -> str:
    """The secret in groups of four, for who types it instead of pointing a camera.

    >>> typed_secret(bytes(10))
    'AAAA AAAA AAAA AAAA'
    """
    letters = base64.b32encode(secret).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def address_of(secret: bytes, *, account: str) -> str:
    """The otpauth:// address that the square code holds."""
    return _counter(secret).get_provisioning_uri(account, ISSUER)


def code_at(secret: bytes, seconds: float) -> str:
    return _counter(secret).generate(int(seconds)).decode()


def step_of(secret: bytes, code: str, *, seconds: float) -> int | None:
    """The time step whose code this is, now or one step aside (a clock a little off); else None."""
    now = int(seconds) // STEP_SECONDS
    for step in (now + drift for drift in _DRIFT_STEPS):
        try:
            _counter(secret).verify(code.encode(), step * STEP_SECONDS)
        except InvalidToken:
            continue
        return step
    return None


def _counter(secret: bytes) -> TOTP:
    # SHA-1 is what applications count with; HMAC does not lean on its resistance to collisions
    return TOTP(secret, DIGITS, SHA1(), STEP_SECONDS, enforce_key_length=False)  # noqa: S303

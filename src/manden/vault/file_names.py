"""The name under which a file came: sealed beside it, as it is often somebody's.

AES-256-GCM under a key that HKDF derives from that of the file; associated data say which file.
"""

from __future__ import annotations

import json
import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from manden.vault import key_store
from manden.vault.file_store import Damaged, wrapped_for

NONCE_BYTES = 12
LONGEST = 200
UNNAMED = "file"


def seal_name(name: str, *, holder: UUID, circle: str) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    told = _plain(name).encode()
    return nonce + _cipher(holder, circle).encrypt(nonce, told, _belongs_to(holder))


def name_of_file(sealed: bytes, *, holder: UUID, circle: str) -> str:
    """The name as it came; NoKey where the file is sealed, Damaged where it was changed."""
    held = bytes(sealed)
    nonce, body = held[:NONCE_BYTES], held[NONCE_BYTES:]
    try:
        return _cipher(holder, circle).decrypt(nonce, body, _belongs_to(holder)).decode()
    except InvalidTag:
        raise Damaged("the name of a file does not open: it was changed") from None


def _plain(name: str) -> str:
    """Its last part, without signs that a file or a header could not bear.

    >>> _plain("../../etc/pass\\x00wd")
    'passwd'
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in last if sign.isprintable()).strip()[-LONGEST:] or UNNAMED


def _cipher(holder: UUID, circle: str) -> AESGCM:
    secret = key_store.key_of(holder, wrapped_for(circle))
    derived = HKDF(SHA256(), 32, salt=holder.bytes, info=b"name of a file").derive(secret)
    return AESGCM(derived)


def _belongs_to(holder: UUID) -> bytes:
    return json.dumps(["vault_evidence", str(holder), "name"]).encode()

"""Keeping bytes as they came: AES-256-GCM, each under a key of its own from the vault's key store.

Associated data say which content it is: moved to another row, it stays shut.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from manden.access.models import User
from manden.collection.openrosa.models import SealedContent
from manden.vault import key_store
from manden.vault.key_holding import key_before_the_row
from manden.vault.models import Keyholder

NONCE_BYTES = 12
# Keys of arrivals are wrapped apart from those of identities, whose compartments are circles.
WRAPPED_FOR = "collection:arrivals"


class CannotOpen(ValueError):
    """The content was changed, or moved to another row."""


def keep(told: bytes, *, by: User) -> SealedContent:
    """Seal `told`, once for each person; StoreMissing where the desk's key store was not brought.

    The caller holds the transaction and writes the audit entry.
    """
    sha256 = hashlib.sha256(told).hexdigest()
    kept = SealedContent.objects.filter(sha256=sha256, recorded_by=by).first()
    if kept is not None:
        return kept
    content = SealedContent(holder=uuid.uuid4(), sha256=sha256, size=len(told), recorded_by=by)
    key = key_before_the_row(content.holder, WRAPPED_FOR)
    Keyholder.objects.create(id=content.holder)
    nonce = secrets.token_bytes(NONCE_BYTES)
    content.sealed = nonce + AESGCM(key).encrypt(nonce, told, _belongs_to(content))
    content.save(force_insert=True)
    holder = content.holder
    transaction.on_commit(lambda: key_store.settle(holder, WRAPPED_FOR))
    return content


def opened(content: SealedContent) -> bytes:
    """The bytes as they came; NoKey where their key is not here, CannotOpen where they changed."""
    key = key_store.key_of(content.holder, WRAPPED_FOR)
    sealed = bytes(content.sealed)
    try:
        told = AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _belongs_to(content))
    except InvalidTag:
        raise CannotOpen("what came in does not open: it was changed") from None
    return told


def _belongs_to(content: SealedContent) -> bytes:
    return json.dumps(
        ["collection_sealedcontent", str(content.holder), content.sha256, content.size]
    ).encode()

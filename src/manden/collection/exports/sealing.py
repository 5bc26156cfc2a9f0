"""Keeping the file of an export: AES-256-GCM under a key of its own, destroyed with it."""

from __future__ import annotations

import json
import secrets
import zlib
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from manden.collection.exports.models import Export, ExportContent
from manden.vault import key_store
from manden.vault.key_holding import key_before_the_row
from manden.vault.models import Keyholder

NONCE_BYTES = 12
WRAPPED_FOR = "collection:exports"


class CannotOpen(ValueError):
    """The file was changed, moved to another export, or its key is destroyed."""


def seal(*, content: ExportContent, file: bytes) -> None:
    """Seal `file` as `content`, under a new key; the caller holds the transaction."""
    key = key_before_the_row(content.holder, WRAPPED_FOR)
    Keyholder.objects.create(id=content.holder)
    nonce = secrets.token_bytes(NONCE_BYTES)
    packed = zlib.compress(file, 6)
    content.sealed = nonce + AESGCM(key).encrypt(nonce, packed, _belongs_to(content))
    holder = content.holder
    transaction.on_commit(lambda: key_store.settle(holder, WRAPPED_FOR))


def opened(content: ExportContent) -> bytes:
    key = key_store.key_of(content.holder, WRAPPED_FOR)
    sealed = bytes(content.sealed)
    try:
        packed = AESGCM(key).decrypt(
            sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _belongs_to(content)
        )
    except InvalidTag:
        raise CannotOpen("the file of this export does not open: ask for it again") from None
    return zlib.decompress(packed)


def destroy(*, export: Export, now: datetime) -> None:
    """Take the file away, and its key when that is certain."""
    for content in ExportContent.objects.filter(export=export):
        take_away(content=content, now=now)
    export.swept_at = now
    export.save(update_fields=["swept_at"])


def take_away(*, content: ExportContent, now: datetime) -> None:
    holder = content.holder
    content.delete()
    Keyholder.objects.filter(pk=holder).update(destroyed_at=now)
    transaction.on_commit(lambda: key_store.destroy(holder))


def _belongs_to(content: ExportContent) -> bytes:
    told = ["collection_exportcontent", content.export_id, str(content.holder)]
    return json.dumps(told).encode()

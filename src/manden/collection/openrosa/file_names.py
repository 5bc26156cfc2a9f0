"""The names of attachments: sealed as what they name is, and found again by a keyed digest.

People name pictures after people. A name is sealed under the key of its content, for its place
alone; that a part came before under the same name is told by HMAC-SHA256 under a derived key.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from manden.collection.openrosa.models import Arrival, ArrivalFile, ArrivalVersion
from manden.collection.openrosa.sealing import NONCE_BYTES, WRAPPED_FOR, CannotOpen
from manden.vault import key_store
from manden.vault.key_store import NoKey

DIGESTED_FOR = "lookup:collection:attachments"


def digests_of(names: Iterable[str], version: int) -> dict[str, str]:
    """The digest of each name, of that version alone: equal names elsewhere do not look equal."""
    named = list(names)
    if not named:
        return {}
    key = key_store.derived(DIGESTED_FOR)
    return {
        name: hmac.digest(key, f"{version}\x1e{name}".encode(), "sha256").hex() for name in named
    }


def seal_name(name: str, *, version: int, holder: UUID) -> bytes:
    """Seal `name` under the key of its content; NoKey where that is not here."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    cipher = AESGCM(key_store.key_of(holder, WRAPPED_FOR))
    return nonce + cipher.encrypt(nonce, name.encode(), _belongs_to(version, holder))


def open_name(sealed: bytes, *, version: int, holder: UUID, key: bytes) -> str:
    """The name as it came; CannotOpen where it was changed or moved."""
    nonce, body = bytes(sealed[:NONCE_BYTES]), bytes(sealed[NONCE_BYTES:])
    try:
        return AESGCM(key).decrypt(nonce, body, _belongs_to(version, holder)).decode()
    except (InvalidTag, ValueError):
        raise CannotOpen("the name of an attachment does not open: it was changed") from None


def names_of(files: Iterable[ArrivalFile]) -> dict[int, str]:
    """The names that open here, by row; StoreMissing, and CannotOpen where one was changed."""
    told = list(files)
    if not told:
        return {}
    keys = key_store.keys_of((one.content.holder, WRAPPED_FOR) for one in told)
    return {
        one.pk: open_name(
            one.name_sealed,
            version=one.version_id,
            holder=one.content.holder,
            key=keys[one.content.holder],
        )
        for one in told
        if one.content.holder in keys
    }


def versions_with_files(
    arrival: Arrival,
) -> list[tuple[ArrivalVersion, list[tuple[ArrivalFile, str]]]]:
    """Each version with its files and their names, empty where they do not open here."""
    versions = list(arrival.versions.prefetch_related("files__content"))
    try:
        names = names_of(file for version in versions for file in version.files.all())
    except (NoKey, CannotOpen):
        names = {}
    return [
        (version, [(file, names.get(file.pk, "")) for file in version.files.all()])
        for version in versions
    ]


def _belongs_to(version: int, holder: UUID) -> bytes:
    return json.dumps(["collection_arrivalfile", version, str(holder)]).encode()

"""The keys of identities, in an encrypted file of their own: outside the database and its backups.

The store holds one random master and, for each holder (an identity, an arrival, a file of evidence),
a random key wrapped (AES-256-GCM, associated data holder and compartment) under a key that
HKDF derives from the master for its compartment. A stolen database, or a backup restored alone,
opens nothing. A key destroyed leaves the holder's number, so that no older copy brings it back.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from manden.vault.store_file import (
    KEY_BYTES,
    NoKey,
    StoreMissing,
    StoreUnreadable,
    at_once,
    make,
    master_of,
    standing,
    stands,
    write_through,
)

__all__ = ["NoKey", "StoreMissing", "StoreUnreadable", "make", "stands"]

NONCE_BYTES = 12
SALT = b"manden vault"
# A key older than this whose holder never came to be was left by a write cut short.
CUT_SHORT_AFTER = timedelta(hours=1)


def new_key(holder: UUID, compartment: str) -> bytes:
    """A random key for `holder`, kept before the record that it seals; unsettled until then."""
    key = secrets.token_bytes(KEY_BYTES)
    keep_key(holder, compartment, key)
    return key


def keep_key(holder: UUID, compartment: str, key: bytes) -> None:
    """Keep a key that a library made for `holder` (that of an age file), as `new_key` keeps ours."""
    with standing() as store, at_once(store):
        if store.execute("SELECT 1 FROM destroyed WHERE holder = ?", (str(holder),)).fetchone():
            raise NoKey("the key of this record was destroyed")
        _insert(store, holder, compartment, key)


def key_of(holder: UUID, compartment: str) -> bytes:
    """The key of `holder`; NoKey where it was destroyed, or is not of that compartment."""
    found = keys_of([(holder, compartment)])
    if holder not in found:
        raise NoKey("the key of this record is not here: it was destroyed, or not brought")
    return found[holder]


def keys_of(holders: Iterable[tuple[UUID, str]]) -> dict[UUID, bytes]:
    """Many keys at once, by holder, without those that are not here."""
    ciphers: dict[str, AESGCM] = {}
    found = {}
    with standing() as store:
        for holder, compartment in holders:
            if compartment not in ciphers:
                ciphers[compartment] = _cipher(store, compartment)
            key = _unwrapped(store, ciphers[compartment], holder, compartment)
            if key is not None:
                found[holder] = key
    return found


def rewrap(holder: UUID, compartment: str, new_compartment: str) -> None:
    """Wrap the key for another compartment too; `settle` then takes away the first wrapping."""
    key = key_of(holder, compartment)
    with standing() as store, at_once(store):
        store.execute(
            "DELETE FROM keys WHERE holder = ? AND compartment = ?", (str(holder), new_compartment)
        )
        _insert(store, holder, new_compartment, key)


def settle(holder: UUID, compartment: str) -> None:
    """The record stands, in `compartment`: its key is wrapped for that one and no other."""
    mine = (str(holder), compartment)
    with standing() as store, at_once(store):
        store.execute("UPDATE keys SET settled = 1 WHERE holder = ? AND compartment = ?", mine)
        store.execute("DELETE FROM keys WHERE holder = ? AND compartment <> ?", mine)


def settle_alone(holders: Iterable[UUID]) -> None:
    """Their records stand; a key wrapped for two compartments keeps both until it is settled."""
    with standing() as store, at_once(store):
        for holder in holders:
            store.execute("UPDATE keys SET settled = 1 WHERE holder = ?", (str(holder),))


def destroy(holder: UUID) -> None:
    """Destroy the key of `holder` for good; done twice, it is done once."""
    destroy_all([holder])


def destroy_all(holders: Iterable[UUID]) -> int:
    """Destroy many keys; how many were still there. Without a store there is nothing to destroy."""
    if not stands():
        return 0
    gone, now = 0, _moment(datetime.now(UTC))
    with standing() as store:
        with at_once(store):
            for holder in holders:
                store.execute("INSERT OR IGNORE INTO destroyed VALUES (?, ?)", (str(holder), now))
                gone += _deleted(store, "DELETE FROM keys WHERE holder = ?", holder)
        write_through(store)
    return gone


def destroyed() -> set[UUID]:
    """The holders whose key was destroyed."""
    with standing() as store:
        return {UUID(holder) for (holder,) in store.execute("SELECT holder FROM destroyed")}


def unsettled(now: datetime) -> set[UUID]:
    """The holders of keys made a while ago whose record nobody said to stand."""
    asked = "SELECT holder FROM keys WHERE made_at < ? GROUP BY holder HAVING max(settled) = 0"
    with standing() as store:
        before = _moment(now.astimezone(UTC) - CUT_SHORT_AFTER)
        return {UUID(holder) for (holder,) in store.execute(asked, (before,))}


def drop(holders: Iterable[UUID]) -> int:
    """Take away keys that never sealed a record that stands; how many."""
    with standing() as store:
        with at_once(store):
            question = "DELETE FROM keys WHERE holder = ? AND settled = 0"
            gone = sum(_deleted(store, question, holder) for holder in holders)
        write_through(store)
    return gone


def derived(use: str) -> bytes:
    """32 bytes for one use of the master ("lookup:north"), by HKDF-SHA256."""
    with standing() as store:
        return _derived(store, use)


def _insert(store: Any, holder: UUID, compartment: str, key: bytes) -> None:
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = _cipher(store, compartment).encrypt(nonce, key, _belongs_to(holder, compartment))
    row = (str(holder), compartment, nonce + sealed, _moment(datetime.now(UTC)))
    store.execute("INSERT INTO keys (holder, compartment, wrapped, made_at) VALUES (?,?,?,?)", row)


def _unwrapped(store: Any, cipher: AESGCM, holder: UUID, compartment: str) -> bytes | None:
    row = store.execute(
        "SELECT wrapped FROM keys WHERE holder = ? AND compartment = ?", (str(holder), compartment)
    ).fetchone()
    if row is None:
        return None
    wrapped = bytes(row[0])
    nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
    try:
        return cipher.decrypt(nonce, sealed, _belongs_to(holder, compartment))
    except InvalidTag:
        raise NoKey("a key of the store was changed: bring its copy") from None


def _cipher(store: Any, compartment: str) -> AESGCM:
    return AESGCM(_derived(store, f"compartment:{compartment}"))


def _derived(store: Any, use: str) -> bytes:
    master = master_of(store)
    assert master is not None  # `standing` has seen to it
    return HKDF(SHA256(), KEY_BYTES, salt=SALT, info=use.encode()).derive(master)


def _belongs_to(holder: UUID, compartment: str) -> bytes:
    return json.dumps(["key", str(holder), compartment]).encode()


def _deleted(store: Any, question: str, holder: UUID) -> int:
    return int(store.execute(question, (str(holder),)).rowcount)


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")

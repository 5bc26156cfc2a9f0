"""The file of the key store: SQLCipher under a key of the desk, zeroing what it deletes."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from django.conf import settings

KEY_BYTES = 32
CHECKPOINT_TRIES, BETWEEN_TRIES = 100, 0.05
TABLES = (
    "CREATE TABLE IF NOT EXISTS master (one INTEGER PRIMARY KEY CHECK (one = 1), value BLOB)",
    "CREATE TABLE IF NOT EXISTS keys (holder TEXT, compartment TEXT, wrapped BLOB, made_at TEXT, "
    "settled INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (holder, compartment))",
    "CREATE TABLE IF NOT EXISTS destroyed (holder TEXT PRIMARY KEY, at TEXT)",
)
# FULL: a key that sealed a record survives a power cut. Deleted rows are overwritten with zeros.
PRAGMAS = (
    "secure_delete = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "temp_store = MEMORY",
)


class NoKey(Exception):
    """No key opens this record here; the message says why."""


class StoreMissing(NoKey):
    """This desk has no key store yet, or it was not brought with its backup."""

    def __init__(self) -> None:
        super().__init__("identities are sealed until their key store is brought")


class StoreUnreadable(NoKey):
    """The file is there and does not open with this desk's key."""

    def __init__(self) -> None:
        super().__init__(
            f"{settings.VAULT_KEYS_FILE} does not open with this desk's key: it is damaged or of "
            "another desk"
        )


def stands() -> bool:
    """Whether this desk has its key store."""
    if not settings.VAULT_KEYS_FILE.exists():
        return False
    with _opened() as store:
        return master_of(store) is not None


def make(master: bytes | None = None) -> None:
    """Make the store, with a new master or the one given; nothing is done where one stands."""
    path = settings.VAULT_KEYS_FILE
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    with _opened() as store, at_once(store):
        for table in TABLES:
            store.execute(table)
        chosen = master or secrets.token_bytes(KEY_BYTES)
        store.execute("INSERT OR IGNORE INTO master VALUES (1, ?)", (chosen,))


@contextmanager
def standing() -> Iterator[Any]:
    """The opened store; StoreMissing where none stands."""
    if not settings.VAULT_KEYS_FILE.exists():
        raise StoreMissing
    with _opened() as store:
        if master_of(store) is None:
            raise StoreMissing
        yield store


def master_of(store: Any) -> bytes | None:
    """The master; None in a file that a power cut left before it held one."""
    known = store.execute("SELECT 1 FROM sqlite_master WHERE name = 'master'").fetchone()
    row = store.execute("SELECT value FROM master").fetchone() if known else None
    return bytes(row[0]) if row else None


@contextmanager
def at_once(store: Any) -> Iterator[None]:
    """All of it or nothing, and no other writer meanwhile."""
    store.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        store.execute("ROLLBACK")
        raise
    store.execute("COMMIT")


def write_through(store: Any) -> None:
    """Empty the write-ahead log into the file: what was zeroed there is left nowhere else."""
    for _ in range(CHECKPOINT_TRIES):
        (busy, *_counts) = store.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            return
        time.sleep(BETWEEN_TRIES)


@contextmanager
def _opened() -> Iterator[Any]:
    store = sqlcipher.connect(str(settings.VAULT_KEYS_FILE), timeout=20, isolation_level=None)
    try:
        store.execute(f"PRAGMA key = \"x'{settings.VAULT_KEY.hex()}'\"")
        try:
            store.execute("SELECT count(*) FROM sqlite_master")
        except sqlcipher.DatabaseError:
            raise StoreUnreadable from None
        for pragma in PRAGMAS:
            store.execute(f"PRAGMA {pragma}")
        yield store
    finally:
        store.close()

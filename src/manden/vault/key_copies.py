"""Copies of the key store: what is sealed into one, and how one is brought to a desk.

Bringing never takes a key away, and never brings one back that was destroyed here.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import Any

from manden.vault.store_file import (
    NoKey,
    at_once,
    make,
    master_of,
    standing,
    stands,
    write_through,
)

SCHEMA = "manden/vault-keys/1"
_KEYS = "SELECT holder, compartment, wrapped, made_at, settled FROM keys ORDER BY 1, 2"


class CannotBring(NoKey):
    """The copy is not brought; the message says why."""


@dataclass(frozen=True)
class Brought:
    """How many keys came, and how many of the copy had been destroyed here or there."""

    keys: int
    destroyed: int


def content() -> bytes:
    """Everything the store holds, to be sealed at once: whoever reads it opens every identity."""
    with standing() as store, at_once(store):
        master = master_of(store)
        assert master is not None
        keys = [
            [h, c, bytes(w).hex(), at, settled] for h, c, w, at, settled in store.execute(_KEYS)
        ]
        gone = [list(row) for row in store.execute("SELECT holder, at FROM destroyed ORDER BY 1")]
    told = {"schema": SCHEMA, "master": master.hex(), "keys": keys, "destroyed": gone}
    return json.dumps(told).encode()


def bring(copy: bytes) -> Brought:
    """Add the keys of a copy to this desk's store, or make the store of them.

    CannotBring where it is no copy of a key store, or the keys here hang on another master.
    """
    told = _read(copy)
    master = bytes.fromhex(told["master"])
    if not stands():
        make(master)
    with standing() as store:
        with at_once(store):
            if not secrets.compare_digest(master_of(store) or b"", master):
                _take_place_of_an_empty_store(store, master)
            came = sum(_bring_key(store, row, told["destroyed"]) for row in told["keys"])
            for row in told["destroyed"]:
                store.execute("INSERT OR IGNORE INTO destroyed VALUES (?, ?)", row)
            store.execute("DELETE FROM keys WHERE holder IN (SELECT holder FROM destroyed)")
            (gone,) = store.execute("SELECT count(*) FROM destroyed").fetchone()
        write_through(store)
    return Brought(came, int(gone))


def _read(copy: bytes) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(copy)
        if told["schema"] != SCHEMA or len(bytes.fromhex(told["master"])) != 32:
            raise ValueError
        told["keys"] = [[h, c, bytes.fromhex(w), at, int(s)] for h, c, w, at, s in told["keys"]]
        told["destroyed"] = [[str(holder), str(at)] for holder, at in told["destroyed"]]
    except (ValueError, KeyError, TypeError):
        raise CannotBring(
            "this is no copy of a key store: make one with manden vault keys"
        ) from None
    return told


def _take_place_of_an_empty_store(store: Any, master: bytes) -> None:
    if store.execute("SELECT 1 FROM keys").fetchone():
        raise CannotBring("this desk keeps keys of its own: a copy of another store is not brought")
    store.execute("UPDATE master SET value = ?", (master,))


def _bring_key(store: Any, row: list[Any], gone: list[list[str]]) -> bool:
    known = store.execute("SELECT 1 FROM keys WHERE holder = ?", row[:1]).fetchone()
    here = store.execute("SELECT 1 FROM destroyed WHERE holder = ?", row[:1]).fetchone()
    if known or here or row[0] in {holder for holder, _ in gone}:
        return False
    store.execute("INSERT INTO keys VALUES (?, ?, ?, ?, ?)", row)
    return True

"""A stored file as pieces, decrypted while they are taken: never whole in memory, never on a disk."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from typing import Any

from manden.vault import key_store
from manden.vault.file_store import Damaged, feed, lying_at, wrapped_for
from manden.vault.models import Evidence

PIECE = 65_536


def circle_of(evidence: Evidence) -> str:
    return evidence.compartment.code if evidence.compartment else ""


def pour(evidence: Evidence, sink: Any) -> None:
    """Decrypt a file into `sink`. NoKey, Damaged."""
    feed(sink=sink, **_whereabouts(evidence))


def see_that_it_opens(evidence: Evidence) -> None:
    """Pass where the file lies there and its key is here; NoKey or Damaged otherwise."""
    key_store.key_of(evidence.holder, wrapped_for(circle_of(evidence)))
    if not lying_at(evidence.stored.name, evidence.holder).is_file():
        raise Damaged(f"{evidence.key} is missing from the disk")


def pieces_of(evidence: Evidence) -> Iterator[bytes]:
    """The exact bytes that came, checked against their digest; Damaged at the end where they differ."""
    # Asked of the database here: the thread that pours must open no connection of its own.
    whereabouts = _whereabouts(evidence)
    reading, writing = os.pipe()
    fault: list[BaseException] = []
    pouring = threading.Thread(target=_pour_into, args=(whereabouts, writing, fault), daemon=True)
    pouring.start()
    digest = hashlib.sha256()
    try:
        with os.fdopen(reading, "rb") as pipe:
            for piece in iter(lambda: pipe.read(PIECE), b""):
                digest.update(piece)
                yield piece
    finally:
        pouring.join()
    if fault:
        raise fault[0]
    if digest.hexdigest() != evidence.sha256:
        raise Damaged(f"{evidence.key} is not what came: its digest differs")


def _whereabouts(evidence: Evidence) -> dict[str, Any]:
    stored = evidence.stored
    path = lying_at(stored.name, stored.holder_id)
    return {"path": path, "holder": stored.holder_id, "circle": circle_of(evidence)}


def _pour_into(whereabouts: dict[str, Any], writing: int, fault: list[BaseException]) -> None:
    try:
        with os.fdopen(writing, "wb") as pipe:
            feed(sink=pipe, **whereabouts)
    except BrokenPipeError:
        return  # whoever took the pieces wants no more
    except Exception as found:
        fault.append(found)

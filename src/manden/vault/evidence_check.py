"""Hashing every stored file again: what is missing, what was changed, what nobody speaks of.

The ciphertext is checked against its name, without any key. Where keys are here, each file is also
decrypted and compared with the digest it had when it came.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from manden.access import audit
from manden.access.models import User
from manden.vault.file_store import Damaged, digest_of, lying_at, stored_names
from manden.vault.file_stream import pour
from manden.vault.key_store import NoKey
from manden.vault.models import Evidence, StoredFile


@dataclass
class Verified:
    """What was found; `opened` files gave the bytes that came, `sealed` ones have no key here."""

    files: int = 0
    opened: int = 0
    sealed: int = 0
    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    orphaned: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not (self.missing or self.changed or self.orphaned)

    def as_told(self) -> dict[str, Any]:
        return {"whole": self.whole, **vars(self)}


def verify(*, by: User | None) -> Verified:
    """Read every stored file from end to end. Evidence is named by its key where it can be known.

    By nobody, it leaves no entry: a desk that is being restored writes none.
    """
    with transaction.atomic():
        _keep_every_row()
        named = {one.stored_id: one for one in Evidence.objects.select_related("stored")}
        found = Verified()
        known = list(StoredFile.objects.order_by("name"))
        for stored in known:
            found.files += 1
            evidence = named.get(stored.name)
            _check_one(stored, evidence, found)
        found.orphaned = sorted(set(stored_names()) - {one.name for one in known})
        counts = {"files": found.files, "missing": len(found.missing)}
        counts |= {"changed": len(found.changed), "orphaned": len(found.orphaned)}
        if by is not None:
            audit.record(by=by, act="evidence.verify", details=counts)
    return found


def _check_one(stored: StoredFile, evidence: Evidence | None, found: Verified) -> None:
    called = evidence.key if evidence else stored.name
    path = lying_at(stored.name, stored.holder_id)
    if not path.is_file():
        found.missing.append(called)
    elif path.stat().st_size != stored.size or digest_of(path) != stored.name:
        found.changed.append(called)
    elif evidence is not None:
        _open_one(evidence, found)


def _open_one(evidence: Evidence, found: Verified) -> None:
    sink = _Hashed()
    try:
        pour(evidence, sink)
    except NoKey:
        found.sealed += 1
    except Damaged:
        found.changed.append(evidence.key)
    else:
        same = sink.digest.hexdigest() == evidence.sha256
        found.opened += same
        if not same:
            found.changed.append(evidence.key)


def _keep_every_row() -> None:
    """The role that owns the tables sees every row; another what its person may read."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL manden.keeping = 'on'")


class _Hashed:
    """Takes bytes and keeps their digest alone."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def write(self, piece: bytes) -> int:
        self.digest.update(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing waits."""

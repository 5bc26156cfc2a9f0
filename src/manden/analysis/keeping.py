"""Freezing what a question reads, and opening it again: sealed at rest, the same bytes for ever."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from manden.access.models import Compartment
from manden.access.roles import Level
from manden.access.sealing import CannotUnseal, seal, unseal
from manden.analysis.models import Snapshot
from manden.analysis.records import TABLES, Records, records_from

LIMIT = 2_000_000_000  # bytes that a snapshot may open to


class CannotOpenSnapshot(ValueError):
    """The snapshot was changed, or belongs to another desk: its runs cannot be recomputed."""


@dataclass(frozen=True)
class Protection:
    """How what is made of records is protected: as the most protected of them."""

    level: str
    compartment: Compartment | None
    several: bool

    @classmethod
    def of(cls, levels: Iterable[str], circles: Iterable[str]) -> Protection:
        held = [Level(one) for one in levels]
        highest = max(held, key=lambda level: level.height, default=Level.INTERNAL)
        if highest.height < Level.INTERNAL.height:
            highest = Level.INTERNAL
        known = list(Compartment.objects.filter(code__in=set(circles)))
        one = known[0] if len(known) == 1 else None
        return cls(highest.value, one, len(known) > 1)


def freeze(records: Records) -> bytes:
    """The records' canonical bytes, sealed under the desk's key."""
    return seal(zlib.compress(records.as_bytes(), 6), belongs_to=_owner(records.sha256))


def open_snapshot(snapshot: Snapshot) -> Records:
    """The records as they were frozen; CannotOpenSnapshot where one bit of them differs."""
    try:
        packed = unseal(bytes(snapshot.sealed), belongs_to=_owner(snapshot.sha256))
    except CannotUnseal:
        raise CannotOpenSnapshot(f"{snapshot.key} does not open: it was changed or moved") from None
    told = zlib.decompressobj().decompress(packed, LIMIT)
    if hashlib.sha256(told).hexdigest() != snapshot.sha256:
        raise CannotOpenSnapshot(f"{snapshot.key} is not what its digest says")
    return records_from(told)


def row_counts(records: Records) -> dict[str, int]:
    return {name: len(next(iter(getattr(records, name).values()), ())) for name in TABLES}


def _owner(sha256: str) -> str:
    return f"analysis.snapshot:{sha256}"

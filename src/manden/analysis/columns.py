"""Columns in which each value is written once: counting goes over small numbers, at the speed of C."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

Mask = bytes  # one byte a row: 1 where it is kept
Places = Sequence[int]
_IN_A_BYTE = 256


class Column:
    """The values of one column: row `n` holds `of[at[n]]`."""

    __slots__ = ("__weakref__", "at", "of")

    def __init__(self, of: Iterable[Any], at: Iterable[int]) -> None:
        self.of = tuple(of)
        self.at: Places = _packed(at, len(self.of))

    @classmethod
    def holding(cls, values: Iterable[Hashable]) -> Column:
        places: dict[Hashable, int] = {}
        at = [places.setdefault(value, len(places)) for value in values]
        return cls(places, at)

    def __len__(self) -> int:
        return len(self.at)

    def __iter__(self) -> Iterator[Any]:
        return map(self.of.__getitem__, self.at)

    def via(self, rows: Iterable[int]) -> Column:
        """The column of other rows, each of which belongs to one of these."""
        return Column(self.of, map(self.at.__getitem__, rows))

    def mapped(self, meaning: Callable[[Any], Hashable]) -> Column:
        """The same rows, each value replaced by its meaning."""
        places: dict[Hashable, int] = {}
        new = [places.setdefault(meaning(value), len(places)) for value in self.of]
        return Column(places, _through(self.at, new))

    def where(self, holds: Callable[[Any], bool]) -> Mask:
        return bytes(_through(self.at, [int(bool(holds(value))) for value in self.of]))

    def sorted(self) -> Column:
        """The same rows with the values in their order: equal columns are then equal bytes."""
        order = sorted(set(self.at), key=lambda place: _in_order(self.of[place]))
        new = [0] * len(self.of)
        for rank, place in enumerate(order):
            new[place] = rank
        return Column([self.of[place] for place in order], _through(self.at, new))


def both(one: Mask, other: Mask) -> Mask:
    kept = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    return kept.to_bytes(len(one), "little")


def every(rows: int) -> Mask:
    return b"\x01" * rows


def _in_order(value: Any) -> tuple[bool, Any]:
    return (value is not None, value if value is not None else "")


def _packed(at: Iterable[int], values: int) -> Places:
    if values > _IN_A_BYTE:
        return at if isinstance(at, array) else array("I", at)
    return at if isinstance(at, bytes) else bytes(at)


def _through(at: Places, new: Sequence[int]) -> Iterable[int]:
    if isinstance(at, bytes) and max(new, default=0) < _IN_A_BYTE:
        return at.translate(bytes(new) + bytes(_IN_A_BYTE - len(new)))
    return map(new.__getitem__, at)

"""Columns in which each value is written once: counting goes over small numbers, at the speed of C.

They are plain bytes and arrays; NumPy reads them where they lie, for what goes over every row.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from math import prod
from typing import TYPE_CHECKING, Any

from manden.libraries import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[Any]

Mask = bytes  # one byte a row: 1 where it is kept
Places = Sequence[int]
_IN_A_BYTE = 256
_COUNTED_AT_ONCE = 4_000_000  # combinations that each have a counter of their own


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

    @property
    def numbers(self) -> Numbers:
        """Which value each row holds, as NumPy reads it."""
        return _as_numbers(self.at)

    def via(self, rows: Iterable[int]) -> Column:
        """The column of other rows, each of which belongs to one of these."""
        if rows == range(len(self)):
            return self
        return Column(self.of, _written(self.numbers[np.fromiter(rows, np.intp)], len(self.of)))

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
    """The rows that are in both.

    >>> both(bytes([1, 1, 0]), bytes([0, 1, 1]))
    b'\\x00\\x01\\x00'
    """
    return np.bitwise_and(_as_numbers(one), _as_numbers(other)).tobytes()


def how_many(kept: Mask) -> int:
    return int(np.count_nonzero(_as_numbers(kept)))


def count_together(columns: Sequence[Column], kept: Mask) -> dict[tuple[int, ...], int]:
    """How many of the kept rows hold each combination of places that any of them holds.

    >>> sex, age = Column.holding("wmwm"), Column.holding("aacc")
    >>> count_together([sex, age], bytes([1, 1, 1, 0]))
    {(0, 0): 1, (0, 1): 1, (1, 0): 1}
    """
    rows = np.flatnonzero(_as_numbers(kept))
    if not len(rows):
        return {}
    sizes = tuple(len(column.of) for column in columns)
    codes = np.zeros(len(rows), np.int64)
    for column, size in zip(columns, sizes, strict=True):
        codes *= size
        codes += column.numbers[rows]
    if prod(sizes) <= _COUNTED_AT_ONCE:
        each = np.bincount(codes)
        found = np.flatnonzero(each)
        numbers = each[found]
    else:
        found, numbers = np.unique(codes, return_counts=True)
    places = (one.tolist() for one in np.unravel_index(found, sizes))
    return dict(zip(zip(*places, strict=True), numbers.tolist(), strict=True))


def add_together(column: Column, kept: Mask, weights: Column) -> Numbers:
    """What the kept rows of each value of a column weigh together, in the order of its values.

    >>> where, weight = Column.holding("abab"), Column.holding([1, 1, 7, 9])
    >>> add_together(where, bytes([1, 1, 1, 0]), weight).tolist()
    [8, 1]
    """
    rows = np.flatnonzero(_as_numbers(kept))
    places = column.numbers[rows]
    if len(weights.of) == 1:
        return np.bincount(places, minlength=len(column.of)) * weights.of[0]
    each = np.array(weights.of, np.int64)[weights.numbers[rows]]
    return np.bincount(places, each, len(column.of)).astype(np.int64)


def laid_among(rows: int, places: Column, values: Column, otherwise: Hashable) -> Column:
    """So many rows, of which those at `places` hold `values`, and the others one value.

    >>> list(laid_among(3, Column.holding([2, 0]), Column.holding("ab"), ""))
    ['b', '', 'a']
    """
    at = np.zeros(rows, np.uint32)
    at[np.array(places.of, np.intp)[places.numbers]] = values.numbers + np.uint32(1)
    of = (otherwise, *values.of)
    return Column(of, _written(at, len(of)))


def every(rows: int) -> Mask:
    """All of so many rows.

    >>> every(2)
    b'\\x01\\x01'
    """
    return b"\x01" * rows


def _in_order(value: Any) -> tuple[bool, Any]:
    return (value is not None, value if value is not None else "")


def _written(at: Numbers, values: int) -> Places:
    if values > _IN_A_BYTE:
        return array("I", at.astype(np.uint32, copy=False).tobytes())
    return at.astype(np.uint8, copy=False).tobytes()


def _packed(at: Iterable[int], values: int) -> Places:
    if values > _IN_A_BYTE:
        return at if isinstance(at, array) else array("I", at)
    return at if isinstance(at, bytes) else bytes(at)


def _as_numbers(at: Places) -> Numbers:
    return np.frombuffer(at, np.uint8 if isinstance(at, bytes) else np.uint32)  # type: ignore[call-overload]


def _through(at: Places, new: Sequence[int]) -> Iterable[int]:
    small = max(new, default=0) < _IN_A_BYTE
    if isinstance(at, bytes) and small:
        return at.translate(bytes(new) + bytes(_IN_A_BYTE - len(new)))
    kind = np.uint8 if small else np.uint32
    told = np.array(new, kind)[_as_numbers(at)]
    return told.tobytes() if small else array("I", told.tobytes())

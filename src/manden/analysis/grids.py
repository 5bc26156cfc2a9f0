"""Frozen squares laid on a grid for each zoom, as arrays: no square is looked at one by one.

A zoom has squares of a side of its own; one that a record's level makes larger stays as large, so that
nothing is ever cut. Where each frozen square goes is worked out once, and a question then adds up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manden.analysis.units import SQUARES
from manden.libraries import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[Any]

TENTH = 10
SIDES = tuple(SQUARES.values())  # in tenths of a degree, by zoom
Box = tuple[float, float, float, float]  # west, south, east, north
Told = tuple[int, int, int, dict[str, int]]  # side, south, west, and how many by precision


@dataclass(frozen=True)
class Zoomed:
    """The squares of a zoom: side, south and west of each, in tenths of a degree. `goes` leads each
    frozen square to its cell, a square and a precision; past the last, where it is in none."""

    corners: Numbers
    precisions: tuple[str, ...]
    goes: Numbers

    def added(self, counted: Numbers) -> Numbers:
        """How many stand in each square (rows) by how precisely they were placed (columns)."""
        shape = (len(self.corners), len(self.precisions))
        cells = shape[0] * shape[1]
        held = np.bincount(self.goes, counted, cells + 1)[:cells]
        return held.astype(np.int64).reshape(shape)


class Grid:
    """The frozen squares of a column, and for each zoom the larger squares that they lie in."""

    def __init__(self, of: Sequence[str]) -> None:
        read = [one.split("/") for one in of if one]
        told = np.array([one[:3] for one in read], np.int64).reshape(len(read), 3)
        self._side, self._south, self._west = told.T
        names = [one[3] for one in read]
        self._precisions = tuple(sorted(set(names)))
        ranks = {name: rank for rank, name in enumerate(self._precisions)}
        self._precision = np.array([ranks[name] for name in names], np.int64)
        self._placed = np.array([bool(one) for one in of], bool)
        self._at: dict[int, Zoomed] = {}

    def at(self, zoom: int) -> Zoomed:
        if zoom not in self._at:
            self._at[zoom] = self._zoomed(SIDES[zoom])
        return self._at[zoom]

    def _zoomed(self, side: int) -> Zoomed:
        size = np.maximum(self._side, side)
        corners = np.stack([size, self._south // size * size, self._west // size * size])
        least = corners.min(axis=1, initial=0, keepdims=True)
        spans = tuple((corners - least).max(axis=1, initial=0) + 1)
        codes, square = np.unique(
            np.ravel_multi_index(tuple(corners - least), spans), return_inverse=True
        )
        found = np.stack(np.unravel_index(codes, spans), axis=1) + least.T
        goes = np.full(len(self._placed), len(codes) * len(self._precisions), np.int64)
        goes[self._placed] = square * len(self._precisions) + self._precision
        return Zoomed(found, self._precisions, goes)


class Placed:
    """How many things of a question stand in each frozen square, added up once for each zoom.

    >>> placed = Placed([2, 3, 4], Grid(["1/142/-41/exact", "1/143/-41/near", ""]))
    >>> list(placed.told(placed.inside((-10, 10, 0, 20), 4), 4)), placed.unplaced
    ([(1, 142, -41, {'exact': 2}), (1, 143, -41, {'near': 3})], 4)
    """

    def __init__(self, counted: Sequence[int] | Numbers, grid: Grid) -> None:
        self._counted, self._grid = np.asarray(counted, np.int64), grid
        self.total = int(self._counted.sum())
        self._at: dict[int, Numbers] = {}

    @property
    def unplaced(self) -> int:
        return self.total - int(self._numbers(0).sum())

    def corners(self) -> list[tuple[int, int, int]]:
        """Side, south and west of the largest squares in which anything stands."""
        held = self._numbers(0).any(axis=1)
        return [
            (side, south, west) for side, south, west in self._grid.at(0).corners[held].tolist()
        ]

    def inside(self, box: Box, zoom: int) -> Numbers:
        """Which squares of a zoom hold anything and touch the box."""
        west, south, east, north = (round(end * TENTH) for end in box)
        side, low, left = self._grid.at(zoom).corners.T
        touches = (west < left + side) & (left < east) & (south < low + side) & (low < north)
        return np.flatnonzero(touches & self._numbers(zoom).any(axis=1))

    def told(self, squares: Numbers, zoom: int) -> Iterator[Told]:
        held = self._grid.at(zoom)
        numbers, corners = self._numbers(zoom)[squares], held.corners[squares]
        for (side, south, west), row in zip(corners.tolist(), numbers.tolist(), strict=True):
            by_precision = zip(held.precisions, row, strict=True)
            yield side, south, west, {name: number for name, number in by_precision if number}

    def _numbers(self, zoom: int) -> Numbers:
        if zoom not in self._at:
            self._at[zoom] = self._grid.at(zoom).added(self._counted)
        return self._at[zoom]

"""Where things were counted, in squares as small as the level of each record allows: never a point.

A record's square is laid when it is frozen: a tenth of a degree, half a degree where it is
confidential, none where it is strict. A map at a zoom adds squares together, and never cuts one.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from math import floor
from weakref import WeakKeyDictionary

from manden.analysis.columns import Column
from manden.analysis.counting import Counting
from manden.analysis.question import CannotAsk, Question

TENTH = 10
SIDES = (40, 20, 10, 5, 1)  # tenths of a degree, by zoom
APPROXIMATE = frozenset({"near", "between"})
MOST_SQUARES = 400
KEPT_READY = 4
Box = tuple[float, float, float, float]
_Key = tuple[int, int, int, str]  # side, south and west in tenths of a degree, precision


@dataclass
class Spot:
    """What is counted in a square, by how precisely it was placed; its corner and side in tenths."""

    west: int
    south: int
    side: int
    number: int = 0
    precisions: dict[str, int] = field(default_factory=dict)

    @property
    def approximate(self) -> bool:
        return not set(self.precisions) - APPROXIMATE


@dataclass(frozen=True)
class Tile:
    """The squares of a box at a zoom; `unplaced` are in none anywhere, `beyond` outside the box."""

    zoom: int
    box: Box
    spots: list[Spot]
    unplaced: int
    beyond: int


def spot_of(latitude: float, longitude: float, finest: float | None, precision: str) -> str:
    """The square of a point, as it is frozen: side, south and west in tenths of a degree. `finest` is
    the smallest side that the record's level allows, in degrees; None where it allows none.

    >>> spot_of(14.26, -4.04, 0.1, "locality"), spot_of(14.26, -4.04, None, "exact")
    ('1/142/-41/locality', '')
    """
    if finest is None:
        return ""
    side = max(1, round(finest * TENTH))
    south, west = (floor(round(one * TENTH, 6) / side) * side for one in (latitude, longitude))
    return f"{side}/{south}/{west}/{precision}"


class Grid:
    """The frozen squares of a column, and for each zoom the larger square that each lies in."""

    def __init__(self, of: Sequence[str]) -> None:
        self._of = [_read(one) if one else None for one in of]
        self._at: dict[int, tuple[list[int], list[_Key]]] = {}

    def at(self, zoom: int) -> tuple[list[int], list[_Key]]:
        """Where each frozen square goes, -1 for none, among squares told apart by precision."""
        if zoom not in self._at:
            keys: dict[_Key, int] = {}
            goes = [-1 if one is None else keys.setdefault(_in(one, SIDES[zoom]), len(keys))
                    for one in self._of]  # fmt: skip
            self._at[zoom] = (goes, list(keys))
        return self._at[zoom]


class Placed:
    """How many things of a question stand in each frozen square, added up once for each zoom."""

    def __init__(self, counted: Mapping[int, int], grid: Grid) -> None:
        self._counted, self._grid = counted, grid
        self.total = sum(counted.values())
        self._at: dict[int, list[Spot]] = {}

    @property
    def unplaced(self) -> int:
        return self.total - sum(one.number for one in self.at(0))

    def at(self, zoom: int) -> list[Spot]:
        """The squares at a zoom; those that a record's level makes larger stay as large."""
        if zoom not in self._at:
            goes, keys = self._grid.at(zoom)
            numbers = [0] * (len(keys) + 1)
            for place, number in self._counted.items():
                numbers[goes[place]] += number
            self._at[zoom] = _joined(zip(keys, numbers, strict=False))
        return self._at[zoom]


_ready: WeakKeyDictionary[Counting, OrderedDict[str, Placed]] = WeakKeyDictionary()
_grids: WeakKeyDictionary[Column, Grid] = WeakKeyDictionary()


def placed_by(counting: Counting, question: Question) -> Placed:
    """Where the things of a question are. CannotAsk where what is never summed is not fixed to one
    value. The next tile of the same question finds them counted.
    """
    if not one_of_each(question):
        apart = ", ".join(sorted(question.counted.apart))
        raise CannotAsk(f"a map of squares shows one value of {apart}: choose it")
    asked = replace(question, rows=(), columns=(), population=None, title={})
    ready = _ready.setdefault(counting, OrderedDict())
    if asked.sha256 not in ready:
        ready[asked.sha256] = _counted(counting, asked)
        while len(ready) > KEPT_READY:
            ready.popitem(last=False)
    return ready[asked.sha256]


def one_of_each(question: Question) -> bool:
    """Whether what is never summed is fixed to one value, in a unit that has places.

    >>> one_of_each(Question("victims", {"status": ("verified",)}))
    True
    """
    fixed = all(len(question.where.get(name, ())) == 1 for name in question.counted.apart)
    return fixed and "region" in question.counted.dimensions


def _counted(counting: Counting, question: Question) -> Placed:
    things, kept = counting.chosen(question)
    column = things.column("spot")
    if column not in _grids:
        _grids[column] = Grid(column.of)
    weights = things.weights
    if len(weights.of) == 1:
        each = weights.of[0][0]
        found = Counter(compress(column.at, kept))
        told = found if each == 1 else {place: n * each for place, n in found.items()}
        return Placed(told, _grids[column])
    added: Counter[int] = Counter()
    pairs = zip(compress(column.at, kept), compress(weights.at, kept), strict=True)
    for (place, weight), n in Counter(pairs).items():
        added[place] += n * weights.of[weight][0]
    return Placed(added, _grids[column])


def tile(placed: Placed, *, zoom: int, box: Box | None = None) -> Tile:
    """The squares at `zoom`, or at a coarser one where there would be too many.

    >>> placed = Placed({0: 2, 1: 3}, Grid(["1/142/-41/exact", "1/143/-41/near"]))
    >>> [(one.number, one.precisions) for one in tile(placed, zoom=2).spots]
    [(5, {'exact': 2, 'near': 3})]
    """
    zoom = max(0, min(zoom, len(SIDES) - 1))
    within = box or _around(placed.at(0))
    while True:
        inside = [one for one in placed.at(zoom) if _touches(one, within)]
        if len(inside) <= MOST_SQUARES or not zoom:
            break
        zoom -= 1
    shown = sum(one.number for one in inside)
    return Tile(
        zoom,
        within,
        sorted(inside, key=lambda one: (-one.number, one.south, one.west)),
        placed.unplaced,
        placed.total - placed.unplaced - shown,
    )


def _read(spot: str) -> _Key:
    side, south, west, precision = spot.split("/")
    return int(side), int(south), int(west), precision


def _in(one: _Key, side: int) -> _Key:
    own, south, west, precision = one
    size = max(own, side)
    return size, south // size * size, west // size * size, precision


def _joined(numbers: Iterable[tuple[_Key, int]]) -> list[Spot]:
    found: dict[tuple[int, int, int], Spot] = {}
    for (side, south, west, precision), number in numbers:
        if number:
            one = found.setdefault((side, south, west), Spot(west, south, side))
            one.number += number
            one.precisions[precision] = number
    return list(found.values())


def _around(spots: Sequence[Spot]) -> Box:
    """A box that holds every square, in whole degrees."""
    if not spots:
        return (-10.0, 0.0, 10.0, 20.0)
    south = floor(min(one.south for one in spots) / TENTH)
    west = floor(min(one.west for one in spots) / TENTH)
    north = -floor(-max(one.south + one.side for one in spots) / TENTH)
    east = -floor(-max(one.west + one.side for one in spots) / TENTH)
    return (
        float(max(west, -180)),
        float(max(south, -90)),
        float(min(east, 180)),
        float(min(north, 90)),
    )


def _touches(one: Spot, box: Box) -> bool:
    west, south, east, north = (round(side * TENTH) for side in box)
    return (
        west < one.west + one.side and one.west < east
        and south < one.south + one.side and one.south < north
    )  # fmt: skip

"""Where things were counted, in squares as small as the level of each record allows: never a point.

A record's square is laid when it is frozen: a tenth of a degree, half a degree where it is
confidential, none where it is strict. A map at a zoom adds squares together, and never cuts one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import floor
from operator import itemgetter
from weakref import WeakKeyDictionary

from manden.analysis.columns import Column, add_together
from manden.analysis.counting import Counting
from manden.analysis.grids import SIDES, TENTH, Box, Grid, Placed
from manden.analysis.kept_ready import KeptReady
from manden.analysis.question import CannotAsk, Question

APPROXIMATE = frozenset({"near", "between"})
MOST_SQUARES = 400
KEPT_READY = 4


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


_ready: WeakKeyDictionary[Counting, KeptReady[Placed]] = WeakKeyDictionary()
_grids: WeakKeyDictionary[Column, Grid] = WeakKeyDictionary()


def placed_by(counting: Counting, question: Question) -> Placed:
    """Where the things of a question are. CannotAsk where what is never summed is not fixed to one
    value. The next tile of the same question finds them counted.
    """
    if not one_of_each(question):
        apart = ", ".join(sorted(question.counted.apart))
        raise CannotAsk(f"a map of squares shows one value of {apart}: choose it")
    asked = replace(question, rows=(), columns=(), population=None, title={})
    ready = _ready.setdefault(counting, KeptReady(KEPT_READY))
    return ready.of(asked.sha256, lambda: _counted(counting, asked))


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
    return Placed(add_together(column, kept, _numbers_of(things.weights)), _grids[column])


def _numbers_of(weights: Column) -> Column:
    """How many each thing is, without the ends of it."""
    return weights.mapped(itemgetter(0))


def tile(placed: Placed, *, zoom: int, box: Box | None = None) -> Tile:
    """The squares at `zoom`, or at a coarser one where there would be too many.

    >>> placed = Placed([2, 3], Grid(["1/142/-41/exact", "1/143/-41/near"]))
    >>> [(one.number, one.precisions) for one in tile(placed, zoom=2).spots]
    [(5, {'exact': 2, 'near': 3})]
    """
    zoom = max(0, min(zoom, len(SIDES) - 1))
    within = box or around(placed.corners())
    while len(inside := placed.inside(within, zoom)) > MOST_SQUARES and zoom:
        zoom -= 1
    spots = [Spot(west, south, side, sum(told.values()), told)
             for side, south, west, told in placed.told(inside, zoom)]  # fmt: skip
    shown = sum(one.number for one in spots)
    return Tile(
        zoom,
        within,
        sorted(spots, key=lambda one: (-one.number, one.south, one.west, one.side)),
        placed.unplaced,
        placed.total - placed.unplaced - shown,
    )


def around(corners: Sequence[tuple[int, int, int]]) -> Box:
    """A box that holds squares told by side, south and west, in whole degrees."""
    if not len(corners):
        return (-10.0, 0.0, 10.0, 20.0)
    south = floor(min(south for _, south, _ in corners) / TENTH)
    west = floor(min(west for _, _, west in corners) / TENTH)
    north = -floor(-max(south + side for side, south, _ in corners) / TENTH)
    east = -floor(-max(west + side for side, _, west in corners) / TENTH)
    return (
        float(max(west, -180)),
        float(max(south, -90)),
        float(min(east, 180)),
        float(min(north, 90)),
    )

"""Whether an outline crosses itself: then no place can be said to lie within it or without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import isqrt

Corner = tuple[float, float]
Side = tuple[Corner, Corner]


def crossing(ring: tuple[Corner, ...]) -> Corner | None:
    """A corner beside which two sides of `ring` cross; None where none do. Touching is no crossing.

    Sides are compared only with those of the same square of land: n sides take about n comparisons.

    >>> crossing(((0, 0), (2, 2), (2, 0), (0, 2)))
    (0, 0)
    >>> crossing(((0, 0), (0, 2), (2, 2), (2, 0))) is None
    True
    """
    sides = list(zip(ring, ring[1:] + ring[:1], strict=True))
    for some in _squares(sides).values():
        for one, other in combinations(some, 2):
            if _cross(sides[one], sides[other]):
                return sides[one][0]
    return None


def _squares(sides: list[Side]) -> dict[tuple[int, int], list[int]]:
    """The sides by the squares that their own rectangle touches."""
    west, south = (min(a[n] for a, _ in sides) for n in (0, 1))
    wide = max(max(a[n] for a, _ in sides) - low for n, low in ((0, west), (1, south))) or 1.0
    size = wide / max(1, isqrt(len(sides)))
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, side in enumerate(sides):
        for square in _touched(side, west, south, size):
            found[square].append(number)
    return found


def _touched(side: Side, west: float, south: float, size: float) -> Iterator[tuple[int, int]]:
    (x1, y1), (x2, y2) = side
    for x in range(int((min(x1, x2) - west) / size), int((max(x1, x2) - west) / size) + 1):
        for y in range(int((min(y1, y2) - south) / size), int((max(y1, y2) - south) / size) + 1):
            yield x, y


def _cross(one: Side, other: Side) -> bool:
    """Whether each has its ends strictly on both sides of the other."""
    (a, b), (c, d) = one, other
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Corner, b: Corner, c: Corner) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

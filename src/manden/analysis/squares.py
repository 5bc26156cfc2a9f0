"""Squares of land as a way of laying out: each thing lies in the one of a side that holds its own square.

A record's square is as large as its level asks for. Where that is larger than the side, the thing stays
in it: squares of an answer may lie in one another, and no thing is in two.
"""

from __future__ import annotations

from manden.analysis.grids import TENTH

Ends = tuple[int, int, int]  # side, south and west, in tenths of a degree


def square_in(spot: str, side: int) -> str:
    """The square of `side` tenths that holds a frozen square, by its south, its west and its side in
    degrees; "" where it is in none.

    >>> square_in("1/142/-41/exact", 10), square_in("5/140/-45/near", 1), square_in("", 10)
    ('14_-5_1', '14_-4.5_0.5', '')
    """
    if not spot:
        return ""
    own, south, west, _precision = spot.split("/")
    size = max(int(own), side)
    corner = (int(end) // size * size for end in (south, west))
    return "_".join(f"{end / TENTH:g}" for end in (*corner, size))


def precision_in(spot: str) -> str:
    """How closely what lies in a frozen square was placed.

    >>> precision_in("1/142/-41/near"), precision_in("")
    ('near', '')
    """
    return spot.rpartition("/")[2]


def ends_of(square: str) -> Ends:
    """The side, south and west of a square that `square_in` told.

    >>> ends_of("14.2_-4.1_0.1")
    (1, 142, -41)
    """
    south, west, side = (round(float(end) * TENTH) for end in square.split("_"))
    return side, south, west

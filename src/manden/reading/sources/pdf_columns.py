"""Where two columns of a PDF page part: a place that hardly a line prints across.

The gutter may be hardly wider than the blanks of a justified line; but those stand at another place
in each line, and the gutter at one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

_FEWEST_LINES = 24  # of a page that shows where its columns part
_FEWEST_IN_A_COLUMN = 10
_NARROWEST = 0.012  # of a gutter, as a share of the page's width
_PLACES = [0.5 + sign * step / 200 for step in range(13) for sign in (1, -1)]  # shares of the width


class Printed(Protocol):
    """Something printed on a line: where it begins and where it ends."""

    @property
    def left(self) -> float:
        """Where it begins, from the left edge of the page."""

    @property
    def right(self) -> float:
        """Where it ends."""


class Word(NamedTuple):
    """A word by its place alone."""

    left: float
    right: float


class Gutter(NamedTuple):
    """A place between two columns, and how wide a blank on it must be to part a line there."""

    place: float
    width: float

    def parts(self, before: Printed, after: Printed) -> bool:
        """Whether the gutter lies between two things printed next to one another."""
        blank = after.left - before.right
        return before.right <= self.place <= after.left and blank >= self.width

    def is_crossed(self, line: Printed) -> bool:
        return line.left < self.place < line.right


def gutter_of(rows: Sequence[Sequence[Word]], width: float) -> Gutter | None:
    """The gutter of a page `width` wide, from the words of its rows; None where it has none."""
    if len(rows) * 2 < _FEWEST_LINES:
        return None
    found = [
        (crossing, index, gutter)
        for index, share in enumerate(_PLACES)
        if (gutter := _at(rows, width * share, width)) is not None
        and (crossing := _crossing(rows, gutter, width)) is not None
    ]
    return min(found)[2] if found else None


def fits(rows: Sequence[Sequence[Word]], gutter: Gutter) -> bool:
    """Whether a page with too little text to tell keeps to the gutter of another."""
    halves = [half for row in rows for half in _halves(row, gutter)]
    beyond = sum(left >= gutter.place for left, _ in halves)
    crossing = sum(left < gutter.place < right for left, right in halves)
    return beyond > 1 and crossing * 8 <= len(halves)


def _at(rows: Sequence[Sequence[Word]], place: float, width: float) -> Gutter | None:
    blanks = sorted(
        after.left - before.right
        for row in rows
        for before, after in pairwise(row)
        if before.right <= place <= after.left
    )
    # Short lines leave wider blanks; the narrowest are those of a line that runs across.
    narrow = blanks[len(blanks) // 5] if blanks else 0.0
    return Gutter(place, 0.4 * narrow) if narrow > _NARROWEST * width else None


def _crossing(rows: Sequence[Sequence[Word]], gutter: Gutter, width: float) -> int | None:
    """How many lines cross the gutter; None where too many do, or a side holds no column."""
    halves = [half for row in rows for half in _halves(row, gutter)]
    left = sum(right <= gutter.place for _, right in halves)
    widths = sorted(right - left for left, right in halves if left >= gutter.place)
    crossing = len(halves) - left - len(widths)
    if len(halves) < _FEWEST_LINES or min(left, len(widths)) < _FEWEST_IN_A_COLUMN:
        return None
    is_column = widths[len(widths) * 3 // 4] > 0.25 * width
    return crossing if is_column and crossing < 0.15 * len(halves) else None


def _halves(row: Sequence[Word], gutter: Gutter) -> Iterator[tuple[float, float]]:
    """Where what stands in a row on either side begins and ends; one part where it crosses."""
    start = 0
    for index, (before, after) in enumerate(pairwise(row), start=1):
        if gutter.parts(before, after):
            yield row[start].left, before.right
            start = index
    if row:
        yield row[start].left, row[-1].right

"""A map of squares of land, each in the shade of its number: where things were counted, and how finely.

A square is as small as what is counted in it allows: its size is the precision that is shown. One in
which nothing is placed better than “near” or “between” has a broken border.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import cos, radians

from manden.charts.boundaries import Boundary, Corner
from manden.charts.numbers import ticks, written
from manden.charts.refusals import CannotDraw
from manden.charts.scene import (
    LINE,
    SHADES,
    SMALL,
    WIDTH,
    Area,
    At,
    Item,
    Line,
    Scene,
    Words,
    box,
    width_of,
)
from manden.charts.words import word

TALLEST = 460
BROKEN_WITHIN = 3
Box = tuple[float, float, float, float]  # west, south, east, north


@dataclass(frozen=True)
class Square:
    """A square of land by its south-west corner and its side, in degrees; its number is None where it is
    hidden.

    >>> Square(-5, 14, 1, 3).name("en")
    '14–15° N, 4–5° W'
    """

    west: float
    south: float
    side: float
    value: float | None
    approximate: bool = False

    def name(self, language: str) -> str:
        """Its parallels and its meridians."""
        north = _ends(self.south, self.side, "N", "S", language)
        west = "O" if language == "fr" else "W"
        return f"{north}, {_ends(self.west, self.side, 'E', west, language)}"


@dataclass(frozen=True)
class SquareMap:
    """`squares` within `box`; `boundaries` are drawn under them, and say nothing of the number."""

    title: str
    unit: str
    squares: tuple[Square, ...]
    box: Box
    boundaries: tuple[Boundary, ...] = ()
    total: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    language: str = "en"

    def __post_init__(self) -> None:
        west, south, east, north = self.box
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise CannotDraw("a map has a west before its east and a south under its north")
        if any((one.value or 0) < 0 or one.side <= 0 for one in self.squares):
            raise CannotDraw(
                "a square counts things on land: no number under zero, no side of none"
            )


def squared(drawn: SquareMap) -> Scene:
    """Squares over the outlines, each with its number where it has room for it.

    >>> drawn = SquareMap("Where", "victims", (Square(0, 0, 1, 3),), (0, 0, 2, 2))
    >>> [one.text for one in squared(drawn).items if isinstance(one, Words)][0]
    '3'
    """
    west, south, east, north = drawn.box
    narrowed = cos(radians((south + north) / 2)) or 1
    scale = min((WIDTH - 4) / ((east - west) * narrowed), TALLEST / (north - south))
    height = (north - south) * scale + 4

    def onto(x: float, y: float) -> At:
        return (round(2 + (x - west) * narrowed * scale, 1), round(2 + (north - y) * scale, 1))

    largest = max((one.value or 0 for one in drawn.squares), default=0)
    steps = shade_steps(largest)
    items: list[Item] = [*_outlines(drawn, onto)]
    numbers: list[Item] = []
    for one in drawn.squares:
        left, top = onto(max(one.west, west), min(one.south + one.side, north))
        right, bottom = onto(min(one.west + one.side, east), max(one.south, south))
        if right <= left or bottom <= top:
            continue
        inside = (left, top, right - left, bottom - top)
        if one.value is None:
            items.append(box(*inside, "none", "hidden"))
            continue
        shade = next(n for n, end in enumerate(steps) if one.value <= end * 1.0001)
        items.append(box(*inside, f"d{shade}"))
        if one.approximate:
            items.append(_broken(*inside))
        told = written(one.value, drawn.language)
        if width_of(told, SMALL) + 4 < right - left and bottom - top > LINE:
            at = ((left + right) / 2, (top + bottom) / 2 + 4)
            numbers.append(Words(*at, told, "over", "middle"))
    key, height = _key(drawn, steps, height + 10)
    return Scene(height, (*items, *numbers, *key))


def _broken(left: float, top: float, width: float, height: float) -> Area:
    """A broken border, within the whole one of the shade where there is room to see it."""
    by = BROKEN_WITHIN if min(width, height) > 4 * BROKEN_WITHIN else 0
    return box(left + by, top + by, width - 2 * by, height - 2 * by, "none")


def shade_steps(largest: float) -> list[float]:
    """The upper end of each shade, at round numbers.

    >>> shade_steps(23), shade_steps(99), shade_steps(3)
    ([5, 10, 15, 20, 25], [20, 40, 60, 80, 100], [1, 2, 3])
    """
    tried = (ticks(largest, about)[1:] for about in (SHADES, SHADES - 1, SHADES - 2))
    return next((marks for marks in tried if len(marks) <= SHADES), ticks(largest, 2)[1:])


def _outlines(drawn: SquareMap, onto: Callable[[float, float], At]) -> Iterator[Item]:
    """The parts of each outline that lie in the box, as strokes."""
    for boundary in drawn.boundaries:
        for ring in boundary.rings:
            run: list[At] = []
            for start, end in zip(ring, ring[1:] + ring[:1], strict=True):
                cut = clipped(start, end, drawn.box)
                if cut is None:
                    continue
                a, b = onto(*cut[0]), onto(*cut[1])
                if run and run[-1] != a:
                    yield from _stroke(run)
                    run = []
                if not run:
                    run = [a]
                if b != run[-1]:
                    run.append(b)
            yield from _stroke(run)


def _stroke(run: list[At]) -> Iterator[Item]:
    if len(run) > 1:
        yield Line(tuple(run), "axis")


def clipped(start: Corner, end: Corner, within: Box) -> tuple[Corner, Corner] | None:
    """The part of a side that lies in a box; None where none does (Liang and Barsky 1984).

    >>> clipped((0, 1), (4, 1), (1, 0, 2, 2)), clipped((0, 5), (4, 5), (1, 0, 2, 2))
    (((1.0, 1.0), (2.0, 1.0)), None)
    """
    (x, y), (to_x, to_y) = start, end
    west, south, east, north = within
    across, up = to_x - x, to_y - y
    first, last = 0.0, 1.0
    for step, room in ((-across, x - west), (across, east - x), (-up, y - south), (up, north - y)):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first > last:
        return None
    return (x + first * across, y + first * up), (x + last * across, y + last * up)


def _key(drawn: SquareMap, steps: list[float], y: float) -> tuple[list[Item], float]:
    keys = [(f"d{n}", "", f"≤ {written(end, drawn.language)}") for n, end in enumerate(steps)]
    if any(one.approximate for one in drawn.squares):
        keys.append(("none", "", word("approximate", drawn.language)))
    if any(one.value is None for one in drawn.squares):
        keys.append(("none", "hidden", word("hidden", drawn.language)))
    items: list[Item] = []
    x = 1.0
    for look, pattern, text in keys:
        if x > 1 and x + 26 + width_of(text) > WIDTH:
            x, y = 1, y + LINE + 4
        items += [box(x, y, 18, 13, look, pattern), Words(x + 24, y + 11, text)]
        x += 24 + width_of(text) + 14
    return items, y + LINE + 2


def _ends(low: float, side: float, above: str, under: str, language: str) -> str:
    high = low + side
    letter = above if low >= 0 else under
    ends = sorted((abs(low), abs(high)))
    told = "–".join(written(round(one, 2), language) for one in ends)
    return f"{told}° {letter}"

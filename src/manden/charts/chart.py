"""What a chart is, as values that check themselves: whatever could mislead cannot be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from manden.charts.boundaries import Boundary
from manden.charts.refusals import CannotDraw

KINDS = ("bar", "line", "dot", "panels")
LANGUAGES = ("en", "fr")
MOST_SERIES = 6
MOST_POINTS = 1500

__all__ = ["CannotDraw", "Chart", "DivisionMap", "Point", "Series"]


@dataclass(frozen=True)
class Point:
    """A count or an estimate, with its interval where it has one. `None` is unknown; `hidden`, known
    and not published: neither is ever drawn as zero.

    >>> Point(3, low=2, high=7).high
    7
    >>> Point(-1)
    Traceback (most recent call last):
        ...
    manden.charts.refusals.CannotDraw: -1 is below zero: a chart draws counts, and nets nothing
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    hidden: bool = False

    def __post_init__(self) -> None:
        told = [one for one in (self.value, self.low, self.high) if one is not None]
        if any(not isfinite(one) for one in told):
            raise CannotDraw("a number that is infinite or none at all: leave it out as unknown")
        if any(one < 0 for one in told):
            raise CannotDraw(f"{min(told)} is below zero: a chart draws counts, and nets nothing")
        if (self.low is None) != (self.high is None):
            raise CannotDraw("an interval has two ends: give low and high, or neither")
        if self.value is None and (self.low is not None):
            raise CannotDraw("an interval stands around a value: give the value, or neither")
        if self.hidden and self.value is not None:
            raise CannotDraw("a hidden value is not given to a chart: leave it out")
        if len(told) == 3 and sorted(told) != [self.low, self.value, self.high]:
            raise CannotDraw(f"{self.value} is outside {self.low} to {self.high}: correct one")


@dataclass(frozen=True)
class Series:
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Chart:
    """`categories` name the points of each series, in their order; `unit` stands under the chart;
    `total` as it may be said, where a total may be said at all; `source` and `notes` under it.

    >>> Chart("pie", "Killed", "victims", ("2022",), (Series("", (Point(3),)),))
    Traceback (most recent call last):
        ...
    manden.charts.refusals.CannotDraw: there is no pie chart: use bar, line, dot, panels
    """

    kind: str
    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    total: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    language: str = "en"

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise CannotDraw(f"there is no {self.kind} chart: use {', '.join(KINDS)}")
        _worded(self.title, self.unit, self.language)
        if not self.categories or not 0 < len(self.series) <= MOST_SERIES:
            raise CannotDraw(f"a chart has something to draw, in 1 to {MOST_SERIES} series")
        if len(self.categories) * len(self.series) > MOST_POINTS:
            raise CannotDraw(f"more than {MOST_POINTS} points: count by broader categories")
        for one in self.series:
            if len(one.points) != len(self.categories):
                raise CannotDraw(
                    f"“{one.name}” has {len(one.points)} points for {len(self.categories)} categories"
                )

    @property
    def largest(self) -> float:
        """The largest number drawn, ends of intervals among them."""
        drawn = [one for series in self.series for one in series.points]
        return max((max(p.value or 0, p.high or 0) for p in drawn), default=0)


@dataclass(frozen=True)
class DivisionMap:
    """A number for each division, under the name it has in `boundaries`; one that is not given is
    unknown. Only whole divisions are shaded: no point is drawn.

    >>> square = Boundary("North", "N", (((0, 0), (0, 1), (1, 1), (1, 0)),))
    >>> DivisionMap("Killed", "victims", (square,), {"South": Point(3)})
    Traceback (most recent call last):
        ...
    manden.charts.refusals.CannotDraw: no division has the code South: use the codes of the boundaries
    """

    title: str
    unit: str
    boundaries: tuple[Boundary, ...]
    points: Mapping[str, Point]
    total: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    language: str = "en"

    def __post_init__(self) -> None:
        _worded(self.title, self.unit, self.language)
        codes = [one.code for one in self.boundaries]
        if not codes or len(set(codes)) != len(codes):
            raise CannotDraw("a map has divisions, each with a code of its own")
        strange = sorted(set(self.points) - set(codes))
        if strange:
            raise CannotDraw(
                f"no division has the code {', '.join(strange)}: use the codes of the boundaries"
            )

    def point(self, boundary: Boundary) -> Point:
        return self.points.get(boundary.code, Point(None))


def _worded(title: str, unit: str, language: str) -> None:
    if not title.strip() or not unit.strip():
        raise CannotDraw("a chart says what it shows, and in which unit: give title and unit")
    if language not in LANGUAGES:
        raise CannotDraw(f"charts are written in {' or '.join(LANGUAGES)}, not in “{language}”")

"""The geometry of the timeline and of the map, in the units of their drawings: no template counts."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import F

from manden.charts.numbers import written
from manden.charts.squares import Square
from manden.places.models import Locality
from manden.ui.bilingual import page_language
from manden.violations.queries.mapping import SIZES, Box, Cell, Mapped
from manden.violations.queries.timeline import Period, Timeline

WIDE, HIGH = 960.0, 220.0
_TOWNS, _LARGEST = 14, 26.0
_STEPS = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)


@dataclass(frozen=True)
class Bar:
    period: Period
    x: float
    y: float
    width: float
    height: float
    labelled: bool


def bars_of(timeline: Timeline) -> Sequence[Bar]:
    """One bar a period, as high as its incidents; every so many is labelled."""
    periods = timeline.periods
    if not periods:
        return []
    most = max(period.incidents for period in periods) or 1
    step = WIDE / len(periods)
    every = math.ceil(len(periods) / 12)
    bars = []
    for number, period in enumerate(periods):
        height = round(HIGH * period.incidents / most, 1)
        x, width = round(number * step, 1), round(max(step * 0.8, 0.6), 1)
        bars.append(Bar(period, x, round(HIGH - height, 1), width, height, number % every == 0))
    return bars


@dataclass(frozen=True)
class Mark:
    """A circle of a cell, or a square of an area placed no better."""

    x: float
    y: float
    radius: float
    incidents: int
    title: str

    @property
    def left(self) -> float:
        return round(self.x - self.radius, 1)

    @property
    def top(self) -> float:
        return round(self.y - self.radius, 1)

    @property
    def side(self) -> float:
        return round(2 * self.radius, 1)


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    degrees: str


@dataclass(frozen=True)
class Town:
    x: float
    y: float
    name: str


@dataclass(frozen=True)
class MapSheet:
    """What is drawn: `box` in degrees, `high` in units of the drawing, which is 960 wide."""

    box: Box
    wide: float
    high: float
    circles: Sequence[Mark]
    squares: Sequence[Mark]
    lines: Sequence[Line]
    towns: Sequence[Town]
    nearer: str
    farther: str
    sizes: str

    @property
    def view(self) -> str:
        """The drawing with a border, so that a circle at its edge is whole."""
        edge = _LARGEST + 2
        return f"{-edge:g} {-edge:g} {self.wide + 2 * edge:g} {self.high + 2 * edge:g}"

    @property
    def corners(self) -> str:
        return ",".join(f"{one:.2f}" for one in self.box)


def sheet_of_map(mapped: Mapped, *, box: Box | None) -> MapSheet | None:
    """The map of what was found, or of `box`; None where nothing has a place on it.

    Equirectangular, true at the middle parallel. No outline is drawn that the desk does not hold:
    meridians, parallels and the largest towns of its gazetteer say where one is.
    """
    areas = [one for top in mapped.areas for one in (top, *top.parts) if one.alone]
    placed = [one for one in areas if one.latitude is not None]
    points = [(cell.longitude, cell.latitude, cell.size / 2) for cell in mapped.cells]
    points += [(one.longitude or 0.0, one.latitude or 0.0, 0.5) for one in placed]
    if not points and box is None:
        return None
    around = _as_wide_as_high(box or _around(points))
    west, south, east, north = around
    true = math.cos(math.radians((south + north) / 2)) or 1.0
    scale = WIDE / ((east - west) * true)
    high = (north - south) * scale

    def at(longitude: float, latitude: float) -> tuple[float, float]:
        return round((longitude - west) * true * scale, 1), round((north - latitude) * scale, 1)

    most = max([cell.incidents for cell in mapped.cells] + [one.alone for one in placed] + [1])

    def radius(number: int) -> float:
        return round(4 + (_LARGEST - 4) * math.sqrt(number / most), 1)

    circles = [
        Mark(
            *at(*_seen(cell, around)),
            radius(cell.incidents),
            cell.incidents,
            _square(cell),
        )
        for cell in mapped.cells
    ]
    squares = [
        Mark(
            *at(one.longitude or 0.0, one.latitude or 0.0),
            radius(one.alone),
            one.alone,
            one.division.name,
        )
        for one in placed
        if west <= (one.longitude or 0.0) <= east and south <= (one.latitude or 0.0) <= north
    ]
    return MapSheet(
        box=around,
        wide=WIDE,
        high=round(high, 1),
        circles=circles,
        squares=squares,
        lines=_graticule(around, at),
        towns=[Town(*at(one.longitude, one.latitude), one.name) for one in _towns(around)],
        nearer=_scaled(around, 0.5, mapped.zoom + 1),
        farther=_scaled(around, 2.0, mapped.zoom - 1),
        sizes=", ".join(_degrees(one, "") for one in sorted({cell.size for cell in mapped.cells})),
    )


def _around(points: Sequence[tuple[float, float, float]]) -> Box:
    """A box that holds every mark, in whole degrees."""
    return (
        math.floor(min(longitude - half for longitude, _, half in points)) - 0.5,
        math.floor(min(latitude - half for _, latitude, half in points)) - 0.5,
        math.ceil(max(longitude + half for longitude, _, half in points)) + 0.5,
        math.ceil(max(latitude + half for _, latitude, half in points)) + 0.5,
    )


def _as_wide_as_high(box: Box) -> Box:
    """The box, widened where it is higher than wide: the drawing is never cut."""
    west, south, east, north = box
    true = math.cos(math.radians((south + north) / 2)) or 1.0
    more = max(0.0, ((north - south) / true - (east - west)) / 2)
    return west - more, south, east + more, north


def _seen(cell: Cell, box: Box) -> tuple[float, float]:
    """The middle of what is in the box of a cell's square."""
    west, south, east, north = box
    half = cell.size / 2
    return (
        (max(west, cell.longitude - half) + min(east, cell.longitude + half)) / 2,
        (max(south, cell.latitude - half) + min(north, cell.latitude + half)) / 2,
    )


def _square(cell: Cell) -> str:
    """Its parallels and its meridians, in the language of the page."""
    half = cell.size / 2
    square = Square(cell.longitude - half, cell.latitude - half, cell.size, cell.incidents)
    return square.name(page_language())


def _degrees(number: float, side: str) -> str:
    """Degrees without a sign, with the side of the earth: 1,5° O."""
    told = f"{written(abs(number), page_language())}°"
    return f"{told} {side}" if side and round(number, 4) else told


def _scaled(box: Box, by: float, zoom: int) -> str:
    west, south, east, north = box
    x, y = (west + east) / 2, (south + north) / 2
    wide, high = (east - west) / 2 * by, (north - south) / 2 * by
    return _query((x - wide, y - high, x + wide, y + high), zoom)


def _query(box: Box, zoom: int) -> str:
    west, south, east, north = box
    told = (max(west, -180.0), max(south, -90.0), min(east, 180.0), min(north, 90.0))
    within = max(0, min(zoom, len(SIZES) - 1))
    return f"zoom={within}&box={','.join(f'{one:.2f}' for one in told)}"


def _graticule(box: Box, at: Callable[[float, float], tuple[float, float]]) -> list[Line]:
    west, south, east, north = box
    step = next((one for one in _STEPS if (east - west) / one <= 10), _STEPS[-1])
    beyond = "O" if page_language() == "fr" else "W"
    lines = []
    for number in range(math.ceil(west / step), math.floor(east / step) + 1):
        (x, top), (_, bottom) = at(number * step, north), at(number * step, south)
        lines.append(
            Line(x, top, x, bottom, _degrees(number * step, "E" if number > 0 else beyond))
        )
    for number in range(math.ceil(south / step), math.floor(north / step) + 1):
        (left, y), (right, _) = at(west, number * step), at(east, number * step)
        lines.append(Line(left, y, right, y, _degrees(number * step, "N" if number > 0 else "S")))
    return lines


def _towns(box: Box) -> Sequence[Locality]:
    west, south, east, north = box
    inside = Locality.objects.filter(
        longitude__range=(west, east), latitude__range=(south, north), population__gt=0
    )
    return inside.order_by(F("population").desc(), "source_id")[:_TOWNS]

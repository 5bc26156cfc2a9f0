"""A map: each division in the shade of its number, which is written on it or beside it."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians

from manden.charts.boundaries import Boundary, Corner
from manden.charts.chart import DivisionMap, Point
from manden.charts.described import value_in_words
from manden.charts.numbers import written
from manden.charts.scene import (
    LINE,
    WIDTH,
    Area,
    At,
    Item,
    Scene,
    Words,
    box,
    lines_of,
    width_of,
)
from manden.charts.squares import shade_steps
from manden.charts.words import word

TALLEST = 460
TOO_SMALL = 30  # pixels across: named below the map instead


def shaded(drawn: DivisionMap) -> Scene:
    """The largest divisions first; corners fall on whole pixels, the same for neighbours, so that no
    border opens.

    >>> square = Boundary("North", "N", (((0, 0), (0, 1), (1, 1), (1, 0)),))
    >>> drawn = DivisionMap("Killed", "victims", (square,), {"N": Point(3)})
    >>> [one.text for one in shaded(drawn).items if isinstance(one, Words)][:2]
    ['North', '3']
    """
    onto, height = _projection(drawn.boundaries)
    largest = max((p.value or 0 for p in drawn.points.values()), default=0)
    steps = shade_steps(largest)
    areas: list[Item] = []
    names: list[Item] = []
    small: list[str] = []
    for boundary in sorted(drawn.boundaries, key=_span, reverse=True):
        point = drawn.point(boundary)
        rings = tuple(ring for ring in (_on_pixels(r, onto) for r in boundary.rings) if ring)
        look, pattern = _look(point, steps)
        areas.append(Area(rings, look, pattern))
        name = _name(boundary, point, rings, drawn.language)
        names += name
        if not name:
            small.append(
                word("named", drawn.language, boundary.name, value_in_words(point, drawn.language))
            )
    key, height = _key(drawn, steps, height + 10)
    for line in lines_of("; ".join(small), WIDTH):
        height += LINE
        key.append(Words(0, height, line))
    return Scene(height, (*areas, *names, *key))


def _span(boundary: Boundary) -> float:
    """How large a division is, so that one within another is painted last."""
    return max(abs(_surface(ring)) for ring in boundary.rings)


def _look(point: Point, steps: list[float]) -> tuple[str, str]:
    if point.value is None:
        return "none", "hidden" if point.hidden else "unknown"
    if not point.value:
        return "border", ""
    return f"d{next(n for n, end in enumerate(steps) if point.value <= end * 1.0001)}", ""


def _projection(boundaries: tuple[Boundary, ...]) -> tuple[Callable[[Corner], At], float]:
    corners = [corner for one in boundaries for ring in one.rings for corner in ring]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    narrowed = cos(radians((south + north) / 2)) or 1
    across, up = (east - west) * narrowed or 1, north - south or 1
    scale = min((WIDTH - 4) / across, TALLEST / up)

    def onto(corner: Corner) -> At:
        x, y = corner
        return (round(2 + (x - west) * narrowed * scale), round(2 + (north - y) * scale))

    return onto, up * scale + 4


def _on_pixels(ring: tuple[Corner, ...], onto: Callable[[Corner], At]) -> tuple[At, ...]:
    """The ring without corners that fall on the one before, or on the line between two."""
    kept: list[At] = []
    for at in map(onto, ring):
        if kept and kept[-1] == at:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], at):
            kept.pop()
        kept.append(at)
    return tuple(kept) if len(kept) > 2 else ()


def _straight(a: At, b: At, c: At) -> bool:
    turned = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
    return turned == 0 and (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) > 0


def _name(
    boundary: Boundary, point: Point, rings: tuple[tuple[At, ...], ...], language: str
) -> list[Item]:
    across = [x for ring in rings for x, _ in ring]
    if not across or max(across) - min(across) < TOO_SMALL:
        return []
    x, y = _middle(max(rings, key=lambda ring: abs(_surface(ring))))
    half = max(width_of(boundary.name), width_of(value_in_words(point, language))) / 2
    x = min(max(x, half), WIDTH - half)
    return [
        Words(x, y, boundary.name, "over", "middle"),
        Words(x, y + LINE - 2, value_in_words(point, language), "over", "middle"),
    ]


def _surface(ring: tuple[At, ...]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _middle(ring: tuple[At, ...]) -> At:
    surface = _surface(ring)
    if not surface:
        return ring[0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        crossed = x1 * y2 - x2 * y1
        x += (x1 + x2) * crossed
        y += (y1 + y2) * crossed
    return round(x / (6 * surface), 1), round(y / (6 * surface), 1)


def _key(drawn: DivisionMap, steps: list[float], y: float) -> tuple[list[Item], float]:
    """Which shade stands for what, zero and what is missing among them."""
    points = [drawn.point(one) for one in drawn.boundaries]
    ends = [written(end, drawn.language) for end in steps]
    keys = [(f"d{n}", "", f"≤ {end}") for n, end in enumerate(ends)]
    if any(p.value == 0 for p in points):
        keys.insert(0, ("border", "", "0"))
    if any(p.hidden for p in points):
        keys.append(("none", "hidden", word("hidden", drawn.language)))
    if any(p.value is None and not p.hidden for p in points):
        keys.append(("none", "unknown", word("unknown", drawn.language)))
    items: list[Item] = []
    x = 1.0
    for look, pattern, text in keys:
        if x > 1 and x + 26 + width_of(text) > WIDTH:
            x, y = 1, y + LINE + 4
        items.append(box(x, y, 18, 13, look, pattern))
        items.append(Words(x + 24, y + 11, text))
        x += 24 + width_of(text) + 14
    return items, y + LINE + 2

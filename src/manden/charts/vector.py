"""A scene as SVG: plain elements, colours as attributes, no style and no script."""

from __future__ import annotations

import hashlib
from xml.sax.saxutils import escape

from manden.charts.scene import (
    LOOKS,
    PATTERNS,
    SMALL,
    TEXT,
    TILE,
    TITLE,
    WIDTH,
    Area,
    At,
    Item,
    Line,
    Look,
    Scene,
    Words,
)

_SIZES = {"title": TITLE, "soft": SMALL, "small": SMALL}
_NOT_XML = {n: None for n in range(32) if n not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


def as_svg(scene: Scene, title: str, description: str) -> str:
    """The drawing, with names of its own, so that several may stand on one page.

    >>> as_svg(Scene(10, ()), "T", "D").startswith('<svg class="chart"')
    True
    """
    body = "".join(_painted(one) for one in scene.items)
    named = "c" + hashlib.sha256(f"{title}{description}{body}".encode()).hexdigest()[:8]
    used = [name for name in PATTERNS if f'fill="url(#{name})"' in body]
    for name in used:
        body = body.replace(f'fill="url(#{name})"', f'fill="url(#{named}{name})"')
    tiles = "".join(_tile(name, named) for name in used)
    return (
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-labelledby="{named}t {named}d" viewBox="0 0 {WIDTH} {_n(scene.height)}" '
        f'font-family="system-ui, sans-serif" font-size="{TEXT}">'
        f'<title id="{named}t">{_escaped(title)}</title>'
        f'<desc id="{named}d">{_escaped(description)}</desc>'
        f"{f'<defs>{tiles}</defs>' if tiles else ''}{body}</svg>"
    )


def _painted(item: Item) -> str:
    if isinstance(item, Words):
        anchor = f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
        size = f' font-size="{_SIZES[item.look]}"' if item.look in _SIZES else ""
        weight = ' font-weight="600"' if item.look == "title" else ""
        over = ' paint-order="stroke"' if item.look == "over" else ""
        return (
            f'<text x="{_n(item.x)}" y="{_n(item.y)}"{_looked(item.look)}{anchor}{size}{weight}'
            f"{over}>{_escaped(item.text)}</text>"
        )
    if isinstance(item, Line):
        return f'<path{_looked(item.look)} d="{_path(item.points)}"/>'
    return _area(item)


def _area(item: Area) -> str:
    d = "".join(f"{_path(ring)}z" for ring in item.rings)
    rule = ' fill-rule="evenodd"' if len(item.rings) > 1 else ""
    painted = f'<path{_looked(item.look)}{rule} d="{d}"/>'
    if item.pattern:
        painted += f'<path fill="url(#{item.pattern})"{rule} d="{d}"/>'
    return painted


def _looked(name: str) -> str:
    look: Look = LOOKS[name]
    told = [f'class="{name}"', f'fill="{look.fill}"']
    if look.stroke != "none":
        told.append(f'stroke="{look.stroke}"')
        if look.width != 1:
            told.append(f'stroke-width="{_n(look.width)}"')
    if look.dash:
        told.append(f'stroke-dasharray="{look.dash}"')
    if look.opacity != 1:
        told.append(f'fill-opacity="{_n(look.opacity, 2)}"')
    return " " + " ".join(told)


def _path(points: tuple[At, ...]) -> str:
    """Where the pen goes; after the first, by how far, which is shorter. Each step is from where the
    rounded pen stands, so that nothing drifts."""
    (x, y), *rest = [(round(x, 1), round(y, 1)) for x, y in points]
    told = [f"M{_n(x)} {_n(y)}"]
    for to_x, to_y in rest:
        if to_y == y:
            told.append(f"h{_n(to_x - x)}")
        elif to_x == x:
            told.append(f"v{_n(to_y - y)}")
        else:
            told.append(f"l{_n(to_x - x)} {_n(to_y - y)}")
        x, y = to_x, to_y
    return "".join(told)


def _tile(name: str, named: str) -> str:
    look, strokes = PATTERNS[name]
    drawn = "".join(_path(one) for one in strokes)
    return (
        f'<pattern id="{named}{name}" width="{TILE}" height="{TILE}" patternUnits="userSpaceOnUse">'
        f'<path{_looked(look)} d="{drawn}"/></pattern>'
    )


def _n(number: float, places: int = 1) -> str:
    told = f"{number:.{places}f}".rstrip("0").rstrip(".")
    return "0" if told in ("", "-0") else told


def _escaped(text: str) -> str:
    return escape(text.translate(_NOT_XML), {'"': "&quot;"})

"""A drawing before it is ink: a few shapes, each with a look. SVG and PNG are painted from the same.

A look is a name: the page's own sheet may colour it, and `LOOKS` says what it is everywhere else.
Each series has its pattern, its dashes and its mark beside its colour.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

WIDTH = 480
TEXT, SMALL, TITLE = 13, 12, 15
LETTER = 0.6  # how wide a letter is, of its height, on average
LINE = 17

At = tuple[float, float]


@dataclass(frozen=True)
class Look:
    fill: str = "none"
    stroke: str = "none"
    width: float = 0
    dash: str = ""
    opacity: float = 1


_COLOURS = ("#27406b", "#96590a", "#3d6b3f", "#963f27", "#5b554b", "#6d1f3c")
_DASHES = ("", "7 3", "2 3", "9 3 2 3", "4 2", "1 2")
SHADES = 5
INK, SOFT, RULE, PAPER = "#1f1c17", "#5b554b", "#ddd6c8", "#fbf9f4"

LOOKS = {
    **{f"s{n}": Look(colour) for n, colour in enumerate(_COLOURS)},
    **{f"l{n}": Look("none", c, 2, _DASHES[n]) for n, c in enumerate(_COLOURS)},
    **{f"b{n}": Look(colour, opacity=0.22) for n, colour in enumerate(_COLOURS)},
    **{f"d{n}": Look(_COLOURS[0], SOFT, 1, opacity=0.12 + 0.19 * n) for n in range(SHADES)},
    "text": Look(INK),
    "title": Look(INK),
    "small": Look(INK),
    "soft": Look(SOFT),
    "over": Look(INK, PAPER, 3),
    "grid": Look("none", RULE, 1),
    "axis": Look("none", SOFT, 1),
    "between": Look("none", INK, 1.5),
    "border": Look("none", SOFT, 1),
    "none": Look("none", SOFT, 1, "3 2"),
    "hatch": Look("none", PAPER, 1.5),
    "missing": Look("none", SOFT, 1),
}
# Strokes of a tile of eight by eight; series take theirs from the light of the paper.
TILE = 8
PATTERNS = {
    "p1": ("hatch", (((0, 8), (8, 0)),)),
    "p2": ("hatch", (((0, 4), (8, 4)),)),
    "p3": ("hatch", (((0, 0), (8, 8)),)),
    "p4": ("hatch", (((4, 0), (4, 8)),)),
    "p5": ("hatch", (((0, 4), (8, 4)), ((4, 0), (4, 8)))),
    "hidden": ("missing", (((0, 8), (8, 0)), ((0, 0), (8, 8)))),
    "unknown": ("missing", (((3, 4), (5, 4)),)),
}


@dataclass(frozen=True)
class Area:
    """Closed rings; a ring within another is a hole. With a pattern, it is painted over the look."""

    rings: tuple[tuple[At, ...], ...]
    look: str
    pattern: str = ""


@dataclass(frozen=True)
class Line:
    points: tuple[At, ...]
    look: str


@dataclass(frozen=True)
class Words:
    x: float
    y: float
    text: str
    look: str = "text"
    anchor: str = "start"


Item = Area | Line | Words


@dataclass(frozen=True)
class Scene:
    height: float
    items: tuple[Item, ...]


def box(x: float, y: float, width: float, height: float, look: str, pattern: str = "") -> Area:
    """A rectangle by its upper left corner and its sides.

    >>> box(0, 0, 2, 1, "s0").rings
    (((0, 0), (2, 0), (2, 1), (0, 1)),)
    """
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Area((corners,), look, pattern)


def filled(series: int, x: float, y: float, width: float, height: float) -> Area:
    """A box in the colour and the pattern of a series.

    >>> filled(1, 0, 0, 2, 1).look, filled(1, 0, 0, 2, 1).pattern
    ('s1', 'p1')
    """
    return box(x, y, width, height, f"s{series}", f"p{series}" if series else "")


def mark(series: int, x: float, y: float) -> Area:
    """The mark of a series: each has a shape of its own.

    >>> len(mark(2, 10, 10).rings[0])
    3
    """
    shapes = (
        ((-2, -4), (2, -4), (4, -2), (4, 2), (2, 4), (-2, 4), (-4, 2), (-4, -2)),
        ((-3.5, -3.5), (3.5, -3.5), (3.5, 3.5), (-3.5, 3.5)),
        ((0, -4.5), (4.5, 3.5), (-4.5, 3.5)),
        ((0, -5), (5, 0), (0, 5), (-5, 0)),
        ((-4.5, -3.5), (4.5, -3.5), (0, 4.5)),
        ((-5, -1.5), (5, -1.5), (5, 1.5), (-5, 1.5)),
    )
    return Area((tuple((x + dx, y + dy) for dx, dy in shapes[series]),), f"s{series}")


def width_of(text: str, size: float = TEXT) -> float:
    """About how wide a text is: enough room is left for a wide font.

    >>> width_of("Gao") < width_of("Tombouctou")
    True
    """
    return len(text) * size * LETTER


def lines_of(text: str, width: float, size: float = TEXT, most: int = 6) -> list[str]:
    """`text` cut between words into lines of `width`; what is beyond the last is told by “…”.

    >>> lines_of("Attacks on schools and on hospitals", 110)
    ['Attacks on', 'schools and on', 'hospitals']
    """
    room, lines = max(4, int(width / (size * LETTER))), [""]
    for one in text.split(" "):
        while len(one) > room:
            lines += [one[:room]]
            one = one[room:]
        joined = f"{lines[-1]} {one}".strip()
        if len(joined) > room:
            lines.append(one)
        else:
            lines[-1] = joined
    found = [line for line in lines if line]
    if len(found) <= most:
        return found
    return [*found[: most - 1], found[most - 1][: room - 1] + "…"]


def moved(items: tuple[Item, ...], down: float) -> tuple[Item, ...]:
    """The same shapes, further down.

    >>> moved((Line(((0, 0), (1, 0)), "axis"),), 5)[0].points
    ((0, 5), (1, 5))
    """
    return tuple(_moved(one, down) for one in items)


def _moved(item: Item, down: float) -> Item:
    if isinstance(item, Words):
        return replace(item, y=item.y + down)
    if isinstance(item, Line):
        return replace(item, points=tuple((x, y + down) for x, y in item.points))
    return replace(item, rings=tuple(tuple((x, y + down) for x, y in r) for r in item.rings))

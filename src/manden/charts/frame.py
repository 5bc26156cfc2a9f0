"""What stands around the marks of every chart: title and legend above, unit, notes and source below."""

from __future__ import annotations

from manden.charts.chart import Chart, DivisionMap
from manden.charts.scene import (
    LINE,
    SMALL,
    TITLE,
    WIDTH,
    Item,
    Line,
    Scene,
    Words,
    filled,
    lines_of,
    mark,
    moved,
    width_of,
)
from manden.charts.squares import SquareMap
from manden.charts.words import word


def framed(drawn: Chart | DivisionMap | SquareMap, inside: Scene, *, titled: bool) -> Scene:
    """`inside` between what must be read with it.

    >>> from manden.charts import Chart, Point, Series
    >>> chart = Chart("bar", "Killed", "victims", ("2022", "2023"), (Series("", (Point(3), Point(5))),))
    >>> [one.text for one in framed(chart, Scene(10, ()), titled=True).items]
    ['Killed', 'Victims']
    """
    above, y = _heading(drawn, titled)
    items = [*above, *moved(inside.items, y)]
    y += inside.height
    for look, text in _below(drawn):
        for line in lines_of(text, WIDTH, SMALL):
            y += LINE - 1
            items.append(Words(0, y, line, look))
    return Scene(y + 6, tuple(items))


def _heading(drawn: Chart | DivisionMap | SquareMap, titled: bool) -> tuple[list[Item], float]:
    items: list[Item] = []
    y = 0.0
    if titled:
        for line in lines_of(drawn.title, WIDTH, TITLE):
            y += LINE + 3
            items.append(Words(0, y, line, "title"))
        y += 8
    if isinstance(drawn, Chart) and len(drawn.series) > 1 and drawn.kind != "panels":
        legend, y = _legend(drawn, y)
        items += legend
    return items, y + 4


def _legend(chart: Chart, y: float) -> tuple[list[Item], float]:
    """A key for each series, as it is drawn: its bar, its mark or its line."""
    items: list[Item] = []
    x = 0.0
    for number, series in enumerate(chart.series):
        [name] = lines_of(series.name, WIDTH - 40, most=1) or ["–"]
        if x and x + 26 + width_of(name) > WIDTH:
            x, y = 0, y + LINE + 2
        if chart.kind == "bar":
            items.append(filled(number, x, y + 3, 18, 12))
        else:
            if chart.kind == "line":
                items.append(Line(((x, y + 9), (x + 20, y + 9)), f"l{number}"))
            items.append(mark(number, x + 10, y + 9))
        items.append(Words(x + 26, y + 14, name))
        x += 26 + width_of(name) + 18
    return items, y + LINE + 6


def _below(drawn: Chart | DivisionMap | SquareMap) -> list[tuple[str, str]]:
    told = [("text", drawn.unit[:1].upper() + drawn.unit[1:])]
    if isinstance(drawn, Chart) and any(
        p.low is not None and p.low != p.high for one in drawn.series for p in one.points
    ):
        told.append(("soft", word("lines_show", drawn.language)))
    if isinstance(drawn, Chart) and drawn.kind in ("line", "panels"):
        missing = [p.hidden for one in drawn.series for p in one.points if p.value is None]
        told += [("soft", word("breaks", drawn.language))] if not all(missing) else []
        told += [("soft", word("crossed", drawn.language))] if any(missing) else []
    told += [("soft", note) for note in drawn.notes]
    if drawn.source:
        told.append(("soft", word("source", drawn.language, drawn.source)))
    return told

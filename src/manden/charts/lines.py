"""Lines over time, broken where nothing is known; the axis of counts begins at zero."""

from __future__ import annotations

from collections.abc import Iterator

from manden.charts.chart import Chart, Point, Series
from manden.charts.numbers import ticks, written
from manden.charts.scene import (
    LINE,
    SMALL,
    WIDTH,
    Area,
    Item,
    Line,
    Scene,
    Words,
    box,
    lines_of,
    mark,
    moved,
    width_of,
)

HEIGHT, PANEL = 200, 90
LEFT, RIGHT = 46, 14
MOST_MARKED = 14  # marks along a line: enough to tell it from another


def lines(chart: Chart) -> Scene:
    """A line for each series, broken where nothing is known.

    >>> from manden.charts import Chart, Point, Series
    >>> chart = Chart("line", "Killed", "victims", ("2022", "2023"), (Series("", (Point(3), Point(5))),))
    >>> [one.text for one in lines(chart).items if isinstance(one, Words)]
    ['0', '2', '4', '6', '2022', '2023']
    """
    return _plot(chart, list(enumerate(chart.series)), HEIGHT)


def panels(chart: Chart) -> Scene:
    """Each series in a plot of its own, all to one scale.

    >>> from manden.charts import Chart, Point, Series
    >>> chart = Chart("panels", "Killed", "victims", ("2022", "2023"), (Series("", (Point(3), Point(5))),))
    >>> panels(chart).height > PANEL
    True
    """
    items: list[Item] = []
    y = 0.0
    for number, series in enumerate(chart.series):
        for line in lines_of(series.name, WIDTH, most=2):
            y += LINE
            items.append(Words(0, y - 3, line))
        plot = _plot(chart, [(number, series)], PANEL)
        items += moved(plot.items, y)
        y += plot.height + 8
    return Scene(y, tuple(items))


def _plot(chart: Chart, series: list[tuple[int, Series]], height: float) -> Scene:
    marks, top = ticks(chart.largest), 10.0
    bottom = top + height
    scale = height / marks[-1]
    step = (WIDTH - LEFT - RIGHT) / max(1, len(chart.categories) - 1)
    items: list[Item] = []
    for one in marks:
        y = bottom - one * scale
        items.append(Line(((LEFT, y), (WIDTH - RIGHT, y)), "grid" if one else "axis"))
        items.append(Words(LEFT - 9, y + 4, written(one, chart.language), "soft", "end"))
    items += _times(chart.categories, step, bottom)
    for number, one_series in series:
        items += _series(number, one_series.points, step, bottom, scale)
    return Scene(bottom + LINE + 4, tuple(items))


def _times(categories: tuple[str, ...], step: float, bottom: float) -> Iterator[Item]:
    """As many names as there is room for, the first among them."""
    widest = max(width_of(name, SMALL) for name in categories) + 12
    every = max(1, int(-(-widest // step))) if len(categories) > 1 else 1
    free = 0.0
    for place in range(0, len(categories), every):
        x = LEFT + place * step
        yield Line(((x, bottom), (x, bottom + 4)), "axis")
        wide = width_of(categories[place], SMALL)
        left = min(max(x - wide / 2, 0), WIDTH - wide)
        if left >= free:
            yield Words(left + wide / 2, bottom + 16, categories[place], "soft", "middle")
            free = left + wide + 6


def _series(
    number: int, points: tuple[Point, ...], step: float, bottom: float, scale: float
) -> Iterator[Item]:
    for run in _runs(points):
        at = [(LEFT + place * step, bottom - (p.value or 0) * scale) for place, p in run]
        yield from _uncertain(number, run, step, bottom, scale)
        if len(at) > 1:
            yield Line(tuple(at), f"l{number}")
        every = -(-len(points) // MOST_MARKED)
        marked = dict.fromkeys((*at[::every], at[-1]))
        yield Area(tuple(mark(number, x, y).rings[0] for x, y in marked), f"s{number}")
    for place, point in enumerate(points):
        if point.hidden:
            yield box(LEFT + place * step - 6, bottom - 14, 12, 12, "none", "hidden")


def _uncertain(
    number: int, run: list[tuple[int, Point]], step: float, bottom: float, scale: float
) -> Iterator[Item]:
    """The band between the lowest and the highest; a line where a point stands alone."""
    ends = [
        (LEFT + place * step, p.low if p.low is not None else p.value or 0,
         p.high if p.high is not None else p.value or 0)
        for place, p in run
    ]  # fmt: skip
    if all(low == high for _, low, high in ends):
        return
    over = [(x, bottom - high * scale) for x, _, high in ends]
    under = [(x, bottom - low * scale) for x, low, _ in ends]
    if len(run) == 1:
        yield Line((over[0], under[0]), "between")
    else:
        yield Area(((*over, *reversed(under)),), f"b{number}")


def _runs(points: tuple[Point, ...]) -> Iterator[list[tuple[int, Point]]]:
    """The stretches of points whose value is known."""
    run: list[tuple[int, Point]] = []
    for place, point in enumerate(points):
        if point.value is not None:
            run.append((place, point))
        elif run:
            yield run
            run = []
    if run:
        yield run

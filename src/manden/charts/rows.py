"""Bars and dots: a row for each category, a bar for each series, side by side and never stacked."""

from __future__ import annotations

from manden.charts.chart import Chart, Point
from manden.charts.described import value_in_words
from manden.charts.numbers import ticks, written
from manden.charts.scene import (
    LINE,
    SMALL,
    WIDTH,
    Item,
    Line,
    Scene,
    Words,
    box,
    filled,
    lines_of,
    mark,
    width_of,
)

BAR, BETWEEN, APART = 16, 4, 10
WIDEST_BESIDE = 130
MISSING = 22


def rows(chart: Chart) -> Scene:
    """The names beside the bars where they are short, above them where they are not.

    >>> from manden.charts import Chart, Point, Series
    >>> chart = Chart("bar", "Killed", "victims", ("2022", "2023"), (Series("", (Point(3), Point(5))),))
    >>> [one.text for one in rows(chart).items if isinstance(one, Words)][-4:]
    ['2022', '3', '2023', '5']
    """
    widest = max(width_of(name) for name in chart.categories)
    beside = widest + 10 if widest <= WIDEST_BESIDE else 0
    told = [value_in_words(p, chart.language) for one in chart.series for p in one.points]
    numbers = min(200, max(width_of(text, SMALL) for text in told) + 16)
    marks = ticks(chart.largest)
    scale = (WIDTH - beside - numbers) / marks[-1]
    drawn: list[Item] = []
    y = 4.0
    for place, name in enumerate(chart.categories):
        lines = lines_of(name, WIDTH, most=2)
        height = len(chart.series) * (BAR + BETWEEN) - BETWEEN
        if beside:
            drawn.append(Words(beside - 8, y + height / 2 + 5, name, anchor="end"))
        else:
            drawn += [Words(0, y + 12 + LINE * n, line) for n, line in enumerate(lines)]
            y += LINE * len(lines)
        for number, series in enumerate(chart.series):
            drawn += _row(chart, number, series.points[place], beside, y, scale)
            y += BAR + BETWEEN
        y += APART - BETWEEN
    return Scene(y + LINE, (*_axis(chart, marks, beside, scale, y), *drawn))


def _row(chart: Chart, series: int, point: Point, x: float, y: float, scale: float) -> list[Item]:
    told, middle = value_in_words(point, chart.language), y + BAR / 2
    if point.value is None:
        pattern = "hidden" if point.hidden else "unknown"
        missing = box(x, y, MISSING, BAR, "none", pattern)
        return [missing, Words(x + MISSING + 6, y + BAR - 4, told, "soft")]
    end = point.value * scale
    if chart.kind == "dot":
        drawn: list[Item] = [mark(series, x + end, middle)]
        reach = end + 5
    else:
        drawn = [filled(series, x, y, end, BAR)]
        reach = end
    if point.low is not None and point.high is not None and point.high > point.low:
        low, high = x + point.low * scale, x + point.high * scale
        up, down = middle - 4, middle + 4
        whisker = ((low, up), (low, down), (low, middle), (high, middle), (high, up), (high, down))
        drawn = [*drawn, Line(whisker, "between")]
        reach = max(reach, high - x)
    return [*drawn, Words(x + reach + 6, y + BAR - 4, told, "small")]


def _axis(chart: Chart, marks: list[float], x: float, scale: float, bottom: float) -> list[Item]:
    drawn: list[Item] = []
    for one in marks:
        at = x + one * scale
        drawn.append(Line(((at, 0), (at, bottom)), "grid" if one else "axis"))
        anchor = "middle" if one or x else "start"
        drawn.append(Words(at, bottom + 13, written(one, chart.language), "soft", anchor))
    return drawn

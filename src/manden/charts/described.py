"""A chart said in words, from its data: largest, smallest, first, last, total, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from manden.charts.chart import Chart, DivisionMap, Point
from manden.charts.numbers import written
from manden.charts.squares import Square, SquareMap
from manden.charts.words import word

NAMED_AT_MOST = 5
_Told = Sequence[tuple[str, Point]]


def described(drawn: Chart | DivisionMap | SquareMap) -> str:
    """The alternative text.

    >>> from manden.charts import Series
    >>> killed = Series("", (Point(3), Point(None), Point(5, 4, 9)))
    >>> described(Chart("line", "Killed", "victims", ("2021", "2022", "2023"), (killed,)))
    'Killed: victims. Line chart; first: 2021, 3; last: 2023, 5 (4 to 9). Unknown, not zero: 2022.'
    """
    language = drawn.language
    if isinstance(drawn, DivisionMap):
        kind = "map"
        series = [("", [(one.name, drawn.point(one)) for one in drawn.boundaries])]
    elif isinstance(drawn, SquareMap):
        kind = "squares"
        series = [("", [(one.name(language), _in(one)) for one in drawn.squares])]
    else:
        kind = drawn.kind
        series = [
            (one.name, list(zip(drawn.categories, one.points, strict=True))) for one in drawn.series
        ]
    colon = "\u00a0:" if language == "fr" else ":"
    told = [f"{drawn.title}{colon} {drawn.unit}.", _said(kind, series, language)]
    if drawn.total:
        told.append(word("all", language, drawn.total))
    told += _missing(series, language)
    return " ".join(told)


def value_in_words(point: Point, language: str) -> str:
    """A point as it is written beside its bar.

    >>> value_in_words(Point(1200, 1100, 1500), "en"), value_in_words(Point(None), "fr")
    ('1,200 (1,100 to 1,500)', 'inconnu')
    """
    if point.value is None:
        return word("hidden" if point.hidden else "unknown", language)
    told = written(point.value, language)
    if point.low is None or point.high is None or point.low == point.high:
        return told
    ends = written(point.low, language), written(point.high, language)
    return word("interval", language, told, *ends)


def _in(square: Square) -> Point:
    return Point(square.value, hidden=square.value is None)


def _said(kind: str, series: list[tuple[str, list[tuple[str, Point]]]], language: str) -> str:
    told = [word(kind, language)]
    for name, points in series:
        said = "; ".join(_extremes(points, language, kind in ("line", "panels")))
        told.append(f"{name} – {said}" if name else said)
    return "; ".join(told) + "."


def _extremes(points: _Told, language: str, over_time: bool) -> list[str]:
    known = [(name, point) for name, point in points if point.value is not None]
    if not known:
        return [word("nothing", language)]
    values = [point.value or 0 for _, point in known]
    if len(known) == 1:
        return [word("only", language, known[0][0], value_in_words(known[0][1], language))]
    largest, smallest = known[values.index(max(values))], known[values.index(min(values))]
    asked = [("first", known[0]), ("last", known[-1])] if over_time else []
    if largest[1] == smallest[1] and not asked:
        return [word("each", language, value_in_words(largest[1], language))]
    asked += [(n, at) for n, at in (("largest", largest), ("smallest", smallest))
              if not (over_time and at in (known[0], known[-1]))]  # fmt: skip
    return [word(n, language, name, value_in_words(p, language)) for n, (name, p) in asked]


def _missing(series: list[tuple[str, list[tuple[str, Point]]]], language: str) -> list[str]:
    told = []
    for label, hidden in (("are_hidden", True), ("are_unknown", False)):
        names = [
            f"{one}, {name}" if name else one
            for name, points in series
            for one, point in points
            if point.value is None and point.hidden == hidden
        ]
        if len(names) > NAMED_AT_MOST:
            first, more = "; ".join(names[:NAMED_AT_MOST]), len(names) - NAMED_AT_MOST
            names = [word("and_more", language, first, str(more))]
        if names:
            told.append(word(label, language, "; ".join(names)))
    return told

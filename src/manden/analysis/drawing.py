"""An answer as a chart: its own rows and columns, never a total beside what it sums.

One kind of period, in rows or in columns, is a line, which breaks over a period that no record tells
of, or one line in each of several panels; anything else is bars or dots, side by side.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from manden.analysis.answer import Answer
from manden.analysis.laid import Cell, Laid, Row, key_of
from manden.analysis.periods import periods_between
from manden.analysis.units import PERIODS
from manden.analysis.units import UNITS as COUNTED
from manden.analysis.words import PERIODS as NO_PERIOD
from manden.analysis.words import UNITS, Labels
from manden.charts import Chart, DivisionMap, Point, Series, SquareMap, svg
from manden.ui.typography import grouped

MOST_GROUPS = 60
MOST_PERIODS = 240
MOST_SERIES = 6
LEAST_OF_A_LINE = 3
Drawing = Chart | DivisionMap | SquareMap
_UNKNOWN = Point(None)


class Axis(NamedTuple):
    """The rows drawn under their names, and those that are on no axis of time."""

    of_time: bool
    told: list[tuple[str, Row | None]]
    beside: list[Row]


def chart_of(
    answer: Answer, laid: Laid, *, shape: str = "chart", title: str = "", source: str = ""
) -> Chart | None:
    """The chart of an answer and its table; None where one would tell nothing, or too much for one
    look."""
    if _time_in_columns(answer):
        laid = _turned(laid)
    rows = [row for row in laid.rows if not row.total] or list(laid.rows)
    places = [n for n, total in enumerate(laid.column_totals) if not total] or [0]
    if not laid.row_names or not rows or len(places) > MOST_SERIES:
        return None
    axis = _in_time(answer, rows) if shape != "dots" else _side_by_side(rows)
    kind = _kind(shape, axis, places)
    if not kind or len(axis.told) > (MOST_PERIODS if axis.of_time else MOST_GROUPS):
        return None
    names = [*laid.row_names, *([laid.column_name] if laid.column_name else [])]
    return Chart(
        kind=kind,
        title=title or ", ".join(names),
        unit=unit_of(answer),
        categories=tuple(name for name, _row in axis.told),
        series=tuple(
            Series(
                laid.columns[place],
                tuple(
                    point_of(answer, row.cells[place]) if row else _UNKNOWN
                    for _name, row in axis.told
                ),
            )
            for place in places
        ),
        total=total_of(answer),
        source=source,
        notes=(*_beside(axis.beside, places), left_out_of(answer)),
        language=language(),
    )


def drawn(drawings: Iterable[Drawing]) -> list[SafeString]:
    """Each drawing for a page; one alone has its title said by the page itself."""
    held = list(drawings)
    return [mark_safe(svg(one, titled=len(held) > 1)) for one in held]  # noqa: S308


def language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def unit_of(answer: Answer) -> str:
    unit = str(UNITS[answer.question.unit])
    if answer.question.population is None:
        return unit
    return _("%(unit)s per 100,000 people") % {"unit": unit}


def total_of(answer: Answer) -> str:
    """The total as it may be said; of rates, none: the table says it."""
    if answer.total is None or answer.question.population:
        return ""
    return grouped(answer.total.number, language())


def point_of(answer: Answer, cell: Cell) -> Point:
    """The number, or the rate where one is asked, with its ends. Where lowest and highest stand
    beside the number, as many more may be: from it upward."""
    if not cell.text:
        return _UNKNOWN
    interval = COUNTED[answer.question.unit].interval
    low, high = cell.low, cell.high
    if interval == "beside":
        low, high = cell.number, cell.number + cell.high
    bounded = bool(interval) and low != high and low <= cell.number <= high
    if answer.question.population:
        return _rate(answer, cell, (low, high) if bounded else None)
    return Point(cell.number, low, high) if bounded else Point(cell.number)


def left_out_of(answer: Answer, counted_here: int | None = None) -> str:
    """How many records are counted, in all or in one drawing of several, and how many are in none."""
    counted = grouped(answer.counted if counted_here is None else counted_here, language())
    left = grouped(answer.read - answer.counted, language())
    told = _("%(counted)s records counted, %(left)s left out")
    return told % {"counted": counted, "left": left} + "."


def _rate(answer: Answer, cell: Cell, ends: tuple[int, int] | None) -> Point:
    """Unknown where nobody said how many people live there."""
    rate = answer.rate(key_of(cell.at)) if cell.at else None
    if rate is None:
        return _UNKNOWN
    if ends is None or not cell.number:
        return Point(rate)
    low, high = (round(end * rate / cell.number, 2) for end in ends)
    return Point(rate, min(low, rate), max(high, rate))


def _kind(shape: str, axis: Axis, places: list[int]) -> str:
    if shape == "dots":
        return "dot"
    if shape == "panels":
        return "panels" if axis.of_time and len(places) > 1 else ""
    return "line" if axis.of_time else "bar"


def _time_in_columns(answer: Answer) -> bool:
    question = answer.question
    return (
        len(question.rows) == 1
        and question.rows[0] not in PERIODS
        and bool(set(question.columns) & set(PERIODS))
    )


def _turned(laid: Laid) -> Laid:
    """The same table with its columns as rows."""
    return Laid(
        row_names=(laid.column_name,),
        column_name=laid.row_names[0],
        columns=tuple(", ".join(row.labels) for row in laid.rows),
        column_totals=tuple(row.total for row in laid.rows),
        rows=tuple(
            Row((name,), tuple(row.cells[place] for row in laid.rows), laid.column_totals[place])
            for place, name in enumerate(laid.columns)
        ),
        unit=laid.unit,
        notes=laid.notes,
        left_out=laid.left_out,
    )


def _in_time(answer: Answer, rows: list[Row]) -> Axis:
    laid_out = answer.question.laid_out
    of_time = [place for place, name in enumerate(laid_out) if name in PERIODS]
    if len(of_time) != 1 or len(laid_out) > 2 or len(rows[0].labels) != 1:
        return _side_by_side(rows)
    if laid_out[0] not in PERIODS and not _time_in_columns(answer):
        return _side_by_side(rows)
    held = {_period(row, of_time[0]): row for row in rows}
    dated = [key for key in held if key and key not in NO_PERIOD]
    if len(dated) < LEAST_OF_A_LINE:
        return _side_by_side(rows)
    label, name = Labels(), laid_out[of_time[0]]
    periods = periods_between(min(dated), max(dated))
    told = [(label(name, one), held.get(one)) for one in periods]
    return Axis(True, told, [row for key, row in held.items() if key in NO_PERIOD])


def _side_by_side(rows: list[Row]) -> Axis:
    return Axis(False, [(", ".join(row.labels), row) for row in rows], [])


def _period(row: Row, place: int) -> str:
    return next((str(key_of(cell.at)[place]) for cell in row.cells if cell.at), "")


def _beside(rows: list[Row], places: list[int]) -> list[str]:
    if not rows:
        return []
    told = "; ".join(
        f"{', '.join(row.labels)} " + ", ".join(row.cells[place].text for place in places)
        for row in rows
    )
    return [_("Not on the axis: %(rows)s.") % {"rows": told}]

"""An answer as a chart: its own rows and columns, never a total beside what it sums.

Rows of one kind of period are a line, which breaks over a period that no record tells of; anything
else is bars, side by side.
"""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from manden.analysis.answer import Answer
from manden.analysis.laid import Cell, Laid, Row
from manden.analysis.periods import periods_between
from manden.analysis.units import PERIODS
from manden.analysis.units import UNITS as COUNTED
from manden.analysis.words import PERIODS as NO_PERIOD
from manden.analysis.words import UNITS, Labels
from manden.charts import Chart, Point, Series, svg
from manden.ui.typography import grouped

MOST_GROUPS = 60
MOST_PERIODS = 240
MOST_SERIES = 6
LEAST_OF_A_LINE = 3
_UNKNOWN = Point(None)


def chart_of(answer: Answer, laid: Laid, *, title: str = "", source: str = "") -> Chart | None:
    """The chart of an answer and its table; None where one would tell nothing, or too much for one
    look."""
    rows = [row for row in laid.rows if not row.total] or list(laid.rows)
    places = [n for n, total in enumerate(laid.column_totals) if not total] or [0]
    if not laid.row_names or not rows or len(places) > MOST_SERIES:
        return None
    kind, told, beside = _in_time(answer, rows)
    if len(told) > (MOST_PERIODS if kind == "line" else MOST_GROUPS):
        return None
    language = (get_language() or "fr")[:2]
    names = [*laid.row_names, *([laid.column_name] if laid.column_name else [])]
    return Chart(
        kind=kind,
        title=title or ", ".join(names),
        unit=str(UNITS[answer.question.unit]),
        categories=tuple(name for name, _row in told),
        series=tuple(
            Series(
                laid.columns[place],
                tuple(_point(answer, row.cells[place]) if row else _UNKNOWN for _name, row in told),
            )
            for place in places
        ),
        total=grouped(answer.total.number, language) if answer.total else "",
        source=source,
        notes=(*_beside(beside, places), _left_out(answer)),
        language="en" if language == "en" else "fr",
    )


def drawn(chart: Chart | None) -> SafeString | None:
    """The chart for a page, which says its title itself."""
    return mark_safe(svg(chart, titled=False)) if chart else None  # noqa: S308


def _in_time(
    answer: Answer, rows: list[Row]
) -> tuple[str, list[tuple[str, Row | None]], list[Row]]:
    """The kind of chart, the rows drawn under their names, and those that are on no axis of time."""
    names = answer.question.rows
    held = {_key(row): row for row in rows}
    dated = [key for key in held if key not in NO_PERIOD]
    if len(names) != 1 or names[0] not in PERIODS or len(dated) < LEAST_OF_A_LINE:
        return "bar", [(", ".join(row.labels), row) for row in rows], []
    label = Labels()
    periods = periods_between(min(dated), max(dated))
    told = [(label(names[0], one), held.get(one)) for one in periods]
    return "line", told, [row for key, row in held.items() if key in NO_PERIOD]


def _key(row: Row) -> str:
    return next((cell.at.split("|")[0] for cell in row.cells if cell.at), "")


def _point(answer: Answer, cell: Cell) -> Point:
    """Where lowest and highest stand beside the number, as many more may be: from it upward."""
    if not cell.text:
        return _UNKNOWN
    interval = COUNTED[answer.question.unit].interval
    low, high = cell.low, cell.high
    if interval == "beside":
        low, high = cell.number, cell.number + cell.high
    if not interval or low == high or not low <= cell.number <= high:
        return Point(cell.number)
    return Point(cell.number, low, high)


def _beside(rows: list[Row], places: list[int]) -> list[str]:
    if not rows:
        return []
    told = "; ".join(
        f"{', '.join(row.labels)} " + ", ".join(row.cells[place].text for place in places)
        for row in rows
    )
    return [_("Not on the axis: %(rows)s.") % {"rows": told}]


def _left_out(answer: Answer) -> str:
    told = {"counted": answer.counted, "left": answer.read - answer.counted}
    return _("%(counted)s records counted, %(left)s left out") % told + "."

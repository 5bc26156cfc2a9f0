"""An answer as a chart: its own rows and columns, never a total beside what it sums."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from manden.analysis.laid import Laid, Row
from manden.charts import Bar, Group, bar_chart

MOST_GROUPS = 60
MOST_SERIES = 6


def drawn(laid: Laid, described: str = "") -> SafeString | None:
    """The chart of a table; None where one would tell nothing, or too much for one look."""
    rows = [row for row in laid.rows if not row.total] or list(laid.rows)
    places = [n for n, total in enumerate(laid.column_totals) if not total] or [0]
    if not laid.row_names or not 0 < len(rows) <= MOST_GROUPS or len(places) > MOST_SERIES:
        return None
    groups = [_group(row, places) for row in rows]
    series = [laid.columns[place] for place in places]
    return mark_safe(bar_chart(groups, series, described or _said(rows, places)))  # noqa: S308


def _group(row: Row, places: list[int]) -> Group:
    bars = [
        Bar(n, cell.number, cell.text, cell.low, cell.high)
        for n, place in enumerate(places)
        if (cell := row.cells[place]).text
    ]
    return Group(", ".join(row.labels), bars)


def _said(rows: list[Row], places: list[int]) -> str:
    """The largest rows, in words."""
    largest = sorted(rows, key=lambda row: -max(row.cells[place].number for place in places))[:6]
    told = [
        f"{', '.join(row.labels)}: " + ", ".join(row.cells[place].text for place in places)
        for row in largest
    ]
    return _("Bar chart. %(rows)s") % {"rows": "; ".join(told)}

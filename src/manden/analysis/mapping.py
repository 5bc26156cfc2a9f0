"""An answer as maps: each division in the shade of its own number, a map for each column.

A number that no boundary draws is said under the map; a division that no record could be placed in,
because the desk places records by the codes of another scheme, is unknown, and not zero.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from manden.analysis.answer import Answer
from manden.analysis.drawing import language, left_out_of, point_of, unit_of
from manden.analysis.laid import Laid, Row
from manden.analysis.units import PLACES
from manden.charts import DivisionMap, Point
from manden.places.models import Division
from manden.places.queries import Outlines, outlines_for
from manden.ui.written_dates import written

LEVELS = {"region": 1, "district": 2}
MOST_MAPS = 6


class CannotMap(ValueError):
    """The answer is no map: why, and what to do, in the words of the page."""


def maps_of(
    answer: Answer, laid: Laid, *, on: date, title: str = "", source: str = ""
) -> list[DivisionMap]:
    """The maps of an answer with the boundaries nearest to the end of its period, or else to `on`."""
    question = answer.question
    if len(question.rows) != 1 or question.rows[0] not in PLACES:
        raise CannotMap(
            _("A map lays out region or district in its rows, alone: choose one of them.")
        )
    places = [n for n, total in enumerate(laid.column_totals) if not total] or [0]
    if len(places) > MOST_MAPS:
        raise CannotMap(_("More than six maps say little: choose fewer columns."))
    rows = _by_code(laid)
    outlines = outlines_for(
        [code for code in rows if code], level=LEVELS[question.rows[0]], on=question.last or on
    )
    if outlines is None:
        raise CannotMap(
            _("No boundaries are loaded for these divisions: load a file of them first.")
        )
    name = title or laid.row_names[0]
    return [
        DivisionMap(
            title=f"{name}, {laid.columns[place]}" if laid.column_name else name,
            unit=unit_of(answer),
            boundaries=outlines.boundaries,
            points=_points(answer, rows, place, outlines),
            source=source,
            notes=(
                *_off(rows, place, outlines),
                left_out_of(answer, _counted(rows, place)),
                boundaries_told(outlines),
            ),
            language=language(),
        )
        for place in places
    ]


def _counted(rows: dict[str, Row], place: int) -> int:
    """How many records one column counts: a record lies in one division."""
    counts = [row.cells[place].count for row in rows.values()]
    return sum(count.records for count in counts if count is not None)


def boundaries_told(outlines: Outlines) -> str:
    """Whose boundaries are drawn, of which day, under which licence."""
    return _("Boundaries: %(source)s, %(day)s, %(licence)s.") % {
        "source": outlines.file.source,
        "day": written(outlines.file.on),
        "licence": outlines.file.licence,
    }


def _by_code(laid: Laid) -> dict[str, Row]:
    """The rows by the code of their division; "" where none is known."""
    found = {}
    for row in laid.rows:
        at = next((cell.at for cell in row.cells if cell.at), None)
        if not row.total and at is not None:
            found[at.split("|")[0]] = row
    return found


def _points(
    answer: Answer, rows: dict[str, Row], place: int, outlines: Outlines
) -> dict[str, Point]:
    """Where records could be placed and none was counted, there are none."""
    own = Division.objects.filter(level=outlines.file.level, scheme=outlines.file.scheme)
    known = set(own.values_list("code", flat=True))
    others = any(code and code not in known for code in rows)
    empty = Point(None) if others or answer.question.population else Point(0)
    points = {one.code: empty for one in outlines.boundaries}
    for code, row in rows.items():
        drawn = outlines.drawn_as(code)
        if drawn:
            points[drawn] = point_of(answer, row.cells[place])
    return points


def _off(rows: dict[str, Row], place: int, outlines: Outlines) -> list[str]:
    told = "; ".join(
        f"{', '.join(row.labels)} {row.cells[place].text}"
        for code, row in rows.items()
        if not outlines.drawn_as(code) and row.cells[place].number
    )
    return [_("Not on the map: %(rows)s.") % {"rows": told}] if told else []

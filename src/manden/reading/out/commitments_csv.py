"""What is asked, of whom, by when: one row a directive clause or a point of its list.

The file opens in Excel as it stands: UTF-8 with a byte order mark, and no cell that a spreadsheet
would take for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from manden.reading.governed_points import with_points
from manden.reading.resolution import Clause, Deadline, Resolution

COLUMNS = (
    "symbol",
    "anchor",
    "opening",
    "verb",
    "force",
    "addressees",
    "actors",
    "action",
    "deadlines",
    "sessions",
    "dates",
    "condition",
    "start",
    "end",
)
_BYTE_ORDER_MARK = "\ufeff"
# What makes a spreadsheet read a cell as a formula, in full width too.
_OPENS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def commitments_csv(resolutions: Iterable[Resolution]) -> str:
    """What all texts of each file ask, in order, under a row of column names.

    >>> commitments_csv([]).lstrip("\\ufeff").startswith("symbol,anchor,opening,verb,force")
    True
    """
    written = io.StringIO()
    written.write(_BYTE_ORDER_MARK)
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for resolution in resolutions:
        for text in resolution.texts:
            for row in _rows(text):
                table.writerow([without_formula(cell) for cell in row])
    return written.getvalue()


def without_formula(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run.

    >>> without_formula("=1+1"), without_formula("urge")
    ("'=1+1", 'urge')
    """
    hidden = cell[:1].isspace() and cell[:1] != " "  # a tab or a line break may hide one
    return f"'{cell}" if hidden or cell.lstrip().startswith(_OPENS_FORMULA) else cell


def _rows(resolution: Resolution) -> Iterator[Sequence[str]]:
    for paragraph, clauses in with_points(resolution):
        for clause in clauses:
            if clause.directive:
                yield _row(resolution, paragraph.anchor, clause)


def _row(resolution: Resolution, anchor: str, clause: Clause) -> Sequence[str]:
    return (
        resolution.symbol or resolution.number or resolution.source,
        anchor,
        clause.opening,
        clause.verb,
        clause.force,
        "; ".join(one.text for one in clause.addressees),
        "; ".join(one.actor for one in clause.addressees if one.actor),
        clause.action,
        "; ".join(one.text for one in clause.deadlines),
        "; ".join(str(one.session) for one in clause.deadlines if one.session is not None),
        "; ".join(_days(one) for one in clause.deadlines if _days(one)),
        clause.condition or "",
        str(clause.start),
        str(clause.end),
    )


def _days(deadline: Deadline) -> str:
    """The day, or the first and the last one of a period, in ISO form."""
    if deadline.date:
        return deadline.date.isoformat()
    if deadline.date_from or deadline.date_to:
        return f"{deadline.date_from or ''}/{deadline.date_to or ''}"
    return ""

"""Taking figures out of the desk: who took which, in one audit entry."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.analysis.units import Count
from manden.reporting.document import figures_document
from manden.reporting.models import Figure
from manden.reporting.trail import answer_of

_NONE = Count("incidents")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@transaction.atomic
def take_document(*, figures: Sequence[Figure], language: str, by: User) -> bytes:
    """The figures as a Word file; no entry, no file."""
    audit.record(
        by=by,
        act="figure.export",
        details={"figures": [figure.key for figure in figures], "language": language},
    )
    return figures_document(figures, language=language)


@transaction.atomic
def take_data(*, figure: Figure, by: User) -> bytes:
    """The cells of a figure as CSV: codes as the question has them, the unit in each row."""
    audit.record(by=by, act="figure.export", record=figure, details={"as": "csv"})
    answer = answer_of(figure)
    names = [*answer.question.laid_out, *next(iter(answer.cells.values()), _NONE).as_told()]
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(["figure", "unit", *names])
    for row in answer.as_rows():
        told = ["all" if row[name] is None else _harmless(row[name]) for name in names]
        writer.writerow([figure.key, answer.question.unit, *told])
    return held.getvalue().encode()


def _harmless(value: object) -> object:
    """A code that a spreadsheet would take for a formula is written as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value

"""A figure said in a sentence, from its data: for who hears the page, and for a document's picture."""

from __future__ import annotations

from django.utils.translation import gettext as _

from manden.analysis.laid import Laid, laid_out
from manden.analysis.words import UNITS
from manden.charts import described
from manden.reporting.models import Figure
from manden.reporting.pictured import pictured
from manden.reporting.trail import answer_of

SAID_AT_MOST = 6


def alt_text(figure: Figure) -> str:
    """The title, the unit, the total where one may be said, and the largest rows; of a chart, what its
    picture says."""
    drawings = pictured(figure).drawings
    if drawings:
        return " ".join(map(described, drawings))
    answer = answer_of(figure)
    laid = laid_out(answer)
    told = [f"{figure.title}: {UNITS[answer.question.unit]}."]
    if answer.total is not None:
        total = next((row for row in laid.rows if row.total), laid.rows[-1] if laid.rows else None)
        if total is not None and total.cells:
            told.append(_("In all %(number)s.") % {"number": total.cells[-1].text})
    rows = "; ".join(_said(laid))
    return " ".join([*told, rows + "." if rows else ""]).strip()


def _said(laid: Laid) -> list[str]:
    """The rows with the largest numbers first."""
    own = [row for row in laid.rows if not row.total and row.labels]
    largest = sorted(own, key=lambda row: -max((cell.number for cell in row.cells), default=0))
    return [
        f"{', '.join(row.labels)}: " + ", ".join(cell.text for cell in row.cells if cell.text)
        for row in largest[:SAID_AT_MOST]
    ]

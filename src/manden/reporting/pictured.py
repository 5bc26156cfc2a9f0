"""A figure as a chart: the one definition behind its picture on the page and in a document."""

from __future__ import annotations

from django.utils.translation import gettext as _

from manden.analysis.drawing import chart_of
from manden.analysis.laid import laid_out
from manden.charts import Chart
from manden.reporting.models import Figure
from manden.reporting.trail import answer_of
from manden.ui.written_dates import written


def chart_of_figure(figure: Figure) -> Chart | None:
    """None where the figure is no chart, or its answer cannot be one."""
    if figure.shape != Figure.Shape.CHART:
        return None
    answer = answer_of(figure)
    source = _("the desk’s records of %(day)s, figure %(key)s") % {
        "day": written(figure.run.snapshot.at.date()),
        "key": figure.key,
    }
    return chart_of(answer, laid_out(answer), title=figure.title, source=source)

"""The shapes that an answer is drawn in: the one way from an answer to its pictures."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manden.analysis.answer import Answer
from manden.analysis.drawing import Drawing, chart_of
from manden.analysis.laid import Laid
from manden.analysis.mapping import CannotMap, maps_of
from manden.analysis.square_maps import square_maps_of

SHAPES = {
    "chart": gettext_lazy("a chart: a line over time, else bars"),
    "dots": gettext_lazy("a dot plot"),
    "panels": gettext_lazy("small multiples: a line for each, side by side"),
    "map": gettext_lazy("a map by region or district"),
    "squares": gettext_lazy("a map by squares of land"),
}


def pictures_of(
    answer: Answer, laid: Laid, *, shape: str, on: date, title: str = "", source: str = ""
) -> list[Drawing]:
    """What draws `answer` in `shape`; CannotMap, in the page's words, where a map was asked and is
    none. No picture where a chart would tell nothing."""
    if shape == "squares":
        return [*square_maps_of(answer, on=on, title=title, source=source)]
    if shape == "map":
        return [*maps_of(answer, laid, on=on, title=title, source=source)]
    chart = chart_of(answer, laid, shape=shape, title=title, source=source)
    return [chart] if chart else []


def why_none(answer: Answer, shape: str) -> str:
    """Why an answer that has something to draw is not drawn, and what to do."""
    if not answer.counted:
        return ""
    if shape == "panels":
        return _(
            "Small multiples show time: lay out years, quarters or months, and up to six others."
        )
    if not answer.question.rows:
        return _("One number is no chart: choose rows.")
    return _("More than this chart can show at one look: choose fewer columns, or broader rows.")


__all__ = ["SHAPES", "CannotMap", "pictures_of", "why_none"]

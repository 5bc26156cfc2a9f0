"""A figure as charts or maps: the one definition behind its pictures on the page and in a document."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from manden.analysis.drawing import Drawing
from manden.analysis.laid import laid_out
from manden.analysis.picturing import SHAPES, CannotMap, pictures_of
from manden.reporting.models import Figure
from manden.reporting.trail import answer_of
from manden.ui.written_dates import written


@dataclass(frozen=True)
class Pictured:
    """`why` says what is missing where a figure that has a shape cannot be drawn in it."""

    drawings: list[Drawing]
    why: str = ""


def pictured(figure: Figure) -> Pictured:
    """Nothing where the figure is a number or a table."""
    if figure.shape not in SHAPES:
        return Pictured([])
    answer, day = answer_of(figure), figure.run.snapshot.at.date()
    told = {"day": written(day), "key": figure.key}
    try:
        drawings = pictures_of(
            answer,
            laid_out(answer),
            shape=figure.shape,
            on=day,
            title=figure.title,
            source=_("the desk’s records of %(day)s, figure %(key)s") % told,
        )
    except CannotMap as refusal:
        return Pictured([], str(refusal))
    return Pictured(drawings)

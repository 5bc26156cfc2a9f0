"""A chart or a map as SVG or as PNG: the same drawing, painted twice."""

from __future__ import annotations

from manden.charts.chart import Chart, DivisionMap
from manden.charts.described import described
from manden.charts.frame import framed
from manden.charts.lines import lines, panels
from manden.charts.raster import as_png
from manden.charts.rows import rows
from manden.charts.scene import Scene
from manden.charts.shaded import shaded
from manden.charts.squares import SquareMap, squared
from manden.charts.vector import as_svg

Drawing = Chart | DivisionMap | SquareMap
_KINDS = {"bar": rows, "dot": rows, "line": lines, "panels": panels}


def svg(drawn: Drawing, *, titled: bool = True) -> str:
    """SVG, its title and description inside for who cannot see it; without `titled` the title is
    not painted, where a page's own heading says it.

    >>> from manden.charts import Point, Series
    >>> chart = Chart("bar", "Killed <2024>", "victims", ("State forces",), (Series("", (Point(3),)),))
    >>> "Killed &lt;2024&gt;" in svg(chart), "<script" in svg(chart), "style=" in svg(chart)
    (True, False, False)
    """
    return as_svg(_scene(drawn, titled), drawn.title, described(drawn))


def picture(drawn: Drawing, *, titled: bool = True) -> bytes:
    """PNG, for a document, untitled where a heading of it says the title; the same bytes on every
    machine with the same Pillow.

    >>> from manden.charts import Point, Series
    >>> chart = Chart("bar", "Killed", "victims", ("State forces",), (Series("", (Point(3),)),))
    >>> picture(chart)[:4], picture(chart) == picture(chart)
    (b'\\x89PNG', True)
    """
    return as_png(_scene(drawn, titled))


def _scene(drawn: Drawing, titled: bool) -> Scene:
    if isinstance(drawn, Chart):
        inside = _KINDS[drawn.kind](drawn)
    else:
        inside = squared(drawn) if isinstance(drawn, SquareMap) else shaded(drawn)
    return framed(drawn, inside, titled=titled)

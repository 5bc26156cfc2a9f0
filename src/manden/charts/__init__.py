"""Charts and maps drawn by us, as plain values: in goes what is checked, out come SVG, a PNG and a sentence.

    from manden.charts import Chart, Point, Series, described, picture, svg

    chart = Chart("line", "Killed", "victims", ("2022", "2023"), (Series("", (Point(3), Point(5))),))
    svg(chart)         # text: no script, no style, colours as attributes that a page's sheet may override
    picture(chart)     # the same drawing as PNG, for a document
    described(chart)   # the alternative text, written from the data

- `Chart`: bar, line, dot or panels (small multiples). Nothing is stacked and nothing negative is
  drawn, so no two series can be added up or netted. Bars and counts begin at zero.
- `Point(None)` is unknown: a gap, never a zero. `Point(None, hidden=True)` was hidden before
  publication: drawn as hidden. `low` and `high` are drawn as a line, a band or a whisker.
- `DivisionMap` shades divisions of a GeoJSON that the user gives (`boundaries_in`); a point is only
  ever counted into its division (`counts_by_division`), never drawn.
- `SquareMap` shades squares of land over outlines; the side of a square is how finely it was placed.
- The same values are the same bytes. `CannotDraw` says in one sentence what is wrong.
"""

from manden.charts.boundaries import Boundary, boundaries_in, counts_by_division, properties_in
from manden.charts.chart import CannotDraw, Chart, DivisionMap, Point, Series
from manden.charts.described import described
from manden.charts.drawn import picture, svg
from manden.charts.squares import Square, SquareMap

__all__ = [
    "Boundary",
    "CannotDraw",
    "Chart",
    "DivisionMap",
    "Point",
    "Series",
    "Square",
    "SquareMap",
    "boundaries_in",
    "counts_by_division",
    "described",
    "picture",
    "properties_in",
    "svg",
]

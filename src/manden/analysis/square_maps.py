"""An answer laid out by squares of land as maps: each square in the shade of its number, a map for each
column, or one with broken borders where columns tell how closely things were placed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from manden.analysis.answer import ALL, Answer, Key
from manden.analysis.drawing import language, left_out_of, total_of, unit_of
from manden.analysis.mapping import MOST_MAPS, CannotMap, boundaries_told
from manden.analysis.spots import APPROXIMATE, MOST_SQUARES, around
from manden.analysis.squares import ends_of
from manden.analysis.units import PRECISION, SQUARES
from manden.analysis.words import DIMENSIONS, Labels, square_of
from manden.charts import Boundary, Square, SquareMap
from manden.places.queries import outlines_for
from manden.ui.typography import grouped


class Column(NamedTuple):
    """What one map shows: the squares of a column, and how many lie in none."""

    value: str | None
    squares: tuple[Square, ...]
    unplaced: int


def square_maps_of(
    answer: Answer, *, on: date, title: str = "", source: str = ""
) -> list[SquareMap]:
    """The maps of an answer, over the boundaries nearest to the end of its period, or else to `on`."""
    question = answer.question
    if len(question.rows) != 1 or question.rows[0] not in SQUARES:
        raise CannotMap(
            _("A map of squares lays out squares of land in its rows, alone: choose their size.")
        )
    columns = _columns(answer)
    codes = {str(key[0]) for key in answer.cells if key[0]}
    if len(columns) > MOST_MAPS:
        raise CannotMap(_("More than six maps say little: choose fewer columns."))
    if len(codes) > MOST_SQUARES:
        raise CannotMap(
            _("More than %(n)s squares say little: choose larger ones.") % {"n": MOST_SQUARES}
        )
    if not codes:
        return []
    boundaries, told = drawn_over(question.last or on)
    name, label = title or str(DIMENSIONS[question.rows[0]]), Labels()
    apart = bool(question.columns) and not _by_precision(answer)
    return [
        SquareMap(
            title=f"{name}, {label(question.columns[0], one.value)}" if apart else name,
            unit=unit_of(answer),
            squares=one.squares,
            box=around([ends_of(code) for code in codes]),
            boundaries=boundaries,
            total=total_of(answer) if one.value is ALL else "",
            source=source,
            notes=(*_notes(answer, one), left_out_of(answer), *told),
            language=language(),
        )
        for one in columns
    ]


def published_squares(
    numbers: Mapping[str, int | None], *, title: str, unit: str, on: date | None
) -> SquareMap | None:
    """The map of squares as they are printed: what is hidden is drawn as hidden, never as zero. None
    where there are none, or too many for one look."""
    if not 0 < len(numbers) <= MOST_SQUARES:
        return None
    boundaries, notes = drawn_over(on)
    return SquareMap(
        title=title,
        unit=unit,
        squares=tuple(square_of(code, number) for code, number in sorted(numbers.items())),
        box=around([ends_of(code) for code in numbers]),
        boundaries=boundaries,
        notes=notes,
        language=language(),
    )


def drawn_over(on: date | None) -> tuple[tuple[Boundary, ...], tuple[str, ...]]:
    """The boundaries of the first level nearest to `on`, and the note that says whose they are."""
    outlines = outlines_for([], level=1, on=on) if on else None
    return (outlines.boundaries, (boundaries_told(outlines),)) if outlines else ((), ())


def _by_precision(answer: Answer) -> bool:
    return answer.question.columns == (PRECISION,)


def _columns(answer: Answer) -> list[Column]:
    """What each map shows; one map where columns tell how closely things were placed."""
    if not answer.question.columns:
        return [_column(answer, (), {})]
    if _by_precision(answer):
        return [_column(answer, (ALL,), _placed(answer))]
    return [_column(answer, (value,), {}) for value in answer.values(answer.question.columns[0])]


def _column(answer: Answer, at: Key, placed: Mapping[str, set[str]]) -> Column:
    held = {
        str(key[0]): n for key, n in answer.cells.items() if key[0] is not ALL and key[1:] == at
    }
    return Column(
        at[0] if at else ALL,
        tuple(
            square_of(code, count.number, approximate=placed.get(code, {""}) <= APPROXIMATE)
            for code, count in sorted(held.items())
            if code and count.number
        ),
        held[""].number if "" in held else 0,
    )


def _placed(answer: Answer) -> dict[str, set[str]]:
    """How closely what is in each square was placed."""
    found: dict[str, set[str]] = {}
    for key, count in answer.cells.items():
        if ALL not in key and count.number:
            found.setdefault(str(key[0]), set()).add(str(key[1]))
    return found


def _notes(answer: Answer, column: Column) -> list[str]:
    told = []
    if column.unplaced:
        number = grouped(column.unplaced, language())
        told.append(_("In no square: %(n)s.") % {"n": number})
    if not _by_precision(answer):
        told.append(_("How closely things were placed is not told here."))
    return told

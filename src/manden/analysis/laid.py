"""An answer laid out for a page or a document: rows and columns of written cells, their notes beside.

Every layout says the unit, what is kept apart, what was left out, and what is late: whoever prints
a table prints them with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from manden.analysis.answer import ALL, Answer, Key
from manden.analysis.units import LAID_ALONE, SQUARES, UNITS, Count
from manden.analysis.words import COUNTED_SO, DIMENSIONS, Labels, left_out_words
from manden.charts.numbers import written as in_figures
from manden.ui.bilingual import page_language
from manden.ui.typography import grouped
from manden.ui.written_dates import written

SHOWN_CELLS, LEAST_ROWS = 300, 20


@dataclass(frozen=True)
class Cell:
    """`text` as it is printed; `at` says which cell it is in an address; `number` draws it."""

    text: str
    at: str
    number: int
    low: int
    high: int
    count: Count | None


@dataclass(frozen=True)
class Row:
    labels: tuple[str, ...]
    cells: tuple[Cell, ...]
    total: bool


@dataclass(frozen=True)
class Laid:
    row_names: tuple[str, ...]
    column_name: str
    columns: tuple[str, ...]
    column_totals: tuple[bool, ...]
    rows: tuple[Row, ...]
    unit: str
    notes: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that a page holds, and the total; the data file of a figure has them all."""
        most = max(LEAST_ROWS, SHOWN_CELLS // max(1, len(self.columns)))
        if len(self.rows) <= most:
            return self.rows
        return self.rows[: most - 1] + (self.rows[-1:] if self.rows[-1].total else ())

    @property
    def more(self) -> str:
        """How many rows are not shown, written; nothing where all are."""
        more = len(self.rows) - len(self.shown)
        return grouped(more, page_language()) if more else ""


def laid_out(answer: Answer) -> Laid:
    """The table of an answer; a row or column that no cell stands in is not there."""
    question, label = answer.question, Labels()
    row_keys = _keys(answer, question.rows)
    column_keys = _keys(answer, question.columns)
    rows = tuple(
        Row(
            labels=tuple(label(n, v) for n, v in zip(question.rows, key, strict=True)),
            cells=tuple(_cell(answer, (*key, *column)) for column in column_keys),
            total=ALL in key,
        )
        for key in row_keys
    )
    return Laid(
        row_names=tuple(str(DIMENSIONS[name]) for name in question.rows),
        column_name=str(DIMENSIONS[question.columns[0]]) if question.columns else "",
        columns=tuple(label(question.columns[0], key[0]) for key in column_keys)
        if question.columns
        else (pgettext("figure", "Number"),),
        column_totals=tuple(ALL in key for key in column_keys),
        rows=rows,
        unit=str(COUNTED_SO[question.unit]),
        notes=tuple(_notes(answer)),
        left_out=tuple(
            (left_out_words(reason), grouped(number, page_language()))
            for reason, number in sorted(answer.left_out.items())
        ),
    )


def address_of(key: Key) -> str:
    """A cell's key as an address holds it: `~` for all of a dimension.

    >>> address_of(("2023-Q1", None)), key_of("2023-Q1|~")
    ('2023-Q1|~', ('2023-Q1', None))
    """
    return "|".join("~" if value is ALL else value for value in key)


def key_of(address: str) -> Key:
    """The key of a cell that an address holds.

    >>> key_of("verified|~"), key_of("")
    (('verified', None), ())
    """
    return tuple(ALL if value == "~" else value for value in address.split("|")) if address else ()


def asked_in_words(answer: Answer) -> list[tuple[str, str]]:
    """What was asked: each filter and the period, as words."""
    question = answer.question
    return filters_in_words(question.where, question.first, question.last)


def filters_in_words(
    where: Mapping[str, Sequence[str]], first: date | None, last: date | None
) -> list[tuple[str, str]]:
    """The same, of a question that is not answered."""
    label = Labels()
    told = [
        (str(DIMENSIONS[name]), ", ".join(label(name, value) for value in values))
        for name, values in sorted(where.items())
    ]
    if first:
        told.append((_("From"), written(first)))
    if last:
        told.append((_("To"), written(last)))
    return told


def in_one_line(named: Iterable[tuple[str, str]]) -> str:
    """Filters and the period as one line of words.

    >>> in_one_line([("Status", "verified"), ("From", "1 May 2025")])
    'Status: verified; From: 1 May 2025'
    """
    return "; ".join(f"{name}: {values}" for name, values in named)


def _keys(answer: Answer, names: tuple[str, ...]) -> list[Key]:
    """The keys that some cell stands in, each after the rows it is the total of."""
    places = [answer.question.laid_out.index(name) for name in names]
    present = {tuple(key[place] for place in places) for key in answer.cells}
    values = [[*answer.values(name), ALL] for name in names]
    found = [key for key in product(*values) if key in present]
    return _most_first(answer, found) if len(names) == 1 and names[0] in SQUARES else found


def _most_first(answer: Answer, found: list[Key]) -> list[Key]:
    """Squares have no order that people know: those with the most stand first, a total last."""
    most: dict[str | None, int] = {}
    for key, count in answer.cells.items():
        most[key[0]] = max(most.get(key[0], 0), count.number)
    return sorted(found, key=lambda key: (ALL in key, -most[key[0]]))


def _cell(answer: Answer, key: Key) -> Cell:
    count = answer.cells.get(key)
    if count is None:
        return Cell("0" if _could_be(answer, key) else "", "", 0, 0, 0, None)
    return Cell(
        _written(answer, key, count), address_of(key), count.number, count.low, count.high, count
    )


def _could_be(answer: Answer, key: Key) -> bool:
    """Whether nothing stands in a cell because nothing was found, not because it is never summed."""
    named = dict(zip(answer.question.laid_out, key, strict=True))
    return all(named.get(name, "") is not ALL for name in answer.question.counted.apart)


def _written(answer: Answer, key: Key, count: Count) -> str:
    language = page_language()
    told = grouped(count.number, language)
    interval = UNITS[count.unit].interval
    if interval == "around" and (count.low, count.high) != (count.number, count.number):
        bounds = {"low": grouped(count.low, language), "high": grouped(count.high, language)}
        told += " " + _("(%(low)s to %(high)s)") % bounds
    if interval == "beside" and count.high:
        bounds = {"low": grouped(count.low, language), "high": grouped(count.high, language)}
        told += " " + _("and %(low)s to %(high)s not counted") % bounds
    rate = answer.rate(key)
    if rate is not None:
        told += " " + _("(%(rate)s per 100,000)") % {"rate": in_figures(rate, language)}
    return told


def _notes(answer: Answer) -> list[str]:
    """What a reader must know with the numbers, whoever prints them."""
    notes, question, language = [], answer.question, page_language()
    if question.counted.several & set(question.laid_out):
        notes.append(
            _(
                "One victim of two violations stands in both rows; the total counts each victim once."
            )
            if question.unit == "victims"
            else _("What stands in several rows is in each of them; the total counts it once.")
        )
    if {"party", "party_kind"} & set(question.laid_out):
        notes.append(
            _("What several kinds of party did together is a row of its own: no row holds it twice, "
              "and no party is set off against another.")
            if {"party", "party_kind"} & set(question.rows)
            else _("What several kinds of party did together is a column of its own: no column holds "
                   "it twice, and no party is set off against another.")
        )  # fmt: skip
    if LAID_ALONE & set(question.laid_out):
        notes.append(
            _(
                "A square of land is as large as the level of what lies in it asks for: half a degree at "
                "least where that is confidential; what is strict is in none."
            )
        )
    if answer.late:
        late = ngettext(
            "%(n)s record was verified after the quarter in which it happened.",
            "%(n)s records were verified after the quarter in which they happened.",
            answer.late,
        )
        notes.append(late % {"n": grouped(answer.late, language)})
    if answer.fictitious:
        invented = ngettext(
            "%(n)s record counted here is fictitious.",
            "%(n)s records counted here are fictitious.",
            answer.fictitious,
        )
        notes.append(invented % {"n": grouped(answer.fictitious, language)})
    if question.population:
        told = {"day": written(question.population.on), "source": question.population.source}
        notes.append(_("Rates on the population of %(day)s (%(source)s).") % told)
        if any(answer.rate(key) is None for key in answer.cells):
            notes.append(_("No rate where nobody said how many people live."))
    return notes

"""Incidents in our own documented template, or in a foreign sheet through a mapping of its columns.

Rows of one incident make one record. Where one row of an incident is refused, the whole incident
is: half an incident would be a false one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from manden.collection.checked import (
    Accepted,
    Asked,
    CannotReadTable,
    Checked,
    ReadAgain,
    Refused,
)
from manden.collection.formats.incidents.columns import NEEDED, columns_of, knows
from manden.collection.formats.incidents.joined import Told, entry_of
from manden.collection.formats.incidents.serials import is_serial
from manden.collection.formats.incidents.sheet import Sheet
from manden.collection.formats.incidents.totals import Totals
from manden.collection.formats.incidents.words import Words
from manden.collection.tables import Table, read_table

KIND = "incidents"


def check(file: Path, asked: Asked) -> Checked:
    """Every incident of the file; CannotReadTable where `incident` or `title` is no column of it."""
    table = read_table(file, knows=knows(asked.mapping))
    ours = columns_of(table.header, asked.mapping)
    lacking = [name for name in NEEDED if name not in ours.values()]
    if lacking:
        raise CannotReadTable(
            f"{table.name} lacks {' and '.join(lacking)}: name its columns as in the template, "
            "or say which they are"
        )
    sheet, words = Sheet(table, ours), Words(asked.desk, asked.theirs)
    totals, refused, rows, serials = Totals(), list[Refused](), 0, 0
    for rows_of_one in sheet.incidents():
        rows += 1 if isinstance(rows_of_one, Refused) else len(rows_of_one)
        judged = _judged(rows_of_one, words)
        if not isinstance(judged, Accepted):
            refused += judged
            continue
        totals.add(judged.value)
        serials += is_serial(judged.told.get("1.date", ""))
    return Checked(
        KIND,
        table.sha256,
        rows,
        ReadAgain(totals.incidents, lambda: _good(sheet, words)),
        tuple(sorted(refused, key=lambda one: one.line)),
        (*_warnings(table, ours, serials), *words.by_the_house(refused)),
        totals.told(),
    )


def _good(sheet: Sheet, words: Words) -> Iterator[Accepted]:
    for rows in sheet.incidents():
        judged = _judged(rows, words)
        if isinstance(judged, Accepted):
            yield judged


def _judged(rows: list[Told] | Refused, words: Words) -> Accepted | list[Refused]:
    """The incident that the rows tell, or all that is wrong with it."""
    if isinstance(rows, Refused):
        return [rows]
    first = rows[0]
    key = first.cells["incident"]
    for row in rows:
        if row.formula:
            said = f"“{row.formula}” is a formula: write its result"
            return [Refused(row.line, f"incident {key}: {said}")]
    try:
        return Accepted(first.line, key, entry_of(rows, words), _as_told(rows))
    except ValueError as reason:
        faults = {str(reason): getattr(reason, "line", first.line)}
        for row in rows:
            faults |= {f"line {row.line}: {one}": row.line for one in words.faults(row.cells)}
        return [Refused(line, f"incident {key}: {fault}") for fault, line in faults.items()]


def _warnings(table: Table, ours: Mapping[str, str], serials: int) -> Iterator[str]:
    yield from table.warnings
    if serials:
        yield f"{serials} dates are numbers of a spreadsheet's days: read as days since 1899-12-30"
    passed = [name for name in table.header if name and name not in ours]
    if passed:
        yield f"columns passed over: {', '.join(passed[:20])}"


def _as_told(rows: Iterable[Told]) -> dict[str, str]:
    """Every row as printed, under its place in the incident."""
    return {
        f"{place}.{name}": cell
        for place, row in enumerate(rows, 1)
        for name, cell in row.cells.items()
        if cell
    }

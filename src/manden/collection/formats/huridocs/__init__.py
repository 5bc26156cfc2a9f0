"""A set of tables on the model of the field's events standard: a folder, or a zip, of CSV files.

`events.csv` and `acts.csv` are needed; `victims.csv`, `perpetrators.csv`, `involvements.csv` and
`information.csv` join them by their identifiers. An act is one violation of one victim in one event;
an involvement ties a perpetrator to an act; information is what a source said of an event. What
points to nothing, and what cannot be read, is refused with its event, its file and its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from manden.collection.checked import Accepted, Asked, Checked, ReadAgain, Refused
from manden.collection.formats.huridocs.joining import Joined, joined
from manden.collection.formats.huridocs.set_of_tables import SetOfTables, read_set
from manden.collection.formats.incidents.joined import entry_of
from manden.collection.formats.incidents.totals import Totals
from manden.collection.formats.incidents.words import Words

KIND = "huridocs"


def check(file: Path, asked: Asked) -> Checked:
    """Every event of the set; CannotReadTable where a table that is needed is not there."""
    tables, words = read_set(file), Words(asked.desk, asked.theirs)
    totals, refused, rows = Totals(), list[Refused](), 0
    for judged in _judged(tables, words):
        rows += 1
        if isinstance(judged, Accepted):
            totals.add(judged.value)
        else:
            refused += judged
    return Checked(
        KIND,
        tables.sha256,
        rows,
        ReadAgain(totals.incidents, lambda: _good(tables, words)),
        tuple(sorted(refused, key=lambda one: one.line)),
        (*tables.warnings, *words.by_the_house(refused)),
        totals.told(),
    )


def _good(tables: SetOfTables, words: Words) -> Iterator[Accepted]:
    return (one for one in _judged(tables, words) if isinstance(one, Accepted))


def _judged(tables: SetOfTables, words: Words) -> Iterator[Accepted | list[Refused]]:
    for event in joined(tables):
        yield [event] if isinstance(event, Refused) else _entered(event, words)


def _entered(event: Joined, words: Words) -> Accepted | list[Refused]:
    """The event with all that joins it; else every word of it that means nothing, where it stands,
    or the first of its rows that cannot be read."""
    try:
        entry = entry_of(event.rows, words)
    except ValueError as reason:
        faults = [f"{place}: {one}" for place, cells in event.parts for one in words.faults(cells)]
        return [
            Refused(event.line, f"event {event.key}: {fault}") for fault in faults or [str(reason)]
        ]
    told = {
        f"{place}.{name}": cell
        for place, row in enumerate(event.rows, 1)
        for name, cell in row.cells.items()
    }
    return Accepted(event.line, event.key, entry, told)

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

KIND = "huridocs"


def check(file: Path, asked: Asked) -> Checked:
    """Every event of the set; CannotReadTable where a table that is needed is not there."""
    tables = read_set(file)
    totals, refused = Totals(), []
    for judged in _judged(tables):
        if isinstance(judged, Refused):
            refused.append(judged)
        else:
            totals.add(judged.value)
    return Checked(
        KIND,
        tables.sha256,
        totals.incidents + len(refused),
        ReadAgain(totals.incidents, lambda: _good(tables)),
        tuple(sorted(refused, key=lambda one: one.line)),
        tables.warnings,
        totals.told(),
    )


def _good(tables: SetOfTables) -> Iterator[Accepted]:
    return (one for one in _judged(tables) if isinstance(one, Accepted))


def _judged(tables: SetOfTables) -> Iterator[Accepted | Refused]:
    for event in joined(tables):
        yield event if isinstance(event, Refused) else _entered(event)


def _entered(event: Joined) -> Accepted | Refused:
    """The event with all that joins it, or the first of its rows that cannot be read."""
    try:
        entry = entry_of(event.rows)
    except ValueError as reason:
        return Refused(event.line, f"event {event.key}: {reason}")
    told = {
        f"{place}.{name}": cell
        for place, row in enumerate(event.rows, 1)
        for name, cell in row.cells.items()
    }
    return Accepted(event.line, event.key, entry, told)

"""The rows of a sheet of incidents, those of one incident together, wherever they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from manden.collection.checked import Refused
from manden.collection.exports.cells import unescaped
from manden.collection.formats.incidents.joined import Told
from manden.collection.formulas import formula_among
from manden.collection.tables import Table


class Sheet:
    """A table under our own names of its columns. Held are only the rows of incidents that have
    others further down, and how many rows bear each key."""

    def __init__(self, table: Table, ours: Mapping[str, str]) -> None:
        self._table = table
        self._columns = [
            (place, ours[name]) for place, name in enumerate(table.header) if name in ours
        ]

    def incidents(self) -> Iterator[list[Told] | Refused]:
        """The rows of each incident, and the rows that name none or are shifted."""
        awaited = Counter(self._rows_of)
        held: dict[str, list[Told]] = {}
        for row in self._rows():
            if isinstance(row, Refused):
                yield row
                continue
            key = row.cells["incident"]
            held.setdefault(key, []).append(row)
            awaited[key] -= 1
            if not awaited[key]:
                del awaited[key]
                yield held.pop(key)

    @cached_property
    def _rows_of(self) -> Counter[str]:
        return Counter(self._keys())

    def _keys(self) -> Iterator[str]:
        """The key that each row bears, where it bears one: nothing else of it is read."""
        at = [place for place, name in self._columns if name == "incident"][-1]
        for row in self._table.rows:
            try:
                key = _said(self._table.cells(row)[at].strip())
            except ValueError:
                continue
            if key:
                yield key

    def _rows(self) -> Iterator[Told | Refused]:
        columns = self._columns
        for row in self._table.rows:
            try:
                cells = self._table.cells(row)
            except ValueError as reason:
                yield Refused(row.line, str(reason))
                continue
            told = {name: _said(bare) for place, name in columns if (bare := cells[place].strip())}
            if told.get("incident"):
                yield Told(row.line, told, formula_among(cells))
            else:
                yield Refused(row.line, "the row names no incident: give each its key")


def _said(bare: str) -> str:
    return unescaped(bare) if bare[:1] == "'" else bare

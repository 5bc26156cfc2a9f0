"""The slow obvious twin: every table of whole numbers that prints the same, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from manden.disclosure import Table

Coordinates = tuple[str, ...]


def tables_that_print(
    table: Table, shown: Mapping[Coordinates, int | None], most: int
) -> Iterator[dict[Coordinates, int]]:
    """All tables with leaves from 0 to `most` whose margins equal every value shown."""
    hidden = [leaf for leaf in table.leaves if shown[leaf] is None]
    known = {leaf: shown[leaf] for leaf in table.leaves if shown[leaf] is not None}
    for values in product(range(most + 1), repeat=len(hidden)):
        counts = {**known, **dict(zip(hidden, values, strict=True))}
        cells = Table("twin", table.unit, table.dimensions, counts).cells
        if all(cells[at] == value for at, value in shown.items() if value is not None):
            yield cells


def interval(
    table: Table, shown: Mapping[Coordinates, int | None], at: Coordinates, most: int
) -> tuple[int, int]:
    """The least and the greatest value of one cell among them."""
    values = [cells[at] for cells in tables_that_print(table, shown, most)]
    return min(values), max(values)

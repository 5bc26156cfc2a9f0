"""The slow obvious twin: every table of whole numbers that prints the same, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from manden.disclosure import ALL, Table

Coordinates = tuple[str, ...]


def tables_that_print(
    table: Table, shown: Mapping[Coordinates, int | None], most: int
) -> Iterator[dict[Coordinates, int]]:
    """All tables with leaves from 0 to `most` whose margins equal every value shown."""
    hidden = [leaf for leaf in table.leaves if shown[leaf] is None]
    known = {leaf: shown[leaf] for leaf in table.leaves if shown[leaf] is not None}
    below = {
        at: [
            leaf
            for leaf in table.leaves
            if all(n in (ALL, m) for n, m in zip(at, leaf, strict=True))
        ]
        for at in shown
    }
    for values in product(range(most + 1), repeat=len(hidden)):
        counts = {**known, **dict(zip(hidden, values, strict=True))}
        if all(
            value is None or sum(counts[leaf] for leaf in below[at]) == value
            for at, value in shown.items()
        ):
            yield {at: sum(counts[leaf] for leaf in leaves) for at, leaves in below.items()}


def interval(
    table: Table, shown: Mapping[Coordinates, int | None], at: Coordinates, most: int
) -> tuple[int, int]:
    """The least and the greatest value of one cell among them."""
    values = [cells[at] for cells in tables_that_print(table, shown, most)]
    return min(values), max(values)

"""Tables that count the same over time, laid on the same categories.

A party or a region that one table has and another lacks counted nothing there: whoever read the
other knows it, since its rows add up to its total.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from manden.disclosure.release import Cell, ProtectedTable, Release
from manden.disclosure.tables import Dimension, Table

Trees = dict[tuple[str, str, str], dict[str, str]]


def align(tables: Sequence[Table], earlier: Sequence[Release]) -> tuple[list[Table], list[Release]]:
    """The tables and the releases before them, each dimension with every category that a table of the
    same unit and population has, as deep as it was divided.

    What is added to an earlier table is a 0 that its readers know. Raises ValueError where one
    category stands under two others.

    >>> from manden.disclosure import protect
    >>> first = protect([Table("T1", "victims", (Dimension.flat("place", ["Gao"]),), {("Gao",): 9})])
    >>> later = Table("T2", "victims", (Dimension.flat("place", ["Mopti"]),), {("Mopti",): 8})
    >>> [now], [before] = align([later], [first])
    >>> now.dimensions[0].leaves, before.tables[0].published
    (('Gao', 'Mopti'), {('all',): 9, ('Gao',): 9, ('Mopti',): 0})
    """
    trees: Trees = {}
    every = [one.table for release in earlier for one in release.tables] + list(tables)
    for table in every:
        for dimension in table.dimensions:
            _grow(trees.setdefault(_place(table, dimension), {}), dimension)
    return (
        [_laid(table, trees) for table in tables],
        [replace(one, tables=tuple(_protected(t, trees) for t in one.tables)) for one in earlier],
    )


def _place(table: Table, dimension: Dimension) -> tuple[str, str, str]:
    return table.unit, table.population, dimension.name


def _grow(tree: dict[str, str], dimension: Dimension) -> None:
    for node, above in dimension.parents.items():
        if tree.setdefault(node, above) != above:
            raise ValueError(
                f"“{node}” of “{dimension.name}” stands under “{tree[node]}” and under “{above}”"
            )


def _laid(table: Table, trees: Trees) -> Table:
    grown = tuple(_cut(one, trees[_place(table, one)]) for one in table.dimensions)
    return replace(table, dimensions=grown)


def _cut(dimension: Dimension, tree: Mapping[str, str]) -> Dimension:
    """The whole tree as deep as the dimension goes, in an order that is the same for all."""
    whole = replace(dimension, parents=dict(sorted(tree.items())))
    deepest = _depth(dimension, dimension.parents)
    kept = {
        node: above for node, above in whole.parents.items() if _depth(whole, [node]) <= deepest
    }
    return replace(whole, parents=kept)


def _depth(dimension: Dimension, nodes: Iterable[str]) -> int:
    return max(len(dimension.line(node)) for node in nodes)


def _protected(one: ProtectedTable, trees: Trees) -> ProtectedTable:
    table = _laid(one.table, trees)
    added = {
        at: Cell(0, 0, "published", "")
        for at in table.cells
        if at not in one.cells and table.printed(at)
    }
    return ProtectedTable(table, {**one.cells, **added})

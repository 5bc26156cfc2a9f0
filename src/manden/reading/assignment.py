"""Which pairing of two lists gains most in all?

The assignment problem, solved by shortest augmenting paths with potentials (H. W. Kuhn, "The
Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2, 1955; in the
form of J. Munkres, 1957). Pairs that gain nothing are forbidden, so the problem falls apart into
connected components, each solved alone: two texts of three hundred paragraphs take moments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf


def best_pairs(gains: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs (row, column), each row and column once, whose gains have the greatest sum.

    `gains` maps (row, column) to a number; what is absent or not above zero is never paired.

    >>> best_pairs({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8})
    [(0, 1), (1, 0)]
    """
    allowed = {pair: gain for pair, gain in gains.items() if gain > 0}
    chosen: list[tuple[int, int]] = []
    for rows, columns in _components(allowed):
        matrix = [[allowed.get((row, column), 0.0) for column in columns] for row in rows]
        chosen += [(rows[i], columns[j]) for i, j in _assign(matrix) if matrix[i][j] > 0]
    return sorted(chosen)


def _components(allowed: Mapping[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that allowed pairs tie together, each group once."""
    of_row: dict[int, list[int]] = {}
    of_column: dict[int, list[int]] = {}
    for row, column in sorted(allowed):
        of_row.setdefault(row, []).append(column)
        of_column.setdefault(column, []).append(row)
    found: list[tuple[list[int], list[int]]] = []
    seen: set[int] = set()
    for first in of_row:
        if first in seen:
            continue
        rows, columns, waiting = {first}, set[int](), [first]
        while waiting:
            for column in of_row[waiting.pop()]:
                if column not in columns:
                    columns.add(column)
                    waiting += [row for row in of_column[column] if row not in rows]
                    rows.update(of_column[column])
        seen |= rows
        found.append((sorted(rows), sorted(columns)))
    return found


def _assign(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Every index of the shorter side paired, so that the sum of gains is greatest."""
    if len(gains) > len(gains[0]):
        turned = [list(column) for column in zip(*gains, strict=True)]
        return sorted((row, column) for column, row in _assign(turned))
    width = len(gains[0])
    row_price = [0.0] * len(gains)
    column_price = [0.0] * (width + 1)  # the last is the root from which each search starts
    held_by: list[int | None] = [None] * (width + 1)
    for row in range(len(gains)):
        held_by[width] = row
        came_from, end = _cheapest_path(gains, row_price, column_price, held_by)
        while end != width:
            held_by[end] = held_by[came_from[end]]
            end = came_from[end]
    return sorted((row, j) for j, row in enumerate(held_by[:width]) if row is not None)


def _cheapest_path(
    gains: Sequence[Sequence[float]],
    row_price: list[float],
    column_price: list[float],
    held_by: Sequence[int | None],
) -> tuple[list[int], int]:
    """The cheapest way from the waiting row to a free column; the prices are brought up to date."""
    root = len(held_by) - 1
    distance, came_from, done = [inf] * root, [root] * root, [False] * (root + 1)
    column = root
    while (row := held_by[column]) is not None:
        done[column] = True
        for j in range(root):
            reduced = -gains[row][j] - row_price[row] - column_price[j]
            if not done[j] and reduced < distance[j]:
                distance[j], came_from[j] = reduced, column
        nearest = min((j for j in range(root) if not done[j]), key=distance.__getitem__)
        step = distance[nearest]
        for j in range(root + 1):
            holder = held_by[j]
            if done[j] and holder is not None:
                row_price[holder] += step
                column_price[j] -= step
            elif j < root:
                distance[j] -= step
        column = nearest
    return came_from, column

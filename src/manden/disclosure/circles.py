"""Whether tables that share margins overlap in a circle.

Where they do not, every set of tables that agree on their common margins comes from some joint table of
whole numbers, so the margins are all that an attacker can use. Where they do (sex by age, age by place,
place by sex), margins that agree may have no joint table behind them, and an attacker could exclude
values that the equations alone allow: the joint table must then be among the cells.
The test is the reduction of Graham and of Yu and Ozsoyoglu (Beeri, Fagin, Maier and Yannakakis 1983,
"On the desirability of acyclic database schemes", J. ACM 30); a level of a dimension is an attribute,
and the finer holds the coarser. That acyclic margins agree only with joint tables: Vorob'ev 1962;
Dobra and Fienberg 2000, PNAS 97 (bounds for decomposable margins).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from manden.disclosure.tables import Dimension, Table


def circle_among(tables: Sequence[Table]) -> tuple[str, ...]:
    """The names of tables that overlap in a circle, or nothing.

    Tables of one unit and population are looked at together, whatever their snapshots. Raises
    ValueError where two tables divide one dimension in two ways of which neither refines the other.

    >>> sex, age = Dimension.flat("sex", ["w", "m"]), Dimension.flat("age", ["young", "old"])
    >>> place = Dimension.flat("place", ["Gao", "Mopti"])
    >>> one, two = Table("1", "victims", (sex, age), {}), Table("2", "victims", (age, place), {})
    >>> circle_among([one, two])
    ()
    >>> circle_among([one, two, Table("3", "victims", (place, sex), {})])
    ('1', '2', '3')
    """
    groups: dict[tuple[str, str], list[Table]] = {}
    for table in tables:
        groups.setdefault((table.unit, table.population), []).append(table)
    for group in groups.values():
        left = _reduced(_attributes(group))
        if len(left) > 1:
            return tuple(sorted({group[i].name for i in left}))
    return ()


def _attributes(group: Sequence[Table]) -> dict[int, set[tuple[str, int]]]:
    """For each table the dimensions it divides by, one attribute for each refinement reached."""
    grids: dict[str, list[Dimension]] = {}
    for table in group:
        for dimension in table.dimensions:
            known = grids.setdefault(dimension.name, [])
            if all(dict(dimension.parents) != dict(other.parents) for other in known):
                known.append(dimension)
    for name, known in grids.items():
        known.sort(key=lambda dimension: len(dimension.parents))
        for coarse, fine in pairwise(known):
            if not _refines(fine, coarse):
                raise ValueError(f"two tables divide “{name}” in ways that do not nest")
    return {
        i: {
            (d.name, rank)
            for d in table.dimensions
            for rank, other in enumerate(grids[d.name])
            if len(other.parents) <= len(d.parents)
        }
        for i, table in enumerate(group)
    }


def _refines(fine: Dimension, coarse: Dimension) -> bool:
    """Every node of the coarse tree is one of the fine tree, under the same node, parted alike."""
    same = all(fine.parents.get(node) == above for node, above in coarse.parents.items())
    parted = same and all(
        set(fine.children[node]) == set(nodes) for node, nodes in coarse.children.items()
    )
    return same and parted


def _reduced(edges: dict[int, set[tuple[str, int]]]) -> dict[int, set[tuple[str, int]]]:
    """What the reduction leaves: one table or none where there is no circle."""
    edges = {i: set(attributes) for i, attributes in edges.items()}
    changed = True
    while changed and len(edges) > 1:
        changed = False
        for i, attributes in list(edges.items()):
            others = [edges[j] for j in edges if j != i]
            alone = {a for a in attributes if not any(a in other for other in others)}
            attributes -= alone
            changed = changed or bool(alone)
            if any(attributes <= other for other in others):
                del edges[i]
                changed = True
    return edges

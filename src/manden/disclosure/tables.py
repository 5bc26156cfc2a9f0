"""A table of counts with all its margins: dimensions that may nest, and the leaves that are counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from typing import Any

ALL = "all"
"""The node above all others of a dimension: its total."""

Coordinates = tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """One way of dividing what is counted: a tree of categories under `ALL`.

    `parents` maps each node to the one above it, `ALL` at the top; `levels` names the depths, from
    the one below `ALL` down. A category is counted once: its siblings exclude it and, with it, make
    up the node above. Raises ValueError where a node is named twice, or hangs from nothing.

    >>> place = Dimension.nested("place", {"Mopti": ["Bankass", "Koro"], "Gao": ["Ansongo"]},
    ...                          levels=("region", "cercle"))
    >>> place.leaves
    ('Bankass', 'Koro', 'Ansongo')
    >>> place.coarsened("region").leaves
    ('Mopti', 'Gao')
    """

    name: str
    parents: Mapping[str, str]
    levels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.parents:
            raise ValueError(f"the dimension “{self.name}” has no category")
        if ALL in self.parents:
            raise ValueError(f"“{ALL}” is the total of “{self.name}”: name the category otherwise")
        for node in self.parents:
            self._hangs(node)

    def _hangs(self, node: str) -> None:
        seen, above = {node}, self.parents[node]
        while above != ALL:
            if above in seen or above not in self.parents:
                raise ValueError(f"“{node}” of “{self.name}” does not hang from the total")
            seen.add(above)
            above = self.parents[above]

    @classmethod
    def flat(cls, name: str, categories: Sequence[str], *, level: str = "") -> Dimension:
        """A dimension of one level. ValueError where a category is named twice.

        >>> Dimension.flat("sex", ["women", "men"]).nodes
        ('all', 'women', 'men')
        """
        if len(set(categories)) != len(categories):
            raise ValueError(f"a category of “{name}” is named twice")
        return cls(name, dict.fromkeys(categories, ALL), (level,) if level else ())

    @classmethod
    def nested(cls, name: str, tree: Mapping[str, Any], *, levels: Sequence[str] = ()) -> Dimension:
        """A dimension of several levels; the last of each branch is a list of names.

        >>> Dimension.nested("time", {"2024": ["2024-Q1", "2024-Q2"]}).parents["2024-Q2"]
        '2024'
        """
        parents: dict[str, str] = {}

        def hang(branch: Any, above: str) -> None:
            for node in branch:
                if node in parents:
                    raise ValueError(f"“{node}” is named twice in “{name}”")
                parents[node] = above
                if isinstance(branch, Mapping):
                    hang(branch[node], node)

        hang(tree, ALL)
        return cls(name, parents, tuple(levels))

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """`ALL`, then every node in the order given."""
        return (ALL, *self.parents)

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """The nodes just below each node; the leaves have no entry."""
        below: dict[str, list[str]] = {}
        for node, above in self.parents.items():
            below.setdefault(above, []).append(node)
        return {above: tuple(nodes) for above, nodes in below.items()}

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The nodes with nothing below."""
        return tuple(node for node in self.parents if node not in self.children)

    def line(self, node: str) -> tuple[str, ...]:
        """The node, then those above it, up to but not with `ALL`.

        >>> Dimension.nested("time", {"2024": ["2024-Q1"]}).line("2024-Q1")
        ('2024-Q1', '2024')
        """
        found: list[str] = []
        while node != ALL:
            found.append(node)
            node = self.parents[node]
        return tuple(found)

    def coarsened(self, level: str) -> Dimension:
        """The same dimension cut below a level; unchanged where it has no level of that name.

        >>> Dimension.flat("sex", ["women", "men"]).coarsened("region").leaves
        ('women', 'men')
        """
        if level not in self.levels:
            return self
        depth = self.levels.index(level) + 1
        kept = {n: above for n, above in self.parents.items() if len(self.line(n)) <= depth}
        return replace(self, parents=kept, levels=self.levels[:depth])


@dataclass(frozen=True)
class Table:
    """Counts by one to several dimensions, with every margin.

    `counts` gives whole numbers, 0 or more, for leaves, one category of each dimension in their
    order; a leaf that is not given counts 0, which is a statement that nothing was counted, not that
    nothing is known. Estimates, rates and weighted sums are not counts: publish them as intervals.
    `unit` says what is counted (victims, incidents). Tables of the same unit, population and snapshot
    count the same records: their common cells are one cell. `threshold` names the rule of all cells,
    `sensitive` that of what falls under a node ({"age": {"under 18": "children"}}, or several names),
    and of a node all of whose parts have one; the highest holds. `impossible` leaves are known by
    everybody to be 0. `weights` says what hiding a cell loses (by default 1 + log(1 + count)).
    `totals=False` prints leaves alone; `shown=False` is background that is not printed (a joint table
    behind several).
    Raises ValueError where counts are no counts or categories are unknown.

    >>> table = Table("T1", "victims", (Dimension.flat("sex", ["women", "men"]),), {("women",): 3})
    >>> table.cells
    {('all',): 3, ('women',): 3, ('men',): 0}
    """

    name: str
    unit: str
    dimensions: tuple[Dimension, ...]
    counts: Mapping[Coordinates, int]
    population: str = ""
    snapshot: str = ""
    threshold: str = "any"
    sensitive: Mapping[str, Mapping[str, str | tuple[str, ...]]] = field(default_factory=dict)
    impossible: frozenset[Coordinates] = frozenset()
    weights: Mapping[Coordinates, float] = field(default_factory=dict)
    totals: bool = True
    shown: bool = True

    def __post_init__(self) -> None:
        if not self.dimensions:
            raise ValueError(f"{self.name}: a table has at least one dimension")
        names = [dimension.name for dimension in self.dimensions]
        if len(set(names)) != len(names):
            raise ValueError(f"{self.name}: a dimension is named twice")
        known = set(self.leaves)
        for at, count in self.counts.items():
            if at not in known:
                raise ValueError(f"{self.name}: {at} is not one category of each of {names}")
            if isinstance(count, bool) or not isinstance(count, int) or count < 0:
                raise ValueError(f"{self.name}: {count!r} at {at} is not a count: 0, 1, 2, ...")
        for at in self.impossible:
            if at not in known or self.counts.get(at, 0):
                raise ValueError(
                    f"{self.name}: {at} is called impossible, yet it is counted or unknown"
                )

    @cached_property
    def leaves(self) -> tuple[Coordinates, ...]:
        """The coordinates of the finest cells."""
        return tuple(product(*(dimension.leaves for dimension in self.dimensions)))

    @cached_property
    def cells(self) -> dict[Coordinates, int]:
        """Every cell with its value, margins before what they sum."""
        values = dict.fromkeys(product(*(dimension.nodes for dimension in self.dimensions)), 0)
        lines = [{leaf: (ALL, *d.line(leaf)) for leaf in d.leaves} for d in self.dimensions]
        for at, count in self.counts.items():
            for above in product(*(line[node] for line, node in zip(lines, at, strict=True))):
                values[above] += count
        return values

    def printed(self, at: Coordinates) -> bool:
        """Whether a cell is one of those that the table would print.

        >>> sex = Dimension.flat("sex", ["women", "men"])
        >>> Table("T1", "victims", (sex,), {}, totals=False).printed(("all",))
        False
        """
        if not self.shown:
            return False
        pairs = zip(self.dimensions, at, strict=True)
        return self.totals or all(node not in (ALL, *d.children) for d, node in pairs)

    def rules(self, at: Coordinates) -> set[str]:
        """The names of the thresholds that hold for a cell.

        >>> age = Dimension.flat("age", ["under 18", "18 and over"])
        >>> table = Table("T1", "victims", (age,), {}, sensitive={"age": {"under 18": "children"}})
        >>> sorted(table.rules(("under 18",)))
        ['any', 'children']
        """
        pairs = zip(self.dimensions, at, strict=True)
        return {self.threshold}.union(*(self._named[d.name][node] for d, node in pairs))

    @cached_property
    def _named(self) -> dict[str, dict[str, frozenset[str]]]:
        return {d.name: _rules_of(d, self.sensitive.get(d.name, {})) for d in self.dimensions}

    def equations(self) -> Iterator[tuple[Coordinates, tuple[Coordinates, ...]]]:
        """Each total with the cells just below it that sum to it, along every dimension.

        >>> sex = Dimension.flat("sex", ["women", "men"])
        >>> list(Table("T1", "victims", (sex,), {}).equations())
        [(('all',), (('women',), ('men',)))]
        """
        nodes = [dimension.nodes for dimension in self.dimensions]
        for i, dimension in enumerate(self.dimensions):
            for above, below in dimension.children.items():
                for rest in product(*nodes[:i], *nodes[i + 1 :]):
                    head, tail = rest[:i], rest[i:]
                    yield (*head, above, *tail), tuple((*head, node, *tail) for node in below)


def _rules_of(
    dimension: Dimension, named: Mapping[str, str | tuple[str, ...]]
) -> dict[str, frozenset[str]]:
    """Each node's rules: its own, those above it, and those below where every part has one."""
    rules: dict[str, frozenset[str]] = {}
    for node in dimension.nodes:
        given = [named[above] for above in dimension.line(node) if above in named]
        rules[node] = frozenset(n for g in given for n in ((g,) if isinstance(g, str) else g))
    for node in sorted(dimension.children, key=lambda n: -len(dimension.line(n))):
        parts = [rules[child] for child in dimension.children[node]]
        if all(parts):
            rules[node] = rules[node].union(*parts)
    return rules


def coarsen(table: Table, finest: Mapping[str, str]) -> Table:
    """The table cut below the level that `finest` names for each dimension (`{"place": "region"}`).

    Sums, so that nothing is lost but detail; a dimension without that level stays as it is. A rule
    that every part of a category has stays with the category; a cell is impossible where all that it
    takes in is.

    >>> time = Dimension.nested("time", {"2024": ["2024-Q1", "2024-Q2"]}, levels=("year", "quarter"))
    >>> table = Table("T1", "victims", (time,), {("2024-Q1",): 3, ("2024-Q2",): 4})
    >>> dict(coarsen(table, {"time": "year"}).counts)
    {('2024',): 7}
    """
    cut = tuple(d.coarsened(finest[d.name]) if d.name in finest else d for d in table.dimensions)
    if cut == table.dimensions:
        return table
    moved = {leaf: _taken_in(table, cut, leaf) for leaf in table.leaves}
    counts: dict[Coordinates, int] = {}
    for leaf, count in table.counts.items():
        counts[moved[leaf]] = counts.get(moved[leaf], 0) + count
    possible = {moved[leaf] for leaf in table.leaves if leaf not in table.impossible}
    impossible = frozenset(set(moved.values()) - possible)
    kept = {at: weight for at, weight in table.weights.items() if _within(cut, at)}
    rules = {d.name: {n: tuple(sorted(table._named[d.name][n])) for n in d.parents} for d in cut}
    sensitive = {name: {n: r for n, r in named.items() if r} for name, named in rules.items()}
    return replace(
        table,
        dimensions=cut,
        counts=counts,
        impossible=impossible,
        weights=kept,
        sensitive=sensitive,
    )


def _taken_in(table: Table, cut: tuple[Dimension, ...], leaf: Coordinates) -> Coordinates:
    return tuple(
        next(node for node in old.line(at) if node in new.parents)
        for old, new, at in zip(table.dimensions, cut, leaf, strict=True)
    )


def _within(cut: tuple[Dimension, ...], at: Coordinates) -> bool:
    return all(node in d.nodes for d, node in zip(cut, at, strict=True))

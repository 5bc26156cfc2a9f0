"""What an attacker may add up: the cells of all tables and releases, and the equations between them.

Tables that count the same records share cells: a cell is named by the categories that it takes, totals
left out, so the margin of one table is the margin of every other. Releases of the same question from
two snapshots are linked by their difference, a cell like the others: what came to be known in between.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from manden.disclosure.circles import circle_among
from manden.disclosure.tables import ALL, Coordinates, Table
from manden.disclosure.thresholds import Threshold, strictest

Records = tuple[str, str, str]
"""What is counted: unit, population, snapshot."""

Key = tuple[Records | tuple[Records, Records], frozenset[tuple[str, str]]]
"""A cell: whose records (or the difference between whose records), and the categories it takes."""


@dataclass(frozen=True)
class Equation:
    """`total` is the sum of `parts`, all indices of cells."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Need:
    """What must stay possible for one cell: a value of `low` or less, and one of `high` or more."""

    cell: int
    low: int
    high: int
    why: str


@dataclass
class System:
    """Cells by index: true value, whether it may still be hidden, at what loss, and the least it can be.

    `open` cells are printed unless they are hidden, at the loss `weights` states; `hidden` ones are
    printed nowhere; what is in neither is out already and cannot be taken back. `floors` is None for a
    difference that may be negative. `fixed` are known whatever is printed (impossible cells).
    """

    keys: list[Key] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    floors: list[int | None] = field(default_factory=list)
    open: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    equations: list[Equation] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    already_out: list[str] = field(default_factory=list)
    index: dict[Key, int] = field(default_factory=dict)

    def cell(self, key: Key, value: int, *, floor: int | None = 0) -> int:
        """The index of a cell, made where it is new.

        Raises ValueError where two tables state two values for one cell.

        >>> System().cell((("victims", "", ""), frozenset()), 3)
        0
        """
        found = self.index.get(key)
        if found is not None:
            if self.values[found] != value:
                raise ValueError(
                    f"two tables of the same records state {self.values[found]} and {value} "
                    f"for {named(key)}: they do not count the same records"
                )
            return found
        self.index[key] = len(self.keys)
        self.keys.append(key)
        self.values.append(value)
        self.floors.append(floor)
        self.weights.append(1 + math.log1p(abs(value)))
        return self.index[key]


def key_of(table: Table, at: Coordinates) -> Key:
    """The cell of a table, named so that every table of the same records names it alike.

    >>> from manden.disclosure.tables import Dimension
    >>> sex = Dimension.flat("sex", ["women", "men"])
    >>> key_of(Table("T1", "victims", (sex,), {}), ("all",))
    (('victims', '', ''), frozenset())
    """
    pairs = zip(table.dimensions, at, strict=True)
    taken = frozenset((dimension.name, node) for dimension, node in pairs if node != ALL)
    return (table.unit, table.population, table.snapshot), taken


def named(key: Key) -> str:
    """The categories of a cell in words.

    >>> named((("victims", "", ""), frozenset({("sex", "women"), ("place", "Gao")})))
    'Gao, women'
    """
    words = ", ".join(node for _, node in sorted(key[1])) or "the total"
    return f"the change in {words}" if isinstance(key[0][0], tuple) else words


def system_of(
    tables: Sequence[Table],
    earlier: Iterable[tuple[Table, frozenset[Coordinates]]],
    thresholds: Mapping[str, Threshold] | None,
) -> System:
    """All that can be added up once `tables` are printed after `earlier` ones (table, hidden cells).

    What must stay possible follows from the thresholds; without any, nothing must.

    Raises ValueError where tables of the same records contradict one another, and where they overlap
    in a circle, so that their margins alone do not say which values are possible together.

    >>> from manden.disclosure import THRESHOLDS, Dimension
    >>> sex = Dimension.flat("sex", ["women", "men"])
    >>> system = system_of([Table("T1", "victims", (sex,), {("women",): 3})], [], THRESHOLDS)
    >>> len(system.keys), system.equations, [need.high for need in system.needs]
    (3, [Equation(total=0, parts=(1, 2))], [5, 5])
    """
    earlier = list(earlier)
    circle = circle_among([*(table for table, _ in earlier), *tables])
    if circle:
        raise ValueError(
            f"the tables {', '.join(circle)} overlap in a circle: give the joint table behind them "
            "too (shown=False), or publish fewer of them"
        )
    system = System()
    rules: dict[int, set[str]] = {}
    out, withheld = _lay_earlier(system, earlier, rules)
    _lay_ours(system, tables, rules, out, withheld)
    _link_snapshots(system, rules)
    if thresholds is not None:
        _state_needs(system, rules, out, thresholds)
    return system


def _lay_earlier(
    system: System,
    earlier: Iterable[tuple[Table, frozenset[Coordinates]]],
    rules: dict[int, set[str]],
) -> tuple[set[int], set[int]]:
    """Puts what is out into the system; the cells that are known from it, and those withheld from it."""
    out: set[int] = set()
    withheld: set[int] = set()
    for table, hidden in earlier:
        for at, cell in _lay(system, table, rules).items():
            if at in hidden:
                withheld.add(cell)
            elif table.printed(at) or at in table.impossible:
                out.add(cell)
    return out, withheld - out


def _lay_ours(
    system: System,
    tables: Sequence[Table],
    rules: dict[int, set[str]],
    out: set[int],
    withheld: set[int],
) -> None:
    """Puts what is to be printed into the system: open, but for what is known or was withheld."""
    for table in tables:
        for at, cell in _lay(system, table, rules).items():
            if at in table.weights:
                system.weights[cell] = table.weights[at]
            if at in table.impossible:
                out.add(cell)
            elif table.printed(at):
                system.open.add(cell)
    system.open -= out | withheld
    system.hidden = set(range(len(system.keys))) - out - system.open


def _lay(system: System, table: Table, rules: dict[int, set[str]]) -> dict[Coordinates, int]:
    """Puts the cells and equations of a table into the system."""
    laid = {at: system.cell(key_of(table, at), value) for at, value in table.cells.items()}
    for at, cell in laid.items():
        rules.setdefault(cell, set()).update(table.rules(at))
    known = {(e.total, frozenset(e.parts)) for e in system.equations}
    for total, parts in table.equations():
        equation = Equation(laid[total], tuple(laid[part] for part in parts))
        if (equation.total, frozenset(equation.parts)) not in known:
            system.equations.append(equation)
    return laid


def _link_snapshots(system: System, rules: dict[int, set[str]]) -> None:
    """A cell for each difference between two snapshots of one question.

    Where nothing fell between them, an attacker may take it that records are only added.
    """
    held: dict[Records, dict[frozenset[tuple[str, str]], int]] = {}
    for key, cell in system.index.items():
        records = key[0]
        if not isinstance(records[0], tuple):
            held.setdefault(records, {})[key[1]] = cell
    for one, other in combinations(held, 2):
        if one[:2] != other[:2]:
            continue
        common = [taken for taken in held[one] if taken in held[other]]
        values = system.values
        grown = all(values[held[one][t]] <= values[held[other][t]] for t in common)
        for taken in common:
            first, second = held[one][taken], held[other][taken]
            change = values[second] - values[first]
            cell = system.cell(((one, other), taken), change, floor=0 if grown else None)
            system.hidden.add(cell)
            rules[cell] = rules[first] | rules[second]
            system.equations.append(Equation(second, (first, cell)))


def _state_needs(
    system: System,
    rules: dict[int, set[str]],
    out: set[int],
    thresholds: Mapping[str, Threshold],
) -> None:
    known = _known(system, out)
    for cell, names in rules.items():
        rule, value = strictest(names, thresholds), system.values[cell]
        is_change = isinstance(system.keys[cell][0][0], tuple)
        if not rule.protects(abs(value)) or (is_change and value == 0):
            continue
        if cell in known:
            if value:
                system.already_out.append(named(system.keys[cell]))
            continue
        low, high = (0, rule.below) if value >= 0 else (-rule.below, 0)
        system.needs.append(Need(cell, low, high, rule.name))


def _known(system: System, out: set[int]) -> set[int]:
    """The cells that are out, and those that one equation gives from cells that are."""
    known = set(out)
    waiting = True
    while waiting:
        waiting = False
        for equation in system.equations:
            members = (equation.total, *equation.parts)
            unknown = [cell for cell in members if cell not in known]
            if len(unknown) == 1:
                known.add(unknown[0])
                waiting = True
    return known

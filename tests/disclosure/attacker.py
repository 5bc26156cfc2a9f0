"""An attacker who shares nothing with the method: published tables in, what can be worked out of them.

Unknown are the leaves that are not printed, whole numbers from 0. Each printed cell says that the leaves
under it sum to its value; a hidden cell that two tables share says that the leaves of both sum alike; a
later snapshot says that no cell fell, where records are only added. No linear program: bounds are
propagated through the sums, and a table that reaches a target is searched for by halving domains
(constraint propagation and search, Apt 2003, "Principles of Constraint Programming", chapter 6).
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from manden.disclosure import ALL, Dimension, Table

Sum = tuple[tuple[tuple[int, int], ...], int, int]
"""Terms (variable, +1 or -1), least and greatest value of their sum."""

FAR = 10**6


class Impossible(Exception):
    """No table of whole numbers fits."""


class GaveUp(Exception):
    """The search was not finished within the steps allowed."""


@dataclass
class Published:
    """What one printed table tells: its shape, and the cells that are shown."""

    shape: Table
    shown: Mapping[tuple[str, ...], int | None]
    impossible: frozenset[tuple[str, ...]] = frozenset()


@dataclass
class Attack:
    """Bounds on leaves, the sums that tie them, and how to say any cell in leaves."""

    only_added: bool = True
    rng: random.Random = field(default_factory=lambda: random.Random(0))
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    leaves: list[tuple] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    terms: dict[tuple, list[tuple[tuple[int, int], ...]]] = field(default_factory=dict)
    shown: dict[tuple, int] = field(default_factory=dict)

    def read(self, published: Sequence[Published]) -> Attack:
        for one in published:
            self._read_one(one)
        for said in self.terms.values():
            for other in said[1:]:
                self.sums.append((said[0] + tuple((v, -s) for v, s in other), 0, 0))
        if self.only_added:
            self._compare_snapshots()
        self._propagate(self.low, self.high, range(len(self.sums)))
        return self

    def _read_one(self, one: Published) -> None:
        dimensions = one.shape.dimensions
        leaves = [()]
        for dimension in dimensions:
            leaves = [(*at, leaf) for at in leaves for leaf in _under(dimension, ALL)]
        first = {}
        for leaf in leaves:
            first[leaf] = len(self.low)
            self.leaves.append(name(one.shape, leaf))
            self.low.append(0)
            self.high.append(0 if leaf in one.impossible else FAR)
        for at in one.shown:
            below = [()]
            for dimension, node in zip(dimensions, at, strict=True):
                below = [(*b, leaf) for b in below for leaf in _under(dimension, node)]
            terms = tuple((first[leaf], 1) for leaf in below)
            key = name(one.shape, at)
            self.terms.setdefault(key, []).append(terms)
            value = one.shown[at]
            if value is not None:
                self.sums.append((terms, value, value))
                self.shown[key] = value

    def _compare_snapshots(self) -> None:
        cells: dict[tuple, dict[str, tuple]] = {}
        for key in self.terms:
            (unit, population, snapshot), taken = key
            cells.setdefault((unit, population), {}).setdefault(snapshot, {})[taken] = key
        for snapshots in cells.values():
            order = list(snapshots.values())
            for i, before in enumerate(order):
                for after in order[i + 1 :]:
                    self._compare(before, after)

    def _compare(self, before: dict, after: dict) -> None:
        common = [(before[t], after[t]) for t in before if t in after]
        for a, b in common:
            self.sums.append((self.terms[b][0] + _minus(self.terms[a][0]), 0, FAR))

    def change(self, before: tuple, after: tuple) -> tuple[tuple[int, int], ...]:
        return self.terms[after][0] + _minus(self.terms[before][0])

    def bounds(self, terms: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """What propagation alone leaves for a sum of leaves."""
        low = sum(self.low[v] if s > 0 else -self.high[v] for v, s in terms)
        return low, sum(self.high[v] if s > 0 else -self.low[v] for v, s in terms)

    def fits(self, values: Sequence[int]) -> bool:
        """Whether leaves of these values are one of the tables that print the same."""
        inside = all(lo <= v <= hi for lo, v, hi in zip(self.low, values, self.high, strict=True))
        return inside and all(
            least <= sum(s * values[v] for v, s in terms) <= most
            for terms, least, most in self.sums
        )

    def find(
        self, terms: Sequence[tuple[int, int]], low: int, high: int, *, steps: int = 120
    ) -> list[int]:
        """A table of whole numbers in which the sum lies in [low, high]. Impossible where there is
        none, GaveUp where the search is longer than allowed."""
        sums = [*self.sums, (tuple(terms), low, high)]
        of_variable: list[list[int]] = [[] for _ in self.low]
        for i, (tied, _, _) in enumerate(sums):
            for v, _sign in tied:
                of_variable[v].append(i)
        start = (list(self.low), list(self.high), [len(sums) - 1])
        stack = [start]
        while stack:
            steps -= 1
            if steps < 0:
                raise GaveUp
            lows, highs, todo = stack.pop()
            try:
                self._propagate(lows, highs, todo, sums, of_variable)
            except Impossible:
                continue
            open_ = [v for v in range(len(lows)) if lows[v] < highs[v]]
            if not open_:
                return lows
            v = min(open_, key=lambda w: (highs[w] - lows[w], w))
            self._halve(stack, lows, highs, v, of_variable[v])
        raise Impossible

    def _halve(
        self, stack: list, lows: list[int], highs: list[int], v: int, todo: list[int]
    ) -> None:
        width = highs[v] - lows[v]
        middle = lows[v] + (min(width, 40) // 2 if width > 40 else width // 2)
        upper, lower = (list(lows), list(highs), todo), (list(lows), list(highs), todo)
        upper[0][v], lower[1][v] = middle + 1, middle
        halves = [upper, lower]
        if width <= 40 and self.rng.random() < 0.5:
            halves.reverse()
        stack.extend(halves)

    def _propagate(self, lows, highs, todo, sums=None, of_variable=None) -> None:
        sums = self.sums if sums is None else sums
        waiting = list(todo)
        queued = set(waiting)
        for _ in range(20_000):
            if not waiting:
                return
            i = waiting.pop()
            queued.discard(i)
            for v in _narrow(sums[i], lows, highs):
                tied = of_variable[v] if of_variable else range(len(sums))
                for j in tied:
                    if j not in queued and j != i:
                        queued.add(j)
                        waiting.append(j)


def _narrow(tied: Sum, lows: list[int], highs: list[int]) -> list[int]:
    """Tightens each variable of one sum by what the others leave; the variables that changed."""
    terms, least, most = tied
    low = high = 0
    for v, s in terms:
        low, high = (low + lows[v], high + highs[v]) if s > 0 else (low - highs[v], high - lows[v])
    if low > most or high < least:
        raise Impossible
    changed = []
    for v, s in terms:
        lo, hi = lows[v], highs[v]
        if s > 0:
            new_lo, new_hi = max(lo, least - high + hi), min(hi, most - low + lo)
        else:
            new_lo, new_hi = max(lo, low + hi - most), min(hi, high + lo - least)
        if new_lo > new_hi:
            raise Impossible
        if new_lo > lo or new_hi < hi:
            lows[v], highs[v] = new_lo, new_hi
            if s > 0:
                low, high = low + new_lo - lo, high + new_hi - hi
            else:
                low, high = low + hi - new_hi, high + lo - new_lo
            changed.append(v)
    return changed


def _minus(terms: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((v, -s) for v, s in terms)


def _under(dimension: Dimension, node: str) -> list[str]:
    """The leaves under a node, read from the parents alone."""
    found = []
    for leaf in dimension.parents:
        if leaf in dimension.parents.values():
            continue
        above = leaf
        while above not in (node, ALL):
            above = dimension.parents[above]
        if above == node:
            found.append(leaf)
    return found


def name(table: Table, at: tuple[str, ...]) -> tuple:
    """A cell whatever table shows it."""
    pairs = zip(table.dimensions, at, strict=True)
    return (
        (table.unit, table.population, table.snapshot),
        frozenset((d.name, node) for d, node in pairs if node != ALL),
    )

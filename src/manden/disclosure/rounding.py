"""Rounding that adds up: no cell missing, none exact, certified as hiding is.

Every printed cell becomes the multiple of a base just under or just above its count, and every total is
the sum of its printed parts (controlled rounding: Cox 1987, "A constructive procedure for unbiased
controlled rounding", J. Am. Stat. Assoc. 82; Hundepool et al. 2012, section 5.4). A multiple stays
as it is. The direction is drawn so that up is as likely as the rest is large, as far as the sums allow;
small cells are always rounded down, since up would say that somebody is there. An attacker is taken to
know the base and that cells move less than it, and nothing more.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manden.disclosure.suppression import CannotCertify
from manden.disclosure.tables import Coordinates, Table
from manden.disclosure.thresholds import THRESHOLDS, Threshold, strictest
from manden.libraries import highspy, highspy_core
from manden.libraries import numpy as np

if TYPE_CHECKING:
    from highspy import HighsLp
    from numpy import ndarray

_LIMITS: dict[str, bool | int] = {
    "output_flag": False, "threads": 1, "random_seed": 0, "mip_max_nodes": 5_000,
}  # fmt: skip


@dataclass(frozen=True)
class Rounded:
    """A table in multiples of `base`; `witnesses` holds for each small cell a table of whole numbers in
    which it is 0 and one in which it reaches its threshold, both rounding to what is printed."""

    table: Table
    base: int
    published: Mapping[Coordinates, int]
    witnesses: Mapping[tuple[Coordinates, int], Mapping[Coordinates, int]]

    def verify(self) -> None:
        """Adds up the print and every witness. Raises CannotCertify where one is wrong."""
        if not _adds_up(self.table, self.published):
            raise CannotCertify("the rounded table does not add up")
        for (at, target), cells in self.witnesses.items():
            near = all(abs(cells[c] - shown) < self.base for c, shown in self.published.items())
            reached = cells[at] <= 0 if target == 0 else cells[at] >= target
            if not (near and reached and min(cells.values()) >= 0 and _adds_up(self.table, cells)):
                raise CannotCertify(
                    f"{at}: the table in which it would be {target} is not possible"
                )


def round_counts(
    table: Table,
    *,
    base: int,
    seed: int,
    thresholds: Mapping[str, Threshold] = THRESHOLDS,
) -> Rounded:
    """The table rounded to multiples of `base`, with the proof that small cells are protected.

    A small cell (under its threshold t) is protected if an attacker must hold possible that it is 0 and
    that it is t or more; so the base is above every threshold that is met. One table alone: rounding
    the same records again with another seed, or beside a table that hides, tells more than either.
    Raises CannotCertify where no proof is found, ValueError where the base is under 2.

    >>> from manden.disclosure import Dimension
    >>> place = Dimension.flat("place", ["Gao", "Mopti", "Segou"])
    >>> table = Table("T1", "victims", (place,), {("Gao",): 3, ("Mopti",): 34, ("Segou",): 17})
    >>> rounded = round_counts(table, base=10, seed=1)
    >>> sum(rounded.published[at] for at in table.leaves) == rounded.published["all",]
    True
    >>> {abs(rounded.published[at] - count) < 10 for at, count in table.cells.items()}
    {True}
    """
    if base < 2:
        raise ValueError("rounding to a base under 2 changes nothing")
    rules = {at: strictest(table.rules(at), thresholds) for at in table.cells}
    small = {at: rules[at] for at, value in table.cells.items() if rules[at].protects(value)}
    sums = _Sums(table)
    draws = random.Random(seed)  # noqa: S311 - a draw, not a secret
    printed = sums.rounded(base, draws, frozenset(small))
    if printed is None:
        raise CannotCertify(f"{table.name}: no rounding to multiples of {base} adds up")
    witnesses: dict[tuple[Coordinates, int], Mapping[Coordinates, int]] = {}
    for at, rule in small.items():
        for target in (0, rule.below):
            found = sums.near(printed, base, at, target)
            if found is None:
                raise CannotCertify(
                    f"{table.name}, {', '.join(at)}: rounded to {base} it is known not to be {target}: "
                    "take a higher base"
                )
            witnesses[at, target] = found
    result = Rounded(table, base, printed, witnesses)
    result.verify()
    return result


def _adds_up(table: Table, cells: Mapping[Coordinates, int]) -> bool:
    return all(cells[total] == sum(cells[p] for p in parts) for total, parts in table.equations())


class _Sums:
    """The sums of one table as a program in whole numbers."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.cells = list(table.cells)
        self.column = {at: i for i, at in enumerate(self.cells)}

    def rounded(
        self, base: int, rng: random.Random, small: frozenset[Coordinates]
    ) -> dict[Coordinates, int] | None:
        """Each cell one of its two multiples, the draw followed as far as the sums allow."""
        under = np.array([self.table.cells[at] // base for at in self.cells], dtype=np.float64)
        rest = np.array([self.table.cells[at] % base for at in self.cells])
        draws = np.array([rng.random() for _ in self.cells])
        costs = np.where(draws < rest / base, -1.0, 1.0) * (1 + np.abs(draws - rest / base))
        free = np.array([at not in small for at in self.cells])
        found = self._solve(under, under + (free & (rest > 0)), costs)
        return None if found is None else {at: base * n for at, n in found.items()}

    def near(
        self, printed: Mapping[Coordinates, int], base: int, at: Coordinates, target: int
    ) -> dict[Coordinates, int] | None:
        """A table that may print so, in which one cell is 0, or `target` or more."""
        shown = np.array([printed[cell] for cell in self.cells], dtype=np.float64)
        lower, upper = np.maximum(shown - base + 1, 0.0), shown + base - 1
        for leaf in self.table.impossible:
            upper[self.column[leaf]] = 0.0
        if target == 0:
            upper[self.column[at]] = 0.0
        else:
            lower[self.column[at]] = max(lower[self.column[at]], target)
        if (lower > upper).any():
            return None
        return self._solve(lower, upper, np.zeros(len(self.cells)))

    def _solve(
        self, lower: ndarray, upper: ndarray, costs: ndarray
    ) -> dict[Coordinates, int] | None:
        highs = highspy_core._Highs()
        for name, value in _LIMITS.items():
            highs.setOptionValue(name, value)
        highs.passModel(self._model(lower, upper, costs))
        highs.run()
        solution = np.rint(np.array(highs.getSolution().col_value))
        if len(solution) != len(self.cells) or (solution < lower).any() or (solution > upper).any():
            return None
        found = {at: int(solution[i]) for i, at in enumerate(self.cells)}
        return found if _adds_up(self.table, found) else None

    def _model(self, lower: ndarray, upper: ndarray, costs: ndarray) -> HighsLp:
        starts, indices, entries = [0], [], []
        for total, parts in self.table.equations():
            indices += [self.column[total], *(self.column[part] for part in parts)]
            entries += [-1.0, *(1.0 for _ in parts)]
            starts.append(len(indices))
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cells), len(starts) - 1
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = costs, lower, upper
        lp.row_lower_, lp.row_upper_ = np.zeros(lp.num_row_), np.zeros(lp.num_row_)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(indices, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(entries, dtype=np.float64)
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self.cells)
        return lp

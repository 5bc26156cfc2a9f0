"""The linear programs of the attacker and of the defender, on one model: moves away from the truth.

Unknown: for each cell j that is not known, how far up and how far down it may be from its true value.
Constraint: every total moves as its parts do; no cell falls under its floor. A point of this polytope is
another table that the attacker cannot tell from the true one (Fischetti and Salazar-Gonzalez 2001,
"Solving the cell suppression problem on tabular data with linear constraints", Management Science 47,
section 2). The solver is HiGHS (Huangfu and Hall 2018, Math. Prog. Comp. 10), in floating point: nothing
it answers is believed before whole numbers have been added up again (`certificate`).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from manden.disclosure.system import System
from manden.libraries import highspy, highspy_core
from manden.libraries import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    from highspy._core import _Highs

Moves = dict[int, int]
"""How far each cell is from its true value in another possible table; cells left out do not move."""

_TOUCH = 1e-3  # moving what is hidden anyway costs this, so that no witness wanders for nothing
# `highspy.Highs` writes its name on the standard output before it can be told not to, and a command that
# prints JSON prints it alone; the class under it, which we use, says nothing.
# The search for whole numbers is given up by nodes, never by the clock: the same answer everywhere.
_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False, "log_to_console": False, "presolve": "off", "threads": 1,
    "random_seed": 0, "mip_max_nodes": 500, "mip_max_improving_sols": 2, "mip_rel_gap": 0.2,
}  # fmt: skip


class Displacements:
    """The tables that differ from the true one, as a linear program over what may move.

    >>> from manden.disclosure.system import Equation
    >>> system = System(hidden={1, 2})
    >>> for place, value in (("both", 7), ("Gao", 3), ("Mopti", 4)):
    ...     _ = system.cell((("victims", "", ""), frozenset({("place", place)})), value)
    >>> system.equations.append(Equation(0, (1, 2)))
    >>> Displacements(system).bounds(1, {1, 2})
    (0, 7)
    >>> Displacements(system).reach(1, 5, {1, 2}, {})
    {1: 2, 2: -2}
    """

    def __init__(self, system: System) -> None:
        self.system = system
        self.cells = sorted(system.open | system.hidden)
        self.column = {cell: i for i, cell in enumerate(self.cells)}
        floors = [(system.values[c], system.floors[c]) for c in self.cells]
        falls = [math.inf if floor is None else float(value - floor) for value, floor in floors]
        self._falls = np.array(falls, dtype=np.float64)
        self._all = np.arange(2 * len(self.cells), dtype=np.int32)
        self._highs = self._model()

    def _model(self) -> _Highs:
        n = len(self.cells)
        starts, indices, entries = [0], [], []
        for equation in self.system.equations:
            signed = [(equation.total, -1.0), *((part, 1.0) for part in equation.parts)]
            for cell, sign in signed:
                if cell in self.column:
                    at = self.column[cell]
                    indices += [at, at + n]
                    entries += [sign, -sign]
            if len(indices) > starts[-1]:
                starts.append(len(indices))
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = 2 * n, len(starts) - 1
        lp.col_cost_ = np.zeros(2 * n)
        lp.col_lower_, lp.col_upper_ = np.zeros(2 * n), np.zeros(2 * n)
        lp.row_lower_, lp.row_upper_ = np.zeros(lp.num_row_), np.zeros(lp.num_row_)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(indices, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(entries, dtype=np.float64)
        highs = highspy_core._Highs()
        for name, value in _OPTIONS.items():
            highs.setOptionValue(name, value)
        highs.passModel(lp)
        return highs

    def reach(
        self, cell: int, target: int, free: Collection[int], prices: Mapping[int, float]
    ) -> Moves | None:
        """Another table of whole numbers in which `cell` is at `target` or beyond, moving least.

        `free` cells move at no cost, those in `prices` at a price per unit, others not at all. Beyond
        is away from the true value. None where there is no such table, or none was found in the
        search allowed: either way nothing is proved.
        """
        move = target - self.system.values[cell]
        lower, upper, costs = self._bounds(free, prices)
        at = self.column[cell] + (len(self.cells) if move < 0 else 0)
        other = self.column[cell] + (0 if move < 0 else len(self.cells))
        if upper[at] < abs(move):
            return None
        lower[at], upper[other], costs[at] = abs(move), 0.0, 0.0
        solution = self._solve(lower, upper, costs)
        if solution is None:
            return None
        moves = self._whole(solution, lower, upper)
        if moves is None:
            moves = self._whole(self._solve_whole(), lower, upper)
        return moves

    def bounds(self, cell: int, free: Collection[int]) -> tuple[int | None, int | None]:
        """The least and the greatest that `cell` can be where only `free` cells are unknown.

        Bounds of the linear relaxation, rounded inward to whole numbers: an attacker who reasons on
        whole numbers may know more, never less. None where there is no bound.
        """
        value = self.system.values[cell]
        if cell not in self.column or cell not in free:
            return value, value
        lower, upper, _ = self._bounds(free, {})
        up = self._farthest(lower, upper, self.column[cell])
        down = self._farthest(lower, upper, self.column[cell] + len(self.cells))
        return (
            None if down is None else value - math.floor(down + 1e-6),
            None if up is None else value + math.floor(up + 1e-6),
        )

    def _farthest(
        self, lower: npt.NDArray[np.float64], upper: npt.NDArray[np.float64], at: int
    ) -> float | None:
        n = len(self.cells)
        costs = np.zeros(2 * n)
        costs[at], costs[(at + n) % (2 * n)] = -1.0, 1.0
        solution = self._solve(lower, upper, costs)
        return None if solution is None else float(-(costs @ solution))

    def _bounds(
        self, free: Collection[int], prices: Mapping[int, float]
    ) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        n = len(self.cells)
        moves = np.zeros(n, dtype=bool)
        costs = np.full(n, _TOUCH)
        for cell in free:
            moves[self.column[cell]] = True
        for cell, price in prices.items():
            moves[self.column[cell]] = True
            costs[self.column[cell]] = price
        upper = np.concatenate([np.where(moves, np.inf, 0.0), np.where(moves, self._falls, 0.0)])
        return np.zeros(2 * n), upper, np.concatenate([costs, costs])

    def _solve(
        self,
        lower: npt.NDArray[np.float64],
        upper: npt.NDArray[np.float64],
        costs: npt.NDArray[np.float64],
    ) -> npt.NDArray[np.float64] | None:
        self._highs.changeColsBounds(len(self._all), self._all, lower, upper)
        self._highs.changeColsCost(len(self._all), self._all, costs)
        return self._answer()

    def _solve_whole(self) -> npt.NDArray[np.float64] | None:
        """The same program in whole numbers; the first good table will do, it need not be the best."""
        self._make(highspy.HighsVarType.kInteger, presolve="on")
        self._highs.run()
        answer = np.array(self._highs.getSolution().col_value)
        self._make(highspy.HighsVarType.kContinuous, presolve="off")
        return answer if len(answer) == len(self._all) else None

    def _make(self, kind: highspy.HighsVarType, *, presolve: str) -> None:
        kinds = np.full(len(self._all), int(kind), dtype=np.uint8)
        self._highs.changeColsIntegrality(len(self._all), self._all, kinds)
        self._highs.setOptionValue("presolve", presolve)

    def _answer(self) -> npt.NDArray[np.float64] | None:
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._highs.getSolution().col_value)

    def _whole(
        self,
        solution: npt.NDArray[np.float64] | None,
        lower: npt.NDArray[np.float64],
        upper: npt.NDArray[np.float64],
    ) -> Moves | None:
        """The solution in whole numbers, if it is one: added up again, without a tolerance."""
        if solution is None:
            return None
        n = len(self.cells)
        nearest = np.rint(solution)
        if (nearest < lower).any() or (nearest > upper).any():
            return None
        moved = nearest[:n] - nearest[n:]
        moves = {c: int(moved[i]) for i, c in enumerate(self.cells) if moved[i]}
        return moves if possible(self.system, moves) else None


def possible(system: System, moves: Mapping[int, int]) -> bool:
    """Whether the moved table adds up and no cell is under its floor: whole numbers, no tolerance.

    >>> from manden.disclosure.system import Equation
    >>> system = System(values=[7, 3, 4], floors=[0, 0, 0], equations=[Equation(0, (1, 2))])
    >>> possible(system, {1: 2, 2: -2}), possible(system, {1: 2}), possible(system, {1: -4, 2: 4})
    (True, False, False)
    """
    for equation in system.equations:
        if moves.get(equation.total, 0) != sum(moves.get(part, 0) for part in equation.parts):
            return False
    for cell, move in moves.items():
        floor = system.floors[cell]
        if floor is not None and system.values[cell] + move < floor:
            return False
    return True

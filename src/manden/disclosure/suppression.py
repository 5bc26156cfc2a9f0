"""Which cells are hidden with the small ones, so that nobody works these out, at little loss.

The problem (Fischetti and Salazar-Gonzalez 2001) is hard; what is done here is a heuristic in the line
of Kelly, Golden and Assad 1992 ("Cell suppression: disclosure protection for sensitive tabular data",
Networks 22): for each need in turn, the cheapest other table that meets it is found by a linear program
in which a cell not yet hidden costs its weight per unit moved, then once more with the weights divided
by the moves (the reweighting of Candes, Wakin and Boyd 2008), since a cell is lost whole. The cells that
had to move are hidden. At the end each hidden cell is tried in the open again, the dearest first, as
long as every need can still be met. Whatever the heuristic does, a pattern leaves this module only with
a witness in whole numbers for both ends of every need.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from manden.disclosure.solver import Displacements, Moves
from manden.disclosure.system import Need, System, named


class CannotCertify(ValueError):
    """What was asked cannot be published with a proof that it protects; the message says why."""


class Pattern:
    """The cells that are hidden, and for both ends of each need a table that could be the true one."""

    def __init__(self, system: System, model: Displacements) -> None:
        self.system = system
        self.model = model
        self.must = {need.cell for need in system.needs} & system.open
        self.hidden = system.hidden | self.must
        self.witnesses: dict[tuple[int, int], Moves] = {}

    @property
    def loss(self) -> float:
        """The weight of the cells that are hidden beyond those too small themselves."""
        chosen = (self.hidden & self.system.open) - self.must
        return sum(self.system.weights[cell] for cell in chosen)

    def meet(self, cell: int, target: int, why: str) -> None:
        """Hides what must be hidden for `cell` to be possibly at `target`.

        Raises CannotCertify where nothing that may still be hidden does it.
        """
        found = self._known_witness(cell, target, self.witnesses.values())
        if found is None:
            found = self._cheapest(cell, target)
        if found is None:
            raise CannotCertify(
                f"{named(self.system.keys[cell])}: protected as “{why}”, but whatever is hidden now, "
                f"what is out already shows that it is not {target}: publish coarser cells, or wait "
                "for another release"
            )
        self.hidden |= found.keys()
        self.witnesses[cell, target] = found

    def _cheapest(self, cell: int, target: int) -> Moves | None:
        system = self.system
        prices = {open_: system.weights[open_] for open_ in system.open - self.hidden}
        found = self.model.reach(cell, target, self.hidden, prices)
        if found is None or found.keys() <= self.hidden:
            return found
        half = max(1.0, abs(target - system.values[cell]) / 2)
        again = {c: price / (abs(found.get(c, 0)) + half) for c, price in prices.items()}
        other = self.model.reach(cell, target, self.hidden, again)
        return min((found, other or found), key=self._new_loss)

    def _new_loss(self, moves: Moves) -> float:
        return sum(self.system.weights[cell] for cell in moves.keys() - self.hidden)

    def _known_witness(self, cell: int, target: int, among: Iterable[Moves]) -> Moves | None:
        move = target - self.system.values[cell]
        if move == 0:
            return {}
        for moves in among:
            moved = moves.get(cell, 0)
            if moved >= move if move > 0 else moved <= move:
                return moves
        return None

    def trim(self) -> None:
        """Shows again each hidden cell that no need misses, the dearest first."""
        chosen = (self.hidden & self.system.open) - self.must
        for shown in sorted(chosen, key=lambda cell: (-self.system.weights[cell], cell)):
            without = self._without(shown)
            if without is not None:
                self.hidden.discard(shown)
                self.witnesses.update(without)

    def _without(self, shown: int) -> dict[tuple[int, int], Moves] | None:
        """Witnesses that leave `shown` as it is, for the needs whose own moves it; None if one lacks."""
        kept = [moves for moves in self.witnesses.values() if shown not in moves]
        free = self.hidden - {shown}
        found: dict[tuple[int, int], Moves] = {}
        for (cell, target), moves in self.witnesses.items():
            if shown not in moves:
                continue
            other = self._known_witness(cell, target, [*kept, *found.values()])
            other = other or self.model.reach(cell, target, free, {})
            if other is None:
                return None
            found[cell, target] = other
        return found


def hide(system: System, model: Displacements, *, tries: int = 3) -> Pattern:
    """A pattern that meets every need, the least loss of several orders of the needs.

    Raises CannotCertify where a need cannot be met.

    >>> from manden.disclosure.system import Equation
    >>> system = System(open={0, 1, 2, 3}, needs=[Need(1, 0, 5, "any")])
    >>> for place, value in (("all", 40), ("Gao", 3), ("Mopti", 30), ("Segou", 7)):
    ...     _ = system.cell((("victims", "", ""), frozenset({("place", place)})), value)
    >>> system.equations.append(Equation(0, (1, 2, 3)))
    >>> sorted(hide(system, Displacements(system)).hidden)
    [1, 3]
    """
    best: Pattern | None = None
    for order in _orders(system)[:tries]:
        pattern = Pattern(system, model)
        for need in order:
            for target in sorted({need.low, need.high}, key=lambda t: -abs(t)):
                pattern.meet(need.cell, target, need.why)
        pattern.trim()
        if best is None or pattern.loss < best.loss - 1e-9:
            best = pattern
        if best.loss == 0:
            break
    assert best is not None
    return best


def _orders(system: System) -> list[Sequence[Need]]:
    """The needs as they come, the farthest move first, and the nearest first."""

    def move(need: Need) -> int:
        value = system.values[need.cell]
        return max(abs(need.high - value), abs(need.low - value))

    farthest = sorted(system.needs, key=lambda need: (-move(need), need.cell))
    return [farthest, system.needs[::-1], farthest[::-1]]

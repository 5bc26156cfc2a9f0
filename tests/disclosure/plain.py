"""The plain complementary method, by hand in every office: no row and no column with one cell hidden.

Peer of the measurements and of nothing else. In every sum with a single hidden cell the smallest other
cell is hidden too, until none is left: it stops recalculation by one subtraction, proves nothing, and
knows of no earlier release. `repaired` goes on where an attacker still confines a protected cell: it hides
the smallest shown cell of a sum of that cell, and looks again.
"""

from __future__ import annotations

from collections.abc import Callable

from manden.disclosure.system import System


def complementary(system: System) -> set[int]:
    """The cells hidden by the plain method, small ones included."""
    hidden = system.hidden | ({need.cell for need in system.needs} & system.open)
    again = True
    while again:
        again = False
        for equation in system.equations:
            members = (equation.total, *equation.parts)
            if sum(cell in hidden for cell in members) == 1:
                smallest = _smallest(system, set(members) - hidden)
                if smallest is not None:
                    hidden.add(smallest)
                    again = True
    return hidden


def repaired(system: System, exposed: Callable[[set[int]], set[int]]) -> set[int] | None:
    """The plain method carried on until nothing is exposed; None where it runs out of cells."""
    hidden = complementary(system)
    while still := exposed(hidden):
        cell = min(still)
        near = {
            other
            for equation in system.equations
            if cell in (equation.total, *equation.parts)
            for other in (equation.total, *equation.parts)
        }
        smallest = _smallest(system, near - hidden)
        if smallest is None:
            smallest = _smallest(system, system.open - hidden)
        if smallest is None:
            return None
        grown = System(**{**vars(system), "hidden": hidden | {smallest}})
        hidden = complementary(grown)
    return hidden


def _smallest(system: System, among: set[int]) -> int | None:
    """The cell of least count that may still be hidden, zeros last: they give no room."""
    may = among & system.open
    key = lambda cell: (system.values[cell] == 0, system.values[cell], cell)  # noqa: E731
    return min(may, key=key, default=None)

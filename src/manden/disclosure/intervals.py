"""What an attacker is left with, whatever method hid the cells: to judge tables of others, or by hand."""

from __future__ import annotations

from collections.abc import Iterable

from manden.disclosure.solver import Displacements
from manden.disclosure.system import key_of, system_of
from manden.disclosure.tables import Coordinates, Table

_Bounds = tuple[int | None, int | None]


def feasible_intervals(table: Table, hidden: Iterable[Coordinates]) -> dict[Coordinates, _Bounds]:
    """The least and the greatest value of each hidden cell that fit all the cells that are shown.

    Bounds of the linear relaxation over tables that add up and are not negative (Fischetti and
    Salazar-Gonzalez 2001, the attacker subproblems), rounded inward to whole numbers; None where there
    is no bound. They contain what an attacker is left with; for one table of two dimensions they are
    exactly it, as its equations are totally unimodular. Raises KeyError where a cell is not of the table.

    >>> from manden.disclosure import Dimension
    >>> sex = Dimension.flat("sex", ["women", "men"])
    >>> table = Table("T1", "victims", (sex,), {("women",): 3, ("men",): 8})
    >>> feasible_intervals(table, [("women",), ("men",)])
    {('women',): (0, 11), ('men',): (0, 11)}
    >>> feasible_intervals(table, [("women",)])
    {('women',): (3, 3)}
    """
    system = system_of([table], [], None)
    cells = {at: system.index[key_of(table, at)] for at in hidden}
    free = system.hidden | set(cells.values())
    model = Displacements(system)
    return {at: model.bounds(cell, free) for at, cell in cells.items()}

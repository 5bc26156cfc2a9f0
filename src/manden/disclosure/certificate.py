"""The proof that what is published protects: for each protected cell, two other tables that could be true.

A cell is protected under a threshold t if an attacker who uses everything published must hold both that
it may be 0 (or less than it is) and that it may be t or more: the feasibility interval covers the
protection interval [0, t] (Hundepool et al. 2012, "Statistical Disclosure Control", sections 4.2 and
4.4; Duncan, Elliot and Salazar-Gonzalez 2011, "Statistical Confidentiality", chapter 4; the bounds are
(2) and (3) of Fischetti and Salazar-Gonzalez 2001). The linear relaxation bounds from outside what an
attacker can be left with, so a wide interval of it proves nothing about one who knows that counts are
whole. What proves is a table of whole numbers at either end: both are kept here, and `verify` adds them
up with no solver and no tolerance.

Assumed of the attacker: everything printed, the dimensions, the sums, that counts are whole and not
negative, which records are the same. Not assumed: records of their own, or the order in which the
method tried cells (a published file never says which cells are primary).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from manden.disclosure.solver import Displacements, possible
from manden.disclosure.suppression import CannotCertify, Pattern
from manden.disclosure.system import Need, System, named


@dataclass(frozen=True)
class Interval:
    """What an attacker is left with for one protected cell.

    `possible_low`, `possible_high`: values of two tables of whole numbers that fit all that is
    published; the attacker can exclude neither. `low`, `high`: bounds of the linear relaxation (None
    where there is none); nothing beyond them is possible. The attacker's interval lies between.
    """

    cell: str
    why: str
    value: int
    required: tuple[int, int]
    possible_low: int
    possible_high: int
    low: int | None
    high: int | None

    def __post_init__(self) -> None:
        if self.possible_low > self.required[0] or self.possible_high < self.required[1]:
            raise CannotCertify(f"{self.cell}: less than {self.required} is left to the attacker")


@dataclass(frozen=True)
class Certificate:
    """Intervals of every protected cell, the equations counted with, and the releases considered.

    `witnesses` holds, for each protected cell and each end of its protection, the moves from the true
    table to another possible one. It is as confidential as the table itself.
    """

    intervals: tuple[Interval, ...]
    equations: int
    unknown_cells: int
    releases: tuple[str, ...]
    already_out: tuple[str, ...]
    system: System
    hidden: frozenset[int]
    witnesses: Mapping[tuple[int, int], Mapping[int, int]]

    def verify(self) -> None:
        """Adds every witness up again in whole numbers. Raises CannotCertify at the first that fails.

        >>> from manden.disclosure import Dimension, Table, protect
        >>> place = Dimension.flat("place", ["Gao", "Mopti", "Segou"])
        >>> counts = {("Gao",): 3, ("Mopti",): 30, ("Segou",): 7}
        >>> protect([Table("T1", "victims", (place,), counts)]).certificate.verify()
        """
        if not true_to_itself(self.system):
            raise CannotCertify("the tables do not add up")
        for need in self.system.needs:
            for target in {need.low, need.high}:
                self._verify_end(need, target)

    def _verify_end(self, need: Need, target: int) -> None:
        what = named(self.system.keys[need.cell])
        moves = self.witnesses.get((need.cell, target))
        if moves is None:
            raise CannotCertify(f"{what}: no table is kept in which it is {target}")
        reached = self.system.values[need.cell] + moves.get(need.cell, 0)
        beyond = reached <= target if target <= need.low else reached >= target
        if not beyond or not moves.keys() <= self.hidden or not possible(self.system, moves):
            raise CannotCertify(f"{what}: the table in which it would be {target} is not possible")


def true_to_itself(system: System) -> bool:
    """Whether the true table adds up, as whole numbers.

    >>> true_to_itself(System(values=[7, 3], equations=[]))
    True
    """
    return all(
        system.values[equation.total] == sum(system.values[part] for part in equation.parts)
        for equation in system.equations
    )


def certify(
    system: System, pattern: Pattern, model: Displacements, *, releases: tuple[str, ...]
) -> Certificate:
    """The certificate of a pattern. Raises CannotCertify where it does not protect.

    >>> from manden.disclosure.suppression import hide
    >>> model = Displacements(System())
    >>> certify(System(), hide(System(), model), model, releases=()).intervals
    ()
    """
    hidden = frozenset(pattern.hidden)
    certificate = Certificate(
        intervals=tuple(_interval(system, pattern, model, need) for need in system.needs),
        equations=len(system.equations),
        unknown_cells=len(hidden),
        releases=releases,
        already_out=tuple(system.already_out),
        system=system,
        hidden=hidden,
        witnesses=dict(pattern.witnesses),
    )
    certificate.verify()
    return certificate


def _interval(system: System, pattern: Pattern, model: Displacements, need: Need) -> Interval:
    value = system.values[need.cell]
    least, most = (
        value + pattern.witnesses[need.cell, target].get(need.cell, 0)
        for target in (need.low, need.high)
    )
    low, high = model.bounds(need.cell, pattern.hidden)
    cell = named(system.keys[need.cell])
    return Interval(cell, need.why, value, (need.low, need.high), least, most, low, high)

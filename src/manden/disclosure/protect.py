"""Tables in, a release out: coarsened, small cells hidden, and a certificate beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from manden.disclosure.certificate import certify
from manden.disclosure.release import Cell, ProtectedTable, Release
from manden.disclosure.solver import Displacements
from manden.disclosure.suppression import CannotCertify, Pattern, hide
from manden.disclosure.system import System, key_of, system_of
from manden.disclosure.tables import Coordinates, Table, coarsen
from manden.disclosure.thresholds import FINEST, THRESHOLDS, Threshold


def protect(
    tables: Sequence[Table],
    *,
    earlier: Sequence[Release] = (),
    thresholds: Mapping[str, Threshold] = THRESHOLDS,
    finest: Mapping[str, str] = FINEST,
    coarser: Sequence[Mapping[str, str]] = (),
    most_hidden: float = 1.0,
    name: str = "",
    tries: int = 2,
) -> Release:
    """What may be published of these tables together, after these earlier releases, with its proof.

    1. Each table is cut to the `finest` levels. 2. Cells under their threshold are hidden (primary),
    and others with them (secondary), until every protected cell of these tables, of the earlier ones
    and of their differences may be 0 and may reach its threshold, for an attacker who adds up all that
    is printed (`manden.disclosure.certificate` states the rule and its sources). 3. Where that fails, or hides
    more than the share `most_hidden` of the cells, the levels of `coarser` are tried in turn. Cells
    cut away are in the result as coarsened. The same arguments give the same release.

    `earlier`: every release before this one that an attacker may hold, oldest first; a release whose
    unit and population differ shares nothing with these tables. Raises CannotCertify where no proof
    is found, ValueError where tables contradict one another.

    >>> from manden.disclosure import Dimension
    >>> place = Dimension.flat("place", ["Gao", "Mopti", "Segou"])
    >>> sex = Dimension.flat("sex", ["women", "men"])
    >>> counts = {("Gao", "women"): 3, ("Gao", "men"): 20, ("Mopti", "women"): 30,
    ...           ("Mopti", "men"): 40, ("Segou", "women"): 12, ("Segou", "men"): 9}
    >>> release = protect([Table("T1", "victims", (place, sex), counts)])
    >>> for at, cell in release.tables[0].cells.items():
    ...     if cell.shown is None:
    ...         print(*at, cell.status)
    Gao women primary
    Gao men secondary
    Segou women secondary
    Segou men secondary
    >>> [(i.cell, i.low, i.high) for i in release.certificate.intervals]
    [('Gao, women', 0, 15)]
    """
    refusal: CannotCertify | None = None
    steps: list[dict[str, str]] = [dict(finest)]
    for step in coarser:
        steps.append({**steps[-1], **step})
    for levels in steps:
        cut = [coarsen(table, levels) for table in tables]
        try:
            release = _suppressed(tables, cut, earlier, thresholds, name, tries)
        except CannotCertify as refused:
            refusal = refused
            continue
        if release.hidden_share <= most_hidden:
            return release
        refusal = CannotCertify(
            f"{release.hidden_share:.0%} of the cells would be hidden, more than {most_hidden:.0%}: "
            "ask for coarser cells"
        )
    assert refusal is not None
    raise refusal


def _suppressed(
    tables: Sequence[Table],
    cut: Sequence[Table],
    earlier: Sequence[Release],
    thresholds: Mapping[str, Threshold],
    name: str,
    tries: int,
) -> Release:
    before = [(t.table, t.hidden) for release in earlier for t in release.tables]
    system = system_of(cut, before, thresholds)
    model = Displacements(system)
    pattern = hide(system, model, tries=tries)
    certificate = certify(system, pattern, model, releases=tuple(r.name for r in earlier))
    shown = tuple(
        ProtectedTable(table, _cells(whole, table, system, pattern))
        for whole, table in zip(tables, cut, strict=True)
    )
    return Release(name, shown, certificate)


def _cells(whole: Table, table: Table, system: System, pattern: Pattern) -> dict[Coordinates, Cell]:
    why = {need.cell: need.why for need in system.needs}
    cells: dict[Coordinates, Cell] = {}
    for at, value in table.cells.items():
        if not table.printed(at):
            continue
        cell = system.index[key_of(table, at)]
        if cell not in pattern.hidden:
            cells[at] = Cell(value, value, "published", "")
        elif cell in why:
            cells[at] = Cell(value, None, "primary", why[cell])
        elif cell in system.hidden:
            cells[at] = Cell(value, None, "secondary", "hidden in an earlier release")
        else:
            cells[at] = Cell(value, None, "secondary", "others could be worked out from it")
    for at, value in whole.cells.items():
        if whole.printed(at) and at not in table.cells:
            cells[at] = Cell(value, None, "coarsened", "finer than what is published")
    return cells

"""Certificates, bounds and attacks held against every table of whole numbers, one by one."""

import random

import pytest

from manden.disclosure import ALL, CannotCertify, Dimension, Table, feasible_intervals, protect
from manden.disclosure.certificate import Certificate
from tests.disclosure.attacker import Attack, GaveUp, Impossible, Published, name
from tests.disclosure.twin import interval, tables_that_print


def tiny(seed: int) -> Table:
    """Two by two, or four in a row, of counts so small that all tables can be listed."""
    rng = random.Random(seed)
    dimensions = (Dimension.flat("p", ["p0", "p1"]), Dimension.flat("q", ["q0", "q1"]))
    if seed % 3 == 0:
        dimensions = (Dimension.flat("p", ["p0", "p1", "p2", "p3"]),)
    shape = Table("T1", "victims", dimensions, {})
    return Table("T1", "victims", dimensions, {leaf: rng.randint(0, 6) for leaf in shape.leaves})


@pytest.mark.parametrize("seed", range(9))
def test_every_protected_cell_may_be_0_and_may_reach_its_threshold(seed):
    release = protect([tiny(seed)])
    shown = release.tables[0].published

    for at, cell in release.tables[0].cells.items():
        if cell.status == "primary":
            low, high = interval(release.tables[0].table, shown, at, most=11)
            assert low == 0 and high >= 5


@pytest.mark.parametrize("seed", range(9))
def test_bounds_of_the_linear_program_are_those_of_the_twin_in_two_dimensions(seed):
    table = tiny(seed)
    rng = random.Random(seed)
    hidden = [leaf for leaf in table.leaves if rng.random() < 0.7][:3]
    shown = {at: None if at in hidden else value for at, value in table.cells.items()}

    bounds = feasible_intervals(table, hidden)

    for at in hidden:
        assert bounds[at] == interval(table, shown, at, most=24)


@pytest.mark.parametrize("seed", range(9))
def test_the_attacker_finds_a_table_where_there_is_one_and_only_there(seed):
    table = tiny(seed)
    hidden = set(table.leaves) - {table.leaves[seed % len(table.leaves)]}
    shown = {at: None if at in hidden else value for at, value in table.cells.items()}
    attack = Attack().read([Published(table, shown)])
    values = {at: {cells[at] for cells in tables_that_print(table, shown, 11)} for at in hidden}

    for at in hidden:
        terms = attack.terms[name(table, at)][0]
        for target in range(12):
            assert (target in values[at]) == found(attack, terms, target)


def found(attack: Attack, terms, target: int) -> bool:
    try:
        solution = attack.find(terms, target, target)
    except Impossible:
        return False
    return sum(sign * solution[v] for v, sign in terms) == target


def test_a_search_that_is_not_finished_says_so():
    attack = Attack().read([Published(tiny(1), dict.fromkeys(tiny(1).cells))])

    with pytest.raises(GaveUp):
        attack.find(attack.terms[name(tiny(1), (ALL, ALL))][0], 1, 10**5, steps=1)


def test_a_certificate_with_a_false_witness_does_not_verify():
    certificate = protect([tiny(3)]).certificate
    assert isinstance(certificate, Certificate) and certificate.intervals
    (cell, target), moves = next((k, m) for k, m in certificate.witnesses.items() if m)
    shown = next(i for i in range(len(certificate.system.keys)) if i not in certificate.hidden)

    for false in ({}, {**moves, cell: moves.get(cell, 0) + 1}, {**moves, shown: 1}):
        witnesses = {**certificate.witnesses, (cell, target): false}
        with pytest.raises(CannotCertify):
            Certificate(**{**vars(certificate), "witnesses": witnesses}).verify()
    with pytest.raises(CannotCertify, match="no table is kept"):
        Certificate(**{**vars(certificate), "witnesses": {}}).verify()

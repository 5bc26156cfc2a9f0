"""Worked examples that anybody can look up; figures alone are quoted.

They are those that sdcTable (Meindl, Statistics Austria, R package for tabular data protection) holds
itself to, in its repository github.com/sdcTools/sdcTable, folder tests/testthat: test-simpleheuristic.R
(commit a999901), test-protectTable.r and test-linked-tables.r (commit 2de8413). The counts by region and
gender are printed on the page of `cell_info` of its reference.
"""

from itertools import combinations

import pytest

from manden.disclosure import Dimension, Table, feasible_intervals, protect
from manden.disclosure.solver import Displacements
from manden.disclosure.suppression import hide
from manden.disclosure.system import Need, System, key_of, system_of

NINE_HIDDEN = [
    *(("w", one) for one in "abc"), *(("x", one) for one in "ac"),
    *(("y", one) for one in "bd"), *(("z", one) for one in "bd"),
]  # fmt: skip


def table(name: str, first: Dimension, second: Dimension, rows: list[tuple[int, ...]]) -> Table:
    counts = {
        (one, other): n
        for one, row in zip(first.leaves, rows, strict=True)
        for other, n in zip(second.leaves, row, strict=True)
    }
    return Table(name, "records", (first, second), counts)


@pytest.fixture
def four_by_four() -> Table:
    """test-simpleheuristic.R: 3,943 in all; with nine cells hidden, w and b is still known."""
    rows = [(30, 47, 64, 89), (90, 124, 5, 31), (92, 100, 59, 85), (800, 991, 651, 685)]
    return table(
        "4x4", Dimension.flat("v1", list("wxyz")), Dimension.flat("v2", list("abcd")), rows
    )


@pytest.fixture
def regions_and_gender() -> Table:
    """test-protectTable.r: 100 in all; women of A are the one small cell."""
    rows = [(18, 2), (14, 19), (12, 10), (11, 14)]
    region, gender = (
        Dimension.flat("region", list("ABCD")),
        Dimension.flat("gender", ["men", "women"]),
    )
    return table("microdata1", region, gender, rows)


def test_two_hidden_cells_in_every_row_and_column_still_give_one_away(four_by_four):
    left = feasible_intervals(four_by_four, NINE_HIDDEN)

    assert sum(four_by_four.counts.values()) == 3943
    assert left["w", "b"] == (47, 47)


def test_with_one_more_hidden_the_attacker_is_left_with_0_to_141(four_by_four):
    assert feasible_intervals(four_by_four, [*NINE_HIDDEN, ("x", "b")])["w", "b"] == (0, 141)


def test_the_four_cells_that_its_four_methods_hide_are_hidden_here(regions_and_gender):
    release = protect([regions_and_gender])

    [one] = release.tables
    assert one.hidden == {(place, sex) for place in "AC" for sex in ("men", "women")}
    assert one.cells["A", "women"].status == "primary"
    assert feasible_intervals(one.table, one.hidden)["A", "women"] == (0, 12)


def test_no_pattern_loses_less_found_by_trying_every_one(regions_and_gender):
    system = system_of([regions_and_gender], [], None)
    secret = system.index[key_of(regions_and_gender, ("A", "women"))]
    system.weights = [float(value) for value in system.values]
    system.needs = [Need(secret, 0, 5, "example")]
    model = Displacements(system)

    found = hide(system, model)

    assert found.loss == least_loss(system, model, secret) == 18 + 12 + 10


def test_two_tables_whose_groups_cross_are_refused_where_one_cell_would_be_given_away():
    """test-linked-tables.r: each table is safe alone; county-1 and small differ by K and N, so that K
    is known where N is printed. There N is hidden too; here groups that do not nest are refused."""
    counts = dict(zip("ABIJKLMN", (2, 2, 8, 8, 3, 3, 3, 7), strict=True))
    county = Dimension.nested("region", {"county-1": list("ABIJ"), "county-2": list("KLMN")})
    size = Dimension.nested("region", {"big": list("LM"), "small": list("ABIJKN")})
    tables = [
        Table(name, "records", (by,), {(one,): n for one, n in counts.items()})
        for name, by in (("county", county), ("size", size))
    ]

    with pytest.raises(ValueError, match="in ways that do not nest"):
        protect(tables)


def least_loss(system: System, model: Displacements, secret: int) -> float:
    """The slow obvious way: every set of up to five further cells."""
    others = sorted(system.open - {secret})
    losses: list[float] = []
    for size in range(1, 6):
        for chosen in combinations(others, size):
            loss = sum(system.weights[cell] for cell in chosen)
            if loss <= min(losses, default=200):
                low, high = model.bounds(secret, {secret, *chosen})
                if low is not None and low <= 0 and (high is None or high >= 5):
                    losses.append(loss)
    return min(losses)

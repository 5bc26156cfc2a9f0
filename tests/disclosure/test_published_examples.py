"""Worked examples of the literature; figures alone are quoted."""

from itertools import combinations

import pytest

from manden.disclosure import Dimension, Table, feasible_intervals, protect
from manden.disclosure.solver import Displacements
from manden.disclosure.suppression import hide
from manden.disclosure.system import Need, System, key_of, system_of


@pytest.fixture
def delinquent_children() -> Table:
    """Federal Committee on Statistical Methodology, Working Paper 22 (2005), chapter II."""
    county = Dimension.flat("county", ["Alpha", "Beta", "Gamma", "Delta"])
    education = Dimension.flat("education", ["low", "medium", "high", "very high"])
    rows = [(15, 1, 3, 1), (20, 10, 10, 15), (3, 10, 10, 2), (12, 14, 7, 2)]
    counts = {
        (c, e): n
        for c, row in zip(county.leaves, rows, strict=True)
        for e, n in zip(education.leaves, row, strict=True)
    }
    return Table("WP22", "children", (county, education), counts)


@pytest.fixture
def investments() -> Table:
    """Fischetti and Salazar-Gonzalez 2001, the introductory instance: activities by regions."""
    activity = Dimension.flat("activity", ["I", "II", "III"])
    region = Dimension.flat("region", ["A", "B", "C"])
    rows = [(20, 50, 10), (8, 19, 22), (17, 32, 12)]
    counts = {
        (a, r): n
        for a, row in zip(activity.leaves, rows, strict=True)
        for r, n in zip(region.leaves, row, strict=True)
    }
    return Table("investments", "millions", (activity, region), counts)


def test_two_hidden_cells_in_every_row_and_column_still_give_one_away(delinquent_children):
    hidden = [
        ("Alpha", "medium"), ("Alpha", "high"), ("Alpha", "very high"), ("Beta", "medium"),
        ("Beta", "high"), ("Gamma", "low"), ("Gamma", "very high"), ("Delta", "low"), ("Delta", "very high"),
    ]  # fmt: skip

    left = feasible_intervals(delinquent_children, hidden)

    assert left["Alpha", "very high"] == (1, 1)


def test_every_small_cell_of_that_table_is_protected_here(delinquent_children):
    release = protect([delinquent_children])

    left = feasible_intervals(release.tables[0].table, release.tables[0].hidden)
    small = [at for at, count in delinquent_children.counts.items() if count < 5]
    assert len(small) == 6
    for at in small:
        low, high = left[at]
        assert low == 0 and high >= 5


def test_the_attacker_of_the_introductory_instance_is_left_with_5_to_30(investments):
    hidden = [("II", "A"), ("II", "C"), ("III", "A"), ("III", "C")]

    assert feasible_intervals(investments, hidden)["II", "C"] == (5, 30)


def test_its_least_loss_is_59_found_by_trying_every_pattern_and_by_the_method(investments):
    system = system_of([investments], [], None)
    secret = system.index[key_of(investments, ("II", "C"))]
    system.weights = [float(value) for value in system.values]
    system.needs = [Need(secret, 20, 25, "example")]
    model = Displacements(system)

    found = hide(system, model)

    assert found.loss + 22 == least_loss(system, model, secret) == 59


def least_loss(system: System, model: Displacements, secret: int) -> float:
    """The slow obvious way: every set of up to five further cells."""
    others = sorted(system.open - {secret})
    losses = []
    for size in range(1, 6):
        for chosen in combinations(others, size):
            loss = sum(system.weights[cell] for cell in chosen) + system.weights[secret]
            if loss <= min(losses, default=200):
                low, high = model.bounds(secret, {secret, *chosen})
                if low is not None and low <= 20 and (high is None or high >= 25):
                    losses.append(loss)
    return min(losses)

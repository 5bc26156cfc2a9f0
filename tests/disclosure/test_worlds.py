"""Invented worlds, as in `python -m bench.disclosure`: protected, then attacked; a few of each kind."""

import random
from collections import Counter

import pytest

from bench.disclosure import one_world
from manden.disclosure import Dimension, Table, protect
from tests.disclosure.random_tables import a_sequence


@pytest.fixture(scope="module")
def attacked() -> Counter[str]:
    tally: Counter[str] = Counter()
    for seed in range(40_000, 40_025):
        one_world(seed, tally, compared=True)
    return tally


def test_no_protected_cell_is_recovered_or_narrowed(attacked):
    assert attacked["protected cells"] > 50
    assert attacked["recovered"] == attacked["narrowed by propagation"] == 0
    assert attacked["ends excluded"] == attacked["ends not proved"] == 0


def test_both_ends_of_every_protection_are_in_a_table_that_the_attacker_holds_possible(attacked):
    proved = (
        "ends in a table found already",
        "ends in a table searched for",
        "ends by a witness added up",
    )

    assert (
        sum(attacked[how] for how in proved) == attacked["ends"] == 2 * attacked["protected cells"]
    )


def test_the_plain_method_leaves_cells_exposed_that_are_protected_here(attacked):
    assert attacked["exposed plain"] > 0


def test_the_attacker_sees_through_a_table_whose_small_cell_alone_is_hidden():
    tally: Counter[str] = Counter()

    for seed in range(40_000, 40_010):
        one_world(seed, tally, compared=False, publish=hiding_small_cells_alone)

    assert tally["recovered"] > 0


def hiding_small_cells_alone(tables, earlier, name):
    """A protection that forgets the others: what the attack must find out."""
    release = protect(tables, earlier=earlier, name=name)
    for protected in release.tables:
        for at, cell in list(protected.cells.items()):
            if cell.status == "secondary":
                protected.cells[at] = type(cell)(cell.value, cell.value, "published", "")
    return release


def test_every_kind_of_sequence_is_among_the_worlds():
    lengths = {len(a_sequence(random.Random(seed))) for seed in range(60)}

    assert lengths == {1, 2, 3}


def test_nothing_is_written_on_the_standard_output(capfd):
    sex = Dimension.flat("sex", ["women", "men"])

    protect([Table("T1", "victims", (sex,), {("women",): 3, ("men",): 8})])

    assert capfd.readouterr() == ("", "")

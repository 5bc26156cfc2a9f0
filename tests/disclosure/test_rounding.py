"""Rounding: it adds up, it stays near, it is certified or refused."""

import pytest
from hypothesis import given

from manden.disclosure import CannotCertify, Dimension, Table, round_counts
from manden.disclosure.rounding import Rounded
from tests.disclosure.test_properties import QUICKLY, tables

PLACE = Dimension.flat("place", ["Gao", "Mopti", "Segou"])
TABLE = Table("T1", "victims", (PLACE,), {("Gao",): 3, ("Mopti",): 34, ("Segou",): 17})


@QUICKLY
@given(tables())
def test_what_is_printed_adds_up_in_multiples_near_the_truth(table):
    try:
        rounded = round_counts(table, base=10, seed=1)
    except CannotCertify:
        return

    for at, shown in rounded.published.items():
        assert shown % 10 == 0
        assert abs(shown - table.cells[at]) < 10
    for total, parts in table.equations():
        assert rounded.published[total] == sum(rounded.published[part] for part in parts)


def test_a_base_that_tells_too_much_is_refused():
    with pytest.raises(CannotCertify, match="take a higher base"):
        round_counts(TABLE, base=5, seed=1)


def test_a_seed_gives_one_rounding():
    assert round_counts(TABLE, base=10, seed=4) == round_counts(TABLE, base=10, seed=4)


def test_a_small_cell_is_printed_as_0():
    assert {round_counts(TABLE, base=10, seed=s).published["Gao",] for s in range(9)} == {0}


def test_up_and_down_are_both_drawn():
    printed = {round_counts(TABLE, base=10, seed=seed).published["Segou",] for seed in range(20)}

    assert printed == {10, 20}


def test_a_false_witness_does_not_verify():
    rounded = round_counts(TABLE, base=10, seed=1)
    (key, cells), *_ = rounded.witnesses.items()

    with pytest.raises(CannotCertify, match="is not possible"):
        Rounded(TABLE, 10, rounded.published, {key: {**cells, ("all",): 0}}).verify()
    with pytest.raises(CannotCertify, match="does not add up"):
        Rounded(TABLE, 10, {**rounded.published, ("all",): 0}, {}).verify()

"""Dimensions, tables, and the circles that tables can make."""

import pytest

from manden.disclosure import ALL, Dimension, Table, coarsen
from manden.disclosure.circles import circle_among

TIME = Dimension.nested(
    "time", {"2024": ["2024-Q1", "2024-Q2"], "2025": ["2025-Q1"]}, levels=("year", "quarter")
)
PLACE = Dimension.nested(
    "place", {"Mopti": ["Bankass", "Koro"], "Gao": ["Ansongo"]}, levels=("region", "cercle")
)


def test_every_margin_of_a_nested_table_is_summed():
    table = Table("T1", "acts", (TIME, PLACE), {("2024-Q1", "Koro"): 2, ("2024-Q2", "Ansongo"): 5})

    assert table.cells["2024", ALL] == 7
    assert table.cells["2024-Q1", "Mopti"] == 2
    assert all(
        table.cells[t] == sum(table.cells[p] for p in parts) for t, parts in table.equations()
    )


def test_coarsening_keeps_the_totals_and_the_rules_that_all_parts_have():
    age = Dimension.nested(
        "age", {"under 18": ["0-4", "5-17"], "older": ["18-59", "60+"]}, levels=("broad", "fine")
    )
    rules = {"age": {"0-4": "children", "5-17": "children"}}
    table = Table("T1", "victims", (age,), {("0-4",): 2, ("60+",): 5}, sensitive=rules,
                  impossible=frozenset({("5-17",)}))  # fmt: skip

    broad = coarsen(table, {"age": "broad"})

    assert broad.cells == {(ALL,): 7, ("under 18",): 2, ("older",): 5}
    assert broad.rules(("under 18",)) == {"any", "children"}
    assert broad.rules(("older",)) == {"any"}
    assert broad.impossible == frozenset()
    assert coarsen(table, {"age": "unknown level"}) is table


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Dimension("sex", {}), "has no category"),
        (lambda: Dimension.flat("sex", [ALL]), "name the category otherwise"),
        (lambda: Dimension.flat("sex", ["women", "women"]), "named twice"),
        (lambda: Dimension.nested("place", {"Gao": ["Gao"]}), "named twice"),
        (lambda: Dimension("place", {"Koro": "Mopti"}), "does not hang from the total"),
        (lambda: Dimension("place", {"a": "b", "b": "a"}), "does not hang from the total"),
        (lambda: Table("T1", "acts", (), {}), "at least one dimension"),
        (lambda: Table("T1", "acts", (TIME, TIME), {}), "a dimension is named twice"),
        (
            lambda: Table(
                "T1", "acts", (TIME,), {("2025-Q1",): 1}, impossible=frozenset({("2025-Q1",)})
            ),
            "called impossible",
        ),
    ],
)
def test_a_wrong_shape_is_refused_in_one_sentence(make, words):
    with pytest.raises(ValueError, match=words):
        make()


def test_coarse_by_fine_and_fine_by_coarse_make_no_circle():
    quarters = Table("quarters by region", "acts", (TIME, PLACE.coarsened("region")), {})
    years = Table("years by cercle", "acts", (TIME.coarsened("year"), PLACE), {})

    assert circle_among([quarters, years]) == ()


def test_three_pairs_of_three_dimensions_make_a_circle_unless_they_count_other_things():
    sex = Dimension.flat("sex", ["women", "men"])
    pairs = [(TIME, PLACE), (PLACE, sex), (sex, TIME)]
    tables = [Table(str(i), "acts", pair, {}) for i, pair in enumerate(pairs)]
    apart = [*tables[:2], Table("2", "acts", pairs[2], {}, population="others")]

    assert circle_among(tables) == ("0", "1", "2")
    assert circle_among(apart) == ()


def test_two_divisions_of_one_dimension_that_do_not_nest_are_refused():
    other = Dimension.flat("place", ["north", "south"])

    with pytest.raises(ValueError, match="in ways that do not nest"):
        circle_among([Table("1", "acts", (PLACE,), {}), Table("2", "acts", (other,), {})])

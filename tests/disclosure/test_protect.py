"""What is published of small tables, told on tables that can be checked by hand."""

import pytest

from manden.disclosure import (
    CannotCertify,
    Dimension,
    Release,
    Table,
    Threshold,
    protect,
)

PLACE = Dimension.flat("place", ["Gao", "Mopti", "Segou"])
SEX = Dimension.flat("sex", ["women", "men"])
BY_SEX = {
    ("Gao", "women"): 3, ("Gao", "men"): 20, ("Mopti", "women"): 30,
    ("Mopti", "men"): 40, ("Segou", "women"): 12, ("Segou", "men"): 9,
}  # fmt: skip


def test_a_table_without_small_cells_is_published_whole():
    counts = {at: count + 5 for at, count in BY_SEX.items()}

    release = protect([Table("T1", "victims", (PLACE, SEX), counts)])

    assert None not in release.tables[0].published.values()
    assert release.hidden_share == 0


def test_a_small_cell_takes_three_others_with_it_and_the_margins_stay():
    release = protect([Table("T1", "victims", (PLACE, SEX), BY_SEX)])

    cells = release.tables[0].cells
    assert cells["Gao", "women"].status == "primary"
    assert [cell.status for cell in cells.values()].count("secondary") == 3
    assert release.tables[0].published["all", "all"] == 114


def test_what_readers_get_does_not_tell_small_cells_from_the_others():
    release = protect([Table("T1", "victims", (PLACE, SEX), BY_SEX)])

    hidden = [value for value in release.tables[0].published.values() if value is None]

    assert hidden == [None] * 4


def test_counts_of_children_are_held_to_ten_and_those_of_all_to_five():
    age = Dimension.flat("age", ["under 18", "18 and over"])
    counts = {("Gao", "under 18"): 8, ("Gao", "18 and over"): 8, ("Mopti", "under 18"): 40,
              ("Mopti", "18 and over"): 40, ("Segou", "under 18"): 20, ("Segou", "18 and over"): 20}  # fmt: skip

    plain = protect([Table("T1", "victims", (PLACE, age), counts)])
    held = protect(
        [Table("T1", "victims", (PLACE, age), counts, sensitive={"age": {"under 18": "children"}})]
    )

    assert plain.hidden_share == 0
    assert held.tables[0].cells["Gao", "under 18"].reason == "children"
    assert held.tables[0].cells["Gao", "18 and over"].status == "secondary"


def test_a_table_whose_total_is_small_hides_the_total():
    release = protect([Table("T1", "victims", (SEX,), {("women",): 1, ("men",): 2})])

    assert set(release.tables[0].published.values()) == {None}
    assert release.tables[0].cells["all",].status == "primary"


def test_two_small_cells_whose_sum_is_small_do_not_protect_each_other():
    counts = {("Gao",): 1, ("Mopti",): 2, ("Segou",): 30}

    release = protect([Table("T1", "victims", (PLACE,), counts)])

    assert release.tables[0].cells["Segou",].status == "secondary" or (
        release.tables[0].cells["all",].status == "secondary"
    )


def test_a_zero_is_published_unless_the_threshold_protects_zeros():
    counts = {**BY_SEX, ("Gao", "women"): 0}
    zeros = {"any": Threshold("any", 5, zeros=True)}

    shown = protect([Table("T1", "victims", (PLACE, SEX), counts)])
    held = protect([Table("T1", "victims", (PLACE, SEX), counts)], thresholds=zeros)

    assert shown.tables[0].published["Gao", "women"] == 0
    assert held.tables[0].cells["Gao", "women"].status == "primary"


def test_a_cell_that_everybody_knows_to_be_zero_hides_nothing():
    counts = {("Gao", "women"): 3, ("Mopti", "women"): 30, ("Mopti", "men"): 40, ("Segou", "women"): 12,
              ("Segou", "men"): 9}  # fmt: skip
    table = Table("T1", "victims", (PLACE, SEX), counts, impossible=frozenset({("Gao", "men")}))

    release = protect([table])

    assert release.tables[0].published["Gao", "men"] == 0
    assert release.tables[0].published["Gao", "all"] is None


def test_detail_is_cut_before_anything_is_hidden():
    place = Dimension.nested(
        "place", {"Mopti": ["Bankass", "Koro"], "Gao": ["Ansongo"]}, levels=("region", "cercle")
    )
    counts = {("Bankass",): 4, ("Koro",): 4, ("Ansongo",): 9}

    release = protect([Table("T1", "victims", (place,), counts)])

    assert release.tables[0].published == {("all",): 17, ("Mopti",): 8, ("Gao",): 9}
    assert release.tables[0].cells["Koro",].status == "coarsened"


def test_coarser_levels_are_tried_where_too_much_would_be_hidden():
    time = Dimension.nested(
        "time", {"2024": ["2024-Q1", "2024-Q2"], "2025": ["2025-Q1"]}, levels=("year", "quarter")
    )
    counts = {("2024-Q1",): 4, ("2024-Q2",): 4, ("2025-Q1",): 9}
    table = Table("T1", "victims", (time,), counts)

    release = protect([table], coarser=[{"time": "year"}], most_hidden=0.3)

    assert release.tables[0].published == {("all",): 17, ("2024",): 8, ("2025",): 9}
    with pytest.raises(CannotCertify, match="would be hidden, more than 30%"):
        protect([table], most_hidden=0.3)


def test_the_same_arguments_give_the_same_release():
    table = Table("T1", "victims", (PLACE, SEX), BY_SEX)

    assert protect([table]).as_dict() == protect([table]).as_dict()


def test_a_release_comes_back_from_where_it_was_kept():
    table = Table(
        "T1", "victims", (PLACE, SEX), BY_SEX, sensitive={"sex": {"women": "sexual violence"}}
    )
    release = protect([table], name="March")

    back = Release.from_dict(release.as_dict())

    assert back.tables == release.tables
    with pytest.raises(ValueError, match="this is no release"):
        Release.from_dict({"schema": "other"})


def test_what_is_no_count_is_refused():
    with pytest.raises(ValueError, match=r"2\.5 at \('Gao',\) is not a count"):
        Table("T1", "victims", (PLACE,), {("Gao",): 2.5})
    with pytest.raises(ValueError, match="is not one category of each"):
        Table("T1", "victims", (PLACE,), {("Kidal",): 2})
    with pytest.raises(ValueError, match="no threshold is named “secret”"):
        protect([Table("T1", "victims", (PLACE,), {("Gao",): 2}, threshold="secret")])

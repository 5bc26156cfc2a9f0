"""Tables that share cells, and releases one after the other."""

import pytest

from manden.disclosure import CannotCertify, Dimension, Table, Threshold, protect

PLACE = Dimension.flat("place", ["Gao", "Mopti", "Segou"])
SEX = Dimension.flat("sex", ["women", "men"])
AGE = Dimension.flat("age", ["under 18", "18 and over"])
FIRST = {("Gao",): 10, ("Mopti",): 30, ("Segou",): 20}


def by_place(counts: dict[tuple[str, ...], int], snapshot: str) -> Table:
    return Table("T1", "victims", (PLACE,), counts, snapshot=snapshot)


def test_a_margin_hidden_in_one_table_is_hidden_in_every_table_printed_with_it():
    sexes = {("Gao", "women"): 2, ("Gao", "men"): 1, ("Mopti", "women"): 30, ("Mopti", "men"): 30}
    ages = {("Gao", "under 18"): 0, ("Gao", "18 and over"): 3, ("Mopti", "under 18"): 20,
            ("Mopti", "18 and over"): 40}  # fmt: skip

    release = protect(
        [Table("T1", "victims", (PLACE, SEX), sexes), Table("T2", "victims", (PLACE, AGE), ages)]
    )

    first, second = release.tables
    assert first.published["Gao", "all"] is None
    assert second.published["Gao", "all"] is None


def test_a_cell_hidden_last_time_is_not_given_away_by_the_next_table():
    sexes = Table("T1", "victims", (PLACE, SEX), {("Gao", "women"): 3, ("Gao", "men"): 9,
        ("Mopti", "women"): 9, ("Mopti", "men"): 9, ("Segou", "women"): 9, ("Segou", "men"): 9})  # fmt: skip
    first = protect([sexes], name="March")
    women = Table("T2", "victims", (SEX,), {("women",): 21, ("men",): 27})

    second = protect([women], earlier=[first], name="June")

    assert second.tables[0].published == {("all",): 48, ("women",): 21, ("men",): 27}
    assert second.certificate.releases == ("March",)
    assert [interval.cell for interval in second.certificate.intervals] == ["Gao, women"]


def test_a_total_that_an_earlier_table_did_not_print_may_be_printed_now():
    first = protect([Table("T1", "victims", (PLACE,), FIRST, totals=False)], name="March")

    second = protect(
        [Table("T2", "victims", (SEX,), {("women",): 30, ("men",): 30})], earlier=[first]
    )

    assert first.tables[0].published == {("Gao",): 10, ("Mopti",): 30, ("Segou",): 20}
    assert second.tables[0].published["all",] == 60


def test_one_more_victim_in_a_place_is_not_told_by_two_releases():
    first = protect([by_place(FIRST, "March")], name="March")
    later = {**FIRST, ("Gao",): 11, ("Mopti",): 60}

    second = protect([by_place(later, "June")], earlier=[first], name="June")

    assert second.tables[0].published["Gao",] is None
    changes = [i for i in second.certificate.intervals if i.cell.startswith("the change")]
    assert [(i.cell, i.value) for i in changes] == [("the change in Gao", 1)]
    assert changes[0].possible_low <= 0 and changes[0].possible_high >= 5


def test_a_release_that_changes_nothing_or_much_is_published_whole():
    first = protect([by_place(FIRST, "March")], name="March")
    later = {at: count + 10 for at, count in FIRST.items()}

    same = protect([by_place(FIRST, "June")], earlier=[first])
    more = protect([by_place(later, "June")], earlier=[first])

    assert same.hidden_share == more.hidden_share == 0


def test_a_record_withdrawn_is_protected_too():
    first = protect([by_place(FIRST, "March")], name="March")
    later = {**FIRST, ("Gao",): 9, ("Mopti",): 60}

    second = protect([by_place(later, "June")], earlier=[first], name="June")

    assert second.tables[0].published["Gao",] is None


def test_what_is_out_already_and_small_is_said_not_hidden_again():
    loose = {"any": Threshold("any", 2)}
    first = protect([by_place({**FIRST, ("Gao",): 3}, "March")], thresholds=loose, name="March")

    second = protect([Table("T2", "victims", (SEX,), {("women",): 30, ("men",): 23}, snapshot="March")],
                     earlier=[first])  # fmt: skip

    assert second.certificate.already_out == ("Gao",)


def test_a_small_cell_that_earlier_releases_confine_is_refused():
    loose = {"any": Threshold("any", 2)}
    narrow = Table("T1", "victims", (PLACE, SEX), {("Gao", "women"): 1, ("Gao", "men"): 1,
        ("Mopti", "women"): 1, ("Mopti", "men"): 1}, snapshot="March")  # fmt: skip
    first = protect([narrow], thresholds=loose, name="March")

    with pytest.raises(CannotCertify, match="whatever is hidden now"):
        protect([Table("T2", "victims", (AGE,), {("under 18",): 2, ("18 and over",): 2}, snapshot="March")],
                earlier=[first])  # fmt: skip


def test_tables_that_contradict_one_another_are_refused():
    other = Table("T2", "victims", (PLACE, SEX), {("Gao", "women"): 1})

    with pytest.raises(ValueError, match="they do not count the same records"):
        protect([Table("T1", "victims", (PLACE,), FIRST), other])


def test_tables_that_overlap_in_a_circle_are_refused_without_the_joint_table():
    counts = {(p, s, a): 9 for p in PLACE.leaves for s in SEX.leaves for a in AGE.leaves}
    joint = Table("joint", "victims", (PLACE, SEX, AGE), counts, shown=False)
    two = {(p, s): 18 for p in PLACE.leaves for s in SEX.leaves}
    tables = [
        Table("T1", "victims", (PLACE, SEX), two),
        Table(
            "T2", "victims", (PLACE, AGE), {(p, a): 18 for p in PLACE.leaves for a in AGE.leaves}
        ),
        Table("T3", "victims", (SEX, AGE), {(s, a): 27 for s in SEX.leaves for a in AGE.leaves}),
    ]

    with pytest.raises(ValueError, match="T1, T2, T3 overlap in a circle"):
        protect(tables)
    assert protect([*tables, joint]).tables[0].published["Gao", "women"] == 18

"""A UCDP file is held against itself, row by row, and adds up to its own sums."""

import os
from pathlib import Path

import pytest

from manden.collection.checked import Asked, CannotReadTable
from manden.collection.formats import formats
from tests.collection.conftest import UCDP, ucdp_row

SHARED = Path(os.environ.get("MANDEN_SHARED", Path(__file__).parents[3] / "shared")) / "data"


def checked(path, **asked):
    return formats()["ucdp"].check(path, Asked(**asked))


def test_the_totals_are_the_sums_of_the_rows(ucdp_file):
    file = ucdp_file(
        ucdp_row(1), ucdp_row(2, year=2022, date_start="2022-01-01", date_end="2022-01-02")
    )

    told = checked(file).as_told()

    assert (told["rows"], told["accepted"], told["rejected"]) == (2, 2, [])
    totals = {name: told["totals"][name] for name in ("events", "best", "low", "high", "civilians")}
    assert totals == {"events": 2, "best": 10, "low": 8, "high": 14, "civilians": 8}
    assert told["totals"]["by_year"]["2022"]["best"] == 5


def test_a_quoted_newline_stays_in_its_row_and_the_line_is_where_it_begins(ucdp_file):
    file = ucdp_file(ucdp_row(1), ucdp_row(2), ucdp_row(3, best="x"))

    told = checked(file).as_told()

    assert told["accepted"] == 2
    assert told["rejected"] == [{"line": 6, "reason": "best is a whole number, not “x”"}]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"id": "x1"}, "no event's id"),
        ({"type_of_violence": 4}, "type of violence is 1, 2 or 3"),
        ({"year": 1999}, "year 1999 is not that of 2021-06-15"),
        ({"date_start": "15 June"}, "is no date"),
        ({"date_start": "2021-06-16"}, "before it begins"),
        ({"latitude": "north"}, "latitude is a number of degrees"),
        ({"latitude": 95, "geom_wkt": ""}, "between -90 and 90"),
        ({"geom_wkt": "POINT (1 1)"}, "not where its geometry says"),
        ({"where_prec": 9}, "precision of a place is 1 to 7"),
        ({"deaths_a": -1}, "deaths_a is a whole number"),
    ],
)
def test_a_row_that_does_not_hold_together_is_refused_with_the_reason(ucdp_file, said, reason):
    told = checked(ucdp_file(ucdp_row(1), ucdp_row(2, **said))).as_told()

    assert told["accepted"] == 1
    assert reason in told["rejected"][0]["reason"]


def test_shifted_columns_are_refused_row_by_row(ucdp_file):
    shifted = [
        dict(zip(UCDP, ["x", *list(ucdp_row(n).values())[:-1]], strict=True)) for n in (1, 2)
    ]

    told = checked(ucdp_file(*shifted)).as_told()

    assert told["accepted"] == 0
    assert len(told["rejected"]) == 2


def test_a_row_cut_short_is_refused_and_not_shifted(ucdp_file):
    cut = ucdp_row(2)
    del cut["adm_1"]

    told = checked(ucdp_file(ucdp_row(1), cut)).as_told()

    assert told["accepted"] == 1
    assert "24 fields under 25 names" in told["rejected"][0]["reason"]


def test_an_export_with_a_separator_past_its_last_name_is_read_and_told(ucdp_file):
    header = [{"best": "best_est", "low": "low_est", "high": "high_est"}.get(n, n) for n in UCDP]
    months = {"date_start": "06/15/2021 00:00:00", "date_end": "06/16/2021 00:00:00"}

    told = checked(ucdp_file(ucdp_row(1, **months), header=header, tail=",")).as_told()

    assert told["accepted"] == 1
    assert "1 rows have more fields than the header has names" in told["warnings"]
    assert "1 rows: the date is written month first" in told["warnings"]


def test_what_is_strange_is_kept_as_told_and_said(ucdp_file):
    odd = ucdp_row(1, low=9, high=3, adm_1="", number_of_sources=-1)

    told = checked(ucdp_file(odd)).as_told()

    assert told["totals"]["low"] == 9
    assert set(told["warnings"]) == {
        "1 rows: low is above best",
        "1 rows: best is above high",
        "1 rows: the region is blank",
        "1 rows: the number of sources is not known",
    }


def test_one_state_of_many_and_an_event_told_twice(ucdp_file):
    file = ucdp_file(ucdp_row(1), ucdp_row(2, country="Elsewhere"), ucdp_row(1))

    told = checked(file, state="xyland").as_told()

    assert (told["rows"], told["accepted"]) == (2, 1)
    assert told["rejected"][0]["reason"] == "1 stands on line 2 already"


def test_a_file_of_something_else_is_refused_whole(tmp_path):
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n")

    with pytest.raises(CannotReadTable, match=r"other.csv is not a UCDP file: it lacks id, year"):
        checked(file)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not here")
def test_the_published_file_of_mali_adds_up_to_its_own_sums():
    told = checked(SHARED / "mali/ucdp/GEDEvent_Mali_to_2020.csv").as_told()

    assert (told["accepted"], told["rejected"]) == (1178, [])
    assert told["totals"]["best"] == 8696
    assert sum(year["best"] for year in told["totals"]["by_year"].values()) == 8696

"""Squares of land: no finer than a level allows, added up and never cut, the same whatever the zoom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manden.analysis.counting import Counting
from manden.analysis.grids import SIDES, Grid, Placed
from manden.analysis.question import CannotAsk, question_of
from manden.analysis.records import IncidentRow, SpotRow, records_from, records_of
from manden.analysis.spots import MOST_SQUARES, placed_by, spot_of, tile
from manden.analysis.squares import ends_of
from manden.analysis.units import SQUARES
from tests.analysis.worlds import MEANINGS, in_squares_by_hand, questions, worlds

VERIFIED = {"unit": "incidents", "where": {"status": ["verified"]}}


def counting(*spots, status="verified"):
    incidents = [IncidentRow(f"I-{n}", status=status) for n in range(len(spots))]
    placed = [SpotRow(f"I-{n}", spot) for n, spot in enumerate(spots) if spot]
    return Counting(records_of(incidents, spots=placed))


def test_a_square_is_as_large_as_the_level_demands():
    assert spot_of(14.26, -4.04, 0.01, "exact") == "1/142/-41/exact"  # never finer than a tenth
    assert spot_of(14.26, -4.04, 0.5, "exact") == "5/140/-45/exact"
    assert spot_of(14.26, -4.04, None, "exact") == ""


def test_nothing_finer_than_a_tenth_of_a_degree_is_frozen():
    a, b = spot_of(14.21, -4.09, 0.1, "exact"), spot_of(14.29, -4.01, 0.1, "exact")

    assert a == b


def test_squares_are_added_and_a_large_one_is_never_cut():
    held = counting("1/142/-41/exact", "1/143/-41/near", "5/140/-45/exact", "")

    fine = tile(placed_by(held, question_of(VERIFIED)), zoom=4)
    coarse = tile(placed_by(held, question_of(VERIFIED)), zoom=2)

    assert sorted((one.side, one.number) for one in fine.spots) == [(1, 1), (1, 1), (5, 1)]
    assert [(one.side, one.number, one.approximate) for one in coarse.spots] == [(10, 3, False)]
    assert (fine.unplaced, coarse.unplaced) == (1, 1)


def test_what_is_placed_nearby_alone_is_told_approximate():
    [one] = tile(
        placed_by(counting("1/0/0/near", "1/0/0/between"), question_of(VERIFIED)), zoom=4
    ).spots

    assert one.approximate and one.precisions == {"near": 1, "between": 1}


def test_statuses_are_not_added_on_a_map_either():
    with pytest.raises(CannotAsk, match="one value of status"):
        placed_by(
            counting("1/0/0/exact"), question_of({"unit": "incidents", "columns": ["status"]})
        )


def test_records_frozen_before_squares_were_kept_are_in_none():
    before = records_of([IncidentRow("I-1", status="verified")])
    told = before.as_bytes().replace(
        b'"spots":{"spot":{"at":[],"of":[]},"up":{"at":[],"of":[]}},', b""
    )
    old = records_from(told)

    assert old.as_bytes() == told  # the same facts stay the same bytes
    assert tile(placed_by(Counting(old), question_of(VERIFIED)), zoom=2).unplaced == 1


SPOTS = st.dictionaries(
    st.builds(
        spot_of,
        st.floats(-80, 80),
        st.floats(-170, 170),
        st.sampled_from([0.1, 0.5]),
        st.just("exact"),
    ),
    st.integers(1, 50),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(SPOTS, st.integers(0, len(SIDES) - 1))
def test_every_tile_adds_up_to_what_was_counted(counted, zoom):
    placed = Placed(list(counted.values()), Grid(list(counted)))
    whole = tile(placed, zoom=zoom)
    west, south, east, north = whole.box
    halves = [
        tile(placed, zoom=zoom, box=(west, south, east, north)),
        tile(placed, zoom=zoom, box=(west, south, west + 0.5, south + 0.5)),
    ]

    assert sum(one.number for one in whole.spots) == sum(counted.values())
    for half in halves:
        assert sum(one.number for one in half.spots) + half.beyond == sum(counted.values())
        assert len(half.spots) <= MOST_SQUARES


PLACES = st.one_of(
    st.just(""),
    st.builds(
        spot_of,
        st.floats(10, 12),
        st.floats(-2, 2),
        st.sampled_from([0.1, 0.5, None]),
        st.sampled_from(["exact", "near", "between"]),
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.data(), worlds(), st.sampled_from(["victims", "violations", "incidents", "deaths"]))
def test_squares_hold_what_is_counted_by_hand(data, world, unit):
    spots = {row.key: data.draw(PLACES) for row in world["incidents"]}
    placed = [SpotRow(key, spot) for key, spot in spots.items() if spot]
    held = Counting(records_of(**world, spots=placed, meanings=MEANINGS))
    asked = data.draw(questions(unit))
    asked = replace(asked, where={"status": ("verified",), **asked.where}, rows=(), columns=())

    for zoom, side in enumerate(SIDES):
        found = tile(placed_by(held, asked), zoom=zoom)
        squares, unplaced = in_squares_by_hand(asked, world, spots, side)

        told = {(one.side, one.south, one.west): one.precisions for one in found.spots}
        assert (told, found.unplaced, found.beyond) == (squares, unplaced, 0)
        assert all(one.number == sum(one.precisions.values()) for one in found.spots)


@settings(max_examples=100, deadline=None)
@given(st.data(), worlds(), st.sampled_from(["victims", "violations", "incidents", "deaths"]))
def test_an_answer_laid_out_by_squares_counts_what_the_tile_shows(data, world, unit):
    placed = [SpotRow(row.key, spot) for row in world["incidents"] if (spot := data.draw(PLACES))]
    held = Counting(records_of(**world, spots=placed, meanings=MEANINGS))
    asked = data.draw(questions(unit))
    asked = replace(asked, where={"status": ("verified",), **asked.where}, rows=(), columns=())

    for zoom, name in enumerate(SQUARES):
        shown = tile(placed_by(held, asked), zoom=zoom)
        cells = held.answer(replace(asked, rows=(name,), columns=("precision",))).cells

        told = {(one.side, one.south, one.west): one.number for one in shown.spots}
        assert told == {
            ends_of(key[0]): count.number
            for key, count in cells.items()
            if key[0] and key[1] is None and count.number
        }
        assert shown.unplaced == (cells["", None].number if ("", None) in cells else 0)
        assert sum(told.values()) + shown.unplaced == cells[None, None].number

"""Developments and points of texts, counted once each, whatever they bear on or whoever is asked."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manden.analysis.counting import ask_of
from manden.analysis.question import CannotAsk, question_of
from manden.analysis.records import (
    BearingRow,
    CommitmentRow,
    DevelopmentRow,
    FacetRow,
    records_from,
    records_of,
)

TEXT = ("r-1", "r-1/OP3", "commitment", "urge")
WORLD = records_of(
    [],
    developments=[DevelopmentRow("a", "2024-02-01", "2024-02-29"), DevelopmentRow("b"), DevelopmentRow("c")],
    bearings=[
        BearingRow("a", *TEXT, "schools"),
        BearingRow("a", "r-1", "r-1/OP11", "commitment", "call", "children"),
        BearingRow("b", *TEXT, "schools"),
    ],
    commitments=[CommitmentRow("r-1/OP3.1", *TEXT, known=True), CommitmentRow("r-1/OP11.1", *TEXT)],
    facets=[
        FacetRow("r-1/OP3.1", "schools", "S3", "authorities"),
        FacetRow("r-1/OP3.1", "schools", "S3", "all_parties"),
    ],
)  # fmt: skip


def numbers(answer):
    return {key: count.number for key, count in answer.cells.items()}


def test_what_bears_on_two_paragraphs_stands_in_both_and_is_one_in_all():
    answer = ask_of(WORLD, question_of({"unit": "developments", "rows": ["paragraph"]}))

    assert numbers(answer) == {("r-1/OP3",): 2, ("r-1/OP11",): 1, (None,): 3}
    assert answer.values("paragraph") == ["r-1/OP3", "r-1/OP11"]


def test_a_filter_asks_one_bearing_to_be_all_of_it():
    both = question_of(
        {"unit": "developments", "where": {"paragraph": ["r-1/OP3"], "theme": ["children"]}}
    )
    answer = ask_of(WORLD, both)

    assert (answer.total.number, answer.left_out) == (0, {"other_bearings": 3})


def test_a_month_is_of_its_quarter_and_what_is_undated_says_so():
    answer = ask_of(WORLD, question_of({"unit": "developments", "rows": ["quarter"]}))

    assert numbers(answer) == {("2024-Q1",): 1, ("undated",): 2, (None,): 3}


def test_a_commitment_of_two_addressees_is_one():
    answer = ask_of(
        WORLD, question_of({"unit": "commitments", "rows": ["addressee"], "columns": ["known"]})
    )

    assert numbers(answer)[("authorities", "yes")] == numbers(answer)[("all_parties", "yes")] == 1
    assert answer.total.number == 2


def test_incidents_have_no_theme_and_developments_no_victim():
    for wrong in (
        {"unit": "victims", "rows": ["theme"]},
        {"unit": "developments", "rows": ["sex"]},
    ):
        with pytest.raises(CannotAsk, match="have no"):
            question_of({**wrong, "columns": []})


def test_registers_are_frozen_and_open_again_the_same():
    again = records_from(WORLD.as_bytes())

    assert again.sha256 == WORLD.sha256
    question = question_of({"unit": "developments", "rows": ["theme"]})
    assert ask_of(again, question).sha256 == ask_of(WORLD, question).sha256


BEARINGS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["OP1", "OP2", "OP3"]), st.sampled_from(["x", "y", ""])),
    max_size=12,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(BEARINGS, st.sampled_from([None, "x", "y"]))
def test_counting_agrees_with_an_obvious_twin(told, theme):
    world = records_of(
        [],
        developments=[DevelopmentRow(key) for key in "abcd"],
        bearings={BearingRow(key, paragraph=where, theme=of) for key, where, of in told},
    )
    asked = {"unit": "developments", "rows": ["paragraph"]}
    answer = ask_of(world, question_of(asked | ({"where": {"theme": [theme]}} if theme else {})))

    pairs = {(key, where) for key, where, of in told if theme in (None, of)}
    rows = Counter(where for _, where in pairs)
    whole = len({key for key, _ in pairs}) if theme else 4
    assert numbers(answer) == {**{(where,): n for where, n in rows.items()}, (None,): whole}

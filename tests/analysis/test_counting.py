"""A fast count says what a slow obvious twin says, on random worlds; and never doubles anything."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manden.analysis import CannotAdd, CannotAsk, ask, question_of
from manden.analysis.counting import Counting
from manden.analysis.question import Question
from manden.analysis.records import (
    ActRow,
    IncidentRow,
    Unsound,
    VictimRow,
    records_from,
    records_of,
)
from manden.analysis.spots import spot_of
from manden.analysis.units import GRAVE_BY_VICTIM, Count
from manden.violations.models.vocabulary import COUNTED_BY_VICTIM
from tests.analysis.worlds import MEANINGS, by_hand, questions, worlds

UNITS = ("victims", "violations", "incidents", "deaths")


def counting_of(world):
    return Counting(records_of(**world, meanings=MEANINGS))


@settings(max_examples=400, deadline=None)
@given(world=worlds(), data=st.data())
def test_the_count_is_that_of_the_slow_twin(world, data):
    question = data.draw(questions(data.draw(st.sampled_from(UNITS))))

    answer = counting_of(world).answer(question)

    told = {key: (one.number, one.records) for key, one in answer.cells.items() if one.records}
    assert told == by_hand(question, world)


@settings(max_examples=200, deadline=None)
@given(world=worlds(), data=st.data())
def test_what_is_read_is_counted_or_left_out_with_a_reason(world, data):
    question = data.draw(questions(data.draw(st.sampled_from(UNITS))))
    counting = counting_of(world)

    answer = counting.answer(question)

    assert answer.read == answer.counted + sum(answer.left_out.values())
    assert len(counting.counted(question)) == answer.counted
    for key, cell in answer.cells.items():
        assert len(set(counting.counted(question, key))) == cell.records


@settings(max_examples=100, deadline=None)
@given(world=worlds(), data=st.data())
def test_frozen_records_are_the_same_bytes_in_any_order_and_count_the_same(world, data):
    question = data.draw(questions(data.draw(st.sampled_from(UNITS))))
    shuffled = {name: data.draw(st.permutations(rows)) for name, rows in world.items()}
    records, other = (records_of(**told, meanings=MEANINGS) for told in (world, shuffled))

    opened = records_from(records.as_bytes())

    assert records.as_bytes() == other.as_bytes() == opened.as_bytes()
    assert Counting(opened).answer(question).sha256 == Counting(other).answer(question).sha256


@given(responses=st.integers(1, 5))
def test_three_victims_with_two_responses_stay_three(responses):
    world = {
        "incidents": [IncidentRow("I-1", status="verified")],
        "victims": [VictimRow("I-1", n) for n in (1, 2, 3)],
        "acts": [
            ActRow("I-1", n, f"response-{r}", ("army",))
            for n in (1, 2, 3)
            for r in range(responses)
        ],
    }
    question = Question("victims", {"status": ("verified",)}, rows=("violation",))

    answer = counting_of(world).answer(question)

    assert answer.total == Count("victims", 3, 3)
    assert len(answer.values("violation")) == responses


def test_a_violation_of_two_parties_is_one_and_adds_up_to_one():
    world = {
        "incidents": [IncidentRow("I-1", status="verified")],
        "victims": [VictimRow("I-1", 1)],
        "acts": [ActRow("I-1", 1, "killing", ("army", "band"))],
    }
    question = Question("violations", {"status": ("verified",)}, rows=("party_kind",))

    answer = counting_of(world).answer(question)

    assert {key[0]: cell.number for key, cell in answer.cells.items()} == {
        "armed_group+state_forces": 1,
        None: 1,
    }


def test_an_attack_told_as_an_act_and_as_an_effect_is_one_and_children_are_counted_apart():
    answer = ask(
        {"unit": "grave", "where": {"status": ["verified"]}, "rows": ["grave"]},
        incidents=[{"key": "I-1", "status": "verified"}],
        victims=[{"incident": "I-1", "ordinal": n, "age": "child"} for n in (1, 2, 3)],
        acts=[
            {"incident": "I-1", "victim": n, "violation": kind, "parties": "band"}
            for n in (1, 2, 3)
            for kind in ("killing", "attack_school")
        ],
        effects=[{"incident": "I-1", "ordinal": 1, "on": "school", "effect": "attack"}],
        terms=dict(MEANINGS.terms),
    )

    told = {key[0]: cell.number for key, cell in answer.cells.items()}
    assert told == {"killing_maiming": 3, "schools_hospitals": 1}
    assert answer.total is None


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"unit": "heads"}, "no unit"),
        ({"unit": "victims"}, "never summed"),
        ({"unit": "victims", "where": {"status": ["verified", "reported"]}}, "never summed"),
        ({"unit": "grave", "where": {"status": ["verified"]}}, "differs by grave"),
        ({"unit": "incidents", "where": {"status": ["verified"], "sex": ["male"]}}, "no sex"),
        ({"unit": "incidents", "rows": ["status", "status"]}, "each dimension once"),
        ({"unit": "incidents", "rows": ["status"], "from": "soon"}, "is no day"),
        ({"unit": "incidents", "rows": ["status"], "join": "acts"}, "has no join"),
        ({"unit": "incidents", "rows": ["status"], "schema": "manden/question/9"}, "version"),
        (
            {"unit": "incidents", "rows": ["status"], "from": "2024-02-01", "to": "2024-01-01"},
            "before it begins",
        ),
        (
            {"unit": "incidents", "rows": ["status"], "per_100000": {"people": {"R1": 5}}},
            "of a day",
        ),
    ],
)
def test_a_question_that_cannot_be_answered_honestly_is_refused(told, reason):
    with pytest.raises(CannotAsk, match=reason):
        question_of(told)


def test_a_question_comes_back_from_what_it_tells():
    told = {
        "schema": "manden/question/1",
        "unit": "victims",
        "where": {"status": ["verified"], "violation": ["killing"]},
        "from": "2023-01-01",
        "rows": ["region"],
        "columns": ["party_kind"],
        "per_100000": {"on": "2020-01-01", "source": "census", "people": {"R1": 1000}},
        "title": {"en": "Killed", "fr": "Tués"},
    }

    question = question_of(told)

    assert question.as_told() == told
    assert question_of(question.as_told()).sha256 == question.sha256
    assert question.first == date(2023, 1, 1)


def test_a_rate_is_of_the_people_of_that_division_alone():
    answer = ask(
        {
            "unit": "victims",
            "where": {"status": ["verified"]},
            "rows": ["region"],
            "per_100000": {"on": "2020-01-01", "source": "census", "people": {"R1": 50_000}},
        },
        incidents=[
            {"key": "I-1", "status": "verified", "region": "R1"},
            {"key": "I-2", "status": "verified", "region": "R2"},
        ],
        victims=[
            {"incident": "I-1", "ordinal": 1, "counted": 3},
            {"incident": "I-2", "ordinal": 1},
        ],
    )

    assert (answer.rate(("R1",)), answer.rate(("R2",)), answer.rate((None,))) == (6.0, None, None)


def test_numbers_of_two_units_are_never_added_nor_any_taken_away():
    with pytest.raises(CannotAdd):
        Count("victims", 1) + Count("violations", 1)
    with pytest.raises(TypeError):
        Count("victims", 3) - Count("victims", 1)  # type: ignore[operator]


def test_frames_are_asked_as_lists_are(frames):
    question = {"unit": "victims", "where": {"status": ["verified"]}, "rows": ["sex"]}

    answer = ask(question, **frames)

    assert answer.as_rows()[0] == {
        "sex": "female", "number": 3, "records": 1, "low": 0, "high": 0, "unknown": 0,
    }  # fmt: skip
    assert answer.total.number == 4


@pytest.fixture(params=["pandas", "polars"])
def frames(request):
    library = pytest.importorskip(request.param)
    return {
        "incidents": library.DataFrame({"key": ["I-1"], "status": ["verified"]}),
        "victims": library.DataFrame(
            {"incident": ["I-1"] * 3, "ordinal": [1, 2, 3], "counted": [3, 1, None],
             "sex": ["female", "male", "male"]}
        ),
    }  # fmt: skip


def test_a_notebook_lays_squares_of_land_out_as_the_desk_does():
    question = {"unit": "incidents", "where": {"status": ["verified"]}, "rows": ["square_1"]}
    points = {"I-1": (14.26, -4.04), "I-2": (14.91, -4.99)}

    answer = ask(
        question,
        incidents=[{"key": key, "status": "verified"} for key in (*points, "I-3")],
        spots=[{"incident": key, "spot": spot_of(*at, 0.1, "exact")} for key, at in points.items()],
    )

    told = {row["square_1"]: row["number"] for row in answer.as_rows()}
    assert told == {"": 1, "14_-5_1": 2, None: 3}
    with pytest.raises(CannotAsk, match="is no square"):
        ask(
            question, incidents=[{"key": "I-1"}], spots=[{"incident": "I-1", "spot": "14.26,-4.04"}]
        )


def test_a_row_that_belongs_to_nothing_is_named():
    with pytest.raises(Unsound, match="I-9"):
        ask({"unit": "victims", "rows": ["status"]}, incidents=[], victims=[
            {"incident": "I-9", "ordinal": 1}])  # fmt: skip
    with pytest.raises(CannotAsk, match="no column names"):
        ask({"unit": "victims", "rows": ["status"]}, incidents=[{"key": "I-1", "names": "x"}])


def test_the_library_and_the_record_count_the_same_grave_violations_by_victim():
    assert {str(one) for one in COUNTED_BY_VICTIM} == GRAVE_BY_VICTIM

"""Limits that only point back: what they mean may stand in the clause or the item before."""

from __future__ import annotations

from datetime import date

import pytest

from manden.reading.clauses import clauses_of, with_clauses
from manden.reading.deadlines import deadlines_in
from manden.reading.governing import governed
from manden.reading.resolution import Paragraph, Resolution


def listed(language: str, chapeau: str, *items: str) -> Paragraph:
    children = tuple(Paragraph(f"OP1({place})", text) for place, text in enumerate(items, 1))
    asks = Paragraph("OP1", chapeau, number="1", children=children)
    return with_clauses(Resolution("own", language, operative=(asks,))).operative[0]


@pytest.mark.parametrize(
    ("language", "items"),
    [
        (
            "en",
            ("Requests the ringers:", "To mend the bells by 2030;", "To sing by the same date."),
        ),
        ("fr", ("Prie les sonneurs :", "De réparer avant 2030 ;", "De chanter dans ce délai.")),
    ],
)
def test_an_item_takes_the_date_of_the_item_before(language, items):
    asks = listed(language, *items)

    first, second = asks.clauses[0].deadlines
    assert first.date == second.date
    assert [clause.deadlines for _, clause in governed(asks, language)] == [(first,), (second,)]


def test_two_items_due_at_one_session_are_two_deadlines():
    asks = listed(
        "en",
        "Requests the ringers:",
        "To sing at its tenth session;",
        "To ring at its tenth session.",
    )

    assert [each.session for each in asks.clauses[0].deadlines] == [10, 10]
    assert [each.session for _, item in governed(asks, "en") for each in item.deadlines] == [10, 10]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Decides to hear the ringers at its tenth session, and requests the Office to submit a"
            " list of bells at the same session.",
        ),
        (
            "fr",
            "Décide d'entendre les sonneurs à sa dixième session et prie le Haut-Commissariat de lui"
            " présenter à ladite session la liste des cloches.",
        ),
    ],
)
def test_a_clause_takes_the_session_of_the_clause_before(language, text):
    _, requests = clauses_of(text, language)

    assert [each.session for each in requests.deadlines] == [10]


def test_what_happens_at_the_same_time_or_to_this_day_is_no_limit():
    due = deadlines_in("to finish by 3 May 2030 and at the same time to sing", "en")
    fini = deadlines_in("finir d'ici au 3 mai 2030 les chants recueillis à ce jour", "fr")

    assert [each.date for each in due + fini] == [date(2030, 5, 3)] * 2


def test_the_time_named_last_is_meant_where_its_kind_was_named_before():
    named = tuple(
        due
        for words in ("by 31 May 2030", "within six months", "by 30 June 2031")
        for due in deadlines_in(f"to ring {words}", "en")
    )

    [same] = deadlines_in("to sing within that time frame", "en", earlier=named)

    assert (same.kind, same.date) == ("date", date(2031, 6, 30))

"""Verbs that share whom they ask, and English forces that the next word decides."""

from __future__ import annotations

import pytest

from manden.reading.clauses import clauses_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Strongly urges and calls upon all parties to ring the bells;", "en"),
        ("Exhorte et encourage toutes les parties à sonner ;", "fr"),
    ],
)
def test_two_verbs_share_those_whom_the_second_names(text, language):
    asked = [[known.actor for known in clause.addressees] for clause in clauses_of(text, language)]

    assert asked == [["all_parties"], ["all_parties"]]


@pytest.mark.parametrize(
    ("text", "language", "act"),
    [
        (
            "Urges and, where needed, calls upon all parties to ring by May 2030;",
            "en",
            "to ring by May 2030",
        ),
        (
            "Requests the Secretary-General and invites Member States to ring by May 2030;",
            "en",
            "to ring by May 2030",
        ),
        (
            "Prie le Secrétaire général et invite les États Membres à sonner avant mai 2030 ;",
            "fr",
            "à sonner avant mai 2030",
        ),
    ],
)
def test_two_verbs_share_the_act_and_its_day(text, language, act):
    first, second = clauses_of(text, language)

    assert (first.action, second.action) == (act, act)
    assert first.deadlines == second.deadlines
    assert [day.date.year for day in first.deadlines if day.date] == [2030]


def test_a_verb_that_does_not_ask_shares_nobody():
    welcomed, encouraged = clauses_of("Welcomes and encourages all parties to ring;", "en")

    assert welcomed.addressees == ()
    assert [known.actor for known in encouraged.addressees] == ["all_parties"]


@pytest.mark.parametrize(
    ("force", "text"),
    [
        ("demand", "Orders the suspension of all bells;"),
        ("other", "Concurs with the view of the ringers;"),
        ("request", "Reaffirms the need for bells, and in this regard requests:"),
        ("request", "Notes the bells, and in that regards further requests the ringers to ring;"),
        ("stress", "Directs the attention of the ringers to the bells;"),
        ("decide", "Renews until 31 May the measures against bells;"),
        ("decide", "Renews for another year the mandate of the keeper;"),
        ("call", "Renews for a third time its appeal to all towns to listen;"),
        ("call", "Renews until further notice its call to all towns to listen;"),
        ("recall", "Renews its commitment to bells;"),
        ("note", "Considers that no bells rang, calls off the feast planned for May;"),
        ("note", "Is of the view that the bells should ring;"),
        ("note", "Notes the letters, requests, in many tongues, and gifts of the ringers;"),
    ],
)
def test_an_english_verb_has_the_force_of_its_sense(force, text):
    assert clauses_of(text, "en")[-1].force == force


@pytest.mark.parametrize(
    "text",
    [
        "Urges the Mayor to ring, and the Special Rapporteur on the rights to freedom of song;",
        "Urges the Mayor to work for song, and the United Nations to that end;",
        "Urges the Mayor to ring in the town, and all States to which bells belong;",
        "Urges the Mayor to sing, and allowing all political parties to listen;",
        "Urges the Mayor to sing with the ringers, the United Nations to listen;",
    ],
)
def test_words_before_a_to_that_opens_no_act_are_nobody_asked(text):
    (clause,) = clauses_of(text, "en")

    assert [known.text for known in clause.addressees] == ["the Mayor"]

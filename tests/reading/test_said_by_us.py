"""Texts that speak as "we": every verb that agrees with it, and no other."""

from __future__ import annotations

import pytest

from manden.reading.clauses import clauses_of


def verbs(text: str, language: str) -> list[str]:
    return [clause.verb for clause in clauses_of(text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We request the Mayor to ring, and ask the ringers to count.", ["request", "ask"]),
        ("We know the towers. In this spirit, we welcome the feast and request the Mayor to ring.",
         ["welcome", "request"]),
        ("We note the cost of bells, and urge both old and new donors to give.", ["note", "urge"]),
        ("We resolve to mend the bells and, as a first step, we resolve:", ["resolve", "resolve"]),
        ("We stress that bells matter, and reaffirm that they ring.", ["stress", "reaffirm"]),
        ("We therefore pledge to ring.", ["pledge"]),
        ("We rededicate ourselves to the art of ringing.", ["rededicate"]),
        ("We are determined to ring. We are also concerned about rust.",
         ["be_determined", "be_concerned"]),
        ("We recognize that bells ring, and commit to ringing them.", ["recognize", "commit"]),
        ("We stress the need to ring and further resolve to count.", ["stress", "resolve"]),
        ("We stress the worth of bells and invite donors to give.", ["stress", "invite"]),
        ("States are strongly urged to ring.", ["urge"]),
        ("Recalling the old towers, we decide to meet.", ["decide"]),
    ],
)  # fmt: skip
def test_we_say_every_verb_of_an_english_sentence(text, found):
    assert verbs(text, "en") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nous demandons aux sonneurs de compter et prions le Maire de sonner.",
         ["call_upon", "request"]),
        ("En conséquence, nous décidons de sonner.", ["decide"]),
        ("À cet égard, nous nous félicitons de la fête et nous nous efforcerons de sonner.",
         ["welcome"]),
        ("Nous aimons les tours, et convenons de les compter.", ["agree"]),
        ("Nous saluons les sonneurs, et demandons instamment aux donateurs de donner.",
         ["welcome", "urge"]),
        ("Nous sonnons, et nous nous déclarons résolus à sonner encore.",
         ["express_determination"]),
        ("Nous notons le prix, et nous félicitons de la fête.", ["note", "welcome"]),
        ("Nous notons le prix, et nous félicitons les sonneurs.", ["note", "commend"]),
        ("Réaffirmons notre foi dans les cloches, et demandons aux États de sonner.",
         ["reaffirm", "call_upon"]),
    ],
)  # fmt: skip
def test_we_say_every_verb_of_a_french_sentence(text, found):
    assert verbs(text, "fr") == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("We resolve to mend the bells and call upon others.", "en", ["resolve"]),
        ("We invite States to mend bells, support ringers and welcome guests.", "en", ["invite"]),
        ("We note that the report welcomes the feast, and requests more bells.", "en", ["note"]),
        ("We thank the ringers for their help and support of the feast.", "en", ["thank"]),
        ("Nous notons que le rapport salue la fête, et demande des cloches.", "fr", ["note"]),
        ("Nous aimons la fête. Il convient de la préparer.", "fr", []),
    ],
)
def test_an_infinitive_a_noun_or_another_subject_says_nothing_for_us(text, language, found):
    assert verbs(text, language) == found


def test_the_council_goes_on_where_we_are_only_quoted():
    text = "Notes the song “We ring”, and requests the Mayor to sing it;"

    assert verbs(text, "en") == ["note", "request"]


@pytest.mark.parametrize(
    "text",
    ["Réaffirmons notre foi dans les cloches,", "Constatons, avec joie, que les cloches sonnent,"],
)
def test_a_preamble_that_says_we_asks_nothing(text):
    assert clauses_of(text, "fr", preambular=True) == ()

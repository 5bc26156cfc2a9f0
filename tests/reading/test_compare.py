"""What changed between last year's text and this year's."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manden.reading import read
from manden.reading.compare import CannotCompare, compare
from manden.reading.resolution import Addressee, Annex, Clause, Deadline, Paragraph, Resolution
from manden.reading.word_changes import same_wording, word_changes

HARBOUR = Addressee("the harbour board", "harbour_board")


def text(*operative: Paragraph | str, language: str = "en", source: str = "a.txt") -> Resolution:
    paragraphs = tuple(
        paragraph if isinstance(paragraph, Paragraph) else Paragraph(f"OP{n}", paragraph)
        for n, paragraph in enumerate(operative, start=1)
    )
    return Resolution(source, language, operative=paragraphs)


def ask(anchor: str, opening: str, force: str, ask_for: str, **more: object) -> Paragraph:
    """A paragraph of one directive clause."""
    words = f"{opening} {ask_for};"
    fields = {"addressees": (HARBOUR,), "deadlines": (), **more}
    clause = Clause(opening, force, force, True, fields["addressees"], ask_for,  # type: ignore[arg-type]
                    fields["deadlines"], 0, len(words) - 1)  # type: ignore[arg-type]  # fmt: skip
    return Paragraph(anchor, words, opening, clauses=(clause,))


def test_an_urge_that_became_an_encouragement_is_named() -> None:
    old = text(ask("OP1", "Urges", "urge", "the harbour board to dredge the channel"))
    new = text(ask("OP1", "Encourages", "encourage", "the harbour board to dredge the channel"))

    (pair,) = compare(old, new).as_json()["pairs"]

    assert pair["force"] == {"old": "urge", "new": "encourage"}
    assert pair["kind"] == "amended"
    assert [(c["op"], c["old"], c["new"]) for c in pair["changes"]] == [
        ("replace", "Urges", "Encourages")
    ]


def test_an_unchanged_force_is_null() -> None:
    old = text(ask("OP1", "Urges", "urge", "the harbour board to dredge the channel"))

    (pair,) = compare(old, old).as_json()["pairs"]

    assert (pair["kind"], pair["force"], pair["changes"], pair["clauses"]) == ("same", None, [], [])


def test_a_clause_put_in_front_does_not_hide_the_change_of_the_other() -> None:
    first = "Urges the harbour board to dredge the channel"
    second = "welcomes the opening of two lighthouses"
    dredge = Clause("Urges", "urge", "urge", True, (HARBOUR,), "to dredge", (), 0, len(first))
    old = text(Paragraph("OP1", first + ";", clauses=(dredge,)))
    words = f"Welcomes the opening of two lighthouses and invites{first.removeprefix('Urges')};"
    opens = len(second) + len(" and ")
    new = text(
        Paragraph(
            "OP1",
            words,
            clauses=(
                Clause("Welcomes", "welcome", "welcome", False, (), "", (), 0, len(second)),
                Clause(
                    "invites",
                    "invite",
                    "invite",
                    True,
                    (HARBOUR,),
                    "to dredge",
                    (),
                    opens,
                    len(words) - 1,
                ),
            ),
        )
    )

    (pair,) = compare(old, new).as_json()["pairs"]

    assert pair["force"] == {"old": "urge", "new": "invite"}
    assert [clause["new"]["opening"] for clause in pair["clauses"] if clause["old"] is None] == [
        "Welcomes"
    ]


def test_verbs_that_only_introduce_sub_paragraphs_are_kept_too() -> None:
    text_of = "Urges, and invites:"
    clauses = (
        Clause("Urges", "urge", "urge", True, (), "", (), 0, 5),
        Clause("invites", "invite", "invite", True, (), "", (), 11, 18),
    )
    twice = text(Paragraph("OP1", text_of, clauses=clauses))

    (pair,) = compare(twice, twice).as_json()["pairs"]

    assert pair["clauses"] == []


def test_a_change_of_addressee_is_named_but_not_another_wording_of_the_same() -> None:
    board = Addressee("the board of the harbour", "harbour_board")
    pilots = Addressee("the pilots", "pilots")
    old = text(ask("OP1", "Urges", "urge", "them to dredge the northern channel"))
    renamed = text(
        ask("OP1", "Urges", "urge", "them to dredge the northern channel", addressees=(board,))
    )
    another = text(
        ask("OP1", "Urges", "urge", "them to dredge the northern channel", addressees=(pilots,))
    )

    assert compare(old, renamed).as_json()["pairs"][0]["addressees"] is None
    assert compare(old, another).as_json()["pairs"][0]["addressees"] == {
        "old": ["the harbour board"],
        "new": ["the pilots"],
    }


def test_a_deadline_that_moved_is_named() -> None:
    ninth = Deadline("session", "at its ninth session", session=9)
    tenth = Deadline("session", "at its tenth session", session=10)
    ask_for = "the harbour board to report at its {} session"
    old = text(ask("OP1", "Requests", "request", ask_for.format("ninth"), deadlines=(ninth,)))
    new = text(ask("OP1", "Requests", "request", ask_for.format("tenth"), deadlines=(tenth,)))

    (pair,) = compare(old, new).as_json()["pairs"]

    assert [found["session"] for found in pair["deadlines"]["old"]] == [9]
    assert [found["session"] for found in pair["deadlines"]["new"]] == [10]


def test_a_dated_deadline_is_told_in_iso_form() -> None:
    spring = Deadline("date", "by 1 May 2031", date=date(2031, 5, 1))
    old = text(ask("OP1", "Requests", "request", "the harbour board to report"))
    new = text(ask("OP1", "Requests", "request", "the harbour board to report by 1 May 2031",
                   deadlines=(spring,)))  # fmt: skip

    (pair,) = compare(old, new).as_json()["pairs"]

    assert pair["deadlines"]["old"] == []
    assert pair["deadlines"]["new"][0]["date"] == "2031-05-01"


def test_added_dropped_and_moved_are_told_by_anchor() -> None:
    boats = "Requests the registrar to count the boats that were lost at sea;"
    lamps = "Welcomes the opening of two lighthouses on the northern cape;"
    nets = "Invites the fishery council to publish its catches of herring;"
    tolls = "Decides to lift the tolls on the river ferries;"

    found = compare(text(boats, lamps, nets, tolls), text(tolls, boats, lamps, "Thanks the cook."))
    told = found.as_json()

    kinds = {tuple(pair["new"]): (pair["old"], pair["kind"]) for pair in told["pairs"]}
    assert kinds == {
        ("OP1",): (["OP4"], "moved"),
        ("OP2",): (["OP1"], "same"),
        ("OP3",): (["OP2"], "same"),
    }
    assert (told["added"], told["dropped"]) == (["OP4"], ["OP3"])
    assert told["summary"] == {
        "same": 2, "amended": 0, "moved": 1, "split": 0, "merged": 0, "added": 1, "dropped": 1,
    }  # fmt: skip


def test_sub_paragraphs_are_matched_within_their_paragraph() -> None:
    lamps = Paragraph("OP1(a)", "To paint the northern lighthouses white;", number="(a)")
    tides = Paragraph("OP1(a)", "To print the tables of the tides each winter;", number="(a)")
    painted = Paragraph("OP1(b)", "To paint the northern lighthouses red;", number="(b)")
    old = text(Paragraph("OP1", "Requests the harbour board:", children=(lamps,)))
    new = text(Paragraph("OP1", "Requests the harbour board:", children=(tides, painted)))

    (pair,) = compare(old, new).as_json()["pairs"]

    assert pair["kind"] == "amended"
    assert pair["children"]["added"] == ["OP1(a)"]
    assert [(p["old"], p["new"], p["kind"]) for p in pair["children"]["pairs"]] == [
        (["OP1(a)"], ["OP1(b)"], "amended")
    ]


def test_annexes_are_compared_too() -> None:
    rule = Paragraph("A1.OP1", "Pilots shall carry a lamp at night.")
    old = Resolution("a", "en", annexes=(Annex("Rules", (rule,)),))
    new = Resolution("b", "en", annexes=(Annex("Rules", (rule,)),))

    (pair,) = compare(old, new).as_json()["pairs"]

    assert (pair["old"], pair["kind"]) == (["A1.OP1"], "same")


def test_two_french_texts_are_compared_whatever_their_spacing() -> None:
    old = text("Prie l'Expert  de présenter un rapport à sa dixième session ;", language="fr")
    new = text("Prie l’Expert de présenter un rapport à sa onzième session ;", language="fr")

    (pair,) = compare(old, new).as_json()["pairs"]

    assert [(c["old"], c["new"]) for c in pair["changes"]] == [("dixième", "onzième")]


def test_two_languages_are_refused_in_one_sentence() -> None:
    english = text("Urges all ports to open;", source="ports.en.txt")
    french = text("Exhorte tous les ports à ouvrir ;", language="fr", source="ports.fr.txt")

    with pytest.raises(CannotCompare, match=r"ports\.en\.txt is in English and .* in French"):
        compare(english, french)


def test_a_text_without_paragraphs_is_refused() -> None:
    with pytest.raises(CannotCompare, match="holds no paragraph"):
        compare(text("Urges all ports to open;"), Resolution("empty.txt", "en"))


@pytest.mark.skipif(
    not Path(os.environ.get("MANDEN_SHARED", "../shared"), "data/texts").is_dir(),
    reason="the shared texts are absent: ../shared/data/texts (or MANDEN_SHARED)",
)
def test_what_changed_on_mali_between_2024_and_2025() -> None:
    texts = Path(os.environ.get("MANDEN_SHARED", "../shared"), "data/texts", "en")
    old, new = read(texts / "A_HRC_RES_55_25.txt"), read(texts / "A_HRC_RES_58_30.md")

    told = compare(old, new).as_json()

    assert (told["added"], told["dropped"]) == (["PP10"], [])
    assert told["summary"]["same"] == 30
    pairs = {pair["new"][0]: pair for pair in told["pairs"]}
    assert pairs["OP9"]["force"] == {"old": "call", "new": "welcome"}
    sessions = {
        anchor: [found["session"] for side in ("old", "new") for found in pair["deadlines"][side]]
        for anchor, pair in pairs.items()
        if pair["deadlines"]
    }
    assert sessions == {"OP26": [58, 61], "OP27": [58, 61]}


some_words = st.lists(
    st.sampled_from(["the", "port", "of", "calls,", "l’eau", "2031", "and", "opens;"]), max_size=12
).map(" ".join)


@settings(deadline=None)
@given(some_words, some_words, st.sampled_from(["en", "fr"]))
def test_the_changes_turn_the_old_wording_into_the_new(old: str, new: str, language: str) -> None:
    rebuilt, place = "", 0
    for change in word_changes(old, new, language):
        rebuilt += f"{old[place : change.old_at[0]]} {change.new} "
        place = change.old_at[1]
        assert old[slice(*change.old_at)] == change.old
        assert new[slice(*change.new_at)] == change.new

    assert same_wording(rebuilt + old[place:], new, language)


def test_a_lone_word_between_two_rewritten_phrases_is_read_with_them() -> None:
    changes = word_changes(
        "the slow decay of old wooden piers", "the quick repair of new iron gates"
    )

    assert [(change.old, change.new) for change in changes] == [
        ("slow decay of old wooden piers", "quick repair of new iron gates")
    ]

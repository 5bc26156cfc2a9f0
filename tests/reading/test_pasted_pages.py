"""Texts pasted from pages and conversions: front matter, notes before the next page, lost letters."""

from __future__ import annotations

from datetime import date

import pytest

from manden.reading import Resolution, read, read_text

HEAD = "Human Rights Council\n\nFortieth session\n\n40/99. Bells\n\nThe Human Rights Council,\n\n"


def outline(found: Resolution) -> tuple[int, list[str | None]]:
    return len(found.preamble), [paragraph.number for paragraph in found.operative]


def notes(found: Resolution) -> list[tuple[str, str | None]]:
    return [(note.marker, note.anchor) for note in found.footnotes]


MARKED_UP = (
    "---\nsymbol: A/HRC/RES/40/99\ntitle: Bells\n---\n\n# Human Rights Council\n\nFortieth session\n\n"
    "**40/99. Bells**\n\n*The Human Rights Council*,\n\n*Noting* the report on the bells,[^1]\n"
    "[^1]: A/HRC/40/77.\n[^2]: Resolution 9/4, annex I. *Mindful* of the towers, 1. *Asks* the towns"
    " to ring; 2. *Decides* to wait.\n\n*55th meeting*\n\n*21 March 2019*\n"
)


@pytest.mark.parametrize("name", ["page.md", "page.txt"])
def test_markdown_is_read_as_such_whatever_its_name(name: str) -> None:
    found = read(MARKED_UP.encode(), name=name)

    assert outline(found) == (2, ["1", "2"])
    assert (found.symbol, found.title, found.meeting) == ("A/HRC/RES/40/99", "Bells", 55)
    assert [note.text for note in found.footnotes] == ["A/HRC/40/77.", "Resolution 9/4, annex I."]
    assert "title: Bells" in found.furniture


def test_stars_on_the_names_of_states_do_not_make_markdown() -> None:
    found = read_text(HEAD + "1. Thanks Norway* and Togo.\n\n*Not a member of the Council.")

    assert found.operative[0].text == "Thanks Norway* and Togo."


@pytest.mark.parametrize(
    "marked",
    ["of 2003,1 which", "of 20031 which", "of 2003,¹ which"],
    ids=["stop", "year", "raised"],
)
def test_a_mark_glued_to_a_year_is_a_mark(marked: str) -> None:
    sign = "¹" if "¹" in marked else "1"
    found = read_text(
        f"{HEAD}Noting the meeting {marked} was welcome,\n\n1. Asks for bells on 30 km².\n\n"
        f"{sign} A/HRC/40/77."
    )

    assert notes(found) == [("1", "PP1")]
    assert found.preamble[0].text.replace(",", "") == "Noting the meeting of 2003 which was welcome"
    assert found.operative[0].text.endswith("km².")


def test_a_statement_has_no_numbers_to_lose_and_ends_with_its_quotation() -> None:
    found = read_text(
        "Statement by the President of the Security Council\n\nAt the 8500th meeting of the Security"
        " Council, held on 3 April 2019, the President made the following statement:\n\n"
        '"The Security Council welcomes the bells.\n\n"The Security Council asks for more."'
    )

    assert [p.number_inferred for p in found.operative] == [False, False]
    assert not found.warnings


def test_grave_accents_typed_for_apostrophes_hide_no_organ() -> None:
    found = read_text(
        "CONSEIL DES DROITS DE L`HOMME\n\n14/19. Cloches d`été\n\nLe Conseil des droits de l`homme,\n\n"
        "Rappelant les tours,\n\n1. Prie la ville d`attendre."
    )

    assert (found.symbol, outline(found)) == ("A/HRC/RES/14/19", (1, ["1"]))


def test_the_preamble_of_a_decision_is_no_decision() -> None:
    found = read_text(
        "Decision adopted by the Human Rights Council on 17 March 2017\n\n34/112. Bells\n\n"
        "The Human Rights Council,\n\nHaving counted the bells on 4 November 2016,\n\n"
        "Adopts the list of the bells of the river towns."
    )

    assert (found.kind, outline(found)) == ("decision", (1, ["1"]))


def test_a_letter_lost_between_two_others_is_restored() -> None:
    found = read_text(
        HEAD
        + "1. Asks the town:\n\n(a) To ring;\n\nTo listen;\n\n(c) To report;\n\n2. Decides to wait."
    )

    assert [child.anchor for child in found.operative[0].children] == ["OP1(a)", "OP1(b)", "OP1(c)"]
    assert [child.number_inferred for child in found.operative[0].children] == [False, True, False]


def test_a_number_glued_to_its_words_opens_a_point() -> None:
    found = read_text(HEAD + "1.Asks the town:\n(a)To ring;\n(b)To listen;\n\n2.Decides to wait.")

    assert [child.anchor for child in found.operative[0].children] == ["OP1(a)", "OP1(b)"]


BODY = "The General Assembly,\n\nNoting the bells,\n\n1. Asks for more."


@pytest.mark.parametrize("title", ["45/188. Bells", "Bells"])
def test_the_meeting_and_date_may_stand_above_the_title(title: str) -> None:
    found = read_text(
        f"A/RES/45/188\n\n71st plenary meeting\n\n21 December 1990\n\n{title}\n\n{BODY}"
    )

    assert (found.symbol, found.meeting, found.adopted) == (
        "A/RES/45/188",
        71,
        date(1990, 12, 21),
    )
    assert not found.warnings


def test_the_end_of_another_text_above_the_title_stays_another_s() -> None:
    found = read_text(
        f"A/RES/45/187\n\n71st plenary meeting\n\n21 December 1990\n\n45/188. Bells\n\n{BODY}"
    )

    assert (found.number, found.meeting) == ("45/188", None)


def test_a_number_alone_on_its_line_is_that_of_the_session_and_no_page() -> None:
    alone = HEAD.replace("40/99. Bells", "40/99\n\nBells")

    assert read_text(alone + "1. Asks for bells.").symbol == "A/HRC/RES/40/99"
    assert read_text(alone.replace("40/99", "2/4") + "1. Asks for bells.").symbol is None


def test_the_states_of_a_vote_may_stand_in_brackets() -> None:
    found = read_text(
        "RESOLUTION 502 (1982)\n\nThe Security Council,\n\n1. Asks for bells.\n\n"
        "Adopted at the 2350th meeting by 10 votes to 1 (Togo), with 4 abstentions (Chad, Mali)."
    )

    assert (found.vote.in_favour, found.vote.against, found.vote.abstaining) == (10, 1, 4)


def test_a_draft_has_the_symbol_it_was_handed_out_under() -> None:
    found = read_text(
        "United Nations A/HRC/41/L.15\n\nForty-first session\n\nMexico, Togo: draft resolution\n\n"
        "41/… Bells\n\nThe Human Rights Council,\n\n1. Asks for bells."
    )

    assert (found.symbol, found.number, found.adopted) == ("A/HRC/41/L.15", None, None)


def test_bullets_stand_for_numbers_where_none_is_left() -> None:
    found = read_text(HEAD + "Noting the bells,\n\n- Asks for more;\n- Decides to wait.")

    assert outline(found) == (1, ["1", "2"])
    assert all(paragraph.number_inferred for paragraph in found.operative)


def test_the_points_of_a_list_go_on_behind_a_note() -> None:
    found = read_text(
        HEAD
        + "1. Asks the town:\n\n(a) To mend the bells;[^1]\n\n[^1]: A/HRC/40/77. (b) To ring them in"
        " the morning; (c) To listen;\n\n2. Decides to wait."
    )

    assert [child.anchor[-3:] for child in found.operative[0].children] == ["(a)", "(b)", "(c)"]
    assert notes(found) == [("1", "OP1(a)")]


def test_a_rule_above_a_note_is_the_page_s() -> None:
    found = read_text(
        f"{HEAD}Noting the bells* of the north,\n\n-----\n* With those of the hills.\n\n"
        "Noting the towers,\n\n1. Asks for more."
    )

    assert outline(found) == (2, ["1"])
    assert "-----" in found.furniture


def test_the_adoption_may_be_told_in_a_table_under_the_title() -> None:
    found = read_text(
        "42/59. Bells\n\nDate: 30 November 1987\nMeeting: 85\nAdopted without a vote\nReport: A/42/764"
        f"\n\n{BODY}"
    )

    assert (found.adopted, found.meeting, found.vote.mode) == (
        date(1987, 11, 30),
        85,
        "without_vote",
    )


def test_a_list_in_a_statement_has_its_lead() -> None:
    found = read_text(
        "Statement by the President of the Security Council\n\nAt the 8500th meeting of the Security"
        " Council, held on 3 April 2019, the President made the following statement:\n\n"
        "“The Security Council notes the bells.\n\n“The Security Council:\n\n(a) Asks for more;\n\n"
        "(b) Thanks the town.”"
    )

    assert [len(paragraph.children) for paragraph in found.operative] == [0, 2]


def test_a_masthead_printed_again_in_a_sentence_is_the_page_s() -> None:
    head = "Resolution adopted by the Economic and Social Council on 6 July 2017"
    found = read_text(
        f"{head}\n\n2017/16. Bells\n\nThe Economic and Social Council,\n\n"
        "Recalling the bells of the north, entitled to rest after many years of service,\n\n"
        f"E/RES/2017/16\n\n{head}\n\nand recalled by the south,\n\n1. Asks for more."
    )

    assert outline(found) == (1, ["1"])
    assert found.preamble[0].text.endswith("service, and recalled by the south,")


def test_half_of_a_date_is_no_note_and_a_shortened_word_ends_no_paragraph() -> None:
    found = read_text(
        f"{HEAD}Noting the report of the keeper of\n\nA/HRC/40/99\n\n8 April 2009 on bells,\n\n"
        "Noting decree No.\n\n2/4\n\n16 of the town,\n\n1. Asks for more."
    )

    assert outline(found) == (2, ["1"])
    assert found.preamble[0].text.endswith("keeper of 8 April 2009 on bells,")


def test_a_dash_behind_a_number_is_the_number_s() -> None:
    found = read_text(HEAD + "Noting the bells,\n\n1.- Asks for more;\n\n2.- Decides to wait.")

    assert [paragraph.text for paragraph in found.operative] == [
        "Asks for more;",
        "Decides to wait.",
    ]


def test_a_letter_of_another_alphabet_hides_no_verb() -> None:
    found = read_text(
        HEAD + "Noting the bells,\n\n\u0421alls upon the towns to ring;\n\nDecides to wait."
    )

    assert outline(found) == (1, ["1", "2"])


LINES = """Noting the report of the keeper of the bells of the river towns, and the
answers of the towns, as they were printed in the yearbook of the Human
Rights Council, and in that of the towns of the hills, which were counted by
the keeper,
Noting also the towers,
1. Asks the towns of the river to ring their bells in the morning, at noon,
in the evening and at night, in accordance with the customs of the country,
and to listen to those of the others;
2. Decides to consider the bells of the hills at its next session, and the
towers of the river at the one that follows it, unless the keeper asks the
towns for more;
3. Requests the keeper to count the bells of the hills, of the river and of
the coast, and to print the list of them in the yearbook, with the names of
the towns;
4. Thanks the keeper for the yearbook, for the list of the bells and for the
names of the towns, and asks for more of them."""


def test_a_page_with_a_blank_line_after_each_line_is_read_as_its_paragraphs() -> None:
    found = read_text(HEAD + "\n\n".join(LINES.split("\n")))

    assert outline(found) == (2, ["1", "2", "3", "4"])


def test_a_section_whose_first_words_lead_on_keeps_its_number() -> None:
    found = read_text(
        HEAD
        + "Noting the bells,\n\nI\n\nDeclares that:\n\n1. Bells are for all;\n\n2. Bells are to be"
        " rung;\n\nII\n\n1. Asks for more;\n\n2. Decides to wait."
    )

    assert [p.anchor for p in found.operative] == ["I.OP1", "I.OP2", "II.OP1", "II.OP2"]


def test_the_number_of_a_page_right_above_a_paragraph_is_not_its_own() -> None:
    found = read_text(HEAD + "Noting the bells,\n\n1. Asks for more;\n\n4\n2. Decides to wait.")

    assert [paragraph.number for paragraph in found.operative] == ["1", "2"]


def test_a_paragraph_goes_on_past_the_foot_and_the_head_of_a_page() -> None:
    found = read_text(
        HEAD
        + "Noting the bells,\n\n1. Asks the towns to mend their bells, while noting that the tower\n"
        "6 12-66067\n\nA/HRC/RES/99/1\nof the river stands, and thanks the keeper;\nBells of the hills\n"
        "2. Asks for more;\n3. Decides to wait;\n4. Decides to ring."
    )

    assert outline(found) == (1, ["1", "2", "3", "4"])
    assert found.operative[0].text.endswith(
        "that the tower of the river stands, and thanks the keeper;"
    )

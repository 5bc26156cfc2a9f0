"""Decisions as a report tells them, and texts that a conversion ran together."""

from __future__ import annotations

import pytest

from manden.reading import read_text

FLAT = (
    "A UNITED NATIONS General Assembly Distr. GENERAL A/RES/68/201 12 February 2014 Sixty-eighth"
    " session Agenda item 94 RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY [on the report of the Second"
    " Committee (A/68/609)] 68/201. Bells of the north The General Assembly, Recalling its resolution"
    " 67/14 of 5 December 2012, Also noting the bells of the river towns,1 Aware of the towers, in"
    " particular the tall ones, 1. Asks the towns for more of them; 2. Decides to listen. 71st"
    " plenary meeting 20 December 2013"
)


def test_a_decision_told_in_the_past_has_clauses_and_mandates() -> None:
    found = read_text(
        "Decision adopted by the Human Rights Council*\n\n16/99 Bells\n\n"
        "At its 48th meeting, on 25 March 2011, the Human Rights Council decided to extend the"
        " mandate of the independent expert on bells until June 2012, and requested the expert to"
        " report to it at its nineteenth session.\n\n48th meeting 25 March 2011\n\n"
        "* The decisions will be contained in the report of\n\nthe Council (A/HRC/16/2), chap. I."
    )

    paragraph = found.operative[0]
    assert (found.kind, found.symbol, found.title) == ("decision", "A/HRC/DEC/16/99", "Bells")
    assert [(c.verb, c.force) for c in paragraph.clauses] == [
        ("decide", "decide"),
        ("request", "request"),
    ]
    assert [(act.act, act.holder) for act in found.mandates] == [
        ("extend", "independent expert on bells")
    ]
    assert (found.meeting, str(found.adopted)) == (48, "2011-03-25")
    assert [(note.marker, note.anchor) for note in found.footnotes] == [("*", "title")]


def test_a_french_decision_told_in_the_past() -> None:
    found = read_text(
        "Décision adoptée par le Conseil des droits de l’homme\n\n16/99. Cloches\n\n"
        "À sa 48e séance, le 25 mars 2011, le Conseil des droits de l’homme a décidé de proroger d’un"
        " an le mandat de l’Expert indépendant sur les cloches et a prié celui-ci de lui faire"
        " rapport à sa dix-neuvième session.\n\n48e séance\n25 mars 2011"
    )

    assert [c.verb for c in found.operative[0].clauses] == ["decide", "request"]
    assert [(act.act, act.term) for act in found.mandates] == [("extend", "P1Y")]


def test_a_text_run_together_is_parted_at_its_seams() -> None:
    found = read_text(FLAT)

    assert (found.symbol, found.title) == ("A/RES/68/201", "Bells of the north")
    assert (found.agenda_item, str(found.distributed), found.meeting) == ("94", "2014-02-12", 71)
    assert [p.opening for p in found.preamble] == ["Recalling", "Also noting", "Aware"]
    assert [p.anchor for p in found.operative] == ["OP1", "OP2"]
    assert found.operative[1].text == "Decides to listen."


def test_a_statement_keeps_its_introduction_out_of_its_title() -> None:
    found = read_text(
        "Human Rights Council\n\nPresident’s statement\n\nPRST 15/9\n\n"
        "At the 34th meeting, held on 1 October 2010, the President of the Council made the"
        " following statement:\n\nThe Human Rights Council\n\n1. Acknowledges the bells;\n\n"
        "2. Invites the towns to ring them."
    )

    assert (found.kind, found.symbol, found.title) == ("statement", "A/HRC/PRST/15/9", None)
    assert [p.anchor for p in found.operative] == ["OP1", "OP2"]


def test_facts_about_the_file_and_the_number_of_the_text_open_no_body() -> None:
    found = read_text(
        "Report of the bell-ringers\n- Author: General Assembly\n- Document source:\n"
        "111. Report of the bell-ringers\n1. Takes note of the report;\n2. Asks for bells.\n"
        "101st plenary meeting16 December 1976"
    )

    assert [p.anchor for p in found.operative] == ["OP1", "OP2"]
    assert (found.meeting, str(found.adopted)) == (101, "1976-12-16")


def test_a_decision_without_masthead_takes_its_facts_from_its_sentence() -> None:
    found = read_text(
        "2024/399\nCalendar of the bells\n\nAt its 28th plenary meeting, on 22 July 2024, the Economic"
        " and Social Council took note of the report of the ringers and requested the ringers to"
        " submit it again."
    )

    assert (found.kind, found.body, found.symbol) == ("decision", "ECOSOC", "E/DEC/2024/399")
    assert (found.meeting, str(found.adopted)) == (28, "2024-07-22")


def test_the_paragraphs_of_a_statement_have_clauses_inside_their_quotation_marks() -> None:
    text = "“The Council condemns the theft of bells, and calls upon all parties to ring them."
    found = read_text(
        "S/PRST/2019/3\n\nStatement by the President of the Security Council\n\nAt the 8500th meeting"
        " of the Security Council, held on 3 April 2019, the President of the Security Council made"
        f" the following statement:\n\n“The Security Council recalls the bells.\n\n{text}”"
    )

    last = found.operative[-1]
    assert [c.verb for c in last.clauses] == ["condemn", "call_upon"]
    assert last.text[last.clauses[1].start :].startswith("calls upon")


def test_notes_on_consecutive_lines_are_as_many_notes() -> None:
    found = read_text(
        "The General Assembly,\n\nNoting the bells,1 and the towers,2\n\n1. Asks for more;\n\n"
        "2. Decides to wait.\n\n1\tA/59/77.\n2\tA/59/78."
    )

    assert [(note.marker, note.text) for note in found.footnotes] == [
        ("1", "A/59/77."),
        ("2", "A/59/78."),
    ]


def test_a_part_whose_letter_stands_on_a_line_between_titles() -> None:
    body = "The General Assembly,\n\n1. Asks for more;\n\n2. Decides to wait."

    found = read_text(f"68/99. Bells\nA\nSmall bells\n\n{body}\n\nB\nGreat bells\n\n{body}")

    assert [one.number for one in (found, *found.following)] == ["68/99 A", "68/99 B"]


@pytest.mark.parametrize("stop", ['."', ".”", ".)"])
def test_a_decision_that_adopts_a_quoted_statement_is_no_text_cut_short(stop: str) -> None:
    told = read_text(
        "33/115.\n\nAt its 39th meeting, on 29 September 2016, the Human Rights Council decided to"
        " adopt the following statement:\n\n“The Human Rights Council requests the town to ring"
        f" the bells{stop}\n"
    )

    assert (told.kind, told.symbol) == ("decision", "A/HRC/DEC/33/115")
    assert [one.anchor for one in told.operative] == ["OP1"]
    assert told.warnings == ()


@pytest.mark.parametrize(
    ("number", "year", "symbol"),
    [
        ("33/115", 2016, "A/HRC/DEC/33/115"),
        ("33/115", 1978, None),  # of an organ that also met then, and is not named
        ("33/15", 2016, None),
    ],
)
def test_the_council_that_numbers_its_decisions_so_is_the_human_rights_council(
    number: str, year: int, symbol: str | None
) -> None:
    told = read_text(
        f"{number}.\n\nAt its 39th meeting, on 29 September {year}, the Council decided to ring the"
        " bells and to mend the tower.\n"
    )

    assert (told.kind, told.symbol) == ("decision", symbol)


@pytest.mark.parametrize(
    ("language", "words", "verbs"),
    [
        (
            "en",
            "The Commission on Human Rights, taking note of resolution 1996/19 of 29 August 1996 of"
            " the Sub-Commission, endorses its decision to keep the ringer for a further two years.",
            ["endorse"],
        ),
        (
            "fr",
            "La Commission des droits de l'homme, prenant acte de la résolution 1996/19 du 29 août"
            " 1996, approuve le maintien du sonneur et prie le Maire de rendre compte.",
            ["approve", "request"],
        ),
    ],
)
def test_a_decision_in_one_sentence_that_opens_with_its_organ(
    language: str, words: str, verbs: list[str]
) -> None:
    found = read_text(f"Draft decisions\n\n{words}\n", language=language, name="draft.txt")

    assert (found.kind, found.body, found.adopted) == ("decision", "CHR", None)
    assert [clause.verb for clause in found.operative[0].clauses] == verbs


def test_a_decision_told_after_long_considerations_with_its_items() -> None:
    considered = "taking into account its heavy schedule, as well as the need to hear all, and "
    words = (
        "1999/113. Organization of work\n\nAt its 60th meeting, on 28 April 1999, the Commission on"
        f" Human Rights, {considered * 4}recalling its bells, decided, without a vote:\n\n"
        "(a) To ask the Council for 30 meetings;\n\n(b) To ask the Mayor to ring.\n\n"
        "[See chap. III.]\n"
    )

    found = read_text(words, name="text.txt")

    (paragraph,) = found.operative
    assert (str(found.adopted), found.meeting) == ("1999-04-28", 60)
    assert [child.anchor for child in paragraph.children] == ["OP1(a)", "OP1(b)"]
    assert [clause.verb for clause in paragraph.clauses] == ["decide"]

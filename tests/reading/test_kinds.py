"""Decisions, statements, drafts, parts and files of several texts."""

from __future__ import annotations

from manden.reading import read_text
from tests.reading.invented_texts import ENGLISH, FRENCH

RESOLUTION = (
    "{number}. Bells of the {name}\n\nThe General Assembly,\n\nNoting the bells of the {name},\n\n"
    "1. Asks the town for more of them;\n\n2. Decides to listen.\n\n"
    "71st plenary meeting\n20 December 2013"
)


def test_a_decision_of_unnumbered_paragraphs() -> None:
    found = read_text(
        "Decision adopted by the Human Rights Council on 5 July 2019\n\n41/101. Bells\n\n"
        "The Human Rights Council,\n\n"
        "At its 38th meeting, on 5 July 2019, decides to adopt the calendar of the bells."
    )

    assert (found.kind, found.symbol) == ("decision", "A/HRC/DEC/41/101")
    assert len(found.operative) == 1


def test_a_statement_of_the_president() -> None:
    found = read_text(
        "S/PRST/2019/3\n\nStatement by the President of the Security Council\n\n"
        "At the 8500th meeting of the Security Council, held on 3 April 2019, the President of the"
        " Security Council made the following statement on behalf of the Council:\n\n"
        "“The Security Council welcomes the ringing of the bells.\n\n"
        "“The Security Council calls upon all the towns to mend their towers.”"
    )

    assert (found.kind, found.body, found.symbol) == ("statement", "SC", "S/PRST/2019/3")
    assert [p.text.startswith("“The Security Council") for p in found.operative][-2:] == [True] * 2
    assert not found.warnings


def test_several_resolutions_of_one_file_follow_each_other() -> None:
    text = "\n\n".join(
        RESOLUTION.format(number=number, name=name)
        for number, name in (("68/201", "north"), ("68/202", "south"))
    )

    found = read_text(text)

    assert [one.number for one in (found, *found.following)] == ["68/201", "68/202"]
    assert [one.meeting for one in (found, *found.following)] == [71, 71]
    assert all(len(one.operative) == 2 for one in (found, *found.following))


def test_the_tail_of_another_resolution_is_set_aside_and_said() -> None:
    tail = "15. Asks for a last bell;\n\n16. Decides to sleep.\n\n70th plenary meeting\n\n"

    found = read_text(tail + RESOLUTION.format(number="68/202", name="south"))

    assert found.number == "68/202" and len(found.operative) == 2
    assert any("another text" in warning.message for warning in found.warnings)


def test_parts_of_a_resolution_carry_their_letter() -> None:
    body = "The General Assembly,\n\nNoting the bells,\n\n1. Asks for more;\n\n2. Decides to wait."

    found = read_text(f"68/99. Bells\n\nA\n\nSmall bells\n\n{body}\n\nB\n\nGreat bells\n\n{body}")

    assert [one.number for one in (found, *found.following)] == ["68/99 A", "68/99 B"]


def test_a_draft_recommended_to_another_organ_is_one_text() -> None:
    found = read_text(
        "2012/99. Bells\n\nThe Economic and Social Council\n\nRecommends to the General Assembly"
        " the adoption of the following draft resolution:\n\nThe General Assembly,\n\n"
        "Noting the bells,\n\n1. Asks for more;\n\n2. Decides to wait."
    )

    assert (found.body, found.number, len(found.following)) == ("ECOSOC", "2012/99", 0)
    assert [p.anchor for p in found.operative] == ["OP1", "OP2"]


def test_numbers_start_again_in_an_annex_and_in_sections() -> None:
    found = read_text(
        "The General Assembly,\n\nNoting the bells,\n\nI\n\nSmall bells\n\n1. Asks for more;\n\n"
        "2. Asks again;\n\nII\n\nGreat bells\n\n1. Decides to wait.\n\n71st plenary meeting\n\n"
        "Annex\n\nThe bell book\n\n1. Bells are rung at noon.\n\n2. Towers are locked at night."
    )

    assert [p.anchor for p in found.operative] == ["I.OP1", "I.OP2", "II.OP1"]
    assert found.operative[2].heading == "II\nGreat bells"
    assert [p.anchor for p in found.annexes[0].operative] == ["A1.OP1", "A1.OP2"]
    assert found.annexes[0].title == "Annex\nThe bell book"


def test_letters_that_the_print_lost_are_restored() -> None:
    found = read_text(
        "The General Assembly,\n\nNoting the bells,\n\n1. Asks the towns:\n\nTo ring the bells;\n\n"
        "To mend the towers;\n\n2. Decides to wait."
    )

    assert [c.anchor for c in found.operative[0].children] == ["OP1(a)", "OP1(b)"]
    assert all(child.number_inferred for child in found.operative[0].children)


def test_the_language_is_found() -> None:
    assert read_text(FRENCH).language == "fr"
    assert read_text(ENGLISH.replace("*", "")).language == "en"

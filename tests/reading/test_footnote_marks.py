"""Marks of footnotes in texts that lost their superscripts, in sentences of our own."""

from __future__ import annotations

from manden.reading import read
from manden.reading.blocks import Block, Mark
from manden.reading.footnote_marks import with_found_marks, with_missing_marks
from manden.reading.footnotes import with_found_notes
from manden.reading.runs_in import after_note


def marks(text: str, known: set[int]) -> list[str]:
    return [mark.marker for mark in with_found_marks([Block(text)], known)[0].marks]


def test_a_mark_stands_after_a_year() -> None:
    text = "Ayant entendu les cloches dans sa résolution 71/23 du 30 novembre 2016 1 ,"

    assert marks(text, {1}) == ["1"]


def test_a_mark_stands_after_the_number_of_a_resolution() -> None:
    assert marks("les cloches dont traite sa résolution 66/141 22 , ainsi", {22}) == ["22"]


def test_a_lost_mark_does_not_hide_those_after_it() -> None:
    text = "les cloches de la tour du village , et les tours des collines 2 , des vallées 3 ,"

    assert marks(text, {1, 2, 3}) == ["2", "3"]


def test_notes_that_begin_on_a_later_page_find_their_marks() -> None:
    text = "la Déclaration des cloches 14 , celle des tours 15 et celle des villages 16 , et toutes"

    assert marks(text, {15, 16}) == ["15", "16"]


def test_days_and_counts_are_no_marks() -> None:
    text = (
        "réunis en 2016 8 mois durant, du 20 au 22 juin 2012, moins de 15 ans après, et 3 cloches"
    )

    assert marks(text, {3, 8, 15, 22}) == []


def test_marks_of_notes_that_the_file_lost_are_told_by_the_stop_after_them() -> None:
    text = "les cloches de la tour 1 , de 1992 à 2 villages, ses rapports de 2013 2 et 2014 3 qui sonnent"

    assert marks(text, {2, 3}) == ["1", "2", "3"]
    assert marks("les cloches de la tour 1 et des cloches2,", {4}) == []


def notes(*lines: str) -> list[tuple[str | None, str]]:
    found = with_found_notes([Block(line) for line in lines], "en")
    return [(block.note, block.text) for block in found if block.note]


def test_notes_right_below_a_rule_or_the_closing_lines_are_notes() -> None:
    text, closing = "1. Asks for bells as the old books have them;", "30th meeting 13 July 2023"

    assert notes(text, closing, "_______ 1 A/40/53. 2 See A/41/9.") == [
        ("1", "A/40/53."),
        ("2", "See A/41/9."),
    ]
    assert notes(text, closing, "9 General Assembly resolution 60/251, annex.") == [
        ("9", "General Assembly resolution 60/251, annex.")
    ]


def test_a_symbol_alone_after_a_number_is_a_note_wherever_it_stands() -> None:
    assert notes("1. Asks for bells;", "8 A/HRC/37/61.", "9 bells rang.") == [("8", "A/HRC/37/61.")]


def test_the_number_of_a_volume_opens_no_note() -> None:
    blocks = [
        Block("1. Asks for bells;"),
        Block("____"),
        Block("1 See the Bell Book, Supplement No. 2 (E/1993/24), chap. III."),
        Block("2 A/68/1. 3 A/68/2."),
    ]

    assert [(b.note, b.text) for b in with_found_notes(blocks, "en") if b.note] == [
        ("1", "See the Bell Book, Supplement No. 2 (E/1993/24), chap. III."),
        ("2", "A/68/1."),
        ("3", "A/68/2."),
    ]


def test_marks_that_a_markdown_file_left_among_the_words_find_their_notes() -> None:
    text = (
        "The General Assembly,\n\n"
        "Noting the bells of the north[^1] and of the south,2 which ring at noon,\n\n"
        "Recalling the meeting held on 24 and 25 February 2003,3 which was long,\n\n"
        "1. *Requests* the Secretary-General to count 2 bells;\n\n"
        "2. *Decides* to wait.\n\n"
        "[^1]: The book of bells.\n\n[^2]: The book of towers.\n\n[^3]: See A/57/759.\n"
    )
    resolution = read(text.encode(), name="bells.md")
    assert [(note.marker, note.anchor) for note in resolution.footnotes] == [
        ("1", "PP1"), ("2", "PP1"), ("3", "PP2"),
    ]  # fmt: skip
    assert resolution.preamble[0].text.endswith(
        "of the north and of the south, which ring at noon,"
    )
    assert resolution.operative[0].text.endswith("to count 2 bells;")
    assert not resolution.warnings


def test_a_raised_mark_is_not_looked_for_again_among_the_words() -> None:
    raised = Block("Noting bells, of the towns 1 , of the hills", marks=(Mark(13, "¹"),))

    assert with_missing_marks([raised], {1}) == [raised]


def test_a_note_marked_by_a_number_and_a_letter_counts_nothing() -> None:
    text = "# Bells\n\nThe Human Rights Council,\n\n1. Asks the towns for the bells;[^1a]\n\n[^1a]: The book.\n"

    assert [note.marker for note in read(text.encode(), name="bells.md").footnotes] == ["1a"]


def test_what_ran_in_behind_a_note_of_many_sentences_is_found() -> None:
    note = Block("See the book. " * 50 + "Noting the towns, 2. Asks for the bells.", note="1")

    assert [piece.note for piece in after_note(note, "en")] == ["1", None]


def test_missing_notes_are_told_in_the_order_of_their_numbers() -> None:
    marks = "".join(f"Noting the bells of the towns,[^{number}]\n\n" for number in (2, 10, 9))
    text = f"# Bells\n\nThe Human Rights Council,\n\n{marks}1. Asks the towns for the bells.\n"

    told = [warning.message for warning in read(text.encode(), name="bells.md").warnings]

    assert "the text of footnote 2, 9, 10 is not in the file" in told


def test_typed_notes_run_together_keep_their_slashes() -> None:
    resolution = read(
        b"The General Assembly,\n\nNoting the bells 1/ and the towers, 2/\n\n1. Decides to wait.\n\n"
        b"1/ See the book. 2/ See the tower.\n",
        name="bells.txt",
    )
    assert [(note.marker, note.text) for note in resolution.footnotes] == [
        ("1", "See the book."), ("2", "See the tower."),
    ]  # fmt: skip
    printed = "".join(resolution.furniture)
    assert printed.count("1/") == 2 and printed.count("2/") == 2

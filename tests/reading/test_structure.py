"""Paragraphs, their numbers and their levels, whatever interrupts them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from manden.reading import Resolution, read, read_text
from manden.reading.blocks import Block, ink
from manden.reading.furniture import furniture_indices
from manden.reading.resolution import Paragraph
from tests.reading.invented_texts import ENGLISH, FRENCH


def anchors(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [
        anchor
        for paragraph in paragraphs
        for anchor in (paragraph.anchor, *anchors(paragraph.children))
    ]


def english() -> Resolution:
    return read(ENGLISH.encode(), name="bells.md")


def test_each_paragraph_stands_on_its_level() -> None:
    found = english()

    assert anchors(found.preamble) == ["PP1", "PP2", "PP3", "PP4", "PP5"]
    assert anchors(found.operative) == [
        "OP1", "OP2", "OP3", "OP3(a)", "OP3(a)(i)", "OP3(a)(ii)", "OP3(b)", "OP4",
    ]  # fmt: skip


def test_a_footnote_leaves_the_sentence_it_interrupts() -> None:
    found = english()

    assert found.operative[0].text == (
        "Strongly condemns the theft of bells, in particular from the towers of the north;"
    )
    assert [(note.marker, note.text, note.anchor) for note in found.footnotes] == [
        ("1", "A/HRC/40/77.", "PP4"),
        ("2", "S/AC.51/2018/9.", "OP2"),
    ]


def test_a_mark_leaves_no_trace_in_the_words() -> None:
    found = english()

    assert found.preamble[3].text == "Taking note of the report of the bell-ringer,"


def test_the_opening_is_the_participle_and_its_adverbs() -> None:
    found = english()

    assert [paragraph.opening for paragraph in found.preamble] == [
        "Guided by", "Recalling", "Recalling also", "Taking note", "Noting",
    ]  # fmt: skip


def test_french_and_english_have_the_same_anchors() -> None:
    french = read_text(FRENCH)

    assert anchors(french.preamble + french.operative) == anchors(
        english().preamble + english().operative
    )


def test_a_masthead_dropped_into_a_sentence_is_taken_out() -> None:
    french = read_text(FRENCH)

    assert french.preamble[4].text.startswith(
        "Notant l'ouverture de la tour en mars, annoncée par les habitants de la ville de la rive"
    )
    assert str(french.distributed) == "2019-05-09"


def test_a_lost_number_is_restored_and_said_to_be() -> None:
    french = read_text(FRENCH)

    restored = french.operative[2]
    assert (restored.number, restored.number_inferred) == ("3", True)
    assert ("OP3", "number 3 is not printed; it was restored") in [
        (warning.anchor, warning.message) for warning in french.warnings
    ]


def test_numbers_printed_run_in_part_their_paragraphs() -> None:
    found = read_text(
        "The General Assembly,\n\nNoting the bells,\n\n"
        "1. Asks for bells; 2. Urges all towns to listen; and 3. Decides to wait."
    )

    assert anchors(found.operative) == ["OP1", "OP2", "OP3"] or anchors(found.operative) == [
        "OP1",
        "OP2",
    ]


def test_a_title_with_commas_and_capitals_is_not_parted() -> None:
    found = read_text(
        "The General Assembly,\n\nReaffirming the Convention on the Use, Stockpiling, Production and"
        " Casting of Bells, Ringing of Towers, Recalling the towers,\n\n1. Decides to wait."
    )

    assert anchors(found.preamble) == ["PP1", "PP2"]
    assert found.preamble[1].text == "Recalling the towers,"


def test_a_name_in_ant_parts_no_paragraph_in_french() -> None:
    found = read_text(
        "L'Assemblée générale,\n\nSaluant la Croix-Rouge, Croissant-Rouge compris, Rappelant les tours,\n\n"
        "1. Décide d'attendre."
    )

    assert [paragraph.text for paragraph in found.preamble] == [
        "Saluant la Croix-Rouge, Croissant-Rouge compris,",
        "Rappelant les tours,",
    ]


def test_a_missing_paragraph_is_named() -> None:
    found = read_text(
        "The General Assembly,\n\nNoting the bells,\n\n1. Asks for bells;\n\n4. Decides to wait."
    )

    assert "paragraph 2 to 3 was not found before it" in [
        warning.message for warning in found.warnings
    ]


def test_a_text_cut_in_half_is_read_and_said_to_be_cut() -> None:
    cut = ENGLISH[: ENGLISH.index("count them")]

    found = read(cut.encode(), name="bells.md")

    assert anchors(found.operative) == ["OP1", "OP2"]
    assert any("cut" in warning.message for warning in found.warnings)


def test_the_resolution_on_mali_is_read_exactly(shared_data: Path) -> None:
    found = read(shared_data / "texts" / "en" / "A_HRC_RES_58_30.md")

    assert anchors(found.preamble) == [f"PP{number}" for number in range(1, 24)]
    assert anchors(found.operative) == [f"OP{number}" for number in range(1, 32)]
    assert not found.warnings
    assert [(note.marker, note.anchor) for note in found.footnotes] == [
        ("1", "PP8"),
        ("2", "PP20"),
    ]
    assert all(paragraph.text.endswith((";", ".")) for paragraph in found.operative)


def words_of(found: Resolution) -> Counter[str]:
    """The characters that a reading gives back, each from its one place."""

    def of(paragraphs: tuple[Paragraph, ...]) -> list[str]:
        return [
            text
            for paragraph in paragraphs
            for text in (paragraph.text, paragraph.heading or "", *of(paragraph.children))
        ]

    texts = [*of(found.preamble), *of(found.operative), *found.furniture]
    texts += [note.text for note in found.footnotes]
    for annex in found.annexes:
        texts += [annex.title or "", *of(annex.operative)]
    return sum((words_of(text) for text in found.following), Counter(ink("".join(texts))))


@pytest.mark.parametrize(("text", "name"), [(ENGLISH, "bells.md"), (FRENCH, "cloches.txt")])
def test_every_character_comes_back(text: str, name: str) -> None:
    signs = "*#-" if name.endswith(".md") else ""

    found = read(text.encode(), name=name)

    source = Counter(ink(text.replace("<sup>", "").replace("</sup>", "")))
    given = words_of(found)
    for sign in signs:
        source.pop(sign, None)
        given.pop(sign, None)
    assert given == source


def test_a_heading_of_articles_is_no_running_head_where_it_opens_pages() -> None:
    blocks = [Block("1/3", page=1), Block("Article 1", page=1), Block("Bells ring.", page=1)]
    for page in (2, 3):
        blocks += [Block(f"{page}/3", page=page), Block("Bell rules", page=page)]
        for number in (2 * page, 2 * page + 1):
            blocks += [
                Block("Ringers keep time.", page=page),
                Block(f"Article {number}", page=page),
            ]
    blocks.insert(1, Block("Bell rules", page=1))

    found = [blocks[index].text for index in sorted(furniture_indices(blocks))]

    assert found == ["1/3", "Bell rules", "2/3", "Bell rules", "3/3", "Bell rules"]


def test_a_preambular_paragraph_goes_on_after_a_last_and_at_the_foot_of_a_page() -> None:
    found = read_text(
        "The Council,\n\nRecalling the work of the Foundry in Lower Bellham, and\n\n"
        "Foundry rule 7 on bells,\n\n1. Asks the ringers to rest;\n",
        name="bells.txt",
    )

    assert [paragraph.text for paragraph in found.preamble] == [
        "Recalling the work of the Foundry in Lower Bellham, and Foundry rule 7 on bells,"
    ]


@pytest.mark.parametrize("bullet", ["•", "·", "•.", "▪", "◦"])
@pytest.mark.parametrize(
    ("lead", "items"),
    [
        ("1. Decides:", ("To ring the bells;", "To count them.")),
        ("1. Décide :", ("De sonner les cloches ;", "De les compter.")),
    ],
)
def test_bullets_of_every_kind_make_the_same_anchors(bullet, lead, items):
    text = "\n\n".join([lead, *(f"{bullet} {item}" for item in items)])

    paragraph = read_text(text).operative[0]

    assert [child.anchor for child in paragraph.children] == ["OP1(1)", "OP1(2)"]
    assert [child.text for child in paragraph.children] == list(items)


def test_we_resolve_before_a_list_belongs_to_the_paragraph_above():
    text = "1. Notes the bells.\n\n2. We will spare no bell.\n\nWe resolve therefore:\n\n• To ring."

    second = read_text(text).operative[1]

    assert second.heading is None
    assert second.text.split("\n")[-1].endswith("We resolve therefore:")
    assert len(second.children) == 1


def test_an_extract_keeps_the_numbers_it_prints_and_says_which_are_missing() -> None:
    resolution = read(
        b"Work of the bell ringers\n\nThe General Assembly,\n\nNoting the bells of the north,\n\n"
        b"3. Decides that the ringers shall meet;\n\n22. Encourages the towers to answer;\n\n"
        b"27. Requests the Secretary-General to report every year.",
        name="extract.txt",
    )
    assert [paragraph.number for paragraph in resolution.operative] == ["3", "22", "27"]
    assert not any(paragraph.number_inferred for paragraph in resolution.operative)
    assert any("4 to 21" in warning.message for warning in resolution.warnings)


def test_a_number_printed_before_each_of_its_letters_is_one_paragraph() -> None:
    found = read_text(
        "S/RES/2990 (2031)\n\nLe Conseil de sécurité,\n\n1. Prie le Secrétaire général de sonner ;\n\n"
        "2.a) Prie le Secrétaire général de compter les cloches, notamment :\n\n-- celles du nord ;\n\n"
        "-- celles du sud ;\n\n2.b) Prie également le Maire de les peindre ;\n\n3. Décide d'attendre."
    )

    assert anchors(found.operative) == [
        "OP1", "OP2", "OP2(a)", "OP2(a)(1)", "OP2(a)(2)", "OP2(b)", "OP3",
    ]  # fmt: skip
    assert "2." in found.furniture

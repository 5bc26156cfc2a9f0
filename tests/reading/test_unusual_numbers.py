"""Paragraphs numbered as no official print numbers them read as the numbers they stand for."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from bench.reading.dirt import KINDS
from bench.reading.preservation import parts
from bench.reading.sheets import OPERATIVE, printed
from manden.reading import read, read_text
from manden.reading.blocks import ink
from tests.reading.test_dirt import SHEETS

ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
STYLES: dict[str, Callable[[int], str]] = {
    "drafts": lambda number: f"OP{number}",
    "drafts with a stop": lambda number: f"OP {number}.",
    "named": lambda number: f"Paragraph {number}:",
    "named short": lambda number: f"Para. {number} –",
    "nommé": lambda number: f"Paragraphe {number}.",
    "signed": lambda number: f"§ {number}",
    "square": lambda number: f"[{number}]",
    "round": lambda number: f"({number})",
    "escaped": lambda number: f"{number}\\.",
    "roman": lambda number: f"{ROMAN[number]}.",
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("style", STYLES)
def test_numbers_of_any_style_are_read(style: str, language: str) -> None:
    sheet = [
        replace(line, label=STYLES[style](int(line.label[:-1]))) if line.part == OPERATIVE else line
        for line in SHEETS[language]
    ]
    text = printed(sheet)

    found, clean = read(text.encode(), name="page.txt"), read_text(printed(SHEETS[language]))

    assert [p.number for p in found.operative] == [str(number) for number in range(1, 13)]
    assert [(p.anchor, p.text) for top in found.operative for p in top.branch()] == [
        (p.anchor, p.text) for top in clean.operative for p in top.branch()
    ]
    assert [p.text for p in found.preamble] == [p.text for p in clean.preamble]
    assert Counter(ink("".join(parts(found)))) == Counter(ink(text))


def test_a_draft_numbers_its_preamble_apart() -> None:
    found = read_text(KINDS["as in drafts"](SHEETS["en"], random.Random(0), "en"))

    assert [p.text[:7] for p in found.preamble] == ["Guided ", "Recalli", "Deeply "]
    assert [p.number for p in found.operative] == [str(number) for number in range(1, 13)]


def test_a_paragraph_put_in_between_keeps_its_bis() -> None:
    found = read_text(
        "The Human Rights Council,\n\nPP1. Noting the bells,\n\nOP1. Urges the towns to ring;\n\n"
        "OP1bis. Invites the millers to help;\n\nOP2. Decides to listen."
    )

    assert [paragraph.number for paragraph in found.operative] == ["1", "1 bis", "2"]


def test_a_number_on_a_line_of_its_own_belongs_to_what_follows() -> None:
    found = read_text(
        "The Human Rights Council,\n\nOP1\n\nUrges the towns to ring;\n\nOP2\n\nDecides to listen."
    )

    assert [(p.number, p.text) for p in found.operative] == [
        ("1", "Urges the towns to ring;"),
        ("2", "Decides to listen."),
    ]


def test_sections_in_roman_numerals_stay_sections() -> None:
    found = read_text(
        "The General Assembly,\n\nI\n\nBells\n\n1. Urges the towns to ring;\n\n2. Decides to listen;\n\n"
        "II\n\nTowers\n\n1. Invites the millers to help;\n\n2. Requests bread."
    )

    assert [paragraph.number for paragraph in found.operative] == ["1", "2", "1", "2"]


def test_notes_in_brackets_below_an_unnumbered_text_are_no_paragraphs() -> None:
    found = read_text(
        "The Human Rights Council,\n\nNoting the bells,\n\nRequests the towns to ring;\n\n"
        "Decides to listen.\n\n[1] Decides as in document A/75/1.\n\n[2] Requests in A/75/2."
    )

    asked = [paragraph.text for paragraph in found.operative]
    assert asked[:2] == ["Requests the towns to ring;", "Decides to listen."]

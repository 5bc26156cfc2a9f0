"""Pages of PDF as typesetters lay them: what the eye sees apart is read apart."""

from __future__ import annotations

import pytest

from manden.reading import Resolution, read, read_text
from tests.reading.drawn_pdf import LEADING, Drawn, pdf_of, without_space

PIECES = [
    "Human Rights Council",
    "Fortieth session",
    "25 February-22 March 2019",
    "40/99. Bells and towers of the river towns",
    "The Human Rights Council,",
    "Guided by the songs of the river and by the bells that were counted in the long winter of"
    " the year before,",
    "Noting the report of the bell-ringer on the towers of the north and on the many bells that"
    " no town has rung in the years of the great flood, nor mended since,",
    "Recalling that a tower without a bell is a tower all the same, and that a town may lend"
    " what another has lost,",
    "1. Condemns the theft of bells, in particular from the towers of the north, and the sale of"
    " them in the markets of the coast;",
    "2. Calls upon all towns to mend their towers before the winter and to lend one another"
    " ropes, ladders and lamps, and to let the ringers climb by night where the day is short;",
    "Ringers",
    "3. Urges the ringers of all towns to count:",
    "(a) The bells that hang, whether or not they were rung in the year behind us;",
    "(b) The bells that lie on the ground;",
    "4. Requests the bell-ringer to report to it at its forty-third session on what was counted,"
    " on the towers that stand and on those that fell;",
    "5. Decides to remain seized of this matter.",
]


def words(found: Resolution) -> list[tuple[str, str]]:
    return [
        (one.anchor, one.text)
        for paragraph in found.preamble + found.operative
        for one in (paragraph, *paragraph.children)
    ]


PLAIN = words(read_text("\n\n".join(PIECES)))


def down(lines: list[tuple[int, str]], left: int) -> list[Drawn]:
    return [(left + indent, 800 - LEADING * row, text) for row, (indent, text) in enumerate(lines)]


def test_two_columns_close_to_one_another_are_read_one_after_the_other() -> None:
    lines = without_space(PIECES, 44, indent=14)
    half = len(lines) // 2

    columns = pdf_of(down(lines[:half], 50) + down(lines[half:], 300))

    assert words(read(columns, name="columns.pdf")) == PLAIN


def test_first_lines_that_stand_in_open_paragraphs_without_space_between_them() -> None:
    page = pdf_of(down(without_space(PIECES, 88, indent=16), 50))

    found = read(page, name="indented.pdf")

    assert words(found) == PLAIN
    assert found.title == "Bells and towers of the river towns"


def test_a_line_that_ends_before_it_is_full_ends_its_paragraph() -> None:
    page = pdf_of(down(without_space(PIECES[4:], 70), 50))

    found = read(page, name="flush.pdf")

    assert words(found) == PLAIN


BROKEN = {
    "fr": [
        "Le Conseil des droits de l'homme,",
        "1. Prie le Secrétaire général d'encou-",
        "rager le cessez-le-feu, la non-proli-",
        "fération et le bien-être des popula-",
        "tions civiles, notamment par un cessez-",
        "le-feu, le bien-",
        "être de celles-",
        "ci, les questions politi-",
        "ques et les réponses au Sous-",
        "Secrétaire.",
    ],
    "en": [
        "The Human Rights Council,",
        "1. Requests the Secretary-",
        "General to encou-",
        "rage the well-",
        "being and the develop-",
        "ment of the river towns in 2021-",
        "2025, gender-",
        "based plans, day-to-",
        "day work in a dry-stone wall and a dry-",
        "stone town.",
    ],
}
WHOLE = {
    "fr": "Prie le Secrétaire général d'encourager le cessez-le-feu, la non-prolifération et le bien-être"
    " des populations civiles, notamment par un cessez-le-feu, le bien-être de celles-ci, les questions"
    " politiques et les réponses au Sous-Secrétaire.",
    "en": "Requests the Secretary-General to encourage the well-being and the development of the river"
    " towns in 2021-2025, gender-based plans, day-to-day work in a dry-stone wall and a dry-stone town.",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_word_broken_at_its_own_hyphen_keeps_it(language: str) -> None:
    page = pdf_of(down([(0, line) for line in BROKEN[language]], 50))

    assert read(page, name="broken.pdf").operative[0].text == WHOLE[language]
    assert read_text("\n".join(BROKEN[language])).operative[0].text == WHOLE[language]

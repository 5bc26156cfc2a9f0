"""The date of adoption, wherever six organs have printed it since 1946: invented mastheads."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from manden.reading.closing import read_closing
from manden.reading.reader import read_text

HRC, SC = "The Human Rights Council,", "The Security Council,"
ENGLISH_BODY = (
    "Recalling the old book of bells and the customs of the towns,\n\n"
    "1. Calls upon all towns to mend the bells that were rung on 3 May 1999;\n\n"
    "2. Decides to remain seized of the matter."
)
FRENCH_BODY = (
    "Rappelant le vieux livre des cloches et les usages des villes,\n\n"
    "1. Engage toutes les villes à réparer les cloches sonnées le 3 mai 1999 ;\n\n"
    "2. Décide de rester saisi de la question."
)
# Lines of the masthead, enacting formula, closing lines, the date; " | " parts the lines.
with (Path(__file__).parent / "adoption_invented.tsv").open(encoding="utf-8") as table:
    PRINTED = [tuple(row) for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def _text(masthead: list[str], formula: str, closing: str) -> str:
    body = FRENCH_BODY if formula.startswith(("L'", "Le ", "La ")) else ENGLISH_BODY
    return "\n\n".join([*masthead, formula, body, *([closing] if closing else [])])


@pytest.mark.parametrize(("masthead", "formula", "closing", "expected"), PRINTED)
def test_the_date_of_adoption_is_found(
    masthead: str, formula: str, closing: str, expected: str
) -> None:
    language = "fr" if formula.startswith(("L'", "Le ", "La ")) else "en"

    text = _text(masthead.split(" | "), formula, closing.replace(" | ", "\n\n"))
    read = read_text(text, language=language)

    assert str(read.adopted) == expected
    assert [paragraph.number for paragraph in read.operative] == ["1", "2"]


def test_dates_that_disagree_are_told() -> None:
    masthead = ["Resolution adopted by the Human Rights Council on 11 July 2019", "41/98. Bells"]

    read = read_text(_text(masthead, HRC, "39th meeting\n\n12 July 2019"), language="en")

    assert str(read.adopted) == "2019-07-11"
    assert "adopted on 2019-07-11 by its masthead, on 2019-07-12 by its closing lines" in [
        warning.message for warning in read.warnings
    ]


def test_a_year_that_is_not_that_of_the_number_is_told() -> None:
    masthead = ["Resolution 998 (1993)", "Adopted by the Security Council at its 3217th meeting,",
                "on 25 May 1994"]  # fmt: skip

    read = read_text(_text(masthead, SC, ""), language="en")

    assert any("not the year of its number" in warning.message for warning in read.warnings)


@pytest.mark.parametrize("mark", ["e", "°", "•", '"', "·", " 8", "ème"])
def test_a_misread_ordinal_mark_does_not_lose_the_meeting(mark: str) -> None:
    closing = read_closing([f"1998{mark} séance pléniere,", "29 novembre 1971."])

    assert (closing.meeting, str(closing.date)) == (1998, "1971-11-29")

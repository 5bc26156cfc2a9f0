"""Pages and mails as plain text keeps them: columns, numbers of lines, marks of a quoted mail."""

from __future__ import annotations

import random

import pytest

from bench.reading.dirt import KINDS
from bench.reading.sheets import printed
from manden.reading import Resolution, read, read_text
from tests.reading.test_dirt import ENGLISH, FRENCH, SHEETS

LAID_OUT = (
    "side by side", "numbered lines", "numbered fifth lines", "numbered lines of pages", "quoted mail",
)  # fmt: skip


def _shape(found: Resolution) -> list[tuple[str, str]]:
    paragraphs = [p for top in (*found.preamble, *found.operative) for p in top.branch()]
    return [(paragraph.anchor, paragraph.text) for paragraph in paragraphs]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", LAID_OUT)
def test_a_text_laid_out_reads_as_it_does_without_layout(kind: str, language: str) -> None:
    text = KINDS[kind](SHEETS[language], random.Random(0), language)

    found = read(text.encode(), name="page.txt")

    assert _shape(found) == _shape(read_text(printed(SHEETS[language])))
    assert found.number == "41/98"


def test_columns_side_by_side_are_told() -> None:
    told, plain = (
        KINDS[kind](FRENCH, random.Random(0), "fr") for kind in ("side by side", "wrapped")
    )

    assert "two columns side by side" in read_text(told).warnings[0].message
    assert not read_text(plain).warnings


def test_numbered_paragraphs_of_one_line_are_no_numbered_lines() -> None:
    short = "\n".join(f"{number} Requests the towns to ring;" for number in range(1, 30))

    found = read_text(f"The General Assembly,\n\n{short}")

    assert [paragraph.number for paragraph in found.operative] == [str(n) for n in range(1, 30)]


def test_words_set_far_apart_are_no_columns() -> None:
    lines = KINDS["wrapped"](ENGLISH, random.Random(0), "en").split("\n")

    found = read_text(
        "\n".join(line.replace(" ", "   ", 3 + i % 4) for i, line in enumerate(lines))
    )

    assert [paragraph.number for paragraph in found.operative] == [str(n) for n in range(1, 13)]
    assert not found.warnings


@pytest.mark.parametrize(
    "rows",
    [
        [f"    ({letter})    Ring the bells;" for letter in "abcdefghijklm"],
        [f"    {number}.    Algeria" for number in range(1, 15)],
        [f"    Algeria             0.{number}" for number in range(1, 15)],
        [f"{day} May 2027        Opening of the session" for day in range(1, 15)],
        [f"Algeria                       {vote}" for vote in ("Yes", "No") * 8],
    ],
    ids=["points", "names", "scale", "days", "votes"],
)
def test_a_table_is_no_page_of_two_columns(rows: list[str]) -> None:
    head = "The General Assembly,\n\n1. Requests the towns:\n\n\n"

    found = read_text(head + "\n".join(rows), language="en")

    assert not any("columns" in warning.message for warning in found.warnings)

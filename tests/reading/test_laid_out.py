"""Pages and mails as plain text keeps them: columns, numbers of lines, marks of a quoted mail."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable

import pytest

from bench.reading.preservation import parts
from manden.reading import Resolution, read, read_text
from manden.reading.blocks import ink
from tests.reading.test_dirt import ENGLISH, FRENCH

WIDTH, ROWS = 44, 20


def _wrapped(language: str, width: int) -> list[str]:
    lines: list[str] = []
    for line in {"en": ENGLISH, "fr": FRENCH}[language]:
        lines += [*textwrap.wrap(f"{line.label} {line.text}".strip(), width), ""]
    return lines


def side_by_side(lines: list[str]) -> str:
    """Two columns a page, as `pdftotext -layout` prints them."""
    pages = []
    for start in range(0, len(lines), 2 * ROWS):
        left, right = lines[start : start + ROWS], lines[start + ROWS : start + 2 * ROWS]
        right += [""] * (len(left) - len(right))
        rows = [f"{a:<{WIDTH + 3}} {b}".rstrip() for a, b in zip(left, right, strict=True)]
        pages.append("\n".join(rows) + "\n")
    return "\f".join(pages)


def numbered(lines: list[str]) -> str:
    return "\n".join(f"{place:>3}  {line}" for place, line in enumerate(lines, 1))


def numbered_where_printed(lines: list[str]) -> str:
    printed = iter(range(1, len(lines)))
    return "\n".join(f"{next(printed)} {line}" if line else "" for line in lines)


def numbered_by_fives(lines: list[str]) -> str:
    return "\n".join(
        f"{place if place % 5 == 0 else '':<5}{line}" for place, line in enumerate(lines, 1)
    )


def numbered_anew_each_page(lines: list[str]) -> str:
    return "\n".join(f"{place % 25 + 1:>2} {line}" for place, line in enumerate(lines))


def in_a_mail(lines: list[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in lines)


def in_a_mail_answered(lines: list[str]) -> str:
    return "\n".join(f">> {line}" if line else ">>" for line in lines)


def _shape(found: Resolution) -> list[tuple[str, str]]:
    paragraphs = [p for top in (*found.preamble, *found.operative) for p in top.branch()]
    return [(paragraph.anchor, paragraph.text) for paragraph in paragraphs]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "laid_out",
    [
        side_by_side, numbered, numbered_where_printed, numbered_by_fives, numbered_anew_each_page,
        in_a_mail, in_a_mail_answered,
    ],
)  # fmt: skip
def test_a_text_laid_out_reads_as_it_does_without_layout(
    laid_out: Callable[[list[str]], str], language: str
) -> None:
    lines = _wrapped(language, WIDTH if laid_out is side_by_side else 70)
    text = laid_out(lines)

    found = read(text.encode(), name="page.txt")

    assert _shape(found) == _shape(read_text("\n".join(lines)))
    assert found.number == "41/98"
    assert Counter(ink("".join(parts(found)))) == Counter(ink(text))


def test_columns_side_by_side_are_told() -> None:
    found = read_text(side_by_side(_wrapped("fr", WIDTH)))

    assert "two columns side by side" in found.warnings[0].message
    assert not read_text("\n".join(_wrapped("fr", 70))).warnings


def test_numbered_paragraphs_of_one_line_are_no_numbered_lines() -> None:
    short = "\n".join(f"{number} Requests the towns to ring;" for number in range(1, 30))

    found = read_text(f"The General Assembly,\n\n{short}")

    assert [paragraph.number for paragraph in found.operative] == [str(n) for n in range(1, 30)]


def test_words_set_far_apart_are_no_columns() -> None:
    lines = [
        line.replace(" ", "   ", 3 + place % 4) for place, line in enumerate(_wrapped("en", 60))
    ]

    found = read_text("\n".join(lines))

    assert [paragraph.number for paragraph in found.operative] == [str(n) for n in range(1, 13)]
    assert not found.warnings

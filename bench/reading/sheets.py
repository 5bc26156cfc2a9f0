"""A text of known structure, taken apart into lines that know their part and label.

Dirt falls on a sheet, and its structure stays.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from manden.reading.resolution import Paragraph, Resolution

PREAMBLE, OPERATIVE, CHILD, HEADING, HEAD, CLOSING = (
    "preamble", "operative", "child", "heading", "head", "closing",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One line of a sheet: its part, the label printed before it ("3.", "(a)"), its words."""

    part: str
    text: str
    label: str = ""

    @property
    def printed(self) -> str:
        return f"{self.label} {self.text}".strip()


Sheet = tuple[Line, ...]
Dirt = Callable[[Sheet, random.Random, str], str]


def sheet_of(read: Resolution, head: Sequence[str]) -> Sheet:
    """The lines of a reading, its lost numbers printed; `head` is masthead and formula."""
    lines = [Line(HEAD, text) for text in head]
    for paragraph in read.preamble:
        lines += _lines(paragraph, PREAMBLE, read.language)
    for paragraph in read.operative:
        lines += _lines(paragraph, OPERATIVE, read.language)
    for annex in read.annexes:
        lines += [Line(HEADING, title) for title in (annex.title or "").split("\n") if title]
        for paragraph in annex.operative:
            lines += _lines(paragraph, "annex", read.language)
    return tuple(lines)


def _lines(paragraph: Paragraph, part: str, language: str) -> Iterator[Line]:
    for heading in (paragraph.heading or "").split("\n"):
        if heading:
            yield Line(HEADING, heading)
    yield Line(part, paragraph.text, f"{paragraph.number}." if paragraph.number else "")
    yield from _child_lines(paragraph, language)


def _child_lines(paragraph: Paragraph, language: str) -> Iterator[Line]:
    for child in paragraph.children:
        name = child.number
        bracket = "" if language == "fr" and name and not name.isdigit() else "("
        yield Line(CHILD, child.text, f"{bracket}{name})" if name else "–")
        yield from _child_lines(child, language)


def printed(lines: Sequence[Line]) -> str:
    return "\n\n".join(line.printed for line in lines)


def numbered(sheet: Sheet) -> list[int]:
    return [index for index, line in enumerate(sheet) if line.part == OPERATIVE and line.label]


def split_lines(
    sheet: Sheet, rng: random.Random, share: float, between: Callable[[], list[str]]
) -> str:
    """Paragraphs cut at a space, `between` put into the cut."""
    pieces: list[str] = []
    for line in sheet:
        words = line.printed.split(" ")
        if line.part in {HEAD, HEADING} or len(words) < 14 or rng.random() > share:
            pieces.append(line.printed)
            continue
        cut = rng.randrange(6, len(words) - 4)
        pieces += [" ".join(words[:cut]), *between(), " ".join(words[cut:])]
    return "\n\n".join(pieces)


def relabelled(
    sheet: Sheet, chosen: Sequence[int], relabel: Callable[[str], str], joint: str = " "
) -> str:
    """The chosen lines with another label, set before their words with `joint`."""
    return "\n\n".join(
        (f"{relabel(line.label)}{joint}{line.text}".strip() if index in chosen else line.printed)
        for index, line in enumerate(sheet)
    )


def some(rng: random.Random, indices: Sequence[int], share: float) -> list[int]:
    if not indices:
        return []
    count = max(1, round(len(indices) * share))
    return sorted(rng.sample(list(indices), count))

"""Paragraphs printed run in: "...; 15. Requests ..." within a block is two paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from manden.reading.blocks import Block, Mark
from manden.reading.openings import operative_opening
from manden.reading.organs import enacting_formula

_NUMBER = re.compile(r"[;.,:]\s+(?=(\d{1,3})\s?\.\s+([A-ZÀ-Ý]))")


def run_in_pieces(block: Block, language: str) -> Iterator[Block]:
    """The block, parted where a numbered operative paragraph starts inside it.

    >>> [piece.text for piece in run_in_pieces(Block("2. Asks him; 3. Decides to wait."), "en")]
    ['2. Asks him;', '3. Decides to wait.']
    """
    if block.heading:
        yield block
        return
    start = 0
    for match in _NUMBER.finditer(block.text):
        if operative_opening(block.text[match.start(2) : match.start(2) + 80], language):
            yield _cut(block, start, match.end())
            start = match.end()
    yield _cut(block, start, len(block.text)) if start else block


def formula_apart(block: Block) -> list[Block]:
    """The block, its enacting formula apart from the words that follow it."""
    formula = enacting_formula(block.text)
    if formula is None or len(formula) >= len(block.text.strip()):
        return [block]
    end = len(formula)
    return [_cut(block, 0, end), _cut(block, end, len(block.text))]


def _cut(block: Block, start: int, end: int) -> Block:
    piece = block.text[start:end]
    margin = len(piece) - len(piece.lstrip())
    marks = tuple(
        Mark(mark.offset - start - margin, mark.marker)
        for mark in block.marks
        if start <= mark.offset < end or mark.offset == end == len(block.text)
    )
    return replace(block, text=piece.strip(), marks=marks)

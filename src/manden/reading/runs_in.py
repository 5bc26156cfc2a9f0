"""Paragraphs printed run in: "...; 15. Requests ..." within a block is two paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from manden.reading.blocks import Block, Mark
from manden.reading.openings import operative_opening
from manden.reading.organs import enacting_formula

_NUMBER = re.compile(r"[;.,:]\s+(?=(\d{1,3})\s?\.\s+([A-ZÀ-Ý]))")
# Where numbers were lost or spoilt: any stop, any number or none, or a number left at the end.
_PERHAPS = re.compile(
    r"[;.,:]\s+(?=(?:(\d{1,3})\s?([.)]?)\s+)?([A-ZÀ-Ý«]))|[;.]\s+(?=\d{1,3}\s?\.?$)"
)


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


def possible_pieces(block: Block, language: str) -> Iterator[Block]:
    """The block, parted wherever a paragraph may start whose number was lost or spoilt.

    >>> [piece.text for piece in possible_pieces(Block("2. Asks him; Decides to wait; 4."), "en")]
    ['2. Asks him;', 'Decides to wait;', '4.']
    """
    start = 0
    for match in _PERHAPS.finditer(block.text) if not block.heading else ():
        number, dot, capital = match.groups()
        words = block.text[match.start(3) : match.start(3) + 80] if capital else ""
        if (number and dot) or not capital:
            parts = match[0][0] in ";."
        else:
            parts = match[0][0] == ";" and operative_opening(words, language) is not None
        if parts:
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

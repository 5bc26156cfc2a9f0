"""Notes and marks printed with the raised digits of a font: "the bells,¹", "¹ See the book."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from manden.reading.blocks import Block, Mark

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(_DIGITS, "0123456789")
_MARK = re.compile(rf"(?<!\bm)(?<!\b[ckdm]m)\s?[{_DIGITS}]{{1,3}}")  # no "km²"
_NOTE_OPENS = re.compile(rf"\n\s*(?=[{_DIGITS}]{{1,3}}\s?\w)")
_NOTE = re.compile(rf"\s*([{_DIGITS}]{{1,3}})\s*(?=\S)")


def lowered(marker: str) -> str:
    """The marker in plain digits.

    >>> lowered("¹²"), lowered("3")
    ('12', '3')
    """
    return marker if marker.isascii() else marker.translate(_LOWERED)


def with_raised_marks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, raised digits set apart as the notes and marks they are.

    A text that has no note ¹ has none: its raised digits are those of "m²".

    >>> found = with_raised_marks([Block("Noting bells,¹"), Block("¹ See the book.")])
    >>> [(block.text, block.note, block.marks) for block in found]
    [('Noting bells,', None, (Mark(offset=13, marker='¹'),)), ('See the book.', '¹', ())]
    """
    if not any("¹" in block.text for block in blocks):
        return list(blocks)
    return [piece for block in blocks for piece in _parted(block)]


def _parted(block: Block) -> Iterator[Block]:
    if block.text.isascii() or block.marks or block.furniture:
        yield block
        return
    for text in _NOTE_OPENS.split(block.text):
        note = _NOTE.match(text) if block.note is None else None
        if note:
            yield block._replace(text=text[note.end() :], note=note[1])
        else:
            yield _marked(block._replace(text=text))


def _marked(block: Block) -> Block:
    plain, last = "", 0
    marks: list[Mark] = []
    for raised in _MARK.finditer(block.text):
        plain += block.text[last : raised.start()]
        marks.append(Mark(len(plain), raised[0].strip()))
        last = raised.end()
    return block._replace(text=plain + block.text[last:], marks=tuple(marks)) if marks else block

"""Footnotes whose numbers are signed: "[1]", "[^1]", "(1)" or a raised figure, and their marks.

A note opens with its sign; the same sign stands in the text, at the word that it belongs to. Only
signs that do both are notes and marks: "(1)" also opens the points of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from manden.reading.blocks import Block, Mark

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SOURCES = (
    r"(?:Voir|See|Ibid|R[ée]solution|Report|Rapport|Document|Official|United Nations|Nations Unies"
    r"|[A-Z]{1,6}/)"
)


@dataclass(frozen=True)
class _Sign:
    """`first` betrays the sign; `opens` a note; `marks` the text. A group holds the number."""

    first: str
    opens: re.Pattern[str]
    marks: re.Pattern[str]


_SIGNS = (
    _Sign("[1]", re.compile(r"\[(\d{1,3})\]:?\s+(?=\S)"), re.compile(r"\s?\[(\d{1,3})\]")),
    _Sign("[^1]", re.compile(r"\[\^(\d{1,3})\]:?\s+(?=\S)"), re.compile(r"\s?\[\^(\d{1,3})\]")),
    _Sign(
        "(1)",
        re.compile(rf"\((\d{{1,3}})\)\s+(?={_SOURCES})"),
        re.compile(r"(?<=[a-zà-ÿ,;.:»”\"'’)\d])\((\d{1,3})\)(?![\w/])"),
    ),
    _Sign(
        "¹",
        re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(?=[^\s⁰¹²³⁴⁵⁶⁷⁸⁹])"),
        re.compile(r"(?<!\b[mM])(?<!\b[ckCK]m)\s?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?![⁰¹²³⁴⁵⁶⁷⁸⁹])"),
    ),
)


def with_signed_notes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, signed notes told as notes and their signs in the text as marks.

    >>> found = with_signed_notes([Block("Noting bells,[1]"), Block("[1] See the bell book.")])
    >>> [(block.text, block.note, [mark.marker for mark in block.marks]) for block in found]
    [('Noting bells,', None, ['1']), ('See the bell book.', '1', [])]
    """
    for sign in _SIGNS:
        if not any(sign.first in block.text for block in blocks):
            continue
        if any(block.note is not None or block.marks for block in blocks):
            return tuple(blocks)  # the format tells its notes itself
        known = _known(blocks, sign)
        if known:
            return tuple(piece for block in blocks for piece in _read(block, sign, known))
    return tuple(blocks)


def _known(blocks: Sequence[Block], sign: _Sign) -> frozenset[str]:
    """The numbers that open a note and stand in the text too; none where the first does not."""
    opening: set[str] = set()
    marked: set[str] = set()
    for block in blocks:
        opens = sign.opens.match(block.text)
        if opens:
            opening.update(note[1] for note in _notes_in(block.text, sign))
        elif not block.heading:
            marked.update(sign.marks.findall(block.text))
    known = frozenset(number.translate(_RAISED) for number in opening & marked)
    return known if "1" in known else frozenset()


def _notes_in(text: str, sign: _Sign) -> Iterator[tuple[int, str]]:
    """Where each note of a block begins, and its number as printed: they follow one another."""
    place, due = 0, 0
    while match := sign.opens.match(text, place):
        number = int(match[1].translate(_RAISED))
        if due and number != due:
            return
        yield place, match[1]
        due = number + 1
        following = [
            m.start()
            for m in sign.opens.finditer(text, match.end())
            if text[m.start() - 1].isspace() and int(m[1].translate(_RAISED)) == due
        ]
        if not following:
            return
        place = following[0]


def _read(block: Block, sign: _Sign, known: frozenset[str]) -> Iterator[Block]:
    opens = sign.opens.match(block.text)
    if opens and opens[1].translate(_RAISED) in known:
        notes = list(_notes_in(block.text, sign))
        ends = [start for start, _ in notes[1:]] + [len(block.text)]
        for (start, number), end in zip(notes, ends, strict=True):
            after = sign.opens.match(block.text, start)
            text = block.text[after.end() if after else start : end].strip()
            yield block._replace(text=text, note=number.translate(_RAISED))
        return
    yield block if opens else _unmarked(block, sign, known)


def _unmarked(block: Block, sign: _Sign, known: frozenset[str]) -> Block:
    plain, last = "", 0
    marks: list[Mark] = []
    for match in sign.marks.finditer(block.text):
        number = match[1].translate(_RAISED)
        if number in known:
            plain += block.text[last : match.start()]
            marks.append(Mark(len(plain), number))
            last = match.end()
    return block._replace(text=plain + block.text[last:], marks=tuple(marks)) if marks else block

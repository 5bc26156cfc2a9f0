"""The layout of a PDF page read back into blocks: lines, columns, paragraphs, notes, heads.

Characters on one baseline make a line; a raised small number in it is a footnote mark. A gutter
that hardly a line crosses parts two columns. Lines make paragraphs where the space between them
does not grow and no number opens one; small print at the foot that opens with a number is a note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from manden.reading.blocks import Block, Mark, single_spaced
from manden.reading.furniture import is_furniture
from manden.reading.sources.broken_words import BrokenWords
from manden.reading.sources.pdf_lines import Line, Page, lines_of
from manden.reading.sources.pdf_paragraphs import OPENS, Setting, paragraphs_of

_NOTE = re.compile(r"(\d{1,3}|\*{1,3})\s*(?=\S)")
_PAGE_OF = re.compile(r"\d{1,3}\s?/\s?\d{1,3}")
_DIGITS = re.compile(r"\d+")
_EDGE = 0.11  # the share of the page's height where heads and feet stand


def laid_out(pages: Sequence[Page]) -> list[Block]:
    """The blocks of all pages, in reading order."""
    read = lines_of(pages)
    heads = _running_heads(pages, read)
    body_size = _body_size(read)
    words = BrokenWords.of(line.text for of_page in read for line in of_page)
    setting = Setting.of(read, body_size)
    blocks: list[Block] = []
    for page, lines in zip(pages, read, strict=True):
        furniture = [
            line
            for line in lines
            if _is_head(line, page, heads)
            or (_is_small(line, body_size) and _PAGE_OF.fullmatch(line.text))
        ]
        text = [line for line in lines if line not in furniture]
        text, notes = _notes(text, body_size)
        blocks += [_block([line], words, furniture=True) for line in furniture]
        blocks += [_block(group, words) for group in paragraphs_of(text, setting)]
        blocks += [_note_block(group, words) for group in notes]
    return _mended([block for block in blocks if block.text or block.marks], words)


def _mended(blocks: Sequence[Block], words: BrokenWords) -> list[Block]:
    """Words broken at the foot of a page, made whole on the page where they began."""
    mended: list[Block] = []
    broken: int | None = None
    for block in blocks:
        if block.furniture or block.note is not None:
            mended.append(block)
            continue
        if broken is not None:
            first = mended[broken]
            text = _joined(first.text, block.text, words)
            moved = tuple(Mark(len(text) + mark.offset, mark.marker) for mark in block.marks)
            mended[broken] = first._replace(text=text + block.text, marks=first.marks + moved)
        else:
            mended.append(block)
            broken = len(mended) - 1
        if not re.search(r"[a-zà-ÿ][-\u00ad]$", mended[broken].text):
            broken = None
    return mended


# Heads, feet and notes


def _key(line: Line) -> str:
    return _DIGITS.sub("#", single_spaced(line.text))


def _running_heads(pages: Sequence[Page], read: Sequence[Sequence[Line]]) -> set[str]:
    """Lines near an edge that stand on most pages, whatever number they carry."""
    if len(pages) < 3:
        return set()
    counts = Counter(
        key
        for page, lines in zip(pages, read, strict=True)
        for key in {
            _key(line) for line in lines if _at_edge(line, page) and not OPENS.match(line.text)
        }
    )
    return {key for key, count in counts.items() if count * 2 >= len(pages)}


def _at_edge(line: Line, page: Page) -> bool:
    return not _EDGE * page.height < line.base < (1 - _EDGE) * page.height


def _is_head(line: Line, page: Page, heads: set[str]) -> bool:
    if not _at_edge(line, page):
        return False
    noted = bool(line.marks) and line.marks[0].offset == 0  # "1 A/68/1.", a note at the foot
    return _key(line) in heads or (is_furniture(line.text) and len(line.text) < 40 and not noted)


def _body_size(read: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for lines in read:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _is_small(line: Line, body_size: float) -> bool:
    """Whether a line is printed smaller than the text: notes and page numbers are."""
    return line.size < 0.96 * body_size


def _notes(lines: Sequence[Line], body_size: float) -> tuple[list[Line], list[list[Line]]]:
    """The text, and the notes at the foot: small print from the first that opens with a number."""
    text: list[Line] = []
    small: list[Line] = []
    for line in lines:
        if _is_small(line, body_size) and (small or (line.marks and line.marks[0].offset == 0)):
            small.append(line)
            continue
        if small and line.base < small[-1].base:  # the text goes on below: no foot of a column
            text += small
            small = []
        text.append(line)
    tail: list[Line] = []
    while text and _is_small(text[-1], body_size):
        tail.insert(0, text.pop())
    small = [*tail, *small]
    notes: list[list[Line]] = []
    for line in small:
        if _note_marker(line) is not None:
            notes.append([line])
        elif notes:
            notes[-1].append(line)
        else:
            text.append(line)
    return text, notes


def _note_marker(line: Line) -> str | None:
    if line.marks and line.marks[0].offset == 0:
        return line.marks[0].marker
    match = _NOTE.match(line.text)
    return match[1] if match and not OPENS.match(line.text) else None


# Words


def _block(group: Sequence[Line], words: BrokenWords, furniture: bool = False) -> Block:
    text = ""
    marks: list[Mark] = []
    for line in group:
        if text:
            text = _joined(text, line.text, words)
        marks += [Mark(len(text) + mark.offset, mark.marker) for mark in line.marks]
        text += line.text
    return Block(text, page=group[0].page, furniture=furniture, marks=tuple(marks))


def _joined(text: str, following: str, words: BrokenWords) -> str:
    """What the next line is written after: a space, or nothing where a word was broken."""
    broken = text.endswith(("-", "\u00ad")) and text[-2:-1].isalnum() and following[:1].isalnum()
    if broken:
        return text[:-1] + ("-" if words.keep_hyphen(text, following) else "")
    if text.endswith("\u00ad"):
        return text[:-1]
    return text if text.endswith("/") else text + " "


def _note_block(group: Sequence[Line], words: BrokenWords) -> Block:
    marker = _note_marker(group[0]) or ""
    block = _block(group, words)
    if block.marks and block.marks[0].offset == 0:
        return Block(block.text.strip(), note=marker, page=block.page, marks=block.marks[1:])
    return Block(block.text[len(marker) :].strip(), note=marker, page=block.page)

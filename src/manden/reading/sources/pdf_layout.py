"""The layout of a PDF page read back into blocks: lines, columns, paragraphs, notes, heads.

Characters on one baseline make a line; a raised small number in it is a footnote mark. A gutter
that hardly a line crosses parts two columns. Lines make paragraphs where the space between them
does not grow and no number opens one; small print at the foot that opens with a number is a note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from manden.reading.blocks import Block, Mark, single_spaced
from manden.reading.furniture import is_furniture

_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[A-Z])\s?[.)]|[–—•▪-]|[IVX]{1,6}\.?")
_OPENS = re.compile(r"(?:\d{1,3}\s?\.|\(?[a-z]{1,2}\s?\)|\(?[ivx]{1,5}\s?\)|[–—•▪])\s+\S")
_ENDS = re.compile(r"[.;:,!?»”\"\])]\s*(?:and|or|et|ou)?$")
_NOTE = re.compile(r"(\d{1,3}|\*{1,3})\s*(?=\S)")
_DIGITS = re.compile(r"\d+")
_RAISED = re.compile(r"[\d,*†\s]+")
_WIDE = 2.2  # gap between words, in sizes, that parts two cells of a line
_WIDEST_LEADING = 1.35  # from line to line, in heights of the print
_EDGE = 0.11  # the share of the page's height where heads and feet stand


@dataclass(frozen=True, slots=True)
class Glyph:
    text: str
    left: float
    right: float
    base: float
    size: float
    raised: bool = False
    after_space: bool = False


@dataclass(frozen=True)
class Page:
    number: int
    width: float
    height: float
    glyphs: list[Glyph]


@dataclass
class _Row:
    base: float
    size: float
    glyphs: list[Glyph]

    def holds(self, glyph: Glyph) -> bool:
        """On the same baseline, or smaller and raised from it."""
        rise = glyph.base - self.base
        if abs(rise) < 0.25 * self.size:
            return True
        return 0 < rise <= 0.55 * self.size and glyph.size < 0.85 * self.size


@dataclass
class Line:
    """One line of one column; `base` is the height of its foot, from the page's foot."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    marks: list[Mark] = field(default_factory=list)


def laid_out(pages: Sequence[Page]) -> list[Block]:
    """The blocks of all pages, in reading order."""
    read = [_lines(page) for page in pages]
    heads = _running_heads(pages, read)
    body_size = _body_size(read)
    hyphenated = _is_hyphenated(read)
    leading = _leading(read)
    blocks: list[Block] = []
    for page, lines in zip(pages, read, strict=True):
        furniture = [line for line in lines if _is_head(line, page, heads)]
        text = [line for line in lines if line not in furniture]
        text, notes = _notes(text, body_size)
        blocks += [_block([line], hyphenated, furniture=True) for line in furniture]
        blocks += [_block(group, hyphenated) for group in _paragraphs(text, leading)]
        blocks += [_note_block(group, hyphenated) for group in notes]
    return _mended([block for block in blocks if block.text or block.marks], hyphenated)


def _mended(blocks: Sequence[Block], hyphenated: bool) -> list[Block]:
    """Words broken at the foot of a page, made whole on the page where they began."""
    mended: list[Block] = []
    broken: int | None = None
    for block in blocks:
        if block.furniture or block.note is not None:
            mended.append(block)
            continue
        if broken is not None:
            first = mended[broken]
            text = _joined(first.text, block.text, hyphenated)
            moved = tuple(Mark(len(text) + mark.offset, mark.marker) for mark in block.marks)
            mended[broken] = replace(first, text=text + block.text, marks=first.marks + moved)
        else:
            mended.append(block)
            broken = len(mended) - 1
        if not re.search(r"[a-zà-ÿ][-\u00ad]$", mended[broken].text):
            broken = None
    return mended


# Lines


def _lines(page: Page) -> list[Line]:
    """The page's lines in reading order, column by column."""
    cells = [cell for row in _rows(page.glyphs) for cell in _cells(row, page.number)]
    gutter = _gutter(cells, page)
    if gutter is None:
        return sorted(cells, key=lambda line: (-round(line.base), line.left))
    ordered: list[Line] = []
    waiting: list[Line] = []
    for line in sorted(cells, key=lambda line: -line.base):
        if line.left < gutter < line.right:
            ordered += _by_column(waiting, gutter)
            waiting = []
            ordered.append(line)
        else:
            waiting.append(line)
    return ordered + _by_column(waiting, gutter)


def _by_column(lines: Sequence[Line], gutter: float) -> list[Line]:
    return [line for line in lines if line.left < gutter] + [
        line for line in lines if line.left >= gutter
    ]


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one baseline, raised ones with the line they stand in."""
    rows: list[_Row] = []
    near: dict[int, list[_Row]] = {}  # rows by their height, in steps of 8 points
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.size, -glyph.base)):
        step = int(glyph.base) >> 3
        candidates = (row for place in (step, step - 1, step + 1) for row in near.get(place, ()))
        home = next((row for row in candidates if row.holds(glyph)), None)
        if home is not None:
            home.glyphs.append(glyph)
        elif glyph.text.strip():
            row = _Row(glyph.base, glyph.size, [glyph])
            rows.append(row)
            near.setdefault(step, []).append(row)
    return [sorted(row.glyphs, key=lambda glyph: glyph.left) for row in rows]


def _cells(row: Sequence[Glyph], page: int) -> list[Line]:
    """A row parted where a gap is too wide for a space, unless a number stands before it."""
    cells: list[list[Glyph]] = []
    spaced = False
    for glyph in row:
        if not glyph.text.strip():
            spaced = True
            continue
        if spaced:
            glyph, spaced = replace(glyph, after_space=True), False
        if cells:
            last = cells[-1][-1]
            gap = glyph.left - last.right
            printed = "".join(part.text for part in cells[-1])
            if gap < _WIDE * max(last.size, 6) or _LABEL.fullmatch(printed):
                cells[-1].append(glyph)
                continue
        cells.append([glyph])
    return [_line(cell, page) for cell in cells]


def _line(glyphs: Sequence[Glyph], page: int) -> Line:
    size = median(glyph.size for glyph in glyphs)
    base = median(glyph.base for glyph in glyphs)
    text, raised = "", ""
    marks: list[Mark] = []
    last: Glyph | None = None
    for glyph in glyphs:
        gap = glyph.left - last.right if last else 0.0
        high = glyph.size < 0.85 * size and glyph.base - base > 0.12 * size
        if (high or glyph.raised) and _RAISED.fullmatch(glyph.text):
            raised += glyph.text
        else:
            if raised:
                marks.append(Mark(len(text), raised.strip()))
                raised = ""
            wide = last is not None and gap > 0.16 * max(glyph.size, last.size)
            spaced = glyph.after_space or wide
            text += (" " if spaced and text else "") + glyph.text
        last = glyph
    if raised:
        marks.append(Mark(len(text), raised.strip()))
    return Line(text, glyphs[0].left, glyphs[-1].right, base, size, page, marks)


def _gutter(lines: Sequence[Line], page: Page) -> float | None:
    """The middle of two columns: a place that hardly a line crosses, lines on both sides."""
    if len(lines) < 24:
        return None
    for share in (0.5, 0.49, 0.51, 0.48, 0.52, 0.47, 0.53):
        place = page.width * share
        left = [line for line in lines if line.right <= place]
        right = [line for line in lines if line.left >= place]
        enough = min(len(left), len(right)) >= 10 and len(left) + len(right) > 0.85 * len(lines)
        wide = enough and median(line.right - line.left for line in right) > 0.25 * page.width
        if wide:
            return place
    return None


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
            _key(line) for line in lines if _at_edge(line, page) and not _OPENS.match(line.text)
        }
    )
    return {key for key, count in counts.items() if count * 2 >= len(pages)}


def _at_edge(line: Line, page: Page) -> bool:
    return not _EDGE * page.height < line.base < (1 - _EDGE) * page.height


def _is_head(line: Line, page: Page, heads: set[str]) -> bool:
    if not _at_edge(line, page):
        return False
    return _key(line) in heads or (is_furniture(line.text) and len(line.text) < 40)


def _body_size(read: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for lines in read:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _notes(lines: Sequence[Line], body_size: float) -> tuple[list[Line], list[list[Line]]]:
    """The text, and the notes at the foot: small print from the first that opens with a number."""
    text = list(lines)
    small: list[Line] = []
    while text and text[-1].size < 0.96 * body_size:
        small.insert(0, text.pop())
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
    return match[1] if match and not _OPENS.match(line.text) else None


# Paragraphs


def _paragraphs(lines: Sequence[Line], leading: float) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _carries_on(groups[-1], line, leading):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _leading(read: Sequence[Sequence[Line]]) -> float:
    """The usual space from one line to the next, in the whole document."""
    gaps = [
        first.base - second.base
        for lines in read
        for first, second in pairwise(lines)
        if first.size * 0.7 < first.base - second.base < first.size * 2.2
    ]
    if not gaps:
        return 0.0
    smallest = sorted(gaps)[len(gaps) // 20]
    # Where every paragraph has one line, the space between paragraphs is all there is.
    return min(smallest, _WIDEST_LEADING * _body_size(read))


def _carries_on(group: Sequence[Line], line: Line, leading: float) -> bool:
    last = group[-1]
    gap = last.base - line.base
    if gap <= 0 or abs(last.size - line.size) > 0.12 * last.size:
        return False
    if (leading and gap > 1.28 * leading + 0.5) or gap > 2.2 * last.size:
        return False
    overlap = min(last.right, line.right) - max(last.left, line.left)
    if overlap <= 0:
        return False
    ended = _ENDS.search(last.text[-16:]) is not None
    if _OPENS.match(line.text) and ended and not _is_wrapped(group, line):
        return False
    indented = line.left - min(part.left for part in group) > 0.9 * line.size
    hanging = len(group) == 1 or _OPENS.match(group[0].text) is not None
    return not (ended and indented and not hanging)


def _is_wrapped(group: Sequence[Line], line: Line) -> bool:
    """Whether "(c) ..." only happens to stand first: the line before is full, the margin one."""
    last = group[-1]
    full = last.right > max(part.right for part in (*group, line)) - 1.5 * last.size
    return len(group) > 1 and full and abs(line.left - last.left) < 0.3 * last.size


def _is_hyphenated(read: Sequence[Sequence[Line]]) -> bool:
    """Whether words are broken at line ends as a rule; UN documents hardly ever do."""
    lines = [line for page in read for line in page]
    broken = sum(1 for line in lines if re.search(r"[a-zà-ÿ][-\u00ad]$", line.text))
    return broken * 25 > len(lines)


def _block(group: Sequence[Line], hyphenated: bool, furniture: bool = False) -> Block:
    text = ""
    marks: list[Mark] = []
    for line in group:
        if text:
            text = _joined(text, line.text, hyphenated)
        marks += [Mark(len(text) + mark.offset, mark.marker) for mark in line.marks]
        text += line.text
    return Block(text, page=group[0].page, furniture=furniture, marks=tuple(marks))


def _joined(text: str, following: str, hyphenated: bool) -> str:
    """What the next line is written after: a space, or nothing where a word was broken."""
    if text.endswith("\u00ad"):
        return text[:-1]
    if text.endswith("-") and following[:1].islower():
        return text[:-1] if hyphenated else text
    return text if text.endswith("/") else text + " "


def _note_block(group: Sequence[Line], hyphenated: bool) -> Block:
    marker = _note_marker(group[0]) or ""
    block = _block(group, hyphenated)
    if block.marks and block.marks[0].offset == 0:
        return Block(block.text.strip(), note=marker, page=block.page, marks=block.marks[1:])
    return Block(block.text[len(marker) :].strip(), note=marker, page=block.page)

"""The lines of a PDF page, from its characters: baselines, cells, columns, raised digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from manden.reading.blocks import Mark
from manden.reading.sources.pdf_columns import Gutter, Word, fits, gutter_of

_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[A-Z])\s?[.)]|[–—•·▪-]|[IVX]{1,6}\.?")
_RAISED = re.compile(r"[\d,*†\s]+")
_WIDE = 2.2  # gap between words, in sizes, that parts two cells of a line
_BLANK = 0.16  # gap between characters, in sizes, that parts two words


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


def lines_of(pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each page in reading order, column by column."""
    rows = [_rows(page.glyphs) for page in pages]
    words = [[_words(row) for row in of_page] for of_page in rows]
    gutters = [gutter_of(of_page, page.width) for of_page, page in zip(words, pages, strict=True)]
    known = [gutter for gutter in gutters if gutter]
    read = []
    for page, of_page, printed, own in zip(pages, rows, words, gutters, strict=True):
        gutter = own or next((each for each in known if fits(printed, each)), None)
        cells = [cell for row in of_page for cell in _cells(row, page.number, gutter)]
        read.append(_in_order(cells, gutter))
    return read


def _in_order(cells: Sequence[Line], gutter: Gutter | None) -> list[Line]:
    if gutter is None:
        return sorted(cells, key=lambda line: (-round(line.base), line.left))
    ordered: list[Line] = []
    waiting: list[Line] = []
    for line in sorted(cells, key=lambda line: -line.base):
        if gutter.is_crossed(line):
            ordered += _by_column(waiting, gutter.place)
            waiting = []
            ordered.append(line)
        else:
            waiting.append(line)
    return ordered + _by_column(waiting, gutter.place)


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


def _words(row: Sequence[Glyph]) -> list[Word]:
    """The words of a row: what is printed without a blank between."""
    words: list[Word] = []
    apart = True
    for glyph in row:
        if not glyph.text.strip():
            apart = True
            continue
        if apart or glyph.left - words[-1].right > _BLANK * glyph.size:
            words.append(Word(glyph.left, glyph.right))
        else:
            words[-1] = Word(words[-1].left, max(words[-1].right, glyph.right))
        apart = False
    return words


def _cells(row: Sequence[Glyph], page: int, gutter: Gutter | None) -> list[Line]:
    """A row parted at the gutter, and where a gap is too wide for a space unless a number stands
    before it."""
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
            near = gap < _WIDE * max(last.size, 6) or _LABEL.fullmatch(printed)
            if near and not (gutter and gutter.parts(last, glyph)):
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
            wide = last is not None and gap > _BLANK * max(glyph.size, last.size)
            spaced = glyph.after_space or wide
            text += (" " if spaced and text else "") + glyph.text
        last = glyph
    if raised:
        marks.append(Mark(len(text), raised.strip()))
    return Line(text, glyphs[0].left, glyphs[-1].right, base, size, page, marks)

"""The lines of a PDF page, from its characters: baselines, cells, columns, raised digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from manden.reading.blocks import Mark

_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[A-Z])\s?[.)]|[–—•·▪-]|[IVX]{1,6}\.?")
_RAISED = re.compile(r"[\d,*†\s]+")
_WIDE = 2.2  # gap between words, in sizes, that parts two cells of a line


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


def lines_of(page: Page) -> list[Line]:
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
        widths = sorted(line.right - line.left for line in right)
        if enough and widths[len(widths) * 3 // 4] > 0.25 * page.width:
            return place
    return None

"""Where a paragraph of a PDF begins: by space above, a number, an indent, or a line broken off.

Some pages print no space between paragraphs. Then a first line stands in from the margin, or the
line before it ends where the next word would still have found room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from manden.reading.organs import enacting_formula
from manden.reading.sources.pdf_lines import Line

OPENS = re.compile(r"(?:\d{1,3}\s?\.|\(?[a-z]{1,2}\s?\)|\(?[ivx]{1,5}\s?\)|[–—•·▪])\s+\S")
_ENDS = re.compile(r"[.;:,!?»”\"\])]\s*(?:and|or|et|ou)?$")
_TITLED = re.compile(r"\d{1,3}/\d{1,4}\s?\.\s+[^\W\d_]")  # "55/25. Technical assistance"
_NUMBERED = re.compile(r"\d{1,3}\s?\.\s")
_WIDEST_LEADING = 1.35  # from line to line, in heights of the print
_WIDEST_SPACE = 2.2  # between lines of one paragraph, in heights of the print
_INDENT = 0.9  # of a first line, in heights of the print, at least
_SAME = 0.3  # lines that begin under one another, in heights of the print


@dataclass(frozen=True)
class Setting:
    """How the paragraphs of a document are set: from line to line, and where a first line begins."""

    leading: float
    indented: bool  # first lines stand in from the margin, all other lines at it

    @classmethod
    def of(cls, read: Sequence[Sequence[Line]], body_size: float) -> Setting:
        """The setting of the lines of all pages."""
        return cls(_leading(read, body_size), _are_indented(read))


def paragraphs_of(lines: Sequence[Line], setting: Setting) -> list[list[Line]]:
    """The lines of a page, those of one paragraph together."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _carries_on(groups[-1], line, setting, lines):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _leading(read: Sequence[Sequence[Line]], body_size: float) -> float:
    """The usual space from one line to the next, in the whole document."""
    gaps = [
        first.base - second.base
        for lines in read
        for first, second in pairwise(lines)
        if first.size * 0.7 < first.base - second.base < first.size * _WIDEST_SPACE
    ]
    if not gaps:
        return 0.0
    smallest = sorted(gaps)[len(gaps) // 20]
    # Where every paragraph has one line, the space between paragraphs is all there is.
    return min(smallest, _WIDEST_LEADING * body_size)


def _are_indented(read: Sequence[Sequence[Line]]) -> bool:
    """Whether paragraphs stand in by their first line alone, nearly all that carry no number.

    Paragraphs with a number tell where there are no others: their lines may all stand in behind it.
    """
    starts = [
        (line, following)
        for lines in read
        for before, line, following in zip(lines, lines[1:], lines[2:], strict=False)
        if _ENDS.search(before.text[-16:])
        and (line.text[:1].isupper() or _NUMBERED.match(line.text))
        and line.base - following.base < _WIDEST_SPACE * line.size
        and following.text[:1].islower()
        and _has_room_for(line, before, _column_of(line, lines))
    ]
    plain = [pair for pair in starts if not _NUMBERED.match(pair[0].text)]
    told = plain if len(plain) > 2 else starts
    standing_in = sum(line.left - following.left > _INDENT * line.size for line, following in told)
    return len(told) > 2 and standing_in * 10 >= len(told) * 6


def _carries_on(group: Sequence[Line], line: Line, setting: Setting, page: Sequence[Line]) -> bool:
    last = group[-1]
    gap = last.base - line.base
    if gap <= 0 or abs(last.size - line.size) > 0.12 * last.size:
        return False
    if (setting.leading and gap > 1.28 * setting.leading + 0.5) or gap > _WIDEST_SPACE * last.size:
        return False
    overlap = min(last.right, line.right) - max(last.left, line.left)
    if overlap <= 0:
        return False
    ended = _ENDS.search(last.text[-16:]) is not None
    if OPENS.match(line.text) and ended and not _is_wrapped(group, line):
        return False
    if _starts_apart(group, line, ended, setting, page):
        return False
    indented = line.left - min(part.left for part in group) > _INDENT * line.size
    hanging = len(group) == 1 or OPENS.match(group[0].text) is not None
    return not (ended and indented and not hanging)


def _starts_apart(
    group: Sequence[Line], line: Line, ended: bool, setting: Setting, page: Sequence[Line]
) -> bool:
    """Whether a line opens a paragraph though no space stands above it."""
    if line.text[:1].islower() and not OPENS.match(line.text):
        return False
    column = _column_of(line, page)
    broken_off = _has_room_for(line, group[-1], column)
    if broken_off and (ended or OPENS.match(line.text) or _TITLED.match(line.text)):
        return True
    if broken_off and line.text.endswith(",") and enacting_formula(line.text):
        return True
    if setting.indented:
        margin = min(other.left for other in column)
        stands_in = line.left - margin > _INDENT * line.size
        return stands_in and (ended or broken_off) and not _hangs(group, line)
    return False


def _column_of(line: Line, page: Sequence[Line]) -> list[Line]:
    """The lines of the page that stand above and below `line`, and itself."""
    return [other for other in page if min(other.right, line.right) > max(other.left, line.left)]


def _hangs(group: Sequence[Line], line: Line) -> bool:
    """Whether the lines of a point stand under its words, further in than the margin."""
    if not OPENS.match(group[0].text):
        return False
    under_the_words = line.left - group[0].left > _SAME * line.size
    return under_the_words or (len(group) > 1 and group[1].left > line.left - _SAME * line.size)


def _has_room_for(line: Line, last: Line, column: Sequence[Line]) -> bool:
    """Whether the first word of `line` would have stood behind `last`: it was broken off there."""
    room = max(other.right for other in column) - last.right
    width = (line.right - line.left) / max(len(line.text), 1)
    return room > width * (len(line.text.split(" ", 1)[0]) + 1) + 0.5 * last.size


def _is_wrapped(group: Sequence[Line], line: Line) -> bool:
    """Whether "(c) ..." only happens to stand first: the line before is full, the margin one."""
    last = group[-1]
    full = last.right > max(part.right for part in (*group, line)) - 1.5 * last.size
    return len(group) > 1 and full and abs(line.left - last.left) < _SAME * last.size

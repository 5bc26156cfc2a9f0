"""Plain text laid out as a page or a mail: what stands beside its lines, and lines side by side.

Numbers of lines in the margin and the marks of a quoted mail stand for the page's sake. Two columns
printed side by side ("pdftotext -layout") are read one after the other, page by page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_SIDE_BY_SIDE = (
    "its lines stood in two columns side by side; they were read one column after the other:"
    " check their order"
)
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_NUMBERED = re.compile(r"[ \t]*(\d{1,4})(?:(?=[ \t]*$)|[ \t]+(?=\S)|(?=[A-ZÀ-Ý]))")
_FEWEST_LINES = 12  # of what is laid out: a shorter text has no margins to speak of
_EVERY = (1, 5)  # line numbers are printed at each line, or at each fifth
_LONG = 20  # characters of a line of prose, at least; most have more
_GUTTER = 2  # columns of blanks between two columns of text, at least
_BLANKS = re.compile(r" {2,}|^ +")
_FEWEST_ROWS = 6  # that hold both columns


class Laid(NamedTuple):
    """The lines in the order of reading, what stood beside them, and what was odd."""

    text: str
    beside: str = ""
    warnings: tuple[str, ...] = ()


def without_layout(text: str) -> Laid:
    """`text` without the layout of its page; as it is where it has none.

    >>> quoted = "\\n".join(["> The Council,", ">", "> 1. Asks."] * 5)
    >>> without_layout(quoted).text[:22], without_layout(quoted).beside[:3]
    ('The Council,\\n\\n1. Asks.', '> >')
    """
    lines = text.split("\n")
    if len(lines) < _FEWEST_LINES:
        return Laid(text)
    beside = ""
    if ">" in text:
        lines, beside = _without(lines, _quote_marks(lines))
    lines, numbers = _without(lines, _line_numbers(lines))
    warnings: tuple[str, ...] = ()
    if text.count("   ") > _FEWEST_LINES:
        in_order = _in_order(lines)
        warnings = (_SIDE_BY_SIDE,) if in_order != lines else ()
        lines = in_order
    if not (beside or numbers or warnings):
        return Laid(text)
    return Laid("\n".join(lines), beside + numbers, warnings)


def _without(lines: list[str], widths: Sequence[int]) -> tuple[list[str], str]:
    """The lines less so many characters of each, and the ink of what was left out."""
    if not any(widths):
        return lines, ""
    pairs = list(zip(lines, widths, strict=True))
    beside = " ".join(word for line, width in pairs for word in line[:width].split())
    return [line[width:] for line, width in pairs], beside


def _quote_marks(lines: Sequence[str]) -> list[int]:
    """How wide the marks of a quoted mail are on each line; none where few lines have any."""
    marks = [_QUOTED.match(line) for line in lines]
    full = sum(1 for line in lines if line.strip())
    if sum(mark is not None for mark in marks) * 10 < full * 8:
        return []
    return [mark.end() if mark else 0 for mark in marks]


def _line_numbers(lines: Sequence[str]) -> list[int]:
    """How wide the number of each line is, where lines are numbered: 1, 2, 3 or 5, 10, 15.

    Paragraphs are numbered too; but lines break anywhere, many before a small letter.
    """
    found = [_NUMBERED.match(line) for line in lines]
    if sum(match is not None for match in found) < _FEWEST_LINES // 2:
        return []
    full = sum(1 for line in lines if line.strip())
    for every in _EVERY:
        kept = _that_count(lines, found, every)
        numbered = sum(match is not None for match in kept)
        if numbered * every * 10 < full * 8 or numbered < _FEWEST_LINES // 2:
            continue
        rest = [
            line[match.end() if match else 0 :].lstrip()
            for line, match in zip(lines, kept, strict=True)
        ]
        if sum(line[:1].islower() for line in rest) * 6 > sum(1 for line in rest if line):
            return [match.end() if match else 0 for match in kept]
    return []


def _that_count(
    lines: Sequence[str], found: Sequence[re.Match[str] | None], every: int
) -> list[re.Match[str] | None]:
    """The numbers that stand where a count of lines puts them, each page from one or all in a row.

    Blank lines are counted or not; the number next to one that counts on counts too.
    """
    full = [0]
    for line in lines:
        full.append(full[-1] + bool(line.strip()))
    held = [(place, int(match[1])) for place, match in enumerate(found) if match]
    counts: set[int] = set()
    for (before, low), (place, high) in pairwise(held):
        passed = {place - before, full[place] - full[before]}
        if high % every == 0 and (high - low in passed or high == every):
            counts |= {before, place} if low % every == 0 else {place}
    return [match if place in counts else None for place, match in enumerate(found)]


def _in_order(lines: list[str]) -> list[str]:
    """The lines, those of two columns side by side one column after the other."""
    pages = [[line.expandtabs() for line in page] for page in _pages(lines)]
    gutters = [_gutter(page) for page in pages]
    known = [gutter for gutter in gutters if gutter]
    if not known:
        return lines
    ordered: list[str] = []
    for page, gutter in zip(pages, gutters, strict=True):
        inherited = gutter or next((each for each in known if _fits(page, each)), None)
        ordered += _unmixed(page, inherited) if inherited else page
    return ordered


def _pages(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each page: parted by form feeds, else by two blank lines."""
    fed = any("\f" in line for line in lines)
    page: list[str] = []
    for place, line in enumerate(lines):
        ends = (
            "\f" in line if fed else place > 0 and not line.strip() and not lines[place - 1].strip()
        )
        if ends and page:
            yield page
            page = []
        page.append(line)
    if page:
        yield page


def _gutter(page: Sequence[str]) -> tuple[int, int] | None:
    """Where the blanks between two columns begin and end on a page, if it has two."""
    rows = [line.rstrip() for line in page if line.strip()]
    if len(rows) < _FEWEST_LINES:
        return None
    width = max(map(len, rows))
    printed = Counter(
        place
        for row in rows
        for place in range(width // 4, min(len(row), width * 3 // 4))
        if row[place] != " "
    )
    spans: list[list[int]] = []
    for place in range(width // 4, width * 3 // 4):
        if printed[place] * 8 > len(rows):
            continue
        if spans and spans[-1][1] == place:
            spans[-1][1] = place + 1
        else:
            spans.append([place, place + 1])
    best = max(spans, key=lambda span: span[1] - span[0], default=[0, 0])
    gutter = (best[0], best[1])
    halves = [_halves(row, gutter) for row in rows]
    both = [half for half in halves if half and half[0].strip() and half[1]]
    apart = gutter[1] - gutter[0] >= _GUTTER and len(both) >= max(_FEWEST_ROWS, len(rows) // 5)
    return gutter if apart and _start_at_one_place(both) and _are_prose(halves) else None


def _are_prose(halves: Sequence[tuple[str, str] | None]) -> bool:
    """Whether sentences run on in both columns: labels, names, dates and figures are a table."""
    for side in (0, 1):
        texts = [text for half in halves if half and (text := half[side].strip())]
        long = sum(len(text) >= _LONG for text in texts)
        running = sum(text[:1].islower() for text in texts)
        if long * 2 < len(texts) or running * 6 < len(texts):
            return False
    return True


def _start_at_one_place(halves: Sequence[tuple[str, str]]) -> bool:
    """Whether most of the right column starts under one another, give or take a character."""
    starts = Counter(len(left) for left, _ in halves)
    near = max((starts[place] + starts[place + 1] for place in starts), default=0)
    return near * 2 > len(halves)


def _halves(line: str, gutter: tuple[int, int]) -> tuple[str, str] | None:
    """A line up to its right half, and that; None where it runs across the gutter."""
    if len(line) <= gutter[0]:
        return line, ""
    blanks = [
        run
        for run in _BLANKS.finditer(line.rstrip())
        if run.start() < gutter[1] and run.end() > gutter[0]
    ]
    if not blanks:
        return (line, "") if len(line.rstrip()) < gutter[1] else None
    widest = max(blanks, key=lambda run: run.end() - run.start())
    return line[: widest.end()], line[widest.end() :].rstrip()


def _fits(page: Sequence[str], gutter: tuple[int, int]) -> bool:
    """Whether a page with too little text to tell keeps clear of the gutter of another."""
    halves = [_halves(line, gutter) for line in page if line.strip()]
    crossing = sum(half is None for half in halves)
    beyond = sum(half is not None and half[1] != "" for half in halves)
    return beyond > 1 and crossing * 8 <= len(halves)


def _unmixed(page: Sequence[str], gutter: tuple[int, int]) -> list[str]:
    """The lines of a page's two columns; those that run across both part them."""
    lines: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for line in page:
        halves = _halves(line, gutter)
        if halves is None:
            lines += [*_column(left), *_column(right), line]
            left, right = [], []
        else:
            left.append(halves[0].rstrip())
            right.append(halves[1])
    return [*lines, *_column(left), *_column(right)]


def _column(lines: list[str]) -> list[str]:
    """A column's lines, at most one blank one at its foot and none at its head."""
    last = max((place for place, line in enumerate(lines) if line.strip()), default=-1)
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    return lines[first : last + 2]

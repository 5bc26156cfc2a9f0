"""Plain text: blank lines part the blocks, and so do lines that cannot follow the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from manden.reading.blocks import Block, SourceText
from manden.reading.closing import opens_closing
from manden.reading.furniture import is_furniture
from manden.reading.openings import operative_opening, preambular_opening
from manden.reading.organs import enacting_formula, organ_in
from manden.reading.sources.broken_words import BrokenWords
from manden.reading.sources.laid_out import without_layout

_BLANK = re.compile(r"\n[ \t\u00a0]*\n\s*")
_PAGE_COMMENT = re.compile(r"<!--\s*[Pp]age\s+(\d+)\s*-->")
_LETTERED = re.compile(r"[a-z]{1,5}\s?[.)]\s")
_LABELLED = re.compile(
    r"(?:\d{1,3}\s?\.\s*[A-ZÀ-Ý«“]|\((?:[a-z]{1,2}|[ivx]{1,5})\)(?:\s+\S|[A-ZÀ-Ý])"
    r"|(?:[a-z]|[ivx]{1,5})\)(?:\s+\S|[A-ZÀ-Ý])|[–—•·▪]\s|-\s[A-ZÀ-Ý])"
)
_PART = re.compile(r"(?:^|\n)[ \t]*([A-H])[ \t]*\n")
_ENDS_A_LINE = re.compile(r"[,;.:!?»”\"\]](?:[*\d]{0,3}|\s\d{1,3}/?)\s*(?:and|or|et|ou)?$")
_AT_MEETING = r"(?:At its|[ÀA] sa) \d{1,5}\s?(?:st|nd|rd|th|e|[èe]me|re)\b"
# Lines that carry nothing on, however long the one before: a rule, a mark, a title with its number.
_APART = re.compile(
    r"[_\-–—=*]{3,}$|[IVX]{1,5}$|(?:S-|ES-)?\d{1,4}/\d{1,4}(?:\s[A-Z])?\s?\.\s+[A-ZÀ-Ý]"
    rf"|{_AT_MEETING}"
)
# "47/20 Le Forum social" below "adoptée le 13 juillet 2021": a title whose number has no stop.
_UNSTOPPED, _ENDS_ADOPTED = re.compile(r"\d{1,2}/\d{1,3}\s[A-ZÀ-Ý][a-zà-ÿ'’]"), "0123456789])*"
_JOB_NUMBER = re.compile(
    r"(?:\d{1,3}\s)?(?:GE\.)?\d{2}-\d{4,6}(?:\s?\([A-Z]\))?(?:\s\d{1,3})?"
)  # at a page's foot
_TELLS = re.compile(_AT_MEETING)
_QUOTES = '“«" '
# Of the widest line: a line so short ends its paragraph or title; one so long may be full.
_SHORT, _FULL = 0.6, 0.85
_WIDEST_LINE = 130  # characters
_TITLE_WIDTH = 80  # a line so short above a numbered paragraph may be its title, or a page's head
_BROKEN_WORD = re.compile(r"(?<=[a-zà-ÿ])-\n[ \t]*(?=[a-zà-ÿ])")
_BROKEN_NAME = re.compile(r"(?<=\w)-\n[ \t]*(?=\w)")  # "Secretary-General", "11-15 March"
_CONTROL = "".join(map(chr, (*range(9), 0x0B, *range(0x0E, 0x20))))
_SPACES = str.maketrans(_CONTROL, " " * len(_CONTROL))


def blocks_of_text(text: str) -> SourceText:
    """The blocks of a text already decoded.

    >>> [block.text for block in blocks_of_text("The Council,\\n\\n1. Asks;\\n2. Ends.").blocks]
    ['The Council,', '1. Asks;', '2. Ends.']
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    laid = without_layout(text.replace("\f", "\n\f"))
    text = without_controls(laid.text.replace("\f", "\n"))
    page: int | None = None
    blocks: list[Block] = []
    words = BrokenWords.of(text.split("\n")) if _is_hyphenated(text) else None
    hyphens = 0
    soft = "\u00ad\n" in text
    pieces = _BLANK.split(text)
    for piece in ["\n".join(pieces)] if _each_line_is_apart(pieces) else pieces:
        for lines in _paragraphs(piece.strip()):
            comment = _PAGE_COMMENT.fullmatch(lines) if lines.startswith("<!--") else None
            page = int(comment[1]) if comment else page
            if "-\n" in lines:
                lines, lost = _mended(lines, words)
                hyphens += lost
            if soft:
                lines = lines.replace("\u00ad\n", "")
            blocks.append(Block(lines, page=page, furniture=comment is not None))
    if hyphens:  # they are the page's, and no word's
        blocks.append(Block("-" * hyphens, page=page, furniture=True))
    if laid.beside:
        blocks.append(Block(laid.beside, page=page, furniture=True))
    return SourceText(tuple(blocks), laid.warnings)


def _each_line_is_apart(pieces: Sequence[str]) -> bool:
    """Whether a conversion put a blank line after every line of a page, as wide as a page is."""
    if len(pieces) < 20 or max(map(len, pieces)) > _WIDEST_LINE:
        return False
    return sum(piece[:1].islower() for piece in pieces) * 4 > len(pieces)


def without_controls(text: str) -> str:
    """The text with a space for each control character that is no white space of its own.

    >>> without_controls("bells\\x00\\x0band")
    'bells  and'
    """
    return text.translate(_SPACES) if any(sign in text for sign in _CONTROL) else text


def _mended(lines: str, words: BrokenWords | None) -> tuple[str, int]:
    """The lines with words whole that a hyphen parts at an end, and how many lost the hyphen."""
    lost = 0

    def whole(broken: re.Match[str]) -> str:
        nonlocal lost
        if words is None or words.keep_hyphen(lines[: broken.start() + 1], lines[broken.end() :]):
            return "-"
        lost += 1
        return ""

    return _BROKEN_NAME.sub("-", _BROKEN_WORD.sub(whole, lines)), lost


def _is_hyphenated(text: str) -> bool:
    """Whether words are broken at line ends as a rule; UN documents hardly ever do."""
    hyphens = text.count("-\n")
    if not hyphens:
        return False
    lines = text.count("\n") - text.count("\n\n")
    if hyphens * 25 <= lines:  # nearly always: no pattern is needed
        return False
    return len(_BROKEN_WORD.findall(text)) * 25 > lines


def paragraphs_of_lines(text: str) -> list[str]:
    """The paragraphs of a text that ends its lines itself, one blank line or none between them.

    >>> paragraphs_of_lines("Noting the\\nbells,\\n\\n1. Asks;\\n2. Ends.")
    ['Noting the\\nbells,', '1. Asks;', '2. Ends.']
    """
    return [lines for piece in text.split("\n\n") for lines in _paragraphs(piece.strip())]


def _paragraphs(piece: str) -> list[str]:
    """Part a block where its lines are paragraphs of their own, and not one that was wrapped."""
    if "\n" not in piece:
        return [piece] if piece else []
    if _PART.search(piece):  # the letter of a part stands alone: "A", then its title
        return [lines for part in _PART.split(piece) for lines in _paragraphs(part.strip())]
    lines = [line.strip() for line in piece.split("\n") if line.strip()]
    if _lines_are_paragraphs(lines):
        return lines
    width = max(map(len, lines)) if any(map(_opens_a_text, lines)) else 0
    paragraphs = [[lines[0]]]
    for line, following in zip(lines[1:], [*lines[2:], ""], strict=True):
        before = paragraphs[-1][-1]
        alone = len(paragraphs[-1]) == 1  # the line before is a whole paragraph, or a title
        labelled = _LABELLED.match(line) is not None and (
            _ENDS_A_LINE.search(before[-16:]) is not None or (alone and is_furniture(before))
        )
        titled = alone and _is_title(before, line, 2 * width or _TITLE_WIDTH)
        foot = _JOB_NUMBER.fullmatch(line) or (alone and _JOB_NUMBER.fullmatch(before))
        if labelled or titled or foot or (width and _starts_apart(before, line, following, width)):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return ["\n".join(paragraph) for paragraph in paragraphs]


def _starts_apart(before: str, line: str, following: str, width: int) -> bool:
    """Where a whole text has no blank line left: a stop on a line cut short, or an opening verb."""
    if (len(before) < width * _SHORT and not line[0].islower()) or _APART.match(line):
        return True
    if is_furniture(before) or is_furniture(line):
        return True
    if line[0].isdigit() and before[-1] in _ENDS_ADOPTED and _UNSTOPPED.match(line):
        return True
    formula = line.endswith(",") and line[0].isupper() and enacting_formula(line)
    if formula or _is_title(line, following, width):
        return True
    if not _ENDS_A_LINE.search(before[-16:]):
        return _is_title(before, line, width)
    line = line.lstrip(_QUOTES)
    if opens_closing(line):
        return True
    if not line[:1].isupper():
        return False
    if len(before) < width * _FULL or enacting_formula(before):
        return True
    return any(operative_opening(line, t) or preambular_opening(line, t) for t in ("en", "fr"))


def _is_title(line: str, following: str, width: int) -> bool:
    """A short line without a stop, before a paragraph that opens with its number and a verb."""
    number = _LABELLED.match(following)
    if number is None or len(line) > width * _FULL or not line[0].isupper():
        return False
    if _ENDS_A_LINE.search(line[-16:]):
        return False
    verb = following[number.end() - 1 :]
    return any(operative_opening(verb, language) for language in ("en", "fr"))


def _opens_a_text(line: str) -> bool:
    """A formula, a part of a statement of the Security Council, or what leads to a decision."""
    bare = line.lstrip(_QUOTES)
    if _TELLS.match(line):
        return True
    return enacting_formula(bare) is not None or (bare != line and organ_in(bare[:60]) is not None)


def _lines_are_paragraphs(lines: list[str]) -> bool:
    """Whether hardly a line opens with a small letter: a wrapped text breaks anywhere.

    A line at the head of a page goes on with the paragraph that the page before broke off.
    """
    broken = sum(
        line[0].islower() and not _LETTERED.match(line) and not is_furniture(before)
        for before, line in zip(["1", *lines], lines, strict=False)
    )
    return len(lines) > 3 and broken * 8 < len(lines)

"""Markdown: headings, emphasis, rules and footnotes become hints; their signs are not words."""

from __future__ import annotations

import re
from collections import Counter
from unicodedata import normalize

from manden.reading.blocks import Block, Mark, SourceText, ink
from manden.reading.numbering import label_of
from manden.reading.sources.characters import decoded, mended
from manden.reading.sources.text import blocks_of_text, without_controls

_HEADING = re.compile(r"(#{1,6})\s+")
_RULE = re.compile(r"(?:\s*[-*_]){3,}\s*")
_NOTE = re.compile(r"(?:<sup>\s*([\d*†a-z]{1,4})\s*</sup>|\[\^([^\]\s]{1,12})\]:)\s*")
_MARK = re.compile(r"<sup>\s*([\d*†]{1,4})\s*</sup>|\[\^([^\]\s]{1,12})\]")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_TAG = re.compile(r"</?(?:sup|sub|em|strong|b|i|u|br|span|p|div|a)\b[^<>]{0,200}>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_QUOTE = re.compile(r"^>\s?", re.MULTILINE)
_BULLET = re.compile(r"[-*+]\s+(?=\S)")
_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?=\w[\w -]*:)(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL
)
_ITEM_OPENS = re.compile(r"\n(?=[ \t]*[-+*] +\S)")
_NOTE_OPENS = re.compile(r"(?<!\s)\s+(?=\[\^[^\]\s]{1,12}\]:\s)")
# What no plain text prints: a heading of signs, a note "[^1]:", words in asterisks.
_SURELY = re.compile(
    r"^(?:#{1,4} [A-ZÀ-Ý]|\[\^\w{1,4}\]:|\*{1,3}[A-ZÀ-Ý][^*\n]{2,60}\*{1,3}(?:[ ,\n]|$))",
    re.MULTILINE,
)


def read_blocks_by_signs(data: bytes) -> SourceText:
    """The blocks of a text whose name does not say how it is written."""
    return blocks_by_signs(decoded(data))


def blocks_by_signs(text: str) -> SourceText:
    """The blocks of a text, as Markdown where its signs are Markdown's.

    No name promised Markdown, so its signs come back too, all in one block at the end.

    >>> [block.text for block in blocks_by_signs("# Bells\\n\\n*Noting* the bells,").blocks]
    ['Bells', 'Noting the bells,', '#**']
    >>> blocks_by_signs("Norway*, Togo\\n\\n*Not a member of the Council.").blocks[1].text
    '*Not a member of the Council.'
    """
    text, warnings = mended(text)
    if not is_markdown(text):
        return blocks_of_text(text).warned(warnings)
    text = without_controls(text)
    found = blocks_of_markdown(text)
    # An accent behind a sign joins the letter before it once the sign is gone.
    printed, kept = (Counter(normalize("NFD", each)) for each in (ink(text), found.words()))
    signs = "".join((printed - kept).elements())
    return SourceText((*found.blocks, Block(signs, furniture=True)), (*warnings, *found.warnings))


def is_markdown(text: str) -> bool:
    """Whether a text bears signs that only Markdown has."""
    if text.startswith("---") and _FRONT_MATTER.match(text):
        return True
    signed = "*" in text or "#" in text or "[^" in text
    return signed and _SURELY.search(text) is not None


def read_blocks(data: bytes) -> SourceText:
    """The blocks of a Markdown file, UTF-8."""
    text, warnings = mended(decoded(data))
    return blocks_of_markdown(text).warned(warnings)


def blocks_of_markdown(text: str) -> SourceText:
    """The blocks of a Markdown text already decoded.

    >>> [(block.text, block.heading) for block in blocks_of_markdown("# Annex\\n\\n*One*").blocks]
    [('Annex', 1), ('One', 0)]
    >>> blocks_of_markdown("bells,<sup>1</sup> and").blocks[0].marks
    (Mark(offset=6, marker='1'),)
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text) if text.lstrip()[:3] == "---" else None
    raw = blocks_of_text(_headings_apart(text[front.end() :] if front else text))
    about = _told_before(front[1]) if front else ()
    blocks = (
        block if block.furniture else _block(block) for block in raw.blocks if not _is_rule(block)
    )
    return SourceText((*about, *blocks), raw.warnings)


def _told_before(lines: str) -> tuple[Block, ...]:
    """The lines of the front matter, "title: Bells": about the file, and no words of its text."""
    told = (line.strip() for line in lines.split("\n"))
    return tuple(Block(line, furniture=True) for line in told if line)


def _headings_apart(text: str) -> str:
    if "[^" in text:
        text = _NOTE_OPENS.sub("\n\n", text)
    text = _ITEM_OPENS.sub("\n\n", text)
    return re.sub(r"^(#{1,6}\s.*|\s*(?:-{3,}|\*{3,}))$", r"\n\1\n", text, flags=re.MULTILINE)


def _is_rule(block: Block) -> bool:
    return _RULE.fullmatch(block.text) is not None


def _block(block: Block) -> Block:
    text = _QUOTE.sub("", block.text)
    heading = _HEADING.match(text)
    if heading:
        text = text[heading.end() :].rstrip("# ")
    note = _NOTE.match(text)
    if note:
        text = text[note.end() :]
    bullet = _BULLET.match(text)
    text, marks = _without_marks(text[bullet.end() :] if bullet else text)
    return Block(
        text.strip(),
        label="–" if bullet and label_of(text) is None else None,
        heading=len(heading[1]) if heading else 0,
        note=(note[1] or note[2]) if note else None,
        page=block.page,
        marks=marks,
    )


def _without_marks(text: str) -> tuple[str, tuple[Mark, ...]]:
    """`text` without its signs, and its footnote marks with their place in what is left."""
    plain = ""
    marks: list[Mark] = []
    last = 0
    for match in _MARK.finditer(text):
        plain += _plain(text[last : match.start()])
        marks.append(Mark(len(plain), match[1] or match[2]))
        last = match.end()
    plain += _plain(text[last:])
    return plain, tuple(marks)


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", _TAG.sub(" ", text))
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub("", text))

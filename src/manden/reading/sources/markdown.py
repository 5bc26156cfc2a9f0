"""Markdown: headings, emphasis, rules and footnotes become hints; their signs are not words."""

from __future__ import annotations

import re

from manden.reading.blocks import Block, Mark, SourceText
from manden.reading.sources.text import blocks_of_text, decoded

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


def read_blocks(data: bytes) -> SourceText:
    """The blocks of a Markdown file, UTF-8."""
    return blocks_of_markdown(decoded(data))


def blocks_of_markdown(text: str) -> SourceText:
    """The blocks of a Markdown text already decoded.

    >>> [(block.text, block.heading) for block in blocks_of_markdown("# Annex\\n\\n*One*").blocks]
    [('Annex', 1), ('One', 0)]
    >>> blocks_of_markdown("bells,<sup>1</sup> and").blocks[0].marks
    (Mark(offset=6, marker='1'),)
    """
    raw = blocks_of_text(_headings_apart(text))
    blocks = tuple(
        block if block.furniture else _block(block) for block in raw.blocks if not _is_rule(block)
    )
    return SourceText(blocks)


def _headings_apart(text: str) -> str:
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
    text, marks = _without_marks(_BULLET.sub("– ", text, count=1) if _BULLET.match(text) else text)
    return Block(
        text.strip(),
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

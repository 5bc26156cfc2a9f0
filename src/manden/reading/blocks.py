"""What every format gives the reader: blocks of text in reading order, with their hints."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark taken out of a block: it stood before `text[offset]`."""

    offset: int
    marker: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line of the source, single-spaced (`\\n` where a line ended).

    `label` is a number that the format wrote by itself (automatic numbering); it is not a
    character of the source. `heading` is the level of a heading style, 0 where there is none.
    `note` is the marker of the footnote whose text this block is; `unprinted`
    says that the marker stands elsewhere, or nowhere. `furniture` says that the
    format itself calls the block a page head, a page foot or a number.
    """

    text: str
    label: str | None = None
    heading: int = 0
    note: str | None = None
    unprinted: bool = False
    furniture: bool = False
    page: int | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file, opened: its blocks in reading order, footnotes beside them, and what was odd."""

    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    words: str = field(default="", repr=False)  # every character of the source, markup aside


def single_spaced(text: str) -> str:
    """`text` with every run of white space made one space, invisible characters dropped.

    >>> single_spaced("a\\u00a0 b\\u00ad c")
    'a b c'
    """
    return " ".join(text.translate(_INVISIBLE).split())


# Soft hyphens, zero-width marks, direction marks and byte order marks are layout, not text.
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)], None
)


def ink(text: str) -> str:
    """The characters of `text` that leave ink: neither white space nor invisible marks.

    >>> ink(" a\\u00adb \\n c")
    'abc'
    """
    return "".join(text.translate(_INVISIBLE).split())

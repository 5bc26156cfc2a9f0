"""What every format gives the reader: blocks of text in reading order, with their hints."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark taken out of a block: it stood before `text[offset]`."""

    offset: int
    marker: str


class Block(NamedTuple):
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

    def warned(self, warnings: tuple[str, ...]) -> SourceText:
        """The same, with what else was odd told first."""
        return SourceText(self.blocks, (*warnings, *self.warnings)) if warnings else self

    def words(self) -> str:
        """Every character of the source, markup aside: what a reading must give back."""
        return "".join(
            ink(block.text + (block.note or "") + "".join(mark.marker for mark in block.marks))
            for block in self.blocks
        )


def single_spaced(text: str) -> str:
    """`text` with every run of white space made one space, invisible characters dropped.

    A soft hyphen at which a line was broken parts no word.

    >>> single_spaced("a\\u00a0 b \\u00ad c"), single_spaced("encou\\u00ad rage")
    ('a b c', 'encourage')
    """
    plain = text.isprintable()
    if not plain:  # most often for these alone, which are quick to replace
        text = text.replace("\t", " ").replace("\n", " ").replace("\u00a0", " ")
        plain = text.isprintable()
    if plain:  # no white space but spaces, and nothing invisible
        while "  " in text:  # few runs are long
            text = text.replace("  ", " ")
        return text.strip(" ")
    if "\u00ad" in text:
        text = _BROKEN.sub("", text)
    text = " ".join(text.split())
    if text.isprintable() or not _SOME_INVISIBLE.search(text):
        return text
    return " ".join(text.translate(_INVISIBLE).split())


# Soft hyphens, zero-width marks, direction marks and byte order marks are layout, not text.
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)], None
)
_BROKEN = re.compile(r"(?<=\w)\u00ad\s+(?=\w)")
_SOME_INVISIBLE = re.compile("[\u00ad\u2060\ufeff\u200b-\u200f\u202a-\u202e]")


def evened(block: Block) -> Block:
    """The block single-spaced once and for all; its marks keep their place.

    >>> evened(Block("two\\n bells ,", marks=(Mark(10, "1"),))).marks
    (Mark(offset=9, marker='1'),)
    """
    text = single_spaced(block.text)
    if text == block.text:
        return block
    marks = block.marks and tuple(
        Mark(len(single_spaced(block.text[: mark.offset] + "|")) - 1, mark.marker)
        for mark in block.marks
    )
    # Not `_replace`, which is slow: nearly every block of a text comes here.
    return Block(text, *block[1:-1], marks)


def composed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, letters printed in one sign parted, accents joined where a printer parted them all.

    A stray accent stays as it is printed.

    >>> composed([Block("le ﬂeuve de l'oﬃce")])[0].text
    "le fleuve de l'office"
    """
    whole = "\n".join(block.text for block in blocks)
    if any(sign in whole for sign in _LIGATURES):
        blocks = [respelt(block, _parted) for block in blocks]
    sample = [block.text for block in blocks[:60] if not block.text.isascii()]
    parted = sum(len(_ACCENTS.findall(text)) for text in sample)
    if parted < _MANY and (parted < _FEW or any(_JOINED.search(text) for text in sample)):
        return list(blocks)
    return [respelt(block, _joined) for block in blocks]


_ACCENTS = re.compile("[\u0300-\u036f]")
_JOINED = re.compile("[à-öù-ÿÀ-ÖÙ-Ý]")
_MANY, _FEW = 20, 3
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_PARTED = str.maketrans(_LIGATURES)


def _parted(text: str) -> str:
    return text.translate(_PARTED)


def _joined(text: str) -> str:
    return normalize("NFC", text)


def respelt(block: Block, spelt: Callable[[str], str]) -> Block:
    """The block with its words spelt another way; its marks keep their place."""
    text = spelt(block.text)
    if text == block.text and not block.marks:
        return block
    marks = tuple(Mark(len(spelt(block.text[: mark.offset])), mark.marker) for mark in block.marks)
    return block._replace(text=text, marks=marks)


def without_first(block: Block, characters: int) -> Block:
    """The block less its first characters; a mark that stood in them stands first."""
    marks = tuple(Mark(max(mark.offset - characters, 0), mark.marker) for mark in block.marks)
    return block._replace(text=block.text[characters:], marks=marks)


def ink(text: str) -> str:
    """The characters of `text` that leave ink: neither white space nor invisible marks.

    >>> ink(" a\\u00adb \\n c")
    'abc'
    """
    text = text.replace("`", "'")
    text = text if text.isascii() else _joined(_parted(text))
    return "".join(text.translate(_INVISIBLE).split())

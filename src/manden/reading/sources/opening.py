"""Which format a file is in, by its content; its name decides only between kinds of text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePath

from manden.reading.blocks import SourceText
from manden.reading.resolution import CannotRead
from manden.reading.sources import docx, html, markdown, pdf

LARGEST_FILE = 50_000_000  # bytes, any format
LARGEST_TEXT = 4_000_000  # bytes of plain text, Markdown or HTML: about 100 resolutions
MOST_BLOCKS = 40_000  # paragraphs, headings and lines; the longest resolution has some 1,500

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body|div|p|h\d|!--)\b",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d+/\d+(?: ?[A-Z])?|\d+ ?\(\d{4}\)")  # 58/30, 2734 (2024)
_MARKDOWN_SIGNS = re.compile(rb"^(?:#{1,6} |\*[^*\n]+\*|.*<sup>)", re.MULTILINE)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def open_file(path: Path) -> SourceText:
    """Open a file on disk; its size is looked at before a byte of it is read."""
    if not path.exists() and _BARE_NUMBER.fullmatch(str(path)):
        raise CannotRead("there is no such file; a symbol is given whole: A/HRC/RES/58/30")
    if not path.exists():
        raise CannotRead("there is no such file; check the path")
    if path.is_dir():
        raise CannotRead("it is a folder; name one file of it")
    _refuse_size(path.stat().st_size, LARGEST_FILE)
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise CannotRead("it cannot be opened; check that you may read it") from fault
    return open_bytes(data, path.name)


def open_bytes(data: bytes, name: str) -> SourceText:
    """Open the bytes of a file.

    >>> open_bytes(b"<html><p>Bells</p></html>", "bells").blocks[0].text
    'Bells'
    """
    _refuse_size(len(data), LARGEST_FILE)
    if not data.strip():
        raise CannotRead("it is empty; give the official text")
    source = _reader(data, name)(data)
    if not any(block.text.strip() for block in source.blocks):
        raise CannotRead("no text was found in it; give the official text")
    if len(source.blocks) > MOST_BLOCKS:
        raise CannotRead(f"it has more than {MOST_BLOCKS} paragraphs; part it first")
    return source


def _reader(data: bytes, name: str) -> Callable[[bytes], SourceText]:
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        return docx.read_blocks
    if b"%PDF-" in data[:1024]:
        return pdf.read_blocks
    if data.startswith(_OLD_WORD):
        raise CannotRead("it is an old or protected Word file; save it as docx without a password")
    if data.startswith(_PICTURES):
        raise CannotRead("it is a picture; run it through OCR first, or give a file with text")
    if data.startswith(b"{\\rtf"):
        raise CannotRead("it is an RTF file; save it as docx")
    _refuse_size(len(data), LARGEST_TEXT)
    if suffix in {".html", ".htm", ".xhtml"} or _HTML.match(data[:4096]):
        return html.read_blocks
    if suffix in {".md", ".markdown"} or (not suffix and _MARKDOWN_SIGNS.search(data[:20000])):
        return markdown.read_blocks
    return markdown.read_blocks_by_signs


def _refuse_size(size: int, limit: int) -> None:
    if size > limit:
        raise CannotRead(
            f"it holds {size / 1e6:.0f} MB, over the limit of {limit / 1e6:.0f} MB; part it first"
        )

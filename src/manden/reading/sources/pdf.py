"""PDF: not read yet."""

from __future__ import annotations

from manden.reading.blocks import SourceText
from manden.reading.resolution import CannotRead


def read_blocks(data: bytes) -> SourceText:
    raise CannotRead("PDF is not read yet; give the docx or the text")

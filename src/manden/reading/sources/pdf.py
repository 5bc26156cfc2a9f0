"""PDF: characters with their places; `pdf_lines` and `pdf_layout` make blocks of them."""

from __future__ import annotations

import ctypes
from time import monotonic
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from manden.reading.blocks import SourceText
from manden.reading.resolution import CannotRead
from manden.reading.sources.pdf_layout import laid_out
from manden.reading.sources.pdf_lines import Glyph, Page

MOST_PAGES = 400
LONGEST_SECONDS = 8.0
_FEWEST_CHARACTERS = 20  # a page below them is a picture


def read_blocks(data: bytes) -> SourceText:
    """The blocks of a PDF that holds text, columns and notes in reading order.

    Raises `CannotRead` where it is protected, damaged, scanned or too long.
    """
    document = _opened(data)
    try:
        pages = _pages(document)
    finally:
        document.close()
    with_text = [page for page in pages if len(page.glyphs) >= _FEWEST_CHARACTERS]
    if not with_text:
        raise CannotRead("it is a scan without text; run it through OCR, or give the docx")
    warnings = []
    if len(with_text) * 2 < len(pages):
        warnings.append(f"{len(pages) - len(with_text)} of {len(pages)} pages hold no text")
    return SourceText(tuple(laid_out(pages)), tuple(warnings))


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower() or b"/Encrypt" in data:
            raise CannotRead("it is protected by a password; save it without one") from fault
        raise CannotRead("it is damaged or cut short; fetch it again") from fault


def _pages(document: Any) -> list[Page]:
    if len(document) > MOST_PAGES:
        raise CannotRead(f"it has {len(document)} pages, over the limit of {MOST_PAGES}")
    until = monotonic() + LONGEST_SECONDS
    pages = []
    for number in range(len(document)):
        if monotonic() > until:
            raise CannotRead("its pages take too long to read; give the docx or the text")
        try:
            page = document[number]
            pages.append(_page(page, number + 1))
        except pypdfium2.PdfiumError as fault:
            raise CannotRead(f"its page {number + 1} is damaged; fetch it again") from fault
    return pages


def _page(page: Any, number: int) -> Page:
    text = page.get_textpage()
    try:
        glyphs = [glyph for index in range(text.count_chars()) if (glyph := _glyph(text, index))]
    finally:
        text.close()
    width, height = page.get_size()
    page.close()
    return Page(number, width, height, glyphs)


def _glyph(text: Any, index: int) -> Glyph | None:
    code = pdfium.FPDFText_GetUnicode(text.raw, index)
    if code in {0, 13, 10, 0xFFFE, 0xFFFF}:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text.raw, index, box):
        return None
    size = abs(box.top - box.bottom) or pdfium.FPDFText_GetFontSize(text.raw, index)
    if 0xD800 <= code <= 0xDFFF:
        code = 0xFFFD  # half of a character, from a damaged font: no text can be written with it
    raised = chr(code).isdigit() and _is_raised(text, index, y.value, size)
    # A hyphen that the typesetter put at a line's end comes out as the control character 2.
    return Glyph(chr(code) if code != 2 else "\u00ad", box.left, box.right, y.value, size, raised)


def _is_raised(text: Any, index: int, base: float, size: float) -> bool:
    """Whether a digit's ink stands above the baseline: a superscript of the font's own."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top):
        return False
    return bottom.value - base > 0.18 * size

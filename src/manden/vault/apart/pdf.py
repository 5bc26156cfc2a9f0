"""PDF: counted, shown and redacted as pictures of its pages; nothing of the original is copied."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from manden.vault.apart.limits import MOST_PAGES, MOST_PAGES_PAINTED
from manden.vault.apart.pictures import SHOWN, Box, encoded, painted
from manden.vault.file_kinds import RefusedFile
from manden.vault.refusing import gettext_noop as _

POINTS_AN_INCH, DOTS_AN_INCH = 72, 150
MOST_DOTS = 8_000_000  # of one page


def check_pdf(data: bytes) -> int:
    """How many pages; RefusedFile where it is encrypted, cut short, or holds more than pages."""
    if b"%%EOF" not in data[-2_048:]:
        raise RefusedFile(_("the PDF is cut short: send it again"))
    with opened(data) as document:
        if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0 or b"/Launch" in data:
            raise RefusedFile(_("the PDF holds programs: print it to a new PDF and send that"))
        if pdfium.FPDFDoc_GetAttachmentCount(document) > 0:
            raise RefusedFile(_("the PDF holds other files: send each by itself"))
        pages = len(document)
    if not 1 <= pages <= MOST_PAGES:
        raise RefusedFile(_("a PDF has between 1 and %(most)s pages: part it"), most=MOST_PAGES)
    return pages


def opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if fault.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise RefusedFile(_("the PDF is encrypted: send it without a password")) from None
        raise RefusedFile(_("the PDF is damaged: send it again")) from None


def small(data: bytes, page: int) -> Image.Image:
    """One page as a picture."""
    with opened(data) as document:
        if not 1 <= page <= len(document):
            raise RefusedFile(_("the PDF has no such page"))
        return _rasterised(document, page - 1, SHOWN * SHOWN)


def redacted(data: bytes, boxes: Mapping[int, Sequence[Box]]) -> bytes:
    """A new PDF of the pictures of the pages, painted over; no text and no layer is left in it."""
    out = io.BytesIO()
    made = pypdfium2.PdfDocument.new()
    with opened(data) as document:
        if len(document) > MOST_PAGES_PAINTED:
            raise RefusedFile(
                _("a PDF of over %(most)s pages is parted before it is redacted"),
                most=MOST_PAGES_PAINTED,
            )
        if any(not 1 <= page <= len(document) for page in boxes):
            raise RefusedFile(_("a box lies on a page that the PDF does not have"))
        for wide, high, picture in _pages(document, boxes):
            page = made.new_page(wide, high)
            image = pypdfium2.PdfImage.new(made)
            image.load_jpeg(io.BytesIO(encoded(picture, "image/jpeg")), inline=True)
            image.set_matrix(pypdfium2.PdfMatrix().scale(wide, high))
            page.insert_obj(image)
            page.gen_content()
    made.save(out)
    return out.getvalue()


def _pages(
    document: pypdfium2.PdfDocument, boxes: Mapping[int, Sequence[Box]]
) -> Iterator[tuple[float, float, Image.Image]]:
    for number in range(len(document)):
        wide, high = document[number].get_size()
        picture = _rasterised(document, number, MOST_DOTS)
        yield wide, high, painted(picture, boxes.get(number + 1, ()))


def _rasterised(document: pypdfium2.PdfDocument, number: int, most: int) -> Image.Image:
    page = document[number]
    wide, high = page.get_size()
    if wide < 1 or high < 1:
        raise RefusedFile(_("a page of the PDF has no size"))
    scale = min(DOTS_AN_INCH / POINTS_AN_INCH, (most / (wide * high)) ** 0.5)
    picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return picture

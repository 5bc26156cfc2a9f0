"""Files of our own making, good ones: what a monitor would give."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
from PIL import Image, ImageDraw

SECRET = "Zuri Vale, +223 00 44 55 66"


def jpeg(wide: int = 320, high: int = 200, *, where: bool = True) -> bytes:
    """A picture that says on what device, and where, it was taken."""
    picture = Image.new("RGB", (wide, high), "white")
    ImageDraw.Draw(picture).rectangle((wide // 2, 0, wide, high), fill=(200, 30, 30))
    tags = Image.Exif()
    if where:
        tags[0x010F], tags[0x9286] = "PhoneMaker", SECRET
        tags.get_ifd(0x8825)[1] = "N"
        tags.get_ifd(0x8825)[2] = (14.0, 30.0, 0.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=tags, quality=90)
    return out.getvalue()


def png(wide: int = 64, high: int = 64) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (wide, high), "teal").save(out, "PNG")
    return out.getvalue()


def pdf(words: str = SECRET) -> bytes:
    """A page whose words are text, with a title and an author in its properties."""
    stream = f"BT /F1 24 Tf 72 720 Td ({words}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(Statement of %s)/Author(%s)>>" % (words.encode(), words.encode()),
    ]
    out, at = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % one for one in at)
    begins = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    out += b"trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(parts) + 1,
        begins,
    )
    return bytes(out)


def docx(**more: bytes) -> bytes:
    """A document that says who wrote it."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>{SECRET}</dc:creator></cp:coreProperties>"
    )
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:body><w:p><w:ins w:author="{SECRET}"><w:r><w:t>Ce que j’ai vu</w:t></w:r></w:ins>'
        "</w:p></w:body></w:document>"
    )
    parts = {
        "[Content_Types].xml": b"<Types xmlns='x'/>",
        "word/document.xml": body.encode(),
        "docProps/core.xml": core.encode(),
    }
    return archive(parts | {name.replace("__", "/"): told for name, told in more.items()})


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, told in parts.items():
            made.writestr(name, told)
    return out.getvalue()


def mp4(size: int = 4_000) -> bytes:
    return b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42" + bytes(size)


def words_of_pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)

"""Hostile archives and documents, made here: bombs, traps, lies."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.vault.files import archive, docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %s "%s">' % (bytes([98 + n]), b"&%c;" % (97 + n) * 10) for n in range(8))
    + b"]>"
)
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)
_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    b'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.'
    b'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/'
    b'worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'spreadsheetml.worksheet+xml"/></Types>'
)
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def xlsx(sheet: bytes = b"", *, before: bytes = b"", **more: bytes) -> bytes:
    """A workbook of one sheet, `before` its XML what should not be there."""
    book = (
        b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        b'xmlns:r="%s"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
        % _OFFICE
    )
    to_book = b'<Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/>'
    to_sheet = b'<Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS % (to_book % _OFFICE),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": _RELS % (to_sheet % _OFFICE),
        "xl/worksheets/sheet1.xml": before + _SHEET % sheet,
    }
    return archive(parts | {name.replace("__", "/"): told for name, told in more.items()})


def rows(*lines: tuple[str, ...]) -> bytes:
    cells = (
        "<row>"
        + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in line)
        + "</row>"
        for line in lines
    )
    return "".join(cells).encode()


def bomb(part: str = "word__media__a.xml") -> dict[str, bytes]:
    return {part: bytes(90_000_000)}


def many(count: int = 1_001) -> dict[str, bytes]:
    return {f"word__media__{number}.bin": b"x" for number in range(count)}


def encrypted(document: bytes) -> bytes:
    """The document with the flag of encryption set on every part."""
    told = bytearray(document)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = told.find(mark)
        while place >= 0:
            told[place + at] |= 1
            place = told.find(mark, place + 4)
    return bytes(told)


def lying(document: bytes) -> bytes:
    """The document whose directory says that its last part is small."""
    told = bytearray(document)
    place = told.rfind(b"PK\x01\x02")
    struct.pack_into("<I", told, place + 24, 10)
    return bytes(told)


def named(name: str) -> bytes:
    """A document with a part of that name."""
    return docx(**{name.replace("/", "__"): b"x"})


def with_entities(before: bytes) -> bytes:
    body = b'<w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>&f;&i;</w:t></w:r></w:p></w:body></w:document>'
    return docx(word__document_x=b"", **{"word__document.xml": before + body % WORD.encode()})


def with_remote_template() -> bytes:
    rel = (
        b'<Relationship Id="rId1" Type="%s/attachedTemplate" '
        b'Target="http://192.0.2.1/a.dotm" TargetMode="External"/>' % _OFFICE
    )
    return docx(**{"word___rels__settings.xml.rels": _RELS % rel})


def nested() -> bytes:
    inner = archive({"a.bin": bytes(1_000)})
    for _ in range(5):
        inner = archive({"a.zip": inner})
    return docx(**{"word__a.zip": inner})


def behind(document: bytes, more: bytes) -> bytes:
    return document + more


def plain_zip(**parts: bytes) -> bytes:
    return archive(parts)


def stored_overlap() -> bytes:
    """Two entries of the directory that unpack the same bytes, a thousand times over."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", b"<Types/>")
        made.writestr("word/document.xml", bytes(900_000))
        for number in range(400):
            twin = zipfile.ZipInfo(f"word/{number}.xml")
            held = made.getinfo("word/document.xml")
            twin.compress_type, twin.CRC = held.compress_type, held.CRC
            twin.compress_size, twin.file_size = held.compress_size, held.file_size
            twin.header_offset = held.header_offset
            made.filelist.append(twin)
            made.NameToInfo[twin.filename] = twin
    return out.getvalue()

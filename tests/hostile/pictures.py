"""Hostile pictures and PDF, made here."""

from __future__ import annotations

import struct
import zlib

from tests.vault.files import jpeg, pdf, png

PNG = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(side: int = 60_000) -> bytes:
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        PNG + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
    )


def png_with(kind: bytes, data: bytes) -> bytes:
    whole = png()
    return whole[:33] + chunk(kind, data) + whole[33:]


def text_bomb() -> bytes:
    return png_with(b"zTXt", b"a\0\0" + zlib.compress(bytes(60_000_000)))


def huge_gif() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0, 0, 0) + b";"


def huge_tiff() -> bytes:
    tags = ((256, 4, 1, 100_000), (257, 4, 1, 100_000), (258, 3, 1, 8), (259, 3, 1, 1))
    tags += ((262, 3, 1, 1), (273, 4, 1, 8), (278, 4, 1, 100_000), (279, 4, 1, 10))
    body = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + body + bytes(4)


def cut_webp() -> bytes:
    return (
        b"RIFF" + struct.pack("<I", 50_000) + b"WEBPVP8 " + struct.pack("<I", 49_000) + bytes(200)
    )


def cut(data: bytes, part: float = 0.6) -> bytes:
    return data[: int(len(data) * part)]


def pdf_with(*more: bytes, catalog: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF with more objects (numbered from 7), a richer catalogue and trailer."""
    whole = pdf("a")
    extra = b"".join(b"%d 0 obj\n%s\nendobj\n" % (7 + n, one) for n, one in enumerate(more))
    told = whole.replace(b"<</Type/Catalog", b"<</Type/Catalog" + catalog)
    told = told.replace(b"trailer<<", extra + b"trailer<<" + trailer)
    at = told.index(b"xref\n")
    return told[: told.index(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % at


def pdf_with_script() -> bytes:
    names = b"<</Names[(a) 8 0 R]>>"
    act = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
    return pdf_with(names, act, catalog=b"/Names<</JavaScript 7 0 R>>")


def pdf_that_launches() -> bytes:
    return pdf_with(b"<</S/Launch/F(cmd.exe)>>", catalog=b"/OpenAction 7 0 R")


def pdf_with_file() -> bytes:
    names = b"<</Names[(a.exe) 8 0 R]>>"
    spec = b"<</Type/Filespec/F(a.exe)/EF<</F 9 0 R>>>>"
    file = b"<</Type/EmbeddedFile/Length 2>>stream\nMZ\nendstream"
    return pdf_with(names, spec, file, catalog=b"/Names<</EmbeddedFiles 7 0 R>>")


def locked_pdf() -> bytes:
    lock = b"<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -44>>" % (b"o" * 32, b"u" * 32)
    return pdf_with(lock, trailer=b"/Encrypt 7 0 R/ID[(a)(a)]")


def behind_jpeg(more: bytes) -> bytes:
    return jpeg() + more

"""Sixty hostile files, each made when it is asked for: none lies in the repository."""

from __future__ import annotations

from functools import partial

from tests.collection.phone import BOUNDARY, filled, xform
from tests.hostile import archives, pictures
from tests.hostile.archives import LAUGHS, OLE, XXE, docx, rows, xlsx
from tests.hostile.doors import Hostile
from tests.vault.files import archive, jpeg, pdf, png

HEADER = ("incident", "title", "date")
_SUBMISSION = filled("uuid:1")


def _evidence(what: str, name: str, make: object) -> Hostile:
    return Hostile(what, "evidence", name, make)  # type: ignore[arg-type]


def _at(door: str, what: str, name: str, make: object) -> Hostile:
    return Hostile(what, door, name, make)  # type: ignore[arg-type]


def _always(data: bytes) -> partial[bytes]:
    return partial(bytes, data)


def part(name: str, data: bytes) -> bytes:
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\n\r\n'
    )
    return head.encode() + data + b"\r\n"


def request(*parts: bytes, end: bool = True) -> bytes:
    return b"".join(parts) + (f"--{BOUNDARY}--\r\n".encode() if end else b"")


def deep(depth: int = 5_000) -> bytes:
    return b'<r id="wells" version="1">' + b"<a>" * depth + b"</a>" * depth + b"</r>"


PICTURES = (
    _evidence("a program under the name of a picture", "photo.jpg", _always(b"MZ\x90\0" * 99)),
    _evidence("a program of another system", "photo.png", _always(b"\x7fELF" + bytes(500))),
    _evidence("a picture under the name of a program", "photo.jpg.exe", jpeg),
    _evidence("a picture under the name of a PDF", "statement.pdf", png),
    _evidence(
        "an archive behind a picture", "p.jpg", lambda: pictures.behind_jpeg(archive({"a": b"b"}))
    ),
    _evidence("a script behind a picture", "p.jpg", lambda: pictures.behind_jpeg(b"<?php x(); ?>")),
    _evidence(
        "a PDF inside a picture", "p.png", lambda: pictures.png_with(b"tEXt", b"a\0" + pdf())
    ),
    _evidence("a picture of 3.6 thousand million pixels", "p.png", pictures.huge_png),
    _evidence("a drawing of 4 thousand million pixels", "p.gif", pictures.huge_gif),
    _evidence("a scan of 10 thousand million pixels", "p.tif", pictures.huge_tiff),
    _evidence("a picture whose remarks unpack to 60 MB", "p.png", pictures.text_bomb),
    _evidence("a picture cut short", "p.jpg", lambda: pictures.cut(jpeg(2_000, 1_500))),
    _evidence("a drawing cut short", "p.png", lambda: pictures.cut(png(500, 500))),
    _evidence("a web picture cut short", "p.webp", pictures.cut_webp),
)
PAGES = (
    _evidence("a PDF cut short", "s.pdf", lambda: pictures.cut(pdf())),
    _evidence("a PDF under a password", "s.pdf", pictures.locked_pdf),
    _evidence("a PDF that runs a script", "s.pdf", pictures.pdf_with_script),
    _evidence("a PDF that starts a program", "s.pdf", pictures.pdf_that_launches),
    _evidence("a PDF that carries a program", "s.pdf", pictures.pdf_with_file),
    _evidence("an archive behind a PDF", "s.pdf", lambda: pdf() + archive({"a": b"b"})),
    _evidence("a page with a script", "note.txt", _always(b"<html><script>x()</script></html>")),
    _evidence("a drawing with a script", "map.svg", _always(b"<svg onload='x()'></svg>")),
    _evidence("a text with null bytes", "note.txt", _always(b"a\0b" * 100)),
    _evidence("a file of nothing", "note.txt", _always(b"")),
)
DOCUMENTS = (
    _evidence("a document that unpacks to 90 MB", "s.docx", lambda: docx(**archives.bomb())),
    _evidence("a document of 1,001 parts", "s.docx", lambda: docx(**archives.many())),
    _evidence("a document that names a part outside", "s.docx", lambda: archives.named("../a.xml")),
    _evidence("a document of a thousand laughs", "s.docx", lambda: archives.with_entities(LAUGHS)),
    _evidence("a document that reads another file", "s.docx", lambda: archives.with_entities(XXE)),
    _evidence("a document under a password", "s.docx", lambda: archives.encrypted(docx())),
    _evidence("a document with macros", "s.docx", lambda: archives.named("word/vbaProject.bin")),
    _evidence("archives in archives in a document", "s.docx", archives.nested),
    _evidence("a document that lies on its size", "s.docx", lambda: archives.lying(docx())),
    _evidence("a document with a template elsewhere", "s.docx", archives.with_remote_template),
    _evidence("something behind a document", "s.docx", lambda: docx() + b"\0" * 40),
    _evidence("a plain archive", "files.docx", lambda: archive({"a.txt": b"a"})),
    _evidence("an old document", "s.doc", _always(OLE)),
)
TABLES = (
    _at(
        "incidents",
        "a workbook that unpacks to 90 MB",
        "a.xlsx",
        lambda: xlsx(xl__b_xml=bytes(90_000_000)),
    ),
    _at("incidents", "a workbook of 1,001 parts", "a.xlsx", lambda: xlsx(**archives.many())),
    _at(
        "incidents",
        "a workbook of a thousand laughs",
        "a.xlsx",
        lambda: xlsx(rows(("&h;",)), before=LAUGHS),
    ),
    _at("incidents", "a workbook cut short", "a.xlsx", lambda: pictures.cut(xlsx(rows(HEADER)))),
    _at("incidents", "a workbook under a password", "a.xlsx", _always(OLE)),
    _at(
        "incidents",
        "a formula for a title",
        "a.csv",
        _always(b"incident,title,date\n1,\"=cmd|'/C calc'!A0\",2023\n"),
    ),
    _at(
        "incidents",
        "a cell of two million signs",
        "a.csv",
        lambda: b"incident,title\n1," + b"a" * 2_000_000,
    ),
    _at("ucdp", "null bytes in a table", "a.csv", _always(b"id,year\0\n1,2021\n")),
    _at("ucdp", "an archive under the name of a table", "a.csv", lambda: archive({"a.csv": b"id"})),
    _at("places", "a picture under the name of a table", "a.csv", png),
)
WORDS = (
    _at("text", "a resolution that unpacks to 90 MB", "r.docx", lambda: docx(**archives.bomb())),
    _at(
        "text",
        "a resolution that reads another file",
        "r.docx",
        lambda: archives.with_entities(XXE),
    ),
    _at("text", "a PDF of a resolution under a password", "r.pdf", pictures.locked_pdf),
    _at("text", "a program under the name of a resolution", "r.docx", _always(b"MZ\x90\0" * 99)),
)
FORMS = (
    _at("phone_sends", "a form that reads another file", "x", _always(XXE + _SUBMISSION)),
    _at("phone_sends", "a form of a thousand laughs", "x", _always(LAUGHS + _SUBMISSION)),
    _at("phone_sends", "a form nested 5,000 deep", "x", deep),
    _at(
        "phone_posts", "a submission without its form", "x", lambda: request(part("a.jpg", jpeg()))
    ),
    _at(
        "phone_posts",
        "an attachment named elsewhere",
        "x",
        lambda: request(part("xml_submission_file", _SUBMISSION), part("../a", b"x")),
    ),
    _at(
        "phone_posts",
        "a submission cut short",
        "x",
        lambda: request(part("xml_submission_file", _SUBMISSION), end=False),
    ),
    _at("form", "a form to publish with entities", "f.xml", lambda: LAUGHS + xform()[21:]),
)
PACKS = (
    _at(
        "pack",
        "a pack that unpacks to 90 MB",
        "p.zip",
        lambda: archive({"mandate.yaml": bytes(90_000_000)}),
    ),
    _at(
        "pack",
        "a pack whose file makes objects",
        "p.zip",
        lambda: archive({"mandate.yaml": b"!!python/object:os.system {}"}),
    ),
)
SIXTY = (*PICTURES, *PAGES, *DOCUMENTS, *TABLES, *WORDS, *FORMS, *PACKS)

"""Texts, and the words of documents: shown as plain text, and rid of what says who wrote them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from manden.vault.apart import pictures
from manden.vault.file_kinds import RefusedFile
from manden.vault.refusing import gettext_noop as _

SHOWN = 20_000  # signs
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_PROPERTIES = "http://schemas.openxmlformats.org/"
_EMPTY = {
    "docProps/core.xml": f'<p:coreProperties xmlns:p="{_PROPERTIES}package/2006/metadata/core-properties"/>',
    "docProps/app.xml": f'<Properties xmlns="{_PROPERTIES}officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": f'<Properties xmlns="{_PROPERTIES}officeDocument/2006/custom-properties"/>',
    "meta.xml": '<o:document-meta xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
}
# Who wrote and changed it, and the numbers that tie two documents to one hand.
_HANDS = re.compile(rb'\s(?:w:author|w:initials|w15?:userId|w:rsid\w*|w:date)="[^"]*"')
_CREATORS = re.compile(rb"(<(dc:creator|meta:creator-initials)>)[^<]*(</)")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def check_text(data: bytes) -> None:
    if _CONTROL.search(decoded(data)):
        raise RefusedFile(_("this is no text: it holds signs that no text has"))


def decoded(data: bytes) -> str:
    """The words, whatever their encoding."""
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise RefusedFile(_("the text is damaged: its letters cannot be read"))
    return data.decode("cp1252", errors="replace")


def preview(data: bytes, media: str) -> bytes:
    """The first words, as plain text."""
    told = decoded(data) if media == "text/plain" else "\n".join(_words(data))
    return told[:SHOWN].encode()


def cleaned(data: bytes) -> bytes:
    """The document without its properties, authors and dates, its pictures painted anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as made:
        for member in archive.infolist():
            bare = zipfile.ZipInfo(member.filename, _LONG_AGO)
            bare.compress_type = member.compress_type
            made.writestr(bare, _cleaned_part(member.filename, archive.read(member)))
    return out.getvalue()


def _cleaned_part(name: str, data: bytes) -> bytes:
    if name in _EMPTY:
        return _EMPTY[name].encode()
    if name.casefold().endswith((".jpg", ".jpeg")):
        return pictures.cleaned(data, "image/jpeg")[0]
    if name.casefold().endswith(".png"):
        return pictures.cleaned(data, "image/png")[0]
    if name.casefold().endswith(".xml"):
        return _CREATORS.sub(rb"\1\3", _HANDS.sub(b"", data))
    return data


def _words(data: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        for part in ("word/document.xml", "xl/sharedStrings.xml", "content.xml"):
            if part not in names:
                continue
            root = etree.fromstring(archive.read(part), parser)
            for one in root.iter("{*}p", "{*}si"):
                yield "".join(str(text) for text in one.itertext())

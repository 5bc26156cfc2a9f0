"""Office documents, which are archives: weighed member by member before anything reads them."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import PurePosixPath

from manden.vault.apart.limits import MOST_MEMBERS, MOST_RATIO, MOST_UNPACKED
from manden.vault.file_kinds import ARCHIVE_END, RefusedFile
from manden.vault.refusing import gettext_noop as _

_OFFICE = "application/vnd.openxmlformats-officedocument"
_BY_MEMBER = {
    "word/document.xml": f"{_OFFICE}.wordprocessingml.document",
    "xl/workbook.xml": f"{_OFFICE}.spreadsheetml.sheet",
}
_BY_MIMETYPE = {
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.spreadsheet",
}
_ARCHIVES = frozenset({".zip", ".7z", ".rar", ".gz", ".jar", ".exe", ".js", ".docm", ".xlsm"})
_SMALL = 1_000_000
_TEMPLATE = re.compile(
    rb"(?:attachedTemplate|oleObject|subDocument)[^>]*TargetMode=.External", re.I
)


def check_archive(data: bytes) -> str:
    """The media type of a document; RefusedFile where it is none of those taken, or no safe one."""
    _refuse_hidden_bytes(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _weigh(members)
            media = _media(archive, {one.filename for one in members})
            for member in members:
                _read_through(archive, member)
    except (zipfile.BadZipFile, NotImplementedError, struct.error, EOFError, OSError) as fault:
        raise RefusedFile(_("the document is damaged or cut short: send it again")) from fault
    return media


def _refuse_hidden_bytes(data: bytes) -> None:
    """The directory must end where the archive does, and begin where it says."""
    at = data.rfind(ARCHIVE_END)
    if at < 0 or len(data) - at < 22:
        raise RefusedFile(_("the document is damaged or cut short: send it again"))
    size, offset, comment = struct.unpack_from("<IIH", data, at + 12)
    if offset + size != at or at + 22 + comment != len(data):
        raise RefusedFile(_("something hides beside this document: save it again and send that"))


def _weigh(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise RefusedFile(
            _("the document has over %(most)s parts: it is refused"), most=MOST_MEMBERS
        )
    unpacked = sum(one.file_size for one in members)
    packed = max(1, sum(one.compress_size for one in members))
    if unpacked > MOST_UNPACKED:
        raise RefusedFile(
            _("the document unpacks to over %(most)s MB: it is refused"),
            most=MOST_UNPACKED // 10**6,
        )
    if unpacked > _SMALL and unpacked / packed > MOST_RATIO:
        raise RefusedFile(
            _("the document unpacks to over %(most)s times its size: it is refused"),
            most=MOST_RATIO,
        )
    names = [one.filename for one in members]
    if len(set(names)) != len(names):
        raise RefusedFile(_("two parts of the document bear one name: save it again"))
    for member in members:
        _refuse_member(member)


def _refuse_member(member: zipfile.ZipInfo) -> None:
    path = PurePosixPath(member.filename)
    outside = path.is_absolute() or ".." in path.parts or "\\" in member.filename
    if outside or "\0" in member.orig_filename or ":" in member.filename:
        raise RefusedFile(_("a part of the document is named as if it stood elsewhere"))
    if member.flag_bits & 1:
        raise RefusedFile(_("the document is encrypted: send it without a password"))
    if path.suffix.casefold() in _ARCHIVES:
        raise RefusedFile(_("an archive or a program stands inside the document: send it apart"))
    if path.name.casefold().startswith("vbaproject"):
        raise RefusedFile(_("the document holds macros: save it without them"))


def _media(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "[Content_Types].xml" in names:
        found = [media for part, media in _BY_MEMBER.items() if part in names]
        if len(found) == 1:
            return found[0]
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
        told = archive.read("mimetype").strip()
        if told in _BY_MIMETYPE:
            return told.decode()
    raise RefusedFile(_("archives are not taken: send each file by itself (DOCX, XLSX, ODT, ODS)"))


def _read_through(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Unpack a part and let it go: what it says of its size and sum must be true."""
    markup = member.filename.casefold().endswith((".xml", ".rels", ".vml"))
    came, last = 0, b""
    with archive.open(member) as opened:
        for piece in iter(lambda: opened.read(_SMALL), b""):
            if (
                not came
                and piece.startswith(b"PK\x03\x04")
                and "embeddings/" not in member.filename
            ):
                raise RefusedFile(_("an archive stands inside the document: send it apart"))
            came += len(piece)
            if came > MOST_UNPACKED:
                raise RefusedFile(_("the document unpacks to more than it says"))
            if markup:
                _refuse_entities(last + piece)
                last = piece[-64:]


def _refuse_entities(piece: bytes) -> None:
    plain = piece.replace(b"\0", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise RefusedFile(_("the document declares entities: they are not read; save it again"))
    if _TEMPLATE.search(plain):
        raise RefusedFile(_("the document fetches a part from elsewhere: save it without links"))

"""What a file is, by what it holds: the kinds that are taken, and everything else refused.

Plain values: bytes in, a kind out, or one sentence that says why it is refused and what to do. The
ending of a name decides nothing; one that contradicts the content is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from manden.vault.apart.limits import LARGEST_READ
from manden.vault.refusing import Refused
from manden.vault.refusing import gettext_noop as _

ARCHIVE_END = b"PK\x05\x06"


class RefusedFile(Refused):
    """The file is not taken; the message says why and what to do."""


OVER_LIMITS = _("the file cannot be read within the limits of time and memory: part it")


def too_large() -> RefusedFile:
    return RefusedFile(
        _("a picture or a document has at most %(most)s MB: part it"), most=LARGEST_READ // 10**6
    )


@dataclass(frozen=True)
class Kind:
    """A type of content: its family, and the endings that its names bear."""

    media: str
    family: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
KINDS = {
    kind.media: kind
    for kind in (
        Kind("image/jpeg", "picture", (".jpg", ".jpeg", ".jpe", ".jfif")),
        Kind("image/png", "picture", (".png",)),
        Kind("image/gif", "picture", (".gif",)),
        Kind("image/webp", "picture", (".webp",)),
        Kind("image/tiff", "picture", (".tif", ".tiff")),
        Kind("application/pdf", "pdf", (".pdf",)),
        Kind(f"{_OFFICE}.wordprocessingml.document", "document", (".docx",)),
        Kind(f"{_OFFICE}.spreadsheetml.sheet", "document", (".xlsx",)),
        Kind(f"{_ODF}.text", "document", (".odt",)),
        Kind(f"{_ODF}.spreadsheet", "document", (".ods",)),
        Kind("text/plain", "text", (".txt", ".csv", ".tsv", ".md", ".srt")),
        Kind("image/heic", "recording", (".heic", ".heif")),
        Kind("audio/mpeg", "recording", (".mp3",)),
        Kind("audio/wav", "recording", (".wav",)),
        Kind("audio/ogg", "recording", (".ogg", ".oga", ".opus")),
        Kind("audio/flac", "recording", (".flac",)),
        Kind("audio/amr", "recording", (".amr",)),
        Kind("audio/mp4", "recording", (".m4a",)),
        Kind("video/mp4", "recording", (".mp4", ".m4v")),
        Kind("video/quicktime", "recording", (".mov", ".qt")),
        Kind("video/3gpp", "recording", (".3gp", ".3g2")),
        Kind("video/webm", "recording", (".webm", ".mkv")),
        Kind("video/x-msvideo", "recording", (".avi",)),
    )
}
# Only the members tell which of the documents an archive is: see `apart.archives`.
ARCHIVED = "application/zip"
_PARTS = {"image/heic": "picture"}

_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", ARCHIVED),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = (
    (b"qt", "video/quicktime"),
    (b"3g", "video/3gpp"),
    (b"M4A", "audio/mp4"),
    (b"hei", "image/heic"),
    (b"mif1", "image/heic"),
    (b"", "video/mp4"),
)
_PROGRAMS = {
    *(".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jse", ".wsf"),
    *(".hta", ".jar", ".apk", ".msi", ".lnk", ".html", ".htm", ".xhtml", ".svg", ".xml", ".php"),
    *(".sh", ".py", ".docm", ".xlsm", ".pptm", ".iso", ".img", ".zip", ".rar", ".7z", ".gz"),
}
_ACTIVE = re.compile(rb"<(?:!doctype|html|script|svg|\?xml|\?php|iframe|object|embed)", re.I)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def kind_of(head: bytes, name: str) -> str:
    """The media type by the first bytes (ARCHIVED for any archive); RefusedFile for any other.

    >>> kind_of(b"\\x89PNG\\r\\n\\x1a\\n....", "well.png")
    'image/png'
    """
    media = _by_its_start(head)
    if media is None:
        if head.startswith(b"\xd0\xcf\x11\xe0"):
            raise RefusedFile(
                _(
                    "this is an old or an encrypted Office document: save it as DOCX, XLSX or PDF, "
                    "without a password"
                )
            )
        media = _text(head)
    agrees(media, name)
    return media


def agrees(media: str, name: str) -> None:
    """Pass where the ending of the name does not contradict the content."""
    endings = [one.casefold() for one in PurePosixPath(name.strip()).suffixes]
    if _PROGRAMS.intersection(endings[-2:]):
        raise RefusedFile(
            _(
                "a name ending in %(ending)s is that of a program, a page or an archive: send the "
                "file itself, under its own name"
            ),
            ending=endings[-1],
        )
    if not endings or media == ARCHIVED:
        return
    told = {one.family for one in KINDS.values() if endings[-1] in one.endings}
    known = KINDS[media]
    allowed = {known.family, _PARTS.get(media, known.family)}
    if told and not told & allowed:
        raise RefusedFile(
            _(
                "the name ends in %(ending)s and the content is %(media)s: give the file the "
                "ending of what it is"
            ),
            ending=endings[-1],
            media=media,
        )


def is_picture(media: str) -> bool:
    """Whether it can be shown and redacted as a picture."""
    return media in KINDS and KINDS[media].family == "picture"


def refuse_two_in_one(media: str, head: bytes, tail: bytes) -> None:
    """Refuse a file that another program would read as something else."""
    if media != ARCHIVED and _ends_an_archive(tail):
        raise RefusedFile(_("an archive hides behind this file: send the two apart"))
    if media not in (ARCHIVED, "application/pdf", "text/plain") and b"%PDF-" in head[:1024]:
        raise RefusedFile(_("a PDF hides inside this file: send the two apart"))
    if media != "text/plain" and is_picture(media) and _ACTIVE.search(tail[-4096:]):
        raise RefusedFile(_("a page or a script hides behind this picture: send the picture alone"))


def _by_its_start(head: bytes) -> str | None:
    for start, media in _STARTS:
        if head.startswith(start):
            return media
    if head[:4] == b"RIFF" and len(head) >= 12:
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return next(media for brand, media in _BRANDS if head[8:12].startswith(brand))
    if len(head) > 2 and head[0] == 0xFF and head[1] in (0xFB, 0xF3, 0xF2, 0xFA):
        return "audio/mpeg"
    return None


def _text(head: bytes) -> str:
    told = head.removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "text/plain"
    if _CONTROL.search(told) or told.startswith(b"MZ"):
        raise RefusedFile(
            _(
                "this kind of file is not taken: send a picture, a PDF, a recording, a text or a "
                "DOCX, XLSX, ODT or ODS document"
            )
        )
    if _ACTIVE.search(told) or told.startswith(b"#!"):
        raise RefusedFile(_("this is a page, a drawing or a script, not a text: send it as a PDF"))
    return "text/plain"


def _ends_an_archive(tail: bytes) -> bool:
    """Whether the end-of-archive record stands there, with nothing or its own comment after it."""
    at = tail.rfind(ARCHIVE_END)
    return at >= 0 and len(tail) - at >= 22

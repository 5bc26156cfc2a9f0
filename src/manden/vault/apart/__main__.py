"""The child: one line of JSON says what is asked, then come the bytes; it answers alike."""

from __future__ import annotations

import json
import sys
from typing import Any

from manden.vault.apart import archives, pdf, pictures, texts
from manden.vault.apart.limits import LARGEST_READ, MEMORY, SECONDS
from manden.vault.file_kinds import (
    ARCHIVED,
    KINDS,
    OVER_LIMITS,
    RefusedFile,
    agrees,
    is_picture,
    refuse_two_in_one,
    too_large,
)
from manden.vault.refusing import gettext_noop as _

Answer = tuple[dict[str, Any], bytes]
_DOCUMENTS = frozenset(one.media for one in KINDS.values() if one.family == "document")


def hold_to_limits() -> None:
    """No more memory or time than told, and no file written; where the system knows limits."""
    try:
        import resource
    except ImportError:
        return
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def answered(asked: dict[str, Any], data: bytes) -> Answer:
    """What is asked, of one file."""
    if len(data) > LARGEST_READ:
        raise too_large()
    task: str = asked["task"]
    return {"check": _check, "preview": _preview, "redact": _redact, "clean": _clean}[task](
        asked, data
    )


def _check(asked: dict[str, Any], data: bytes) -> Answer:
    media = asked["media"]
    refuse_two_in_one(media, data[:4096], data[-66_000:])
    told: dict[str, Any] = {}
    if is_picture(media):
        told["size"] = list(pictures.check_picture(data, media))
    elif media == "application/pdf":
        told["pages"] = pdf.check_pdf(data)
    elif media == ARCHIVED:
        media = archives.check_archive(data)
        agrees(media, asked["name"])
    else:
        texts.check_text(data)
    return {**told, "media": media}, b""


def _preview(asked: dict[str, Any], data: bytes) -> Answer:
    media, page = asked["media"], asked["page"]
    if is_picture(media):
        shown = pictures.small(data, media)
    elif media == "application/pdf":
        shown = pdf.small(data, page)
    else:
        return {"media": "text/plain"}, texts.preview(data, media)
    pictures.painted(shown, _boxes(asked).get(page, []))
    if asked.get("rulers"):
        pictures.ruled(shown)
    out = "image/png" if media == "application/pdf" else "image/jpeg"
    return {"media": out}, pictures.encoded(shown, out)


def _redact(asked: dict[str, Any], data: bytes) -> Answer:
    media = asked["media"]
    boxes = _boxes(asked)
    if media == "application/pdf":
        return {"media": media}, pdf.redacted(data, boxes)
    if not is_picture(media) or boxes.keys() - {1}:
        raise RefusedFile(_("boxes are painted on the one page of a picture, or on those of a PDF"))
    made, media = pictures.redacted(data, media, boxes.get(1, []))
    return {"media": media}, made


def _boxes(asked: dict[str, Any]) -> dict[int, list[Any]]:
    """The boxes of each page."""
    found: dict[int, list[Any]] = {}
    for page, *box in asked.get("boxes", ()):
        found.setdefault(int(page), []).append(box)
    return found


def _clean(asked: dict[str, Any], data: bytes) -> Answer:
    media = asked["media"]
    if media == "text/plain":
        return {"media": media}, data
    if media in _DOCUMENTS:
        return {"media": media}, texts.cleaned(data)
    return _redact({**asked, "boxes": []}, data)


def main() -> None:
    asked = json.loads(sys.stdin.buffer.readline())
    try:
        told, made = answered(asked, sys.stdin.buffer.read(LARGEST_READ + 1))
    except RefusedFile as refusal:
        told, made = {"refused": refusal.words, "values": refusal.values}, b""
    except MemoryError:
        told, made = {"refused": OVER_LIMITS, "values": {}}, b""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + made)


if __name__ == "__main__":
    hold_to_limits()
    main()

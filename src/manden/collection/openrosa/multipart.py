"""The parts of a submission, held in memory: the XML and up to 101 attachments.

Django's own limits (20 files, 2.5 MB) stand for every page; here the reading is ours, over its
parser, so that only this address takes more.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.http.multipartparser import (
    FIELD,
    FILE,
    ChunkIter,
    InputStreamExhausted,
    LazyStream,
    MultiPartParserError,
    Parser,
)
from django.utils.http import parse_header_parameters

XML_PART = "xml_submission_file"
INCOMPLETE_PART = "*isIncomplete*"
MOST_ATTACHMENTS = 101
LARGEST_FILE = 20_000_000
LARGEST_REQUEST = 30_000_000
LONGEST_NAME = 255
_CHUNK = 65_536


class Malformed(ValueError):
    """The request is no submission; the message says what is missing."""


class TooLarge(ValueError):
    """More than is taken in one request; the message says the limit."""


@dataclass(frozen=True)
class Parts:
    """What one request brought; `more` parts of the same submission follow in other requests."""

    xml: bytes
    files: dict[str, bytes] = field(default_factory=dict)
    more: bool = False


def parts_of(request: HttpRequest) -> Parts:
    """Read a POST of multipart/form-data; Malformed, or TooLarge, and nothing is kept of it."""
    boundary = _boundary(request.META.get("CONTENT_TYPE", ""))
    body = _body(request)
    if not body.rstrip(b"\r\n \t").endswith(b"--" + boundary + b"--"):
        raise Malformed("the request was cut short: its last boundary is missing")
    files: dict[str, bytes] = {}
    more = False
    for name, told in _named_parts(body, boundary):
        if name == INCOMPLETE_PART:
            more = told.strip() == b"yes"
        elif name in files:
            raise Malformed("two parts bear the same name")
        else:
            files[name] = told
    if XML_PART not in files:
        raise Malformed(f"the part {XML_PART} is missing")
    return Parts(files.pop(XML_PART), files, more)


def _body(request: HttpRequest) -> bytes:
    told: bytes = request.read(LARGEST_REQUEST + 1)
    if len(told) > LARGEST_REQUEST:
        raise TooLarge(f"a request is at most {LARGEST_REQUEST // 1_000_000} MB: send in parts")
    return told


def _boundary(content_type: str) -> bytes:
    kind, told = parse_header_parameters(content_type)
    boundary = told.get("boundary", "")
    if kind.strip().lower() != "multipart/form-data" or not 1 <= len(boundary) <= 200:
        raise Malformed("a submission is multipart/form-data")
    try:
        return str(boundary).encode("ascii")
    except UnicodeEncodeError:
        raise Malformed("the boundary of the parts is no plain text") from None


def _named_parts(body: bytes, boundary: bytes) -> Iterator[tuple[str, bytes]]:
    """Each part under its own name; a phone gives an attachment's part its file name."""
    stream = LazyStream(ChunkIter(io.BytesIO(body), _CHUNK))
    count = 0
    try:
        for kind, meta, held in Parser(stream, boundary):
            if kind not in (FIELD, FILE):
                continue
            count += 1
            if count > MOST_ATTACHMENTS + 2:
                raise TooLarge(f"a request brings at most {MOST_ATTACHMENTS} attachments")
            told = held.read()
            if len(told) > LARGEST_FILE:
                raise TooLarge(f"a file is at most {LARGEST_FILE // 1_000_000} MB")
            yield _name(meta), told
    except (MultiPartParserError, InputStreamExhausted, KeyError, UnicodeError):
        raise Malformed("the parts of the request cannot be read") from None


def _name(meta: dict[str, tuple[str, dict[str, object]]]) -> str:
    told = meta["content-disposition"][1].get("name", "")
    name = told.decode() if isinstance(told, bytes) else str(told)
    plain = name and name not in (".", "..") and not any(sign in name for sign in "/\\\0\r\n")
    if not plain or len(name) > LONGEST_NAME:
        raise Malformed("a part has no name that a file could bear")
    return name

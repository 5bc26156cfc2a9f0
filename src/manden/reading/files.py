"""Many texts: files, folders, zip files and symbols, read one after the other."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from manden.reading.fetch import fetch, is_symbol
from manden.reading.reader import read, shown_name
from manden.reading.resolution import CannotRead, Resolution
from manden.reading.sources.opening import LARGEST_FILE
from manden.reading.sources.packed import member_bytes, open_package

_NO_TEXTS = "it holds no text that can be read (docx, PDF, HTML, Markdown, txt); name another"
STANDARD_INPUT = "standard input"
READ_SUFFIXES = frozenset({".docx", ".pdf", ".html", ".htm", ".md", ".markdown", ".txt"})


@dataclass(frozen=True)
class Refused:
    """A file that was not read, and the one sentence why."""

    source: str
    error: str

    def as_json(self) -> dict[str, str]:
        """Its entry in the JSON of `manden read`."""
        return {"source": self.source, "error": self.error}


def read_all(
    sources: Iterable[str | Path], *, language: str | None = None
) -> Iterator[Resolution | Refused]:
    """Read each source in the order given; a refused one is told and does not stop the others.

    A folder gives its readable files by name, a zip file its members, a symbol ("A/HRC/RES/58/30")
    the document fetched from the UN site, "-" what is piped in. Nothing is kept between one text and the next.

    >>> [found.error for found in read_all(["no such file.txt"]) if isinstance(found, Refused)]
    ['no such file.txt: there is no such file; check the path']
    """
    for source in sources:
        if not str(source).strip():
            yield Refused("", "an empty name was given: name a file, a folder or a symbol")
            continue
        if source == "-":
            yield _tried(STANDARD_INPUT, partial(_piped, language))
            continue
        path = Path(source)
        if isinstance(source, str) and not path.exists() and is_symbol(source):
            yield _tried(source, partial(_fetched, source, language))
        elif path.is_dir():
            held = _readable(path)
            yield from read_all(held, language=language) if held else [_without_texts(path)]
        elif _is_zip(path):
            yield from _zipped(path, language)
        else:
            yield _tried(shown_name(source), partial(read, source, language=language))


def _without_texts(path: Path) -> Refused:
    return Refused(path.name, f"{path.name or path}: {_NO_TEXTS}")


def _tried(name: str, reading: Callable[[], Resolution]) -> Resolution | Refused:
    try:
        return reading()
    except CannotRead as refusal:
        return Refused(name, str(refusal))


def _piped(language: str | None) -> Resolution:
    return read(sys.stdin.buffer.read(), language=language, name=STANDARD_INPUT)


def _fetched(symbol: str, language: str | None) -> Resolution:
    try:
        data = fetch(symbol, language or "en")
    except CannotRead as refusal:
        raise CannotRead(f"{symbol}: {refusal}") from refusal
    return read(data, language=language, name=symbol)


def _readable(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix.lower() in READ_SUFFIXES | {".zip"}
        and not path.name.startswith((".", "~$"))
    )


def _is_zip(path: Path) -> bool:
    """A zip of texts; a docx is one too, but holds a document."""
    if not path.is_file() or path.suffix.lower() == ".docx":
        return False
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def _zipped(path: Path, language: str | None) -> Iterator[Resolution | Refused]:
    if path.stat().st_size > LARGEST_FILE:
        yield Refused(path.name, f"{path.name}: it is over the limit of 50 MB; unpack it first")
        return
    try:
        package = open_package(path.read_bytes())
    except CannotRead as refusal:
        yield Refused(path.name, f"{path.name}: {refusal}")
        return
    if "word/document.xml" in package.namelist():
        yield _tried(path.name, partial(read, path, language=language))
        return
    members = _members(package)
    if not members:
        yield _without_texts(path)
    for name in members:
        base = PurePosixPath(name).name
        yield _tried(base, partial(_member, package, name, base, language))


def _member(package: zipfile.ZipFile, name: str, base: str, language: str | None) -> Resolution:
    try:
        data = member_bytes(package, name)
    except CannotRead as refusal:
        raise CannotRead(f"{base}: {refusal}") from refusal
    return read(data, language=language, name=base)


def _members(package: zipfile.ZipFile) -> list[str]:
    """The readable members, by name; nothing is ever written to the disk."""
    return sorted(
        member.filename
        for member in package.infolist()
        if not member.is_dir()
        and PurePosixPath(member.filename).suffix.lower() in READ_SUFFIXES
        and not PurePosixPath(member.filename).name.startswith((".", "~$"))
    )

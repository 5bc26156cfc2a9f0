"""A file of rows as it lies on disk: its digest, its encoding, and its rows, as often as asked."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import os
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from manden.collection.checked import CannotReadTable
from manden.collection.spreadsheets import sheet_rows

LARGEST_FILE = 200_000_000
LONGEST_FIELD = 1_000_000
_SEPARATORS = (",", ";", "\t", "|")
_FRENCH = frozenset("éèêëàâçùûüôîïœÉÈÀÇ’–«»°")
_SAMPLE = 65_536
_HEAD = 50
_A_PIECE = 1 << 20
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Row(NamedTuple):
    """`line` is where the row begins in the file, the header's first line being 1."""

    line: int
    cells: tuple[str, ...]


class WrittenFile:
    """CSV or XLSX; CannotReadTable where it is neither, absent, damaged or too large."""

    def __init__(self, path: Path, *, sheet: str = "", content: bytes | None = None) -> None:
        self._path, self._sheet = path, sheet
        self._content = content or b""
        self._seen = _as_it_lies(path) if content is None else None
        if self._seen is None and content is None:  # a pipe is read once: what it gave is held
            self._content = content_of(path)
        self.warnings: list[str] = []
        self._survey()

    def rows(self) -> Iterator[Row]:
        return iter(self._cells) if self._is_book else self._written_rows()

    def refuse_if_changed(self) -> None:
        if self._seen is not None and _as_it_lies(self._path) != self._seen:
            raise CannotReadTable(f"{self._path.name} changed while it was read: import it again")

    def _open(self) -> BinaryIO:
        if self._seen is None:
            return io.BytesIO(self._content)
        try:
            return self._path.open("rb")
        except OSError:
            raise _absent(self._path) from None

    def _survey(self) -> None:
        """The digest and the encoding, in one reading; a book is opened here, once."""
        digest, utf8 = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
        sound, held = True, False
        with self._open() as file:
            first = file.read(_A_PIECE)
            piece = first
            while piece:
                digest.update(piece)
                held = held or b"\0" in piece
                if sound:
                    sound = _decodes(utf8, piece)
                piece = file.read(_A_PIECE)
        sound = sound and _decodes(utf8, b"", final=True)
        self.sha256 = digest.hexdigest()
        self._is_book = first[:2] == b"PK"
        if self._is_book:
            self._cells = _as_wide_as_the_widest(list(self._book_rows()))
            return
        self._encoding = self._encoding_of(first, sound, held)
        self._separator = self._separator_of(first)

    def _encoding_of(self, first: bytes, sound: bool, held: bool) -> str:
        """How the text is written; a warning tells what had to be supposed."""
        if first[:2] in _UTF16:
            self.warnings.append(f"{self._path.name} is in utf-16")
            return "utf-16"
        if held:
            raise CannotReadTable(f"{self._path.name} is not a table: send CSV or XLSX")
        if sound:
            return "utf-8-sig"
        encoding = max(("cp1252", "mac_roman"), key=lambda one: _french(first, one))
        self.warnings.append(f"{self._path.name} is not UTF-8: read as {encoding}")
        return encoding

    def _separator_of(self, first: bytes) -> str:
        """What parts one of the first lines into the most names: the header, under any titles."""
        text = first[:_SAMPLE].decode(self._encoding, errors="replace")
        lines = [line for line in text.splitlines() if line.strip()][:_HEAD] or [""]
        return max(_SEPARATORS, key=lambda one: _most_names(lines, one))

    def _written_rows(self) -> Iterator[Row]:
        csv.field_size_limit(LONGEST_FIELD)
        faults = "strict" if "utf" in self._encoding else "replace"
        with io.TextIOWrapper(
            self._open(), encoding=self._encoding, errors=faults, newline=""
        ) as text:
            reader = csv.reader(text, delimiter=self._separator, strict=False)
            began = 1
            try:
                for cells in reader:
                    yield Row(began, tuple(cells))
                    began = reader.line_num + 1
            except csv.Error as refusal:
                raise CannotReadTable(
                    f"{self._path.name}, line {reader.line_num}: {refusal}"
                ) from None
            except UnicodeError:
                raise CannotReadTable(
                    f"{self._path.name} is damaged: its letters cannot be read"
                ) from None

    def _book_rows(self) -> Iterator[Row]:
        content = self._content or content_of(self._path)
        try:
            for line, cells in sheet_rows(content, sheet=self._sheet):
                yield Row(line, cells)
        except (ValueError, KeyError, zipfile.BadZipFile) as refusal:
            raise CannotReadTable(f"{self._path.name}: {refusal}") from None


def content_of(path: Path) -> bytes:
    """The bytes of a file; CannotReadTable where it is absent, unreadable or larger than 200 MB."""
    try:
        _refuse_too_large(path, path.stat().st_size)
        return path.read_bytes()
    except OSError:
        raise _absent(path) from None


def _as_it_lies(path: Path) -> tuple[int, int] | None:
    """The size and the moment of a file; None of what is none, as a pipe."""
    try:
        told = os.stat(path)
    except OSError:
        raise _absent(path) from None
    if not stat.S_ISREG(told.st_mode):
        return None
    _refuse_too_large(path, told.st_size)
    return told.st_size, told.st_mtime_ns


def _refuse_too_large(path: Path, size: int) -> None:
    if size > LARGEST_FILE:
        raise CannotReadTable(f"{path.name} is larger than 200 MB: send it in parts")


def _absent(path: Path) -> CannotReadTable:
    return CannotReadTable(f"{path.name} cannot be opened: check its name and rights")


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def _french(content: bytes, encoding: str) -> int:
    read = content[:_SAMPLE].decode(encoding, errors="replace")
    return sum(sign in _FRENCH for sign in read) - 2 * read.count("\ufffd")


def _most_names(lines: list[str], separator: str) -> int:
    return max(len(next(csv.reader([line], delimiter=separator), [])) for line in lines)


def _as_wide_as_the_widest(rows: list[Row]) -> list[Row]:
    """A book leaves out the empty cells at the end of a row: none of its rows is cut for that."""
    width = max((len(row.cells) for row in rows), default=0)
    return [Row(row.line, row.cells + ("",) * (width - len(row.cells))) for row in rows]

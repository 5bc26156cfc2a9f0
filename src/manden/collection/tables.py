"""Reading a table as people send it: CSV in any encoding and separator, or a sheet of XLSX.

A quoted newline stays inside its row; a second header of HXL tags is told and passed; a row with
more or fewer fields than the header is handed on as it is, with its line, for the format to refuse:
nothing is ever shifted.
"""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from manden.collection.checked import CannotReadTable
from manden.collection.spreadsheets import sheet_rows

LARGEST_FILE = 200_000_000
LONGEST_FIELD = 1_000_000
_SEPARATORS = (",", ";", "\t", "|")
_FRENCH = frozenset("éèêëàâçùûüôîïœÉÈÀÇ’–«»°")
_SAMPLE = 65_536


@dataclass(frozen=True)
class Row:
    """`line` is where the row begins in the file, the header's first line being 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A header and its rows; `warnings` tell what was met on the way to them."""

    name: str
    sha256: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    warnings: tuple[str, ...] = ()

    def fields(self, row: Row) -> dict[str, str]:
        """The cells of `row` under their names; ValueError where they are not as many as the names.

        Empty cells past the last name are no fields: some exports end each row with a separator.
        """
        cells = row.cells
        while len(cells) > len(self.header) and not cells[-1].strip():
            cells = cells[:-1]
        if len(cells) != len(self.header):
            raise ValueError(
                f"{len(cells)} fields under {len(self.header)} names: the row is shifted or cut"
            )
        return dict(zip(self.header, cells, strict=True))


def read_table(path: Path, *, sheet: str = "") -> Table:
    """The table in `path`; CannotReadTable where it is none, too large, or empty."""
    content = content_of(path)
    digest = hashlib.sha256(content).hexdigest()
    if content[:2] == b"PK":
        rows = [Row(line, cells) for line, cells in _sheet(path, content, sheet)]
        warnings: list[str] = []
    else:
        text, warnings = _decoded(path, content)
        rows = list(_csv_rows(path, text))
    return _table(path, digest, rows, warnings)


def _table(path: Path, digest: str, rows: Sequence[Row], warnings: list[str]) -> Table:
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if not filled:
        raise CannotReadTable(f"{path.name} holds no row: send the file that has the data")
    header = tuple(" ".join(cell.split()) for cell in filled[0].cells)
    while header and not header[-1]:
        header = header[:-1]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise CannotReadTable(
            f"{path.name}: the header has {twice[0]} twice: give each column a name of its own"
        )
    body = filled[1:]
    if body and any(cell.startswith("#") for cell in body[0].cells) and _is_tags(body[0]):
        warnings = [*warnings, f"line {body[0].line}: a row of HXL tags was passed over"]
        body = body[1:]
    longer = sum(len(row.cells) > len(header) for row in body)
    if longer:
        warnings = [*warnings, f"{longer} rows have more fields than the header has names"]
    return Table(path.name, digest, header, tuple(body), tuple(warnings))


def _is_tags(row: Row) -> bool:
    return all(not cell.strip() or cell.strip().startswith("#") for cell in row.cells)


def content_of(path: Path) -> bytes:
    """The bytes of a file; CannotReadTable where it is absent, unreadable or larger than 200 MB."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CannotReadTable(f"{path.name} is larger than 200 MB: send it in parts")
        return path.read_bytes()
    except OSError:
        raise CannotReadTable(f"{path.name} cannot be opened: check its name and rights") from None


def _sheet(path: Path, content: bytes, sheet: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    try:
        yield from sheet_rows(content, sheet=sheet)
    except (ValueError, KeyError, zipfile.BadZipFile) as refusal:
        raise CannotReadTable(f"{path.name}: {refusal}") from None


def _decoded(path: Path, content: bytes) -> tuple[str, list[str]]:
    """The text, and what had to be supposed to read it."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _as(path, content, encoding), [f"{path.name} is in {encoding}"]
    if b"\0" in content:
        raise CannotReadTable(f"{path.name} is not a table: send CSV or XLSX")
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        encoding = max(("cp1252", "mac_roman"), key=lambda one: _french(content, one))
        return _as(path, content, encoding), [f"{path.name} is not UTF-8: read as {encoding}"]


def _as(path: Path, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding, errors="strict" if "utf" in encoding else "replace")
    except UnicodeDecodeError:
        raise CannotReadTable(f"{path.name} is damaged: its letters cannot be read") from None


def _french(content: bytes, encoding: str) -> int:
    read = content[:_SAMPLE].decode(encoding, errors="replace")
    return sum(sign in _FRENCH for sign in read) - 2 * read.count("\ufffd")


def _csv_rows(path: Path, text: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=False)
    began = 1
    try:
        for cells in reader:
            yield Row(began, tuple(cells))
            began = reader.line_num + 1
    except csv.Error as refusal:
        raise CannotReadTable(f"{path.name}, line {reader.line_num}: {refusal}") from None


def _separator(text: str) -> str:
    """What parts the header into the most names."""
    first = next((line for line in text[:_SAMPLE].splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=lambda one: len(next(csv.reader([first], delimiter=one), [])))

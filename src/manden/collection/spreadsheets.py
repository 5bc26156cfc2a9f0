"""The rows of a sheet of XLSX, after the archive was weighed: a bomb is refused before it opens."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from manden.libraries import openpyxl, openpyxl_exceptions

MOST_MEMBERS = 1_000
MOST_UNPACKED = 200_000_000
MOST_RATIO = 100
_SMALL = 1_000_000
_ENCRYPTED, _HEAD = 1, 65_536
_FAULTS = (
    KeyError,
    TypeError,
    OSError,
    AttributeError,
    ValueError,
    SyntaxError,
    zipfile.BadZipFile,
)


def sheet_rows(content: bytes, *, sheet: str = "") -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row's number and cells as text, of `sheet` or of the first; ValueError where refused."""
    weigh(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (openpyxl_exceptions.InvalidFileException, *_FAULTS) as fault:
        raise ValueError("the workbook is damaged: save it again as XLSX") from fault
    if sheet and sheet not in book.sheetnames:
        raise ValueError(f"no sheet {sheet}: it has {', '.join(book.sheetnames[:10])}")
    chosen = book[sheet] if sheet else book.worksheets[0]
    for number, row in enumerate(chosen.iter_rows(values_only=True), 1):
        yield number, tuple(_text(cell) for cell in row)


def weigh(content: bytes) -> None:
    """Pass, or a ValueError that says what about the archive is refused."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise ValueError("the file is damaged: save it again as XLSX") from None
    members = archive.infolist()
    if "xl/workbook.xml" not in {one.filename for one in members}:
        raise ValueError("this archive is not an XLSX workbook: send CSV or XLSX")
    if len(members) > MOST_MEMBERS:
        raise ValueError(f"more than {MOST_MEMBERS} parts in the workbook: it is refused")
    unpacked = sum(one.file_size for one in members)
    packed = max(1, sum(one.compress_size for one in members))
    if unpacked > MOST_UNPACKED or (unpacked > _SMALL and unpacked / packed > MOST_RATIO):
        raise ValueError("the workbook unpacks to far more than its size: it is refused")
    for member in members:
        _refuse_part(archive, member)


def _refuse_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Nothing under a password, and no declaration of entities: one stands before the first tag."""
    if member.flag_bits & _ENCRYPTED:
        raise ValueError("the workbook is encrypted: save it without a password")
    if not member.filename.casefold().endswith((".xml", ".rels")):
        return
    try:
        with archive.open(member) as part:
            head = part.read(_HEAD).replace(b"\0", b"")
    except (zipfile.BadZipFile, NotImplementedError, OSError, zlib.error, EOFError):
        raise ValueError("the workbook is damaged: save it again as XLSX") from None
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise ValueError("the workbook declares entities: they are not read; save it again as XLSX")


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)

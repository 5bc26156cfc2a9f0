"""What of a desk goes into a backup, as parts: its identity, heads, keys, rows and files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.db import connection

import manden
from manden.config.desk_folder import PASSED_ON, Desk, evidence_folder_of
from manden.config.keeping.archive import ArchiveWriter
from manden.config.keeping.release import applied_upgrades
from manden.config.keeping.rows import (
    Row,
    TableDigest,
    columns_of,
    line_of,
    one_moment,
    rows_of,
    session_table,
    tables_of,
)
from manden.config.witness import HEADS

PIECE = 4 * 1024 * 1024
COLUMNS, FILE_LIST, HEADS_PART, KEYS = "columns.json", "files.json", "heads.jsonl", "keys.json"
FILES, EVIDENCE = "files", "evidence"


def pieces_of(desk: Desk, *, number: str, at: datetime) -> Iterator[bytes]:
    """The bytes of the archive; the heads first, so that none speaks of a row that is not here."""
    archive = ArchiveWriter()
    yield from archive.part(HEADS_PART, _read(desk.folder / HEADS))
    yield from archive.part(KEYS, _json({use: desk.derived_key(use).hex() for use in PASSED_ON}))
    with one_moment(connection):
        tables = [one for one in tables_of(apps) if one._meta.db_table != session_table()]
        columns = [[one._meta.db_table, columns_of(one)] for one in tables]
        yield from archive.part(COLUMNS, _json(columns))
        digests: dict[str, Any] = {}
        for table in tables:
            yield from _rows(archive, table, digests)
        applied = applied_upgrades(connection)
    files = _files_of(desk)
    yield from archive.part(FILE_LIST, _json(list(files)))
    for place, file in enumerate(files.values()):
        yield from _file(archive, place, file)
    yield from archive.end(
        {
            "desk": desk.identifier,
            "number": number,
            "made_at": at.isoformat(timespec="seconds"),
            "release": manden.__version__,
            "django": django.__version__,
            "database": connection.vendor,
            "migrations": [list(one) for one in applied],
            "tables": digests,
            "files": len(files),
            "left_out": {session_table(): "sessions end: everyone signs in again"},
        }
    )


def _rows(archive: ArchiveWriter, table: Any, digests: dict[str, Any]) -> Iterator[bytes]:
    name, digest = table._meta.db_table, TableDigest()
    rows = rows_of(table, connection.alias)
    for place, piece in enumerate(_pieces(rows, digest)):
        yield from archive.part(f"rows/{name}/{place:06}.jsonl", piece)
    digests[name] = digest.told()


def _pieces(rows: Iterable[Row], digest: TableDigest) -> Iterator[bytes]:
    held = bytearray()
    for row in rows:
        digest.add(row)
        held += line_of(row) + b"\n"
        if len(held) >= PIECE:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


def _file(archive: ArchiveWriter, place: int, file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        for number, piece in enumerate(iter(lambda: opened.read(PIECE), b"")):
            yield from archive.part(f"{FILES}/{place:08}/{number:06}", piece)


def _files_of(desk: Desk) -> dict[str, Path]:
    """The files kept beside the records, by name; each is written once and never changed.

    Evidence is named as if it lay in the desk's folder, wherever it does. What is still staged has
    a row after this moment, or none.
    """
    found = _under(desk.folder / FILES, FILES)
    return found | _under(evidence_folder_of(desk), f"{FILES}/{EVIDENCE}")


def _under(folder: Path, called: str) -> dict[str, Path]:
    whole = (one for one in folder.rglob("*") if one.is_file() and not one.is_symlink())
    kept = sorted(one for one in whole if not one.name.startswith("."))
    return {f"{called}/{one.relative_to(folder).as_posix()}": one for one in kept}


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()

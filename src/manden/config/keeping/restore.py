"""Restoring: a backup is checked whole, then becomes a new desk with a key of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import connection, connections

from manden.config.desk_folder import CannotOpenDesk, Desk, evidence_folder_of
from manden.config.keeping.content import EVIDENCE, FILES, HEADS_PART
from manden.config.keeping.envelope import Secret
from manden.config.keeping.loading import insert_lines, load_rows, refuse_occupied
from manden.config.keeping.opening import Checked, read_through
from manden.config.keeping.outside import leave_to_tell
from manden.config.keeping.rows import Table
from manden.config.keeping.words import write_search_words
from manden.config.witness import HEADS


def restore(desk: Desk, backup: Checked, *, path: Path, secret: Secret) -> dict[str, Any]:
    """Fill the new `desk`, open and still empty, from the checked `backup` at `path`.

    Returns counts and digests by table. CannotOpenDesk where a row did not come back as it was.
    """
    refuse_occupied()
    manifest = backup.manifest
    applied = [(app, name) for app, name in manifest["migrations"]]
    digests = load_rows(applied, lambda tables: _load(tables, backup, path, secret))
    for table, told in manifest["tables"].items():
        if digests[table] != told:
            raise CannotOpenDesk(f"the rows of {table} did not come back as they were")
    _bring_files(desk, backup, path, secret)
    write_search_words()
    _settle(desk)
    leave_to_tell(
        desk.folder,
        act="desk.restore",
        details={"number": manifest["number"], "from": manifest["desk"]},
    )
    return {
        "desk": desk.identifier,
        "restored_from": manifest["desk"],
        "number": manifest["number"],
        "made_at": manifest["made_at"],
        "release": manifest["release"],
        "tables": manifest["tables"],
        "equal": True,
        "files": manifest["files"],
        "left_out": manifest["left_out"],
    }


def _load(tables: Mapping[str, Table], backup: Checked, path: Path, secret: Secret) -> None:
    columns = backup.columns

    def take(name: str, content: bytes) -> None:
        if name.startswith("rows/"):
            table = name.split("/")[1]
            insert_lines(tables[table], columns[table], content)

    read_through(path, secret, take)


def _bring_files(desk: Desk, backup: Checked, path: Path, secret: Secret) -> None:
    (desk.folder / HEADS).write_bytes(backup.small[HEADS_PART])
    names = backup.files

    def take(name: str, content: bytes) -> None:
        if name.startswith(f"{FILES}/"):
            place = _inside(desk, names[int(name.split("/")[1])])
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("ab") as file:
                file.write(content)

    if names:
        read_through(path, secret, take)
    for name in names:
        _inside(desk, name).touch()


def _inside(desk: Desk, name: str) -> Path:
    """Where a file of the backup is brought: evidence to where this desk keeps it."""
    evidence = f"{FILES}/{EVIDENCE}/"
    folder = desk.folder / FILES
    place = folder / name.removeprefix(f"{FILES}/")
    if name.startswith(evidence):
        folder = evidence_folder_of(desk)
        place = folder / name.removeprefix(evidence)
    if not place.resolve().is_relative_to(folder.resolve()) or not name.startswith(f"{FILES}/"):
        raise CannotOpenDesk(f"the backup names a file outside the desk's folder: {name}")
    return place


def _settle(desk: Desk) -> None:
    """Everything into the database's one file, before the folder takes its name."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()

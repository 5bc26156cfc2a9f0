"""A backup: every row as it stood at one moment, sealed, read back, and only then named."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import connection, transaction

from manden.access import audit
from manden.access.models import User
from manden.config.desk_folder import CannotOpenDesk, Desk
from manden.config.keeping.content import pieces_of
from manden.config.keeping.envelope import Seal, Secret, seal
from manden.config.keeping.opening import checked
from manden.config.keeping.release import applied_upgrades
from manden.config.keeping.retention import remember, remove_older


def back_up(
    desk: Desk,
    *,
    out: Path,
    to: Seal,
    at: datetime,
    by: User,
    force: bool = False,
    keep: int | None = None,
) -> dict[str, Any]:
    """Write the backup `out` (or one named after `at` in the folder `out`) and tell what it holds.

    Readers and writers go on meanwhile. CannotOpenDesk where `out` exists and `force` was not
    given, or stands in the desk's own folder. With `keep`, only that many backups of this desk
    stay in the folder of `out`.
    """
    path = _place(desk, out, at, force)
    applied_upgrades(connection)
    number = str(uuid4())
    _record(by, number, "done")
    beside = path.with_name(f".{path.name}.{number[:8]}")
    try:
        manifest = _written(desk, beside, to, number, at)
        os.replace(beside, path)
        _sync_folder(path.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        _record(by, number, "failed")
        raise
    digest = _digest_of(path)
    remember(desk, path=path, digest=digest, at=at)
    return {
        "file": str(path),
        "bytes": path.stat().st_size,
        "sha256": digest,
        "sealed_to": to.name,
        "removed": [str(one) for one in remove_older(desk, beside=path, keep=keep)],
        **{key: value for key, value in manifest.items() if key != "parts"},
    }


def _place(desk: Desk, out: Path, at: datetime, force: bool) -> Path:
    path = out / f"manden-{at:%Y%m%dT%H%M%SZ}.age" if out.is_dir() else out
    if path.resolve().is_relative_to(desk.folder.resolve()):
        raise CannotOpenDesk(f"{path} stands in the desk's own folder: a backup is kept elsewhere")
    if path.exists() and not force:
        raise CannotOpenDesk(f"{path} is there already: choose another name, or add --force")
    if not path.parent.is_dir():
        raise CannotOpenDesk(f"the folder {path.parent} is not there: make it first")
    return path


def _written(desk: Desk, path: Path, to: Seal, number: str, at: datetime) -> dict[str, Any]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        opens: Secret = seal(pieces_of(desk, number=number, at=at), file, to)
        file.flush()
        os.fsync(file.fileno())
    return checked(path, opens).manifest


@transaction.atomic
def _record(by: User, number: str, outcome: str) -> None:
    audit.record(by=by, act="desk.backup", outcome=outcome, details={"number": number})


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    """A rename is kept by a power cut only once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

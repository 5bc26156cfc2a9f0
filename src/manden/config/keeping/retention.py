"""Which backups of a desk are kept: the latest few of a folder, and never another's file.

The desk remembers what it wrote, outside the envelope, with the digest of each file: only a file
that is to the byte one of its own backups is ever removed.
"""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path

from manden.config.desk_folder import Desk

MADE = "backups.jsonl"


def remember(desk: Desk, *, path: Path, digest: str, at: datetime) -> None:
    line = {"file": str(path.resolve()), "sha256": digest, "at": at.isoformat()}
    with (desk.folder / MADE).open("a") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def remove_older(desk: Desk, *, beside: Path, keep: int | None) -> list[Path]:
    """Remove this desk's backups from the folder of `beside`, but for the `keep` latest."""
    if keep is None:
        return []
    folder = beside.resolve().parent
    made: dict[Path, str] = {}
    for line in (desk.folder / MADE).read_text().splitlines():
        told = json.loads(line)
        made.pop(Path(told["file"]), None)  # written again: as late as its last time
        made[Path(told["file"])] = told["sha256"]
    standing = [path for path in made if path.parent == folder and path.is_file()]
    removed = []
    for path in standing[: max(0, len(standing) - keep)]:
        if _is(path, made[path]):
            path.unlink()
            removed.append(path)
    return removed


def _is(path: Path, digest: str) -> bool:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == digest

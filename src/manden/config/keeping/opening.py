"""Opening a backup: every part is checked before any is used."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from manden.config.keeping.archive import ArchiveReader, DamagedArchive, TakePart
from manden.config.keeping.content import COLUMNS, FILE_LIST, HEADS_PART, KEYS
from manden.config.keeping.envelope import Secret, unseal
from manden.config.keeping.rows import TableDigest

SMALL_PARTS = (COLUMNS, FILE_LIST, HEADS_PART, KEYS)


@dataclass
class Checked:
    """A backup whose every digest was found right: its manifest, and its small parts."""

    manifest: dict[str, Any]
    small: dict[str, bytes] = field(repr=False)

    @property
    def keys(self) -> dict[str, bytes]:
        return {use: bytes.fromhex(key) for use, key in json.loads(self.small[KEYS]).items()}

    @property
    def columns(self) -> dict[str, list[str]]:
        return dict(json.loads(self.small[COLUMNS]))

    @property
    def files(self) -> list[str]:
        return list(json.loads(self.small[FILE_LIST]))


def checked(path: Path, secret: Secret) -> Checked:
    """Read the backup from end to end; CannotOpenDesk where a byte of it is not as it was made."""
    digests: dict[str, TableDigest] = {}
    small: dict[str, bytes] = {}

    def take(name: str, content: bytes) -> None:
        if name in SMALL_PARTS:
            small[name] = content
        elif name.startswith("rows/"):
            digest = digests.setdefault(name.split("/")[1], TableDigest())
            for line in content.splitlines():
                digest.add(json.loads(line))

    manifest = read_through(path, secret, take)
    held = {table: digest.told() for table, digest in digests.items()}
    told = {table: one for table, one in manifest["tables"].items() if one["rows"]}
    if held != told or set(small) != set(SMALL_PARTS):
        raise DamagedArchive(f"{path} does not hold the rows that its manifest counts")
    return Checked(manifest, small)


def read_through(path: Path, secret: Secret, take: TakePart) -> dict[str, Any]:
    """Give every part to `take`; the manifest once all were found to be what it says."""
    reader = ArchiveReader(take)
    unseal(path, secret, reader)
    return reader.checked_manifest()

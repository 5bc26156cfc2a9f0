"""What is inside the envelope: a plain tar of parts, and last a manifest of their digests.

Parts are written and read as a stream; none is larger than a few megabytes, so that neither a large
table nor a large file is ever held whole in memory.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Callable, Iterator
from typing import Any

from manden.config.desk_folder import CannotOpenDesk

BLOCK = 512
MANIFEST = "manifest.json"
SCHEMA = "manden/backup/1"
TakePart = Callable[[str, bytes], None]


class DamagedArchive(CannotOpenDesk):
    """The envelope opened, and what is inside is not a whole backup."""


class ArchiveWriter:
    """Gives the bytes of each part, and remembers the digests for the manifest."""

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}

    def part(self, name: str, content: bytes) -> Iterator[bytes]:
        self.parts[name] = hashlib.sha256(content).hexdigest()
        yield from _framed(name, content)

    def end(self, manifest: dict[str, Any]) -> Iterator[bytes]:
        told = {"schema": SCHEMA, **manifest, "parts": self.parts}
        content = json.dumps(told, indent=1, ensure_ascii=False).encode()
        yield from _framed(MANIFEST, content)
        yield bytes(2 * BLOCK)


class ArchiveReader:
    """Takes the stream piece by piece, gives each part whole, and at the end checks them all."""

    def __init__(self, take: TakePart) -> None:
        self._take = take
        self._held = bytearray()
        self._part: tarfile.TarInfo | None = None
        self._digests: dict[str, str] = {}
        self._manifest: dict[str, Any] | None = None

    def write(self, piece: bytes) -> int:
        self._held += piece
        while self._step():
            pass
        return len(piece)

    def flush(self) -> None:
        """Nothing waits."""

    def checked_manifest(self) -> dict[str, Any]:
        """The manifest, once every part is there and is what it says."""
        manifest = self._manifest
        if manifest is None:
            raise DamagedArchive("the backup ends before its manifest: it is not whole")
        if manifest.get("schema") != SCHEMA:
            raise DamagedArchive("this is no backup of a desk that this release can read")
        if manifest["parts"] != self._digests:
            raise DamagedArchive("a part of the backup is not what its manifest says")
        return manifest

    def _step(self) -> bool:
        if self._part is None:
            return self._begin_part()
        size = self._part.size
        if len(self._held) < _padded(size):
            return False
        content = bytes(self._held[:size])
        del self._held[: _padded(size)]
        name, self._part = self._part.name, None
        if name == MANIFEST:
            self._manifest = json.loads(content)
        else:
            self._digests[name] = hashlib.sha256(content).hexdigest()
            self._take(name, content)
        return True

    def _begin_part(self) -> bool:
        if len(self._held) < BLOCK or self._manifest is not None:
            return False
        try:
            header = bytes(self._held[:BLOCK])
            self._part = tarfile.TarInfo.frombuf(header, "utf-8", "strict")
        except tarfile.HeaderError:
            raise DamagedArchive("this is no backup of a desk") from None
        del self._held[:BLOCK]
        return True


def _framed(name: str, content: bytes) -> Iterator[bytes]:
    header = tarfile.TarInfo(name)
    header.size, header.mode = len(content), 0o600
    yield header.tobuf(tarfile.USTAR_FORMAT, "utf-8", "strict")
    yield content
    yield bytes(_padded(len(content)) - len(content))


def _padded(size: int) -> int:
    return -(-size // BLOCK) * BLOCK

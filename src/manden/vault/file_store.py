"""Evidence on the disk: encrypted as a stream (age), each file under a key of its own.

A file is staged while it comes and hashed on the way. Once its row is committed it gets its name, the
SHA-256 of its ciphertext: whoever keeps the disk can check it without a key, and learns nothing from
it. A power cut before the row leaves a staged file that is swept; after it, one that gets its name.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID, uuid4

import pyrage
from django.conf import settings

from manden.vault import key_store
from manden.vault.key_holding import key_before_the_row
from manden.vault.refusing import Refused
from manden.vault.refusing import gettext_noop as _

LARGEST = 2_000_000_000
HEAD, TAIL = 4_096, 66_000
INCOMING = ".incoming-"
CUT_SHORT_AFTER = timedelta(hours=1)
_NAME = re.compile(r"[0-9a-f]{64}")


class CannotStore(Refused):
    """The bytes are not kept; the message says why."""


class Damaged(Exception):
    """A stored file is missing, or is not what was stored; the message says which."""


@dataclass(frozen=True)
class Staged:
    """A file that came whole and lies encrypted, without its name yet."""

    holder: UUID
    circle: str
    path: Path
    sha256: str
    size: int
    head: bytes = field(repr=False)
    tail: bytes = field(repr=False)
    sealed_sha256: str
    sealed_size: int


def wrapped_for(circle: str) -> str:
    """Keys of files are wrapped apart from those of identities of the same circle."""
    return f"evidence:{circle}"


def stage(pieces: Iterable[bytes], *, circle: str) -> Staged:
    """Encrypt `pieces` as they come, under a new key, and write them through to the disk.

    CannotStore where they are none or too many; NoKey where the key store was not brought. Whatever
    breaks the stream off leaves no file.
    """
    holder, identity = uuid4(), pyrage.x25519.Identity.generate()
    key_before_the_row(holder, wrapped_for(circle), str(identity).encode())
    path = _staged(holder)
    read = _Measured(iter(pieces))
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            written = _Digested(file)
            _encrypt(read, written, identity)
            file.flush()
            os.fsync(file.fileno())
        if not read.size:
            raise CannotStore(_("the file is empty: choose one that holds something"))
    except BaseException:
        path.unlink(missing_ok=True)
        key_store.drop([holder])
        raise
    return Staged(
        holder=holder,
        circle=circle,
        path=path,
        sha256=read.digest.hexdigest(),
        size=read.size,
        head=bytes(read.head),
        tail=bytes(read.tail),
        sealed_sha256=written.digest.hexdigest(),
        sealed_size=written.size,
    )


def discard(staged: Staged) -> None:
    """Forget a staged file and its key."""
    staged.path.unlink(missing_ok=True)
    key_store.drop([staged.holder])


def place(name: str, holder: UUID) -> None:
    """Give the staged file of a committed row its name, so that a power cut keeps it."""
    path, staged = path_of(name), _staged(holder)
    if not staged.exists():
        return
    path.parent.mkdir(exist_ok=True, mode=0o700)
    os.replace(staged, path)
    for folder in (path.parent, path.parent.parent):
        _sync(folder)


def lying_at(name: str, holder: UUID) -> Path:
    """Where a stored file lies: under its name, or still staged in the moment after its row."""
    path, staged = path_of(name), _staged(holder)
    return staged if staged.exists() and not path.exists() else path


def path_of(name: str) -> Path:
    """Where the stored file of that name lies."""
    if not _NAME.fullmatch(name):
        raise Damaged("a stored file bears a name that is none")
    return settings.EVIDENCE_FOLDER / name[:2] / name


def feed(path: Path, *, holder: UUID, circle: str, sink: Any) -> None:
    """Decrypt a file into `sink` (`write`, `flush`), piece by piece, authenticated on the way.

    NoKey where its key is not here, Damaged where it is missing or was changed.
    """
    secret = key_store.key_of(holder, wrapped_for(circle)).decode()
    identity = pyrage.x25519.Identity.from_str(secret)
    try:
        with path.open("rb") as file:
            pyrage.decrypt_io(file, sink, [identity])
    except FileNotFoundError:
        raise Damaged(f"{path.name} is missing from the disk") from None
    except pyrage.DecryptError:
        raise Damaged(f"{path.name} does not open: it was changed on the disk") from None


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stored_names() -> Iterator[str]:
    """The names of every file that lies in the folder, incoming ones left out."""
    for path in sorted(_folder().glob("*/*")):
        if path.is_file():
            yield path.name


def sweep_staged(*, known: Mapping[UUID, str], now: datetime) -> int:
    """Delete the staged files, an hour old at least, that no row speaks of; how many.

    Those of `known` rows, by holder, get their names. What bears a name is never deleted here.
    """
    before, gone = (now - CUT_SHORT_AFTER).timestamp(), 0
    for path in _folder().glob(f"{INCOMING}*"):
        holder = UUID(path.name.removeprefix(INCOMING))
        if holder in known:
            place(known[holder], holder)
        elif path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            gone += 1
    return gone


class _Measured:
    """What age reads from: pieces as they come, hashed, counted, head and tail remembered."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._held = pieces, memoryview(b"")
        self.digest, self.size = hashlib.sha256(), 0
        self.head, self.tail = bytearray(), bytearray()
        self.fault: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            while not self._held:
                piece = next(self._pieces, None)
                if piece is None:
                    return b""
                self._held = memoryview(bytes(piece))
                self._measure(piece)
        except BaseException as fault:
            self.fault = fault
            raise
        given = bytes(self._held[:size] if size >= 0 else self._held)
        self._held = self._held[len(given) :]
        return given

    def _measure(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.size > LARGEST:
            raise CannotStore(
                _("the file is larger than %(most)s GB: part it"), most=LARGEST // 10**9
            )
        self.digest.update(piece)
        self.head += piece[: max(0, HEAD - len(self.head))]
        self.tail += piece[-TAIL:]
        del self.tail[:-TAIL]


class _Digested:
    """What age writes to: the file, its ciphertext hashed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.digest, self.size = file, hashlib.sha256(), 0

    def write(self, piece: bytes) -> int:
        self.digest.update(piece)
        self.size += len(piece)
        return self._file.write(piece)

    def flush(self) -> None:
        self._file.flush()


def _encrypt(read: _Measured, written: _Digested, identity: Any) -> None:
    try:
        pyrage.encrypt_io(read, written, [identity.to_public()])
    except pyrage.EncryptError as fault:
        raise (read.fault or fault) from None


def _staged(holder: UUID) -> Path:
    return _folder() / f"{INCOMING}{holder}"


def _folder() -> Path:
    folder: Path = settings.EVIDENCE_FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

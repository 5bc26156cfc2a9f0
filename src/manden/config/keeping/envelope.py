"""The age envelope of a backup: sealed as a stream, so that nothing stands in clear on a disk.

A backup opens with its own secret alone: an age key, or a passphrase. Where it is sealed to keys
that this machine does not hold, a key that lives only until the copy has been read back is added,
so that every backup is verified before it is told to be one.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import pyrage

from manden.config.desk_folder import CannotOpenDesk

KEY_LINE = "AGE-SECRET-KEY-"


class Sink(Protocol):
    """What takes the bytes of an opened envelope."""

    def write(self, piece: bytes) -> int: ...
    def flush(self) -> None: ...


@dataclass(frozen=True)
class Secret:
    """What opens a backup: age identities, or a passphrase."""

    identities: tuple[Any, ...] = field(default=(), repr=False)
    passphrase: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Seal:
    """To whom a backup is sealed; `name` says it without giving anything away."""

    name: str
    recipients: tuple[Any, ...] = ()
    passphrase: str | None = field(default=None, repr=False)


def sealed_to(recipient: str) -> Seal:
    try:
        return Seal(recipient, (pyrage.x25519.Recipient.from_str(recipient.strip()),))
    except pyrage.RecipientError:
        raise CannotOpenDesk(
            f"{recipient} is not an age recipient: it starts with age1 and is printed when its key "
            "is made"
        ) from None


def sealed_by_passphrase(passphrase: str) -> Seal:
    return Seal("passphrase", passphrase=passphrase)


def identities_in(path: Path) -> tuple[Any, ...]:
    """The age keys of a file, one a line; lines that start with # are remarks."""
    lines = [line.strip() for line in path.read_text(errors="replace").splitlines()]
    try:
        found = tuple(
            pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(KEY_LINE)
        )
    except pyrage.IdentityError:
        found = ()
    if not found:
        raise CannotOpenDesk(f"{path} holds no age key: its line starts with {KEY_LINE}")
    return found


def passphrase_in(path: Path) -> str:
    words = path.read_text(errors="replace").splitlines()
    if not words or not words[0]:
        raise CannotOpenDesk(f"{path} holds no passphrase: write it on the first line")
    return words[0]


def seal(pieces: Iterable[bytes], out: BinaryIO, seal: Seal) -> Secret:
    """Write the sealed pieces to `out`; what opens them again, to read the copy back."""
    if seal.passphrase is not None:
        out.write(pyrage.passphrase.encrypt(b"".join(pieces), seal.passphrase))
        return Secret(passphrase=seal.passphrase)
    passing = pyrage.x25519.Identity.generate()
    read = _Pieces(iter(pieces))
    try:
        pyrage.encrypt_io(read, out, [*seal.recipients, passing.to_public()])
    except pyrage.EncryptError as fault:
        raise (read.fault or fault) from None
    return Secret((passing,))


def unseal(path: Path, secret: Secret, sink: Sink) -> None:
    """Give the content to `sink`; CannotOpenDesk for a wrong key, a cut or a changed file."""
    try:
        if secret.passphrase is not None:
            sink.write(pyrage.passphrase.decrypt(path.read_bytes(), secret.passphrase))
            return
        with path.open("rb") as file:
            pyrage.decrypt_io(file, sink, list(secret.identities))
    except pyrage.DecryptError as fault:
        raise CannotOpenDesk(_sentence(path, str(fault), secret)) from None
    except OSError as fault:
        if fault.errno is not None:
            raise
        raise CannotOpenDesk(
            f"{path} is damaged: it was cut or changed after it was made"
        ) from None


def _sentence(path: Path, fault: str, secret: Secret) -> str:
    if "matching keys" in fault and secret.identities:
        return (
            f"the key given does not open {path}: it is of another backup, or the file is damaged"
        )
    if secret.passphrase is not None and "ecryption failed" in fault:
        return f"the passphrase does not open {path}: it is another, or the file is damaged"
    if "matching keys" in fault:
        return f"{path} is not sealed by a passphrase: give its key with --identity"
    return f"{path} is not a whole backup: it was cut or changed, or is another file"


class _Pieces(io.RawIOBase):
    """Pieces read as a file; keeps the fault that making them met, which age would swallow."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._held = pieces, b""
        self.fault: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        while not self._held:
            try:
                self._held = next(self._pieces)
            except StopIteration:
                return b""
            except Exception as fault:
                self.fault = fault
                raise
        given, self._held = self._held[:size], self._held[size:]
        return given

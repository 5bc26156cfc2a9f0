"""The secret of a backup: given by name, or the desk's own where none is.

A desk under a passphrase seals its backups with it. A desk under a key file has an age key for its
backups beside that file: whoever restores needs this key, and nothing else of the desk.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pyrage

from manden.config.desk_folder import (
    CannotOpenDesk,
    Desk,
    key_file_of,
    open_desk,
    wants_passphrase,
)
from manden.config.keeping.envelope import (
    Seal,
    Secret,
    identities_in,
    passphrase_in,
    sealed_by_passphrase,
    sealed_to,
)

ENDING = ".backup-key"
UNDER_PASSPHRASE = b"-> scrypt "


def seal_of(
    desk: Desk, recipient: str | None, passphrase_file: Path | None, passphrase: str | None
) -> tuple[Seal, str | None]:
    """To whom a backup is sealed, and what its maker must be warned of."""
    if recipient and passphrase_file:
        raise CannotOpenDesk("a backup has one secret: give --recipient or --passphrase-file")
    if recipient:
        return sealed_to(recipient), None
    given = passphrase_in(passphrase_file) if passphrase_file else passphrase
    if given:
        return sealed_by_passphrase(given), None
    path = backup_key_of(desk.identifier)
    key = identities_in(path)[0] if path.exists() else _make_key(path)
    return sealed_to(str(key.to_public())), (
        f"this backup opens with the key {path}: keep a copy of it elsewhere, or it is lost with "
        "this machine"
    )


def seal_of_keys(desk: Desk, recipient: str | None, passphrase_file: Path | None) -> Seal:
    """To whom a copy of the key store is sealed: never to the secret of this desk's backups."""
    if (recipient is None) == (passphrase_file is None):
        raise CannotOpenDesk(
            "a copy of the keys has a secret of its own: give --recipient or --passphrase-file"
        )
    if recipient:
        path = backup_key_of(desk.identifier)
        if path.exists() and recipient.strip() == str(identities_in(path)[0].to_public()):
            raise CannotOpenDesk(
                "this key opens the backups: seal the keys of identities to another"
            )
        return sealed_to(recipient)
    assert passphrase_file is not None
    passphrase = passphrase_in(passphrase_file)
    if wants_passphrase(desk.folder) and _opens(desk, passphrase):
        raise CannotOpenDesk("this passphrase opens the desk and its backups: choose another")
    return sealed_by_passphrase(passphrase)


def _opens(desk: Desk, passphrase: str) -> bool:
    try:
        open_desk(desk.folder, passphrase=passphrase)
    except CannotOpenDesk:
        return False
    return True


def secret_of(
    file: Path,
    identity: Path | None,
    passphrase_file: Path | None,
    ask: Callable[[str], str] | None,
) -> Secret:
    """What opens the backup `file`: what is given, else what this machine or its user holds."""
    if identity:
        return Secret(identities_in(identity))
    if passphrase_file:
        return Secret(passphrase=passphrase_in(passphrase_file))
    with file.open("rb") as opened:
        under_passphrase = UNDER_PASSPHRASE in opened.read(100)
    if under_passphrase:
        given = os.environ.get("MANDEN_PASSPHRASE")
        given = given or (ask("Passphrase of this backup: ") if ask else None)
        if not given:
            raise CannotOpenDesk(f"{file} opens by a passphrase: give it with --passphrase-file")
        return Secret(passphrase=given)
    held = sorted(key_file_of("any").parent.glob(f"*{ENDING}"))
    found = tuple(one for path in held for one in identities_in(path))
    if not found:
        raise CannotOpenDesk(f"this machine holds no key of {file}: give it with --identity")
    return Secret(found)


def backup_key_of(identifier: str) -> Path:
    return key_file_of(identifier).with_suffix(ENDING)


def _make_key(path: Path) -> pyrage.x25519.Identity:
    key = pyrage.x25519.Identity.generate()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"# opens this desk's backups; sealed to {key.to_public()}\n{key}\n")
        file.flush()
        os.fsync(file.fileno())
    return key

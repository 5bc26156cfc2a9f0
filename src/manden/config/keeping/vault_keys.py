"""A copy of the key store of identities, sealed to a secret of its own; and bringing one back.

It is never in a backup of the records: who holds one of the two opens nobody's name.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import transaction

from manden.access import audit
from manden.access.lock import standing_lock
from manden.access.models import User
from manden.config.desk_folder import CannotOpenDesk, Desk
from manden.config.keeping.envelope import Seal, Secret, seal, unseal
from manden.vault import key_copies
from manden.vault.store_file import NoKey
from manden.vault.sweeping import sealed_for_want_of_keys, sweep

SEALED = (
    "identities are sealed until their key store is brought: manden vault bring FILE, with a copy "
    "that manden vault keys made"
)


def copy_keys(desk: Desk, *, out: Path, to: Seal, by: User, force: bool = False) -> dict[str, Any]:
    """Write the sealed copy `out`, read back before it gets its name.

    CannotOpenDesk where there is no store, or `out` exists, or stands in the desk's own folder.
    """
    _refuse_place(desk, out, force)
    content = _content()
    with transaction.atomic():
        audit.record(by=by, act="vault.copy_keys", details={"sealed_to": to.name})
    beside = out.with_name(f".{out.name}.{uuid4().hex[:8]}")
    try:
        opens = _written(beside, content, to)
        if _read(beside, opens) != content:
            raise CannotOpenDesk(f"{out} could not be read back: try again, elsewhere")
        os.replace(beside, out)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return {"file": str(out), "bytes": out.stat().st_size, "sealed_to": to.name}


def bring_keys(file: Path, secret: Secret, *, by: User) -> dict[str, Any]:
    """Bring a copy to the opened desk, and bury again who was erased since; what was done."""
    try:
        brought = key_copies.bring(_read(file, secret))
    except NoKey as refusal:
        raise CannotOpenDesk(str(refusal)) from None
    told = {"keys": brought.keys, "destroyed": brought.destroyed, "buried": 0}
    if standing_lock() is None:  # a locked desk is lined up when it next opens to write
        with transaction.atomic():
            audit.record(by=by, act="vault.bring_keys", details=told)
        told["buried"] = sweep(by=by).buried
    return told


def line_up(*, by: User) -> str | None:
    """At the start of a desk: keys of the erased destroyed; what its people must be told, or None."""
    try:
        if sealed_for_want_of_keys():
            return SEALED
        sweep(by=by)
    except NoKey as fault:
        return str(fault)
    return None


def _content() -> bytes:
    try:
        return key_copies.content()
    except NoKey:
        raise CannotOpenDesk("this desk keeps no identity yet: there is no key to copy") from None


def _refuse_place(desk: Desk, out: Path, force: bool) -> None:
    if out.resolve().is_relative_to(desk.folder.resolve()):
        raise CannotOpenDesk(f"{out} stands in the desk's own folder: keys are kept elsewhere")
    if out.exists() and not force:
        raise CannotOpenDesk(f"{out} is there already: choose another name, or add --force")
    if not out.parent.is_dir():
        raise CannotOpenDesk(f"the folder {out.parent} is not there: make it first")


def _written(path: Path, content: bytes, to: Seal) -> Secret:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        opens: Secret = seal([content], file, to)
        file.flush()
        os.fsync(file.fileno())
    return opens


def _read(path: Path, secret: Secret) -> bytes:
    held = io.BytesIO()
    unseal(path, secret, held)
    return held.getvalue()

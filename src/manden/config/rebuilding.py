"""A desk that is rebuilt: restored from a backup, or moved to another database.

What needs the opened desk is imported once it is open (see `manden.config.serve`). A desk that
could not be rebuilt leaves nothing: neither folder, nor key file.
"""

from __future__ import annotations

import importlib
import os
import shutil
from pathlib import Path
from typing import Any

import django
from django.db import connections

from manden.config import opened
from manden.config.databases import database_of
from manden.config.desk_folder import (
    CARD,
    CannotOpenDesk,
    Desk,
    key_file_of,
    key_store_of,
    make_desk,
)
from manden.config.keeping.envelope import Secret
from manden.config.keeping.opening import checked
from manden.config.serve import Ask, new_passphrase, unlocked_desk, wait_for_database
from manden.config.witness import HEADS

Told = dict[str, Any]


def restored_desk(
    file: Path,
    folder: Path,
    *,
    secret: Secret,
    ask: Ask | None,
    vault_keys: tuple[Path, Secret] | None = None,
) -> tuple[Desk, Told]:
    """Make a desk in `folder` from the backup `file`; nothing is touched before it is checked.

    `vault_keys` is a copy of the keys of identities and its secret; without it they lie sealed.
    """
    os.umask(0o077)
    backup = checked(file, secret)
    _refuse_occupied(folder)
    work = folder.absolute().parent / f".{folder.absolute().name}.restoring"
    shutil.rmtree(work, ignore_errors=True)
    desk = make_desk(work, passphrase=new_passphrase(ask), inherit=backup.keys)
    store = key_store_of(desk)
    _refuse_keys_of_another(desk, store)
    try:
        _start(desk)
        restoring = importlib.import_module("manden.config.keeping.restore")
        told: Told = restoring.restore(desk, backup, path=file, secret=secret)
        told |= _bring_keys(vault_keys)
        told["evidence"] = _verify_evidence()
        if folder.exists():
            folder.rmdir()
        work.rename(folder)
    except BaseException:
        connections.close_all()
        shutil.rmtree(work, ignore_errors=True)
        key_file_of(desk.identifier).unlink(missing_ok=True)
        for ending in ("", "-wal", "-shm"):
            store.with_name(store.name + ending).unlink(missing_ok=True)
        raise
    return Desk(folder, desk.identifier, desk.key, desk.inherited), told


def _bring_keys(vault_keys: tuple[Path, Secret] | None) -> Told:
    """What came of the copy of the keys, and what the people of the desk must be told."""
    keeping = importlib.import_module("manden.config.keeping.vault_keys")
    if vault_keys is not None:
        operator = importlib.import_module("manden.access.actions").local_operator()
        brought = keeping.bring_keys(vault_keys[0], vault_keys[1], by=operator)
        connections.close_all()
        return {"vault": brought, "sealed": None}
    sealed = keeping.SEALED if keeping.sealed_for_want_of_keys() else None
    connections.close_all()
    return {"vault": None, "sealed": sealed}


def _verify_evidence() -> Told:
    """Every stored file hashed again; those whose keys were brought, opened too."""
    told: Told = importlib.import_module("manden.config.keeping.evidence").verified(by=None)
    connections.close_all()
    return told


def _refuse_keys_of_another(desk: Desk, store: Path) -> None:
    """MANDEN_VAULT_KEYS must not name the store of another desk: it would not open, nor be made."""
    if store.exists():
        shutil.rmtree(desk.folder, ignore_errors=True)
        key_file_of(desk.identifier).unlink(missing_ok=True)
        raise CannotOpenDesk(
            f"{store} holds the keys of another desk: name another file in MANDEN_VAULT_KEYS, and "
            "bring a copy of those keys with --vault-keys"
        )


def moved_desk(folder: Path, to: str, *, ask: Ask | None) -> Told:
    """Copy the records of the desk in `folder` to `to`; the source is only read."""
    desk = unlocked_desk(folder, ask=ask, make=False)
    source = database_of(desk)
    if not os.environ.get("MANDEN_DATABASE") and not desk.database.exists():
        raise CannotOpenDesk(f"{folder} holds no records yet: there is nothing to move")
    if to.startswith("embedded:"):
        return _move_into_folder(desk, Path(to.removeprefix("embedded:")), source)
    os.environ["MANDEN_DATABASE"] = to
    if database_of(desk) == source:
        raise CannotOpenDesk("the desk stands there already: name another database")
    _start(desk)
    told = _move(desk, source)
    return told | {"next": "from now on, start the desk with MANDEN_DATABASE set to this address"}


def _move_into_folder(desk: Desk, folder: Path, source: Told) -> Told:
    if not os.environ.pop("MANDEN_DATABASE", None) and folder.resolve() == desk.folder.resolve():
        raise CannotOpenDesk("the desk stands there already: name another folder")
    before = set(folder.iterdir()) if folder.exists() else set()
    target = _embedded_target(desk, folder)
    try:
        _start(target)
        told = _move(target, source)
    except BaseException:
        connections.close_all()
        for path in set(folder.iterdir()) - before:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
    return told | {
        "next": f"from now on, start the desk with --data {folder}, MANDEN_DATABASE unset"
    }


def _embedded_target(desk: Desk, folder: Path) -> Desk:
    """The folder a desk moves to: its own, without records yet, or a new one with the same key."""
    target = Desk(folder, desk.identifier, desk.key, desk.inherited)
    if target.database.exists():
        raise CannotOpenDesk(f"{folder} holds records already: name an empty folder")
    if folder.resolve() == desk.folder.resolve():
        return target
    _refuse_occupied(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in (CARD, HEADS):
        if (desk.folder / name).exists():
            shutil.copy2(desk.folder / name, folder / name)
    if (desk.folder / "files").exists():
        shutil.copytree(desk.folder / "files", folder / "files")
    return target


def _move(target: Desk, source: Told) -> Told:
    told: Told = importlib.import_module("manden.config.keeping.move").move(target, source=source)
    connections.close_all()
    return told


def _refuse_occupied(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotOpenDesk(f"{folder} is not empty: name a new folder")


def _start(desk: Desk) -> None:
    opened.use(desk)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manden.config.settings")
    django.setup()
    wait_for_database()

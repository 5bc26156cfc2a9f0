"""`manden backup`, `manden restore`, `manden move`, `manden lock`."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from manden.cli.options import (
    As,
    Data,
    Format,
    TableOrJson,
    acting,
    ask_on_terminal,
    open_to_work,
    tell,
)
from manden.cli.refusals import one_clear_line
from manden.config import serve
from manden.config.backup_key import seal_of, secret_of
from manden.config.databases import act_as_owner
from manden.config.desk_folder import CannotOpenDesk, default_folder, exists
from manden.config.rebuilding import moved_desk, restored_desk

Passphrase = Annotated[
    Path | None, typer.Option("--passphrase-file", help="A file whose first line is a passphrase.")
]


def backup(
    out: Annotated[Path, typer.Option("--out", help="The file to write, or a folder.")],
    data: Data = None,
    recipient: Annotated[
        str | None, typer.Option("--recipient", help="Seal it to this age key (age1...).")
    ] = None,
    passphrase_file: Passphrase = None,
    keep: Annotated[
        int | None, typer.Option("--keep", min=1, help="Remove this desk's older ones but N.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over FILE.")] = False,
    by: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Write an encrypted copy of the whole desk, while it is in use.

    Example: ./manden backup --out /media/key/desk.age --recipient age1...
    """
    with one_clear_line():
        act_as_owner()
        folder, ask = data or default_folder(), ask_on_terminal()
        passphrase = serve.passphrase_of(folder, ask) if exists(folder) else None
        desk = serve.opened_desk(folder, ask=lambda _: passphrase or "")
        seal, warning = seal_of(desk, recipient, passphrase_file, passphrase)
        told = import_module("manden.config.keeping.backup").back_up(
            desk,
            out=out,
            to=seal,
            at=datetime.now(UTC),
            by=acting(by, "desk.backup"),
            force=force,
            keep=keep,
        )
    if warning:
        typer.echo(f"warning: {warning}", err=True)
    rows = sum(table["rows"] for table in told["tables"].values())
    lines = [f"{told['file']}: {rows} rows of {len(told['tables'])} tables, read back and whole"]
    lines += [f"removed {one}" for one in told["removed"]]
    tell(told, format, lines)


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    data: Data = None,
    identity: Annotated[
        Path | None, typer.Option("--identity", help="The file of the age key that opens it.")
    ] = None,
    passphrase_file: Passphrase = None,
    vault_keys: Annotated[
        Path | None,
        typer.Option("--vault-keys", help="A copy of the keys of identities (vault keys)."),
    ] = None,
    vault_identity: Annotated[
        Path | None, typer.Option("--vault-identity", help="The age key that opens that copy.")
    ] = None,
    vault_passphrase_file: Annotated[
        Path | None, typer.Option("--vault-passphrase-file", help="Or its passphrase.")
    ] = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Make a new desk, with a key of its own, from a backup checked from end to end.

    Example: ./manden restore desk.age --data /srv/manden/restored --identity backup.key
    """
    with one_clear_line():
        act_as_owner()
        ask = ask_on_terminal()
        secret = secret_of(file, identity, passphrase_file, ask)
        keys = None
        if vault_keys:
            keys = (vault_keys, secret_of(vault_keys, vault_identity, vault_passphrase_file, ask))
        desk, told = restored_desk(
            file, data or default_folder(), secret=secret, ask=ask, vault_keys=keys
        )
    for warning in filter(None, (serve.key_warning(desk), told["sealed"])):
        typer.echo(f"warning: {warning}", err=True)
    rows = sum(table["rows"] for table in told["tables"].values())
    evidence = told["evidence"]
    if not evidence["whole"]:
        typer.echo("warning: evidence is missing or was changed: manden evidence verify", err=True)
    tell(told, format, [f"{desk.folder}: {rows} rows of {len(told['tables'])} tables, all equal"])


def move(
    to: Annotated[str, typer.Option("--to", help="postgresql://... or embedded:DIR")],
    data: Data = None,
    format: Format = TableOrJson.JSON,
) -> None:
    """Copy the desk's records to another database and prove that each table arrived equal.

    Example: ./manden move --to postgresql://manden@localhost/manden
    """
    with one_clear_line():
        act_as_owner()
        told = moved_desk(data or default_folder(), to, ask=ask_on_terminal())
    tell(told, format, [f"{told['rows']} rows of {len(told['tables'])} tables, all equal"])
    typer.echo(told["next"], err=True)


def server_init(data: Data = None) -> None:
    """Make the tables on PostgreSQL, the walls around their rows, and the role that serves.

    MANDEN_DATABASE is the address of the role that serves, MANDEN_DATABASE_OWNER that of the role
    that owns the tables. Example: ./manden server-init --data /var/lib/manden
    """
    with one_clear_line():
        if not os.environ.get("MANDEN_DATABASE_OWNER"):
            raise CannotOpenDesk("set MANDEN_DATABASE_OWNER: the address of the tables' owner")
        desk = serve.unlocked_desk(data or default_folder(), ask=ask_on_terminal(), make=True)
        serve.make_tables(desk)
    warning = serve.key_warning(desk)
    if warning:
        typer.echo(f"warning: {warning}", err=True)
    typer.echo("the tables stand, and the role that serves is shown only what its person may read")


def lock(
    data: Data = None,
    reason: Annotated[str, typer.Option("--reason", help="Kept with the lock.")] = "",
    by: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """End every session and let nothing more be written, until two people lift the lock.

    Example: ./manden lock --reason "the office is being searched"
    """
    with one_clear_line():
        open_to_work(data)
        locking = import_module("manden.access.locking")
        done = locking.lock_desk(by=acting(by, "desk.lock"), now=datetime.now(UTC), reason=reason)
        people = import_module("manden.access.lock").people_who_can_unlock()
    told = {
        "locked": True,
        "at": done.lock.locked_at.isoformat(),
        "stood_before": done.stood_before,
        "sessions_ended": done.sessions_ended,
        "people_who_can_unlock": people,
    }
    if people < 2:
        typer.echo(
            f"warning: {people} of the two people needed could lift this lock today", err=True
        )
    tell(told, format, [f"the desk is locked: {done.sessions_ended} sessions ended"])

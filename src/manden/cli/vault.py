"""`manden vault keys`, `manden vault bring`: the keys of identities, apart from any backup."""

from __future__ import annotations

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
from manden.config.backup_key import seal_of_keys, secret_of
from manden.config.databases import act_as_owner

app = typer.Typer(no_args_is_help=True, help="The keys of identities, apart from any backup.")

PassphraseFile = Annotated[
    Path | None, typer.Option("--passphrase-file", help="A file whose first line is a passphrase.")
]
BRING = "manden.config.keeping.vault_keys"


@app.command()
def keys(
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    data: Data = None,
    recipient: Annotated[
        str | None, typer.Option("--recipient", help="Seal it to this age key (age1...).")
    ] = None,
    passphrase_file: PassphraseFile = None,
    force: Annotated[bool, typer.Option("--force", help="Write over FILE.")] = False,
    by: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Copy the key store, sealed to a secret that is not the backups'.

    Keep it apart from every backup. Example: ./manden vault keys --out keys.age --recipient age1...
    """
    with one_clear_line():
        act_as_owner()
        desk = open_to_work(data)
        seal = seal_of_keys(desk, recipient, passphrase_file)
        told = import_module(BRING).copy_keys(
            desk, out=out, to=seal, by=acting(by, "desk.backup"), force=force
        )
    lines = [f"{told['file']}: the keys of identities, read back; keep it apart from every backup"]
    tell(told, format, lines)


@app.command()
def bring(
    file: Annotated[Path, typer.Argument(help="A copy that `manden vault keys` made.")],
    data: Data = None,
    identity: Annotated[
        Path | None, typer.Option("--identity", help="The file of the age key that opens it.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    by: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Bring the keys of identities to a restored desk; who was erased since stays unreadable.

    Example: ./manden vault bring keys.age --identity vault.key
    """
    with one_clear_line():
        act_as_owner()
        open_to_work(data)
        secret = secret_of(file, identity, passphrase_file, ask_on_terminal())
        told = import_module(BRING).bring_keys(file, secret, by=acting(by, "desk.backup"))
    tell(told, format, [f"{told['keys']} keys came, {told['destroyed']} were destroyed before"])

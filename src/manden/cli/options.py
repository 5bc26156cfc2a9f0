"""Options that several commands share."""

from __future__ import annotations

import getpass
import importlib
import json
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from manden.config.desk_folder import (
    CannotOpenDesk,
    Desk,
    default_folder,
    exists,
    named_key_file,
    open_desk,
)
from manden.config.serve import bring_up_to_date, opened_desk, passphrase_of

Data = Annotated[Path | None, typer.Option("--data", help="The desk's folder.")]
Today = Annotated[
    datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="Reckon from this date.")
]
Licence = Annotated[str, typer.Option("--licence", help="Under what licence.")]


class TableOrJson(StrEnum):
    TABLE = "table"
    JSON = "json"


Format = Annotated[TableOrJson, typer.Option("--format")]
As = Annotated[
    str | None, typer.Option("--as", help="Who acts; by default the local operator, audited.")
]


def ask_on_terminal() -> Callable[[str], str] | None:
    """How to ask for a passphrase; None where no one is there to answer."""
    return getpass.getpass if sys.stdin.isatty() else None


def tell(told: Any, format: TableOrJson, lines: Iterable[str]) -> None:
    """Print `told` as JSON alone, or the `lines` that say it to a person."""
    if format is TableOrJson.JSON:
        typer.echo(json.dumps(told, indent=1, ensure_ascii=False))
        return
    for line in lines:
        typer.echo(line)


def desk_of(data: Path | None) -> Desk:
    """The desk that a command works on, opened with its key, without starting Django."""
    folder = data or default_folder()
    passphrase = passphrase_of(folder, ask_on_terminal()) if exists(folder) else None
    return open_desk(folder, passphrase=passphrase, key_file=named_key_file())


def open_to_work(data: Path | None, *, upgraded: bool = False) -> Desk:
    """The desk that a command works on, with Django started; its tables brought up to date where
    the command writes what only this release's tables hold."""
    desk = opened_desk(data or default_folder(), ask=ask_on_terminal())
    if upgraded:
        bring_up_to_date()
    return desk


def acting(name: str | None, action: str) -> Any:
    """The person who acts, allowed to do `action`; the desk is open and Django has started."""
    actions = importlib.import_module("manden.access.actions")
    people = importlib.import_module("manden.access.models").User.objects
    if people.model._meta.db_table not in _tables():
        raise CannotOpenDesk(
            "this desk holds no records: name the folder or the MANDEN_DATABASE where they are, or "
            "start it with ./manden up"
        )
    person = people.filter(username=name).first() if name else actions.local_operator()
    if person is None or not importlib.import_module("manden.access.policy").allows(person, action):
        who = name or "the local operator"
        raise CannotOpenDesk(f"{who} is nobody who may do this: name another with --as")
    return person


def _tables() -> list[str]:
    introspection = importlib.import_module("django.db").connection.introspection
    return list(introspection.table_names())

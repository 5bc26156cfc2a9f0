"""`manden evidence receive`, `manden evidence verify`: files of evidence, by command."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from manden.cli.options import As, Data, Format, TableOrJson, acting, open_to_work, tell
from manden.cli.refusals import one_clear_line
from manden.config.databases import act_as_owner

app = typer.Typer(no_args_is_help=True, help="Files of evidence.")
ROOM = "manden.config.keeping.evidence"


@app.command()
def receive(
    file: Annotated[Path, typer.Argument(help="The file, of at most 2 GB.")],
    about: Annotated[str, typer.Option("--about", help="What it is, naming nobody.")],
    circle: Annotated[str, typer.Option("--circle", help="The code of a circle.")] = "",
    level: Annotated[str, typer.Option("--level", help="Its level.")] = "confidential",
    data: Data = None,
    by: As = None,
    format: Format = TableOrJson.TABLE,
) -> None:
    """Receive a file that is too large for a page, encrypted as it is read.

    Example: ./manden evidence receive video.mp4 --about "The market, seen from the school"
    """
    with one_clear_line():
        open_to_work(data, upgraded=True)
        told = import_module(ROOM).received(
            file,
            about=about,
            circle=circle,
            level=level,
            by=acting(by, "evidence.add"),
            now=datetime.now(UTC),
        )
    lines = [f"{told['file']}: {told['size']} bytes, SHA-256 {told['sha256']}"]
    lines += ["it was here already: nothing was kept twice"] if told["again"] else []
    tell(told, format, lines)


@app.command()
def verify(data: Data = None, by: As = None, format: Format = TableOrJson.TABLE) -> None:
    """Hash every stored file again; tell what is missing, changed, or spoken of by no row.

    Exits 1 where one is. Example: ./manden evidence verify --data /srv/manden/desk
    """
    with one_clear_line():
        act_as_owner()
        open_to_work(data, upgraded=True)
        told = import_module(ROOM).verified(by=acting(by, "desk.backup"))
    lines = [f"{told['files']} files, {told['opened']} opened and equal, {told['sealed']} sealed"]
    for found in ("missing", "changed", "orphaned"):
        lines += [f"{found}: {name}" for name in told[found]]
    tell(told, format, lines)
    if not told["whole"]:
        raise typer.Exit(1)

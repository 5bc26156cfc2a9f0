"""`manden audit verify` and `manden audit checkpoint`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from manden.audit_verifier import QUERY, verify
from manden.cli.options import Data, desk_of
from manden.cli.refusals import one_clear_line
from manden.config.desk_folder import CannotOpenDesk
from manden.config.records import raw_connection
from manden.config.witness import HEADS, heads_kept, signed_head

app = typer.Typer(no_args_is_help=True, help="The chain of what was done, by whom, when.")

HEAD_WORDS = ("digest", "at", "key", "signature")
Checkpoint = Annotated[Path | None, typer.Option("--checkpoint", help="A head kept elsewhere.")]


class Told(StrEnum):
    TABLE = "table"
    JSON = "json"


Format = Annotated[Told, typer.Option("--format")]


@app.command("verify")
def verify_chain(
    data: Data = None, checkpoint: Checkpoint = None, format: Format = Told.TABLE
) -> None:
    """Check the audit chain with code that shares nothing with its writer.

    Example: ./manden audit verify --checkpoint head-of-march.json
    """
    with one_clear_line():
        desk = desk_of(data)
        heads = heads_kept(desk.folder / HEADS)
        heads += [_kept_elsewhere(checkpoint)] if checkpoint else []
        with raw_connection(desk) as connection:
            verdict = verify(connection.execute(QUERY), heads)
    told = {
        "whole": verdict.whole,
        "entries": verdict.entries,
        "heads": len(heads),
        "faults": verdict.faults,
        "proves": verdict.proves if verdict.whole else [],
    }
    _print(told, format)
    raise typer.Exit(0 if verdict.whole else 1)


@app.command("checkpoint")
def checkpoint_head(
    out: Annotated[Path, typer.Option("--out", help="The file to write.")], data: Data = None
) -> None:
    """Write the signed head of the chain, to be kept where this desk cannot change it.

    Example: ./manden audit checkpoint --out head-of-march.json
    """
    with one_clear_line():
        head = signed_head(desk_of(data), datetime.now(UTC))
        out.write_text(json.dumps(head, indent=1) + "\n")
    typer.echo(f"{out}: head of entry {head['sequence']}")


def _kept_elsewhere(path: Path) -> dict[str, Any]:
    try:
        head = json.loads(path.read_text())
        whole = isinstance(head, dict) and isinstance(head["sequence"], int)
        if not whole or not all(isinstance(head[name], str) for name in HEAD_WORDS):
            raise ValueError
    except FileNotFoundError:
        raise CannotOpenDesk(f"{path}: there is no such file; check the path") from None
    except (KeyError, ValueError):
        raise CannotOpenDesk(f"{path} is not a checkpoint: export one again") from None
    return dict(head)


def _print(told: dict[str, Any], format: Told) -> None:
    if format is Told.JSON:
        typer.echo(json.dumps(told, indent=1))
        return
    typer.echo(f"{told['entries']} entries, {told['heads']} signed heads")
    for fault in told["faults"]:
        typer.echo(f"FAULT: {fault}")
    for proof in told["proves"]:
        typer.echo(f"proves {proof}")
    typer.echo("the chain is whole" if told["whole"] else "THE CHAIN IS BROKEN")

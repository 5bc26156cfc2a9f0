"""`manden audit verify`, `manden audit checkpoint` and `manden audit witness`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from manden.audit_verifier import QUERY, verify
from manden.cli.options import Data, Format, TableOrJson, desk_of, tell
from manden.cli.refusals import one_clear_line
from manden.config.desk_folder import CannotOpenDesk
from manden.config.records import raw_connection
from manden.config.witness import HEADS, append_head, heads_kept, keep_signing, signed_head

app = typer.Typer(no_args_is_help=True, help="The chain of what was done, by whom, when.")

HEAD_WORDS = ("digest", "at", "key", "signature")
Checkpoint = Annotated[Path | None, typer.Option("--checkpoint", help="A head kept elsewhere.")]


@app.command("verify")
def verify_chain(
    data: Data = None, checkpoint: Checkpoint = None, format: Format = TableOrJson.TABLE
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
    tell(told, format, _lines(told))
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


@app.command("witness")
def witness_chain(
    data: Data = None,
    once: Annotated[bool, typer.Option("--once", help="Sign the head once, and end.")] = False,
) -> None:
    """Sign the head of the chain every minute, beside a server that is not `manden up`.

    `up` has such a process of its own. Example: ./manden audit witness --data /var/lib/manden/desk
    """
    with one_clear_line():
        desk = desk_of(data)
        append_head(desk)
        keep_signing(desk, goes_on=lambda: not once)


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


def _lines(told: dict[str, Any]) -> Iterator[str]:
    yield f"{told['entries']} entries, {told['heads']} signed heads"
    yield from (f"FAULT: {fault}" for fault in told["faults"])
    yield from (f"proves {proof}" for proof in told["proves"])
    yield "the chain is whole" if told["whole"] else "THE CHAIN IS BROKEN"

"""The command line: one thin function per command. Names and outputs are promised in CONTRACTS."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, Never

import typer

from manden.audit_verifier import QUERY, verify
from manden.config import serve
from manden.config.desk_folder import CannotOpenDesk, Desk, default_folder, exists, open_desk
from manden.config.records import raw_connection
from manden.config.witness import HEADS, heads_kept, signed_head

DEMO_TODAY = date(2025, 11, 15)
DEFAULT_PORT = 5830

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Keeps a UN Human Rights Council resolution alive between two sessions.",
)
audit_app = typer.Typer(no_args_is_help=True, help="The chain of what was done, by whom, when.")
app.add_typer(audit_app, name="audit")

Texts = Annotated[list[Path] | None, typer.Argument(help="Official texts to read.")]
Data = Annotated[Path | None, typer.Option("--data", help="The desk's folder.")]
Port = Annotated[int | None, typer.Option("--port", help="Port; a free one where it is taken.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Open no browser.")]
Today = Annotated[
    datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="Reckon from this date.")
]
Json = Annotated[str, typer.Option("--format", help="table or json.")]


@app.command()
def up(
    texts: Texts = None,
    data: Data = None,
    port: Port = None,
    no_browser: NoBrowser = False,
    today: Today = None,
) -> None:
    """Make the desk where it is not, read the texts given, and serve it.

    Example: ./manden up A_HRC_RES_58_30.md
    """
    with one_clear_line():
        desk = serve.opened_desk(
            data or default_folder(), ask=_ask(), make=True, today=today.date() if today else None
        )
        _serve(desk, texts or [], port, no_browser, demonstration=False)


@app.command()
def demo(
    texts: Texts = None,
    data: Data = None,
    port: Port = None,
    no_browser: NoBrowser = False,
) -> None:
    """Serve a desk of its own with records that are plainly marked fictitious.

    Example: ./manden demo --no-browser
    """
    with one_clear_line():
        desk = serve.opened_desk(
            data or default_folder("demo"), ask=None, make=True, today=DEMO_TODAY
        )
        _serve(desk, texts or [], port, no_browser, demonstration=True)


@audit_app.command("verify")
def audit_verify(
    data: Data = None,
    checkpoint: Annotated[
        Path | None, typer.Option("--checkpoint", help="A head kept elsewhere.")
    ] = None,
    format: Json = "table",
) -> None:
    """Check the audit chain with code that shares nothing with its writer.

    Example: ./manden audit verify --checkpoint head-of-march.json
    """
    with one_clear_line():
        desk = open_desk(data or default_folder(), passphrase=_passphrase_for(data))
        heads = heads_kept(desk.folder / HEADS)
        heads += [_checkpoint(checkpoint)] if checkpoint else []
        with raw_connection(desk) as connection:
            verdict = verify(connection.execute(QUERY), heads)
    told = {
        "whole": verdict.whole,
        "entries": verdict.entries,
        "heads": len(heads),
        "faults": verdict.faults,
        "proves": verdict.proves,
    }
    _print_verdict(told, format)
    raise typer.Exit(0 if verdict.whole else 1)


@audit_app.command("checkpoint")
def audit_checkpoint(
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    data: Data = None,
) -> None:
    """Write the signed head of the chain, to be kept where this desk cannot change it.

    Example: ./manden audit checkpoint --out head-of-march.json
    """
    with one_clear_line():
        desk = open_desk(data or default_folder(), passphrase=_passphrase_for(data))
        head = signed_head(desk, datetime.now(UTC))
        out.write_text(json.dumps(head, indent=1) + "\n")
    typer.echo(f"{out}: head of entry {head['sequence']}")


@contextmanager
def one_clear_line() -> Iterator[None]:
    """A refusal becomes one line on stderr and exit 1, never a traceback."""
    try:
        yield
    except CannotOpenDesk as refusal:
        _refuse(str(refusal))
    except OSError as error:
        _refuse(f"{error.filename or 'system'}: {error.strerror or error}; check it and try again")
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def main() -> None:
    app(prog_name="manden")


def _refuse(sentence: str) -> Never:
    typer.echo(f"manden: {sentence}", err=True)
    raise typer.Exit(1)


def _serve(
    desk: Desk, texts: list[Path], port: int | None, no_browser: bool, *, demonstration: bool
) -> None:
    serve.bring_up_to_date()
    listener = serve.listening_socket(port, default=DEFAULT_PORT)
    home = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    warning = serve.key_warning(desk)
    if warning:
        typer.echo(f"warning: {warning}", err=True)
    first = serve.filled_desk(texts, tell=_tell, demonstration=demonstration)
    listener.listen()
    typer.echo(f"desk: {home}")
    if first:
        typer.echo(f"first sign-in: {home}fr/first-sign-in/{first}/")
    sys.stdout.flush()
    where = f"{home}fr/first-sign-in/{first}/" if first else home
    serve.serve(desk, listener, browse=None if no_browser or not _ask() else where)


def _tell(line: str) -> None:
    typer.echo(line, err=True)


def _ask() -> Any:
    return getpass.getpass if sys.stdin.isatty() else None


def _passphrase_for(data: Path | None) -> str | None:
    folder = data or default_folder()
    return serve.passphrase_of(folder, _ask()) if exists(folder) else None


def _checkpoint(path: Path) -> dict[str, Any]:
    try:
        head = json.loads(path.read_text())
    except ValueError:
        raise CannotOpenDesk(f"{path} is not a checkpoint: export one again") from None
    return head if isinstance(head, dict) else {}


def _print_verdict(told: dict[str, Any], format: str) -> None:
    if format == "json":
        typer.echo(json.dumps(told, indent=1))
        return
    typer.echo(f"{told['entries']} entries, {told['heads']} signed heads")
    for fault in told["faults"]:
        typer.echo(f"FAULT: {fault}")
    for proof in told["proves"] if told["whole"] else []:
        typer.echo(f"proves {proof}")
    typer.echo("the chain is whole" if told["whole"] else "THE CHAIN IS BROKEN")


if __name__ == "__main__":
    main()

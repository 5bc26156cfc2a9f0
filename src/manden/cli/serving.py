"""`manden up` and `manden demo`: open a desk and serve it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from manden.cli.options import Data, Today, ask_on_terminal
from manden.cli.refusals import one_clear_line
from manden.config import serve
from manden.config.desk_folder import Desk, default_folder

DEMO_TODAY = date(2025, 11, 15)
DEFAULT_PORT = 5830
QUEUE = 1024  # visitors who may wait while a worker starts

Texts = Annotated[list[Path] | None, typer.Argument(help="Official texts to read.")]
Port = Annotated[
    int | None,
    typer.Option("--port", help=f"Default {DEFAULT_PORT}, a free one where it is taken."),
]
Workers = Annotated[
    int,
    typer.Option("--workers", min=1, max=32, help="Processes that answer; one for each processor."),
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Open no browser.")]


def up(
    texts: Texts = None,
    data: Data = None,
    port: Port = None,
    no_browser: NoBrowser = False,
    workers: Workers = 1,
    today: Today = None,
) -> None:
    """Make the desk where it is not, read the texts given, and serve it.

    Example: ./manden up A_HRC_RES_58_30.md
    """
    with one_clear_line():
        desk = serve.opened_desk(
            data or default_folder(),
            ask=ask_on_terminal(),
            make=True,
            today=today.date() if today else None,
        )
        _serve(desk, texts or [], port, no_browser, demonstration=False, workers=workers)


def demo(
    texts: Texts = None, data: Data = None, port: Port = None, no_browser: NoBrowser = False
) -> None:
    """Serve a desk of its own with records that are plainly marked fictitious.

    Example: ./manden demo --no-browser
    """
    with one_clear_line():
        desk = serve.opened_desk(
            data or default_folder("demo"),
            ask=None,
            make=True,
            today=DEMO_TODAY,
            demonstration=True,
        )
        _serve(desk, texts or [], port, no_browser, demonstration=True)


def _serve(
    desk: Desk,
    texts: list[Path],
    port: int | None,
    no_browser: bool,
    *,
    demonstration: bool,
    workers: int = 1,
) -> None:
    listeners = serve.listening_sockets(port, default=DEFAULT_PORT, workers=workers)
    serve.bring_up_to_date()
    warning = serve.key_warning(desk)
    if warning:
        typer.echo(f"warning: {warning}", err=True)
    token = serve.filled_desk(texts, tell=_tell, demonstration=demonstration)
    for listener in listeners:
        listener.listen(QUEUE)
    home = f"http://127.0.0.1:{listeners[0].getsockname()[1]}/"
    first = f"{home}fr/first-sign-in/{token}/" if token else None
    typer.echo(f"desk: {home}")
    if first:
        typer.echo(f"first sign-in: {first}")
    sys.stdout.flush()
    browse = sys.stdout.isatty() and not no_browser
    serve.serve(desk, listeners, browse=(first or home) if browse else None)


def _tell(line: str) -> None:
    typer.echo(line, err=True)

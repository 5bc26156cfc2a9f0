"""`manden reindex`: make the index of the search again."""

from __future__ import annotations

import importlib
import json

import typer

from manden.cli.options import As, Data, Format, acting, ask_on_terminal
from manden.cli.refusals import one_clear_line
from manden.config import serve
from manden.config.desk_folder import default_folder


def reindex(data: Data = None, as_: As = None, format: Format = "table") -> None:
    """Make the index of the search again, from the records themselves.

    Example: ./manden reindex --data ~/desk
    """
    with one_clear_line():
        serve.opened_desk(data or default_folder(), ask=ask_on_terminal())
        serve.bring_up_to_date()
        by = acting(as_, "search.reindex")
        counts = importlib.import_module("manden.search.actions").reindex(by=by)
    if format == "json":
        typer.echo(json.dumps(counts, indent=1))
        return
    for kind, count in counts.items():
        typer.echo(f"{kind}: {count}")

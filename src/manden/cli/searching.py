"""`manden reindex`: make the index of the search again."""

from __future__ import annotations

import importlib

from manden.cli.options import (
    As,
    Data,
    Format,
    TableOrJson,
    acting,
    ask_on_terminal,
    tell,
)
from manden.cli.refusals import one_clear_line
from manden.config import serve
from manden.config.desk_folder import default_folder


def reindex(data: Data = None, as_: As = None, format: Format = TableOrJson.TABLE) -> None:
    """Make the index of the search again, from the records themselves.

    Example: ./manden reindex --data ~/desk
    """
    with one_clear_line():
        serve.opened_desk(data or default_folder(), ask=ask_on_terminal())
        serve.bring_up_to_date()
        by = acting(as_, "search.reindex")
        counts = importlib.import_module("manden.search.actions").reindex(by=by)
    tell(counts, format, [f"{kind}: {count}" for kind, count in counts.items()])

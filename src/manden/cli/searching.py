"""`manden reindex`: make the index of the search again."""

from __future__ import annotations

import importlib

from manden.cli.options import (
    As,
    Data,
    Format,
    TableOrJson,
    acting,
    open_to_work,
    tell,
)
from manden.cli.refusals import one_clear_line


def reindex(data: Data = None, as_: As = None, format: Format = TableOrJson.TABLE) -> None:
    """Make the index of the search again, from the records themselves.

    Example: ./manden reindex --data ~/desk
    """
    with one_clear_line():
        open_to_work(data, upgraded=True)
        by = acting(as_, "search.reindex")
        counts = importlib.import_module("manden.search.actions").reindex(by=by)
    tell(counts, format, [f"{kind}: {count}" for kind, count in counts.items()])

"""A question as the query of an address, and back: what a page shows can be kept, passed on, undone."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from manden.analysis.picturing import SHAPES
from manden.analysis.question import Question, question_of
from manden.analysis.units import UNITS

USUAL = "chart"


def query_of(question: Question, shape: str = "") -> str:
    """The question as a query, and the shape it is drawn in where it is not the usual one; its title
    and its population are not part of it.

    >>> query_of(question_of({"unit": "victims", "rows": ["status"]}))
    'unit=victims&row=status'
    """
    told: list[tuple[str, str]] = [("unit", question.unit)]
    told += [(name, day.isoformat()) for name, day in _days(question) if day]
    told += [(name, one) for name, values in sorted(question.where.items()) for one in values]
    told += zip(("row", "row_within"), question.rows, strict=False)
    told += [("column", name) for name in question.columns]
    told += [("shape", shape)] if shape in SHAPES and shape != USUAL else []
    return urlencode(told)


def shape_in(query: Any) -> str:
    """The shape that a query asks its answer to be drawn in.

    >>> shape_in({"shape": "map"}), shape_in({})
    ('map', 'chart')
    """
    return query.get("shape") if query.get("shape") in SHAPES else USUAL


def question_in(query: Any) -> Question:
    """The question of a query (a QueryDict); CannotAsk where it is none.

    Without a word on status, statuses stand side by side.
    """
    unit = query.get("unit") or "victims"
    offered = UNITS[unit].dimensions if unit in UNITS else frozenset()
    where = {name: [one for one in query.getlist(name) if one] for name in sorted(offered)}
    told: dict[str, Any] = {
        "unit": unit,
        "where": {name: values for name, values in where.items() if values},
        "from": query.get("from") or None,
        "to": query.get("to") or None,
        "rows": list(filter(None, (query.get("row"), query.get("row_within")))),
        "columns": list(filter(None, [query.get("column")])),
    }
    laid = [*told["rows"], *told["columns"]]
    if "status" not in laid and len(told["where"].get("status", [])) != 1 and not told["columns"]:
        told["columns"] = ["status"]
    return question_of(told)


def _days(question: Question) -> list[tuple[str, Any]]:
    return [("from", question.first), ("to", question.last)]

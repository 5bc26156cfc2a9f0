"""A question as the query of an address, and back: what a page shows can be kept, passed on, undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from manden.analysis.picturing import SHAPES
from manden.analysis.question import CannotAsk, Question, question_of
from manden.analysis.units import LAID_ALONE, UNITS
from manden.places.models import Population
from manden.places.populating import digest_of

USUAL = "chart"
DIGITS = 12  # of the digest of a population
SEVERAL = ","  # between the values of one filter that a form sends as one choice


def query_of(question: Question, shape: str = "") -> str:
    """The question as a query, and the shape it is drawn in where it is not the usual one; its title
    is not part of it, and its population stands in it by its digest.

    >>> query_of(question_of({"unit": "victims", "rows": ["status"]}))
    'unit=victims&row=status'
    """
    told: list[tuple[str, str]] = [("unit", question.unit)]
    told += [(name, day.isoformat()) for name, day in _days(question) if day]
    told += [(name, one) for name, values in sorted(question.where.items()) for one in values]
    told += zip(("row", "row_within"), question.rows, strict=False)
    told += [("column", name) for name in question.columns]
    if question.population:
        people = question.population
        told.append(("per", digest_of(people.on, people.source, people.people)[:DIGITS]))
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
    offered = UNITS[unit].dimensions - LAID_ALONE if unit in UNITS else frozenset()
    where = {name: _values(query.getlist(name)) for name in sorted(offered)}
    told: dict[str, Any] = {
        "unit": unit,
        "where": {name: values for name, values in where.items() if values},
        "from": query.get("from") or None,
        "to": query.get("to") or None,
        "rows": list(filter(None, (query.get("row"), query.get("row_within")))),
        "columns": list(filter(None, [query.get("column")])),
    }
    if query.get("per"):
        told["per_100000"] = _population(str(query.get("per")))
    laid = [*told["rows"], *told["columns"]]
    one_status = len(told["where"].get("status", [])) == 1
    if "status" in offered - set(laid) and not one_status and not told["columns"]:
        told["columns"] = ["status"]
    return question_of(told)


def _values(told: Iterable[str]) -> list[str]:
    return [one for values in told for one in values.split(SEVERAL) if one]


def _population(digest: str) -> dict[str, Any]:
    found = Population.objects.filter(digest__startswith=digest).first()
    if found is None or len(digest) < DIGITS:
        raise CannotAsk(
            "a rate is reckoned on a population, and this one is not kept: choose another"
        )
    return {"on": found.on, "source": found.source, "people": found.people}


def _days(question: Question) -> list[tuple[str, Any]]:
    return [("from", question.first), ("to", question.last)]

"""`ask` for a notebook: the same questions and the same rules over lists of dictionaries or frames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from manden.analysis.answer import Answer
from manden.analysis.counting import ask_of
from manden.analysis.question import CannotAsk, Question, question_of
from manden.analysis.records import (
    ActRow,
    EffectRow,
    IncidentRow,
    Meanings,
    Records,
    SpotRow,
    VictimRow,
    records_of,
)

_ROWS: dict[str, Any] = {
    "incidents": IncidentRow,
    "victims": VictimRow,
    "acts": ActRow,
    "effects": EffectRow,
    "spots": SpotRow,
}
_SPOT = re.compile(r"|[1-9]\d{0,3}/-?\d{1,4}/-?\d{1,4}/[a-z]*")


def ask(
    question: Question | Mapping[str, Any],
    *,
    incidents: Any,
    victims: Any = (),
    acts: Any = (),
    effects: Any = (),
    spots: Any = (),
    terms: Mapping[str, tuple[str, str]] | None = None,
    parties: Mapping[str, tuple[str, str]] | None = None,
) -> Answer:
    """Count what `question` asks among tables: lists of dictionaries, or data frames.

    The columns are those of `records.IncidentRow` and its fellows; `parties` of an act is a list,
    or codes joined by "+". CannotAsk where the question mixes what is kept apart, Unsound where a
    row belongs to nothing. What is missing in a table is unknown, never 0. `spots` tells the square of
    land of each incident, as `analysis.spots.spot_of` makes it of a point: never the point.

    >>> answer = ask(
    ...     {"unit": "victims", "where": {"status": ["verified"]}, "rows": ["party_kind"]},
    ...     incidents=[{"key": "I-1", "status": "verified"}],
    ...     victims=[{"incident": "I-1", "ordinal": 1}],
    ...     acts=[{"incident": "I-1", "victim": 1, "violation": "killing", "parties": ["a", "b"]}],
    ...     parties={"a": ("state_forces", ""), "b": ("armed_group", "")},
    ... )
    >>> answer.total.number, answer.values("party_kind")
    (1, ['armed_group+state_forces'])
    """
    records = tables(
        incidents=incidents, victims=victims, acts=acts, effects=effects, spots=spots,
        terms=terms, parties=parties,
    )  # fmt: skip
    return ask_of(records, question if isinstance(question, Question) else question_of(question))


def tables(
    *,
    incidents: Any,
    victims: Any = (),
    acts: Any = (),
    effects: Any = (),
    spots: Any = (),
    terms: Mapping[str, tuple[str, str]] | None = None,
    parties: Mapping[str, tuple[str, str]] | None = None,
) -> Records:
    """The records that such tables hold.

    >>> len(tables(incidents=[{"key": "I-1"}, {"key": "I-2"}]).incidents["key"])
    2
    """
    told = {
        "incidents": incidents,
        "victims": victims,
        "acts": acts,
        "effects": effects,
        "spots": spots,
    }
    rows = {name: [_row(name, one) for one in _dictionaries(table)] for name, table in told.items()}
    return records_of(**rows, meanings=Meanings(dict(terms or {}), dict(parties or {})))


def _dictionaries(table: Any) -> Iterable[Mapping[str, Any]]:
    """The rows of a list, of a polars frame, of a pandas frame."""
    if hasattr(table, "to_dicts"):
        return table.to_dicts()
    return table.to_dict("records") if hasattr(table, "to_dict") else table


def _row(name: str, told: Mapping[str, Any]) -> Any:
    kind = _ROWS[name]
    strange = sorted(set(told) - set(kind._fields))
    lacking = [one for one in kind._fields if one not in kind._field_defaults and one not in told]
    if strange or lacking:
        wrong = f"no column {', '.join(strange)}" if strange else f"needs {', '.join(lacking)}"
        raise CannotAsk(f"{name}: {wrong}; the columns are {', '.join(kind._fields)}")
    values = {column: _value(value) for column, value in told.items()}
    if not _SPOT.fullmatch(str(values.get("spot", ""))):
        raise CannotAsk(f"“{values['spot']}” is no square: make it of a point by spots.spot_of")
    if isinstance(values.get("parties"), str):
        values["parties"] = tuple(one for one in values["parties"].split("+") if one)
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in values.items()})


def _value(value: Any) -> Any:
    """What a frame holds, as plain Python does: NaN is nothing, 3.0 people are 3."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        if value != value:
            return None
        return int(value) if value.is_integer() else value
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value

"""A question to the records, as data: what is counted, among which, laid out how.

The same question is a page's address, a file of YAML, and what a run keeps of what it was asked.
It checks itself: one that would mix what is kept apart is refused when it is made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from manden.analysis.units import LAID_ALONE, PERIODS, PLACES, SQUARES, UNITS, Unit

SCHEMA = "manden/question/1"
MOST_ROWS, MOST_COLUMNS = 2, 1
WHOLE = "all"  # the key under which a population tells everybody
_KEYS = {"schema", "unit", "title", "where", "from", "to", "rows", "columns", "per_100000"}


class CannotAsk(ValueError):
    """The question cannot be answered honestly, or says what no question says; why, and what to do."""


@dataclass(frozen=True)
class Population:
    """How many people lived where, on a day, and who says so; `people` by the code of a division,
    or under `all` for the whole."""

    on: date
    source: str
    people: Mapping[str, int]

    def __post_init__(self) -> None:
        if not self.source.strip() or not self.people:
            raise CannotAsk("a population has a source and numbers of people: give both")
        if any(not isinstance(n, int) or n <= 0 for n in self.people.values()):
            raise CannotAsk("a population is a whole number above 0: correct it")

    def as_told(self) -> dict[str, Any]:
        return {"on": self.on.isoformat(), "source": self.source, "people": dict(self.people)}


@dataclass(frozen=True)
class Question:
    unit: str
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    population: Population | None = None
    title: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise CannotAsk(f"“{self.unit}” is no unit: count {', '.join(UNITS)}")
        self._laid_out_once()
        for name, values in self.where.items():
            self._known(name)
            if name in PERIODS:
                raise CannotAsk(f"a period is asked by from and to, not by {name}")
            if name in LAID_ALONE:
                raise CannotAsk(f"{name} is laid out in rows or columns, and not asked for alone")
            if not values:
                raise CannotAsk(f"{name} is asked for nothing: give a value, or take it out")
        if self.first and self.last and self.last < self.first:
            raise CannotAsk(f"the period ends on {self.last}, before it begins on {self.first}")
        self._nothing_is_mixed()
        self._rate_has_its_people()

    @property
    def counted(self) -> Unit:
        return UNITS[self.unit]

    @property
    def laid_out(self) -> tuple[str, ...]:
        return (*self.rows, *self.columns)

    def _known(self, name: str) -> None:
        if name not in self.counted.dimensions:
            raise CannotAsk(
                f"{self.unit} have no {name}: use {', '.join(sorted(self.counted.dimensions))}"
            )

    def _laid_out_once(self) -> None:
        if len(self.rows) > MOST_ROWS or len(self.columns) > MOST_COLUMNS:
            raise CannotAsk(f"a table has at most {MOST_ROWS} rows within rows and 1 of columns")
        if SQUARES.keys() & set(self.columns):
            raise CannotAsk("squares of land stand in rows: there are too many for columns")
        if len(set(self.laid_out)) != len(self.laid_out):
            raise CannotAsk("a table is laid out by each dimension once")
        for name in self.laid_out:
            self._known(name)

    def _nothing_is_mixed(self) -> None:
        for name in sorted(self.counted.apart):
            if name not in self.laid_out and len(self.where.get(name, ())) != 1:
                raise CannotAsk(
                    f"what differs by {name} is never summed: choose one {name}, or lay it out"
                )

    def _rate_has_its_people(self) -> None:
        if self.population is None:
            return
        if SQUARES.keys() & set(self.laid_out):
            raise CannotAsk("nobody says how many people live in a square: lay out no rate by it")
        if WHOLE in self.population.people:
            return
        if not (set(self.laid_out) | set(self.where)) & set(PLACES):
            raise CannotAsk("a rate by division is laid out by region or district")

    def as_told(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "schema": SCHEMA,
            "unit": self.unit,
            "where": {name: sorted(values) for name, values in sorted(self.where.items())},
            "rows": list(self.rows),
            "columns": list(self.columns),
        }
        if self.title:
            told["title"] = dict(sorted(self.title.items()))
        for name, day in (("from", self.first), ("to", self.last)):
            if day:
                told[name] = day.isoformat()
        if self.population:
            told["per_100000"] = self.population.as_told()
        return told

    @property
    def sha256(self) -> str:
        return hashlib.sha256(canonical(self.as_told())).hexdigest()


def question_of(told: Mapping[str, Any]) -> Question:
    """The question that a mapping, as read from YAML or JSON, tells; CannotAsk with what is wrong.

    >>> question_of({"unit": "victims", "where": {"status": ["verified"]}}).unit
    'victims'
    """
    if not isinstance(told, Mapping):
        raise CannotAsk("a question is a mapping: unit, where, rows, columns")
    strange = sorted(set(map(str, told)) - _KEYS)
    if strange:
        raise CannotAsk(f"a question has no {', '.join(strange)}: use {', '.join(sorted(_KEYS))}")
    if told.get("schema", SCHEMA) != SCHEMA:
        raise CannotAsk(f"“{told['schema']}” is of another version: this one reads {SCHEMA}")
    where = told.get("where") or {}
    if not isinstance(where, Mapping):
        raise CannotAsk("where is a mapping from a dimension to its values")
    return Question(
        unit=str(told.get("unit", "")),
        where={str(name): _words(values) for name, values in where.items()},
        first=_day(told.get("from")),
        last=_day(told.get("to")),
        rows=_words(told.get("rows")),
        columns=_words(told.get("columns")),
        population=_population(told.get("per_100000")),
        title={str(k): str(v) for k, v in dict(told.get("title") or {}).items()},
    )


def canonical(told: Any) -> bytes:
    """The same bytes for the same values, on every machine.

    >>> canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1})
    True
    """
    return json.dumps(
        told, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def _words(told: Any) -> tuple[str, ...]:
    if told is None:
        return ()
    return (told,) if isinstance(told, str) else tuple(str(one) for one in told)


def _day(told: Any) -> date | None:
    if told is None or told == "" or isinstance(told, date):
        return told or None
    try:
        return date.fromisoformat(str(told))
    except ValueError:
        raise CannotAsk(f"“{told}” is no day: write it as 2024-03-31") from None


def _population(told: Any) -> Population | None:
    if not told:
        return None
    if not isinstance(told, Mapping) or not isinstance(told.get("people"), Mapping):
        raise CannotAsk("per_100000 holds on, source and people: see the guide")
    on = _day(told.get("on"))
    if on is None:
        raise CannotAsk("a population is of a day: give it as on")
    people = {str(code): number for code, number in told["people"].items()}
    return Population(on, str(told.get("source", "")), people)

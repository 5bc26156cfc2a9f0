"""The facts that a question counts, frozen: codes and numbers, no name, no word of an account.

A victim is told by its incident and its place there, an act by its victim and its violation: the
same facts are the same bytes on every database, whatever numbers its rows have there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from manden.analysis.columns import Column
from manden.analysis.question import canonical

SCHEMA = "manden/records/1"
JOINED = "+"


class IncidentRow(NamedTuple):
    """`first` and `last` are ISO days, both within; `region` and `district` codes of divisions."""

    key: str
    first: str = ""
    last: str = ""
    status: str = "reported"
    late: bool = False
    fictitious: bool = False
    region: str = ""
    district: str = ""
    category: str = ""
    toll: int | None = None
    toll_low: int | None = None
    toll_high: int | None = None
    level: str = "internal"
    circle: str = ""


class VictimRow(NamedTuple):
    """`counted` people, or None and between `low` and `high`, or nobody knows how many."""

    incident: str
    ordinal: int
    counted: int | None = 1
    low: int | None = None
    high: int | None = None
    sex: str = "unknown"
    age: str = "unknown"
    capacity: str = ""


class ActRow(NamedTuple):
    """One violation of one victim by `parties`, however many; its days where it has its own."""

    incident: str
    victim: int
    violation: str
    parties: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


class SpotRow(NamedTuple):
    """The square of land that an incident lies in, as `spots.spot_of` writes it: never a point."""

    incident: str
    spot: str


class EffectRow(NamedTuple):
    incident: str
    ordinal: int
    on: str
    effect: str


class DevelopmentRow(NamedTuple):
    key: str
    first: str = ""
    last: str = ""
    reliability: str = "unknown"
    fictitious: bool = False
    level: str = "internal"


class BearingRow(NamedTuple):
    """What one development bears on: a paragraph of an instrument, one theme and one capability of
    it; `point` is commitment, followed point or preambular ask."""

    development: str
    instrument: str = ""
    paragraph: str = ""
    point: str = ""
    force: str = ""
    theme: str = ""
    capability: str = ""


class CommitmentRow(NamedTuple):
    """A point of a text; `known` where some development in reach bears on it."""

    key: str
    instrument: str = ""
    paragraph: str = ""
    point: str = ""
    force: str = ""
    known: bool = False


class FacetRow(NamedTuple):
    commitment: str
    theme: str = ""
    capability: str = ""
    addressee: str = ""


class Unsound(ValueError):
    """A fact belongs to nothing, or is told twice: which, and what to do."""


@dataclass(frozen=True)
class Meanings:
    """`terms`: what each violation stands under and the grave violation it is on a child;
    `parties`: the kind of each and what it is part of."""

    terms: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    parties: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def family(self, violation: str) -> str:
        """The violation at the top, under which `violation` stands."""
        parent = self.terms.get(violation, ("", ""))[0]
        return self.family(parent) if parent else violation

    def grave(self, violation: str) -> str:
        return self.terms.get(violation, ("", ""))[1]

    def kind(self, party: str) -> str:
        return self.parties.get(party, ("unknown", ""))[0]

    def under(self, codes: Iterable[str], told: Mapping[str, tuple[str, str]]) -> frozenset[str]:
        """Codes and all that stands under them."""
        found = set(codes)
        while more := {one for one, (up, _) in told.items() if up in found} - found:
            found |= more
        return frozenset(found)

    def violations_under(self, codes: Iterable[str]) -> frozenset[str]:
        return self.under(codes, self.terms)

    def parties_under(self, codes: Iterable[str]) -> frozenset[str]:
        return self.under(codes, {one: (up, "") for one, (_, up) in self.parties.items()})


@dataclass(frozen=True, eq=False)
class Records:
    """Columns of incidents, victims, acts, effects and squares; `up` is the row that each belongs to.

    A table without columns was not known yet when the records were frozen, and is not told."""

    incidents: Mapping[str, Column]
    victims: Mapping[str, Column]
    acts: Mapping[str, Column]
    effects: Mapping[str, Column]
    meanings: Meanings
    spots: Mapping[str, Column] = field(default_factory=dict)
    developments: Mapping[str, Column] = field(default_factory=dict)
    bearings: Mapping[str, Column] = field(default_factory=dict)
    commitments: Mapping[str, Column] = field(default_factory=dict)
    facets: Mapping[str, Column] = field(default_factory=dict)

    def as_bytes(self) -> bytes:
        """The canonical bytes: the same facts are always the same bytes."""
        told: dict[str, Any] = {"schema": SCHEMA}
        for name in (one for one in TABLES if getattr(self, one)):
            told[name] = {
                column: {"of": held.of, "at": list(held.at)}
                for column, held in ((c, h.sorted()) for c, h in getattr(self, name).items())
            }
        told["terms"] = {code: list(pair) for code, pair in self.meanings.terms.items()}
        told["parties"] = {code: list(pair) for code, pair in self.meanings.parties.items()}
        return canonical(told)

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.as_bytes()).hexdigest()


TABLES = (
    *("incidents", "victims", "acts", "effects", "spots"),
    *("developments", "bearings", "commitments", "facets"),
)


def records_from(held: bytes) -> Records:
    """The records whose canonical bytes are `held`.

    >>> held = records_of([IncidentRow("I-1")])
    >>> records_from(held.as_bytes()).sha256 == held.sha256
    True
    """
    told = json.loads(held)
    if told.get("schema") != SCHEMA:
        raise Unsound(f"these are no records of {SCHEMA}")
    tables = {
        name: {column: Column(one["of"], one["at"]) for column, one in told.get(name, {}).items()}
        for name in TABLES
    }
    pairs = {
        name: {code: (pair[0], pair[1]) for code, pair in told[name].items()}
        for name in ("terms", "parties")
    }
    return Records(**tables, meanings=Meanings(pairs["terms"], pairs["parties"]))


def records_of(
    incidents: Iterable[IncidentRow],
    victims: Iterable[VictimRow] = (),
    acts: Iterable[ActRow] = (),
    effects: Iterable[EffectRow] = (),
    spots: Iterable[SpotRow] = (),
    meanings: Meanings | None = None,
    **registers: Iterable[Any],
) -> Records:
    """Lay rows in columns, in the order of their own keys; Unsound where one belongs to nothing.

    >>> records_of([IncidentRow("I-1")], victims=[VictimRow("I-2", 1)])
    Traceback (most recent call last):
        ...
    manden.analysis.records.Unsound: I-2 is not among the records: add what it belongs to
    """
    known = sorted(incidents)
    places = _once(known, lambda row: row.key, "incident")
    people = sorted(victims, key=lambda row: (row.incident, row.ordinal))
    seats = _once(people, lambda row: (row.incident, row.ordinal), "victim")
    done = sorted(acts, key=lambda row: (row.incident, row.victim, row.violation))
    _once(done, lambda row: (row.incident, row.victim, row.violation), "act")
    felt = sorted(effects, key=lambda row: (row.incident, row.ordinal))
    _once(felt, lambda row: (row.incident, row.ordinal), "effect")
    placed = sorted(spots)
    _once(placed, lambda row: row.incident, "square of an incident")
    return Records(
        incidents=_incidents(known),
        victims={
            "up": Column.holding(_found(places, row.incident) for row in people),
            **_plain(people, ("ordinal", "counted", "low", "high", "sex", "age", "capacity")),
        },
        acts={
            "up": Column.holding(_found(seats, (row.incident, row.victim)) for row in done),
            "violation": Column.holding(row.violation for row in done),
            "party": Column.holding(JOINED.join(sorted(set(row.parties))) for row in done),
            "days": Column.holding(_days(row.first, row.last) for row in done),
        },
        effects={
            "up": Column.holding(_found(places, row.incident) for row in felt),
            **_plain(felt, ("ordinal", "on", "effect")),
        },
        spots={
            "up": Column.holding(_found(places, row.incident) for row in placed),
            "spot": Column.holding(row.spot for row in placed),
        },
        meanings=meanings or Meanings(),
        **_registers(**registers),
    )


def _registers(
    developments: Iterable[DevelopmentRow] = (),
    bearings: Iterable[BearingRow] = (),
    commitments: Iterable[CommitmentRow] = (),
    facets: Iterable[FacetRow] = (),
) -> dict[str, dict[str, Column]]:
    """The tables of the registers; one with no row is not told, as records were before them."""
    told, points = sorted(developments), sorted(commitments)
    keys = _once(told, lambda row: row.key, "development")
    names = _once(points, lambda row: row.key, "commitment")
    borne, facing = sorted(bearings), sorted(facets)
    found = {
        "developments": {
            **_plain(told, ("key", "reliability", "level")),
            "fictitious": Column.holding("yes" if row.fictitious else "no" for row in told),
            "days": Column.holding(_days(row.first, row.last) for row in told),
        },
        "bearings": {
            "up": Column.holding(_found(keys, row.development) for row in borne),
            **_plain(borne, BearingRow._fields[1:]),
        },
        "commitments": {
            **_plain(points, ("key", "instrument", "paragraph", "point", "force")),
            "known": Column.holding("yes" if row.known else "no" for row in points),
        },
        "facets": {
            "up": Column.holding(_found(names, row.commitment) for row in facing),
            **_plain(facing, FacetRow._fields[1:]),
        },
    }
    rows = {"developments": told, "bearings": borne, "commitments": points, "facets": facing}
    return {name: table if rows[name] else {} for name, table in found.items()}


def _incidents(rows: Sequence[IncidentRow]) -> dict[str, Column]:
    plain = (
        *("key", "status", "region", "district", "category"),
        *("toll", "toll_low", "toll_high", "level", "circle"),
    )
    return {
        **_plain(rows, plain),
        "late": Column.holding("yes" if row.late else "no" for row in rows),
        "fictitious": Column.holding("yes" if row.fictitious else "no" for row in rows),
        "days": Column.holding(_days(row.first, row.last) for row in rows),
    }


def _plain(rows: Sequence[Any], names: Iterable[str]) -> dict[str, Column]:
    return {name: Column.holding(getattr(row, name) for row in rows) for name in names}


def _days(first: str, last: str) -> str:
    return f"{first}/{last or first}" if first else ""


def _once(rows: Sequence[Any], key: Any, what: str) -> dict[Any, int]:
    places = {key(row): place for place, row in enumerate(rows)}
    if len(places) != len(rows):
        seen: set[Any] = set()
        twice = next(key(row) for row in rows if key(row) in seen or seen.add(key(row)))  # type: ignore[func-returns-value]
        raise Unsound(f"the {what} {twice} is told twice: keep one of the two")
    return places


def _found(places: Mapping[Any, int], key: Any) -> int:
    if key not in places:
        raise Unsound(f"{key} is not among the records: add what it belongs to")
    return places[key]

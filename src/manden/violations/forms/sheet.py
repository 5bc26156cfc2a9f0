"""The entry page as it was typed: rows of victims, columns of violations, parties, a source.

Everything is text until `forms.telling` reads it, so that nothing typed is ever lost. The names of
the fields are the names in the page: `v0-sex`, `c1-violation`, `t0-1` for a tick, `p0-party`.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from django.http import QueryDict
from django.utils.text import slugify

from manden.vault.words import PURPOSES

MOST_VICTIMS, MOST_COLUMNS, MOST_PARTIES, MOST_EFFECTS = 40, 8, 8, 8
ANOTHER_PARTY = "new"
NAMES = ("full_name", "birth_date", "origin", "phone")
Typed = Mapping[str, Sequence[str]]


@dataclass
class VictimRow:
    kept: str = ""
    unit: str = "individual"
    counted: str = ""
    low: str = ""
    high: str = ""
    sex: str = "unknown"
    age: str = "unknown"
    years: str = ""
    capacity: str = ""
    outcome: str = ""
    label: str = ""
    full_name: str = ""
    birth_date: str = ""
    origin: str = ""
    phone: str = ""
    consents: list[str] = field(default_factory=list)
    ticks: set[int] = field(default_factory=set)

    def alike(self) -> VictimRow:
        """Another like this one: all but who it is."""
        unnamed = dict.fromkeys(NAMES, "")
        return replace(self, kept="", label="", consents=[], ticks=set(self.ticks), **unnamed)

    @property
    def identity(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in NAMES if getattr(self, name).strip()}


@dataclass
class Column:
    violation: str = ""
    method: str = ""


@dataclass
class PartyRow:
    """`on` is empty for every act, or the number of the column from 0. A party that the desk does
    not have is `ANOTHER_PARTY`, with its `name` and `kind`."""

    party: str = ""
    degree: str = "carried_out"
    certainty: str = "alleged"
    on: str = ""
    name: str = ""
    kind: str = ""

    @property
    def code(self) -> str:
        return slugify(self.name)[:80] if self.party == ANOTHER_PARTY else self.party


@dataclass
class EffectRow:
    on: str = ""
    kind: str = ""
    facility: str = ""
    before: str = "unknown"
    impact: str = "unknown"
    closed_from: str = ""
    closed_to: str = ""
    children: str = ""
    estimated: str = ""
    military_use: str = ""
    denial: str = ""
    aid: str = ""


@dataclass
class SourceRow:
    kind: str = ""
    standing: str = "primary"
    name: str = ""
    statement: str = ""
    material: str = ""
    reliability: str = "unknown"


@dataclass
class Sheet:
    """`looked` is the place whose namesakes the page offered when `pick` was chosen, and
    `other_pick` of the second one, between the two of which it happened."""

    title: str = ""
    happened: str = ""
    place: str = ""
    looked: str = ""
    pick: str = ""
    other_pick: str = ""
    precision: str = ""
    latitude: str = ""
    longitude: str = ""
    narrative: str = ""
    operation: str = ""
    circle: str = ""
    reason: str = ""
    submission: str = field(default_factory=lambda: str(uuid.uuid4()))
    shown: str = ""
    victims: list[VictimRow] = field(default_factory=lambda: [VictimRow()])
    columns: list[Column] = field(default_factory=lambda: [Column(), Column(), Column()])
    parties: list[PartyRow] = field(default_factory=lambda: [PartyRow()])
    effects: list[EffectRow] = field(default_factory=list)
    source: SourceRow = field(default_factory=SourceRow)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def fault(self) -> str:
        """The fault of the whole page, which is no field's."""
        return self.errors.get("", "")

    def press(self, button: str, times: int = 1) -> None:
        """What a button of the page does to what was typed: `victim`, `like:0`, `above:1`…"""
        what, _, number = button.partition(":")
        row = int(number) if number.isdigit() else 0
        if what == "victim":
            self.victims.append(VictimRow())
        elif what == "like" and row < len(self.victims):
            more = [self.victims[row].alike() for _ in range(max(times, 0))]
            self.victims[row + 1 : row + 1] = more[: MOST_VICTIMS - len(self.victims)]
        elif what == "above" and 0 < row < len(self.victims):
            own, above = self.victims[row], self.victims[row - 1].alike()
            who = {name: getattr(own, name) for name in (*NAMES, "kept", "label", "consents")}
            self.victims[row] = replace(above, **who)
        elif what == "drop" and row < len(self.victims):
            del self.victims[row]
        elif what == "column":
            self.columns.append(Column())
        elif what == "party":
            self.parties.append(PartyRow())
        elif what == "effect":
            self.effects.append(EffectRow())
        elif what == "unaffect" and row < len(self.effects):
            del self.effects[row]
        self._within_bounds()

    def where(self, button: str) -> str:
        """The field that the person goes on from once `button` was pressed."""
        what, _, number = button.partition(":")
        row = int(number) if number.isdigit() and len(number) < 4 else 0
        last = len(self.victims) - 1
        return {
            "look": "place",
            "case": "c0-violation",
            "victim": f"v{last}-unit",
            "like": f"v{min(row + 1, last)}-unit",
            "above": f"v{min(row, last)}-unit",
            "drop": f"v{min(row, last)}-unit",
            "column": f"c{len(self.columns) - 1}-violation",
            "party": f"p{len(self.parties) - 1}-party",
            "effect": f"e{len(self.effects) - 1}-on",
            "unaffect": f"e{min(row, len(self.effects) - 1)}-on" if self.effects else "s-kind",
        }.get(what, "")

    def _within_bounds(self) -> None:
        del self.victims[MOST_VICTIMS:], self.columns[MOST_COLUMNS:]
        del self.parties[MOST_PARTIES:], self.effects[MOST_EFFECTS:]


HEADER = tuple(
    one.name
    for one in fields(Sheet)
    if one.name not in ("victims", "columns", "parties", "effects", "source", "errors")
)


def sheet_from(typed: Typed) -> Sheet:
    """The page as it was sent, or as a draft kept it."""
    told = _Typed(typed)
    header: dict[str, Any] = {name: told.one(name) for name in HEADER}
    sheet = Sheet(**header)
    sheet.columns = [
        Column(told.one(f"c{n}-violation"), told.one(f"c{n}-method"))
        for n in told.numbers("columns", MOST_COLUMNS)
    ]
    sheet.victims = [
        _victim(told, n, len(sheet.columns)) for n in told.numbers("victims", MOST_VICTIMS)
    ]
    sheet.parties = [
        PartyRow(*(told.one(f"p{n}-{one.name}") for one in fields(PartyRow)))
        for n in told.numbers("parties", MOST_PARTIES)
    ]
    sheet.effects = [
        EffectRow(*(told.one(f"e{n}-{one.name}") for one in fields(EffectRow)))
        for n in told.numbers("effects", MOST_EFFECTS, least=0)
    ]
    sheet.source = SourceRow(*(told.one(f"s-{one.name}") for one in fields(SourceRow)))
    return sheet


def as_typed(posted: QueryDict) -> dict[str, list[str]]:
    """What a draft keeps: every field but the token and the button."""
    return {
        name: posted.getlist(name) for name in posted if name not in ("csrfmiddlewaretoken", "do")
    }


def _victim(told: _Typed, row: int, columns: int) -> VictimRow:
    plain = [one.name for one in fields(VictimRow) if one.name not in ("consents", "ticks")]
    return VictimRow(
        **{name: told.one(f"v{row}-{name}") for name in plain},
        consents=[one for one in told.many(f"v{row}-consents") if one in PURPOSES],
        ticks={column for column in range(columns) if told.one(f"t{row}-{column}")},
    )


class _Typed:
    def __init__(self, typed: Typed) -> None:
        self._typed = typed

    def many(self, name: str) -> Sequence[str]:
        return self._typed.get(name, [])

    def one(self, name: str) -> str:
        said = self.many(name)
        return said[-1].strip() if said else ""

    def numbers(self, name: str, most: int, least: int = 1) -> range:
        said = self.one(name)
        return range(min(int(said), most) if said.isdecimal() else least)

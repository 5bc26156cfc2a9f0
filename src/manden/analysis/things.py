"""The things that a unit counts, each in one row: what each dimension says of it, how many it is.

An act is one row however many parties had to do with it: they stand in it as one value, joined. A
victim is one row however many acts it suffered. Nothing here multiplies a row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from manden.analysis.columns import Column, laid_among
from manden.analysis.records import JOINED, Records
from manden.analysis.squares import precision_in, square_in
from manden.analysis.units import PERIODS, PRECISION, SQUARES

ONE = (1, 0, 0, 0)  # number, low, high, and 1 where nobody told how many


_PERIODS_KEPT = 7


@dataclass
class Things:
    """`base` holds what is known of each row; the other dimensions follow from it."""

    unit: str
    records: Records
    base: Mapping[str, Column]
    weights: Column
    name_of: Callable[[int], str]
    incident_of: Sequence[int]  # the row of its owner
    owner: str = "incidents"
    _made: dict[str, Column] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.weights)

    def column(self, dimension: str) -> Column:
        if dimension not in self._made:
            self._made[dimension] = self._column(dimension)
        return self._made[dimension]

    def lying(self, first: str, last: str) -> Column:
        """Where the days of each thing lie against a period: in it, or why they are not said to be."""
        asked = f"lying {first} {last}"
        if asked not in self._made:
            for old in [name for name in self._made if name.startswith("lying ")][:-_PERIODS_KEPT]:
                del self._made[old]
            self._made[asked] = self.base["days"].mapped(partial(_lies, first=first, last=last))
        return self._made[asked]

    def _column(self, dimension: str) -> Column:
        meanings = self.records.meanings
        if dimension in PERIODS:
            return self.base["days"].mapped(lambda days: period_of(days, dimension))
        if dimension == "party_kind":
            return self.base["party"].mapped(lambda party: joined(party, meanings.kind))
        if dimension == "party":
            return self.base["party"].mapped(lambda party: party or "unknown")
        if dimension == "family":
            return self.base["violation"].mapped(meanings.family)
        if dimension == "status":
            held = self.base["status"]
            return held.mapped(lambda status: "pending" if status == "returned" else status)
        if dimension == "spot":
            return spots_of(self.records).via(self.incident_of)
        if dimension in SQUARES:
            side = SQUARES[dimension]
            return self.column("spot").mapped(lambda spot: square_in(spot, side))
        if dimension == PRECISION:
            return self.column("spot").mapped(precision_in)
        if dimension not in self.base and not len(self):
            return Column((), b"")  # of a table that holds nothing
        return self.base[dimension]


def _lies(days: str, *, first: str, last: str) -> str:
    if not days:
        return "undated"
    began, ended = days.split("/")
    if ended < first or began > last:
        return "other_period"
    return "in" if began >= first and ended <= last else "not_dated_closely"


def period_of(days: str, period: str) -> str:
    """The year, quarter or month that holds all of `days`; "across" where none does.

    >>> period_of("2023-02-10/2023-03-31", "quarter"), period_of("2023-03-31/2023-04-01", "quarter")
    ('2023-Q1', 'across')
    """
    if not days:
        return "undated"
    first, last = (_of_day(day, period) for day in days.split("/"))
    return first if first == last else "across"


def joined(parties: str, kind: Callable[[str], str]) -> str:
    """The kinds of parties that had to do with one thing together, in their order.

    >>> joined("band+army", {"band": "armed_group", "army": "state_forces"}.__getitem__)
    'armed_group+state_forces'
    """
    return (
        JOINED.join(sorted({kind(one) for one in parties.split(JOINED)})) if parties else "unknown"
    )


def spots_of(records: Records) -> Column:
    """The square of each incident, "" where it has none; records frozen before squares have none."""
    rows = len(records.incidents["key"])
    if not records.spots:
        return Column(("",), bytes(rows))
    return laid_among(rows, records.spots["up"], records.spots["spot"], "")


def of_incident(records: Records, up: Sequence[int]) -> dict[str, Column]:
    names = ("status", "late", "fictitious", "region", "district", "category", "level", "circle")
    return {name: records.incidents[name].via(up) for name in names}


def _of_day(day: str, period: str) -> str:
    if period == "year":
        return day[:4]
    return day[:7] if period == "month" else f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"

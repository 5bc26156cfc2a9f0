"""What a number counts: closed types, each with the dimensions it may be laid out and filtered by.

A unit is counted on its own things, each once, and never across a join. Numbers of two units are
never added, and there is no way to subtract: State forces and armed groups cannot be netted.
"""

from __future__ import annotations

from dataclasses import dataclass

PERIODS = ("year", "quarter", "month")
PLACES = ("region", "district")
SQUARES = {  # sides of squares of land, in tenths of a degree
    "square_4": 40,
    "square_2": 20,
    "square_1": 10,
    "square_half": 5,
    "square_tenth": 1,
}
PRECISION = "precision"  # how closely the place of a thing is known
# What is laid out and never asked for: nobody cuts a piece of land out by taking answers apart.
LAID_ALONE = frozenset({*SQUARES, PRECISION})
_COMMON = (*PERIODS, "status", "late", *PLACES, *LAID_ALONE, "fictitious")
_PARTIES = ("party_kind", "party")
_PEOPLE = ("sex", "age", "capacity")
_DONE = ("violation", "family", "grave")

# A figure mixes no two of what is kept apart: fixed to one value, or laid out and never summed.
APART = "status"
GRAVE_BY_VICTIM = frozenset({"killing_maiming", "recruitment", "sexual_violence", "abduction"})


_OF_TEXT = ("instrument", "paragraph", "point", "force", "theme", "capability")


class CannotAdd(TypeError):
    """Two numbers count different things."""


@dataclass(frozen=True)
class Unit:
    """`several`: dimensions of which one thing may bear several values; it then stands in each
    row, and the total still counts it once. `apart`: those that are never summed across."""

    code: str
    dimensions: frozenset[str]
    several: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset({APART})
    laid_out: frozenset[str] = frozenset()
    interval: str = ""  # what lowest and highest are: "beside" the number, or "around" it


UNITS = {
    unit.code: unit
    for unit in (
        Unit(
            "victims",
            frozenset({*_COMMON, *_PARTIES, *_PEOPLE, *_DONE}),
            several=frozenset(_DONE),
            interval="beside",
        ),
        Unit("violations", frozenset({*_COMMON, *_PARTIES, *_PEOPLE, *_DONE})),
        Unit("incidents", frozenset({*_COMMON, *_PARTIES, "category"})),
        Unit("deaths", frozenset({*_COMMON, *_PARTIES, "category"}), interval="around"),
        Unit("facilities", frozenset({*_COMMON, *_PARTIES, "on", "effect"})),
        Unit(
            "grave",
            frozenset({*_COMMON, *_PARTIES, "grave", "sex"}),
            apart=frozenset({APART, "grave"}),
        ),
        Unit(
            "developments",
            frozenset({*PERIODS, *_OF_TEXT, "reliability", "fictitious"}),
            several=frozenset(_OF_TEXT),
            apart=frozenset(),
        ),
        Unit(
            "commitments",
            frozenset({*_OF_TEXT, "addressee", "known"}),
            several=frozenset({"theme", "capability", "addressee"}),
            apart=frozenset(),
        ),
    )
}


@dataclass(frozen=True)
class Count:
    """How many of one unit: `number` of them on `records` things; `low` to `high` as the unit's
    interval says; `unknown` things whose number nobody told.

    >>> Count("victims", 3, 2) + Count("victims", 1, 1)
    Count(unit='victims', number=4, records=3, low=0, high=0, unknown=0)
    >>> Count("victims", 3, 2) + Count("violations", 1, 1)
    Traceback (most recent call last):
        ...
    manden.analysis.units.CannotAdd: victims and violations are never added
    """

    unit: str
    number: int = 0
    records: int = 0
    low: int = 0
    high: int = 0
    unknown: int = 0

    def __add__(self, other: Count) -> Count:
        if self.unit != other.unit:
            raise CannotAdd(f"{self.unit} and {other.unit} are never added")
        return Count(
            self.unit,
            self.number + other.number,
            self.records + other.records,
            self.low + other.low,
            self.high + other.high,
            self.unknown + other.unknown,
        )

    def as_told(self) -> dict[str, int]:
        told = {"number": self.number, "records": self.records}
        if UNITS[self.unit].interval:
            told |= {"low": self.low, "high": self.high, "unknown": self.unknown}
        return told

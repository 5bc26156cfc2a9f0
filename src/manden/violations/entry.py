"""What somebody tells of an incident, before it is a record: from a page, a file or a form.

Plain values that check themselves; codes are those of the vocabularies. No name of a person stands
here but in `identity`, which goes straight to the vault, with what the person consented to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from manden.dates import StatedDate

CHILD = 18
LONGEST_TITLE = 200
OLDEST = 130


@dataclass(frozen=True)
class PlaceEntry:
    """The words of the source, and what is known of where: codes of divisions, a locality's entry
    in the gazetteer, a point in degrees."""

    label: str = ""
    precision: str = "unknown"
    division: str = ""
    locality: str = ""
    other_locality: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def __post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("a point has a latitude and a longitude: give both or neither")
        if self.latitude is not None and not -90 <= self.latitude <= 90:
            raise ValueError(f"a latitude is between -90 and 90, not {self.latitude}")
        if self.longitude is not None and not -180 <= self.longitude <= 180:
            raise ValueError(f"a longitude is between -180 and 180, not {self.longitude}")
        if self.precision == "division" and not self.division:
            raise ValueError("a place precise to the division has the division's code")
        if self.precision == "between" and not (self.label or self.other_locality):
            raise ValueError("between two places: say which, in words or by their entries")


@dataclass(frozen=True)
class VictimEntry:
    """A person, who counts as one, or a group of `counted` people or of an estimated number."""

    unit: str = "individual"
    counted: int | None = None
    estimated_low: int | None = None
    estimated_high: int | None = None
    sex: str = "unknown"
    age: str = "unknown"
    age_years: int | None = None
    capacity: str = ""
    label: str = ""
    identity: Mapping[str, str] = field(default_factory=dict, repr=False)
    consents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.unit == "individual" and (self.counted not in (None, 1)):
            raise ValueError("a person counts as one: say a group for more")
        if self.unit == "individual" and self.estimated_low is not None:
            raise ValueError("a person is not estimated: say a group")
        if self.identity and self.unit != "individual":
            raise ValueError("a name is of one person: a group has none")
        if (self.estimated_low is None) != (self.estimated_high is None):
            raise ValueError("an estimate has a lowest and a highest number: give both")
        if self.estimated_low is not None and self.estimated_high < self.estimated_low:  # type: ignore[operator]
            raise ValueError("the highest number of an estimate is under the lowest")
        if self.age_years is not None and self.age != (
            "child" if self.age_years < CHILD else "adult"
        ):
            raise ValueError(f"somebody of {self.age_years} is not said to be of age “{self.age}”")
        if self.age_years is not None and self.age_years > OLDEST:
            raise ValueError(f"nobody is {self.age_years} years old")


@dataclass(frozen=True)
class InvolvementEntry:
    party: str
    degree: str = "carried_out"
    certainty: str = "alleged"


@dataclass(frozen=True)
class ActEntry:
    """One violation of the victim at place `victim` in the list, from 0."""

    victim: int
    violation: str
    method: str = ""
    outcome: str = ""
    happened: StatedDate | None = None
    note: str = ""
    involvements: tuple[InvolvementEntry, ...] = ()


@dataclass(frozen=True)
class SourceEntry:
    """Who says so and what: a person's name goes to the vault through `identity`; `name` is of an
    organisation or a publication."""

    kind: str
    standing: str
    statement: str
    name: str = ""
    identity: Mapping[str, str] = field(default_factory=dict, repr=False)
    consents: tuple[str, ...] = ()
    material: str = ""
    received: date | None = None
    reliability: str = "unknown"
    credibility: str = "unknown"
    contact_allowed: bool = False
    position: str = "supports"

    def __post_init__(self) -> None:
        if self.identity and self.name:
            raise ValueError("a source is a person or an organisation: give one name")
        if not self.statement.strip():
            raise ValueError("a source says something: write what it said")


@dataclass(frozen=True)
class EffectEntry:
    on: str
    kind: str
    facility: str = ""
    operational_before: str = "unknown"
    impact: str = "unknown"
    closed_from: date | None = None
    closed_to: date | None = None
    children: int | None = None
    children_estimated: bool = False
    military_use: str = ""
    denial: str = ""
    aid: str = ""

    def __post_init__(self) -> None:
        if self.closed_to and (self.closed_from is None or self.closed_to < self.closed_from):
            raise ValueError("a facility opens after it closed: give both days, in their order")
        if self.military_use and self.kind != "military_use":
            raise ValueError("a military use is told of an effect of that kind")
        if self.denial and (self.on, self.kind) != ("aid", "denial"):
            raise ValueError("a kind of denial is told of aid that was denied")


@dataclass(frozen=True)
class Toll:
    """Deaths as a source states them, where nobody told the victims apart.

    Kept as told: a source may state a lowest number above its best.
    """

    best: int
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class IncidentEntry:
    title: str
    happened: StatedDate | None = None
    place: PlaceEntry = PlaceEntry()
    narrative: str = ""
    language: str = "fr"
    operation: str = ""
    category: str = ""
    toll: Toll | None = None
    victims: tuple[VictimEntry, ...] = ()
    acts: tuple[ActEntry, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    effects: tuple[EffectEntry, ...] = ()
    parties: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("an incident has a title: write a few words without names")
        if len(self.title) > LONGEST_TITLE:
            raise ValueError(f"a title has {LONGEST_TITLE} signs at most: tell the rest below it")
        for act in self.acts:
            if not 0 <= act.victim < len(self.victims):
                raise ValueError(f"an act is of victim {act.victim + 1}, who is not told")
        told = [(act.victim, act.violation) for act in self.acts]
        if len(told) != len(set(told)):
            raise ValueError("the same violation of the same victim is told twice: keep one")

"""Events of the Uppsala Conflict Data Program's georeferenced dataset, as published or exported.

An event is deaths on each side, of civilians and of unknown people, with a best, a lowest and a
highest estimate; precision of date (1 to 5) and place (1 to 7) stays visible. Each row is held
against itself: its year against its dates, its point against its geometry, its parts against their
sum. What does not fit is refused or told, never put right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from manden.collection.checked import (
    Accepted,
    Asked,
    CannotReadTable,
    Checked,
    Once,
    ReadAgain,
    Refused,
)
from manden.collection.tables import Table, read_table
from manden.dates import StatedDate
from manden.violations.entry import (
    ActEntry,
    IncidentEntry,
    InvolvementEntry,
    PlaceEntry,
    SourceEntry,
    Toll,
    VictimEntry,
)

KIND = "ucdp"
NEEDED = (
    *("id", "year", "type_of_violence", "side_a", "side_b", "country", "latitude", "longitude"),
    *("date_start", "date_end", "date_prec", "where_prec"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "low", "high"),
)
CATEGORIES = {"1": "state_based", "2": "non_state", "3": "one_sided"}
PLACE_PRECISION = {"1": "exact", "2": "near", "3": "division", "4": "division", "5": "near"}
DATE_PRECISION = {"1": "day", "2": "range", "3": "range", "4": "month", "5": "range"}
_OTHER_NAMES = {"best_est": "best", "low_est": "low", "high_est": "high"}
_POINT = re.compile(r"^POINT \((-?[\d.]+) (-?[\d.]+)\)$")
_SUMS = ("events", "best", "low", "high", "civilians")
_NEAR = 0.01  # degrees; the point and the geometry are the same place
_WHOLE = re.compile(r"^\d+$")
_SLASHED = re.compile(r"^(\d\d?)/(\d\d?)/(\d{4})$")
_CIVILIANS = "Civilians"
_STATE = re.compile(r"^government of ", re.IGNORECASE)


def check(file: Path, asked: Asked) -> Checked:
    """Every event of the file, or of `asked.state` alone; CannotReadTable where columns lack."""
    table = read_table(file)
    names = {_OTHER_NAMES.get(name, name) for name in table.header}
    lacking = [name for name in NEEDED if name not in names]
    if lacking:
        raise CannotReadTable(f"{table.name} is not a UCDP file: it lacks {', '.join(lacking)}")
    totals, refused, oddities = Totals(), [], Counter[str]()
    for judged in _judged(table, asked):
        if isinstance(judged, Refused):
            refused.append(judged)
            continue
        totals.add(judged.told)
        oddities.update(_odd(judged.told))
    warnings = [*table.warnings, *(f"{count} rows: {what}" for what, count in oddities.items())]
    if asked.state and not totals.events:
        warnings.append(
            f"no event of {asked.state}: its name is as the file's column country has it"
        )
    return Checked(
        KIND,
        table.sha256,
        totals.events + len(refused),
        ReadAgain(totals.events, lambda: _good(table, asked)),
        tuple(refused),
        tuple(warnings),
        totals.told(),
    )


def _good(table: Table, asked: Asked) -> Iterator[Accepted]:
    return (one for one in _judged(table, asked) if isinstance(one, Accepted))


def _judged(table: Table, asked: Asked) -> Iterator[Accepted | Refused]:
    """Each row that is wanted: kept, or refused with its reason; an event that comes again is."""
    seen = Once()
    for row in table.rows:
        try:
            told = {_OTHER_NAMES.get(name, name): cell for name, cell in table.fields(row).items()}
            if not _wanted(told, asked.state):
                continue
            one = Accepted(row.line, told["id"], _event(told), told)
        except ValueError as reason:
            yield Refused(row.line, str(reason))
        else:
            yield seen.refusal(one) or one


def _wanted(told: Mapping[str, str], state: str) -> bool:
    return not state or told["country"].casefold() == state.casefold()


def _event(told: Mapping[str, str]) -> IncidentEntry:
    """The event as an incident; ValueError with the first thing that does not hold."""
    if not _WHOLE.match(told["id"]):
        raise ValueError(f"“{_short(told['id'])}” is no event's id: the row is shifted or cut")
    category = CATEGORIES.get(told["type_of_violence"])
    if category is None:
        raise ValueError(f"type of violence is 1, 2 or 3, not “{_short(told['type_of_violence'])}”")
    happened = _happened(told)
    toll = Toll(_number(told, "best"), _number(told, "low"), _number(told, "high"))
    victims, acts = _deaths(told, category)
    return IncidentEntry(
        title=f"UCDP {told['id']} · {told['side_a']} · {told['side_b']}"[:200],
        happened=happened,
        place=_place(told),
        narrative="",
        language="en",
        category=category,
        toll=toll,
        victims=victims,
        acts=acts,
        sources=(_source(told),),
        parties=_parties(told),
    )


def _happened(told: Mapping[str, str]) -> StatedDate:
    first, last = _day(told["date_start"]), _day(told["date_end"])
    if last < first:
        raise ValueError(f"the event ends on {last}, before it begins on {first}")
    if told["year"] not in (str(first.year), str(last.year)):
        raise ValueError(f"year {_short(told['year'])} is not that of {first}")
    precision = DATE_PRECISION.get(told["date_prec"])
    if precision is None:
        raise ValueError(f"precision of a date is 1 to 5, not “{_short(told['date_prec'])}”")
    if first == last:
        precision = "day"
    elif precision == "day":
        precision = "range"
    label = f"{first}/{last} (date_prec {told['date_prec']})"
    return StatedDate(first, last, precision, label, about=told["date_prec"] != "1")


def _day(text: str) -> date:
    day = text.strip().split(" ")[0]
    try:
        return date.fromisoformat(day)
    except ValueError:
        pass
    month_first = _SLASHED.match(day)
    try:
        if month_first:
            month, number, year = (int(part) for part in month_first.groups())
            return date(year, month, number)
    except ValueError:
        pass
    raise ValueError(f"“{_short(text)}” is no date")


def _place(told: Mapping[str, str]) -> PlaceEntry:
    if told["where_prec"] not in "1234567" or len(told["where_prec"]) != 1:
        raise ValueError(f"precision of a place is 1 to 7, not “{_short(told['where_prec'])}”")
    latitude, longitude = _degrees(told, "latitude"), _degrees(told, "longitude")
    point = _POINT.match(told.get("geom_wkt", ""))
    if told.get("geom_wkt") and not point:
        raise ValueError(f"“{_short(told['geom_wkt'])}” is no point: the row is shifted")
    if point and max(abs(float(point[1]) - longitude), abs(float(point[2]) - latitude)) > _NEAR:
        raise ValueError("the point is not where its geometry says")
    words = [told.get(name, "") for name in ("where_coordinates", "adm_2", "adm_1")]
    label = ", ".join(dict.fromkeys(word.strip() for word in words if word.strip()))
    precision = PLACE_PRECISION.get(told["where_prec"], "country")
    if precision == "division":  # the division itself is found when a desk has one
        precision = "near"
    return PlaceEntry(
        label=f"{label} (where_prec {told['where_prec']})"[:300],
        precision=precision,
        latitude=latitude,
        longitude=longitude,
    )


def _degrees(told: Mapping[str, str], name: str) -> float:
    try:
        return float(told[name])
    except ValueError:
        raise ValueError(f"{name} is a number of degrees, not “{_short(told[name])}”") from None


def _number(told: Mapping[str, str], name: str) -> int:
    if not _WHOLE.match(told[name].strip()):
        raise ValueError(f"{name} is a whole number, not “{_short(told[name])}”")
    return int(told[name])


def _deaths(
    told: Mapping[str, str], category: str
) -> tuple[tuple[VictimEntry, ...], tuple[ActEntry, ...]]:
    """Those who died, by side; on whom each side fired is told, on civilians only in type 3."""
    a, b = party_code(told["side_a"]), party_code(told["side_b"])
    sides = (
        ("deaths_a", _capacity(told["side_a"]), b),
        ("deaths_b", _capacity(told["side_b"]), a),
        ("deaths_civilians", "civilian", a if category == "one_sided" else "unknown"),
        ("deaths_unknown", "unknown", "unknown"),
    )
    victims: list[VictimEntry] = []
    acts: list[ActEntry] = []
    for name, capacity, by in sides:
        count = _number(told, name)
        if not count:
            continue
        part = InvolvementEntry(by, "carried_out" if by != "unknown" else "unknown")
        acts.append(ActEntry(len(victims), "killing", involvements=(part,)))
        victims.append(VictimEntry("group", counted=count, capacity=capacity, label=name))
    return tuple(victims), tuple(acts)


def _capacity(side: str) -> str:
    if side == _CIVILIANS:
        return "civilian"
    return "soldier" if _STATE.match(side) else "fighter"


def _parties(told: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The parties that the event names, by code: their kind and their name."""
    return {
        party_code(side): ("state_forces" if _STATE.match(side) else "armed_group", side)
        for side in (told["side_a"], told["side_b"])
        if side and side != _CIVILIANS
    }


def party_code(side: str) -> str:
    """`ucdp-…` of a side's name; `unknown` of civilians, who are no party.

    >>> party_code("Government of Xyland"), party_code("Civilians")
    ('ucdp-government-of-xyland', 'unknown')
    """
    if side == _CIVILIANS or not side.strip():
        return "unknown"
    return "ucdp-" + re.sub(r"[^a-z0-9]+", "-", side.casefold()).strip("-")[:70]


def _source(told: Mapping[str, str]) -> SourceEntry:
    return SourceEntry(
        kind="dataset",
        standing="secondary",
        name="UCDP GED",
        statement=f"UCDP {told['id']}: best {told['best']}, low {told['low']}, high {told['high']}",
        material="dataset",
    )


def _odd(told: Mapping[str, str]) -> list[str]:
    """What is strange in a row that is kept as told."""
    best, low, high = (int(told[name]) for name in ("best", "low", "high"))
    parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    found = {
        "low is above best": low > best,
        "best is above high": best > high,
        "best is not the sum of its parts": best != sum(int(told[name]) for name in parts),
        "the number of sources is not known": told.get("number_of_sources") == "-1",
        "the region is blank": not told.get("adm_1", "").strip(),
        "the date is written month first": "/" in told["date_start"],
    }
    return [what for what, holds in found.items() if holds]


class Totals:
    """Events and deaths as their source states them, in all and by year."""

    def __init__(self) -> None:
        self._sums = dict.fromkeys(_SUMS, 0)
        self._by_year: dict[str, dict[str, int]] = {}

    @property
    def events(self) -> int:
        return self._sums["events"]

    def add(self, told: Mapping[str, str]) -> None:
        year = self._by_year.setdefault(told["year"], dict.fromkeys(_SUMS, 0))
        for name in _SUMS:
            column = "deaths_civilians" if name == "civilians" else name
            number = 1 if name == "events" else int(told[column])
            self._sums[name] += number
            year[name] += number

    def told(self) -> dict[str, object]:
        return {**self._sums, "by_year": dict(sorted(self._by_year.items()))}


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"

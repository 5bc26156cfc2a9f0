"""The rows of one incident joined into one entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from manden.collection.formats.incidents.columns import COLUMNS
from manden.collection.formats.incidents.serials import day_of, is_serial
from manden.collection.formats.incidents.words import code_of
from manden.dates import StatedDate, read_date
from manden.violations.entry import (
    CHILD,
    ActEntry,
    IncidentEntry,
    InvolvementEntry,
    PlaceEntry,
    SourceEntry,
    VictimEntry,
)

_LONGEST_NUMBER = 9
_ONCE = frozenset(one.name for one in COLUMNS if one.of == "incident" and one.name != "incident")


class OnLine(ValueError):
    """What does not hold, and the line where it stands."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


class Told(NamedTuple):
    """A row under our own names of its columns; a cell that is empty is not there."""

    line: int
    cells: Mapping[str, str]


def entry_of(rows: Sequence[Told]) -> IncidentEntry:
    """The incident that `rows` tell; OnLine where they contradict one another or mean nothing."""
    once = _said_once(rows)
    victims: dict[str, int] = {}
    told_of: list[VictimEntry] = []
    acts: list[ActEntry] = []
    sources: dict[tuple[str, ...], SourceEntry] = {}
    for row in rows:
        try:
            place = _victim_of(row, victims, told_of)
            act = _act(row, place)
            if act is not None:
                acts.append(act)
            source = _source(row)
            if source is not None:
                sources[source.kind, source.standing, source.name, source.statement] = source
        except ValueError as reason:
            raise OnLine(row.line, str(reason)) from None
    try:
        return IncidentEntry(
            title=once.get("title", ""),
            happened=_happened(once.get("date", "")),
            place=_place(once),
            narrative=once.get("narrative", ""),
            operation=once.get("operation", ""),
            victims=tuple(told_of),
            acts=tuple(acts),
            sources=tuple(sources.values()),
        )
    except ValueError as reason:
        raise OnLine(rows[0].line, str(reason)) from None


def _said_once(rows: Sequence[Told]) -> dict[str, str]:
    """What is told of the incident itself: a row may leave it blank, none may say otherwise."""
    said: dict[str, str] = {}
    for row in rows:
        for name, cell in row.cells.items():
            if name in _ONCE and cell and said.setdefault(name, cell) != cell:
                raise OnLine(
                    row.line, f"{name} is “{cell[:40]}” here and “{said[name][:40]}” above"
                )
    return said


def _happened(cell: str) -> StatedDate | None:
    if not cell:
        return None
    return _dated(day_of(cell).isoformat() if is_serial(cell) else cell)


@lru_cache(4_096)
def _dated(cell: str) -> StatedDate:
    return read_date(cell)


def _place(once: Mapping[str, str]) -> PlaceEntry:
    latitude, longitude = (_degrees(once.get(name, "")) for name in ("latitude", "longitude"))
    pcode = once.get("pcode", "")
    precision = "unknown"
    if latitude is not None:
        precision = "exact"
    elif pcode:
        precision = "division"
    return PlaceEntry(
        label=once.get("place", "")[:300],
        precision=precision,
        division=pcode,
        latitude=latitude,
        longitude=longitude,
    )


def _degrees(cell: str) -> float | None:
    try:
        return float(cell.replace(",", ".")) if cell else None
    except ValueError:
        raise ValueError(f"“{cell[:40]}” is no number of degrees") from None


def _victim_of(row: Told, places: dict[str, int], told_of: list[VictimEntry]) -> int | None:
    """The place of the row's victim, told at its first row; None where the row tells of none."""
    key = row.cells.get("victim", "")
    if not key:
        if row.cells.get("violation"):
            raise ValueError("an act has a victim: number it in the column victim")
        return None
    if key not in places:
        places[key] = len(told_of)
        told_of.append(_victim(row.cells))
    return places[key]


def _victim(cells: Mapping[str, str]) -> VictimEntry:
    age, years = _age(cells.get("age", ""))
    low, high = (_whole(cells.get(f"estimated_{end}", "")) for end in ("low", "high"))
    return VictimEntry(
        unit=code_of("unit", cells.get("unit", "")) or "individual",
        counted=_whole(cells.get("count", "")),
        estimated_low=low,
        estimated_high=high,
        sex=code_of("sex", cells.get("sex", "")) or "unknown",
        age=age,
        age_years=years,
        capacity=code_of("capacity", cells.get("capacity", "")),
        label=cells.get("victim_label", "")[:200],
    )


def _age(cell: str) -> tuple[str, int | None]:
    if cell.isdecimal():
        years = int(cell)
        return ("child" if years < CHILD else "adult"), years
    return code_of("age", cell) or "unknown", None


def _whole(cell: str) -> int | None:
    if not cell:
        return None
    if not cell.isdecimal():
        raise ValueError(f"“{cell[:40]}” is no whole number")
    if len(cell) > _LONGEST_NUMBER:
        raise ValueError(f"{cell[:40]} is more people than there are")
    return int(cell)


def _act(row: Told, victim: int | None) -> ActEntry | None:
    violation = code_of("violation", row.cells.get("violation", ""))
    if not violation or victim is None:
        return None
    degree = code_of("degree", row.cells.get("degree", "")) or "carried_out"
    certainty = code_of("certainty", row.cells.get("certainty", "")) or "alleged"
    parties = [one.strip() for one in row.cells.get("party", "").split(";") if one.strip()]
    return ActEntry(
        victim=victim,
        violation=violation,
        method=code_of("method", row.cells.get("method", "")),
        outcome=code_of("outcome", row.cells.get("outcome", "")),
        involvements=tuple(
            InvolvementEntry(one, degree, certainty) for one in dict.fromkeys(parties)
        ),
    )


def _source(row: Told) -> SourceEntry | None:
    cells = row.cells
    statement, kind = cells.get("statement", ""), cells.get("source_kind", "")
    if not statement and not kind:
        return None
    return SourceEntry(
        kind=code_of("source_kind", kind) or "unknown",
        standing=code_of("source_standing", cells.get("source_standing", "")) or "secondary",
        name=cells.get("source_name", "")[:200],
        statement=statement,
        reliability=code_of("reliability", cells.get("reliability", "")) or "unknown",
    )

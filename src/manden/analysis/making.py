"""Making the things of each unit from the records."""

from __future__ import annotations

from collections.abc import Callable

from manden.analysis.columns import Column, Mask
from manden.analysis.facilities import facilities, grave
from manden.analysis.records import JOINED, Records
from manden.analysis.registered import bearings, commitments, developments, facets
from manden.analysis.suffered import victims, violations
from manden.analysis.things import ONE, Things, of_incident


def things_of(unit: str, records: Records, among: Mask | None = None) -> Things:
    """The things of `unit`; of victims, those of the acts of `among` alone, as those acts tell; of
    developments and commitments, those of the parts of `among` alone."""
    if unit in _AMONG:
        return _AMONG[unit](records, among)
    return _MAKERS[unit](records)


def _incidents(records: Records, unit: str = "incidents") -> Things:
    rows = range(len(records.incidents["key"]))
    keys = list(records.incidents["key"])
    base = of_incident(records, rows)
    base["days"] = records.incidents["days"]
    base["party"] = Column.holding(_parties_of_incidents(records))
    weights = Column((ONE,), bytes(len(keys)))
    return Things(unit, records, base, weights, keys.__getitem__, rows)


def _deaths(records: Records) -> Things:
    """Deaths as sources state them, where they do; who told no number counts as not told."""
    all_of = _incidents(records, "deaths")
    told = records.incidents
    weights = Column.holding(
        (best or 0, _else(low, best), _else(high, best), int(best is None))
        for best, low, high in zip(told["toll"], told["toll_low"], told["toll_high"], strict=True)
    )
    rows = [n for n, (_, _, _, unknown) in enumerate(weights) if not unknown]
    base = {name: column.via(rows) for name, column in all_of.base.items()}
    name_of = all_of.name_of
    return Things("deaths", records, base, weights.via(rows), lambda n: name_of(rows[n]), rows)


def _parties_of_incidents(records: Records) -> list[str]:
    found: dict[int, set[str]] = {}
    acts = violations(records)
    for place, party in zip(acts.incident_of, acts.base["party"], strict=True):
        if party:
            found.setdefault(place, set()).update(party.split(JOINED))
    held = [""] * len(records.incidents["key"])
    for place, parties in found.items():
        held[place] = JOINED.join(sorted(parties))
    return held


def _else(value: int | None, other: int | None) -> int:
    return value if value is not None else other or 0


_MAKERS: dict[str, Callable[[Records], Things]] = {
    "incidents": _incidents,
    "violations": violations,
    "deaths": _deaths,
    "facilities": facilities,
    "grave": grave,
    "bearings": bearings,
    "facets": facets,
}
_AMONG: dict[str, Callable[[Records, Mask | None], Things]] = {
    "victims": victims,
    "developments": developments,
    "commitments": commitments,
}

"""Acts and victims as things to count: an act is one, a victim is one, whatever stands beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress

from manden.analysis.columns import Column, Mask, every
from manden.analysis.records import JOINED, Records
from manden.analysis.things import ONE, Things, of_incident
from manden.analysis.units import GRAVE_BY_VICTIM


def violations(records: Records) -> Things:
    victims = records.acts["up"]
    seats = list(victims)
    up = list(map(list(records.victims["up"]).__getitem__, seats))
    base = of_incident(records, up)
    for name in ("sex", "age", "capacity"):
        base[name] = records.victims[name].via(seats)
    base |= {name: records.acts[name] for name in ("violation", "party")}
    base["days"] = _own_days(records, up)
    base["grave"] = _grave_of_acts(records, base["age"])
    names = _namer(records)
    violations = list(records.acts["violation"])
    return Things(
        "violations",
        records,
        base,
        Column((ONE,), bytes(len(seats))),
        lambda n: f"{names(seats[n])}/{violations[n]}",
        up,
    )


def victims(records: Records, among: Mask | None) -> Things:
    up = list(records.victims["up"])
    acts = violations(records)
    kept = every(len(acts)) if among is None else among
    suffered: dict[int, tuple[set[str], list[str]]] = {}
    for seat, party, days in zip(
        compress(records.acts["up"], kept),
        compress(acts.base["party"], kept),
        compress(acts.base["days"], kept),
        strict=True,
    ):
        parties, span = suffered.setdefault(seat, (set(), []))
        parties.update(party.split(JOINED))
        span.append(days)
    seats = range(len(up)) if among is None else sorted(suffered)
    mine = [up[seat] for seat in seats]
    base = of_incident(records, mine)
    for name in ("sex", "age", "capacity"):
        base[name] = records.victims[name].via(seats)
    base["party"] = Column.holding(
        JOINED.join(sorted(suffered.get(seat, (set(), []))[0] - {""})) for seat in seats
    )
    whole = list(records.incidents["days"].via(mine))
    base["days"] = Column.holding(
        _span(suffered[seat][1]) if seat in suffered else whole[n] for n, seat in enumerate(seats)
    )
    weights = people(records).via(seats)
    names = _namer(records)
    return Things("victims", records, base, weights, lambda n: names(seats[n]), mine)


def people(records: Records) -> Column:
    told = records.victims
    return Column.holding(
        (counted, 0, 0, 0) if counted is not None else (0, low or 0, high or 0, int(low is None))
        for counted, low, high in zip(told["counted"], told["low"], told["high"], strict=True)
    )


def _own_days(records: Records, up: Sequence[int]) -> Column:
    """The days of each act, or of its incident where it has none of its own."""
    of_incident = records.incidents["days"].via(up)
    own = records.acts["days"]
    if set(own.of) <= {""}:
        return of_incident
    return Column.holding(day or other for day, other in zip(own, of_incident, strict=True))


def _grave_of_acts(records: Records, age: Column) -> Column:
    """The grave violation that each act is: those counted by victim are of children alone."""
    grave = records.acts["violation"].mapped(records.meanings.grave)
    pairs = Column.holding(zip(grave, age, strict=True))
    return pairs.mapped(
        lambda pair: pair[0] if pair[0] not in GRAVE_BY_VICTIM or pair[1] == "child" else ""
    )


def _namer(records: Records) -> Callable[[int], str]:
    keys = list(records.incidents["key"].via(records.victims["up"]))
    ordinals = list(records.victims["ordinal"])
    return lambda seat: f"{keys[seat]}/{ordinals[seat]}"


def _span(days: Sequence[str]) -> str:
    dated = [one.split("/") for one in days if one]
    if not dated:
        return ""
    return f"{min(one[0] for one in dated)}/{max(one[1] for one in dated)}"

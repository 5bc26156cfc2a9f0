"""Effects on facilities, and grave violations each in its own unit, as things to count."""

from __future__ import annotations

from functools import partial
from itertools import compress
from operator import eq
from typing import Any

from manden.analysis.columns import Column
from manden.analysis.records import JOINED, Records
from manden.analysis.suffered import people, victims, violations
from manden.analysis.things import ONE, Things, of_incident
from manden.analysis.units import GRAVE_BY_VICTIM

EFFECT_GRAVE = {
    ("school", "attack"): "schools_hospitals",
    ("school", "attack_on_personnel"): "schools_hospitals",
    ("health_facility", "attack"): "schools_hospitals",
    ("health_facility", "attack_on_personnel"): "schools_hospitals",
    ("school", "military_use"): "military_use",
    ("health_facility", "military_use"): "military_use",
    ("aid", "denial"): "access_denial",
}


def facilities(records: Records) -> Things:
    up = list(records.effects["up"])
    base = of_incident(records, up)
    base |= {name: records.effects[name] for name in ("on", "effect")}
    base["days"] = records.incidents["days"].via(up)
    by_grave = _parties_by_grave(records)
    kinds = list(zip(records.effects["on"], records.effects["effect"], strict=True))
    base["party"] = Column.holding(
        by_grave.get((place, EFFECT_GRAVE.get(kind, "")), "")
        for place, kind in zip(up, kinds, strict=True)
    )
    keys, ordinals = list(records.incidents["key"]), list(records.effects["ordinal"])
    return Things(
        "facilities",
        records,
        base,
        Column((ONE,), bytes(len(up))),
        lambda n: f"{keys[up[n]]}/e{ordinals[n]}",
        up,
    )


def grave(records: Records) -> Things:
    """Children for what is counted by victim, violations for the rest: a child killed and abducted
    is one of each; an attack told as an act and as an effect is one attack."""
    rows = sorted([*_grave_by_victim(records), *_grave_by_violation(records)])
    up = [place for place, *_ in rows]
    base = of_incident(records, up)
    for where, name in enumerate(("grave", "sex", "party", "days"), 2):
        base[name] = Column.holding(row[where] for row in rows)
    keys = list(records.incidents["key"])
    weights = Column.holding(row[-1] for row in rows)
    return Things(
        "grave", records, base, weights, lambda n: f"{keys[up[n]]}/{rows[n][1]}/{rows[n][2]}", up
    )


def _grave_by_victim(records: Records) -> list[tuple[Any, ...]]:
    acts = violations(records)
    grave = acts.base["grave"]
    ordinals, numbers = list(records.victims["ordinal"]), list(people(records))
    found = []
    for code in sorted(GRAVE_BY_VICTIM & set(grave.of)):
        of_code = grave.where(partial(eq, code))
        children = victims(records, of_code)
        seats = sorted(set(compress(records.acts["up"], of_code)))
        told = zip(*(children.base[name] for name in ("sex", "party", "days")), strict=True)
        for n, (sex, party, days) in enumerate(told):
            seat = seats[n]
            found.append(
                (
                    children.incident_of[n],
                    str(ordinals[seat]),
                    code,
                    sex,
                    party,
                    days,
                    numbers[seat],
                )
            )
    return found


def _grave_by_violation(records: Records) -> list[tuple[Any, ...]]:
    """One for each effect of the kind; else one for each such kind of act in the incident."""
    days = list(records.incidents["days"])
    by_grave = _parties_by_grave(records)
    felt: dict[tuple[int, str], list[str]] = {}
    told = (records.effects[name] for name in ("up", "ordinal", "on", "effect"))
    for place, ordinal, on, effect in zip(*told, strict=True):
        code = EFFECT_GRAVE.get((on, effect), "")
        if code:
            felt.setdefault((place, code), []).append(f"e{ordinal}")
    acts = violations(records)
    kinds: dict[tuple[int, str], set[str]] = {}
    for place, code, kind in zip(
        acts.incident_of, acts.base["grave"], acts.base["violation"], strict=True
    ):
        if code and code not in GRAVE_BY_VICTIM:
            kinds.setdefault((place, code), set()).add(kind)
    for key, found in kinds.items():
        felt.setdefault(key, sorted(found))
    return [
        (place, name, code, "unknown", by_grave.get((place, code), ""), days[place], ONE)
        for (place, code), names in felt.items()
        for name in names
    ]


def _parties_by_grave(records: Records) -> dict[tuple[int, str], str]:
    """Who had to do with the acts of each grave kind in each incident; nobody is inferred."""
    acts = violations(records)
    grave = records.acts["violation"].mapped(records.meanings.grave)
    found: dict[tuple[int, str], set[str]] = {}
    for place, code, party in zip(acts.incident_of, grave, acts.base["party"], strict=True):
        if code and party:
            found.setdefault((place, code), set()).update(party.split(JOINED))
    return {key: JOINED.join(sorted(parties)) for key, parties in found.items()}

"""Random worlds of incidents, victims and acts; and a slow obvious twin that counts them by hand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from manden.analysis.question import Question
from manden.analysis.records import ActRow, EffectRow, IncidentRow, Meanings, VictimRow

MEANINGS = Meanings(
    terms={
        "life": ("", ""),
        "killing": ("life", "killing_maiming"),
        "execution": ("killing", "killing_maiming"),
        "property": ("", ""),
        "looting": ("property", ""),
        "attack_school": ("", "schools_hospitals"),
    },
    parties={
        "army": ("state_forces", ""),
        "unit": ("state_forces", "army"),
        "band": ("armed_group", ""),
        "guard": ("militia", ""),
    },
)
STATUSES = ("reported", "pending", "returned", "verified", "not_occurred", "outside")
VIOLATIONS = ("killing", "execution", "looting", "attack_school")
BEGINNING = date(2023, 1, 1)


@st.composite
def worlds(draw):
    """Up to six incidents; each victim suffers each violation at most once, by any parties."""
    incidents, victims, acts, effects = [], [], [], []
    for number in range(draw(st.integers(0, 6))):
        key = f"I-{number}"
        first = BEGINNING + timedelta(draw(st.integers(0, 400)))
        last = first + timedelta(draw(st.sampled_from([0, 0, 3, 40])))
        dated = draw(st.booleans()) or draw(st.booleans())
        incidents.append(
            IncidentRow(
                key,
                first.isoformat() if dated else "",
                last.isoformat() if dated else "",
                draw(st.sampled_from(STATUSES)),
                late=draw(st.booleans()),
                region=draw(st.sampled_from(["", "R1", "R2"])),
                toll=draw(st.sampled_from([None, 0, 4])),
                toll_low=draw(st.sampled_from([None, 2])),
                category=draw(st.sampled_from(["", "one_sided"])),
            )
        )
        for ordinal in range(1, draw(st.integers(0, 3)) + 1):
            counted = draw(st.sampled_from([1, 1, 7, None]))
            low = draw(st.sampled_from([None, 3])) if counted is None else None
            victims.append(
                VictimRow(
                    key, ordinal, counted, low, low and low + 2,
                    sex=draw(st.sampled_from(["female", "male"])),
                    age=draw(st.sampled_from(["child", "adult"])),
                )
            )  # fmt: skip
            for violation in draw(st.sets(st.sampled_from(VIOLATIONS), max_size=3)):
                by = draw(st.sets(st.sampled_from(["army", "unit", "band", "guard"]), max_size=3))
                own = draw(st.booleans()) and first + timedelta(60)
                day = own.isoformat() if own else ""
                acts.append(ActRow(key, ordinal, violation, tuple(by), day, day))
        for ordinal in range(1, draw(st.integers(0, 2)) + 1):
            on = draw(st.sampled_from(["school", "aid"]))
            effects.append(EffectRow(key, ordinal, on, "attack" if on == "school" else "denial"))
    return {"incidents": incidents, "victims": victims, "acts": acts, "effects": effects}


@st.composite
def questions(draw, unit):
    """A question that is allowed: statuses are fixed or laid out."""
    offered = {
        "victims": [
            "quarter",
            "year",
            "region",
            "party_kind",
            "party",
            "violation",
            "family",
            "sex",
        ],
        "violations": ["quarter", "region", "party_kind", "party", "violation", "age"],
        "incidents": ["quarter", "region", "party_kind", "category"],
        "deaths": ["year", "region", "party_kind", "category"],
    }[unit]
    chosen = draw(st.lists(st.sampled_from(offered), unique=True, max_size=2))
    where = {}
    if draw(st.booleans()):
        where["status"] = (draw(st.sampled_from(["reported", "pending", "verified"])),)
    else:
        chosen.append("status")
    if unit in ("victims", "violations"):
        for name, values in (
            ("violation", ["killing", "property"]),
            ("party", ["army", "band"]),
            ("party_kind", ["state_forces", "unknown"]),
            ("sex", ["female"]),
        ):
            if draw(st.integers(0, 3)) == 0:
                where[name] = (draw(st.sampled_from(values)),)
    first = draw(st.sampled_from([None, date(2023, 3, 1)]))
    last = draw(st.sampled_from([None, date(2023, 12, 31)]))
    return Question(unit, where, first, last, tuple(chosen[:2]), tuple(chosen[2:]))


def by_hand(question, world):
    """The cells, one thing at a time, with sets and loops alone; {key: (number, things)}."""
    cells = {}
    for cell in _every_cell(question, world):
        found = [n for n in _things(question, world, cell) if _kept(question, world, cell, n)]
        if found:
            cells[cell] = (sum(_people(question, n) for n in found), len(found))
    return cells


def in_squares_by_hand(question, world, spots, side):
    """How many stand in each square, one thing at a time: {(side, south, west): {precision: number}};
    and how many in none."""
    squares, unplaced = {}, 0
    for thing in _things(question, world, ()):
        number = _people(question, thing)
        if not _kept(question, world, (), thing) or not number:
            continue
        spot = spots.get(thing["incident"].key)
        if not spot:
            unplaced += number
            continue
        own, south, west, precision = spot.split("/")
        size = max(int(own), side)
        corner = (size, int(south) - int(south) % size, int(west) - int(west) % size)
        held = squares.setdefault(corner, {})
        held[precision] = held.get(precision, 0) + number
    return squares, unplaced


def _every_cell(question, world):
    values = [
        [*_values(question, world, name), *([] if name == "status" else [None])]
        for name in question.laid_out
    ]
    return product(*values)


def _values(question, world, name):
    acts = world["acts"]
    if name == "violation":
        return sorted({act.violation for act in acts})
    if name == "family":
        return sorted({MEANINGS.family(act.violation) for act in acts})
    found = set()
    for fixed in [None, *{act.violation for act in acts}]:
        probe = (fixed,)
        for thing in _things(question, world, None, probe[0]):
            found.add(_said(thing, name))
    if name in ("party", "party_kind"):  # any set of parties may come out of some acts together
        singles = {one for said in found for one in said.split("+")}
        found |= {"+".join(sorted(some)) for some in _subsets(singles)}
    if name in ("quarter", "year"):
        found |= {"across", "undated"}
    return sorted(found)


def _subsets(singles):
    told = [[]]
    for one in singles:
        told += [[*some, one] for some in told]
    return [some for some in told if some]


def _things(question, world, cell, violation=None):
    """Each thing as a dictionary; a victim with those of its acts that the question asks for."""
    incidents = {row.key: row for row in world["incidents"]}
    fixed = dict(zip(question.laid_out, cell or (), strict=False))
    if question.unit in ("incidents", "deaths"):
        for row in world["incidents"]:
            if question.unit == "deaths" and row.toll is None:
                continue
            parties = {p for act in world["acts"] if act.incident == row.key for p in act.parties}
            yield {"incident": row, "parties": parties, "days": _days(row), "thing": row}
        return
    seats = {(row.incident, row.ordinal): row for row in world["victims"]}
    if question.unit == "violations":
        for act in world["acts"]:
            row = incidents[act.incident]
            yield {
                "incident": row, "parties": set(act.parties), "act": act,
                "victim": seats[act.incident, act.victim], "thing": act,
                "days": (act.first, act.last) if act.first else _days(row),
            }  # fmt: skip
        return
    for (key, ordinal), victim in seats.items():
        mine = [a for a in world["acts"] if (a.incident, a.victim) == (key, ordinal)]
        asked = any(name in question.where for name in ("violation", "party", "party_kind"))
        meant = [a for a in mine if _act_matches(question, a, fixed, violation)]
        asked = asked or violation or fixed.get("violation") or fixed.get("family")
        if asked and not meant:
            continue
        days = [(a.first, a.last) if a.first else _days(incidents[key]) for a in meant]
        dated = [one for one in days if one[0]]
        span = (min(d[0] for d in dated), max(d[1] for d in dated)) if dated else ("", "")
        yield {
            "incident": incidents[key], "victim": victim, "thing": victim,
            "parties": {p for a in meant for p in a.parties},
            "days": span if meant else _days(incidents[key]),
        }  # fmt: skip


def _act_matches(question, act, fixed, violation):
    where = question.where
    kinds = {MEANINGS.kind(p) for p in act.parties} or {"unknown"}
    above = {act.violation, MEANINGS.family(act.violation)}
    above |= {"killing"} if act.violation == "execution" else set()
    held = set(act.parties) | ({"army"} if "unit" in act.parties else set())
    return (
        (not violation or act.violation == violation)
        and (not fixed.get("violation") or act.violation == fixed["violation"])
        and (not fixed.get("family") or MEANINGS.family(act.violation) == fixed["family"])
        and (not where.get("violation") or above & set(where["violation"]))
        and (not where.get("party") or held & set(where["party"]))
        and (not where.get("party_kind") or kinds & set(where["party_kind"]))
    )


def _kept(question, world, cell, thing):
    row, (first, last) = thing["incident"], thing["days"]
    status = _said(thing, "status")
    if question.where.get("status", (status,)) != (status,):
        return False
    if status in ("not_occurred", "outside"):
        return False
    if question.where.get("sex") and thing["victim"].sex not in question.where["sex"]:
        return False
    if question.unit == "violations" and not _act_matches(question, thing["act"], {}, None):
        return False
    low = question.first and question.first.isoformat()
    high = question.last and question.last.isoformat()
    if (low or high) and (not first or (low and first < low) or (high and last > high)):
        return False
    assert row
    named = dict(zip(question.laid_out, cell, strict=True))
    several = ("violation", "family") if question.unit == "victims" else ()
    return all(v is None or n in several or _said(thing, n) == v for n, v in named.items())


def _said(thing, name):
    row, (first, last) = thing["incident"], thing["days"]
    if name == "status":
        return "pending" if row.status == "returned" else row.status
    if name in ("region", "category"):
        return getattr(row, name)
    if name in ("sex", "age"):
        return getattr(thing["victim"], name)
    if name == "party":
        return "+".join(sorted(thing["parties"])) or "unknown"
    if name == "party_kind":
        return "+".join(sorted({MEANINGS.kind(p) for p in thing["parties"]})) or "unknown"
    if name == "violation":
        return thing["act"].violation
    if not first:
        return "undated"
    ends = {
        d[:4] if name == "year" else f"{d[:4]}-Q{(int(d[5:7]) - 1) // 3 + 1}" for d in (first, last)
    }
    return ends.pop() if len(ends) == 1 else "across"


def _people(question, thing):
    if question.unit == "victims":
        return thing["thing"].counted or 0
    return thing["thing"].toll if question.unit == "deaths" else 1


def _days(row):
    return (row.first, row.last)

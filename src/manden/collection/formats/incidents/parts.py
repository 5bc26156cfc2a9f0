"""The victim, the act, the source and the effect that one row tells of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from manden.collection.formats.incidents.cells import day, own_days, whole, yes
from manden.collection.formats.incidents.words import Words
from manden.violations.entry import (
    CHILD,
    ActEntry,
    EffectEntry,
    InvolvementEntry,
    SourceEntry,
    VictimEntry,
)

_CODE = re.compile(r"^[-\w]{1,80}$", re.ASCII)


def victim_of(cells: Mapping[str, str], words: Words) -> VictimEntry:
    age, years = _age(cells.get("age", ""), words)
    low, high = (whole(cells.get(f"estimated_{end}", "")) for end in ("low", "high"))
    return VictimEntry(
        unit=words.code_of("unit", cells.get("unit", "")) or "individual",
        counted=whole(cells.get("count", "")),
        estimated_low=low,
        estimated_high=high,
        sex=words.code_of("sex", cells.get("sex", "")) or "unknown",
        age=age,
        age_years=years,
        capacity=words.code_of("capacity", cells.get("capacity", "")),
        label=cells.get("victim_label", "")[:200],
    )


def _age(cell: str, words: Words) -> tuple[str, int | None]:
    if cell.isdecimal():
        years = whole(cell) or 0
        return ("child" if years < CHILD else "adult"), years
    return words.code_of("age", cell) or "unknown", None


def act_of(cells: Mapping[str, str], victim: int | None, words: Words) -> ActEntry | None:
    violation = words.code_of("violation", cells.get("violation", ""))
    if not violation or victim is None:
        return None
    degree = words.code_of("degree", cells.get("degree", "")) or "carried_out"
    certainty = words.code_of("certainty", cells.get("certainty", "")) or "alleged"
    parties = dict.fromkeys(words.party(one) for one in _listed(cells.get("party", "")))
    return ActEntry(
        victim=victim,
        violation=violation,
        method=words.code_of("method", cells.get("method", "")),
        outcome=words.code_of("outcome", cells.get("outcome", "")),
        happened=own_days(cells),
        note=cells.get("act_note", "")[:500],
        involvements=tuple(InvolvementEntry(one, degree, certainty) for one in parties),
    )


def parties_of(cells: Mapping[str, str], words: Words) -> dict[str, tuple[str, str]]:
    """The kind and the name of parties that the desk may not have, by their codes."""
    names = _listed(cells.get("party_name", ""))
    if not names:
        return {}
    codes, kinds = _listed(cells.get("party", "")), _listed(cells.get("party_kind", ""))
    if not len(codes) == len(kinds) == len(names):
        raise ValueError("as many kinds and names of parties as parties, parted by ;")
    if not all(_CODE.match(code) for code in codes) or any(len(name) > 200 for name in names):
        raise ValueError(
            "a party's code has letters, figures and hyphens, its name 200 signs at most"
        )
    kinds = tuple(words.code_of("party_kind", kind) for kind in kinds)
    return {code: (kind, name) for code, kind, name in zip(codes, kinds, names, strict=True)}


@lru_cache(4_096)
def _listed(cell: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in cell.split(";") if one.strip())


def source_of(cells: Mapping[str, str], words: Words) -> SourceEntry | None:
    statement, kind = cells.get("statement", ""), cells.get("source_kind", "")
    if not statement and not kind:
        return None
    return SourceEntry(
        kind=words.code_of("source_kind", kind) or "unknown",
        standing=words.code_of("source_standing", cells.get("source_standing", "")) or "secondary",
        name=cells.get("source_name", "")[:200],
        statement=statement,
        material=words.code_of("material", cells.get("material", "")),
        received=day(cells.get("received", "")),
        reliability=words.code_of("reliability", cells.get("reliability", "")) or "unknown",
        credibility=words.code_of("credibility", cells.get("credibility", "")) or "unknown",
        contact_allowed=yes(cells.get("contact_allowed", "")),
        position=words.code_of("position", cells.get("position", "")) or "supports",
    )


def effect_of(cells: Mapping[str, str], words: Words) -> EffectEntry | None:
    on, kind = (
        words.code_of(f"effect_{name}", cells.get(f"effect_{name}", "")) for name in ("on", "kind")
    )
    if not on and not kind:
        return None
    if not on or not kind:
        raise ValueError("an effect says on what and of which kind: give effect_on and effect_kind")
    told = {
        name: words.code_of(name, cells.get(name, ""))
        for name in ("operational_before", "impact", "military_use", "denial", "aid")
    }
    return EffectEntry(
        on=on,
        kind=kind,
        facility=cells.get("facility", "")[:200],
        operational_before=told["operational_before"] or "unknown",
        impact=told["impact"] or "unknown",
        closed_from=day(cells.get("closed_from", "")),
        closed_to=day(cells.get("closed_to", "")),
        children=whole(cells.get("children", "")),
        children_estimated=yes(cells.get("children_estimated", "")),
        military_use=told["military_use"],
        denial=told["denial"],
        aid=told["aid"],
    )

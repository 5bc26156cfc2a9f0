"""The records that a person may read, as facts to count: through the one door, `Reach`."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import QuerySet

from manden.access.models import Compartment
from manden.access.roles import Level
from manden.access.rows_at_once import all_rows_read
from manden.analysis.gathering_registers import Registered
from manden.analysis.records import (
    ActRow,
    EffectRow,
    IncidentRow,
    Meanings,
    Records,
    SpotRow,
    VictimRow,
    records_of,
)
from manden.analysis.spots import spot_of
from manden.places.models import Division
from manden.violations.models import Effect, Incident, Party, Term, Verification
from manden.violations.queries.mapping import FINEST
from manden.violations.reach import Reach

REGION, DISTRICT = 1, 2


@all_rows_read()
def gather(reach: Reach) -> Records:
    """Every incident in reach with its victims, acts and effects, and what the registers hold, in fifteen
    queries."""
    incidents = reach.incidents().order_by()
    keys = dict(incidents.values_list("pk", "key"))
    seats, registered = _seats(reach, keys), Registered(reach)
    return records_of(
        incidents=_incidents(incidents),
        victims=[row for _, row in seats.values()],
        acts=_acts(reach, keys, {pk: row.ordinal for pk, (_, row) in seats.items()}),
        effects=_effects(reach, keys),
        spots=_spots(incidents),
        meanings=_meanings(),
        developments=registered.developments(),
        bearings=registered.bearings(),
        commitments=registered.commitments(),
        facets=registered.facets(),
    )


def _incidents(incidents: QuerySet[Incident]) -> list[IncidentRow]:
    late = set(
        Verification.objects.filter(status="verified", late=True)
        .order_by()
        .values_list("incident", flat=True)
    )
    circles = dict(Compartment.objects.values_list("pk", "code"))
    above = _above()
    told = incidents.values_list(
        *("pk", "key", "happened_first", "happened_last", "status", "fictitious"),
        *("division", "locality__division", "category", "toll_best", "toll_low", "toll_high"),
        *("level", "compartment"),
    )
    return [
        IncidentRow(
            key=key,
            first=_iso(first),
            last=_iso(last),
            status=status,
            late=status == "verified" and pk in late,
            fictitious=fictitious,
            region=above.get((division or of_locality, REGION), ""),
            district=above.get((division or of_locality, DISTRICT), ""),
            category=category,
            toll=best,
            toll_low=low,
            toll_high=high,
            level=level,
            circle=circles.get(compartment, ""),
        )
        for pk, key, first, last, status, fictitious, division, of_locality, category, best, low,
        high, level, compartment in told
    ]  # fmt: skip


def _seats(reach: Reach, keys: dict[int, str]) -> dict[int, tuple[int, VictimRow]]:
    """Each victim by its number in this database."""
    told = (
        reach.victims()
        .order_by()
        .values_list(
            *("pk", "incident", "ordinal", "counted", "estimated_low", "estimated_high"),
            *("sex", "age", "capacity__code"),
        )
    )
    return {
        pk: (
            incident,
            VictimRow(keys[incident], ordinal, counted, low, high, sex, age, capacity or ""),
        )
        for pk, incident, ordinal, counted, low, high, sex, age, capacity in told
        if incident in keys
    }


def _acts(reach: Reach, keys: dict[int, str], ordinals: dict[int, int]) -> list[ActRow]:
    """Each act once, whoever had to do with it: parties are gathered by act, never joined to it."""
    parties: dict[int, set[str]] = defaultdict(set)
    for act, party in reach.involvements().order_by().values_list("act", "party__code"):
        parties[act].add(party)
    told = (
        reach.acts()
        .order_by()
        .values_list(
            *("pk", "incident", "victim", "violation__code", "happened_first", "happened_last")
        )
    )
    return [
        ActRow(
            incident=keys[incident],
            victim=ordinals[victim],
            violation=violation,
            parties=tuple(sorted(parties[pk])),
            first=_iso(first),
            last=_iso(last),
        )
        for pk, incident, victim, violation, first, last in told
        if incident in keys and victim in ordinals
    ]


def _spots(incidents: QuerySet[Incident]) -> list[SpotRow]:
    """The square of each incident that has a point, a locality, or two to stand half way between."""
    told = incidents.values_list(
        *("key", "level", "place_precision", "latitude", "longitude"),
        *("locality__latitude", "locality__longitude"),
        *("other_locality__latitude", "other_locality__longitude"),
    )
    found = []
    for key, level, precision, *at in told:
        latitude, longitude = (_nearest(at[n], at[n + 2], at[n + 4]) for n in (0, 1))
        if latitude is not None and longitude is not None:
            spot = spot_of(latitude, longitude, FINEST.get(Level(level)), precision)
            found += [SpotRow(key, spot)] if spot else []
    return found


def _nearest(own: float | None, locality: float | None, other: float | None) -> float | None:
    if own is not None or locality is None or other is None:
        return own if own is not None else locality
    return (locality + other) / 2


def _effects(reach: Reach, keys: dict[int, str]) -> list[EffectRow]:
    """Numbered as they were told: their own numbers are of one database alone."""
    told = Effect.objects.filter(incident__in=reach.incidents().order_by().values("pk"))
    seen: dict[int, int] = defaultdict(int)
    rows = []
    for incident, on, kind in told.order_by("pk").values_list("incident", "on", "kind"):
        seen[incident] += 1
        rows.append(EffectRow(keys[incident], seen[incident], on, kind))
    return rows


def _meanings() -> Meanings:
    terms = Term.objects.filter(vocabulary="violation").order_by()
    parties = Party.objects.order_by()
    return Meanings(
        terms={
            code: (parent or "", grave)
            for code, parent, grave in terms.values_list("code", "parent__code", "grave")
        },
        parties={
            code: (kind, parent or "")
            for code, kind, parent in parties.values_list("code", "kind", "parent__code")
        },
    )


def _above() -> dict[tuple[int, int], str]:
    """The region and the district that hold each division, itself among them."""
    drawn = {
        pk: (code, level, parent)
        for pk, code, level, parent in Division.objects.order_by().values_list(
            "pk", "code", "level", "parent"
        )
    }
    found = {}
    for pk in drawn:
        up: int | None = pk
        while up is not None:
            code, level, parent = drawn[up]
            found[pk, level] = code
            up = parent
    return found


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

"""The page of an incident that stands, filled in with what it tells, to be changed."""

from __future__ import annotations

from manden.places.models import Locality
from manden.violations.forms.sheet import (
    Column,
    EffectRow,
    PartyRow,
    Sheet,
    SourceRow,
    VictimRow,
)
from manden.violations.models import Act, Effect, Incident, Victim

_MOST_ACTS = 2_000


def sheet_of(incident: Incident) -> Sheet:
    """Sources that stand are not shown again: what is typed comes beside them."""
    victims = list(incident.victims.select_related("capacity"))
    acts = list(
        incident.acts.select_related("violation", "method", "outcome").order_by("pk")[:_MOST_ACTS]
    )
    columns: dict[str, Column] = {}
    for act in acts:
        method = act.method.code if act.method else ""
        columns.setdefault(act.violation.code, Column(act.violation.code, method))
    places = {code: number for number, code in enumerate(columns)}
    return Sheet(
        title=incident.title,
        happened=incident.happened_label,
        place=incident.place_label or _named(incident),
        looked=incident.place_label or _named(incident),
        pick=_picked(incident),
        other_pick=_locality(incident.other_locality),
        precision=incident.place_precision,
        latitude=_degree(incident.latitude),
        longitude=_degree(incident.longitude),
        narrative=incident.narrative,
        operation=incident.operation,
        circle=incident.compartment.code if incident.compartment else "",
        shown=str(incident.version),
        victims=[_row(victim, acts, places) for victim in victims],
        columns=[*columns.values()] or [Column()],
        parties=_parties(incident, places),
        effects=[_effect(one) for one in incident.effects.all()],
        source=SourceRow(),
    )


def beyond_the_page(incident: Incident) -> bool:
    """Whether acts of one incident differ in what the page asks once for several of them."""
    methods: dict[str, set[int | None]] = {}
    outcomes: dict[int, set[int | None]] = {}
    involved: dict[str, set[frozenset[tuple[int, int, str]]]] = {}
    acts = incident.acts.select_related("violation").prefetch_related("involvements")
    for act in acts:
        code = act.violation.code
        methods.setdefault(code, set()).add(act.method_id)
        outcomes.setdefault(act.victim_id, set()).add(act.outcome_id)
        done = frozenset(
            (one.party_id, one.degree_id, one.certainty)
            for one in act.involvements.all()
            if one.identity_id is None
        )
        involved.setdefault(code, set()).add(done)
    return any(len(told) > 1 for group in (methods, outcomes, involved) for told in group.values())


def _row(victim: Victim, acts: list[Act], places: dict[str, int]) -> VictimRow:
    own = [act for act in acts if act.victim_id == victim.pk]
    outcome = next((act.outcome.code for act in own if act.outcome), "")
    alone = victim.unit == Victim.Unit.INDIVIDUAL
    return VictimRow(
        kept=str(victim.pk),
        unit=victim.unit,
        counted="" if alone else _written(victim.counted),
        low=_written(victim.estimated_low),
        high=_written(victim.estimated_high),
        sex=victim.sex,
        age=victim.age,
        years=_written(victim.age_years),
        capacity=victim.capacity.code if victim.capacity else "",
        outcome=outcome,
        label=victim.label,
        ticks={places[act.violation.code] for act in own},
    )


def _parties(incident: Incident, places: dict[str, int]) -> list[PartyRow]:
    """A party of every violation once; else once for each violation it had to do with."""
    told: dict[tuple[str, str, str], set[int]] = {}
    done = incident.acts.filter(involvements__identity=None, involvements__party__isnull=False)
    for party, degree, certainty, code in done.values_list(
        "involvements__party__code",
        "involvements__degree__code",
        "involvements__certainty",
        "violation__code",
    ).order_by("involvements__pk"):
        told.setdefault((party, degree, certainty), set()).add(places[code])
    rows = []
    for (party, degree, certainty), columns in told.items():
        everywhere = len(columns) == len(places)
        for on in [""] if everywhere else [str(column) for column in sorted(columns)]:
            rows.append(PartyRow(party, degree, certainty, on))
    return rows or [PartyRow()]


def _effect(effect: Effect) -> EffectRow:
    return EffectRow(
        on=effect.on,
        kind=effect.kind,
        facility=effect.facility,
        before=effect.operational_before,
        impact=effect.impact,
        closed_from=effect.closed_from.isoformat() if effect.closed_from else "",
        closed_to=effect.closed_to.isoformat() if effect.closed_to else "",
        children=_written(effect.children),
        estimated="1" if effect.children_estimated else "",
        military_use=effect.military_use,
        denial=effect.denial,
        aid=effect.aid,
    )


def _locality(locality: Locality | None) -> str:
    return f"locality:{locality.source}:{locality.source_id}" if locality else ""


def _picked(incident: Incident) -> str:
    if incident.locality:
        return _locality(incident.locality)
    return f"division:{incident.division.code}" if incident.division else "none"


def _named(incident: Incident) -> str:
    place = incident.locality or incident.division
    return place.name if place else ""


def _degree(degree: float | None) -> str:
    return "" if degree is None else str(degree)


def _written(number: int | None) -> str:
    return "" if number is None else str(number)

"""An incident as rows of our own template: what goes out this way comes in again the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from manden.collection.exports.records import Record
from manden.collection.formats.incidents.columns import COLUMNS
from manden.violations.models import Act, Effect, Incident, Information, Involvement, Victim
from manden.violations.seeding import UNKNOWN_PARTIES

# What the template does not take in: told for who reads, passed over by who imports.
BESIDE = {
    "status": "#status",
    "fictitious": "#meta+fictitious",
    "victim_pseudonym": "#affected+code",
    "source_pseudonym": "#meta+source+code",
}
HEADER = (*(one.name for one in COLUMNS), *BESIDE)
TAGS = (*(one.hxl for one in COLUMNS), *BESIDE.values())
_SEEDED = frozenset(code for code, *_ in UNKNOWN_PARTIES)

Cells = dict[str, Any]


def rows_of(record: Record, *, pseudonyms: bool) -> Iterator[Cells]:
    """A row for each act of each victim by each group of parties; sources and effects beside them."""
    acts = list(_acts(record, pseudonyms))
    sources = [_source(one, pseudonyms) for one in record.information]
    effects = [_effect(one) for one in record.effects]
    for place in range(max(1, len(acts), len(sources), len(effects))):
        row: Cells = {"incident": record.incident.key}
        if place == 0:
            row |= _incident(record.incident)
        for told in (acts, sources, effects):
            if place < len(told):
                row |= told[place]
        yield row


def _incident(incident: Incident) -> Cells:
    return {
        "title": incident.title,
        "date": incident.happened_label,
        "date_first": incident.happened_first,
        "date_last": incident.happened_last,
        "date_precision": incident.happened_precision,
        "date_about": incident.happened_about,
        "place": incident.place_label,
        "place_precision": incident.place_precision,
        "pcode": incident.division.code if incident.division else "",
        "locality": _entry(incident.locality),
        "other_locality": _entry(incident.other_locality),
        "latitude": incident.latitude,
        "longitude": incident.longitude,
        "narrative": incident.narrative,
        "language": incident.language,
        "operation": incident.operation,
        "category": incident.category,
        "toll_best": incident.toll_best,
        "toll_low": incident.toll_low,
        "toll_high": incident.toll_high,
        "status": incident.status,
        "fictitious": incident.fictitious,
    }


def _entry(locality: Any) -> str:
    return f"{locality.source}:{locality.source_id}" if locality else ""


def _acts(record: Record, pseudonyms: bool) -> Iterator[Cells]:
    for victim in record.victims:
        told = _victim(victim, pseudonyms)
        acts = record.acts.get(victim.pk, [])
        if not acts:
            yield told
        for act in acts:
            for by in _groups(record.involved.get(act.pk, [])) or [{}]:
                yield told | _act(act) | by


def _victim(victim: Victim, pseudonyms: bool) -> Cells:
    person = victim.unit == Victim.Unit.INDIVIDUAL
    known = victim.identity if pseudonyms else None
    return {
        "victim": victim.ordinal,
        "unit": victim.unit,
        "count": None if person else victim.counted,
        "estimated_low": victim.estimated_low,
        "estimated_high": victim.estimated_high,
        "sex": victim.sex,
        "age": victim.age if victim.age_years is None else victim.age_years,
        "capacity": victim.capacity.code if victim.capacity else "",
        "victim_label": victim.label,
        "victim_pseudonym": known.pseudonym if known else "",
    }


def _act(act: Act) -> Cells:
    return {
        "violation": act.violation.code,
        "method": act.method.code if act.method else "",
        "outcome": act.outcome.code if act.outcome else "",
        "act_note": act.note,
        "act_first": act.happened_first,
        "act_last": act.happened_last,
        "act_precision": act.happened_precision,
    }


def _groups(involved: Iterable[Involvement]) -> list[Cells]:
    """The parties of one degree and certainty together, a row each group."""

    def alike(one: Involvement) -> tuple[str, str]:
        return one.degree.code, one.certainty

    return [
        {
            "degree": degree,
            "certainty": certainty,
            **_parties([one.party for one in group]),
        }
        for (degree, certainty), group in groupby(involved, alike)
    ]


def _parties(parties: list[Any]) -> Cells:
    """Codes; with kinds and names where another desk may not have them."""
    told = {"party": ";".join(party.code for party in parties)}
    if any(party.code not in _SEEDED for party in parties):
        told["party_kind"] = ";".join(party.kind for party in parties)
        told["party_name"] = ";".join(party.name_en.replace(";", ",") for party in parties)
    return told


def _source(information: Information, pseudonyms: bool) -> Cells:
    source = information.source
    known = source.identity if pseudonyms else None
    return {
        "source_kind": source.kind.code,
        "source_standing": source.standing,
        "source_name": source.name,
        "statement": information.statement,
        "reliability": source.reliability,
        "material": information.material.code if information.material else "",
        "received": information.received,
        "credibility": information.credibility,
        "contact_allowed": source.contact_allowed,
        "position": information.position,
        "source_pseudonym": known.pseudonym if known else "",
    }


def _effect(effect: Effect) -> Cells:
    return {
        "effect_on": effect.on,
        "effect_kind": effect.kind,
        "facility": effect.facility,
        "operational_before": effect.operational_before,
        "impact": effect.impact,
        "closed_from": effect.closed_from,
        "closed_to": effect.closed_to,
        "children": effect.children,
        "children_estimated": effect.children_estimated,
        "military_use": effect.military_use,
        "denial": effect.denial,
        "aid": effect.aid,
    }

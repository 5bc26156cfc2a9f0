"""Everything that the page of an incident shows, through the reach of who reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from manden.violations.corroboration import Corroboration, weighed
from manden.violations.merged import last_of, merged_in
from manden.violations.models import (
    Act,
    Bearing,
    Change,
    Effect,
    EvidenceLink,
    Incident,
    IncidentLink,
    Information,
    Involvement,
    Term,
    Verification,
    Victim,
)
from manden.violations.queries.evidence import evidence_beside
from manden.violations.reach import Reach


@dataclass
class Deed:
    """An act and the parties that had to do with it."""

    act: Act
    involved: list[Involvement] = field(default_factory=list)


@dataclass
class Suffered:
    """A victim and what was done to them."""

    victim: Victim
    deeds: list[Deed] = field(default_factory=list)


@dataclass
class Voice:
    """What a source said on its own, and what only repeats it."""

    information: Information
    repeats: list[Information] = field(default_factory=list)


@dataclass(frozen=True)
class Linked:
    """A link as said, and the incident that stands now at its other end."""

    link: IncidentLink
    other: Incident


@dataclass(frozen=True)
class Joined:
    """What was merged into an incident: its number, its title, its versions and its stages."""

    incident: Incident
    changes: Sequence[Change]
    stages: Sequence[Verification]


@dataclass(frozen=True)
class Told:
    """An incident with its parts, as one person may read them."""

    incident: Incident
    suffered: Sequence[Suffered]
    effects: Sequence[Effect]
    voices: Sequence[Voice]
    corroboration: Corroboration
    stages: Sequence[Verification]
    changes: Sequence[Change]
    bearings: Sequence[Bearing]
    links: Sequence[Linked]
    linked_from: Sequence[Linked]
    joined: Sequence[Joined]
    tags: Sequence[Term]
    evidence: Sequence[EvidenceLink]


def told_to(reach: Reach, incident: Incident) -> Told:
    information = list(
        reach.information()
        .filter(incident=incident)
        .select_related("source__kind", "source__identity", "material")
        .order_by("pk")
    )
    merged = merged_in(incident)
    links, linked_from = _links(reach, [incident, *merged])
    return Told(
        incident=incident,
        suffered=_suffered(reach, incident),
        effects=list(incident.effects.all()),
        voices=voices_of(information),
        corroboration=weighed(information),
        stages=_stages(incident),
        changes=_changes(incident),
        bearings=list(incident.bearings.select_related("commitment__provision__instrument")),
        links=links,
        linked_from=linked_from,
        joined=[Joined(one, _changes(one), _stages(one)) for one in merged],
        tags=[one.tag for one in incident.taggings.select_related("tag")],
        evidence=list(evidence_beside(reach, [incident, *merged])),
    )


def _changes(incident: Incident) -> list[Change]:
    return list(incident.changes.select_related("by").defer("before").order_by("-version"))


def _stages(incident: Incident) -> list[Verification]:
    return list(incident.verifications.select_related("by"))


def _links(reach: Reach, family: Sequence[Incident]) -> tuple[list[Linked], list[Linked]]:
    """The links of an incident and of what was merged into it, to those that stand in reach."""
    own = {one.pk for one in family}
    said = IncidentLink.objects.filter(Q(incident__in=own) | Q(other__in=own))
    found = said.select_related("incident__merged_into", "other__merged_into").order_by("pk")
    to: list[Linked] = []
    since: list[Linked] = []
    for link in found:
        forward = link.incident_id in own
        other = last_of(link.other if forward else link.incident)
        if other.pk not in own:
            (to if forward else since).append(Linked(link, other))
    seen = set(
        reach.incidents()
        .filter(pk__in=[one.other.pk for one in (*to, *since)])
        .values_list("pk", flat=True)
    )
    return [one for one in to if one.other.pk in seen], [
        one for one in since if one.other.pk in seen
    ]


def _suffered(reach: Reach, incident: Incident) -> list[Suffered]:
    victims = reach.victims().filter(incident=incident).select_related("identity", "capacity")
    told = {victim.pk: Suffered(victim) for victim in victims}
    acts = reach.acts().filter(incident=incident).select_related("violation", "method", "outcome")
    deeds = {act.pk: Deed(act) for act in acts.order_by("pk")}
    for deed in deeds.values():
        told[deed.act.victim_id].deeds.append(deed)
    done = Involvement.objects.filter(act__in=deeds).select_related("party", "degree", "identity")
    for one in done.order_by("pk"):
        deeds[one.act_id].involved.append(one)
    return list(told.values())


def voices_of(information: Sequence[Information]) -> list[Voice]:
    """Each independent voice with its repeats; a repeat of what is out of reach stands alone."""
    by_key = {one.pk: one for one in information}
    voices = {
        one.pk: Voice(one)
        for one in information
        if one.repeats_id is None or one.repeats_id not in by_key
    }
    for one in information:
        if one.pk in voices:
            continue
        first = one
        while first.pk not in voices and first.repeats_id is not None:
            first = by_key[first.repeats_id]
        voices[first.pk].repeats.append(one)
    return list(voices.values())

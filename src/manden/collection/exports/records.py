"""The incidents of an export with their parts, a few hundred at a time, through the asker's reach."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from manden.violations.models import Act, Effect, Incident, Information, Involvement, Victim
from manden.violations.reach import Reach

AT_ONCE = 500


@dataclass
class Record:
    """An incident and those of its parts that may leave with it."""

    incident: Incident
    victims: list[Victim] = field(default_factory=list)
    acts: dict[int, list[Act]] = field(default_factory=dict)
    involved: dict[int, list[Involvement]] = field(default_factory=dict)
    information: list[Information] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)


def records(reach: Reach, keys: Sequence[int]) -> Iterator[Record]:
    """Those of `keys` that are in reach now, in the order of `keys`."""
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        found = _told(reach, some)
        yield from (found[key] for key in some if key in found)


def _told(reach: Reach, keys: Sequence[int]) -> dict[int, Record]:
    within = reach.incidents().filter(pk__in=keys)
    shown = within.select_related("division", "locality", "other_locality")
    told = {incident.pk: Record(incident) for incident in shown}
    victims = reach.victims(within).select_related("capacity", "identity").order_by("ordinal")
    for victim in victims:
        told[victim.incident_id].victims.append(victim)
    acts = reach.acts(within).select_related("violation", "method", "outcome").order_by("pk")
    of_act = {}
    for act in acts:
        told[act.incident_id].acts.setdefault(act.victim_id, []).append(act)
        of_act[act.pk] = told[act.incident_id]
    done = Involvement.objects.filter(act__in=list(of_act)).select_related("party", "degree")
    for one in done.order_by("pk"):
        of_act[one.act_id].involved.setdefault(one.act_id, []).append(one)
    said = reach.information(within).select_related("source__kind", "source__identity", "material")
    for information in said.order_by("pk"):
        told[information.incident_id].information.append(information)
    for effect in Effect.objects.filter(incident__in=list(told)).order_by("pk"):
        told[effect.incident_id].effects.append(effect)
    return told


def fingerprint(reach: Reach, keys: Sequence[int]) -> str:
    """Which of `keys`, with which parts, are in reach now, each at its version."""
    within = reach.incidents().filter(pk__in=keys)
    found = [
        sorted(within.order_by().values_list("pk", "version")),
        sorted(reach.victims(within).order_by().values_list("pk", flat=True)),
        sorted(reach.acts(within).order_by().values_list("pk", flat=True)),
        sorted(reach.information(within).order_by().values_list("pk", flat=True)),
    ]
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()

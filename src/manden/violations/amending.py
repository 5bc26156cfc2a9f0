"""Changing an incident in place: people in the vault, sources and what they said stay as they are.

`rewrite_incident` makes an incident anew from a file that tells it whole; a page shows what people
may correct, and what it does not show must not be lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.violations.actions import (
    involve,
    make_act,
    make_victim,
    told_of,
    told_of_victim,
    write_effects,
    write_sources,
)
from manden.violations.changing import keep_version
from manden.violations.coded import Codes
from manden.violations.entry import IncidentEntry
from manden.violations.models import Act, Change, Incident, Information, Victim

_OUT_OF_THE_WAY = 10_000  # ordinals are told apart while they are given anew


@transaction.atomic
def amend_incident(
    *,
    incident: Incident,
    entry: IncidentEntry,
    kept: Sequence[int | None],
    reason: str,
    by: User,
    shown: int,
) -> Incident:
    """Make the incident what `entry` tells; `kept` holds, for each of its victims, the key of the
    one that it continues. The sources of `entry` come beside those that stand.

    ChangedMeanwhile where `shown` is no longer the version that stands.
    """
    held = keep_version(incident=incident, kind=Change.Kind.EDIT, reason=reason, by=by, shown=shown)
    codes = Codes()
    for name, value in told_of(entry, codes).items():
        setattr(held, name, value)
    held.save()
    victims = _victims(held, entry, kept, codes, by)
    _acts(held, victims, entry, codes)
    write_effects(incident=held, effects=entry.effects)
    write_sources(incident=held, sources=entry.sources, codes=codes, by=by, at=moment_of_record())
    audit.record(by=by, act="incident.edit", record=held, details={"version": held.version})
    return held


def _victims(
    held: Incident, entry: IncidentEntry, kept: Sequence[int | None], codes: Codes, by: User
) -> list[Victim]:
    standing = {victim.pk: victim for victim in held.victims.all()}
    gone = [pk for pk in standing if pk not in kept]
    Information.objects.filter(act__victim__in=gone).update(act=None)
    held.victims.filter(pk__in=gone).delete()
    held.victims.update(ordinal=F("ordinal") + _OUT_OF_THE_WAY)
    victims = []
    for ordinal, (told, pk) in enumerate(zip(entry.victims, kept, strict=True), 1):
        victim = standing.get(pk) if pk is not None else None
        if victim is None:
            victims.append(make_victim(held, ordinal, told, codes, by))
            continue
        victim.ordinal = ordinal
        for name, value in told_of_victim(told, codes).items():
            setattr(victim, name, value)
        victim.save()
        victims.append(victim)
    return victims


def _acts(held: Incident, victims: Sequence[Victim], entry: IncidentEntry, codes: Codes) -> None:
    standing = {(act.victim_id, act.violation_id): act for act in held.acts.all()}
    for told in entry.acts:
        victim = victims[told.victim]
        violation = codes.needed_term("violation", told.violation)
        act = standing.pop((victim.pk, violation.pk), None)
        if act is None:
            make_act(held, victim, told, entry.parties, codes)
            continue
        act.method = codes.term("method", told.method)
        act.outcome = codes.term("outcome", told.outcome)
        act.save(update_fields=["method", "outcome"])
        act.involvements.filter(identity=None).delete()
        involve(act, told, entry.parties, codes)
    gone = [act.pk for act in standing.values()]
    Information.objects.filter(act__in=gone).update(act=None)
    Act.objects.filter(pk__in=gone).delete()

"""An incident as it stood at an earlier version: what it said, and who changed what of it.

A version is kept whole, as plain values. It is read by today's rights: what concerns a person who no
longer lets it be kept is not in it, a conflict of interest closes it, and the level and circle that it
had then are asked for beside those that the incident has now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import serializers
from django.db.models import Model, Q

from manden.access.policy import allows
from manden.vault.models import Identity
from manden.violations.corroboration import Corroboration, weighed
from manden.violations.models import (
    Act,
    Change,
    Effect,
    Incident,
    Information,
    Involvement,
    Party,
    Source,
    Term,
    Victim,
)
from manden.violations.queries.incident import Deed, Suffered, Voice, voices_of
from manden.violations.reach import Reach
from manden.violations.snapshot import PARTS, snapshot

# Which columns of an incident tell which thing; the rest is how a record is kept.
_TELLS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "date": (
        *("happened_first", "happened_last", "happened_precision"),
        *("happened_label", "happened_about"),
    ),
    "place": (
        *("place_label", "place_precision", "division", "locality", "other_locality"),
        *("latitude", "longitude"),
    ),
    "account": ("narrative", "language"),
    "operation": ("operation",),
    "toll": ("toll_best", "toll_low", "toll_high"),
    "status": ("status",),
    "protection": ("level", "compartment"),
}
# A part told anew by an import has another key, and says the same.
_KEYS = frozenset({"incident", "victim", "act", "source", "repeats", "recorded_at", "recorded_by"})
_OF_PART = ("victims", "acts", "parties", "information", "effects", "bearings", "tags")


@dataclass(frozen=True)
class Version:
    """What an incident said at a version, from a change (`since`, None at the first) to the next
    (`until`), which touched what `changed` names. Its records are read from what was kept: never
    saved."""

    incident: Incident
    number: int
    since: Change | None
    until: Change
    changed: Sequence[str]
    suffered: Sequence[Suffered]
    effects: Sequence[Effect]
    voices: Sequence[Voice]
    corroboration: Corroboration


def version_of(reach: Reach, incident: Incident, number: int) -> Version | None:
    """The version of that number, as far as `reach` goes; None where none was kept, or it is closed."""
    around = incident.changes.select_related("by").filter(version__in=(number - 1, number))
    changes = {one.version: one for one in around}
    until = changes.get(number)
    if until is None:
        return None
    kept = until.before
    [then], parts = _records(kept["incident"]), _parts(kept)
    agreeing = _agreeing(reach, parts)
    information = [one for one in parts[Information] if one.source_id in agreeing.sources]
    silent = bool(parts[Information]) and not information
    if silent or not allows(reach.person, "incident.read", then) or _in_conflict(reach, parts):
        return None
    _name(information, "source", agreeing.sources)
    _name(information, "material", Term.objects.in_bulk(_keys(information, "material")))
    return Version(
        incident=then,
        number=number,
        since=changes.get(number - 1),
        until=until,
        changed=_changed(kept, _next(incident, number)),
        suffered=_suffered(parts, agreeing.people),
        effects=parts[Effect],
        voices=voices_of(information),
        corroboration=weighed(information),
    )


@dataclass(frozen=True)
class _Agreeing:
    """The people of a version who let it be kept, and the sources that are no others."""

    people: Mapping[Any, Identity]
    sources: Mapping[Any, Source]


def _agreeing(reach: Reach, parts: Mapping[type[Model], list[Any]]) -> _Agreeing:
    told = _keys(parts[Information], "source")
    sources = Source.objects.select_related("kind", "identity").in_bulk(told)
    people = reach.agreeing_people(
        [
            *_keys(parts[Victim], "identity"),
            *(one.identity_id for one in sources.values() if one.identity_id),
        ]
    )
    return _Agreeing(
        people,
        {
            key: one
            for key, one in sources.items()
            if one.identity_id is None or one.identity_id in people
        },
    )


def _in_conflict(reach: Reach, parts: Mapping[type[Model], list[Any]]) -> bool:
    """Whether a standing flag keeps the person from anybody, or any party, of the version."""
    spoke = Source.objects.filter(pk__in=_keys(parts[Information], "source"))
    people = {
        *_keys(parts[Victim], "identity"),
        *_keys(parts[Involvement], "identity"),
        *spoke.exclude(identity=None).values_list("identity", flat=True),
    }
    parties = Party.objects.filter(pk__in=_keys(parts[Involvement], "party"))
    of_them = Q(identity__in=people) | Q(actor__in=parties.values("actor"))
    return reach.person.conflicts.standing().filter(of_them).exists()


def _suffered(
    parts: Mapping[type[Model], list[Any]], people: Mapping[Any, Identity]
) -> list[Suffered]:
    victims = [one for one in parts[Victim] if one.identity_id is None or one.identity_id in people]
    suffered = {one.pk: Suffered(one) for one in victims}
    acts = [one for one in parts[Act] if one.victim_id in suffered]
    deeds = {one.pk: Deed(one) for one in acts}
    involved = [one for one in parts[Involvement] if one.act_id in deeds]
    named = (*victims, *acts, *involved)
    columns = ("capacity", "violation", "method", "outcome", "degree")
    terms = Term.objects.in_bulk({key for name in columns for key in _keys(named, name)})
    for name in columns:
        _name(named, name, terms)
    _name(victims, "identity", people)
    _name(involved, "party", Party.objects.in_bulk(_keys(involved, "party")))
    for deed in deeds.values():
        suffered[deed.act.victim_id].deeds.append(deed)
    for one in involved:
        deeds[one.act_id].involved.append(one)
    return sorted(suffered.values(), key=lambda one: one.victim.ordinal)


def _next(incident: Incident, number: int) -> Mapping[str, Any]:
    """What the version after `number` says: kept, or that which stands."""
    after = Change.objects.filter(incident=incident, version=number + 1).first()
    return after.before if after else snapshot(Incident.objects.get(pk=incident.pk))


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What differs between two versions, each thing once."""
    was, now = (kept["incident"][0]["fields"] for kept in (before, after))
    told = [
        thing
        for thing, columns in _TELLS.items()
        if any(was.get(name) != now.get(name) for name in columns)
    ]
    parts = zip(_OF_PART, before["parts"], after["parts"], strict=False)
    return [*told, *(name for name, one, other in parts if _said(one) != _said(other))]


def _said(part: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {name: told for name, told in one["fields"].items() if name not in _KEYS} for one in part
    ]


def _parts(kept: Mapping[str, Any]) -> dict[type[Model], list[Any]]:
    told = zip(PARTS, kept["parts"], strict=False)
    return {model: [] for model, _ in PARTS} | {model: _records(part) for (model, _), part in told}


def _records(told: Any) -> list[Any]:
    read = serializers.deserialize("python", told, ignorenonexistent=True)
    return [one.object for one in read]


def _keys(records: Iterable[Any], name: str) -> set[Any]:
    """The keys of what `records` point to by `name`, where they have it."""
    return {getattr(one, f"{name}_id", None) for one in records} - {None}


def _name(records: Iterable[Any], name: str, known: Mapping[Any, Any]) -> None:
    """Give each record what it points to, read at once for all."""
    for one in records:
        key = getattr(one, f"{name}_id", None)
        if key is not None:
            setattr(one, name, known.get(key))

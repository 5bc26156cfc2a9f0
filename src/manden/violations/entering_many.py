"""Entering many incidents at once, as a file brings them: the same records as one by one, in a
statement for each table.

Not a write of its own: the import that calls it holds the transaction and writes the audit entry,
which says how many were made. Names of people do not come this way: they are entered one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from manden.access.models import User
from manden.access.roles import Level
from manden.access.rows_at_once import reserve_keys, write_rows
from manden.violations import word_index
from manden.violations.actions import days_of, told_of, told_of_victim
from manden.violations.coded import Codes, UnknownCode
from manden.violations.entry import ActEntry, IncidentEntry, SourceEntry, VictimEntry
from manden.violations.models import (
    Act,
    Effect,
    Incident,
    Information,
    Involvement,
    Source,
    Status,
    Verification,
    Victim,
)
from manden.violations.models.incident import new_key

_LINKED = ("division", "locality", "other_locality", "capacity")


@dataclass(frozen=True)
class Coming:
    """An incident to be entered, and the number under which it is entered once."""

    entry: IncidentEntry
    submission: UUID


@dataclass
class _Laid:
    """The rows of each table, as they are told before anything is written."""

    incidents: list[dict[str, Any]] = field(default_factory=list)
    victims: list[dict[str, Any]] = field(default_factory=list)
    acts: list[dict[str, Any]] = field(default_factory=list)
    involvements: list[dict[str, Any]] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)
    information: list[dict[str, Any]] = field(default_factory=list)
    effects: list[dict[str, Any]] = field(default_factory=list)
    verifications: list[dict[str, Any]] = field(default_factory=list)


def enter_incidents(
    *, coming: Sequence[Coming], by: User, level: str, codes: Codes, at: datetime
) -> Sequence[int]:
    """The keys of the incidents made, in their order; UnknownCode where an entry names what the
    desk does not have (`sure_of_codes` says so beforehand, one by one)."""
    keys = reserve_keys(Incident, len(coming))
    names = iter(_free_keys(Incident, len(coming)))
    laid = _Laid()
    told_by_all = _Author(by, Level(level).value, at)
    for key, one in zip(keys, coming, strict=True):
        _lay(laid, key, next(names), one, codes, told_by_all)
    _number(laid)
    for row, name in zip(laid.sources, _free_keys(Source, len(laid.sources)), strict=True):
        row["key"] = name
    for model, rows in (
        (Incident, laid.incidents),
        (Victim, laid.victims),
        (Act, laid.acts),
        (Involvement, laid.involvements),
        (Source, laid.sources),
        (Information, laid.information),
        (Effect, laid.effects),
        (Verification, laid.verifications),
    ):
        if rows:
            write_rows(model, list(rows[0]), [list(row.values()) for row in rows])
    word_index.keep(
        (key, one.entry.title, one.entry.narrative, one.entry.language)
        for key, one in zip(keys, coming, strict=True)
    )
    return keys


def sure_of_codes(entry: IncidentEntry, codes: Codes) -> None:
    """Pass, or UnknownCode with the first term, party or place that the desk does not have."""
    told_of(entry, codes)
    for victim in entry.victims:
        codes.term("capacity", victim.capacity)
    for act in entry.acts:
        codes.needed_term("violation", act.violation)
        codes.term("method", act.method)
        codes.term("outcome", act.outcome)
        for one in act.involvements:
            codes.party(one.party, entry.parties)
            codes.needed_term("degree", one.degree)
    for source in entry.sources:
        codes.needed_term("source", source.kind)
        codes.term("material", source.material)


@dataclass(frozen=True)
class _Author:
    by: User
    level: str
    at: datetime

    @property
    def recorded(self) -> dict[str, Any]:
        return {"recorded_at": self.at, "recorded_by_id": self.by.pk}


def _lay(laid: _Laid, key: int, name: str, one: Coming, codes: Codes, author: _Author) -> None:
    entry = one.entry
    laid.incidents.append(
        {
            "id": key,
            "key": name,
            **_by_attribute(told_of(entry, codes)),
            "status": str(Status.REPORTED),
            "compartment_id": None,
            "level": author.level,
            "fictitious": False,
            "submission": one.submission,
            "version": 1,
            "merged_into_id": None,
            "removed_at": None,
            **author.recorded,
        }
    )
    began = len(laid.victims)
    for ordinal, victim in enumerate(entry.victims, 1):
        laid.victims.append(_victim(key, ordinal, victim, codes))
    for act in entry.acts:
        _lay_act(laid, key, began + act.victim, act, entry, codes)
    for source in entry.sources:
        _lay_source(laid, key, source, entry.language, codes, author)
    laid.effects.extend({"incident_id": key, **vars(effect)} for effect in entry.effects)
    laid.verifications.append(_reported(key, author))


def _victim(key: int, ordinal: int, told: VictimEntry, codes: Codes) -> dict[str, Any]:
    if any(value.strip() for value in told.identity.values()):
        raise UnknownCode("a name is entered on its page, never with a file of many")
    return {
        "incident_id": key,
        "ordinal": ordinal,
        "identity_id": None,
        **_by_attribute(told_of_victim(told, codes)),
    }


def _lay_act(
    laid: _Laid, key: int, victim: int, told: ActEntry, entry: IncidentEntry, codes: Codes
) -> None:
    """`victim` and `act` are places in the lists until the rows have their keys."""
    method, outcome = codes.term("method", told.method), codes.term("outcome", told.outcome)
    place = len(laid.acts)
    laid.acts.append(
        {
            "incident_id": key,
            "victim_id": victim,
            "violation_id": codes.needed_term("violation", told.violation).pk,
            "method_id": method.pk if method else None,
            "outcome_id": outcome.pk if outcome else None,
            "note": told.note,
            **days_of(told.happened),
        }
    )
    for one in told.involvements:
        laid.involvements.append(
            {
                "act_id": place,
                "party_id": codes.party(one.party, entry.parties).pk,
                "identity_id": None,
                "degree_id": codes.needed_term("degree", one.degree).pk,
                "certainty": one.certainty,
            }
        )


def _lay_source(
    laid: _Laid, key: int, told: SourceEntry, language: str, codes: Codes, author: _Author
) -> None:
    if any(value.strip() for value in told.identity.values()):
        raise UnknownCode("a name is entered on its page, never with a file of many")
    material = codes.term("material", told.material)
    laid.information.append(
        {
            "source_id": len(laid.sources),
            "incident_id": key,
            "act_id": None,
            "statement": told.statement,
            "language": language,
            "material_id": material.pk if material else None,
            "received": told.received,
            "credibility": told.credibility,
            "position": told.position,
            "repeats_id": None,
            **author.recorded,
        }
    )
    laid.sources.append(
        {
            "standing": told.standing,
            "kind_id": codes.needed_term("source", told.kind).pk,
            "identity_id": None,
            "name": told.name,
            "reliability": told.reliability,
            "contact_allowed": told.contact_allowed,
            "compartment_id": None,
            "level": author.level,
            **author.recorded,
        }
    )


def _reported(key: int, author: _Author) -> dict[str, Any]:
    return {
        "incident_id": key,
        "status": str(Status.REPORTED),
        "standard": "",
        "reasons": "",
        "questions": "",
        "disagrees": False,
        "late": False,
        "on": author.at.date(),
        "at": author.at,
        "by_id": author.by.pk,
        "recorder_id": author.by.pk,
    }


def _free_keys(model: type[Incident] | type[Source], count: int) -> list[str]:
    """Keys that no row bears: among a hundred thousand, two are drawn alike now and then."""
    free: set[str] = set()
    while len(free) < count:
        drawn = {new_key() for _ in range(count - len(free))}
        free |= drawn - set(model.objects.filter(key__in=drawn).values_list("key", flat=True))
    return list(free)


def _number(laid: _Laid) -> None:
    """Give victims, acts and sources their keys, and those that point to them those keys."""
    for model, rows, pointing, column in (
        (Victim, laid.victims, laid.acts, "victim_id"),
        (Act, laid.acts, laid.involvements, "act_id"),
        (Source, laid.sources, laid.information, "source_id"),
    ):
        keys = reserve_keys(model, len(rows))
        for key, row in zip(keys, rows, strict=True):
            row["id"] = key
        for row in pointing:
            row[column] = keys[row[column]]


def _by_attribute(told: dict[str, Any]) -> dict[str, Any]:
    """Under the names of columns: a record that is pointed to by its key."""
    columns = {}
    for name, value in told.items():
        if name in _LINKED:
            columns[f"{name}_id"] = None if value is None else value.pk
        else:
            columns[name] = value
    return columns

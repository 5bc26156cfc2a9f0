"""Fictitious incidents of the demonstration, verified by a fictitious reviewer, and figures of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import yaml

from manden.access.actions import make_account
from manden.access.models import User
from manden.access.roles import Level, Role
from manden.analysis.question import question_of
from manden.commitments.models import Commitment
from manden.dates import read_date
from manden.desk.demonstration_places import lay_places, place_of
from manden.reporting.actions import keep_figure
from manden.reporting.models import Figure
from manden.violations.actions import bear_on, enter_incident
from manden.violations.entry import (
    ActEntry,
    EffectEntry,
    IncidentEntry,
    InvolvementEntry,
    PlaceEntry,
    SourceEntry,
    VictimEntry,
)
from manden.violations.models import Incident
from manden.violations.seeding import lay_vocabularies
from manden.violations.verifying import verify

REVIEWER = "fictitious-reviewer"
FILE = "demonstration_incidents.yaml"


def record_incidents(folder: Path, *, symbol: str, by: User) -> None:
    """Record what the pack's file tells; run again, it adds nothing."""
    if not (folder / FILE).exists():
        return
    told = yaml.safe_load((folder / FILE).read_text(encoding="utf-8"))
    commitments = {
        one.key: one for one in Commitment.objects.filter(provision__instrument__symbol=symbol)
    }
    lay_vocabularies(by=by)
    lay_places(told["places"], by=by)
    for number, one in enumerate(told["incidents"]):
        submission = uuid5(NAMESPACE_URL, f"manden-demonstration-incident-{number}")
        if not Incident.objects.filter(submission=submission).exists():
            _record(one, submission, commitments, by)
    if not Figure.objects.exists():
        for one in told["figures"]:
            _keep(one, commitments, by)


def _record(
    told: Mapping[str, Any], submission: Any, commitments: Mapping[str, Commitment], by: User
) -> None:
    incident = enter_incident(
        entry=_entry(told),
        submission=submission,
        by=by,
        level=Level.INTERNAL,
        fictitious=True,
    )
    for key, reason in told.get("bears", {}).items():
        bear_on(incident=incident, commitment=commitments[key], reason=reason, by=by)
    if "verified" in told:
        verify(
            incident=incident,
            status="verified",
            standard="reasonable_grounds",
            reasons="Fictif ‖ Fictitious",
            on=date.fromisoformat(told["verified"]),
            by=_reviewer(by),
        )


def _entry(told: Mapping[str, Any]) -> IncidentEntry:
    return IncidentEntry(
        title=told["title"],
        happened=replace(read_date(told["when"]), text=""),
        place=place_of(told["place"]) if "place" in told else PlaceEntry(),
        language="fr",
        victims=tuple(VictimEntry(sex=sex, age=age) for sex, age in told.get("victims", ())),
        acts=tuple(
            ActEntry(
                victim, violation, involvements=tuple(InvolvementEntry(party) for party in parties)
            )
            for victim, violation, parties in told.get("acts", ())
        ),
        sources=(SourceEntry("other", "secondary", "Récit fictif ‖ Fictitious account"),),
        effects=tuple(EffectEntry(on, kind) for on, kind in told.get("effects", ())),
    )


def _keep(told: Mapping[str, Any], commitments: Mapping[str, Commitment], by: User) -> None:
    question = question_of(told["question"])
    keep_figure(
        question=question,
        title=question.title,
        shape=told["shape"],
        commitment=commitments[told["commitment"]],
        bearing=told["bearing"],
        by=by,
    )


def _reviewer(by: User) -> User:
    """An account that nobody can sign in to: another verifies than who recorded, here too."""
    known = User.objects.filter(username=REVIEWER).first()
    return known or make_account(username=REVIEWER, roles=[Role.REVIEWER], by=by)

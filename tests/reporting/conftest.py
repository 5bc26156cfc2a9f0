"""An invented attack, a paragraph it bears on, and the people who make a figure of it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from manden.access.roles import Role
from manden.commitments.models import Commitment
from manden.instruments.models import Instrument, Provision
from manden.violations.actions import enter_incident
from manden.violations.entry import (
    ActEntry,
    EffectEntry,
    IncidentEntry,
    InvolvementEntry,
    SourceEntry,
    VictimEntry,
)
from manden.violations.models import Incident
from manden.violations.seeding import lay_vocabularies
from manden.violations.verifying import verify

BOTH = (InvolvementEntry("armed_group"), InvolvementEntry("state_forces"))
REPORTED = {"unit": "victims", "where": {"status": ["reported"]}, "rows": ["party_kind"]}
TITLE = {"fr": "Personnes touchées", "en": "People affected"}


@pytest.fixture
def vocabularies(operator):
    lay_vocabularies(by=operator)


@pytest.fixture
def officer(person):
    return person("officer", Role.DESK_OFFICER, Role.ANALYST, clearance="strict")


@pytest.fixture
def colleague(person):
    return person("colleague", Role.REVIEWER, clearance="strict")


@pytest.fixture
def raid(vocabularies, operator):
    """Three victims, each of two violations, by two parties together; one attack on a school."""

    def record(**changed):
        entry = IncidentEntry(
            title="Raid on the bridge",
            victims=tuple(VictimEntry(age="child", sex="male") for _ in range(3)),
            acts=tuple(
                ActEntry(n, kind, involvements=BOTH)
                for n in range(3)
                for kind in ("killing", "looting")
            ),
            sources=(SourceEntry("witness", "primary", "Saw it."),),
            effects=(EffectEntry("school", "attack"),),
        )
        incident = enter_incident(entry=entry, submission=uuid4(), by=operator)
        Incident.objects.filter(pk=incident.pk).update(**changed)
        return Incident.objects.get(pk=incident.pk)

    return record


@pytest.fixture
def verified(colleague):
    def make(incident, on):
        verify(
            incident=incident, status="verified", standard="reasonable_grounds",
            reasons="Two voices agree.", by=colleague, on=on,
        )  # fmt: skip

    return make


@pytest.fixture
def commitment(db):
    instrument = Instrument.objects.create(
        symbol="A/HRC/RES/99/1", slug="a-hrc-res-99-1", is_current=True
    )
    provision = Provision.objects.create(
        instrument=instrument, anchor="OP1", kind="operative", order=1, gist_fr="…", gist_en="…"
    )
    return Commitment.objects.create(
        provision=provision, key="OP1.1", order=1, kind="commitment", verb="urge", force="urge"
    )

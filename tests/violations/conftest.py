"""The attack that these stories tell: invented, at an invented place."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from manden.access.actions import local_operator
from manden.access.models import Compartment, Grant
from manden.dates import read_date
from manden.places.actions import load_divisions
from manden.places.models import Scheme
from manden.places.rows import DivisionRow
from manden.violations.entry import (
    ActEntry,
    EffectEntry,
    IncidentEntry,
    InvolvementEntry,
    PlaceEntry,
    SourceEntry,
    VictimEntry,
)
from manden.violations.seeding import lay_vocabularies
from tests.vault.evidence_cast import folder, proved  # noqa: F401

BY_GROUP = (InvolvementEntry("armed_group"),)
BY_BOTH = (*BY_GROUP, InvolvementEntry("militia", "ordered", "likely"))


@pytest.fixture
def operator(db):
    return local_operator()


@pytest.fixture
def vocabularies(operator):
    lay_vocabularies(by=operator)


@pytest.fixture
def circle(db):
    return Compartment.objects.create(code="lakes", name_fr="Lacs", name_en="Lakes")


@pytest.fixture
def granted(circle, operator):
    def grant(user):
        Grant.objects.create(
            user=user,
            compartment=circle,
            reason="their region",
            granted_by=operator,
            expires_at=timezone.now() + timedelta(days=30),
        )
        return user

    return grant


@pytest.fixture
def drawn(operator):
    scheme = Scheme.objects.create(code="own", country="XYZ", name_fr="Le nôtre", name_en="Ours")
    rows = [DivisionRow("X01", 1, "Région des Lacs", "", date(2021, 1, 1))]
    load_divisions(scheme=scheme, rows=rows, by=operator)


@pytest.fixture
def attack(vocabularies, drawn):
    return IncidentEntry(
        title="Attack on a market",
        happened=read_date("mid-June 2023"),
        place=PlaceEntry("near the lake", "division", "X01"),
        narrative="Men on motorbikes fired at the market.",
        language="en",
        victims=(
            VictimEntry(sex="female", age="adult", age_years=34, capacity="civilian"),
            VictimEntry(sex="male", age="child", age_years=9, capacity="pupil"),
            VictimEntry("group", counted=12, estimated_low=10, estimated_high=20),
        ),
        acts=(
            ActEntry(0, "killing", "shooting", "dead", involvements=BY_BOTH),
            ActEntry(1, "maiming", "shooting", "injured", involvements=BY_GROUP),
            ActEntry(2, "looting", involvements=BY_GROUP),
        ),
        sources=(SourceEntry("witness", "primary", "Saw it from the school."),),
        effects=(EffectEntry("school", "attack", "The school of the market", children=40),),
    )


@pytest.fixture
def entering(signed_in, monitor, vocabularies):
    """A monitor's browser."""
    return signed_in(monitor)

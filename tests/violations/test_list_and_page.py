"""The list of incidents and the page of one: what is counted, in what unit, and for whom."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from manden.access.roles import Role
from manden.commitments.models import Commitment
from manden.instruments.models import Instrument, Provision
from manden.violations.actions import enter_incident
from manden.violations.entry import ActEntry, IncidentEntry, InvolvementEntry, VictimEntry
from manden.violations.models import Bearing, Information, SavedFilter
from manden.violations.queries.listing import counts_of
from manden.violations.queries.wanted import Found, Wanted
from manden.violations.reach import Reach

pytestmark = pytest.mark.django_db
LIST = "/en/incidents/"


@pytest.fixture
def reader(person):
    return person("reader", Role.REVIEWER, clearance="strict")


@pytest.fixture
def market(attack, operator):
    return enter_incident(entry=attack, submission=uuid4(), by=operator)


@pytest.fixture
def raid(vocabularies, operator):
    by = (InvolvementEntry("state_forces"), InvolvementEntry("armed_group"))
    entry = IncidentEntry(
        title="Raid on the bridge",
        victims=(VictimEntry(sex="male", age="adult"),),
        acts=(
            ActEntry(0, "summary_execution", involvements=by),
            ActEntry(0, "torture", involvements=by[:1]),
        ),
    )
    return enter_incident(entry=entry, submission=uuid4(), by=operator, fictitious=True)


@pytest.fixture
def commitment(db):
    instrument = Instrument.objects.create(
        symbol="A/HRC/RES/99/1", slug="a-hrc-res-99-1", is_current=True
    )
    provision = Provision.objects.create(instrument=instrument, anchor="OP1", kind="OP", order=1)
    return Commitment.objects.create(
        provision=provision, key="OP1.1", order=1, kind="commitment", verb="urges", force="urge"
    )


def counted(reader, **wanted):
    return counts_of(Found(Reach(reader), Wanted(**wanted)))


def test_each_count_is_in_its_own_unit(reader, market, raid):
    counts = counted(reader)

    assert (counts.incidents, counts.victims, counts.violations) == (2, 1 + 1 + 12 + 1, 5)
    assert dict(counts.by_kind)["state_forces"] == 2
    assert dict(counts.by_kind)["armed_group"] == 4


@pytest.mark.parametrize(
    ("wanted", "incidents", "victims", "violations"),
    [
        ({"violation": "life"}, 2, 2, 2),
        ({"violation": "torture", "sex": "female"}, 0, 0, 0),
        ({"sex": "female"}, 1, 1, 1),
        ({"kind": "state_forces"}, 1, 1, 2),
        ({"party": "militia"}, 1, 1, 1),
        ({"grave": "killing_maiming"}, 1, 1, 1),
        ({"division": "X01"}, 1, 14, 3),
        ({"division": "nowhere"}, 0, 0, 0),
        ({"words": "BRIDGE raid"}, 1, 1, 2),
        ({"fictitious": "without"}, 1, 14, 3),
        ({"status": "verified"}, 0, 0, 0),
        ({"capacity": "pupil", "age": "child"}, 1, 1, 1),
    ],
)
def test_a_filter_means_the_same_for_every_unit(
    reader, market, raid, wanted, incidents, victims, violations
):
    counts = counted(reader, **wanted)

    assert (counts.incidents, counts.victims, counts.violations) == (incidents, victims, violations)


def test_the_list_asks_no_more_for_more_incidents(signed_in, reader, raid, operator):
    client = signed_in(reader)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(6):
        entry = IncidentEntry(
            title=f"Raid {number}",
            victims=(VictimEntry(),),
            acts=(ActEntry(0, "looting", involvements=(InvolvementEntry("militia"),)),),
        )
        enter_incident(entry=entry, submission=uuid4(), by=operator)

    with CaptureQueriesContext(connection) as many:
        page = client.get(LIST).content.decode()

    assert "Raid 5" in page
    assert len(many) == len(few)


def test_a_filter_is_kept_by_name_for_its_owner(signed_in, reader, person, market, raid):
    client = signed_in(reader)

    client.post(f"{LIST}filters/?violation=torture", {"name": "Torture"})

    assert "violation=torture" in client.get(LIST).content.decode()
    kept = SavedFilter.objects.get()
    other = signed_in(person("other", Role.REVIEWER, clearance="strict"))
    assert "Torture</a>" not in other.get(LIST).content.decode()
    assert other.post(f"{LIST}filters/{kept.pk}/drop/").status_code == 404
    client.post(f"{LIST}filters/{kept.pk}/drop/")
    assert not SavedFilter.objects.exists()


def test_the_page_keeps_what_was_stated_and_how_precisely(signed_in, reader, market):
    page = signed_in(reader).get(f"{LIST}{market.key}/").content.decode()

    assert "mid-June 2023" in page and "part of a month" in page
    assert "near the lake" in page and "X01" in page
    assert "12 counted" in page and "10 to 20 estimated" in page
    assert "1 independent voice supports it" in page


def test_a_repeat_is_shown_apart_and_is_no_voice(signed_in, reader, market):
    first = market.information.get()
    Information.objects.create(
        source=first.source,
        incident=market,
        statement="Heard it on the radio.",
        repeats=first,
        recorded_at=first.recorded_at,
        recorded_by=first.recorded_by,
    )

    page = signed_in(reader).get(f"{LIST}{market.key}/").content.decode()

    assert "1 independent voice supports it" in page
    assert "1 only repeats another" in page


def test_a_bearing_has_a_reason(signed_in, reader, market, commitment):
    client = signed_in(reader)
    address = f"{LIST}{market.key}/bearing/"

    refused = client.post(address, {"commitment": commitment.pk, "reason": ""})
    client.post(address, {"commitment": commitment.pk, "reason": "it hit a market"})

    assert refused.status_code == 422
    assert Bearing.objects.get().reason == "it hit a market"
    page = client.get(f"{LIST}{market.key}/").content.decode()
    assert f"/{commitment.instrument.slug}/{commitment.key}/" in page

"""What may be seen of the record, by right and by consent, on the next query."""

from uuid import uuid4

import pytest
from django.utils import timezone

from manden.access.policy import allows
from manden.access.roles import Role
from manden.vault.actions import flag_conflict, record_consent
from manden.violations.actions import enter_incident
from manden.violations.entry import (
    ActEntry,
    IncidentEntry,
    InvolvementEntry,
    SourceEntry,
    VictimEntry,
)
from manden.violations.models import Incident
from manden.violations.reach import Reach

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(person, granted):
    reviewer = granted(person("in", Role.REVIEWER, clearance="strict"))
    return {
        "in": reviewer,
        "out": person("out", Role.REVIEWER, clearance="strict"),
        "low": granted(person("low", Role.REVIEWER, clearance="internal")),
        "monitor": person("field", Role.MONITOR),
        "focal": person("focal", Role.FOCAL_POINT, clearance="strict"),
    }


@pytest.fixture
def incident(vocabularies, circle, cast):
    by = (InvolvementEntry("armed_group"),)
    entry = IncidentEntry(
        title="Raid",
        victims=(
            VictimEntry(identity={"full_name": "Zuri Vale"}, consents=("keep",)),
            VictimEntry(),
        ),
        acts=(ActEntry(0, "killing", involvements=by), ActEntry(1, "looting", involvements=by)),
        sources=(
            SourceEntry(
                "witness", "primary", "Saw.", identity={"full_name": "Omo Tal"}, consents=("keep",)
            ),
        ),
    )
    return enter_incident(entry=entry, submission=uuid4(), by=cast["monitor"], compartment=circle)


def say(identity, purpose, state, by):
    record_consent(
        identity=identity, purpose=purpose, state=state, manner="oral", by=by, now=timezone.now()
    )


@pytest.mark.parametrize(
    ("who", "sees"),
    [("in", True), ("out", False), ("low", False), ("monitor", True), ("focal", False)],
)
def test_page_and_list_say_the_same(incident, cast, who, sees):
    assert bool(allows(cast[who], "incident.read", incident)) is sees
    assert Reach(cast[who]).incidents().filter(pk=incident.pk).exists() is sees


def test_a_monitor_sees_their_own_report_and_nobody_elses(incident, cast, person):
    other = person("other", Role.MONITOR)

    assert list(Reach(cast["monitor"]).incidents()) == [incident]
    assert not Reach(other).incidents().exists()
    assert not allows(other, "incident.read", incident)


def test_who_withdraws_is_gone_from_the_next_query(incident, cast, operator):
    reach = Reach(cast["in"])
    identity = incident.victims.get(ordinal=1).identity
    assert reach.victims().count() == 2

    say(identity, "keep", "withdrawn", operator)

    assert [victim.ordinal for victim in reach.victims()] == [2]
    assert [act.violation.code for act in reach.acts()] == ["looting"]
    assert reach.involvements().count() == 1


def test_an_incident_that_nobody_speaks_for_any_more_is_gone(incident, cast, operator):
    source = incident.information.get().source
    say(source.identity, "keep", "withdrawn", operator)

    assert not Reach(cast["in"]).incidents().exists()
    assert Incident.objects.filter(pk=incident.pk).exists()


def test_sharing_is_a_consent_of_its_own(incident, cast, operator):
    source = incident.information.get().source.identity
    say(source, "share_un", "given", operator)

    assert Reach(cast["in"], "share_un").incidents().count() == 1
    assert [victim.ordinal for victim in Reach(cast["in"], "share_un").victims()] == [2]
    assert not Reach(cast["in"], "share_state").incidents().exists()


def test_a_conflict_of_interest_closes_the_incident(incident, cast, operator):
    flag_conflict(
        user=cast["in"],
        identity=incident.victims.get(ordinal=1).identity,
        reason="a relative",
        by=operator,
        now=timezone.now(),
    )

    assert not allows(cast["in"], "incident.read", incident)
    assert not Reach(cast["in"]).incidents().exists()


def test_a_conflict_closes_even_what_a_monitor_recorded_on_page_and_list(incident, cast, operator):
    flag_conflict(
        user=cast["monitor"],
        identity=incident.victims.get(ordinal=1).identity,
        reason="a relative",
        by=operator,
        now=timezone.now(),
    )

    assert not allows(cast["monitor"], "incident.read", incident)
    assert not Reach(cast["monitor"]).incidents().exists()

"""An incident is entered once, whole, with its precision; wrong records cannot be made."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from manden.access.models import AuditEntry
from manden.violations.actions import enter_incident
from manden.violations.coded import UnknownCode
from manden.violations.entry import ActEntry, IncidentEntry, InvolvementEntry, VictimEntry
from manden.violations.models import Act, Incident, Involvement, Status, Victim

pytestmark = pytest.mark.django_db


def test_an_attack_is_kept_with_its_victims_acts_sources_and_effects(attack, operator):
    incident = enter_incident(entry=attack, submission=uuid4(), by=operator)

    assert incident.happened == attack.happened
    assert (incident.place_label, incident.division.code) == ("near the lake", "X01")
    assert incident.status == Status.REPORTED
    assert incident.victims.count() == incident.acts.count() == 3
    assert incident.information.get().source.standing == "primary"
    assert incident.effects.get().children == 40
    assert incident.verifications.get().status == Status.REPORTED


def test_two_parties_to_one_act_are_two_involvements_and_one_violation(attack, operator):
    enter_incident(entry=attack, submission=uuid4(), by=operator)

    assert Act.objects.filter(violation__code="killing").count() == 1
    assert Involvement.objects.filter(act__violation__code="killing").count() == 2


def test_the_same_submission_sent_again_is_the_same_incident(attack, operator):
    submission = uuid4()

    first = enter_incident(entry=attack, submission=submission, by=operator)
    again = enter_incident(entry=attack, submission=submission, by=operator)

    assert first == again
    assert Incident.objects.count() == 1
    assert AuditEntry.objects.filter(act="incident.enter").count() == 1


def test_a_word_that_the_desk_does_not_have_is_refused_and_nothing_is_kept(vocabularies, operator):
    entry = IncidentEntry(title="Raid", victims=(VictimEntry(),), acts=(ActEntry(0, "flying"),))

    with pytest.raises(UnknownCode, match="“flying” is no violation of this desk"):
        enter_incident(entry=entry, submission=uuid4(), by=operator)

    assert not Incident.objects.exists()


def test_a_name_is_kept_in_the_vault_and_in_a_compartment_alone(vocabularies, circle, operator):
    named = IncidentEntry(title="Raid", victims=(VictimEntry(identity={"full_name": "Zuri Vale"}),))

    with pytest.raises(UnknownCode, match="a name is kept in a compartment"):
        enter_incident(entry=named, submission=uuid4(), by=operator)
    incident = enter_incident(entry=named, submission=uuid4(), by=operator, compartment=circle)

    identity = incident.victims.get().identity
    assert identity.compartment == circle
    assert str(identity).startswith("P-")


def test_a_party_that_the_entry_tells_is_made_once(vocabularies, operator):
    for _ in range(2):
        entry = IncidentEntry(
            title="Raid",
            victims=(VictimEntry(),),
            acts=(ActEntry(0, "killing", involvements=(InvolvementEntry("band"),)),),
            parties={"band": ("armed_group", "The Band")},
        )
        enter_incident(entry=entry, submission=uuid4(), by=operator)

    assert {one.party.kind for one in Involvement.objects.all()} == {"armed_group"}
    assert Involvement.objects.values("party").distinct().count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": "individual", "counted": 2},
        {"unit": "group", "estimated_low": 5, "estimated_high": 3},
        {"unit": "group", "estimated_low": 5},
        {"counted": 1, "age": "adult", "age_years": 9},
    ],
)
def test_the_table_itself_refuses_a_victim_who_cannot_be(vocabularies, operator, wrong):
    incident = enter_incident(entry=IncidentEntry(title="Raid"), submission=uuid4(), by=operator)

    with pytest.raises(IntegrityError), transaction.atomic():
        Victim.objects.create(incident=incident, ordinal=1, **wrong)

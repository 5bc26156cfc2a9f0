"""Who withdraws is gone from every page, count and file on the next request."""

from uuid import uuid4

import pytest
from django.utils import timezone

from manden.access.roles import Role
from manden.collection.exports.asking import Question, ask_export, take_export
from manden.vault.actions import record_consent
from manden.violations.actions import enter_incident
from manden.violations.entry import (
    ActEntry,
    IncidentEntry,
    InvolvementEntry,
    PlaceEntry,
    SourceEntry,
    VictimEntry,
)

pytestmark = pytest.mark.django_db
BY = (InvolvementEntry("armed_group"),)
GIVEN = ("keep", "share_un")


@pytest.fixture
def reader(person, granted):
    return granted(person("reader", Role.REVIEWER, clearance="strict"))


@pytest.fixture
def incident(vocabularies, circle, operator):
    """Two victims, of whom one is known; a witness who is known, and nobody else who says so."""
    entry = IncidentEntry(
        title="Raid at the ford",
        place=PlaceEntry("the ford", "near", latitude=14.5, longitude=-3.25),
        victims=(
            VictimEntry(label="ferryman", identity={"full_name": "Zuri Vale"}, consents=GIVEN),
            VictimEntry(label="passenger"),
        ),
        acts=(ActEntry(0, "killing", involvements=BY), ActEntry(1, "looting", involvements=BY)),
        sources=(
            SourceEntry(
                "witness",
                "primary",
                "Saw it from the bank.",
                identity={"full_name": "Omo Tal"},
                consents=GIVEN,
            ),
        ),
    )
    return enter_incident(entry=entry, submission=uuid4(), by=operator, compartment=circle)


ELSEWHERE = (
    "/en/incidents/timeline/",
    "/en/incidents/map/",
    "/en/incidents/map.json",
    "/en/search/?q=ford",
)
PAGES = ("", "?words=ford", "{key}/", "{key}/file/", "{key}/file/full/")


def seen(client, incident):
    """What each page answers: nothing where it is absent."""
    answers = {}
    for page in PAGES:
        answer = client.get(f"/en/incidents/{page.format(key=incident.key)}")
        answers[page] = answer.content.decode() if answer.status_code == 200 else ""
    for page in ELSEWHERE:
        answer = client.get(page)
        answers[page] = answer.content.decode() if answer.status_code == 200 else ""
    return answers


def withdraw(identity, by):
    record_consent(
        identity=identity,
        purpose="keep",
        state="withdrawn",
        manner="oral",
        by=by,
        now=timezone.now(),
    )


def test_a_victim_who_withdraws_is_in_no_page_no_count_and_no_file(
    signed_in, reader, incident, operator
):
    client, now = signed_in(reader), timezone.now()
    victim = incident.victims.get(ordinal=1)
    question = Question({}, "csv", "share_un", "report")
    export = ask_export(question=question, by=reader, now=now)
    assert "ferryman" in seen(client, incident)["{key}/"]
    assert b"ferryman" in take_export(export=export, by=reader, now=now)

    withdraw(victim.identity, operator)

    after = seen(client, incident)
    for page, told in after.items():
        assert "ferryman" not in told, page
        assert victim.identity.pseudonym not in told, page
    assert "Killing" not in after["{key}/"]
    assert "passenger" in after["{key}/"]
    file = take_export(export=export, by=reader, now=now)
    assert b"ferryman" not in file and b"passenger" in file


def test_an_incident_of_which_nobody_speaks_any_more_is_nowhere(
    signed_in, reader, incident, operator
):
    client, now = signed_in(reader), timezone.now()
    export = ask_export(question=Question({}, "json", "share_un", "report"), by=reader, now=now)

    withdraw(incident.information.get().source.identity, operator)

    for page, told in seen(client, incident).items():
        assert "Raid at the ford" not in told, page
        assert incident.key not in told, page
    assert incident.key.encode() not in take_export(export=export, by=reader, now=now)

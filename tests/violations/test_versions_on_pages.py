"""What an incident said before a change, read on a page by today's rights."""

from uuid import uuid4

import pytest
from django.utils import timezone

from manden.access.roles import Role
from manden.vault.actions import flag_conflict, record_consent
from manden.violations.actions import enter_incident
from manden.violations.changing import rewrite_incident
from manden.violations.entry import (
    ActEntry,
    IncidentEntry,
    InvolvementEntry,
    SourceEntry,
    VictimEntry,
)
from manden.violations.joining import merge_incidents
from manden.violations.models import Change, Incident, Source
from manden.violations.queries.versions import version_of
from manden.violations.reach import Reach

pytestmark = pytest.mark.django_db
BY_GROUP = (InvolvementEntry("armed_group"),)
FIRST = IncidentEntry(
    title="Raid at the ford",
    narrative="Twelve riders came.",
    language="en",
    victims=(
        VictimEntry(identity={"full_name": "Zuri Vale"}, consents=("keep",)),
        VictimEntry(sex="female"),
    ),
    acts=(ActEntry(0, "killing", involvements=BY_GROUP), ActEntry(1, "looting")),
    sources=(
        SourceEntry("witness", "primary", "Saw.", identity={"full_name": "A"}, consents=("keep",)),
        SourceEntry("media", "secondary", "The log of the ford."),
    ),
)
THEN = IncidentEntry(title="Attack on the ford", victims=(VictimEntry(sex="female"),))


@pytest.fixture
def reader(person, granted):
    return granted(person("reader", Role.REVIEWER, clearance="strict"))


@pytest.fixture
def raid(vocabularies, circle, operator):
    told = {"submission": uuid4(), "by": operator, "compartment": circle, "level": "internal"}
    return rewritten(enter_incident(entry=FIRST, **told), operator)


def rewritten(incident, by):
    return rewrite_incident(incident=incident, entry=THEN, reason="told anew", by=by)


def page(signed_in, user, incident, number=1):
    return signed_in(user).get(f"/en/incidents/{incident.key}/versions/{number}/")


def test_an_older_version_says_what_it_said_and_who_changed_what(signed_in, reader, raid, operator):
    history = signed_in(reader).get(f"/en/incidents/{raid.key}/").content.decode()
    told = page(signed_in, reader, raid).content.decode()

    assert f'href="/en/incidents/{raid.key}/versions/1/"' in history
    for words in ("Raid at the ford", "Twelve riders came.", "The log of the ford.", "Looting"):
        assert words in told
        assert words not in history
    assert "told anew" in told and operator.username in told
    assert "the title, the account, the victims, the acts, the parties, what sources said" in told


def test_a_version_keeps_its_victims_with_what_was_done_to_each(reader, raid):
    told = version_of(Reach(reader), raid, 1)

    done = [
        (one.victim.ordinal, [str(deed.act.violation.code) for deed in one.deeds])
        for one in told.suffered
    ]
    assert done == [(1, ["killing"]), (2, ["looting"])]
    assert [str(one.party.code) for one in told.suffered[0].deeds[0].involved] == ["armed_group"]
    assert (told.since, told.until.version) == (None, 1)
    assert Incident.objects.get(pk=raid.pk).title == "Attack on the ford"


def test_who_withdrew_since_is_in_no_version(reader, raid, operator):
    victim = version_of(Reach(reader), raid, 1).suffered[0].victim.identity
    say("withdrawn", victim, operator)

    told = version_of(Reach(reader), raid, 1)

    assert [one.victim.ordinal for one in told.suffered] == [2]


def test_a_version_for_which_nobody_speaks_any_more_is_closed(signed_in, reader, raid, operator):
    spoke = Source.objects.get(identity__isnull=False)
    assert len(version_of(Reach(reader), raid, 1).voices) == 2
    say("withdrawn", spoke.identity, operator)
    assert len(version_of(Reach(reader), raid, 1).voices) == 1

    other = Change.objects.get()
    other.before["parts"][3] = other.before["parts"][3][:1]
    other.save()

    assert page(signed_in, reader, raid).status_code == 404


def test_a_conflict_about_somebody_of_an_older_version_closes_it(
    signed_in, reader, raid, protection_officer
):
    victim = version_of(Reach(reader), raid, 1).suffered[0].victim.identity

    flag_conflict(
        user=reader, identity=victim, reason="kin", by=protection_officer, now=timezone.now()
    )

    assert page(signed_in, reader, raid).status_code == 404
    assert signed_in(reader).get(f"/en/incidents/{raid.key}/").status_code == 200


def test_a_version_that_was_kept_higher_asks_for_that_height(
    signed_in, person, granted, reader, raid, operator
):
    Incident.objects.filter(pk=raid.pk).update(level="strict")
    rewritten(raid, operator)
    Incident.objects.filter(pk=raid.pk).update(level="internal")
    low = granted(person("low", Role.REVIEWER, clearance="internal"))

    assert page(signed_in, low, raid, 1).status_code == 200
    assert page(signed_in, low, raid, 2).status_code == 404
    assert page(signed_in, reader, raid, 2).status_code == 200


def test_the_versions_of_what_was_merged_are_read_under_its_own_number(
    signed_in, reader, raid, circle, operator
):
    told = {"submission": uuid4(), "by": operator, "compartment": circle, "level": "internal"}
    twin = enter_incident(entry=IncidentEntry(title="The ford, told twice"), **told)
    merge_incidents(kept=raid, merged=twin, same={}, reason="the same", by=operator)

    history = signed_in(reader).get(f"/en/incidents/{raid.key}/").content.decode()
    answer = page(signed_in, reader, twin)

    assert f"/en/incidents/{twin.key}/versions/1/" in history
    assert "The ford, told twice" in answer.content.decode()


def test_no_such_version_and_no_such_right_answer_alike(signed_in, reader, raid, person):
    outsider = person("outsider", Role.REVIEWER, clearance="strict")

    assert page(signed_in, reader, raid, 9).status_code == 404
    assert page(signed_in, outsider, raid).status_code == 404


def say(state, identity, by):
    record_consent(
        identity=identity, purpose="keep", state=state, manner="oral", by=by, now=timezone.now()
    )

"""Verifying on a page, the printed file, and every address of the room as the policy says."""

from __future__ import annotations

import time
from uuid import uuid4

import pytest
from django.urls import resolve
from django.utils.translation import override

from manden.access.models import AuditEntry
from manden.access.policy import allows
from manden.access.roles import Role
from manden.violations.actions import enter_incident
from manden.violations.models import Information, SavedFilter
from manden.violations.reach import Reach

pytestmark = pytest.mark.django_db
LIST = "/en/incidents/"
FILES = ("evidence/", "evidence/known/")
METHODS = ("get", "post", "put", "delete", "head", "options")


@pytest.fixture
def incident(attack, circle, person):
    author = person("author", Role.MONITOR)
    return enter_incident(entry=attack, submission=uuid4(), by=author, compartment=circle)


@pytest.fixture
def cast(person, granted, incident):
    roles = {role.value: role for role in Role}
    inside = {
        f"{name}-in": granted(person(f"{name}-in", role, clearance="strict"))
        for name, role in roles.items()
    }
    outside = {
        f"{name}-out": person(f"{name}-out", role, clearance="strict")
        for name, role in roles.items()
    }
    low = {"low": granted(person("low", Role.REVIEWER, clearance="internal"))}
    return {**inside, **outside, **low, "author": incident.recorded_by, "none": person("none")}


@pytest.fixture
def proved(signed_in):
    def sign_in(user):
        client = signed_in(user)
        session = client.session
        session.update({"by_second_factor": True, "proved_at": int(time.time())})
        session.save()
        return client

    return sign_in


def of_one(incident):
    more = ("", "edit/", "bearing/", "verify/", "source/", "answer/", "file/", "file/full/", *FILES)
    return [f"{LIST}{incident.key}/{one}" for one in (*more, "versions/1/undo/")]


def test_every_address_answers_as_the_policy_says(incident, cast, proved):
    wrong = []
    for name, user in cast.items():
        client = proved(user)
        for address in of_one(incident):
            with override("en"):
                action = resolve(address).func.policy
            seen = Reach(user).incidents().filter(pk=incident.pk).exists()
            open_to = allows(user, action, incident) and seen
            for method in METHODS:
                status = getattr(client, method)(address).status_code
                if status == 404 and open_to and "undo" not in address:
                    wrong.append((name, method, address, status))
                if status not in (404, 405) and not open_to:
                    wrong.append((name, method, address, status))
                if status >= 500 or (status == 405 and not allows(user, action)):
                    wrong.append((name, method, address, status))

    assert wrong == []
    assert {name for name, user in cast.items() if allows(user, "incident.read", incident)} == {
        *("reviewer-in", "desk_officer-in", "analyst-in", "protection_officer-in", "author"),
    }


def test_who_has_no_need_finds_nothing_anywhere(incident, cast, proved):
    kept = SavedFilter.objects.create(user=cast["reviewer-in"], name="x", query={"sex": "male"})
    of_all = ("", "filters/", f"filters/{kept.pk}/drop/", "enter/", "drafts/")
    of_drafts = (f"drafts/{uuid4()}/", f"drafts/{uuid4()}/drop/")
    room = [f"{LIST}{one}" for one in (*of_all, *of_drafts)] + of_one(incident)
    needless = [
        user
        for user in cast.values()
        if not allows(user, "incident.read") and not allows(user, "incident.enter")
    ]

    answers = {
        (user.username, method, address): getattr(client, method)(address).status_code
        for user in needless
        for client in [proved(user)]
        for address in room
        for method in METHODS
    }

    assert len(needless) >= 8
    assert {one: status for one, status in answers.items() if status != 404} == {}


def test_an_absent_key_answers_as_one_that_is_not_theirs(incident, cast, proved):
    client = proved(cast["reviewer-out"])

    there, nowhere = (client.get(f"{LIST}{key}/") for key in (incident.key, "I-2222222"))

    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert AuditEntry.objects.filter(act="incident.read", outcome="denied").count() == 2


def stage(**more):
    return {
        "status": "verified",
        "standard": "reasonable_grounds",
        "reasons": "Two saw it.",
        "on": "2023-06-30",
        **more,
    }


@pytest.fixture
def reviewing(cast, proved):
    return proved(cast["reviewer-in"])


@pytest.fixture
def address(incident):
    return f"{LIST}{incident.key}/"


def test_a_reviewer_verifies_with_a_second_source(reviewing, incident, address):
    said = {
        "kind": "relative",
        "standing": "secondary",
        "statement": "Was told.",
        "position": "supports",
    }
    said |= {"reliability": "medium", "credibility": "medium", "name": "", "material": ""}

    reviewing.post(f"{address}source/", {**said, "repeats": ""})
    repeated = {**said, "repeats": incident.information.first().pk}
    reviewing.post(f"{address}source/", repeated)
    answer = reviewing.post(f"{address}verify/", stage(on="2023-07-03"), follow=True)

    page = answer.content.decode()
    assert "2 independent voices support it" in page and "1 only repeats another" in page
    assert "It is corroborated." in page
    assert "late: after the quarter" in page
    assert "Verified after 30\u00a0June 2023, the end of its quarter, it is late." in page
    incident.refresh_from_db()
    assert incident.status == "verified"


def test_a_source_repeats_only_what_was_said_of_the_same_incident(
    reviewing, address, attack, operator
):
    other = enter_incident(entry=attack, submission=uuid4(), by=operator)
    said = {
        "kind": "relative",
        "standing": "secondary",
        "statement": "Was told.",
        "position": "supports",
    }
    said |= {"reliability": "medium", "credibility": "medium"}

    answer = reviewing.post(f"{address}source/", {**said, "repeats": other.information.get().pk})

    assert answer.status_code == 422
    assert Information.objects.count() == 2


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"standard": ""}, "standard"),
        ({"reasons": ""}, "reasons"),
        ({"status": "returned"}, "questions"),
        ({"on": "2093-01-01"}, "on"),
        ({"status": "certain"}, "status"),
    ],
)
def test_a_stage_says_what_it_lacks(reviewing, incident, address, more, field):
    answer = reviewing.post(f"{address}verify/", stage(**more))

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    incident.refresh_from_db()
    assert incident.status == "reported"


def test_who_recorded_does_not_verify(proved, cast, attack, circle):
    own = enter_incident(
        entry=attack, submission=uuid4(), by=cast["reviewer-in"], compartment=circle
    )

    answer = proved(cast["reviewer-in"]).post(f"{LIST}{own.key}/verify/", stage())

    assert answer.status_code == 422
    assert "Another must verify" in answer.content.decode()


def test_a_second_reviewer_who_finds_otherwise_is_shown(
    reviewing, proved, granted, person, address, incident
):
    reviewing.post(f"{address}verify/", stage())
    second = proved(granted(person("second", Role.REVIEWER, clearance="strict")))

    page = second.post(
        f"{address}verify/", stage(status="not_occurred", standard=""), follow=True
    ).content.decode()

    assert "disagrees with the finding before" in page
    incident.refresh_from_db()
    assert incident.status == "pending"


def test_what_is_returned_is_answered_by_who_recorded(reviewing, proved, cast, address, incident):
    reviewing.post(f"{address}verify/", stage(status="returned", questions="How many?"))
    client = proved(cast["author"])
    asked = client.get(address).content.decode()

    client.post(f"{address}answer/", {"answer": "Twelve."})

    assert "How many?" in asked and "Answer to what was asked" in asked
    incident.refresh_from_db()
    assert incident.status == "pending"


def test_the_redacted_file_holds_nothing_that_leads_to_anybody(reviewing, incident, address):
    redacted = reviewing.get(f"{address}file/").content.decode()
    full = reviewing.get(f"{address}file/full/").content.decode()

    for words in ("Men on motorbikes", "near the lake", "Saw it from the school", "34 years"):
        assert words not in redacted
        assert words in full
    assert "Killing" in redacted and "Région des Lacs" in redacted
    assert AuditEntry.objects.filter(act="incident.export", outcome="done").exists()


def test_the_full_file_asks_for_a_fresh_sign_in(reviewing, address):
    session = reviewing.session
    session["proved_at"] = int(time.time()) - 601
    session.save()

    answer = reviewing.get(f"{address}file/full/")

    assert answer.status_code == 302
    assert "next=" in answer.headers["Location"]


def test_the_page_of_verification_opens_without_a_refusal(incident, cast, proved):
    page = proved(cast["reviewer-in"]).get(f"{LIST}{incident.key}/verify/").content.decode()

    assert page.count('name="kind"') == 1 and 'role="alert"' not in page

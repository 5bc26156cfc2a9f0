"""Who verifies is another than who recorded; what was found stays, with its standard and reasons."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from manden.violations.actions import enter_incident
from manden.violations.corroboration import corroboration_of
from manden.violations.models import Information, Source, Status, Term, Verification
from manden.violations.verifying import CannotVerify, answer_questions, verify

pytestmark = pytest.mark.django_db
IN_QUARTER, AFTER = date(2023, 6, 30), date(2023, 7, 1)


@pytest.fixture
def incident(attack, monitor):
    return enter_incident(entry=attack, submission=uuid4(), by=monitor)


@pytest.fixture
def cleared_reviewer(reviewer):
    reviewer.clearance = "confidential"
    reviewer.save()
    return reviewer


@pytest.fixture
def second_reviewer(person):
    return person("second", "reviewer", clearance="confidential")


def found(incident, by, status="verified", on=IN_QUARTER, **said):
    told = {"standard": "reasonable_grounds", "reasons": "Two interviews agree."} | said
    return verify(incident=incident, status=status, by=by, on=on, **told)


def say(incident, source=None, **told):
    source = source or Source.objects.create(
        standing="secondary",
        kind=Term.objects.get(vocabulary="source", code="ngo"),
        name="An organisation",
        recorded_at=timezone.now(),
        recorded_by=incident.recorded_by,
    )
    return Information.objects.create(
        source=source,
        incident=incident,
        statement="Confirms it.",
        recorded_at=timezone.now(),
        recorded_by=incident.recorded_by,
        **told,
    )


def test_a_finding_keeps_who_when_why_and_to_what_standard(incident, cleared_reviewer):
    stage = found(incident, cleared_reviewer)

    assert (stage.status, stage.standard, stage.late) == ("verified", "reasonable_grounds", False)
    assert incident.status == Status.VERIFIED
    assert [one.status for one in incident.verifications.all()] == ["reported", "verified"]


def test_what_is_verified_after_its_quarter_is_late(incident, cleared_reviewer):
    assert found(incident, cleared_reviewer, on=AFTER).late


def test_nobody_verifies_what_they_recorded(attack, person):
    both = person("both", "monitor", "reviewer", clearance="confidential")
    own = enter_incident(entry=attack, submission=uuid4(), by=both)

    with pytest.raises(CannotVerify, match="another must verify"):
        found(own, both)
    with pytest.raises(IntegrityError), transaction.atomic():
        Verification.objects.create(
            incident=own,
            status="verified",
            standard="balance",
            reasons="x",
            on=IN_QUARTER,
            at=timezone.now(),
            by=both,
            recorder=both,
        )


@pytest.mark.parametrize(
    ("status", "said", "refusal"),
    [
        ("verified", {"standard": ""}, "to what standard"),
        ("verified", {"reasons": " "}, "says why"),
        ("returned", {"questions": ""}, "returned with questions"),
        ("reported", {}, "reported once"),
    ],
)
def test_a_stage_that_lacks_its_reasons_is_refused(
    incident, cleared_reviewer, status, said, refusal
):
    with pytest.raises(CannotVerify, match=refusal):
        found(incident, cleared_reviewer, status, **said)

    assert incident.verifications.count() == 1


def test_who_may_not_see_it_may_not_verify_it(incident, reviewer):
    with pytest.raises(CannotVerify, match="who may see the incident"):
        found(incident, reviewer)


def test_an_incident_returned_with_questions_is_answered_and_pending(incident, cleared_reviewer):
    found(incident, cleared_reviewer, "returned", questions="Which market?")

    answer_questions(incident=incident, answer="The lower one.", by=incident.recorded_by, on=AFTER)

    assert incident.status == Status.PENDING
    with pytest.raises(CannotVerify, match="not returned"):
        answer_questions(incident=incident, answer="Again.", by=incident.recorded_by, on=AFTER)


def test_two_reviewers_who_differ_leave_it_pending_and_both_findings_stand(
    incident, cleared_reviewer, second_reviewer
):
    found(incident, cleared_reviewer)

    stage = found(incident, second_reviewer, "not_occurred")

    assert stage.disagrees
    assert incident.status == Status.PENDING
    assert [one.status for one in incident.verifications.all()][1:] == ["verified", "not_occurred"]


def test_a_repeat_and_a_source_that_speaks_twice_are_no_second_voice(incident):
    first = incident.information.get()
    say(incident, source=first.source)
    say(incident, repeats=first)
    assert corroboration_of(incident).supporting == 1
    assert not corroboration_of(incident).corroborated

    say(incident)
    say(incident, position="contradicts")

    weighed = corroboration_of(incident)
    assert (weighed.supporting, weighed.contradicting, weighed.repeats) == (2, 1, 1)
    assert weighed.corroborated

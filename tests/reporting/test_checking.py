"""Approved figures are counted again by a timer; who works with them is told what changed since."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from manden.access.models import AuditEntry
from manden.access.roles import Role
from manden.analysis.question import question_of
from manden.desk.digests import choose_digest, message_of
from manden.desk.queries.news import news_of
from manden.reporting.actions import approve_figure, keep_figure, withdraw_approval
from manden.reporting.checking import check_figures
from manden.reporting.models import Check
from manden.reporting.refusals import CannotKeepFigure
from manden.violations.models import Victim
from tests.reporting.conftest import REPORTED, TITLE

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 5)


@pytest.fixture
def approved(officer, colleague, raid):
    def make():
        figure = keep_figure(question=question_of(REPORTED), title=TITLE, by=officer)
        return approve_figure(figure=figure, by=colleague)

    return make


def news(person, since=None):
    return [one.figure for one in news_of(person, since=since, today=TODAY).figures]


def test_a_figure_that_counts_the_same_tells_nobody(officer, approved, raid):
    raid()
    figure = approved()

    [came] = check_figures(by=officer)

    assert came.equal and Check.objects.get(figure=figure).holds
    assert news(officer) == []


def test_a_record_that_changed_is_told_once_to_who_works_with_the_figure(
    officer, colleague, person, approved, raid
):
    incident = raid()
    figure = approved()
    Victim.objects.filter(incident=incident, ordinal=1).delete()
    reader = person("reader", Role.PUBLISHER, clearance="strict")

    found = check_figures(by=officer, at=timezone.now())
    first = Check.objects.get(figure=figure)
    check_figures(by=officer, at=timezone.now() + timedelta(days=1))

    assert [one.record for one in found[0].differences] == [incident.key]
    assert news(officer) == news(colleague) == [figure]
    assert news(reader) == []
    second = Check.objects.get(figure=figure)
    assert (second.since, second.differing) == (first.since, 1) and second.at > first.at
    assert news(officer, since=first.since) == []


def test_a_further_record_is_told_again(officer, approved, raid):
    one, other = raid(), raid()
    figure = approved()
    Victim.objects.filter(incident=one, ordinal=1).delete()
    check_figures(by=officer)
    before = Check.objects.get(figure=figure).since
    Victim.objects.filter(incident=other, ordinal=1).delete()

    check_figures(by=officer)

    assert Check.objects.get(figure=figure).since > before
    assert news(officer, since=before) == [figure]


def test_only_what_is_approved_is_checked(officer, colleague, approved, raid):
    raid()
    figure = approved()
    keep_figure(question=question_of(REPORTED), title=TITLE, by=officer)
    withdraw_approval(figure=figure, reason="a name was wrong", by=colleague)

    assert check_figures(by=officer) == []
    assert '"figures":0' in AuditEntry.objects.get(act="figure.check").details.replace(" ", "")


def test_who_may_not_read_the_records_checks_nothing(person, approved, raid):
    raid()
    approved()

    with pytest.raises(CannotKeepFigure):
        check_figures(by=person("auditor-too", Role.AUDITOR, clearance="strict"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_names_each_record_to_who_may_read_it(
    signed_in, officer, person, approved, raid, language
):
    incident = raid(level="internal")
    approved()
    other = raid(level="strict")
    low = person("low", Role.ANALYST, clearance="internal")
    client = signed_in(officer)

    client.post(f"/{language}/figures/check/")
    whole = client.get(f"/{language}/figures/checked/").content.decode()
    narrow = signed_in(low).get(f"/{language}/figures/checked/").content.decode()
    listed = client.get(f"/{language}/figures/").content.decode()

    assert other.key in whole and incident.key not in whole
    assert other.key not in narrow
    assert ("1 enregistrement" if language == "fr" else "1 record that you may not read") in narrow
    assert ("diffère" if language == "fr" else "it differs") in listed


def test_the_mail_counts_figures_and_names_none(officer, approved, raid):
    wish = choose_digest(rhythm="daily", address="a@example.org", language="en", by=officer)
    counts = {"mentions": 0, "assigned": 0, "deadlines": 0, "returned": 0, "figures": 2}

    body = message_of(wish, counts).body

    assert "2 approved figures no longer count the same" in body and "F-" not in body

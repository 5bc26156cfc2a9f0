"""What stands under a figure is what its snapshot counted; what came later stands apart."""

from __future__ import annotations

from datetime import date

import pytest

from manden.access.roles import Role
from manden.analysis.models import Snapshot
from manden.analysis.question import question_of
from manden.reporting.actions import approve_figure, keep_figure
from manden.reporting.behind import behind_cell, still_equal
from manden.reporting.trail import trace
from manden.violations.models import Incident
from tests.reporting.conftest import REPORTED, TITLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure(officer, raid):
    raid()
    return keep_figure(question=question_of(REPORTED), title=TITLE, by=officer)


def keys(listed):
    return [incident.key for incident, _ in listed.incidents]


def test_an_incident_entered_later_is_no_record_of_the_figure(officer, figure, raid):
    old = Incident.objects.get()
    new = raid()

    behind = behind_cell(figure, by=officer)
    told = trace(figure, by=officer)["records"]

    assert keys(behind.counted) == [old.key] and keys(behind.since) == [new.key]
    assert (behind.counted.number, behind.since.number, behind.others) == (3, 3, 0)
    assert (told["counted"], told["in_reach"], told["sources"]) == (3, 3, 1)
    assert told["since"] == {"counted": 3, "incidents": [new.key], "sources": 1}


def test_a_record_that_counts_no_more_stands_under_the_figure_and_is_said(
    officer, figure, verified
):
    verified(Incident.objects.get(), date(2024, 1, 5))

    behind = behind_cell(figure, by=officer)

    assert keys(behind.counted) == [Incident.objects.get().key]
    assert (behind.no_longer, behind.since.number) == (3, 0)


def test_what_was_removed_since_is_shown_no_more(officer, figure, raid):
    Incident.objects.update(removed_at=figure.made_at)
    raid(status="verified")

    behind = behind_cell(figure, by=officer)

    assert (keys(behind.counted), behind.others) == ([], 3)


def test_records_counted_then_are_shown_by_right_today(person, officer, figure, raid):
    raid()
    Incident.objects.update(level="strict")
    low = person("low", Role.ANALYST, clearance="internal")

    behind = behind_cell(figure, by=low)

    assert (keys(behind.counted), keys(behind.since)) == ([], [])
    assert (behind.counted.number, behind.others) == (0, 3)


def test_under_a_snapshot_that_does_not_open_nothing_is_listed(signed_in, officer, figure, raid):
    raid()
    sealed = bytes(Snapshot.objects.get().sealed)
    Snapshot.objects.update(sealed=sealed[:-1] + bytes([sealed[-1] ^ 1]))

    page = signed_in(officer).get(f"/en/figures/{figure.key}/records/").content.decode()

    assert "does not open" in page and Incident.objects.first().key not in page


@pytest.mark.parametrize(
    ("language", "heading", "counted"),
    [
        ("en", "Entered or changed since", "3 counted then, 3 of which you may read today"),
        ("fr", "Saisi ou modifié depuis", "3 comptés alors, dont 3 que vous pouvez lire"),
    ],
)
def test_pages_set_what_came_later_under_its_own_heading(
    signed_in, officer, figure, raid, language, heading, counted
):
    old, new, client = Incident.objects.get(), raid(), signed_in(officer)

    page = client.get(f"/{language}/figures/{figure.key}/").content.decode()
    under = client.get(f"/{language}/figures/{figure.key}/records/").content.decode()

    assert counted in page and heading in page
    first, later = under.split('<h2 id="since">')
    assert heading in later and old.key in first and new.key not in first and new.key in later


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "is no longer the same"), ("fr", "n’est plus le même")],
)
def test_approving_and_publishing_say_first_that_the_records_differ(
    signed_in, officer, colleague, person, figure, raid, language, said
):
    publisher = person("publisher", Role.PUBLISHER, clearance="strict")
    address, again = f"/{language}/figures/{figure.key}/", f"/figures/{figure.key}/again/#again"
    before = signed_in(colleague).get(address).content.decode()
    raid()

    page = signed_in(colleague).get(address).content.decode()
    approve_figure(figure=figure, by=colleague)
    to_publish = signed_in(publisher).get(f"{address}publication/").content.decode()

    assert not still_equal(figure, by=colleague)
    assert said not in before
    for one in (page, to_publish):
        assert said in one and again in one

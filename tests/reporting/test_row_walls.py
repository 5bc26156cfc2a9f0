"""The second wall of figures: PostgreSQL shows a raw query what its person may see, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from manden.access.models import Compartment, Grant
from manden.access.roles import Role
from manden.access.row_person import speak_for
from manden.access.row_security import APPLICATION
from manden.analysis.question import question_of
from manden.reporting.actions import approve_figure, keep_figure
from manden.reporting.checking import check_figures
from manden.reporting.publication_actions import publish_figure
from manden.reporting.reach import figures_for
from manden.reporting.recomputing import recompute
from manden.reporting.trail import trace
from tests.reporting.conftest import REPORTED, TITLE

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
TABLES = ("analysis_snapshot", "analysis_run", "reporting_figure")


@contextmanager
def as_the_application(user) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APPLICATION}")
        speak_for(user)
        yield
        cursor.execute("RESET ROLE")
        speak_for(None)


def seen(user):
    with as_the_application(user), connection.cursor() as cursor:
        counts = []
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts.append(cursor.fetchone()[0])
    return counts


def kept(by, **more):
    return keep_figure(question=question_of(REPORTED), title=TITLE, by=by, **more)


def test_rows_end_at_the_clearance_and_at_the_role(officer, person, raid):
    raid(level="strict")
    kept(officer)

    assert seen(officer) == [1, 1, 1]
    assert seen(person("high", Role.ANALYST, clearance="strict")) == [1, 1, 1]
    assert seen(person("low", Role.ANALYST, clearance="confidential")) == [0, 0, 0]
    for role in (Role.MONITOR, Role.FOCAL_POINT, Role.ADMINISTRATOR, Role.AUDITOR):
        assert seen(person(f"a-{role.value[:9]}", role, clearance="strict")) == [0, 0, 0]
    assert seen(None) == [0, 0, 0]


def test_a_figure_of_what_all_may_read_is_seen_though_its_snapshot_is_not(officer, person, raid):
    raid(level="internal")
    raid(level="strict", status="verified")
    figure = kept(officer)
    low = person("low", Role.ANALYST, clearance="internal")

    with as_the_application(low):
        told = trace(figures_for(low).get(), by=low)

    assert seen(low) == [0, 1, 1]
    assert (told["figure"], told["records"]["in_reach"]) == (figure.key, 3)


def test_what_is_of_a_circle_ends_at_the_circle(officer, colleague, raid, operator):
    circle = Compartment.objects.create(code="lakes", name_fr="Lacs", name_en="Lakes")
    let = {"reason": "theirs", "granted_by": operator}
    until = timezone.now() + timedelta(days=1)
    Grant.objects.create(user=officer, compartment=circle, expires_at=until, **let)
    raid(compartment=circle)
    kept(officer)
    before = seen(colleague)

    Grant.objects.create(user=colleague, compartment=circle, expires_at=until, **let)

    assert (before, seen(colleague)) == ([0, 0, 0], [1, 1, 1])


def test_a_figure_kept_to_oneself_is_its_makers_alone(officer, colleague, raid):
    raid()
    kept(officer, shared=False)

    assert seen(officer)[2] == 1
    assert seen(colleague)[2] == 0


def test_a_figure_is_counted_again_behind_the_wall(officer, colleague, raid):
    raid()
    figure = kept(officer)

    with as_the_application(colleague):
        again = recompute(figure, by=colleague)

    assert again.equal


def test_a_check_ends_where_its_figure_does_and_what_was_published_is_for_every_reader(
    officer, colleague, person, raid
):
    for _ in range(4):
        raid(level="strict")
    approved = approve_figure(figure=kept(officer), by=colleague)
    check_figures(by=officer)
    publish_figure(figure=approved, by=person("publisher", Role.PUBLISHER, clearance="strict"))

    def counts(user):
        with as_the_application(user), connection.cursor() as cursor:
            found = []
            for table in ("reporting_check", "reporting_publication"):
                cursor.execute(f"SELECT count(*) FROM {table}")
                found.append(cursor.fetchone()[0])
        return found

    assert counts(officer) == [1, 1]
    assert counts(person("low", Role.ANALYST, clearance="internal")) == [0, 1]
    assert counts(person("a-monitor", Role.MONITOR, clearance="strict")) == [0, 0]
    assert counts(None) == [0, 0]


def test_the_role_that_serves_checks_and_publishes_under_the_walls(
    officer, colleague, person, raid
):
    for _ in range(4):
        raid(level="strict")
    approved = approve_figure(figure=kept(officer), by=colleague)
    publisher = person("publisher", Role.PUBLISHER, clearance="strict")

    with as_the_application(officer):
        [came] = check_figures(by=officer)
    with as_the_application(publisher):
        made = publish_figure(figure=approved, by=publisher)

    assert came.equal and made.number == 1

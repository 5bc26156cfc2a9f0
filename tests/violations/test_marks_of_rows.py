"""On PostgreSQL acts, victims and involvements carry what their incident is judged by."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection, transaction

from manden.access.models import User
from manden.access.roles import Role
from manden.access.row_marks import MARKS
from manden.access.row_person import speak_for
from manden.access.row_security import APPLICATION, PROTECTED
from manden.access.row_walls import build_walls
from manden.violations.actions import enter_incident
from manden.violations.batches import protect
from manden.violations.joining import merge_incidents
from manden.violations.models import Act, Incident, Involvement

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
MARKED = ("violations_act", "violations_victim", "violations_involvement")
INCIDENT_OF = {
    "violations_act": "incident_id",
    "violations_victim": "incident_id",
    "violations_involvement": "(SELECT incident_id FROM violations_act WHERE id = act_id)",
}


@contextmanager
def as_the_application(person):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APPLICATION}")
        speak_for(person)
        yield cursor
        cursor.execute("RESET ROLE")
        speak_for(None)


def seen(person):
    with as_the_application(person) as cursor:
        counts = []
        for table in MARKED:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts.append(cursor.fetchone()[0])
    return counts


def untrue_marks():
    """The rows whose marks are not those of their incident, asked of each in the slow way."""
    untrue = []
    with connection.cursor() as cursor:
        for table in MARKED:
            cursor.execute(
                f"SELECT '{table}', one.id FROM {table} one JOIN violations_incident i "
                f"ON i.id = {INCIDENT_OF[table]} WHERE ({', '.join('one.' + mark for mark in MARKS)})"
                " IS DISTINCT FROM (i.level, i.compartment_id, i.recorded_by_id)"
            )
            untrue += cursor.fetchall()
    return untrue


@pytest.fixture
def low(person):
    return person("low", Role.REVIEWER)


@pytest.fixture
def market(attack, operator):
    return enter_incident(entry=attack, submission=uuid4(), by=operator, level="internal")


def test_the_declared_tables_are_those_of_these_stories():
    assert {table for table, told in PROTECTED.items() if told.marked} == set(MARKED)


def test_parts_follow_their_incident_behind_a_level_and_back(market, low):
    open_to_them = seen(low)
    protect(market, level="confidential", compartment=None)
    closed = seen(low)
    protect(market, level="internal", compartment=None)

    assert (open_to_them, closed, seen(low)) == ([3, 3, 4], [0, 0, 0], [3, 3, 4])


def test_parts_follow_their_incident_into_a_circle(market, low, circle, granted, person):
    let_in = granted(person("let-in", Role.REVIEWER))
    protect(market, level="internal", compartment=circle)

    assert seen(low) == [0, 0, 0]
    assert seen(let_in) == [3, 3, 4]


def test_a_monitor_is_shown_the_parts_of_their_own_reports_alone(attack, market, monitor):
    enter_incident(entry=replace(attack, acts=attack.acts[1:]), submission=uuid4(), by=monitor)

    assert seen(monitor) == [2, 3, 2]


def test_parts_that_move_to_another_incident_take_its_marks(attack, market, operator, person, low):
    closed = enter_incident(entry=attack, submission=uuid4(), by=operator, level="strict")
    reader = person("reader", Role.REVIEWER, clearance="strict")
    merge_incidents(kept=closed, merged=market, same={}, reason="the same", by=reader)

    assert Act.objects.filter(incident=closed).count() == 6
    assert untrue_marks() == []
    assert seen(low) == [0, 0, 0]


def test_no_statement_writes_a_mark_of_its_own(market, low):
    protect(market, level="confidential", compartment=None)
    reader = User.objects.get(pk=market.recorded_by_id)
    with as_the_application(reader) as cursor:
        for table in MARKED:
            cursor.execute(f"UPDATE {table} SET wall_level = 'public', wall_recorded_by = {low.pk}")

    assert untrue_marks() == []
    assert seen(low) == [0, 0, 0]


def test_nothing_is_added_to_an_incident_that_one_may_not_see(market, low):
    protect(market, level="confidential", compartment=None)
    act, party = market.acts.first(), Involvement.objects.first()
    written = (
        "INSERT INTO violations_involvement (act_id, party_id, degree_id, certainty, wall_level, "
        "wall_recorded_by) VALUES (%s, %s, %s, 'possible', 'public', %s)"
    )

    with pytest.raises(Exception, match="row-level security"), as_the_application(low) as cursor:
        cursor.execute(written, [act.pk, party.party_id, party.degree_id, low.pk])


def test_rows_that_stood_before_are_marked_when_the_walls_are_built(market, low):
    protect(market, level="confidential", compartment=None)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in MARKED:
            cursor.execute(f"ALTER TABLE {table} DROP COLUMN wall_level CASCADE")
            cursor.execute(f"ALTER TABLE {table} DROP COLUMN wall_compartment CASCADE")
            cursor.execute(f"ALTER TABLE {table} DROP COLUMN wall_recorded_by CASCADE")

    build_walls(sender=None, using="default")

    assert untrue_marks() == []
    assert seen(low) == [0, 0, 0]
    assert Incident.objects.get().level == "confidential"

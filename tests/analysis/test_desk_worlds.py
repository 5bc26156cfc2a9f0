"""What the desk's own tables hold is counted as the slow twin counts it: page, command and library."""

from __future__ import annotations

import random
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from manden.access.roles import Role
from manden.access.rows_at_once import all_rows_read
from manden.analysis import tables
from manden.analysis.addresses import query_of, question_in
from manden.analysis.answer import Answer
from manden.analysis.asking import counting_for
from manden.analysis.counting import Counting
from manden.analysis.question import Question, question_of
from manden.dates import StatedDate
from manden.violations.actions import enter_incident
from manden.violations.entry import (
    ActEntry,
    IncidentEntry,
    InvolvementEntry,
    VictimEntry,
)
from manden.violations.models import Incident
from manden.violations.reach import Reach
from manden.violations.seeding import lay_vocabularies
from tests.analysis import worlds

pytestmark = pytest.mark.django_db
PARTIES = ("state_forces", "armed_group", "militia", "foreign_personnel")
VIOLATIONS = ("killing", "summary_execution", "looting", "torture", "attack_school")
ASKED = [
    {"unit": "victims", "rows": ["party_kind"], "columns": ["status"]},
    {"unit": "victims", "where": {"status": ["reported"]}, "rows": ["violation"]},
    {"unit": "victims", "where": {"status": ["verified"], "violation": ["killing"]}, "rows": ["sex"]},
    {"unit": "violations", "rows": ["party_kind", "violation"], "columns": ["status"]},
    {"unit": "violations", "where": {"status": ["reported"], "party_kind": ["militia"]},
     "rows": ["quarter"]},
    {"unit": "incidents", "rows": ["party_kind"], "columns": ["status"]},
]  # fmt: skip


@pytest.fixture
def analyst(person):
    return person("analyst", Role.ANALYST, Role.DESK_OFFICER, clearance="strict")


@pytest.fixture
def world(operator):
    """Twenty incidents drawn from a seed: up to four victims, each violation by up to three parties."""
    drawn = random.Random(58_30)
    lay_vocabularies(by=operator)
    for number in range(20):
        victims = drawn.randrange(5)
        day = date(2023, drawn.randrange(1, 13), drawn.randrange(1, 28))
        entry = IncidentEntry(
            title=f"Drawn {number}",
            happened=StatedDate(day, day, "day", day.isoformat()) if drawn.random() < 0.8 else None,
            victims=tuple(
                VictimEntry(sex=drawn.choice(("female", "male")), age=drawn.choice(("child", "adult")))
                if drawn.random() < 0.8
                else VictimEntry("group", counted=drawn.choice((None, 5)))
                for _ in range(victims)
            ),
            acts=tuple(
                ActEntry(victim, kind, involvements=tuple(
                    InvolvementEntry(p) for p in drawn.sample(PARTIES, drawn.randrange(4))))
                for victim in range(victims)
                for kind in drawn.sample(VIOLATIONS, drawn.randrange(4))
            ),
        )  # fmt: skip
        made = enter_incident(entry=entry, submission=uuid4(), by=operator)
        status = drawn.choice(("reported", "reported", "verified", "pending", "not_occurred"))
        Incident.objects.filter(pk=made.pk).update(status=status)
    return _as_told()


def _as_told():
    """The world as the desk's rows tell it, one relation at a time, for the twin to count."""
    told = {"incidents": [], "victims": [], "acts": [], "effects": []}
    for incident in Incident.objects.all():
        first = incident.happened_first.isoformat() if incident.happened_first else ""
        last = incident.happened_last.isoformat() if incident.happened_last else ""
        told["incidents"].append(worlds.IncidentRow(incident.key, first, last, incident.status))
        for victim in incident.victims.all():
            told["victims"].append(
                worlds.VictimRow(incident.key, victim.ordinal, victim.counted, victim.estimated_low,
                                 victim.estimated_high, victim.sex, victim.age)
            )  # fmt: skip
            for act in victim.acts.all():
                parties = tuple(one.party.code for one in act.involvements.all())
                told["acts"].append(
                    worlds.ActRow(incident.key, victim.ordinal, act.violation.code, parties)
                )
    return told


@pytest.mark.parametrize("asked", ASKED)
def test_page_command_and_library_count_as_the_twin_does(
    asked, world, analyst, monkeypatch, signed_in
):
    question = question_of(asked)
    meanings = counting_for(analyst).records.meanings
    monkeypatch.setattr(worlds, "MEANINGS", meanings)
    monkeypatch.setattr(worlds, "_act_matches", _matching(meanings))
    expected = worlds.by_hand(question, world)

    desk = counting_for(analyst).answer(question)
    library = Counting(
        tables(
            **{name: [row._asdict() for row in rows] for name, rows in world.items()},
            terms=meanings.terms,
            parties=meanings.parties,
        )
    ).answer(question)
    page = signed_in(analyst).get(f"/en/figures/ask/?{query_of(question)}")

    assert _numbers(desk) == _numbers(library) == expected
    assert page.context["answer"].cells == desk.cells
    assert question_in(page.wsgi_request.GET) == question


def test_rows_that_the_server_has_miscounted_are_not_read_again_for_each_other(world, analyst):
    """After a refused import PostgreSQL takes each table to hold one row, until its next upkeep; the
    embedded database counts none."""
    counts = connection.vendor == "postgresql"
    if counts:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE pg_class SET reltuples = 0, relpages = 10"
                " WHERE relkind = 'r' AND relname ~ '^(violations|vault)_'"
            )
    involved = Reach(analyst).involvements().order_by()

    with all_rows_read():
        joined = involved.explain()
        told = set(involved.values_list("pk", flat=True))

    assert told and told == set(involved.values_list("pk", flat=True))
    assert "Nested Loop" not in joined
    assert ("Nested Loop" in involved.explain()) is counts


def _numbers(answer: Answer):
    return {key: (one.number, one.records) for key, one in answer.cells.items() if one.records}


def _matching(meanings):
    """The twin's own match, where what stands under a violation is that of the desk."""

    def matches(question: Question, act, fixed, violation):
        where = question.where
        above, up = {act.violation}, act.violation
        while up := meanings.terms[up][0]:
            above.add(up)
        kinds = {meanings.kind(p) for p in act.parties} or {"unknown"}
        return (
            (not violation or act.violation == violation)
            and (not fixed.get("violation") or act.violation == fixed["violation"])
            and (not where.get("violation") or above & set(where["violation"]))
            and (not where.get("party_kind") or kinds & set(where["party_kind"]))
        )

    return matches

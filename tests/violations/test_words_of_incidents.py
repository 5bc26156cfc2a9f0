"""Words of an incident are found by stem, without accents, by phrase, and only by who may read it."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from manden.access.roles import Role
from manden.access.row_person import speak_for
from manden.access.row_security import APPLICATION
from manden.search.actions import reindex
from manden.vault.actions import record_consent
from manden.violations import word_index
from manden.violations.actions import enter_incident
from manden.violations.changing import rewrite_incident
from manden.violations.coded import Codes
from manden.violations.entry import IncidentEntry, SourceEntry
from manden.violations.joining import merge_incidents
from manden.violations.queries.listing import glance_at
from manden.violations.queries.wanted import Found, Wanted
from manden.violations.reach import Reach

pytestmark = pytest.mark.django_db
TOLD = IncidentEntry(
    title="Écoles fermées à la lisière",
    narrative="Des hommes armés ont menacé l’institutrice du village voisin.",
)


@pytest.fixture
def reader(person):
    return person("reader", Role.REVIEWER, clearance="strict")


@pytest.fixture
def school(vocabularies, operator):
    return enter_incident(entry=TOLD, submission=uuid4(), by=operator)


@pytest.fixture
def find(reader):
    def ask(words, who=None):
        found = Found(Reach(who or reader), Wanted(words=words))
        return set(found.incidents().values_list("key", flat=True))

    return ask


@pytest.mark.parametrize(
    "words",
    [
        *("école fermée", "ecole", "MENACER village", "institutrices"),
        *('"hommes armés"', "« ecoles fermees »", 'lisière "village voisin"'),
    ],
)
def test_words_are_found_by_stem_and_phrases_as_they_stand(school, find, words):
    assert find(words) == {school.key}


@pytest.mark.parametrize(
    "words", ["moulin", '"armés hommes"', '"la lisière des hommes"', "école moulin", "!!!", "col"]
)
def test_what_is_not_said_is_not_found(school, find, words):
    assert find(words) == set()


def test_an_account_in_english_is_found_by_its_own_stems(vocabularies, operator, find):
    entry = IncidentEntry(title="Raid", narrative="They burned granaries.", language="en")
    raid = enter_incident(entry=entry, submission=uuid4(), by=operator)

    assert find("burning granary") == {raid.key}


def test_an_incident_is_found_by_its_key(school, find):
    assert find(school.key.lower()) == {school.key}


def test_what_was_rewritten_is_found_by_its_new_words_alone(school, find, operator):
    entry = replace(TOLD, title="Marché pillé")
    rewrite_incident(incident=school, entry=entry, reason="wrong title", by=operator, codes=Codes())

    assert find("marche") == {school.key}
    assert find("lisière") == set()


def test_words_of_another_circle_are_neither_found_nor_counted(
    vocabularies, circle, granted, operator, person, reader, find
):
    enter_incident(entry=TOLD, submission=uuid4(), by=operator, compartment=circle)
    let_in = granted(person("let-in", Role.REVIEWER, clearance="strict"))

    assert find("écoles") == set()
    assert glance_at(Found(Reach(reader), Wanted(words="écoles"))).incidents == 0
    assert len(find("écoles", let_in)) == 1


def test_words_go_with_the_last_voice_that_told_them(
    vocabularies, circle, granted, operator, person, find
):
    voice = SourceEntry(
        "witness", "primary", "Saw.", identity={"full_name": "Omo Tal"}, consents=("keep",)
    )
    told = replace(TOLD, sources=(voice,))
    incident = enter_incident(entry=told, submission=uuid4(), by=operator, compartment=circle)
    let_in = granted(person("let-in", Role.REVIEWER, clearance="strict"))
    assert find("écoles", let_in) == {incident.key}

    record_consent(
        identity=incident.information.get().source.identity,
        purpose="keep",
        state="withdrawn",
        manner="oral",
        by=operator,
        now=timezone.now(),
    )

    assert find("écoles", let_in) == set()


def test_a_merged_incident_is_found_no_more(school, find, operator, reader):
    other = enter_incident(entry=IncidentEntry(title="Marché"), submission=uuid4(), by=operator)
    merge_incidents(kept=other, merged=school, same={}, reason="the same", by=reader)

    assert find("lisière") == set()


def test_the_index_made_again_is_the_one_that_followed(school, find, operator):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM violations_incidentwords")
    assert find("écoles") == set()

    assert reindex(by=operator)["incident"] == 1

    assert find("écoles") == {school.key}


@pytest.mark.postgresql
def test_a_raw_question_of_words_gives_what_the_person_may_read(school, reader, person):
    low = person("low", Role.REVIEWER, clearance="internal")

    def asked(who):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {APPLICATION}")
            speak_for(who)
            cursor.execute("SELECT violations_worded(%s::tsquery)", ["'~ecol'"])
            found = {pk for (pk,) in cursor.fetchall()}
            cursor.execute("RESET ROLE")
            speak_for(None)
        return found

    assert asked(reader) == {school.pk}
    assert asked(low) == asked(None) == set()


@pytest.mark.postgresql
def test_who_may_not_read_an_incident_does_not_write_its_words(school, person, find):
    low = person("low", Role.REVIEWER, clearance="internal")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APPLICATION}")
        speak_for(low)
        word_index.keep([(school.pk, "Moulin", "", "fr")])
        cursor.execute("RESET ROLE")
        speak_for(None)

    assert find("moulin") == set()
    assert find("écoles") == {school.key}

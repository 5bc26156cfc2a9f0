"""On PostgreSQL the words stand out of reach, and a raw question gives entries in reach alone."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction

from manden.access.models import User
from manden.access.row_person import speak_for
from manden.access.row_security import APPLICATION
from manden.search.models import Entry
from tests.search.conftest import Look
from tests.search.river import River

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

WORDS = "'fr~moulin'"
Asked = Callable[..., set[str]]


@pytest.fixture
def secret(river: River) -> River:
    provision = river.provision("OP1", fr="Rouvrir le moulin")
    commitment = river.commitment(provision, "OP1.1", fr="Rouvrir le moulin")
    river.development(commitment, "Le moulin tourne la nuit", level="confidential")
    return river


@pytest.fixture
def matching(secret: River) -> Asked:
    """The kinds that the function gives to the role that serves, for a person, by a raw query."""
    kinds = dict(Entry.objects.values_list("pk", "kind"))

    def ask(person: User | None, *before: str) -> set[str]:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {APPLICATION}")
            speak_for(person)
            for statement in before:
                cursor.execute(statement)
            cursor.execute("SELECT search_matching(%s::tsquery)", [WORDS])
            found = {kinds[pk] for (pk,) in cursor.fetchall()}
            cursor.execute("SELECT search_best(%s::tsquery, %s, 0, 9)", [WORDS, list(kinds)])
            assert {kinds[pk] for (pk,) in cursor.fetchall()} - found <= {"instrument"}
            cursor.execute("RESET ROLE")
            speak_for(None)
        return found

    return ask


def test_a_raw_question_gives_what_the_person_may_read(
    matching: Asked, desk_officer: User, protection_officer: User, nobody_special: User
) -> None:
    assert matching(None) == matching(nobody_special) == set()
    assert matching(desk_officer) == {"provision", "commitment"}
    assert matching(protection_officer) == {"provision", "commitment", "development"}


def test_the_role_that_serves_cannot_say_that_it_keeps_the_desk(
    matching: Asked, desk_officer: User
) -> None:
    keeping = "SET LOCAL manden.keeping = 'on'"

    assert matching(None, keeping) == set()
    assert matching(desk_officer, keeping) == {"provision", "commitment"}


def test_words_of_an_entry_out_of_reach_are_not_replaced(
    matching: Asked, look: Look, desk_officer: User, protection_officer: User
) -> None:
    hidden = Entry.objects.get(kind="development")

    matching(desk_officer, f"SELECT search_keep({hidden.pk}, '''fr~autre'''::tsvector)")

    assert "development" in {one.kind for one in look("moulin", person=protection_officer).kinds}


def test_a_search_behind_the_wall_finds_and_ranks_as_before_it(
    secret: River, look: Look, desk_officer: User
) -> None:
    before = look("moulin").results

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APPLICATION}")
        speak_for(desk_officer)
        behind = look("moulin").results
        cursor.execute("RESET ROLE")
        speak_for(None)

    assert behind == before != ()

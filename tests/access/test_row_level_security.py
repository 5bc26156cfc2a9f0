"""The second wall: PostgreSQL shows a person's rows alone, whatever question is put to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from manden.access import audit
from manden.access.models import Compartment, Grant, User
from manden.access.roles import Role
from manden.access.row_person import speak_for
from manden.access.row_security import APPLICATION, CHAIN, OPEN, PROTECTED, WITHHELD, condition_of
from manden.access.row_walls import build_walls
from manden.registers.models import Development

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.postgresql

Known = Callable[..., Development]


@pytest.fixture
def known(operator: User) -> Known:
    def record(level: str = "internal") -> Development:
        return Development.objects.create(
            happened=date(2025, 6, 1),
            statement_fr="Un relais est ouvert à Kangaba",
            source="Essai",
            recorded_at=timezone.now(),
            recorded_by=operator,
            level=level,
            submission=uuid4(),
        )

    return record


@contextmanager
def as_the_application(person: User | None) -> Iterator[None]:
    """Queries as the role that serves the desk, for `person`."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APPLICATION}")
        speak_for(person)
        try:
            yield
        finally:
            if not connection.needs_rollback:
                cursor.execute("RESET ROLE")
                speak_for(None)


def levels_seen(person: User | None) -> list[str]:
    with as_the_application(person), connection.cursor() as cursor:
        cursor.execute("SELECT level FROM registers_development ORDER BY id")
        return [level for (level,) in cursor.fetchall()]


def test_every_table_is_declared_protected_or_open() -> None:
    tables = {table._meta.db_table for table in apps.get_models(include_auto_created=True)}
    declared = PROTECTED.keys() | OPEN.keys()

    assert tables - declared == set(), "declare them in manden.access.row_security"
    assert declared - tables - {"django_migrations"} == set()
    assert PROTECTED.keys() & OPEN.keys() == set()
    assert all(OPEN.values()) and all(WITHHELD.values())
    assert WITHHELD.keys() & (declared | tables) == set()


def test_every_protection_asks_for_a_declared_right() -> None:
    for table, told in PROTECTED.items():
        assert "manden_holds(ARRAY['" in condition_of(told), table


@on_postgresql
def test_every_wall_stands_and_is_forced_on_the_owner_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        walled = {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner "
            "WHERE r.rolname = %s",
            [APPLICATION],
        )
        (owned,) = cursor.fetchone()

    assert walled >= PROTECTED.keys() | {CHAIN}
    assert owned == 0


@on_postgresql
def test_without_a_person_a_raw_query_returns_nothing(known: Known) -> None:
    known()

    with as_the_application(None), connection.cursor() as cursor:
        for table in PROTECTED:
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,), table


@on_postgresql
@pytest.mark.parametrize("table", sorted(WITHHELD))
def test_a_table_withheld_does_not_answer_the_role_that_serves(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relname = %s", [table])
        assert cursor.fetchone() == (1,)

    with as_the_application(None):
        for question in (f"SELECT * FROM {table}", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                connection.cursor().execute(question)


@on_postgresql
def test_rows_end_at_the_persons_clearance(known: Known, person: Callable[..., User]) -> None:
    for level in ("public", "internal", "confidential", "strict"):
        known(level)

    internal = person("aminata", Role.DESK_OFFICER)
    strict = person("binta", Role.PROTECTION_OFFICER, clearance="strict")

    assert levels_seen(internal) == ["public", "internal"]
    assert levels_seen(strict) == ["public", "internal", "confidential", "strict"]


@on_postgresql
def test_the_roles_that_read_nothing_are_shown_nothing(
    known: Known, monitor: User, administrator: User, nobody_special: User
) -> None:
    known()

    assert [levels_seen(one) for one in (monitor, administrator, nobody_special)] == [[], [], []]


@on_postgresql
def test_a_person_put_out_of_service_is_shown_nothing(known: Known, desk_officer: User) -> None:
    known()
    before = levels_seen(desk_officer)
    desk_officer.is_active = False
    desk_officer.save()

    assert (before, levels_seen(desk_officer)) == (["internal"], [])


@on_postgresql
def test_what_cannot_be_read_cannot_be_changed(known: Known, desk_officer: User) -> None:
    known("strict")

    with as_the_application(desk_officer), connection.cursor() as cursor:
        cursor.execute("UPDATE registers_development SET source = 'autre'")
        changed = cursor.rowcount
        cursor.execute("DELETE FROM registers_development")
        removed = cursor.rowcount

    assert (changed, removed) == (0, 0)
    assert Development.objects.get().source == "Essai"


@on_postgresql
@pytest.mark.parametrize(
    "change",
    [
        f"UPDATE {CHAIN} SET act = 'nothing'",
        f"DELETE FROM {CHAIN}",
        f"TRUNCATE {CHAIN}",
        f"ALTER TABLE {CHAIN} DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE registers_development NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY manden ON registers_development",
        "CREATE TABLE elsewhere (word text)",
    ],
)
def test_the_role_that_serves_only_adds_to_the_chain(operator: User, change: str) -> None:
    with pytest.raises(DatabaseError), as_the_application(operator):
        with transaction.atomic():
            audit.record(by=operator, act="account.sign_in")
        with connection.cursor() as cursor:
            cursor.execute(change)


@on_postgresql
def test_the_role_that_serves_does_not_keep_the_desk(known: Known, monitor: User) -> None:
    known()

    with as_the_application(monitor), connection.cursor() as cursor:
        cursor.execute("SET LOCAL manden.keeping = 'on'")
        cursor.execute("SELECT count(*) FROM registers_development")

        assert cursor.fetchone() == (0,)


@on_postgresql
def test_a_compartment_opens_its_words_and_closes_when_the_grant_ends(
    desk_officer: User, operator: User
) -> None:
    circle = Compartment.objects.create(code="nord", name_fr="Nord", name_en="North")
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE held_apart (id bigint, compartment_id bigint); "
            "ALTER TABLE held_apart ENABLE ROW LEVEL SECURITY; "
            f"GRANT SELECT ON held_apart TO {APPLICATION}; "
            "CREATE POLICY manden ON held_apart USING (compartment_id IN "
            "(SELECT manden_compartments()))"
        )
        cursor.execute("INSERT INTO held_apart VALUES (1, %s)", [circle.pk])
    grant = Grant(user=desk_officer, compartment=circle, reason="verification", granted_by=operator)

    def seen() -> int:
        with as_the_application(desk_officer), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM held_apart")
            return int(cursor.fetchone()[0])

    before = seen()
    grant.granted_at = timezone.now() - timedelta(days=2)
    grant.expires_at = timezone.now() + timedelta(days=1)
    grant.save()
    during = seen()
    Grant.objects.update(expires_at=timezone.now() - timedelta(days=1))

    assert (before, during, seen()) == (0, 1, 0)


@on_postgresql
def test_the_walls_are_built_again_without_harm(known: Known, desk_officer: User) -> None:
    build_walls(sender=None, using="default")
    known()

    assert levels_seen(desk_officer) == ["internal"]


@on_postgresql
def test_a_table_nobody_declared_is_closed_to_who_has_no_role(nobody_special: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE undeclared (word text); INSERT INTO undeclared VALUES ('a')")
    build_walls(sender=None, using="default")

    with as_the_application(nobody_special), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM undeclared")

        assert cursor.fetchone() == (0,)

"""The audit chain: written with the act, told whole or broken by a stranger's code."""

import pytest
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction

from manden.access import audit
from manden.access.actions import choose_password, make_account
from manden.access.models import AuditEntry, User
from manden.access.roles import Role
from manden.audit_verifier import QUERY, Verdict, verify

pytestmark = pytest.mark.django_db


def verdict_now() -> Verdict:
    with connection.cursor() as cursor:
        cursor.execute(QUERY)
        return verify(cursor.fetchall())


def test_a_write_and_its_entry_are_told_together(operator: User) -> None:
    person = make_account(username="aminata", roles=[Role.MONITOR], by=operator)

    entry = AuditEntry.objects.get(record=audit.name_of(person))

    assert (entry.act, entry.actor, entry.outcome) == ("account.make", operator.pseudonym, "done")
    assert verdict_now().whole


def test_an_act_that_fails_leaves_neither_write_nor_entry(operator: User) -> None:
    before = AuditEntry.objects.count()

    with pytest.raises(RuntimeError, match="power"), transaction.atomic():
        make_account(username="moussa", roles=[Role.MONITOR], by=operator)
        raise RuntimeError("power cut")

    assert not User.objects.filter(username="moussa").exists()
    assert AuditEntry.objects.count() == before


def test_an_entry_outside_its_act_is_refused(operator: User) -> None:
    wrapper = connections[DEFAULT_DB_ALIAS]
    wrapper.in_atomic_block = False  # as on a connection where no transaction has begun
    try:
        with pytest.raises(audit.NoTransaction):
            audit.record(by=operator, act="commitment.amend")
    finally:
        wrapper.in_atomic_block = True


def test_names_stay_out_of_the_chain(operator: User) -> None:
    person = make_account(username="fatoumata-keita", roles=[Role.MONITOR], by=operator)
    choose_password(user=person, username="fatoumata-keita", password="une phrase assez longue")

    told = str(list(AuditEntry.objects.values_list()))

    assert "fatoumata" not in told
    assert "phrase" not in told


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE access_auditentry SET act = 'nothing' WHERE sequence = 2", "entry 2 was changed"),
        ("DELETE FROM access_auditentry WHERE sequence = 2", "entry 2 is missing"),
        ("UPDATE access_auditentry SET previous = digest WHERE sequence = 3", "does not follow"),
    ],
)
def test_a_tampered_chain_is_named(operator: User, change: str, fault: str) -> None:
    for name in ("awa", "binta", "coumba"):
        make_account(username=name, roles=[], by=operator)

    with connection.cursor() as cursor:
        cursor.execute(change)

    assert any(fault in told for told in verdict_now().faults)


def test_the_database_itself_refuses_to_change_an_entry(operator: User) -> None:
    migration = __import__(
        "manden.access.migrations.0002_audit_only_grows", fromlist=["POSTGRESQL", "SQLITE"]
    )
    guards = migration.POSTGRESQL if connection.vendor == "postgresql" else migration.SQLITE
    with connection.cursor() as cursor:
        for guard in guards:
            cursor.execute(guard.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"))

    for change in ("UPDATE access_auditentry SET act = ''", "DELETE FROM access_auditentry"):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic():
            connection.cursor().execute(change)

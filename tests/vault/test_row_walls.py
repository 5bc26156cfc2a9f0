"""On PostgreSQL the database says the vault's policy a second time, to raw questions too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from manden.access.models import Compartment, Grant, User
from manden.vault.actions import Said, enter_identity, record_consent
from manden.vault.models import Consent, Identity, LookupToken, SealedField
from manden.vault.queries import identities_for
from tests.access.test_row_level_security import as_the_application
from tests.vault.conftest import AWA, Enter, LetIn

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

NAMES = ("vault_sealedfield", "vault_lookuptoken")
WORDS = ("vault_identity", "vault_consent")


def seen(person: User, *tables: str) -> list[int]:
    """How many rows of each table a raw question returns to `person`."""
    with as_the_application(person), connection.cursor() as cursor:
        counts = []
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts.append(int(cursor.fetchone()[0]))
        return counts


def test_a_monitor_seals_names_that_they_cannot_read_back(
    intake: User, north: Compartment, custodian: User
) -> None:
    with as_the_application(intake):
        enter_identity(fields=AWA, compartment=north, consents=[Said("keep")], by=intake)

    assert seen(intake, *NAMES) == [0, 0]
    assert seen(intake, *WORDS) == [1, 1]
    assert seen(custodian, *NAMES) == [len(AWA), 2]


def test_an_analyst_is_shown_pseudonyms_and_no_sealed_byte(
    enter: Enter, analyst: User, let_in: LetIn, north: Compartment
) -> None:
    awa = enter()
    let_in(analyst, north)

    with as_the_application(analyst):
        known = list(identities_for(analyst))

    assert known == [awa]
    assert seen(analyst, *NAMES) == [0, 0]


def test_a_reviewer_below_the_level_is_shown_no_sealed_byte(
    enter: Enter, reviewer: User, verifier: User, let_in: LetIn, north: Compartment
) -> None:
    enter()
    let_in(reviewer, north)

    assert seen(reviewer, *NAMES) == [0, 0]
    assert seen(verifier, *NAMES) == [len(AWA), 2]


def test_another_circle_and_a_grant_that_ended_show_nothing(
    enter: Enter, custodian: User, south: Compartment
) -> None:
    enter()
    enter(compartment=south)
    before = seen(custodian, *WORDS, *NAMES)

    Grant.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert before == [1, 1, len(AWA), 2]
    assert seen(custodian, *WORDS, *NAMES) == [0, 0, 0, 0]


def test_a_monitor_adds_nothing_to_another_circle(
    enter: Enter, intake: User, south: Compartment
) -> None:
    elsewhere = enter(compartment=south)

    for row in (
        SealedField(identity=elsewhere, field="note", version=9, ciphertext=b"x"),
        LookupToken(identity=elsewhere, kind="x", digest=b"x"),
        Identity(compartment=south, made_at=timezone.now(), made_by=intake),
    ):
        with (
            pytest.raises(DatabaseError, match="row-level security"),
            as_the_application(intake),
            transaction.atomic(),
        ):
            row.save(force_insert=True)


def test_a_word_is_recorded_and_none_is_changed_by_the_role_that_serves(
    enter: Enter, intake: User
) -> None:
    awa = enter()

    with as_the_application(intake):
        record_consent(
            identity=awa,
            purpose="contact",
            state="given",
            manner="oral",
            by=intake,
            now=timezone.now(),
        )
    with (
        pytest.raises(DatabaseError, match="never changed"),
        as_the_application(intake),
        transaction.atomic(),
    ):
        Consent.objects.update(state="given")

    assert awa.consents_to("contact")


@pytest.mark.parametrize("role", ["administrator", "auditor", "focal_point", "nobody_special"])
def test_roles_without_a_need_are_shown_nothing(
    enter: Enter,
    role: str,
    request: pytest.FixtureRequest,
    let_in: Callable[..., User],
    north: Compartment,
) -> None:
    enter()
    person = let_in(request.getfixturevalue(role), north)

    assert seen(person, *WORDS, *NAMES, "vault_reveal", "vault_erasure") == [0] * 6

"""On PostgreSQL the database says the policy of evidence a second time, to raw questions too."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from manden.access.models import Compartment, User
from manden.vault.actions.receiving import receive_file
from manden.vault.models import StoredFile
from tests.access.test_row_level_security import as_the_application
from tests.vault import files
from tests.vault.conftest import LetIn
from tests.vault.evidence_cast import Kept
from tests.vault.test_row_walls import seen

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

FILES = ("vault_evidence", "vault_custodyevent")


def test_a_monitor_gives_a_file_and_sees_their_own_alone(
    kept: Kept, intake: User, verifier: User, north: Compartment, now: datetime
) -> None:
    kept(files.png(), "other.png", by=verifier)

    with as_the_application(intake):
        receive_file(
            pieces=[files.jpeg()],
            name="place.jpg",
            about="The market",
            compartment=north,
            by=intake,
            now=now,
        )

    assert seen(intake, *FILES) == [1, 1]
    assert seen(verifier, *FILES) == [2, 2]


def test_who_is_outside_the_circle_or_under_the_level_is_shown_no_file(
    kept: Kept, reviewer: User, analyst: User, let_in: LetIn, north: Compartment, south: Compartment
) -> None:
    kept()

    assert seen(let_in(reviewer, north), *FILES) == [0, 0]  # cleared for what is internal
    assert seen(let_in(analyst, north), *FILES) == [0, 0]


def test_the_start_of_a_desk_sees_every_stored_file_and_no_row_of_evidence(
    kept: Kept, operator: User
) -> None:
    kept()

    with as_the_application(None):
        assert StoredFile.objects.count() == 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM vault_evidence")
            assert cursor.fetchone() == (0,)


def test_the_role_that_serves_changes_no_file(kept: Kept, verifier: User) -> None:
    kept()

    with (
        as_the_application(verifier),
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE vault_evidence SET about = 'another'")

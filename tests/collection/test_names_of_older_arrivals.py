"""A desk of before: the upgrade seals the names of attachments that it holds, and goes back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps.registry import Apps
from django.core.management import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from manden.access.models import User
from manden.collection.models import ArrivalFile
from manden.collection.openrosa.file_names import names_of
from manden.collection.openrosa.published import publish
from manden.collection.openrosa.tokens import make_phone_token
from tests.collection.phone import Phone, filled, xform

# SQLite makes no table again inside a transaction, and PostgreSQL empties no audit trail after one.
EMBEDDED = os.environ.get("MANDEN_TEST_DATABASE", "embedded") == "embedded"
pytestmark = pytest.mark.django_db(transaction=EMBEDDED)
BEFORE = "0004_exports_with_evidence"
SEALED = "0005_names_of_attachments_are_sealed"


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings: Settings) -> None:
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"


@pytest.fixture
def phone(monitor: User, desk_officer: User) -> Iterator[Phone]:
    now = timezone.now()
    publish(xml=xform(), by=desk_officer, now=now)
    token = make_phone_token(name="P", compartment=None, days=3, by=monitor, now=now)
    yield Phone(Client(), token)
    ArrivalFile.objects.all().delete()
    migrated(SEALED)


def migrated(name: str) -> Apps:
    connection.check_constraints()
    executor = MigrationExecutor(connection)
    return executor.migrate([("collection", name)]).apps


def test_an_upgrade_seals_the_names_that_stood_in_clear(phone: Phone) -> None:
    phone.post(filled("uuid:1"), {"a.jpg": b"A", "b.jpg": b"B"})

    before = migrated(BEFORE).get_model("collection", "ArrivalFile")
    in_clear = set(before.objects.values_list("name", flat=True))
    migrated(SEALED)

    assert in_clear == {"a.jpg", "b.jpg"}
    assert set(names_of(ArrivalFile.objects.all()).values()) == {"a.jpg", "b.jpg"}
    assert phone.post(filled("uuid:1"), {"a.jpg": b"A"}).status_code == 202
    assert phone.post(filled("uuid:1"), {"a.jpg": b"other"}).status_code == 409


def test_an_upgrade_without_the_key_store_says_so_and_changes_nothing(
    phone: Phone, tmp_path: Path, settings: Settings
) -> None:
    phone.post(filled("uuid:1"), {"a.jpg": b"A"})
    before = migrated(BEFORE).get_model("collection", "ArrivalFile")
    brought, settings.VAULT_KEYS_FILE = settings.VAULT_KEYS_FILE, tmp_path / "not-here"

    with pytest.raises(CommandError, match="bring the key store"):
        migrated(SEALED)

    assert before.objects.get().name == "a.jpg"
    settings.VAULT_KEYS_FILE = brought
    migrated(SEALED)
    assert list(names_of(ArrivalFile.objects.all()).values()) == ["a.jpg"]

"""Arrivals behind the second wall: PostgreSQL itself keeps what a phone sent from other people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from manden.access.models import User
from manden.access.roles import Role
from manden.access.row_person import speak_for
from manden.access.row_security import APPLICATION
from manden.collection.openrosa.models import Arrival
from manden.collection.openrosa.published import publish
from manden.collection.openrosa.reviewing import set_aside
from manden.collection.openrosa.tokens import make_phone_token
from tests.collection.phone import Phone, filled, xform

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
TABLES = ("arrival", "arrivalversion", "arrivalfile", "sealedcontent")


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings: Settings) -> None:
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"


@pytest.fixture
def phone(monitor: User, desk_officer: User) -> Phone:
    now = timezone.now()
    publish(xml=xform(), by=desk_officer, now=now)
    return Phone(
        Client(), make_phone_token(name="P", compartment=None, days=3, by=monitor, now=now)
    )


@contextmanager
def as_the_application() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APPLICATION}")
        yield
        cursor.execute("RESET ROLE")
        speak_for(None)


def counted(person: User) -> list[int]:
    with as_the_application(), connection.cursor() as cursor:
        speak_for(person)
        found = []
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM collection_{table}")
            found.append(cursor.fetchone()[0])
    return found


def test_a_phone_sends_and_edits_under_the_role_that_serves_the_desk(phone: Phone) -> None:
    with as_the_application():
        sent = phone.post(filled("uuid:1"), {"a.jpg": b"A"}, more=True)
        part = phone.post(filled("uuid:1"), {"b.jpg": b"B"})
        again = phone.post(filled("uuid:1"), {"b.jpg": b"B"})
        edit = phone.post(filled("uuid:2", answer="no", deprecated="uuid:1"))

    assert [one.status_code for one in (sent, part, again, edit)] == [201, 201, 202, 201]


def test_rows_are_of_who_sent_and_of_who_may_review(
    phone: Phone,
    monitor: User,
    reviewer: User,
    analyst: User,
    person: Callable[..., User],
) -> None:
    with as_the_application():
        phone.post(filled("uuid:1"), {"a.jpg": b"A"})
    judge = person("judge", Role.REVIEWER, clearance="confidential")
    other = person("other", Role.MONITOR)

    assert counted(monitor) == counted(judge) == [1, 1, 1, 2]
    assert counted(other) == counted(analyst) == [0, 0, 0, 0]
    assert counted(reviewer)[:3] == [0, 0, 0]


def test_a_reviewer_decides_under_the_role_that_serves_the_desk(
    phone: Phone, person: Callable[..., User]
) -> None:
    phone.post(filled("uuid:1"))
    judge = person("judge", Role.REVIEWER, clearance="confidential")

    with as_the_application():
        speak_for(judge)
        set_aside(arrival=Arrival.objects.get(), reason="a trial", by=judge, now=timezone.now())

    assert Arrival.objects.get().state == "aside"

"""Undated incidents stand at the end of the list and of what is exported, on either database."""

from __future__ import annotations

import csv
import io
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from manden.collection.exports.asking import Question, ask_export, take_export
from manden.dates import read_date
from manden.violations.actions import enter_incident
from manden.violations.entry import IncidentEntry
from manden.violations.models import LATEST_FIRST, OLDEST_FIRST, Incident

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(vocabularies, operator, tmp_path, settings):
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"
    for title, day in (("older", "2021-05-02"), ("undated", ""), ("newer", "2023-05-02")):
        entry = IncidentEntry(title=title, happened=read_date(day) if day else None)
        enter_incident(entry=entry, submission=uuid4(), by=operator, level="internal")


def titles(*order):
    return list(Incident.objects.order_by(*order).values_list("title", flat=True))


def test_what_is_undated_comes_last_from_either_end(three):
    assert list(Incident.objects.values_list("title", flat=True)) == ["newer", "older", "undated"]
    assert titles(*LATEST_FIRST) == ["newer", "older", "undated"]
    assert titles(*OLDEST_FIRST) == ["older", "newer", "undated"]


def test_the_list_and_the_export_end_with_what_is_undated(three, signed_in, reviewer):
    page = signed_in(reviewer).get("/en/incidents/").content.decode()
    asked = Question({}, "csv", "share_un", "a test")
    now = timezone.now()
    export = ask_export(question=asked, by=reviewer, now=now)
    file = take_export(export=export, by=reviewer, now=now).decode("utf-8-sig")

    shown = sorted(("newer", "older", "undated"), key=lambda name: page.index(f">{name}<"))
    rows = [row for row in csv.reader(io.StringIO(file)) if len(row) > 5]
    told = [name for row in rows for name in ("newer", "older", "undated") if name in row]
    assert shown == ["newer", "older", "undated"]
    assert told == ["newer", "older", "undated"]


@pytest.mark.postgresql
def test_the_index_of_the_list_ends_with_what_is_undated(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_indexdef('incident_list'::regclass)")
        (told,) = cursor.fetchone()

    assert "happened_first DESC NULLS LAST, id DESC" in told

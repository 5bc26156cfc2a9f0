"""Sixty hostile files at every door that takes files: one clear sentence each, and nothing kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from pytest_django import Settings

from manden.access.models import User
from tests.hostile.doors import Doors, Hostile
from tests.hostile.files import SIXTY

pytestmark = pytest.mark.django_db

KEPT = (
    "vault.evidence",
    "vault.storedfile",
    "collection.arrival",
    "collection.sealedcontent",
    "collection.import",
    "violations.incident",
    "instruments.awaitedupload",
    "instruments.installedpack",
)
UNCLEAR = ("Traceback", "Error", "Exception", "None", "0x")


@pytest.fixture
def doors(tmp_path: Path, settings: Settings, operator: User) -> Doors:
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    (tmp_path / "imports").mkdir()
    return Doors(by=operator, folder=tmp_path / "imports")


def kept_rows() -> dict[str, int]:
    return {name: apps.get_model(name)._base_manager.count() for name in KEPT}


def test_there_are_sixty_and_each_is_another() -> None:
    assert len(SIXTY) == len({(one.door, one.what) for one in SIXTY}) == 60


@pytest.mark.parametrize("hostile", SIXTY, ids=lambda one: f"{one.door}: {one.what}")
def test_a_hostile_file_is_refused_in_one_sentence_and_nothing_is_kept(
    doors: Doors, hostile: Hostile, settings: Settings
) -> None:
    before = kept_rows()

    told = doors.refusal(hostile)

    assert 10 < len(told) < 400 and not any(word in told for word in UNCLEAR), told
    assert kept_rows() == before
    assert [one for one in settings.EVIDENCE_FOLDER.rglob("*") if one.is_file()] == []

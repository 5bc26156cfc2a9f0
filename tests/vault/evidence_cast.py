"""Fixtures of the stories on evidence: a folder of its own, a file kept, a session proved afresh."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from manden.access.models import Compartment, User
from manden.vault.actions.receiving import receive_file
from manden.vault.models import Evidence
from tests.vault import files

SignIn = Callable[[User], Client]
Kept = Callable[..., Evidence]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    return settings.EVIDENCE_FOLDER


@pytest.fixture
def kept(intake: User, north: Compartment, now: datetime) -> Kept:
    def keep(data: bytes | None = None, name: str = "place.jpg", **more: Any) -> Evidence:
        told = {"about": "The market", "compartment": north, "by": intake, "now": now}
        return receive_file(pieces=[data or files.jpeg()], name=name, **(told | more)).evidence

    return keep


@pytest.fixture
def proved(signed_in: SignIn) -> SignIn:
    """Signed in by a second factor, a moment ago."""

    def sign_in(user: User) -> Client:
        client = signed_in(user)
        session = client.session
        session.update({"by_second_factor": True, "proved_at": int(time.time())})
        session.save()
        return client

    return sign_in

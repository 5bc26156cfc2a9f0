"""A circle, the people let into it, and a key store of its own for each test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from manden.access.models import Compartment, Grant, User
from manden.access.roles import Role
from manden.vault.actions import Said, enter_identity
from manden.vault.models import Identity
from tests.vault.evidence_cast import folder, kept, proved  # noqa: F401

AWA = {
    "given_name": "Awa",
    "family_name": "Koné-Fictive",
    "birth_date": "1987",
    "phone": "+223 00 11 22 33",
}
LetIn = Callable[..., User]
Enter = Callable[..., Identity]


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings: Settings) -> Path:
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"
    return settings.VAULT_KEYS_FILE


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def north(db: None) -> Compartment:
    return Compartment.objects.create(code="north", name_fr="Nord", name_en="North")


@pytest.fixture
def south(db: None) -> Compartment:
    return Compartment.objects.create(code="south", name_fr="Sud", name_en="South")


@pytest.fixture
def let_in(operator: User, now: datetime) -> LetIn:
    def let(person: User, *circles: Compartment) -> User:
        for circle in circles:
            Grant.objects.create(
                user=person,
                compartment=circle,
                reason="test",
                granted_by=operator,
                granted_at=now - timedelta(days=1),
                expires_at=now + timedelta(days=30),
            )
        return person

    return let


@pytest.fixture
def custodian(protection_officer: User, let_in: LetIn, north: Compartment) -> User:
    """The protection officer, let into the north."""
    return let_in(protection_officer, north)


@pytest.fixture
def verifier(
    person: Callable[..., User], let_in: LetIn, north: Compartment, operator: User
) -> User:
    """A reviewer cleared for what is strict, let into the north."""
    return let_in(person("verifier", Role.REVIEWER, clearance="strict"), north)


@pytest.fixture
def intake(monitor: User, let_in: LetIn, north: Compartment) -> User:
    """A monitor let into the north, cleared for what is internal."""
    return let_in(monitor, north)


@pytest.fixture
def enter(intake: User, north: Compartment) -> Enter:
    """Enter a person, by default Awa, who consented to be kept."""

    def make(fields: dict[str, str] | None = None, **more: object) -> Identity:
        told = {
            "fields": fields or AWA,
            "compartment": north,
            "consents": [Said("keep")],
            "by": intake,
        }
        return enter_identity(**(told | more))

    return make

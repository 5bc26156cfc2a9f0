"""The standing cast: one person for each role, and one who may see nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import translation

from manden.access.actions import local_operator
from manden.access.models import RoleHolding, User
from manden.access.roles import Role
from tests import standing_desk

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("MANDEN_SHARED", ROOT.parent / "shared")) / "data"

Cast = Callable[..., User]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What holds on PostgreSQL alone belongs to that half of the suite."""
    if standing_desk.DATABASE == "postgresql":
        return
    elsewhere = [item for item in items if item.get_closest_marker("postgresql")]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


@pytest.fixture(autouse=True)
def french_first() -> Iterator[None]:
    """A page asked in English leaves its thread in English: the next story begins in French."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def shared_data() -> Path:
    """The real files beside the repository; the test is skipped aloud where they are absent."""
    if not SHARED.exists():
        pytest.skip(f"the real data are not at {SHARED}: set MANDEN_SHARED")
    return SHARED


@pytest.fixture
def operator(db: None) -> User:
    return local_operator()


@pytest.fixture
def person(operator: User) -> Cast:
    def make(name: str, *roles: Role, clearance: str = "internal") -> User:
        user = User(username=name, clearance=clearance)
        user.set_unusable_password()
        user.save()
        for role in roles:
            RoleHolding.objects.create(user=user, role=role, granted_by=operator)
        return user

    return make


@pytest.fixture
def monitor(person: Cast) -> User:
    return person("monitor", Role.MONITOR)


@pytest.fixture
def reviewer(person: Cast) -> User:
    return person("reviewer", Role.REVIEWER)


@pytest.fixture
def desk_officer(person: Cast) -> User:
    return person("desk-officer", Role.DESK_OFFICER)


@pytest.fixture
def analyst(person: Cast) -> User:
    return person("analyst", Role.ANALYST)


@pytest.fixture
def focal_point(person: Cast) -> User:
    return person("focal-point", Role.FOCAL_POINT)


@pytest.fixture
def protection_officer(person: Cast) -> User:
    return person("protection-officer", Role.PROTECTION_OFFICER, clearance="strict")


@pytest.fixture
def auditor(person: Cast) -> User:
    return person("auditor", Role.AUDITOR)


@pytest.fixture
def administrator(person: Cast) -> User:
    return person("administrator", Role.ADMINISTRATOR)


@pytest.fixture
def nobody_special(person: Cast) -> User:
    """Signed in, with no role: may see nothing."""
    return person("nobody-special")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="manden.access.backends.ByPassword")
        return client

    return sign_in


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """Transactional tests empty the tables, which the audit's triggers rightly forbid."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:  # type: ignore[attr-defined]
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER audit_only_grows ON access_auditentry")
        else:
            cursor.execute("DROP TRIGGER audit_is_not_changed")
            cursor.execute("DROP TRIGGER audit_is_not_deleted")

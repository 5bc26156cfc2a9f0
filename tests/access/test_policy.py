"""One policy function, deny by default: each wall stops alone."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from manden.access.models import Compartment, Grant, User
from manden.access.policy import ACTIONS, allows

pytestmark = pytest.mark.django_db


@dataclass
class StatementHeld:
    """A record with all that can protect one."""

    level: str = "internal"
    compartment_id: int | None = None
    consent: frozenset[str] = frozenset({"report"})
    conflicted: str = ""

    def consents_to(self, purpose: str | None) -> bool:
        return purpose in self.consent

    def conflicts_with(self, person: User) -> bool:
        return person.username == self.conflicted


def test_nobody_without_a_role_may_do_anything(nobody_special: User) -> None:
    refused = [action for action in ACTIONS if not allows(nobody_special, action)]

    assert refused == list(ACTIONS)


def test_an_administrator_reads_no_content(administrator: User) -> None:
    assert not allows(administrator, "development.read")
    assert not allows(administrator, "commitment.read")
    assert allows(administrator, "account.manage")


def test_an_action_nobody_declared_is_a_fault(desk_officer: User) -> None:
    with pytest.raises(KeyError):
        allows(desk_officer, "everything.read")


def test_a_person_put_out_of_service_may_do_nothing(desk_officer: User) -> None:
    desk_officer.is_active = False

    assert not allows(desk_officer, "instrument.read")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (StatementHeld(level="confidential"), "clearance"),
        (StatementHeld(consent=frozenset()), "consent"),
        (StatementHeld(conflicted="desk-officer"), "conflict"),
    ],
)
def test_each_wall_stops_alone(desk_officer: User, record: StatementHeld, reason: str) -> None:
    decision = allows(desk_officer, "development.read", record, purpose="report")

    assert not decision
    assert reason in decision.reason


def test_a_compartment_opens_by_a_grant_and_closes_when_it_ends(
    desk_officer: User, operator: User
) -> None:
    circle = Compartment.objects.create(code="nord", name_fr="Nord", name_en="North")
    record = StatementHeld(compartment_id=circle.pk)
    before = allows(desk_officer, "development.read", record, purpose="report")
    grant = Grant.objects.create(
        user=desk_officer,
        compartment=circle,
        reason="verification",
        granted_by=operator,
        expires_at=timezone.now() + timedelta(days=1),
    )

    during = allows(desk_officer, "development.read", record, purpose="report")
    after = allows(
        desk_officer,
        "development.read",
        record,
        purpose="report",
        now=grant.expires_at + timedelta(seconds=1),
    )

    assert (bool(before), bool(during), bool(after)) == (False, True, False)

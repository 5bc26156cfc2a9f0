"""Rights are changed by two as soon as two can; nobody changes their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from manden.access import people, rights
from manden.access.actions import choose_password, invited_person, use_first_sign_in
from manden.access.audit import name_of
from manden.access.granting import CannotGrant, end_grant, give_grant, make_compartment
from manden.access.models import AuditEntry, FirstSignIn, RightsChange, User
from manden.access.policy import allows
from manden.access.rights import CannotChangeRights, confirm_change, propose_rights, refuse_change
from manden.access.roles import Level, Role

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 2, 23, 12, 0, tzinfo=UTC)


def with_password(person: User) -> User:
    person.set_password("une phrase assez longue")
    person.save()
    return person


def ask(about: User, by: User, roles: Iterable[Role] = (Role.ANALYST,)) -> RightsChange:
    return propose_rights(
        about=about, roles=roles, clearance=Level.CONFIDENTIAL, reason="new post", by=by, now=NOW
    )


def roles_of(person: User) -> frozenset[str]:
    return User.objects.get(pk=person.pk).roles


@pytest.fixture
def first_keeper(administrator: User) -> User:
    return with_password(administrator)


@pytest.fixture
def second_keeper(protection_officer: User) -> User:
    return with_password(protection_officer)


def test_an_administrator_alone_changes_rights_at_once(first_keeper: User, reviewer: User) -> None:
    change = ask(reviewer, first_keeper)

    assert (change.outcome, change.alone) == ("confirmed", True)
    assert roles_of(reviewer) == {"analyst"}
    assert User.objects.get(pk=reviewer.pk).clearance == "confidential"


def test_once_a_second_can_confirm_a_change_waits_for_them(
    first_keeper: User, second_keeper: User, reviewer: User
) -> None:
    change = ask(reviewer, first_keeper)
    before = roles_of(reviewer)

    confirm_change(change=change, by=second_keeper, now=NOW)

    assert before == {"reviewer"}
    assert roles_of(reviewer) == {"analyst"}
    told = AuditEntry.objects.filter(record=name_of(change)).values_list("act", "actor")
    assert list(told) == [
        ("account.propose_change", first_keeper.pseudonym),
        ("account.confirm_change", second_keeper.pseudonym),
    ]


def test_who_proposed_does_not_confirm(
    first_keeper: User, second_keeper: User, reviewer: User
) -> None:
    change = ask(reviewer, first_keeper)

    with pytest.raises(CannotChangeRights, match="proposed"):
        confirm_change(change=change, by=first_keeper, now=NOW)

    assert roles_of(reviewer) == {"reviewer"}


def test_nobody_asks_for_rights_of_their_own(first_keeper: User) -> None:
    with pytest.raises(CannotChangeRights, match="own"):
        ask(first_keeper, first_keeper, [Role.ADMINISTRATOR, Role.PROTECTION_OFFICER])


def test_nobody_confirms_rights_of_their_own(first_keeper: User, second_keeper: User) -> None:
    change = ask(second_keeper, first_keeper, [Role.PROTECTION_OFFICER, Role.ADMINISTRATOR])

    with pytest.raises(CannotChangeRights, match="own"):
        confirm_change(change=change, by=second_keeper, now=NOW)


def test_the_database_says_it_a_second_time(
    first_keeper: User, second_keeper: User, reviewer: User
) -> None:
    change = ask(reviewer, first_keeper)
    waiting = RightsChange.objects.filter(pk=change.pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        waiting.update(outcome="confirmed", settled_by=first_keeper, settled_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        waiting.update(about=first_keeper)


def test_a_change_is_settled_once(first_keeper: User, second_keeper: User, reviewer: User) -> None:
    change = ask(reviewer, first_keeper)
    refuse_change(change=change, by=second_keeper, now=NOW)

    with pytest.raises(CannotChangeRights, match="settled"):
        confirm_change(change=change, by=second_keeper, now=NOW)


def test_removing_the_other_administrator_does_not_leave_one_to_act_alone(
    first_keeper: User, second_keeper: User, reviewer: User
) -> None:
    people.put_out_of_service(user=second_keeper, by=first_keeper)

    change = ask(reviewer, first_keeper)

    assert change.outcome == "waiting"
    assert roles_of(reviewer) == {"reviewer"}


def test_the_invited_wait_for_their_roles(first_keeper: User, second_keeper: User) -> None:
    invited = people.invite(
        username="aminata",
        display_name="",
        roles=[Role.PROTECTION_OFFICER],
        clearance=Level.STRICT,
        reason="succession",
        by=first_keeper,
        now=NOW,
    )
    before = use_first_sign_in(token=invited.token)

    confirm_change(change=invited.change, by=second_keeper, now=NOW)

    assert before is None
    assert invited_person(token=invited.token) == invited.person
    assert roles_of(invited.person) == {"protection_officer"}


def test_a_link_is_good_for_seven_days_and_once(first_keeper: User) -> None:
    def link(name: str) -> str:
        return people.invite(
            username=name,
            display_name="",
            roles=[Role.MONITOR],
            clearance=Level.INTERNAL,
            reason="mission",
            by=first_keeper,
            now=NOW,
        ).token

    used, old = link("awa"), link("binta")
    last = FirstSignIn.objects.order_by("-pk")[0]
    last.made_at -= timedelta(days=7, seconds=1)
    last.save()

    assert use_first_sign_in(token=used) is not None
    assert use_first_sign_in(token=used) is None
    assert use_first_sign_in(token=old) is None


def test_a_new_link_of_another_needs_two(
    first_keeper: User, second_keeper: User, reviewer: User
) -> None:
    with_password(reviewer)
    given = rights.propose_new_link(about=reviewer, reason="lost", by=first_keeper, now=NOW)
    held = User.objects.get(pk=reviewer.pk).has_usable_password()

    waiting = RightsChange.objects.get(about=reviewer)
    token = confirm_change(change=waiting, by=second_keeper, now=NOW)

    assert (given, held) == (None, True)
    assert not User.objects.get(pk=reviewer.pk).has_usable_password()
    assert token is not None
    assert use_first_sign_in(token=token) == reviewer


def test_out_of_service_nothing_opens(first_keeper: User, reviewer: User) -> None:
    people.put_out_of_service(user=reviewer, by=first_keeper)

    assert not allows(User.objects.get(pk=reviewer.pk), "instrument.read")
    with pytest.raises(CannotChangeRights, match="own"):
        people.put_out_of_service(user=first_keeper, by=first_keeper)


def test_a_grant_is_given_to_another_with_an_end_and_ended_early(
    protection_officer: User, desk_officer: User
) -> None:
    circle = make_compartment(code="nord", name_fr="Nord", name_en="North", by=protection_officer)

    def give(to: User, days: int) -> None:
        give_grant(
            user=to,
            compartment=circle,
            reason="verification",
            expires_at=NOW + timedelta(days=days),
            by=protection_officer,
            now=NOW,
        )

    for to, days in ((protection_officer, 1), (desk_officer, 0), (desk_officer, 400)):
        with pytest.raises(CannotGrant):
            give(to, days)
    give(desk_officer, 30)
    grant = desk_officer.grants.get()
    end_grant(grant=grant, by=protection_officer, now=NOW + timedelta(days=2))

    assert desk_officer.grants.filter(expires_at__gt=NOW + timedelta(days=1)).exists()
    assert not desk_officer.grants.filter(expires_at__gt=NOW + timedelta(days=3)).exists()
    told = AuditEntry.objects.filter(record=name_of(grant)).values_list("act", flat=True)
    assert list(told) == ["grant.give", "grant.end"]


def test_no_name_enters_the_chain_with_a_change(first_keeper: User, reviewer: User) -> None:
    choose_password(user=reviewer, username="fatoumata", password="une phrase assez longue")
    ask(reviewer, first_keeper)

    told = str(list(AuditEntry.objects.values_list()))

    assert "fatoumata" not in told
    assert "new post" not in told

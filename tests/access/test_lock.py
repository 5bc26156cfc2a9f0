"""The lock: one person sets it, every session ends, nothing is written, two people lift it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from manden.access import audit
from manden.access.actions import local_operator, make_account
from manden.access.desk_locked import DeskLocked
from manden.access.locking import CannotUnlock, lock_desk, turn_key
from manden.access.models import AuditEntry, DeskLock, User
from manden.access.roles import Role

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


def lock_now(by: User) -> DeskLock:
    return lock_desk(by=by, now=timezone.now()).lock


def acts() -> list[str]:
    return list(AuditEntry.objects.values_list("act", flat=True))


def test_anyone_with_custody_locks_and_every_session_ends(
    focal_point: User, desk_officer: User, signed_in: SignIn
) -> None:
    at_work, alarmed = signed_in(desk_officer), signed_in(focal_point)
    assert at_work.get("/fr/password/").status_code == 200

    answer = alarmed.post("/fr/lock/", {"reason": "on frappe à la porte"})

    assert answer.status_code == 302
    assert at_work.get("/fr/password/").status_code == 302
    assert alarmed.get("/fr/password/").status_code == 302
    assert DeskLock.objects.get().locked_by == focal_point


def test_who_has_no_role_cannot_lock(nobody_special: User, signed_in: SignIn) -> None:
    assert signed_in(nobody_special).post("/fr/lock/").status_code == 404
    assert not DeskLock.objects.exists()


def test_a_locked_desk_reads_and_refuses_forms_with_a_clear_page(
    desk_officer: User, signed_in: SignIn
) -> None:
    lock_now(desk_officer)
    client = signed_in(desk_officer)

    read = client.get("/fr/actors/")
    sent = client.post("/fr/password/", {"username": "autre", "password": "x", "again": "x"})

    assert read.status_code == 200
    assert "verrouillé" in read.content.decode()
    assert sent.status_code == 423
    assert "verrouillé" in sent.content.decode()


def test_a_link_that_signs_in_answers_nothing_under_lock(desk_officer: User) -> None:
    lock_now(desk_officer)

    assert Client().get("/fr/first-sign-in/abc/").status_code == 423


def test_a_write_by_any_door_is_undone(operator: User) -> None:
    lock_now(operator)

    with pytest.raises(DeskLocked, match="two different people"):
        make_account(username="intruse", roles=[Role.MONITOR], by=operator)

    assert not User.objects.filter(username="intruse").exists()
    assert "account.make" not in acts()[1:]


def test_signing_in_and_denials_are_still_audited_under_lock(
    desk_officer: User, signed_in: SignIn
) -> None:
    desk_officer.set_password("une phrase assez longue")
    desk_officer.save()
    lock_now(desk_officer)

    Client().post("/fr/sign-in/", {"username": "desk-officer", "password": "fausse"})
    answer = Client().post(
        "/fr/sign-in/", {"username": "desk-officer", "password": "une phrase assez longue"}
    )

    assert answer.status_code == 302
    told = AuditEntry.objects.filter(act="account.sign_in").values_list("outcome", flat=True)
    assert list(told) == ["failed", "done"]
    assert signed_in(desk_officer).get("/fr/unlock/").status_code == 404
    assert AuditEntry.objects.filter(act="desk.unlock", outcome="denied").exists()


def test_two_people_lift_the_lock_each_by_own_sign_in(
    administrator: User, protection_officer: User, desk_officer: User, signed_in: SignIn
) -> None:
    lock_now(desk_officer)

    first = signed_in(administrator).post("/fr/unlock/")
    still_locked = signed_in(desk_officer).post("/fr/password/").status_code
    second = signed_in(protection_officer).post("/fr/unlock/")

    assert (first.status_code, still_locked, second.status_code) == (302, 423, 302)
    lock = DeskLock.objects.get()
    assert (lock.standing, lock.first_key_by, lock.lifted_by) == (
        False,
        administrator,
        protection_officer,
    )
    assert signed_in(desk_officer).post("/fr/password/", {"username": ""}).status_code == 422
    assert [act for act in acts() if act.startswith("desk.")] == [
        "desk.lock",
        "desk.turn_key",
        "desk.unlock",
    ]


def test_the_same_person_does_not_turn_both_keys(administrator: User, signed_in: SignIn) -> None:
    lock_now(administrator)
    client = signed_in(administrator)

    client.post("/fr/unlock/")
    client.post("/fr/unlock/")

    assert DeskLock.objects.get().standing
    with pytest.raises(CannotUnlock, match="another person"):
        turn_key(by=administrator, now=timezone.now())


def test_the_database_refuses_a_lock_lifted_by_one(administrator: User) -> None:
    lock = lock_now(administrator)
    now = timezone.now()

    for change in (
        {"standing": False},
        {"standing": False, "lifted_at": now, "lifted_by": administrator},
        {
            "standing": False,
            "lifted_at": now,
            "lifted_by": administrator,
            "first_key_at": now,
            "first_key_by": administrator,
        },
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            DeskLock.objects.filter(pk=lock.pk).update(**change)


def test_a_first_key_is_forgotten_after_an_hour(
    administrator: User, protection_officer: User
) -> None:
    lock_now(administrator)
    now = timezone.now()

    turn_key(by=administrator, now=now)
    lifted_late = turn_key(by=protection_officer, now=now + timedelta(hours=1))
    lifted = turn_key(by=administrator, now=now + timedelta(hours=1, minutes=5))

    assert (lifted_late, lifted) == (False, True)


def test_a_sign_in_older_than_a_quarter_of_an_hour_turns_no_key(
    administrator: User, signed_in: SignIn
) -> None:
    lock_now(administrator)
    client = signed_in(administrator)
    earlier = timezone.now() - timedelta(minutes=20)
    DeskLock.objects.update(locked_at=earlier - timedelta(minutes=1))
    User.objects.filter(pk=administrator.pk).update(last_login=earlier)

    page = client.post("/fr/unlock/")

    assert page.status_code == 200
    assert DeskLock.objects.get().first_key_by is None


def test_a_command_lifts_no_lock() -> None:
    lock_now(local_operator())

    with pytest.raises(CannotUnlock, match="people who sign in"):
        turn_key(by=local_operator(), now=timezone.now())


def test_what_is_not_locked_is_not_unlocked(administrator: User, signed_in: SignIn) -> None:
    assert signed_in(administrator).post("/fr/unlock/").status_code == 302
    with pytest.raises(CannotUnlock, match="not locked"):
        turn_key(by=administrator, now=timezone.now())


def test_locking_twice_ends_the_sessions_again(desk_officer: User, signed_in: SignIn) -> None:
    first = lock_desk(by=desk_officer, now=timezone.now())
    signed_in(desk_officer)

    again = lock_desk(by=desk_officer, now=timezone.now())

    assert again.lock == first.lock
    assert (again.stood_before, again.sessions_ended) == (True, 1)


def test_the_chain_tells_the_lock_without_its_reason(desk_officer: User) -> None:
    lock = lock_desk(by=desk_officer, now=timezone.now(), reason="le mot secret").lock

    entry = AuditEntry.objects.get(act="desk.lock")

    assert entry.record == audit.name_of(lock)
    assert "secret" not in str(list(AuditEntry.objects.values_list()))

"""Erasing a person: two agree, the key is destroyed, a tombstone stays; nothing brings it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from manden.access.actions import choose_password
from manden.access.models import AuditEntry, User
from manden.vault import key_store
from manden.vault.actions import (
    CannotEnter,
    CannotErase,
    CannotRecordConsent,
    NotAllowed,
    change_identity,
    confirm_erasure,
    drop_erasure,
    erase,
    record_consent,
    reveal,
)
from manden.vault.key_store import NoKey
from manden.vault.models import Erasure, Identity, Keyholder, LookupToken, SealedField
from manden.vault.queries import identities_for
from manden.vault.sweeping import sealed_for_want_of_keys, sweep
from tests.vault.conftest import AWA, Enter

pytestmark = pytest.mark.django_db

Commit = Callable[..., object]
PASSWORD = "une phrase assez longue"


@pytest.fixture
def both_can_sign_in(custodian: User, verifier: User) -> None:
    for one in (custodian, verifier):
        choose_password(user=one, username=one.username, password=PASSWORD)


def test_one_alone_erases_while_nobody_else_could_confirm(
    enter: Enter, custodian: User, now: datetime, django_capture_on_commit_callbacks: Commit
) -> None:
    awa = enter()

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        asked = erase(identity=awa, reason="she asked", by=custodian, now=now)

    assert asked.alone
    tombstone = Identity.objects.get()
    assert (tombstone.erased_at, tombstone.erased_by) == (now, custodian)
    assert tombstone.pseudonym == awa.pseudonym
    assert SealedField.objects.count() == LookupToken.objects.count() == 0
    assert Keyholder.objects.get().destroyed_at == now
    with pytest.raises(NoKey):
        key_store.key_of(awa.pk, "north")


def test_from_the_day_another_could_confirm_two_erase(
    enter: Enter, custodian: User, verifier: User, now: datetime, both_can_sign_in: None
) -> None:
    awa = enter()

    asked = erase(identity=awa, reason="she asked", by=custodian, now=now)
    before = Identity.objects.get().erased_at
    with pytest.raises(CannotErase, match="does not confirm"):
        confirm_erasure(erasure=asked, by=custodian, now=now)
    confirm_erasure(erasure=asked, by=verifier, now=now)

    assert before is None
    assert Identity.objects.get().erased_by == verifier
    told = AuditEntry.objects.filter(record=f"vault.identity:{awa.pk}").values_list("act", "actor")
    assert list(told)[-3:] == [
        ("identity.ask_erasure", custodian.pseudonym),
        ("identity.confirm_erasure", verifier.pseudonym),
        ("identity.bury", verifier.pseudonym),
    ]


def test_an_erasure_is_dropped_and_settled_once(
    enter: Enter, custodian: User, verifier: User, now: datetime, both_can_sign_in: None
) -> None:
    awa = enter()
    asked = erase(identity=awa, reason="a mistake", by=custodian, now=now)
    with pytest.raises(CannotErase, match="waits already"):
        erase(identity=awa, reason="again", by=custodian, now=now)

    drop_erasure(erasure=asked, by=custodian, now=now)

    with pytest.raises(CannotErase, match="settled"):
        confirm_erasure(erasure=asked, by=verifier, now=now)
    assert Identity.objects.get().erased_at is None


def test_the_database_refuses_one_person_twice(
    enter: Enter, custodian: User, now: datetime, both_can_sign_in: None
) -> None:
    erase(identity=enter(), reason="a mistake", by=custodian, now=now)

    with pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.update(outcome="confirmed", settled_by=custodian, settled_at=now)


def test_nothing_more_is_kept_of_who_was_erased(
    enter: Enter, custodian: User, verifier: User, intake: User, now: datetime
) -> None:
    awa = enter()
    erase(identity=awa, reason="she asked", by=custodian, now=now)

    with pytest.raises(CannotEnter, match="erased"):
        change_identity(identity=awa, fields=AWA, by=verifier)
    with pytest.raises(CannotRecordConsent, match="erased"):
        record_consent(
            identity=awa, purpose="contact", state="given", manner="oral", by=intake, now=now
        )
    with pytest.raises(CannotErase, match="already"):
        erase(identity=awa, reason="again", by=custodian, now=now)
    assert list(Identity.objects.consenting("keep")) == []
    assert list(identities_for(intake)) == []
    assert list(identities_for(custodian)) == [Identity.objects.get()]


def test_no_name_is_read_of_who_was_erased(
    enter: Enter, custodian: User, verifier: User, now: datetime
) -> None:
    awa = enter()
    erase(identity=awa, reason="she asked", by=custodian, now=now)

    with pytest.raises((NoKey, NotAllowed)):
        reveal(identity=awa, fields=AWA, purpose="verify", reason="again", by=verifier, now=now)


def test_a_cut_between_tombstone_and_key_is_made_good_at_the_next_start(
    enter: Enter, custodian: User, operator: User, now: datetime
) -> None:
    awa = enter()
    erase(identity=awa, reason="she asked", by=custodian, now=now)  # its commit never comes here
    assert key_store.key_of(awa.pk, "north")

    swept = sweep(by=operator)

    assert swept.destroyed == 1
    with pytest.raises(NoKey):
        key_store.key_of(awa.pk, "north")
    assert sweep(by=operator).destroyed == 0


def test_a_key_whose_record_never_came_is_dropped_later(
    enter: Enter, operator: User, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = enter()
    monkeypatch.setattr("manden.vault.actions.entering._renew_tokens", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        enter()

    soon, later = sweep(by=operator, now=now), sweep(by=operator, now=now + timedelta(hours=2))

    assert (soon.dropped, later.dropped) == (0, 1)
    assert key_store.key_of(kept.pk, "north")


def test_who_was_erased_after_the_backup_is_a_tombstone_in_the_restored_desk(
    enter: Enter, operator: User
) -> None:
    awa, binta = enter(), enter()
    key_store.destroy(awa.pk)  # the present store; the rows are those of an older backup

    swept = sweep(by=operator)

    assert swept.buried == 1
    assert Identity.objects.get(pk=awa.pk).erased_at is not None
    assert not SealedField.objects.filter(identity=awa).exists()
    assert SealedField.objects.filter(identity=binta).exists()


def test_a_desk_with_identities_and_no_store_says_so(
    enter: Enter, operator: User, key_file: object
) -> None:
    before = sealed_for_want_of_keys()
    enter()
    key_file.unlink()  # type: ignore[attr-defined]

    assert (before, sealed_for_want_of_keys()) == (False, True)
    assert sweep(by=operator).destroyed == 0

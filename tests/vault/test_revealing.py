"""Names are read for a purpose that was consented to, within a limit, and never without a trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from manden.access.desk_locked import DeskLocked
from manden.access.locking import lock_desk
from manden.access.models import AuditEntry, Compartment, Grant, User
from manden.vault.actions import (
    CannotFlag,
    CannotReveal,
    NotAllowed,
    Revealed,
    Said,
    approve_reveal,
    end_conflict,
    flag_conflict,
    limit_reveals,
    record_consent,
    reveal,
    show_approved,
)
from manden.vault.models import Identity, Reveal
from tests.vault.conftest import AWA, Enter, LetIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(verifier: User, now: datetime) -> Callable[..., Revealed]:
    def make(identity: Identity, **more: object) -> Revealed:
        told = {
            "fields": ["full_name", "given_name", "phone"],
            "purpose": "verify",
            "reason": "second interview",
            "by": verifier,
            "now": now,
        }
        return reveal(identity=identity, **(told | more))

    return make


def test_only_the_fields_asked_for_are_shown(enter: Enter, ask: Callable[..., Revealed]) -> None:
    shown = ask(enter()).shown

    assert shown is not None
    assert {field: each[0].text for field, each in shown.items()} == {
        "given_name": AWA["given_name"],
        "phone": AWA["phone"],
    }


def test_the_trace_says_which_fields_and_why_and_nothing_of_them(
    enter: Enter, ask: Callable[..., Revealed], verifier: User
) -> None:
    awa = enter()

    ask(awa)

    told = AuditEntry.objects.get(act="identity.show_names")
    assert told.actor == verifier.pseudonym
    assert '"fields":["full_name","given_name","phone"]' in told.details
    assert '"purpose":"verify"' in told.details
    assert "Awa" not in told.details and "second interview" not in told.details


@pytest.mark.parametrize(
    "missing", [{"reason": " "}, {"fields": []}, {"fields": ["x"]}, {"purpose": "curiosity"}]
)
def test_without_purpose_reason_or_field_nothing_is_shown(
    enter: Enter, ask: Callable[..., Revealed], missing: dict[str, object]
) -> None:
    with pytest.raises(CannotReveal, match="a purpose, a reason and fields"):
        ask(enter(), **missing)


def test_sharing_with_the_state_is_never_implied(
    enter: Enter, ask: Callable[..., Revealed]
) -> None:
    given = [Said(one) for one in ("keep", "contact", "share_un", "share_justice", "reparations")]
    awa = enter(consents=given)

    assert ask(awa, purpose="share_un", recipient="UN office").shown
    with pytest.raises(NotAllowed, match="consent"):
        ask(awa, purpose="share_state", recipient="Ministry")


def test_named_recipients_are_the_only_ones(enter: Enter, ask: Callable[..., Revealed]) -> None:
    awa = enter(consents=[Said("keep"), Said("share_justice", shared_with=("A court",))])

    assert ask(awa, purpose="share_justice", recipient="a  COURT").shown
    for other in ("Another court", ""):
        with pytest.raises(NotAllowed):
            ask(awa, purpose="share_justice", recipient=other)


def test_without_a_word_on_keeping_the_names_serve_no_purpose(
    enter: Enter, ask: Callable[..., Revealed]
) -> None:
    with pytest.raises(NotAllowed, match="consent"):
        ask(enter(consents=[]))


def test_a_withdrawal_closes_the_names_at_once(
    enter: Enter, ask: Callable[..., Revealed], intake: User, now: datetime
) -> None:
    awa = enter(consents=[Said("keep"), Said("contact")])
    before = ask(awa, purpose="contact").shown

    record_consent(
        identity=awa, purpose="contact", state="withdrawn", manner="oral", by=intake, now=now
    )

    assert before
    with pytest.raises(NotAllowed):
        ask(awa, purpose="contact")


def test_a_grant_that_ended_closes_the_names(
    enter: Enter, ask: Callable[..., Revealed], now: datetime
) -> None:
    awa = enter()
    Grant.objects.update(expires_at=now - timedelta(minutes=1))

    with pytest.raises(NotAllowed, match="grant"):
        ask(awa)


def test_a_conflict_of_interest_closes_the_names_until_its_end(
    enter: Enter,
    ask: Callable[..., Revealed],
    verifier: User,
    custodian: User,
    now: datetime,
) -> None:
    awa = enter()
    flag = flag_conflict(user=verifier, identity=awa, reason="a cousin", by=custodian, now=now)

    with pytest.raises(NotAllowed, match="conflict"):
        ask(awa)
    with pytest.raises(CannotFlag, match="own"):
        end_conflict(flag=flag, by=verifier, now=now)
    end_conflict(flag=flag, by=custodian, now=now + timedelta(seconds=1))
    type(flag).objects.update(until=now + timedelta(microseconds=1))

    assert ask(awa).shown


def test_beyond_the_limit_a_second_person_approves(
    enter: Enter,
    ask: Callable[..., Revealed],
    verifier: User,
    custodian: User,
    north: Compartment,
    now: datetime,
) -> None:
    limit_reveals(compartment=north, a_day=2, by=custodian, now=now)
    people = [enter() for _ in range(3)]
    for one in people[:2]:
        assert ask(one).shown

    third = ask(people[2])
    assert third.shown is None
    with pytest.raises(CannotReveal, match="not approved"):
        show_approved(record=third.record, by=verifier, now=now)
    with pytest.raises(CannotReveal, match="own"):
        approve_reveal(record=third.record, by=verifier, now=now)
    approve_reveal(record=third.record, by=custodian, now=now)

    assert show_approved(record=third.record, by=verifier, now=now).shown
    with pytest.raises(CannotReveal, match="another's"):
        show_approved(record=third.record, by=custodian, now=now)
    assert ask(people[0]).shown is None


def test_the_limit_is_of_a_day(
    enter: Enter,
    ask: Callable[..., Revealed],
    custodian: User,
    north: Compartment,
    now: datetime,
) -> None:
    awa = enter()
    limit_reveals(compartment=north, a_day=1, by=custodian, now=now)

    first, second = ask(awa), ask(awa)
    tomorrow = ask(awa, now=now + timedelta(hours=24, seconds=1))

    assert first.shown and tomorrow.shown
    assert second.shown is None


def test_ten_a_day_unless_less_is_set(
    enter: Enter, ask: Callable[..., Revealed], custodian: User, north: Compartment, now: datetime
) -> None:
    awa = enter()

    shown = [ask(awa).shown is not None for _ in range(11)]

    assert shown == [True] * 10 + [False]
    with pytest.raises(CannotFlag, match="between 0 and 10"):
        limit_reveals(compartment=north, a_day=11, by=custodian, now=now)


def test_an_approval_comes_within_the_hour_and_holds_for_one(
    enter: Enter,
    ask: Callable[..., Revealed],
    verifier: User,
    custodian: User,
    north: Compartment,
    now: datetime,
) -> None:
    limit_reveals(compartment=north, a_day=0, by=custodian, now=now)
    late, stale = ask(enter()).record, ask(enter()).record
    over = now + timedelta(hours=1, seconds=1)

    with pytest.raises(CannotReveal, match="waits no longer"):
        approve_reveal(record=late, by=custodian, now=over)
    approve_reveal(record=stale, by=custodian, now=now)

    with pytest.raises(CannotReveal, match="hour"):
        show_approved(record=stale, by=verifier, now=over)


def test_who_may_not_read_names_approves_no_reading(
    enter: Enter,
    ask: Callable[..., Revealed],
    custodian: User,
    intake: User,
    north: Compartment,
    now: datetime,
) -> None:
    limit_reveals(compartment=north, a_day=0, by=custodian, now=now)
    waiting = ask(enter()).record

    with pytest.raises(NotAllowed):
        approve_reveal(record=waiting, by=intake, now=now)


def test_consent_withdrawn_after_the_approval_closes_it(
    enter: Enter,
    ask: Callable[..., Revealed],
    verifier: User,
    custodian: User,
    north: Compartment,
    now: datetime,
) -> None:
    limit_reveals(compartment=north, a_day=0, by=custodian, now=now)
    awa = enter()
    waiting = ask(awa).record
    approve_reveal(record=waiting, by=custodian, now=now)
    record_consent(
        identity=awa, purpose="keep", state="withdrawn", manner="oral", by=custodian, now=now
    )

    with pytest.raises(NotAllowed, match="consent"):
        show_approved(record=waiting, by=verifier, now=now)


def test_a_form_sent_twice_within_a_minute_counts_once(
    enter: Enter, ask: Callable[..., Revealed], now: datetime
) -> None:
    awa, number = enter(), uuid4()

    first = ask(awa, submission=number)
    again = ask(awa, submission=number, now=now + timedelta(seconds=59))

    assert first.shown == again.shown
    assert Reveal.objects.count() == 1
    with pytest.raises(CannotReveal, match="shown already"):
        ask(awa, submission=number, now=now + timedelta(seconds=61))


def test_earlier_versions_are_shown_only_when_asked_for(
    enter: Enter, ask: Callable[..., Revealed], verifier: User
) -> None:
    from manden.vault.actions import change_identity

    awa = enter()
    change_identity(identity=awa, fields={"given_name": "Hawa"}, by=verifier)

    now_only, with_earlier = ask(awa).shown, ask(awa, earlier=True).shown

    assert now_only is not None and with_earlier is not None
    assert [one.text for one in now_only["given_name"]] == ["Hawa"]
    assert [one.text for one in with_earlier["given_name"]] == ["Hawa", "Awa"]


def test_under_the_lock_no_name_is_read(
    enter: Enter, ask: Callable[..., Revealed], operator: User, now: datetime
) -> None:
    awa = enter()
    lock_desk(by=operator, now=now)

    with pytest.raises(DeskLocked):
        ask(awa)


def test_the_database_refuses_an_approval_of_ones_own(
    enter: Enter, ask: Callable[..., Revealed], verifier: User, now: datetime
) -> None:
    ask(enter())

    with pytest.raises(IntegrityError), transaction.atomic():
        Reveal.objects.update(approved_by=verifier, approved_at=now)


def test_one_let_into_another_circle_reads_no_name(
    enter: Enter,
    ask: Callable[..., Revealed],
    protection_officer: User,
    let_in: LetIn,
    south: Compartment,
) -> None:
    let_in(protection_officer, south)

    with pytest.raises(NotAllowed, match="grant"):
        ask(enter(), by=protection_officer)

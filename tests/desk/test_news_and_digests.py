"""What concerns a person: on their page since the last visit, and by mail once for each period."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from manden.access.models import AuditEntry, User
from manden.commitments.keeping import (
    confirm_continuation,
    remark,
    set_task,
    withdraw_continuation,
)
from manden.commitments.models import Commitment
from manden.desk.digests import CannotSend, choose_digest, period_of, send_digests
from manden.desk.models import SentDigest

pytestmark = pytest.mark.django_db
DAY = date(2025, 11, 15)


@pytest.fixture
def commitment(write: Callable[[int], None]) -> Commitment:
    write(2)
    return Commitment.objects.get(key="OP1.1")


@pytest.fixture
def asked(commitment: Commitment, reviewer: User, desk_officer: User) -> User:
    """A reviewer who was mentioned and given a task."""
    said = {"commitment": commitment, "submission": uuid4(), "by": desk_officer}
    remark(text="Look at this, @reviewer", **said)
    set_task(title="Ask the town", assigned_to=reviewer, due=date(2025, 11, 10), **said)
    return reviewer


@pytest.fixture
def mail_server(settings: object) -> None:
    settings.MAIL_SENDER = "desk@example.org"  # type: ignore[attr-defined]
    settings.PUBLIC_ADDRESS = "https://desk.example.org"  # type: ignore[attr-defined]


def wish(person: User, rhythm: str = "daily") -> None:
    choose_digest(rhythm=rhythm, address="someone@example.org", language="en", by=person)


def test_the_page_says_what_is_new_until_it_is_seen(
    asked: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(asked)

    first = client.get("/en/work/").context["news"].counts
    client.post("/en/work/seen/", {"until": client.get("/en/work/").context["now"]})
    then = client.get("/en/work/").context["news"].counts

    assert (first["mentions"], first["assigned"]) == (1, 1)
    assert (then["mentions"], then["assigned"]) == (0, 0)
    assert first["deadlines"] == then["deadlines"]  # a deadline presses until it is met


def test_who_confirmed_a_carry_over_is_told_that_it_came_back(
    commitment: Commitment, desk_officer: User, operator: User, signed_in: Callable[[User], Client]
) -> None:
    new = Commitment.objects.get(key="OP2.1")
    confirm_continuation(old=commitment, new=new, by=desk_officer)
    withdraw_continuation(new=new, by=operator)

    page = signed_in(desk_officer).get("/en/work/").content.decode()

    assert "A carry-over you had confirmed was returned: OP2.1" in page


def test_a_digest_holds_counts_and_a_link_and_no_word_of_the_desk(
    asked: User, operator: User, mail_server: None
) -> None:
    wish(asked)

    told = send_digests(today=DAY, send=True, by=operator)

    message = mail.outbox[0]
    assert [one.outcome for one in told] == ["sent"]
    assert message.to == ["someone@example.org"]
    assert "1 mention" in message.body and "1 task" in message.body
    assert "https://desk.example.org/en/work/" in message.body
    for word in ("Ask the town", "Look at this", "desk-officer", "OP1", "99/1"):
        assert word not in message.body + message.subject


def test_no_digest_is_sent_twice_for_a_period(
    asked: User, operator: User, mail_server: None
) -> None:
    wish(asked)

    outcomes = [send_digests(today=DAY, send=True, by=operator)[0].outcome for _ in range(2)]

    assert outcomes == ["sent", "already"]
    assert len(mail.outbox) == 1
    assert AuditEntry.objects.filter(act="digest.send").count() == 1


def test_without_send_it_only_says_what_is_due(asked: User, operator: User) -> None:
    wish(asked)

    told = send_digests(today=DAY, send=False, by=operator)

    assert [one.outcome for one in told] == ["due"]
    assert (mail.outbox, SentDigest.objects.count()) == ([], 0)


def test_nobody_is_written_to_by_default_nor_about_nothing(
    asked: User, operator: User, auditor: User, mail_server: None
) -> None:
    nobody_wishes = send_digests(today=DAY, send=True, by=operator)
    wish(auditor)

    told = send_digests(today=DAY, send=True, by=operator)

    assert nobody_wishes == []
    assert [one.outcome for one in told] == ["nothing"]
    assert mail.outbox == []


def test_a_server_that_refuses_leaves_the_digest_due(
    asked: User, operator: User, mail_server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(message: EmailMessage) -> int:
        raise smtplib.SMTPServerDisconnected

    wish(asked)
    with monkeypatch.context() as patched:
        patched.setattr(EmailMessage, "send", refuse)
        first = send_digests(today=DAY, send=True, by=operator)[0].outcome

    second = send_digests(today=DAY, send=True, by=operator)[0].outcome

    assert (first, second) == ("failed", "sent")


def test_without_a_server_sending_is_refused_with_what_to_do(operator: User) -> None:
    with pytest.raises(CannotSend, match="MANDEN_SMTP"):
        send_digests(today=DAY, send=True, by=operator)


@pytest.mark.parametrize(
    ("rhythm", "day", "period"),
    [("daily", DAY, "2025-11-15"), ("weekly", DAY, "2025-W46")],
)
def test_a_period_is_a_day_or_a_week(rhythm: str, day: date, period: str) -> None:
    assert period_of(rhythm, day) == period


def test_the_choice_is_made_on_a_page(
    asked: User, operator: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(asked)

    without = client.post("/en/work/digest/", {"rhythm": "weekly", "address": ""})
    kept = client.post("/en/work/digest/", {"rhythm": "weekly", "address": "a@example.org"})

    assert (without.status_code, kept.status_code) == (422, 302)
    assert asked.digest_wish.rhythm == "weekly"

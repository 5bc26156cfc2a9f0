"""Consent: a word for each purpose, each with its versions; the last one holds at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import DatabaseError, transaction

from manden.access.models import AuditEntry, User
from manden.vault.actions import CannotRecordConsent, Said, record_consent
from manden.vault.models import Consent, Identity, NeverChanged
from manden.vault.queries import identities_for
from tests.vault.conftest import Enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def say(intake: User, now: datetime) -> Callable[..., Consent]:
    def make(identity: Identity, purpose: str, state: str, **more: object) -> Consent:
        told = {"manner": "oral", "by": intake, "now": now}
        return record_consent(identity=identity, purpose=purpose, state=state, **(told | more))

    return make


def consenting(purpose: str, recipient: str | None = None) -> list[Identity]:
    return list(Identity.objects.consenting(purpose, recipient))


def test_the_last_word_holds(enter: Enter, say: Callable[..., Consent]) -> None:
    awa = enter()
    states = []
    for state in ("given", "withdrawn", "given", "refused"):
        say(awa, "contact", state)
        states.append((awa.consents_to("contact"), consenting("contact") == [awa]))

    assert states == [(True, True), (False, False), (True, True), (False, False)]
    versions = awa.consents.filter(purpose="contact").order_by("version")
    assert [(one.version, one.state) for one in versions] == [
        (1, "given"),
        (2, "withdrawn"),
        (3, "given"),
        (4, "refused"),
    ]


def test_no_word_is_no_consent(enter: Enter) -> None:
    awa = enter(consents=[])

    assert not awa.consents_to("keep")
    assert consenting("keep") == []
    assert list(Identity.objects.all().kept()) == [awa]


def test_one_purpose_never_implies_another(enter: Enter) -> None:
    awa = enter(consents=[Said("keep"), Said("share_un"), Said("share_justice")])

    assert awa.consents_to("share_un")
    assert not awa.consents_to("share_state")
    assert consenting("share_state") == []


def test_a_recipient_named_is_the_only_one(enter: Enter, say: Callable[..., Consent]) -> None:
    awa = enter()
    word = say(awa, "share_un", "given", shared_with=["Field office", " field  OFFICE", ""])

    assert word.shared_with == ["field  OFFICE"] or word.shared_with == ["Field office"]
    assert consenting("share_un", "FIELD office") == [awa]
    assert consenting("share_un", "Another office") == []
    assert consenting("share_un") == []
    assert not awa.consents_to("share_un")


def test_without_a_recipient_named_all_whom_the_purpose_means(
    enter: Enter, say: Callable[..., Consent]
) -> None:
    awa = enter()
    say(awa, "share_un", "given")

    assert consenting("share_un") == consenting("share_un", "Any office") == [awa]


def test_a_word_is_never_changed(enter: Enter, say: Callable[..., Consent]) -> None:
    word = say(enter(), "contact", "refused")

    word.state = "given"
    with pytest.raises(NeverChanged):
        word.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.update(state="given")


@pytest.mark.parametrize(
    ("purpose", "state", "more", "why"),
    [
        ("contact", "withdrawn", {}, "nothing was given"),
        ("keep", "given", {"shared_with": ["Office"]}, "only a consent to share"),
        ("share_un", "refused", {"shared_with": ["Office"]}, "only a consent to share"),
        ("everything", "given", {}, "lists of the vault"),
        ("keep", "given", {"manner": "guessed"}, "lists of the vault"),
        ("keep", "perhaps", {}, "lists of the vault"),
    ],
)
def test_a_word_that_means_nothing_is_refused(
    enter: Enter,
    say: Callable[..., Consent],
    purpose: str,
    state: str,
    more: dict[str, object],
    why: str,
) -> None:
    with pytest.raises(CannotRecordConsent, match=why):
        say(enter(), purpose, state, **more)


def test_who_withdraws_that_anything_be_kept_is_seen_by_custodians_alone(
    enter: Enter, say: Callable[..., Consent], intake: User, custodian: User
) -> None:
    awa = enter()
    before = list(identities_for(intake))

    say(awa, "keep", "withdrawn")

    assert before == [awa]
    assert list(identities_for(intake)) == []
    assert list(identities_for(custodian)) == [awa]


def test_the_audit_tells_of_a_word_and_not_of_recipients(
    enter: Enter, say: Callable[..., Consent]
) -> None:
    say(enter(), "share_un", "given", shared_with=["Field office"])

    told = AuditEntry.objects.get(act="consent.record")
    assert '"purpose":"share_un"' in told.details
    assert "office" not in told.details

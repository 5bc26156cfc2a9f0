"""A token: made on one's page, shown once, ended at once; and what answers without a good one."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from manden.access.models import AuditEntry, User
from manden.access.people import put_out_of_service
from manden.api.models import Token
from manden.api.scopes import Scope
from manden.api.tokens import revoke_token
from manden.instruments.models import Instrument
from tests.api.conftest import Asking, Program

pytestmark = pytest.mark.django_db
PAGE = "/en/account/tokens/"
SHOWN = re.compile(r"<code>(manden_[\w-]{43})</code>")

SignedIn = Callable[[User], Client]


def test_a_token_is_shown_once_and_only_its_digest_is_kept(
    desk_officer: User, signed_in: SignedIn
) -> None:
    browser = signed_in(desk_officer)
    asked = {"name": "notebook", "scopes": ["texts:read"], "days": "30"}

    shown = SHOWN.search(browser.post(PAGE, asked).content.decode())
    after = browser.get(PAGE).content.decode()

    assert shown is not None
    assert Program(shown[1]).get("/me").json()["token"]["scopes"] == ["texts:read"]
    assert "notebook" in after and not SHOWN.search(after)
    kept = Token.objects.values().get()
    assert shown[1] not in str(kept) and shown[1].removeprefix("manden_") not in str(kept)


def test_a_token_is_made_by_who_signed_in_afresh(desk_officer: User, signed_in: SignedIn) -> None:
    browser = signed_in(desk_officer)
    session = browser.session
    session["proved_at"] = 0
    session.save()

    answer = browser.get(PAGE)

    assert answer.status_code == 302
    assert "/confirm/" in answer["Location"]


def test_a_token_is_offered_no_scope_that_opens_nothing(monitor: User, signed_in: SignedIn) -> None:
    browser = signed_in(monitor)

    page = browser.get(PAGE).content.decode()
    refused = browser.post(PAGE, {"name": "x", "scopes": ["developments:write"], "days": "30"})

    assert "commitments:read" in page and "developments:write" not in page
    assert refused.status_code == 422
    assert not Token.objects.exists()


def test_a_token_revoked_on_the_page_opens_nothing_at_once(
    text: Instrument, desk_officer: User, asking: Asking, signed_in: SignedIn
) -> None:
    program = asking(desk_officer)
    before = program.get("/instruments")

    signed_in(desk_officer).post(f"{PAGE}{Token.objects.get().pk}/revoke/")

    assert (before.status_code, program.get("/instruments").status_code) == (200, 401)


def test_nobody_revokes_the_token_of_another(
    desk_officer: User, reviewer: User, asking: Asking, signed_in: SignedIn
) -> None:
    asking(desk_officer)

    answer = signed_in(reviewer).post(f"{PAGE}{Token.objects.get().pk}/revoke/")

    assert answer.status_code == 404
    assert Token.objects.get().revoked_at is None


def test_a_token_ends_with_its_days_its_password_and_the_service_of_its_person(
    desk_officer: User, reviewer: User, analyst: User, operator: User, asking: Asking
) -> None:
    expired, changed, out = (asking(one) for one in (desk_officer, reviewer, analyst))
    Token.objects.filter(owner=desk_officer).update(
        made_at=timezone.now() - timedelta(days=2), expires_at=timezone.now() - timedelta(days=1)
    )
    reviewer.set_password("a new one that is long")
    reviewer.save()
    put_out_of_service(user=analyst, by=operator)

    answers = [one.get("/me").status_code for one in (expired, changed, out)]

    assert answers == [401, 401, 401]


def test_a_token_in_the_address_is_no_token(desk_officer: User, asking: Asking) -> None:
    token = asking(desk_officer).token

    answers = [
        Program("").get(f"/me?{name}={token}") for name in ("token", "access_token", "api_key")
    ]

    assert [one.status_code for one in answers] == [401, 401, 401]
    assert answers[0]["WWW-Authenticate"] == "Bearer"


def test_a_session_alone_opens_nothing_to_a_program(
    desk_officer: User, signed_in: SignedIn
) -> None:
    assert signed_in(desk_officer).get("/api/me").status_code == 401


def test_a_missing_scope_is_told_before_anything_is_looked_up(
    text: Instrument, desk_officer: User, asking: Asking
) -> None:
    program = asking(desk_officer, scopes=[Scope.TEXTS_READ])

    there = program.get("/commitments/a-hrc-res-99-1/OP1.1")
    absent = program.get("/commitments/a-hrc-res-99-1/OP88.8")

    assert there.status_code == absent.status_code == 403
    assert there.content == absent.content
    assert "commitments:read" in there.json()["detail"]


def test_the_first_use_of_a_day_is_audited_and_shown(desk_officer: User, asking: Asking) -> None:
    program = asking(desk_officer)

    program.get("/me")
    program.get("/me")

    uses = AuditEntry.objects.filter(act="token.use", actor=desk_officer.pseudonym)
    assert uses.count() == 1
    assert Token.objects.get().last_used_on == timezone.now().date()


def test_a_token_revoked_twice_is_revoked_once(desk_officer: User, asking: Asking) -> None:
    asking(desk_officer)
    token, now = Token.objects.get(), timezone.now()

    revoke_token(token=token, by=desk_officer, now=now)
    revoke_token(token=token, by=desk_officer, now=now + timedelta(hours=1))

    assert Token.objects.get().revoked_at == now
    assert AuditEntry.objects.filter(act="token.revoke").count() == 1

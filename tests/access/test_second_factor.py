"""The second factor: enrolled by showing a code, asked at the door, each proof good once."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from manden.access import enrolling
from manden.access.actions import choose_password
from manden.access.audit import name_of
from manden.access.models import AuditEntry, CodeApp, RecoveryCode, User
from manden.access.proving import Proof, prove_by_code
from manden.access.sealing import CannotUnseal, unseal
from manden.access.time_codes import STEP_SECONDS, code_at, step_of

pytestmark = pytest.mark.django_db

PASSWORD = "une phrase assez longue"
NOON = datetime(2026, 2, 23, 12, 0, tzinfo=UTC)
SECRET = b"twenty bytes, no more"[:20]


def code_for(moment: datetime) -> str:
    return code_at(SECRET, moment.timestamp())


def tell(user: User, act: str) -> list[str]:
    told = AuditEntry.objects.filter(act=act, record=name_of(user)).order_by("sequence")
    return list(told.values_list("outcome", flat=True))


@pytest.fixture
def enrolled(protection_officer: User) -> User:
    before = NOON - timedelta(minutes=5)
    assert enrolling.enrol_app(
        user=protection_officer, secret=SECRET, code=code_for(before), now=before
    )
    return protection_officer


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_rfc_6238(seconds: int, code: str) -> None:
    secret = b"12345678901234567890"

    assert code_at(secret, seconds) == code
    assert step_of(secret, code, seconds=seconds) == seconds // STEP_SECONDS


def test_a_code_one_step_aside_is_taken_and_two_steps_aside_is_not(enrolled: User) -> None:
    late = NOON + timedelta(seconds=STEP_SECONDS)
    later = NOON + timedelta(seconds=3 * STEP_SECONDS)

    assert prove_by_code(user=enrolled, code=code_for(NOON), now=late) is Proof.ACCEPTED
    assert prove_by_code(user=enrolled, code=code_for(late), now=later) is Proof.REFUSED


def test_a_code_taken_once_is_refused_after(enrolled: User) -> None:
    code = code_for(NOON)

    first = prove_by_code(user=enrolled, code=code, now=NOON)
    replayed = prove_by_code(user=enrolled, code=code, now=NOON + timedelta(seconds=5))

    assert (first, replayed) == (Proof.ACCEPTED, Proof.REFUSED)
    assert tell(enrolled, "account.second_factor") == ["done", "failed"]


def test_a_code_older_than_the_last_one_taken_is_refused(enrolled: User) -> None:
    later = NOON + timedelta(seconds=STEP_SECONDS)
    prove_by_code(user=enrolled, code=code_for(later), now=later)

    assert prove_by_code(user=enrolled, code=code_for(NOON), now=later) is Proof.REFUSED


def test_the_code_that_enrolled_does_not_sign_in(protection_officer: User) -> None:
    code = code_for(NOON)
    enrolling.enrol_app(user=protection_officer, secret=SECRET, code=code, now=NOON)

    assert prove_by_code(user=protection_officer, code=code, now=NOON) is Proof.REFUSED


def test_a_wrong_code_enrols_nothing(protection_officer: User) -> None:
    wrong = f"{(int(code_for(NOON)) + 1) % 1_000_000:06}"

    taken = enrolling.enrol_app(user=protection_officer, secret=SECRET, code=wrong, now=NOON)

    assert not taken
    assert not CodeApp.objects.exists()


def test_the_secret_is_sealed_to_its_person(enrolled: User, reviewer: User) -> None:
    sealed = bytes(CodeApp.objects.get(user=enrolled).sealed_secret)

    assert SECRET not in sealed
    assert unseal(sealed, belongs_to=name_of(enrolled)) == SECRET
    with pytest.raises(CannotUnseal):
        unseal(sealed, belongs_to=name_of(reviewer))


def test_after_five_failures_even_the_right_code_waits(enrolled: User) -> None:
    now = timezone.now()
    for _ in range(5):
        assert prove_by_code(user=enrolled, code="abcd-efgh", now=now) is Proof.REFUSED

    locked = prove_by_code(user=enrolled, code=code_at(SECRET, now.timestamp()), now=now)
    quarter_later = now + timedelta(minutes=15, seconds=5)
    right = code_at(SECRET, quarter_later.timestamp())

    assert locked is Proof.TOO_MANY
    assert tell(enrolled, "account.second_factor") == ["failed"] * 5 + ["denied"]
    assert prove_by_code(user=enrolled, code=right, now=quarter_later) is Proof.ACCEPTED


def test_a_code_on_paper_is_good_once_however_it_is_typed(enrolled: User) -> None:
    code = enrolling.make_paper_codes(user=enrolled, now=NOON)[0]
    typed = code.upper().replace("-", " ")

    first = prove_by_code(user=enrolled, code=typed, now=NOON)
    again = prove_by_code(user=enrolled, code=code, now=NOON)

    assert (first, again) == (Proof.ACCEPTED, Proof.REFUSED)


def test_codes_on_paper_are_kept_as_digests_and_new_ones_end_the_old(enrolled: User) -> None:
    old = enrolling.make_paper_codes(user=enrolled, now=NOON)
    new = enrolling.make_paper_codes(user=enrolled, now=NOON)

    kept = str(list(RecoveryCode.objects.values_list()))

    assert len(set(new)) == 10
    assert not any(code in kept or code.replace("-", "") in kept for code in new)
    assert prove_by_code(user=enrolled, code=old[0], now=NOON) is Proof.REFUSED


def test_who_must_have_a_second_factor_cannot_remove_the_last(enrolled: User) -> None:
    with pytest.raises(enrolling.CannotEnrol):
        enrolling.remove_app(user=enrolled)

    assert CodeApp.objects.filter(user=enrolled).exists()


# At the door


@pytest.fixture
def with_password(enrolled: User) -> User:
    choose_password(user=enrolled, username=enrolled.username, password=PASSWORD)
    return enrolled


def give_password(client: Client, person: User) -> None:
    client.post("/fr/sign-in/", {"username": person.username, "password": PASSWORD})


def test_a_password_alone_opens_nothing(with_password: User) -> None:
    client = Client()
    give_password(client, with_password)

    assert client.get("/fr/").status_code == 302
    assert client.get("/fr/second-factor/").status_code == 200


def test_password_and_code_open_the_desk(with_password: User) -> None:
    client = Client()
    give_password(client, with_password)

    answer = client.post("/fr/second-factor/", {"code": code_at(SECRET, time.time())})

    assert answer.headers["Location"] == "/fr/"
    assert client.get("/fr/account/").status_code == 200


def test_a_code_without_a_password_opens_nothing(with_password: User) -> None:
    client = Client()

    answer = client.post("/fr/second-factor/", {"code": code_at(SECRET, time.time())})

    assert answer.headers["Location"] == "/fr/sign-in/"
    assert client.get("/fr/account/").status_code == 302


def test_half_way_ends_when_the_password_changes(with_password: User) -> None:
    client = Client()
    give_password(client, with_password)
    choose_password(user=with_password, username=with_password.username, password=PASSWORD * 2)

    answer = client.post("/fr/second-factor/", {"code": code_at(SECRET, time.time())})

    assert answer.headers["Location"] == "/fr/sign-in/"


def test_enrolling_in_the_browser_shows_paper_codes_once(
    desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(desk_officer)
    page = client.get("/fr/account/application/").content.decode()
    typed = re.search(r'class="typed">([A-Z2-7 ]+)<', page)
    assert typed is not None
    secret = base64.b32decode(typed[1].replace(" ", ""))
    shown = client.post("/fr/account/application/", {"code": code_at(secret, time.time())})

    codes = re.findall(r"<code>([a-z2-7-]{19})</code>", shown.content.decode())
    assert len(codes) == 10
    assert codes[0] not in client.get("/fr/account/").content.decode()


def test_enrolling_ends_the_sessions_opened_without_a_second_factor(
    desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    elsewhere, here = signed_in(desk_officer), signed_in(desk_officer)
    elsewhere.get("/fr/account/")
    here.get("/fr/account/application/")
    session = here.session
    secret = unseal(
        bytes.fromhex(session["secret_to_enrol"]), belongs_to=f"session of {desk_officer.pk}"
    )

    here.post("/fr/account/application/", {"code": code_at(secret, time.time())})

    assert elsewhere.get("/fr/account/").status_code == 302
    assert here.get("/fr/account/").status_code == 200


# A fresh sign-in


def age(client: Client, **seconds: int) -> None:
    """Let so many seconds pass since the session's `began`, `seen` or `proved_at`."""
    session = client.session
    for name, passed in seconds.items():
        session[name] = int(time.time()) - passed
    session.save()


def test_a_sign_in_of_ten_minutes_ago_is_proved_again(
    desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    choose_password(user=desk_officer, username="desk-officer", password=PASSWORD)
    client = signed_in(desk_officer)
    age(client, began=700, seen=5)

    asked = client.get("/fr/account/application/")
    wrong = client.post(asked.headers["Location"], {"password": "une autre phrase longue"})
    right = client.post(asked.headers["Location"], {"password": PASSWORD})

    assert asked.headers["Location"] == "/fr/confirm/?next=%2Ffr%2Faccount%2Fapplication%2F"
    assert wrong.status_code == 422
    assert right.headers["Location"] == "/fr/account/application/"
    assert client.get("/fr/account/application/").status_code == 200


def test_whoever_has_a_second_factor_proves_it_afresh_by_that(
    with_password: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(with_password)
    age(client, began=700, seen=5)

    by_password = client.post("/fr/confirm/", {"password": PASSWORD, "next": "/fr/password/"})
    code = code_at(SECRET, time.time())
    by_code = client.post("/fr/confirm/", {"code": code, "next": "/fr/password/"})

    assert by_password.status_code == 422
    assert by_code.headers["Location"] == "/fr/password/"


def test_going_on_never_leads_to_another_site(
    with_password: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(with_password)
    code = code_at(SECRET, time.time())

    answer = client.post("/fr/confirm/", {"code": code, "next": "https://elsewhere.example/"})

    assert answer.headers["Location"] == "/fr/"


def test_under_another_key_the_application_is_refused_and_paper_opens(
    enrolled: User, settings: Settings
) -> None:
    paper = enrolling.make_paper_codes(user=enrolled, now=NOON)[0]
    settings.SECOND_FACTOR_KEY = bytes(32)

    assert prove_by_code(user=enrolled, code=code_for(NOON), now=NOON) is Proof.REFUSED
    assert prove_by_code(user=enrolled, code=paper, now=NOON) is Proof.ACCEPTED


@pytest.mark.parametrize(
    ("passed", "open_still"),
    [
        ({"began": 100, "seen": 14 * 60}, True),
        ({"began": 1000, "seen": 15 * 60 + 5}, False),
        ({"began": 8 * 3600 + 5, "seen": 5}, False),
    ],
)
def test_a_session_ends_idle_or_old(
    desk_officer: User,
    signed_in: Callable[[User], Client],
    passed: dict[str, int],
    open_still: bool,
) -> None:
    client = signed_in(desk_officer)
    age(client, **passed)

    assert (client.get("/fr/account/").status_code == 200) is open_still


# Who must have one


def test_one_person_alone_is_not_asked_on_the_home_page(
    administrator: User, signed_in: Callable[[User], Client]
) -> None:
    choose_password(user=administrator, username="administrator", password=PASSWORD)

    answer = signed_in(administrator).get("/fr/actors/")

    assert answer.status_code == 200


def test_once_two_can_sign_in_an_administrator_is_asked_everywhere(
    administrator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    for person in (administrator, desk_officer):
        choose_password(user=person, username=person.username, password=PASSWORD)

    asked = signed_in(administrator).get("/fr/actors/")
    not_asked = signed_in(desk_officer).get("/fr/actors/")

    assert asked.headers["Location"] == "/fr/account/application/?demanded=1"
    assert not_asked.status_code == 200


def test_a_session_older_than_the_second_factor_must_prove_it(
    with_password: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    choose_password(user=desk_officer, username="desk-officer", password=PASSWORD)

    asked = signed_in(with_password).get("/fr/actors/")

    assert asked.headers["Location"].startswith("/fr/confirm/")

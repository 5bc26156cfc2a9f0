"""The pages on people: who may open them, what they ask for, and the way of an invitation."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from manden.access.actions import choose_password
from manden.access.models import Compartment, RightsChange, User
from manden.access.roles import Role
from manden.actors.models import Actor, Delegation

pytestmark = pytest.mark.django_db

PASSWORD = "une phrase assez longue"
SignIn = Callable[[User], Client]
RIGHTS = {"roles": ["monitor"], "clearance": "internal", "reason": "mission de mars"}


@pytest.fixture
def proved(signed_in: SignIn) -> SignIn:
    """Signed in by a second factor, a moment ago."""

    def sign_in(user: User) -> Client:
        client = signed_in(user)
        session = client.session
        session.update({"by_second_factor": True, "proved_at": int(time.time())})
        session.save()
        return client

    return sign_in


@pytest.mark.parametrize("page", ["people/", "people/invite/", "circles/"])
def test_the_pages_on_people_are_absent_for_a_desk_officer(
    desk_officer: User, proved: SignIn, page: str
) -> None:
    assert proved(desk_officer).get(f"/fr/{page}").status_code == 404


def test_an_administrator_enrols_before_the_people_are_shown(
    administrator: User, signed_in: SignIn
) -> None:
    answer = signed_in(administrator).get("/fr/people/")

    assert answer.headers["Location"] == "/fr/account/application/?demanded=1"


def test_changing_people_asks_for_a_fresh_sign_in(administrator: User, proved: SignIn) -> None:
    client = proved(administrator)
    session = client.session
    session["proved_at"] = int(time.time()) - 601
    session.save()

    assert client.get("/fr/people/").status_code == 200
    asked = client.get("/fr/people/invite/")
    assert asked.headers["Location"] == "/fr/confirm/?next=%2Ffr%2Fpeople%2Finvite%2F"


def test_an_invitation_opens_the_desk_once(administrator: User, proved: SignIn) -> None:
    page = proved(administrator).post("/fr/people/invite/", {"username": "kadi", **RIGHTS})
    link = re.search(
        r'class="once">http://testserver(/fr/invitation/[^<]+)<', page.content.decode()
    )
    assert link is not None
    guest, chosen = Client(), {"username": "kadi", "password": PASSWORD, "again": PASSWORD}
    previewed = guest.get(link[1])

    opened = guest.post(link[1], chosen)
    again = Client().post(link[1], chosen)

    assert previewed.status_code == 200
    assert opened.headers["Location"] == "/fr/"
    assert guest.get("/fr/account/").status_code == 200
    assert again.status_code == 404


def test_two_people_change_rights_from_their_pages(
    administrator: User, protection_officer: User, reviewer: User, proved: SignIn
) -> None:
    for keeper in (administrator, protection_officer):
        choose_password(user=keeper, username=keeper.username, password=PASSWORD)
    proposer, confirmer = proved(administrator), proved(protection_officer)

    proposer.post(f"/fr/people/{reviewer.pseudonym}/rights/", RIGHTS)
    change = RightsChange.objects.get()
    proposer.post(f"/fr/people/changes/{change.pk}/", {"confirm": "1"})
    before = RightsChange.objects.get().outcome
    confirmer.post(f"/fr/people/changes/{change.pk}/", {"confirm": "1"})

    assert before == "waiting"
    assert RightsChange.objects.get().outcome == "confirmed"
    assert User.objects.get(pk=reviewer.pk).roles == {"monitor"}


def test_a_person_is_not_offered_a_change_of_their_own_rights(
    administrator: User, proved: SignIn
) -> None:
    client = proved(administrator)

    page = client.get(f"/fr/people/{administrator.pseudonym}/")
    sent = client.post(f"/fr/people/{administrator.pseudonym}/rights/", RIGHTS)

    assert "/rights/" not in page.content.decode()
    assert sent.status_code == 422
    assert User.objects.get(pk=administrator.pk).roles == {"administrator"}


def test_putting_out_of_service_ends_the_sessions(
    administrator: User, reviewer: User, proved: SignIn
) -> None:
    client = proved(reviewer)
    assert client.get("/fr/account/").status_code == 200

    proved(administrator).post(f"/fr/people/{reviewer.pseudonym}/service/", {"out": "1"})

    assert client.get("/fr/account/").status_code == 302
    assert not reviewer.sessions.exists()


def test_a_person_ends_their_session_elsewhere(reviewer: User, proved: SignIn) -> None:
    here, elsewhere = proved(reviewer), proved(reviewer)
    for client in (here, elsewhere):
        client.get("/fr/account/")
    handles = re.findall(r'name="session" value="(\w+)"', here.get("/fr/account/").content.decode())

    here.post("/fr/account/sessions/end/", {"session": handles[0]})

    assert len(handles) == 1
    assert elsewhere.get("/fr/account/").status_code == 302
    assert here.get("/fr/account/").status_code == 200


def test_a_person_cannot_end_the_session_of_another(
    reviewer: User, desk_officer: User, proved: SignIn
) -> None:
    here, other = proved(reviewer), proved(desk_officer)
    for client in (here, other, proved(reviewer)):
        client.get("/fr/account/")
    handle = re.findall(r'name="session" value="(\w+)"', here.get("/fr/account/").content.decode())

    refused = other.post("/fr/account/sessions/end/", {"session": handle[0]})

    assert refused.status_code == 404


def test_the_key_of_a_session_is_on_no_page(reviewer: User, proved: SignIn) -> None:
    client = proved(reviewer)

    page = client.get("/fr/account/").content.decode()

    assert client.session.session_key not in page


def test_a_protection_officer_lets_a_person_into_a_circle(
    protection_officer: User, desk_officer: User, proved: SignIn
) -> None:
    client = proved(protection_officer)
    client.post("/fr/circles/", {"code": "nord", "name_fr": "Nord", "name_en": "North"})
    until = (timezone.now() + timedelta(days=30)).date().isoformat()

    client.post(
        "/fr/circles/nord/", {"user": desk_officer.pk, "reason": "vérification", "until": until}
    )

    grant = desk_officer.grants.get()
    assert grant.compartment == Compartment.objects.get()
    assert grant.expires_at.date().isoformat() == until


@pytest.mark.parametrize("until", ["2001-01-01", "2999-01-01", "demain"])
def test_a_grant_without_a_sound_end_is_refused(
    protection_officer: User, desk_officer: User, proved: SignIn, until: str
) -> None:
    Compartment.objects.create(code="nord", name_fr="Nord", name_en="North")

    answer = proved(protection_officer).post(
        "/fr/circles/nord/", {"user": desk_officer.pk, "reason": "vérification", "until": until}
    )

    assert answer.status_code == 422
    assert not desk_officer.grants.exists()


def test_a_focal_point_is_given_an_institution(
    administrator: User, focal_point: User, proved: SignIn
) -> None:
    actor = Actor.objects.create(code="authority", name_fr="Autorité", name_en="Authority")
    client, page = proved(administrator), f"/fr/people/{focal_point.pseudonym}/institutions/"

    client.post(page, {"actor": actor.pk})
    held = Delegation.objects.get()
    client.post(page, {"end": held.pk})

    assert (held.user, held.actor) == (focal_point, actor)
    assert not Delegation.objects.exists()


def test_only_a_focal_point_is_given_one(
    administrator: User, reviewer: User, proved: SignIn
) -> None:
    actor = Actor.objects.create(code="authority", name_fr="Autorité", name_en="Authority")

    answer = proved(administrator).post(
        f"/fr/people/{reviewer.pseudonym}/institutions/", {"actor": actor.pk}
    )

    assert answer.status_code == 422
    assert Role.FOCAL_POINT not in reviewer.roles
    assert not Delegation.objects.exists()

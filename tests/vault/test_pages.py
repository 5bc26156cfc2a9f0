"""The pages of the vault: who opens which, what they ask first, and what they never show."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from manden.access.actions import choose_password
from manden.access.models import AuditEntry, Compartment, Grant, OpenSession, User
from manden.access.session_store import SessionStore
from manden.vault.actions import Said, flag_conflict, limit_reveals, record_consent
from manden.vault.models import ConflictOfInterest, Consent, Identity, Reveal
from manden.vault.opening import fields_of
from tests.vault.conftest import AWA, Enter, LetIn

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
NOBODY = "/fr/identities/P-ACDEFG/"


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


def page_of(identity: Identity, more: str = "") -> str:
    return f"/fr/identities/{identity.pseudonym}/{more}"


def _bare(answer: HttpResponse, pseudonym: str) -> str:
    """A page without its address and without the token of its forms."""
    page = answer.content.decode().replace(pseudonym, "")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


def reveal_form(**more: object) -> dict[str, object]:
    return {
        "purpose": "verify",
        "reason": "second interview",
        "fields_asked": ["given_name", "phone"],
        "submission": str(uuid4()),
        **more,
    }


@pytest.fixture
def addresses(enter: Enter, custodian: User, now: object) -> list[str]:
    """Every address of the vault, each with something behind it."""
    awa = enter()
    reading = Reveal.objects.create(
        identity=awa, purpose="verify", reason="x", fields=[], asked_at=now, asked_by=custodian
    )
    flag = ConflictOfInterest.objects.create(
        user=custodian, identity=enter(), reason="x", flagged_at=now, flagged_by=custodian
    )
    erasure = awa.erasures.create(reason="x", asked_at=now, asked_by=custodian)
    of_one = ("", "change/", "consent/", "reveal/", "erase/")
    of_more = (
        "move/",
        f"reveal/{reading.pk}/",
        f"reveal/{reading.pk}/approve/",
        f"erase/{erasure.pk}/",
    )
    of_all = ("", "enter/", "find/", "limits/", "conflicts/", f"conflicts/{flag.pk}/end/")
    return [page_of(awa, one) for one in (*of_one, *of_more)] + [
        f"/fr/identities/{one}" for one in of_all
    ]


@pytest.mark.parametrize("role", ["nobody_special", "administrator", "auditor", "focal_point"])
def test_who_has_no_need_finds_nothing_anywhere(
    addresses: list[str], role: str, request: pytest.FixtureRequest, proved: SignIn
) -> None:
    client = proved(request.getfixturevalue(role))

    answers = {
        (method, address): getattr(client, method)(address).status_code
        for address in addresses
        for method in ("get", "post", "put", "delete", "head", "options")
    }

    assert {one for one, status in answers.items() if status != 404} == set()


def test_another_circle_is_as_absent_as_nobody(
    enter: Enter,
    south: Compartment,
    protection_officer: User,
    let_in: LetIn,
    proved: SignIn,
) -> None:
    awa = enter()
    client = proved(let_in(protection_officer, south))

    for more in ("", "change/", "consent/", "reveal/", "erase/"):
        there, nowhere = client.get(page_of(awa, more)), client.get(NOBODY + more)
        assert (there.status_code, nowhere.status_code) == (404, 404)
        assert _bare(there, awa.pseudonym) == _bare(nowhere, "P-ACDEFG")


def test_a_denial_inside_an_audited_page_is_audited(
    enter: Enter, south: Compartment, protection_officer: User, let_in: LetIn, proved: SignIn
) -> None:
    awa = enter()

    proved(let_in(protection_officer, south)).get(page_of(awa, "reveal/"))

    told = AuditEntry.objects.filter(act="identity.reveal", outcome="denied").get()
    assert told.record == f"vault.identity:{awa.pk}"
    assert "grant" in told.details


def test_a_name_in_an_address_reaches_no_view_and_no_audit(custodian: User, proved: SignIn) -> None:
    client = proved(custodian)

    answer = client.get("/fr/identities/Awa-Kone/")

    assert answer.status_code == 404
    assert not any("Awa" in told for told in AuditEntry.objects.values_list("details", flat=True))


@pytest.mark.parametrize("more", ["reveal/", "change/", "erase/"])
def test_names_ask_for_a_second_factor_and_a_fresh_sign_in(
    enter: Enter, custodian: User, signed_in: SignIn, proved: SignIn, more: str
) -> None:
    awa = enter()
    stale = proved(custodian)
    session = stale.session
    session["proved_at"] = int(time.time()) - 601
    session.save()

    without_factor = signed_in(custodian).get(page_of(awa, more)).headers["Location"]
    without_proof = stale.get(page_of(awa, more)).headers["Location"]

    assert without_factor.startswith("/fr/account/application/")
    assert without_proof.startswith("/fr/confirm/")


def test_a_monitor_seals_a_person_and_is_shown_a_pseudonym(
    intake: User, north: Compartment, proved: SignIn
) -> None:
    client = proved(intake)
    form = {
        **AWA,
        "circle": north.pk,
        "manner": "written",
        "says_keep": "given",
        "says_share_justice": "given",
        "whom_share_justice": "A court\nAn inquiry",
        "says_share_state": "refused",
        "submission": str(uuid4()),
    }

    answer = client.post("/fr/identities/enter/", form, follow=True)
    client.post("/fr/identities/enter/", form)

    awa = Identity.objects.get()
    page = answer.content.decode()
    assert awa.pseudonym in page
    assert not any(word in page for word in ("Awa", "Fictive", "11 22"))
    assert fields_of(awa) == AWA
    words = {one.purpose: one for one in Consent.objects.all()}
    assert {purpose: word.state for purpose, word in words.items()} == {
        "keep": "given",
        "share_justice": "given",
        "share_state": "refused",
    }
    assert words["share_justice"].shared_with == ["A court", "An inquiry"]


def test_a_form_that_is_refused_keeps_nothing_but_its_own_page(
    intake: User, north: Compartment, proved: SignIn
) -> None:
    client = proved(intake)
    form = {"circle": north.pk, "manner": "oral", "whom_share_un": "Awa Koné-Fictive"}

    answer = client.post("/fr/identities/enter/", form)

    assert answer.status_code == 422
    assert Identity.objects.count() == 0
    kept = [SessionStore().decode(one.session_data) for one in OpenSession.objects.all()]
    assert kept and "Fictive" not in str(kept)


def test_a_monitor_enters_into_no_circle_but_their_own(
    intake: User, south: Compartment, proved: SignIn
) -> None:
    form = {"circle": south.pk, "manner": "oral", "given_name": "Awa", "submission": str(uuid4())}

    answer = proved(intake).post("/fr/identities/enter/", form)

    assert answer.status_code == 422
    assert Identity.objects.count() == 0


def test_names_are_shown_for_a_minute_and_in_no_cache_or_address(
    enter: Enter, verifier: User, proved: SignIn
) -> None:
    awa = enter()

    answer = proved(verifier).post(page_of(awa, "reveal/"), reveal_form())

    page = answer.content.decode()
    assert answer.status_code == 200
    assert AWA["given_name"] in page and AWA["phone"] in page
    assert AWA["family_name"] not in page
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Refresh"] == f"60; url={page_of(awa)}"
    assert 'translate="no"' in page


def test_only_purposes_consented_to_are_offered(
    enter: Enter, verifier: User, proved: SignIn
) -> None:
    awa = enter(consents=[Said("keep"), Said("share_un")])
    client = proved(verifier)

    page = client.get(page_of(awa, "reveal/")).content.decode()
    forced = client.post(page_of(awa, "reveal/"), reveal_form(purpose="share_state"))

    offered = re.findall(r'<option value="(\w+)"', page)
    assert offered == ["verify", "same_person", "correct", "protect", "share_un"]
    assert forced.status_code == 422
    assert not Reveal.objects.exists()


def test_a_recipient_the_person_did_not_name_is_as_absent(
    enter: Enter, verifier: User, proved: SignIn
) -> None:
    awa = enter(consents=[Said("keep"), Said("share_un", shared_with=("Field office",))])
    client = proved(verifier)

    other = client.post(
        page_of(awa, "reveal/"), reveal_form(purpose="share_un", recipient="Ministry")
    )
    named = client.post(
        page_of(awa, "reveal/"), reveal_form(purpose="share_un", recipient="field office")
    )

    assert (other.status_code, named.status_code) == (404, 200)
    assert AuditEntry.objects.filter(act="identity.reveal", outcome="denied").count() == 1


def test_beyond_the_limit_the_page_waits_for_a_second_person(
    enter: Enter,
    verifier: User,
    custodian: User,
    north: Compartment,
    now: object,
    proved: SignIn,
) -> None:
    limit_reveals(compartment=north, a_day=0, by=custodian, now=now)  # type: ignore[arg-type]
    awa = enter()
    asker, second = proved(verifier), proved(custodian)

    asked = asker.post(page_of(awa, "reveal/"), reveal_form(), follow=True)
    reading = Reveal.objects.get()
    too_soon = asker.post(page_of(awa, f"reveal/{reading.pk}/"), follow=True)
    own = asker.post(page_of(awa, f"reveal/{reading.pk}/approve/"), follow=True)
    second.post(page_of(awa, f"reveal/{reading.pk}/approve/"))
    shown = asker.post(page_of(awa, f"reveal/{reading.pk}/"))

    for page in (asked, too_soon, own):
        assert AWA["given_name"] not in page.content.decode()
    assert AWA["given_name"] in shown.content.decode()


def test_a_search_by_a_name_alone_is_refused_and_by_more_gives_a_pseudonym(
    enter: Enter, verifier: User, proved: SignIn
) -> None:
    awa = enter()
    client = proved(verifier)

    alone = client.post("/fr/identities/find/", {"full_name": "Awa Koné Fictive"})
    with_year = client.post(
        "/fr/identities/find/",
        {"full_name": "Awa Koné Fictive", "birth_date": "1987", "nearly": "on"},
    )

    assert alone.status_code == 422
    assert awa.pseudonym not in alone.content.decode()
    assert awa.pseudonym in with_year.content.decode()


def test_a_search_in_an_address_is_no_search(enter: Enter, verifier: User, proved: SignIn) -> None:
    awa = enter()

    page = proved(verifier).get("/fr/identities/find/?full_name=Awa+Kone+Fictive&birth_date=1987")

    assert awa.pseudonym not in page.content.decode()


def test_a_change_shows_nothing_of_what_is_kept(
    enter: Enter, verifier: User, proved: SignIn
) -> None:
    awa = enter()
    client = proved(verifier)

    page = client.get(page_of(awa, "change/")).content.decode()
    client.post(page_of(awa, "change/"), {"given_name": "Hawa", "taken_out": ["phone"]})

    assert not any(AWA[field] in page for field in ("given_name", "family_name", "phone"))
    left = {"given_name": "Hawa", "family_name": AWA["family_name"], "birth_date": "1987"}
    assert fields_of(Identity.objects.get()) == left


def test_a_word_is_recorded_and_withdrawn_from_the_page(
    enter: Enter, intake: User, proved: SignIn
) -> None:
    awa = enter()
    client = proved(intake)
    word = {"purpose": "share_un", "manner": "oral"}

    client.post(page_of(awa, "consent/"), {**word, "state": "given", "shared_with": "An office"})
    given = awa.consents_to("share_un", "an office")
    page = client.get(page_of(awa)).content.decode()
    client.post(page_of(awa, "consent/"), {**word, "state": "withdrawn"})
    again = client.post(page_of(awa, "consent/"), {**word, "state": "withdrawn"})

    assert given and not awa.consents_to("share_un", "an office")
    assert "An office" in page
    assert again.status_code == 422


def test_who_withdrew_is_absent_from_the_next_page_on(
    enter: Enter, intake: User, now: object, proved: SignIn
) -> None:
    awa = enter()
    client = proved(intake)
    before = client.get("/fr/identities/").content.decode()

    record_consent(
        identity=awa,
        purpose="keep",
        state="withdrawn",
        manner="oral",
        by=intake,
        now=now,  # type: ignore[arg-type]
    )

    assert awa.pseudonym in before
    assert awa.pseudonym not in client.get("/fr/identities/").content.decode()
    assert client.get(page_of(awa)).status_code == 404


def test_two_people_erase_from_their_pages(
    enter: Enter, custodian: User, verifier: User, proved: SignIn
) -> None:
    for one in (custodian, verifier):
        choose_password(user=one, username=one.username, password="une phrase assez longue")
    awa = enter()
    first, second = proved(custodian), proved(verifier)

    first.post(page_of(awa, "erase/"), {"reason": "she asked"})
    erasure = awa.erasures.get()
    first.post(page_of(awa, f"erase/{erasure.pk}/"), {"confirm": "1"})
    before = Identity.objects.get().erased_at
    listed = second.get("/fr/identities/").content.decode()
    offered = second.get(page_of(awa)).content.decode()
    second.post(page_of(awa, f"erase/{erasure.pk}/"), {"confirm": "1"})

    assert before is None
    assert listed.count(awa.pseudonym) == 4  # twice where it waits, twice in the list
    assert f"/erase/{erasure.pk}/" in offered
    assert Identity.objects.get().erased_by == verifier


def test_who_is_flagged_sees_nothing_from_then_on(
    enter: Enter, verifier: User, custodian: User, proved: SignIn
) -> None:
    awa = enter()
    client = proved(verifier)
    before = client.get(page_of(awa)).status_code

    proved(custodian).post(
        "/fr/identities/conflicts/",
        {"user": verifier.pk, "identity": awa.pseudonym.lower(), "reason": "a cousin"},
    )

    assert ConflictOfInterest.objects.get().identity == awa
    assert (before, client.get(page_of(awa)).status_code) == (200, 404)
    assert awa.pseudonym not in client.get("/fr/identities/").content.decode()


def test_a_flag_is_ended_by_another_and_names_only_what_one_may_see(
    enter: Enter, south: Compartment, custodian: User, verifier: User, now: object, proved: SignIn
) -> None:
    told = {"reason": "x", "by": custodian, "now": now}
    flag_conflict(user=verifier, identity=enter(), **told)  # type: ignore[arg-type]
    hidden = enter(compartment=south)
    elsewhere = flag_conflict(user=verifier, identity=hidden, **told)  # type: ignore[arg-type]
    client = proved(custodian)

    page = client.get("/fr/identities/conflicts/").content.decode()
    refused = client.post(f"/fr/identities/conflicts/{elsewhere.pk}/end/")

    assert hidden.pseudonym not in page
    assert refused.status_code == 404
    assert page.count("/end/") == 1


def test_a_limit_is_lowered_from_the_page_and_never_raised_over_ten(
    custodian: User, north: Compartment, proved: SignIn
) -> None:
    client = proved(custodian)

    statuses = [
        client.post("/fr/identities/limits/", {"circle": north.pk, "a_day": number}).status_code
        for number in (3, 11)
    ]

    assert statuses == [302, 422]


def test_a_grant_that_ends_closes_every_page(
    enter: Enter, custodian: User, now: object, proved: SignIn
) -> None:
    awa = enter()
    client = proved(custodian)
    before = client.get(page_of(awa)).status_code

    Grant.objects.update(expires_at=now - timedelta(seconds=1))  # type: ignore[operator]

    assert (before, client.get(page_of(awa)).status_code) == (200, 404)


def test_a_desk_without_its_key_store_says_so_on_its_pages(
    enter: Enter, verifier: User, proved: SignIn, key_file: object
) -> None:
    awa = enter()
    key_file.unlink()  # type: ignore[attr-defined]
    client = proved(verifier)

    listed = client.get("/fr/identities/").content.decode()
    asked = client.post(page_of(awa, "reveal/"), reveal_form())

    assert "manden vault bring" in listed
    assert asked.status_code == 422
    assert not Reveal.objects.exists()


def test_a_person_is_moved_to_a_circle_that_is_open_to_who_asks(
    enter: Enter,
    verifier: User,
    south: Compartment,
    let_in: LetIn,
    proved: SignIn,
    intake: User,
) -> None:
    awa = enter()
    client = proved(verifier)

    closed = client.post(page_of(awa, "move/"), {"circle": "south"})
    let_in(verifier, south)
    moved = client.post(page_of(awa, "move/"), {"circle": "south"})

    assert (closed.status_code, moved.status_code) == (404, 302)
    assert fields_of(Identity.objects.get()) == AWA
    assert proved(intake).get(page_of(awa)).status_code == 404

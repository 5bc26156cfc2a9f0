"""What a person may not read is not found, not counted and not led to."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from manden.access.models import Compartment, Grant, User
from manden.instruments.models import Instrument
from manden.search.models import Entry
from tests.search.conftest import NOW, Look
from tests.search.river import River

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


@pytest.fixture
def secret(river: River) -> River:
    provision = river.provision("OP1", fr="Rouvrir le moulin")
    commitment = river.commitment(provision, "OP1.1", fr="Rouvrir le moulin")
    river.development(commitment, "Le moulin tourne la nuit", level="confidential")
    return river


def kinds(look: Look, person: User) -> dict[str, int]:
    found = look("moulin", person=person)
    assert found.total == sum(kind.count for kind in found.kinds) == len(found.results)
    return {kind.kind: kind.count for kind in found.kinds}


def test_a_clearance_too_low_neither_finds_nor_counts(
    secret: River, look: Look, desk_officer: User, protection_officer: User
) -> None:
    assert kinds(look, desk_officer) == {"provision": 1, "commitment": 1}
    assert kinds(look, protection_officer) == {"provision": 1, "commitment": 1, "development": 1}


def test_each_kind_asks_for_its_own_action(
    secret: River, look: Look, administrator: User, nobody_special: User
) -> None:
    assert kinds(look, administrator) == {"provision": 1}
    assert kinds(look, nobody_special) == {}


def test_what_stands_in_a_compartment_is_found_through_a_grant_alone(
    secret: River, look: Look, desk_officer: User, operator: User
) -> None:
    circle = Compartment.objects.create(code="circle", name_fr="Cercle", name_en="Circle")
    Entry.objects.filter(kind="commitment").update(compartment=circle)
    assert kinds(look, desk_officer) == {"provision": 1}

    Grant.objects.create(
        user=desk_officer,
        compartment=circle,
        reason="suivi",
        granted_by=operator,
        granted_at=NOW - timedelta(days=2),
        expires_at=NOW + timedelta(days=1),
    )
    assert kinds(look, desk_officer) == {"provision": 1, "commitment": 1}

    Grant.objects.update(expires_at=NOW - timedelta(days=1))
    assert kinds(look, desk_officer) == {"provision": 1}


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("58/30", "/fr/search/"),
        ("99/1", "/fr/texts/a-hrc-res-99-1/"),
        ("a/hrc/res/99/1", "/fr/texts/a-hrc-res-99-1/"),
        ("OP1", "/fr/texts/a-hrc-res-99-1/#OP1"),
        ("op 1", "/fr/texts/a-hrc-res-99-1/#OP1"),
        ("par. 1", "/fr/texts/a-hrc-res-99-1/#OP1"),
        ("99/1 OP1", "/fr/texts/a-hrc-res-99-1/#OP1"),
        ("99/1, paragraphe 1", "/fr/texts/a-hrc-res-99-1/#OP1"),
        ("A/HRC/RES/99/1 OP1.1", "/fr/texts/a-hrc-res-99-1/OP1.1/"),
        ("OP9", "/fr/search/"),
        ('"99/1"', "/fr/search/"),
        ("", "/fr/search/"),
    ],
)
def test_an_address_typed_leads_straight_to_its_page(
    secret: River, desk_officer: User, signed_in: SignIn, typed: str, address: str
) -> None:
    answer = signed_in(desk_officer).get("/fr/search/", {"q": typed})

    assert (answer["Location"] if answer.status_code == 302 else "/fr/search/") == address


def test_a_key_that_the_role_does_not_open_leads_nowhere(
    secret: River, administrator: User, signed_in: SignIn
) -> None:
    answer = signed_in(administrator).get("/fr/search/", {"q": "OP1.1"})

    assert answer.status_code == 200


def test_the_page_shows_no_word_of_what_may_not_be_read(
    secret: River, desk_officer: User, signed_in: SignIn
) -> None:
    page = signed_in(desk_officer).get("/fr/search/", {"q": "moulin"}).content.decode()

    assert "<mark>moulin</mark>" in page
    assert "la nuit" not in page


def test_what_is_typed_is_printed_as_text(
    secret: River, desk_officer: User, signed_in: SignIn
) -> None:
    page = signed_in(desk_officer).get("/fr/search/", {"q": "<b>moulin</b>"}).content.decode()

    assert "<b>moulin</b>" not in page
    assert "&lt;b&gt;moulin&lt;/b&gt;" in page


@pytest.mark.parametrize(
    "typed", ["S/RES/9734", "9734", "résolution 9734 (2031)", "S_RES_9734", "s/res/9734 (2031) "]
)
def test_a_symbol_without_its_year_leads_to_the_text(
    secret: River, desk_officer: User, signed_in: SignIn, typed: str
) -> None:
    Instrument.objects.create(symbol="S/RES/9734 (2031)", number="9734 (2031)", slug="s-res-9734")

    answer = signed_in(desk_officer).get("/fr/search/", {"q": typed})

    assert answer["Location"] == "/fr/texts/s-res-9734/"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_search_that_finds_nothing_says_what_to_try(
    secret: River, desk_officer: User, signed_in: SignIn, language: str
) -> None:
    client = signed_in(desk_officer)

    nothing = client.get(f"/{language}/search/", {"q": "cathédrale", "kind": "actor"})
    empty = client.get(f"/{language}/search/")

    assert nothing.content.count(b'<li><a href="?q=cath') == 1
    assert empty.content.count(b'class="advice"') == 1


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "9" * 40, "2\x00"])
def test_a_wrong_page_or_filter_is_no_fault(
    secret: River, desk_officer: User, signed_in: SignIn, page: str
) -> None:
    asked = {"q": "moulin\x00", "page": page, "theme": "\x00", "actor": page, "instrument": page}

    answer = signed_in(desk_officer).get(f"/fr/search/?kind=%ED%B2%80&{urlencode(asked)}")

    assert answer.status_code == 200

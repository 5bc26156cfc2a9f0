"""A commitment, the actors, the gallery; and pages that are not there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from manden.access.models import AuditEntry, User
from manden.actors.models import Actor
from manden.instruments.models import Instrument
from manden.registers.models import Development

pytestmark = pytest.mark.django_db
# Rows of forms that only a draft fills in: the pages of entry show them in every state.
SHOWN_WHERE_THEY_ARE_USED = {
    f"violations/components/{one}.html"
    for one in ("blank", "effect_row", "header", "mistaken_files", "pick", "victim_row")
}
SOURCE = Path(__file__).resolve().parents[2] / "src" / "manden"

SignIn = Callable[[User], Client]
PAGE = "/en/texts/a-hrc-res-99-1/OP2.1/"


def test_a_commitment_shows_its_words_its_reasons_and_its_neighbours(
    text: Instrument, bind: Callable[[Instrument, str], None], desk_officer: User, signed_in: SignIn
) -> None:
    bind(text, "en")
    bind(text, "fr")

    page = signed_in(desk_officer).get(PAGE).content.decode()

    assert "<h1>Publish the levels</h1>" in page
    assert page.index("Official words, in English") < page.index("Official words, in French")
    assert page.index("Official words, in French") < page.index("Our plain summary")
    assert "<td>opening verb</td>" in page  # no rule of this reader: said as it came
    assert 'rel="prev" href="/en/texts/a-hrc-res-99-1/OP1.f1/"' in page
    assert 'rel="next" href="/en/texts/a-hrc-res-99-1/OP2.f1/"' in page
    assert "Nothing is known yet" in page


def test_developments_stand_the_latest_first_with_source_and_reason(
    text: Instrument, known: Callable[..., Development], desk_officer: User, signed_in: SignIn
) -> None:
    old, new = known("OP2.1", "2025-06"), known("OP2.1", "2025-10-31")

    page = signed_in(desk_officer).get(PAGE).content.decode()

    assert page.index(f'id="d{new.pk}"') < page.index(f'id="d{old.pk}"')
    assert "Registre du fleuve" in page
    assert page.count(">fictitious<") == 2


def test_ten_thousand_developments_come_by_pages_of_fifty(
    text: Instrument, known: Callable[..., Development], desk_officer: User, signed_in: SignIn
) -> None:
    for _ in range(51):
        known("OP2.1")
    client = signed_in(desk_officer)

    first, second = (client.get(f"{PAGE}?page={number}").content.decode() for number in (1, 2))

    assert first.count('<li id="d') == 50
    assert second.count('<li id="d') == 1
    assert "page 1 of 2" in first


def test_a_page_number_that_cannot_be_meant_is_the_nearest_one(
    text: Instrument, known: Callable[..., Development], desk_officer: User, signed_in: SignIn
) -> None:
    known("OP2.1")

    page = signed_in(desk_officer).get(f"{PAGE}?page=zwölf")

    assert page.status_code == 200


def test_only_who_may_record_is_offered_the_form(
    text: Instrument, desk_officer: User, analyst: User, signed_in: SignIn
) -> None:
    offered = signed_in(desk_officer).get(PAGE).content.decode()
    read = signed_in(analyst).get(PAGE).content.decode()

    assert "OP2.1/record/" in offered
    assert "OP2.1/record/" not in read


def test_an_actor_shows_what_is_asked_of_it_and_its_other_names(
    text: Instrument, desk_officer: User, signed_in: SignIn
) -> None:
    page = signed_in(desk_officer).get("/en/actors/authority:river/").content.decode()

    assert '<span lang="fr">autorité fluviale</span>' in page
    assert 'href="/en/texts/a-hrc-res-99-1/?addressee=authority%3Ariver"' in page
    assert page.count('<article class="note') == 2


def test_an_actor_of_whom_nothing_is_asked_says_so(
    db: None, desk_officer: User, signed_in: SignIn
) -> None:
    Actor.objects.create(code="a/b c", name_fr="Autre", name_en="Other")

    page = signed_in(desk_officer).get("/en/actors/a/b%20c/").content.decode()

    assert "No text held here asks anything of it." in page


def test_actors_are_listed_with_their_requests_the_most_asked_first(
    text: Instrument, desk_officer: User, signed_in: SignIn
) -> None:
    Actor.objects.create(code="aa", name_fr="Aa", name_en="Aa")

    page = signed_in(desk_officer).get("/en/actors/").content.decode()

    assert page.index("River authority") < page.index(">Aa<")
    assert '<td class="count">2</td>' in page
    assert '<span class="quiet">none</span>' in page


def test_the_gallery_shows_every_component(desk_officer: User, signed_in: SignIn) -> None:
    page = signed_in(desk_officer).get("/en/gallery/").content.decode()

    for shown in ("passed 10 days ago", "in 10 days", "nobody is named", "under way", "fictitious"):
        assert shown in page


def test_no_component_is_missing_from_the_gallery(desk_officer: User, signed_in: SignIn) -> None:
    officer = signed_in(desk_officer)
    pages = [officer.get(f"/en/{address}") for address in ("gallery/", "gallery/rooms/")]
    shown = {one.name for page in pages for one in page.templates}

    every = {"/".join(file.parts[-3:]) for file in SOURCE.glob("*/templates/*/components/*.html")}
    assert every - shown == SHOWN_WHERE_THEY_ARE_USED


@pytest.mark.parametrize(
    "address",
    [
        "texts/nowhere/",
        "texts/a-hrc-res-99-1/OP99.1/",
        "texts/a-hrc-res-99-1/OP99.1/record/",
        "actors/nobody/",
        "nowhere/",
    ],
)
def test_what_is_absent_answers_404_in_both_languages(
    text: Instrument, desk_officer: User, signed_in: SignIn, address: str
) -> None:
    page = signed_in(desk_officer).get(f"/fr/{address}")

    assert page.status_code == 404
    assert "Il n’y a rien ici" in page.content.decode()
    assert "There is nothing here" in page.content.decode()


def test_a_forbidden_page_and_an_absent_one_are_the_same_and_the_denial_is_kept(
    text: Instrument, administrator: User, signed_in: SignIn
) -> None:
    client = signed_in(administrator)

    forbidden = client.get(PAGE)
    absent = client.get(PAGE.replace("OP2.1", "OP9.9"))

    assert forbidden.status_code == absent.status_code == 404
    stripped = (
        page.content.replace(b"OP2.1", b"").replace(b"OP9.9", b"") for page in (forbidden, absent)
    )
    assert len({page[: page.index(b"csrfmiddlewaretoken")] for page in stripped}) == 1
    assert AuditEntry.objects.filter(outcome="denied", act="commitment.read").exists()


@pytest.mark.parametrize("address", ["", "texts/x/", "texts/x/OP1.1/", "actors/", "gallery/"])
def test_a_stranger_is_led_to_sign_in_and_back(db: None, address: str) -> None:
    answer = Client().get(f"/fr/{address}")

    assert answer.status_code == 302
    assert answer["Location"] == f"/fr/sign-in/?next=/fr/{address}"


def test_a_form_from_elsewhere_is_refused_calmly(desk_officer: User) -> None:
    client = Client(enforce_csrf_checks=True)

    page = client.post("/fr/sign-in/", {"username": "x", "password": "y"})

    assert page.status_code == 403
    assert "Ce formulaire a expiré" in page.content.decode()
    assert "Rien n’a été enregistré" in page.content.decode()


def test_a_fault_shows_neither_trace_nor_data(
    text: Instrument,
    desk_officer: User,
    signed_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("le niveau secret du fleuve")

    monkeypatch.setattr("manden.desk.living_page.living_resolution", broken)
    client = signed_in(desk_officer)
    client.raise_request_exception = False

    page = client.get("/fr/")

    assert page.status_code == 500
    assert "Une panne est survenue" in page.content.decode()
    assert "secret" not in page.content.decode()
    assert "Traceback" not in page.content.decode()


def test_a_person_without_a_password_is_reminded_and_not_stopped(
    text: Instrument, desk_officer: User, signed_in: SignIn
) -> None:
    page = signed_in(desk_officer).get("/en/").content.decode()

    assert '<a href="/en/password/">Choose a password</a>' in page
    assert "publish the levels" in page

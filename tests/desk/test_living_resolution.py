"""The home page: the text, what it asks beside it, and what is known."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import manden
from manden.access.models import User
from manden.desk.queries.living import living_resolution
from manden.desk.queries.sight import sight_of
from manden.desk.queries.wanted import Wanted
from manden.instruments.models import Instrument, Provision, ProvisionText
from manden.registers.models import Development

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
TODAY = date(2025, 11, 15)
STYLES = Path(manden.__file__).parent.rglob("*.css")


def seen(page: str) -> str:
    """The words of a page, without its markup."""
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", page))


def test_a_desk_without_a_text_says_what_to_do(desk_officer: User, signed_in: SignIn) -> None:
    page = signed_in(desk_officer).get("/en/")

    assert page.status_code == 200
    assert "./manden up TEXT" in page.content.decode()


def test_without_official_words_the_gist_stands_and_says_so(
    text: Instrument, desk_officer: User, signed_in: SignIn
) -> None:
    page = signed_in(desk_officer).get("/en/").content.decode()

    assert "Plain summary, not the official words." in page
    assert '<span class="tag">Summary</span> <mark>Urges</mark> the authority' in page


def test_words_held_in_the_other_language_are_offered(
    text: Instrument, bind: Callable[[Instrument, str], None], desk_officer: User, signed_in: SignIn
) -> None:
    bind(text, "en")
    client = signed_in(desk_officer)

    french = client.get("/fr/").content.decode()
    asked = client.get("/fr/?words=en").content.decode()

    assert "Le texte officiel n’est pas détenu en français." in french
    assert '<a href="?words=en">Lire le texte officiel, en anglais</a>' in french
    assert '<p class="words" lang="en"><mark><em>Urges</em></mark> the river' in asked


def test_verbs_that_ask_are_underlined_and_others_are_not(
    text: Instrument, bind: Callable[[Instrument, str], None], desk_officer: User, signed_in: SignIn
) -> None:
    bind(text, "fr")

    page = signed_in(desk_officer).get("/fr/").content.decode()

    assert "<mark><em>Exhorte</em></mark> l’autorité" in page.replace("&#x27;", "’")
    assert "et <em>salue</em> son nouveau registre\u00a0;" in page


def test_each_note_says_who_must_act_by_when_and_what_is_known(
    text: Instrument, known: Callable[..., Development], desk_officer: User, signed_in: SignIn
) -> None:
    known("OP1.1")

    page = seen(signed_in(desk_officer).get("/en/").content.decode())

    assert "urges River authority → publish the levels" in page
    assert "at the 61st session, from 23\u00a0February to 2\u00a0April 2026" in page
    assert "1 development · fictitious Fait inventé" in page
    assert "urges nobody is named → publish the levels nothing known yet" in page
    assert "The new register followed without an express request · nothing known yet" in page


def test_the_strip_says_in_words_that_nothing_is_assessed(
    text: Instrument, desk_officer: User, signed_in: SignIn
) -> None:
    page = signed_in(desk_officer).get("/en/").content.decode()

    assert page.count("asks something, not assessed yet") == 3
    assert '<a href="#OP3" class="asks">3<span aria-hidden="true">·</span>' in page


def test_the_language_switch_is_the_same_page(
    text: Instrument, desk_officer: User, signed_in: SignIn
) -> None:
    page = signed_in(desk_officer).get("/fr/?theme=river&words=gist").content.decode()

    assert '<a href="/en/?theme=river&amp;words=gist" lang="en" hreflang="en">English</a>' in page


def test_an_asking_sub_paragraph_has_its_own_note(
    text: Instrument, desk_officer: User, signed_in: SignIn
) -> None:
    parent = text.provisions.get(anchor="OP3")
    child = Provision.objects.create(
        instrument=text, parent=parent, anchor="OP3(a)", number="(a)", kind="operative", order=1
    )
    parent.commitments.filter(key="OP3.1").update(provision=child)

    page = signed_in(desk_officer).get("/en/").content.decode()

    assert '<div class="part depth-1" id="OP3(a)">' in page
    assert page.index('id="OP3"') < page.index('id="OP3(a)"') < page.index("OP3.1/")


def test_the_only_paragraph_of_a_part_is_not_said_to_have_lost_a_number(
    text: Instrument, desk_officer: User, signed_in: SignIn
) -> None:
    client = signed_in(desk_officer)
    text.provisions.filter(anchor="OP2").update(number_inferred=True)
    text.provisions.filter(anchor="OP3").update(number_inferred=True, anchor="II.OP1")

    english, french = (seen(client.get(f"/{one}/").content.decode()) for one in ("en", "fr"))

    assert english.count("The print lost this number; it was restored") == 1
    assert english.count("It is the only paragraph here, printed without a number.") == 1
    assert french.count("C’est le seul paragraphe ici, imprimé sans numéro.") == 1


def test_the_number_of_queries_does_not_grow_with_the_text(
    text: Instrument,
    write: Callable[[int], None],
    bind: Callable[[Instrument, str], None],
    known: Callable[..., Development],
    desk_officer: User,
) -> None:
    sight = sight_of(desk_officer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            living_resolution(
                text,
                wanted=Wanted(theme="river"),
                page_language="fr",
                today=TODAY,
                sight=sight,
            )
        return len(captured)

    known("OP1.1")
    short = queries()
    write(20)
    bind(text, "fr")
    for number in range(2, 20):
        known(f"OP{number}.1")

    assert queries() == short


def test_a_monitor_reads_no_developments_and_is_not_told_there_are_none(
    text: Instrument, known: Callable[..., Development], monitor: User, signed_in: SignIn
) -> None:
    known("OP1.1")

    page = signed_in(monitor).get("/en/").content.decode()

    assert "publish the levels" in page
    assert "Fait inventé" not in page
    assert "nothing known" not in page


def test_an_administrator_reads_the_text_without_its_commitments(
    text: Instrument, administrator: User, signed_in: SignIn
) -> None:
    page = signed_in(administrator).get("/en/").content.decode()

    assert "the authority to publish the levels" in page
    assert 'class="note' not in page
    assert "Mandate clock" not in page


def test_a_development_above_the_clearance_is_not_there(
    text: Instrument, known: Callable[..., Development], desk_officer: User, signed_in: SignIn
) -> None:
    known("OP1.1", level="strict")

    page = signed_in(desk_officer).get("/en/").content.decode()

    assert "Fait inventé" not in page
    assert "0 / 3" in page


def test_home_with_official_words_and_notes_weighs_under_100_kb(
    text: Instrument,
    write: Callable[[int], None],
    bind: Callable[[Instrument, str], None],
    known: Callable[..., Development],
    desk_officer: User,
    signed_in: SignIn,
) -> None:
    write(28)
    bind(text, "fr")
    for number in range(1, 32):
        known(f"OP{number}.1")
    ProvisionText.objects.update(text="mot " * 150)

    page = signed_in(desk_officer).get("/fr/")

    assert page.content.count(b'class="op"') == 32
    assert len(page.content) + sum(path.stat().st_size for path in STYLES) < 100_000

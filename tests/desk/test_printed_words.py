"""A text's own words beside its paragraphs: who it asks, by when, in each language that is held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from manden.access.models import User
from manden.commitments.models import Commitment
from manden.desk.actions import open_texts
from manden.desk.packs import install_from_release
from manden.desk.queries.calendar import read_calendar
from manden.desk.queries.margin import Note
from manden.instruments.pack import available_packs

pytestmark = pytest.mark.django_db

IN_ENGLISH = (
    "A/HRC/RES/99/1\n\nThe Human Rights Council,\n\nNoting the bells,\n\n"
    "1. Requests the Secretary-General to report on the bells within six months;\n\n"
    "2. Calls upon all ringers to ring them."
)
IN_FRENCH = (
    "A/HRC/RES/99/1\n\nLe Conseil des droits de l'homme,\n\nNotant les cloches,\n\n"
    "1. Prie le Secrétaire général de faire rapport sur les cloches dans six mois ;\n\n"
    "2. Demande à tous les sonneurs de les sonner."
)
Give = Callable[..., None]
See = Callable[[str, str], tuple[Note, str]]


@pytest.fixture
def give(tmp_path: Path, operator: User) -> Give:
    """Gives texts to the desk in turn: words of our own, or a real file."""

    def give_texts(*texts: str | Path) -> None:
        for place, text in enumerate(texts):
            file = text if isinstance(text, Path) else tmp_path / f"{place}.txt"
            if isinstance(text, str):
                file.write_text(text)
            outcomes = open_texts(files=[file], by=operator, tell=lambda _: None)
            assert [one.refused for one in outcomes] == [None]

    return give_texts


@pytest.fixture
def see(desk_officer: User, signed_in: Callable[[User], Client]) -> See:
    """The note and the page of a commitment: `see("en", "a-hrc-res-99-1/OP1.1")`."""
    client = signed_in(desk_officer)

    def page(language: str, address: str) -> tuple[Note, str]:
        answer = client.get(f"/{language}/texts/{address}/")
        assert answer.status_code == 200, address
        return answer.context["page"].note, answer.content.decode()

    return page


@pytest.mark.parametrize("order", [(IN_ENGLISH, IN_FRENCH), (IN_FRENCH, IN_ENGLISH)])
def test_each_page_shows_the_words_of_its_own_language(
    give: Give, see: See, order: tuple[str, str]
) -> None:
    give(*order)

    english, _ = see("en", "a-hrc-res-99-1/OP1.1")
    french, _ = see("fr", "a-hrc-res-99-1/OP1.1")

    assert ([str(one) for one in english.asked], english.action) == (
        ["the Secretary-General"],
        "to report on the bells within six months",
    )
    assert ([str(one) for one in french.asked], french.action) == (
        ["le Secrétaire général"],
        "de faire rapport sur les cloches dans six mois",
    )
    assert [due.text for note in (english, french) for due in note.dues] == [
        "within six months",
        "dans six mois",
    ]
    assert english.action_language == french.action_language == ""


def test_where_one_language_is_held_its_words_stand_unmixed_and_say_so(
    give: Give, see: See
) -> None:
    give(IN_ENGLISH)

    note, page = see("fr", "a-hrc-res-99-1/OP1.1")

    assert (note.opening, note.action_language) == ("Requests", "en")
    assert 'lang="en">the Secretary-General</a>' in page
    assert "ce point n’est pas détenu dans la langue de cette page" in page


def test_a_real_text_asks_those_it_prints_beside_another_mandate(
    shared_data: Path, operator: User, give: Give, see: See
) -> None:
    install_from_release(available_packs()["mali"], by=operator)
    give(*(shared_data / "texts" / one / "A_HRC_RES_57_35.txt" for one in ("fr", "en")))

    french, page = see("fr", "a-hrc-res-57-35/OP49.1")
    english, _ = see("en", "a-hrc-res-57-35/OP49.1")

    assert [str(one) for one in french.asked] == ["l'Expert indépendant"]
    assert [str(one) for one in english.asked] == ["the Independent Expert"]
    assert "Mali" not in page
    assert french.asked[0].actor == english.asked[0].actor
    assert french.asked[0].actor.name_fr == "Expert indépendant (République centrafricaine)"


def test_a_length_that_runs_from_another_event_has_no_invented_day(
    shared_data: Path, give: Give, see: See, desk_officer: User
) -> None:
    give(shared_data / "texts" / "fr" / "S_RES_2734_2024.txt")

    dues = {
        commitment.key.partition(".")[0]: see("fr", f"s-res-2734-2024/{commitment.key}")[0].dues
        for commitment in Commitment.objects.filter(
            provision__anchor__in=["OP49", "OP66", "OP82"], deadlines__kind="duration"
        )
    }

    assert {anchor: [due.last for due in found] for anchor, found in dues.items()} == {
        "OP49": [None],
        "OP66": [None],
    }  # the 30 days of OP82 are those in which nobody may object: a condition, and no limit
    assert dues["OP66"][0].text.endswith("à compter de l'expiration de son mandat actuel")
    overdue = [
        event.key
        for event in read_calendar(desk_officer).events
        if event.standing(date(2026, 11, 30)) == "overdue"
    ]
    assert not {"OP49.1", "OP66.1", "OP82.1"} & set(overdue)


def test_a_term_is_counted_in_calendar_months_and_its_end_is_nobodys_to_meet(
    shared_data: Path, give: Give, see: See, desk_officer: User
) -> None:
    give(shared_data / "texts" / "en" / "A_HRC_RES_52_42.txt")

    note, _ = see("en", "a-hrc-res-52-42/OP27.1")

    (due,) = note.dues
    assert (due.first, due.last) == (date(2023, 4, 4), date(2024, 4, 4))
    assert due.standing(date(2026, 11, 30)) == "ended"
    events = [one for one in read_calendar(desk_officer).events if one.key == "OP27.1"]
    ended = [one for one in events if one.instrument.number == "52/42"]
    by_pack = [one for one in read_calendar(desk_officer).events if one.key == "OP23.1"]
    assert [one.standing(date(2026, 11, 30)) for one in ended] == ["passed"]
    assert [one.standing(date(2026, 11, 30)) for one in by_pack] == ["passed"]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("for a period of two years from 1 January 2026", (2026, 1, 1), (2027, 12, 31)),
        ("for five months and ten days, beginning on 1 March 2026", (2026, 3, 1), (2026, 8, 10)),
    ],
)
def test_a_length_with_its_first_day_is_a_period_of_the_calendar(
    give: Give, see: See, words: str, first: tuple[int, ...], last: tuple[int, ...]
) -> None:
    give(IN_ENGLISH.replace("within six months", words))

    note, page = see("en", "a-hrc-res-99-1/OP1.1")

    (due,) = note.dues
    assert (due.kind, due.first, due.last) == ("period", date(*first), date(*last))
    assert words in page


@pytest.mark.parametrize(
    "words", ["for two years from 1 January 9999", "for 999 decades from 1 May 2026"]
)
def test_a_length_that_no_calendar_holds_has_no_day(give: Give, see: See, words: str) -> None:
    give(IN_ENGLISH.replace("within six months", words))

    note, page = see("en", "a-hrc-res-99-1/OP1.1")

    assert [(due.first, due.last) for due in note.dues] == [(None, None)]
    assert words in page


def test_a_rhythm_is_no_limit(shared_data: Path, give: Give, see: See) -> None:
    give(shared_data / "texts" / "fr" / "S_RES_2765_2024.txt")
    asked = Commitment.objects.filter(provision__anchor="OP49", deadlines__text__contains="mois")

    _, page = see("fr", f"s-res-2765-2024/{asked.first().key}")

    assert "tous les trois mois" in page
    assert "sous 90" not in page


def test_a_french_page_prints_the_verb_of_the_text_and_no_nobody_behind_a_decision(
    shared_data: Path, give: Give, see: See
) -> None:
    give(shared_data / "texts" / "fr" / "A_HRC_RES_55_25.txt")
    give(shared_data / "texts" / "fr" / "S_RES_2734_2024.txt")

    asked, asking = see("fr", "a-hrc-res-55-25/OP8.1")
    decided, deciding = see("fr", "s-res-2734-2024/OP66.1")

    assert asked.opening == "Demande"
    assert ">Demande</span> · force\u00a0: appelle" in asking
    assert decided.force == "decide" and not decided.asked
    assert "personne n’est nommé" not in deciding.split("<details")[0]
    assert "personne\u00a0: l’organe décide" in deciding
    assert "verbe\u00a0: décide" in deciding and "verb: decide" not in deciding


def test_who_is_named_in_one_language_alone_is_not_shown_in_the_other_s_words(
    give: Give, see: See
) -> None:
    give(IN_FRENCH, IN_ENGLISH.replace("all ringers", "all ringers and the Bell Committee"))

    french, _ = see("fr", "a-hrc-res-99-1/OP2.1")

    assert [(str(one), one.language) for one in french.asked] == [("tous les sonneurs", None)]

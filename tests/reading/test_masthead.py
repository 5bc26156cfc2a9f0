"""The facts of the masthead and of the closing lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from manden.reading import read, read_text
from manden.reading.closing import read_vote
from manden.reading.symbols import parse_symbol, session_of, symbol_from_stem, symbol_of
from tests.reading.invented_texts import ENGLISH, FRENCH


def test_the_masthead_of_a_council_resolution() -> None:
    found = read(ENGLISH.encode(), name="bells.md")

    assert (found.kind, found.body, found.symbol) == ("resolution", "HRC", "A/HRC/RES/40/99")
    assert found.title == "Bells and towers of the river towns"
    assert found.session is not None
    assert (found.session.number, found.session.derived) == (40, False)
    assert (found.session.opens, found.session.closes) == (date(2019, 2, 25), date(2019, 3, 22))
    assert (found.agenda_item, found.original_language, found.meeting) == ("10", "fr", 55)
    assert (found.adopted, found.distributed) == (date(2019, 3, 21), date(2019, 5, 9))
    assert found.vote.mode == "without_vote"


def test_the_same_facts_in_french() -> None:
    english, french = read(ENGLISH.encode(), name="bells.md"), read_text(FRENCH)

    assert french.session == english.session
    for fact in ("symbol", "agenda_item", "adopted", "distributed", "original_language", "meeting"):
        assert getattr(french, fact) == getattr(english, fact)


def test_a_recorded_vote_names_the_states_of_each_side() -> None:
    vote = read_text(FRENCH).vote

    assert (vote.mode, vote.in_favour, vote.against, vote.abstaining) == ("recorded", 30, 2, 1)
    assert vote.states_for == ("Mali", "Niger", "Trinité-et-Tobago", "Togo")
    assert vote.states_against == ("Antigua-et-Barbuda", "Tuvalu")
    assert vote.states_abstaining == ("Bosnie-Herzégovine",)


def test_the_declared_number_tells_two_states_from_one() -> None:
    text = "a recorded vote of 1 to 2, with no abstentions. In favour: Antigua and Barbuda{}"

    one = read_vote(text.format(" Against: Chad and Tuvalu"))

    assert one.states_for == ("Antigua and Barbuda",)
    assert one.states_against == ("Chad", "Tuvalu")


def test_the_session_comes_from_the_number_where_it_is_not_printed() -> None:
    found = read_text(
        "Resolution adopted by the General Assembly on 20 December 2013\n\n68/299. Bells\n\n"
        "The General Assembly,\n\nNoting the bells of the town,\n\n1. Asks the town for more."
    )

    assert found.session is not None
    assert (found.session.number, found.session.derived) == (68, True)


@pytest.mark.parametrize(
    ("body", "number", "symbol"),
    [
        ("HRC", "S-33/1", "A/HRC/RES/S-33/1"),
        ("GA", "217 A(III)", "A/RES/217 A (III)"),
        ("GA", "64/293", "A/RES/64/293"),
        ("SC", "2690(2023)", "S/RES/2690 (2023)"),
        ("ECOSOC", "2015/14", "E/RES/2015/14"),
        ("CHR", "2005/80", "E/CN.4/RES/2005/80"),
        ("UNEA", "3/4", "UNEP/EA.3/RES.4"),
        ("UNHA", "1/3", "HSP/HA.1/RES.3"),
    ],
)
def test_symbols_of_every_body_and_era(body: str, number: str, symbol: str) -> None:
    assert symbol_of(body, number) == symbol
    parsed = parse_symbol(symbol)
    assert parsed is not None and (parsed.body, parsed.text) == (body, symbol)


def test_a_number_tells_its_session() -> None:
    assert session_of("GA", "217 A (III)") == (3, False)
    assert session_of("HRC", "S-33/1") == (33, True)
    assert session_of("SC", "2690 (2023)") == (None, False)


def test_a_file_name_spells_the_symbol() -> None:
    symbol = symbol_from_stem("S_RES_2690_2023")

    assert symbol is not None and symbol.text == "S/RES/2690 (2023)"
    assert symbol_from_stem("my bells") is None


def test_the_masthead_of_the_resolution_on_mali(shared_data: Path) -> None:
    found = read(shared_data / "texts" / "en" / "A_HRC_RES_58_30.md")

    assert (found.number, found.symbol) == ("58/30", "A/HRC/RES/58/30")
    assert found.title is not None and found.title.startswith("Technical assistance and capacity")
    assert found.session is not None and found.session.number == 58
    assert (found.session.opens, found.session.closes) == (date(2025, 2, 24), date(2025, 4, 4))
    assert (found.agenda_item, found.meeting, found.original_language) == ("10", 59, "fr")
    assert (found.adopted, found.distributed) == (date(2025, 4, 4), date(2025, 4, 7))
    assert found.vote.mode == "without_vote"


def test_the_day_and_the_meeting_that_open_a_page_are_those_of_its_text() -> None:
    page = (
        "29 May 1985\n\n23rd plenary meeting\n\nThe bells of the river\n\n"
        "The Economic and Social Council,\n\nNoting the bells,\n\n1. Asks the towns to ring.\n"
    )

    found = read(page.encode(), name="E_RES_1985_20.txt")

    assert (str(found.adopted), found.meeting) == ("1985-05-29", 23)


def test_the_meeting_above_a_text_that_has_its_own_below_is_that_of_the_text_before() -> None:
    page = (
        "22nd plenary meeting\n28 May 1985\n\n1985/20. The bells of the river\n\n"
        "The Economic and Social Council,\n\nNoting the bells,\n\n1. Asks the towns to ring.\n\n"
        "23rd plenary meeting\n29 May 1985\n"
    )

    found = read(page.encode(), name="page.txt")

    assert (str(found.adopted), found.meeting) == ("1985-05-29", 23)

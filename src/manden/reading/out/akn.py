"""A resolution in Akoma Ntoso 3.0, as the United Nations write it (AKN4UN).

`<statement name="resolution">` with meta, preface, preamble, mainBody, conclusions and, for
annexes, attachments. The metadata that other organs name differently (IRIs, codes of organs) are
settings: `iris.Naming`. The result validates against the published schema.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from lxml import etree

from manden.reading.organs import formula_of, organ_name
from manden.reading.resolution import Annex, Paragraph, Resolution

from .akn_meta import add, identification_of_annex, meta, subtree
from .iris import Naming, element_id
from .official_words import (
    adoption_line,
    agenda_line,
    closing_lines,
    printed_number,
    session_line,
)
from .pieces import Piece, pieces

# Words that a preambular opening only adds to its verb, as in "Recalling further".
_ADDED_WORDS = "also further again once more en outre également aussi de nouveau"
_ADDED = frozenset(_ADDED_WORDS.split())


def akoma_ntoso(
    resolution: Resolution, *, naming: Naming | None = None, day: date | None = None
) -> str:
    """The text as an Akoma Ntoso document, in UTF-8 with its XML declaration.

    `day` stands in where the text prints no day of adoption; without any day at all the names that
    the standard wants cannot be made: raises iris.CannotName.

    >>> text = Resolution("a.txt", "en", body="HRC", number="3/1", adopted=date(2030, 3, 1),
    ...                   operative=(Paragraph("OP1", "Asks for rain.", "Asks", "1"),))
    >>> 'eId="para_1"' in akoma_ntoso(text)
    True
    """
    writer = _Writer(resolution, naming or Naming(), day)
    root = subtree("akomaNtoso")
    statement = add(root, "statement", name=resolution.kind, contains="originalVersion")
    statement.append(meta(resolution, writer.naming, day))
    writer.preface(statement)
    writer.preamble(statement)
    writer.body(add(statement, "mainBody"), resolution.operative)
    writer.conclusions(statement)
    writer.attachments(statement)
    written = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written.decode("utf-8")


class _Writer:
    """Writes the parts of one text; keeps every eId unique, as the schema wants."""

    def __init__(self, resolution: Resolution, naming: Naming, day: date | None) -> None:
        self.resolution, self.naming, self.day = resolution, naming, day
        self._taken: set[str] = set()
        self._noted: set[int] = set()

    def preface(self, parent: etree._Element) -> None:
        """Organ, session, agenda item, adoption, number and title."""
        text = self.resolution
        lines: list[tuple[str, str | None]] = [
            ("docProponent", organ_name(text.body, text.language)),
            ("session", session_line(text.session, text.language)),
            ("", agenda_line(text.agenda_item, text.language)),
            ("", adoption_line(text)),
            ("docNumber", text.symbol or text.number),
            ("docTitle", text.title),
        ]
        lines = [(tag, line) for tag, line in lines if line]
        if not lines:
            return
        preface = add(parent, "preface")
        for tag, line in lines:
            paragraph = add(preface, "p")
            (add(paragraph, tag) if tag else paragraph).text = plain(line or "")

    def preamble(self, parent: etree._Element) -> None:
        """The enacting formula and one container a paragraph."""
        formula = formula_of(self.resolution.body, self.resolution.language)
        if not formula and not self.resolution.preamble:
            return
        preamble = add(parent, "preamble")
        if formula:
            add(add(preamble, "formula", name="enactingFormula"), "p").text = formula
        for paragraph in self.resolution.preamble:
            container = add(
                preamble,
                "container",
                name=container_name(paragraph.opening),
                eId=self._id(paragraph.anchor),
            )
            self._recital(container, paragraph)

    def _recital(self, container: etree._Element, paragraph: Paragraph) -> None:
        """A preambular paragraph and its sub-paragraphs, each with its printed letter."""
        self._paragraph_text(container, paragraph)
        if number := printed_number(paragraph):
            container[-1].text = f"{plain(number)} {container[-1].text or ''}"
        for child in paragraph.children:
            self._recital(container, child)

    def body(self, parent: etree._Element, paragraphs: Sequence[Paragraph]) -> None:
        """Operative paragraphs, under sections where headings stand above them."""
        place = parent
        for paragraph in paragraphs:
            if paragraph.heading:
                place = add(parent, "section", eId=self._unique("sec_1"))
                add(place, "heading").text = plain(paragraph.heading)
            self._unit(place, paragraph, "paragraph", paragraphs)
        if not paragraphs:
            add(parent, "p")

    def conclusions(self, parent: etree._Element) -> None:
        """The meeting, the day and the vote; footnotes that no paragraph carries."""
        lines = closing_lines(self.resolution)
        loose = [
            note for place, note in enumerate(self.resolution.footnotes) if place not in self._noted
        ]
        if not lines and not loose:
            return
        conclusions = add(parent, "conclusions")
        for line in lines:
            add(conclusions, "p").text = plain(line)
        for note in loose:
            held = add(add(conclusions, "p"), "authorialNote", marker=plain(note.marker) or "*")
            add(held, "p").text = plain(note.text)

    def attachments(self, parent: etree._Element) -> None:
        """Each annex as a document of its own."""
        if not self.resolution.annexes:
            return
        attachments = add(parent, "attachments")
        for number, annex in enumerate(self.resolution.annexes, start=1):
            attachment = add(attachments, "attachment", eId=self._unique(f"att_{number}"))
            if annex.title:
                add(attachment, "heading").text = plain(" ".join(annex.title.split()))
            document = add(attachment, "doc", name="annex")
            document.append(
                subtree(
                    "meta",
                    identification_of_annex(self.resolution, self.naming, number, self.day),
                )
            )
            self._annex_body(add(document, "mainBody"), annex)

    def _annex_body(self, body: etree._Element, annex: Annex) -> None:
        blocks = [block for block in annex.text.split("\n") if block.strip()]
        for block in blocks:
            add(body, "p").text = plain(block)
        if annex.operative or not blocks:
            self.body(body, annex.operative)

    def _unit(
        self,
        parent: etree._Element,
        paragraph: Paragraph,
        tag: str,
        among: Sequence[Paragraph] = (),
    ) -> None:
        """A paragraph or point: its number, then its words, or an intro and its own points."""
        unit = add(parent, tag, eId=self._id(paragraph.anchor))
        number = printed_number(paragraph, among)
        if number:
            add(unit, "num").text = plain(number)
        if not paragraph.children:
            self._paragraph_text(add(unit, "content"), paragraph)
            return
        points = add(unit, "list", eId=self._unique(element_id(paragraph.anchor) + "__list_1"))
        self._paragraph_text(add(points, "intro"), paragraph)
        for child in paragraph.children:
            self._unit(points, child, "point")

    def _paragraph_text(self, parent: etree._Element, paragraph: Paragraph) -> None:
        written = add(parent, "p")
        for piece in pieces(paragraph, self.resolution.citations):
            self._piece(written, piece)
        for place, note in enumerate(self.resolution.footnotes):
            if note.anchor == paragraph.anchor and place not in self._noted:
                self._noted.add(place)
                held = add(written, "authorialNote", marker=plain(note.marker) or "*")
                add(held, "p").text = plain(note.text)

    def _piece(self, written: etree._Element, piece: Piece) -> None:
        cited = piece.citation
        if piece.kind == "opening":
            add(written, "i").text = plain(piece.text)
        elif cited and cited.number and cited.date and cited.kind in {"resolution", "decision"}:
            href = self.naming.work(cited.body, cited.date, cited.number)
            add(written, "ref", href=href).text = plain(piece.text)
        elif len(written):
            written[-1].tail = (written[-1].tail or "") + plain(piece.text)
        else:
            written.text = (written.text or "") + plain(piece.text)

    def _id(self, anchor: str) -> str:
        return self._unique(element_id(anchor))

    def _unique(self, wanted: str) -> str:
        """The name wanted, with the next free number at its end where it is taken."""
        name = wanted
        while name in self._taken:
            stem, _, number = name.rpartition("_")
            name = f"{stem}_{int(number) + 1}" if number.isdigit() else f"{name}_2"
        self._taken.add(name)
        return name


def container_name(opening: str | None) -> str:
    """The name of a preambular container: its opening in camel case, less "also" and the like.

    >>> container_name("Recalling further"), container_name("Taking note"), container_name(None)
    ('recalling', 'takingNote', 'recital')
    """
    said = [word for word in re.findall(r"[^\W\d_]+", opening or "") if word.lower() not in _ADDED]
    named = [word.title() if place else word.lower() for place, word in enumerate(said)]
    return "".join(named) or "recital"


_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text without the characters that XML cannot hold.

    >>> plain("a\\x00b")
    'ab'
    """
    return _FORBIDDEN.sub("", text)

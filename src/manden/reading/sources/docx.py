"""Word (docx): paragraphs, tables, text boxes, footnotes and automatic numbers."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from manden.reading.blocks import Block, Mark, SourceText
from manden.reading.resolution import CannotRead
from manden.reading.sources.packed import member_bytes, open_package, safe_xml
from manden.reading.sources.word_numbers import W, WordNumbers

_HEADING = re.compile(r"(?:heading|titre|überschrift)\s*(\d)|_?\s*H(?:_?\s*_?Ch|\s?(\d)|_)", re.I)
_SKIPPED = {
    W + name
    for name in (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "pPr",
        "rPr",
        "sdtPr",
        "proofErr",
        "fldData",
    )
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_NOTE_REFERENCES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_CHARACTERS = {W + "tab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_HEAD_OR_FOOT = re.compile(r"word/(?:header|footer)\d*\.xml")


@dataclass
class _Words:
    """The words of a paragraph while its runs are walked."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    hidden: str = ""  # set as hidden text
    custom: bool = False  # the next words are the mark of a note ("*")


class _Document:
    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.names = set(package.namelist())
        if "word/document.xml" not in self.names:
            raise CannotRead("it is a zip file, not a Word document; unpack it and name one file")
        self.numbers = WordNumbers(self._part("numbering"), self._part("styles"))
        self.notes = {kind: self._note_elements(kind) for kind in ("footnotes", "endnotes")}
        self.cited: list[tuple[str, str, str]] = []  # kind, id, marker
        self.counted = self._before_first_note()

    def blocks(self) -> Iterator[Block]:
        body = safe_xml(member_bytes(self.package, "word/document.xml")).find(W + "body")
        if body is None:
            raise CannotRead("its document has no body; open it in Word and save it again")
        yield from self._container(body)
        for kind, identifier, marker in list(self.cited):
            element = self.notes[kind].get(identifier)
            if element is not None:
                found = list(self._container(element))
                texts = [block.text for block in found if not block.furniture]
                yield Block(" ".join(texts).strip(), note=marker)
                yield from (block for block in found if block.furniture)

    def heads_and_feet(self) -> Iterator[Block]:
        seen: set[str] = set()
        for name in sorted(self.names):
            if not _HEAD_OR_FOOT.fullmatch(name):
                continue
            for block in self._container(safe_xml(member_bytes(self.package, name))):
                if block.text.strip() and block.text not in seen:
                    seen.add(block.text)
                    yield block._replace(furniture=True, label=None)

    def _before_first_note(self) -> int:
        """What the notes count from: a chapter of a volume does not start at 1."""
        for name in ("document", "settings"):
            root = self._part(name)
            start = None if root is None else root.find(f".//{W}footnotePr/{W}numStart")
            printed = "" if start is None else str(start.get(W + "val"))
            if printed.isdecimal() and len(printed) < 5:
                return int(printed) - 1
        return 0

    def _part(self, name: str) -> etree._Element | None:
        path = f"word/{name}.xml"
        return safe_xml(member_bytes(self.package, path)) if path in self.names else None

    def _note_elements(self, kind: str) -> dict[str, etree._Element]:
        root = self._part(kind)
        if root is None:
            return {}
        return {str(note.get(W + "id")): note for note in root if note.get(W + "type") is None}

    def _container(self, element: etree._Element) -> Iterator[Block]:
        """Paragraphs in reading order, through tables, content controls and text boxes."""
        for child in element:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                yield from self._container(child)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        words = _Words()
        boxes: list[etree._Element] = []
        self._walk(element, words, boxes)
        for box in boxes:
            yield from self._container(box)
        label = self.numbers.label_of(element) if words.text.strip() else None
        margin = len(words.text) - len(words.text.lstrip())
        if words.hidden.strip():  # set as hidden: no page prints it
            yield Block(words.hidden.strip(), furniture=True)
        yield Block(
            words.text.strip(),
            label=label,
            heading=self._heading(element),
            marks=tuple(Mark(max(0, mark.offset - margin), mark.marker) for mark in words.marks),
        )

    def _walk(self, element: etree._Element, words: _Words, boxes: list[etree._Element]) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "txbxContent":
                boxes.append(child)
            elif tag == W + "t":
                self._text(child.text or "", words)
            elif tag in _CHARACTERS:
                words.text += _CHARACTERS[tag]
            elif tag == W + "br":
                words.text += "" if child.get(W + "type") == "page" else "\n"
            elif tag in _NOTE_REFERENCES:
                self._reference(child, words)
            elif tag == W + "r" and _is_hidden(child):
                self._hidden(child, words)
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self._walk(child, words, boxes)

    def _hidden(self, run: etree._Element, words: _Words) -> None:
        """Words that no page prints; the note of a hidden mark is printed all the same."""
        for part in run.iter():
            if part.tag == W + "t":
                words.hidden += str(part.text or "")
            elif part.tag in _NOTE_REFERENCES:
                self._reference(part, words)

    def _text(self, text: str, words: _Words) -> None:
        if words.custom and text.strip():
            words.custom = False
            kind, identifier, _ = self.cited[-1]
            self.cited[-1] = (kind, identifier, text.strip())
            words.marks.append(Mark(len(words.text), text.strip()))
        else:
            words.text += text

    def _reference(self, element: etree._Element, words: _Words) -> None:
        kind = _NOTE_REFERENCES[str(element.tag)]
        identifier = str(element.get(W + "id"))
        if element.get(W + "customMarkFollows") in {"1", "true", "on"}:
            self.cited.append((kind, identifier, "*"))
            words.custom = True
            return
        self.counted += 1
        self.cited.append((kind, identifier, str(self.counted)))
        words.marks.append(Mark(len(words.text), str(self.counted)))

    def _heading(self, element: etree._Element) -> int:
        name = self.numbers.style_name(element)
        match = _HEADING.match(name)
        if not match:
            return 0
        return int(match[1] or match[2] or 1)


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(W + "val") not in {"0", "false", "off"}


def read_blocks(data: bytes) -> SourceText:
    """The blocks of a docx file; heads, feet and the text boxes of the masthead are kept.

    Raises `CannotRead` for a damaged, protected or oversized file.
    """
    document = _Document(open_package(data))
    blocks = [block for block in document.blocks() if block.text or block.marks]
    blocks += document.heads_and_feet()
    return SourceText(tuple(blocks))

"""HTML: block elements become blocks, superscripts footnote marks, ordered lists numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml import html as lxml_html

from manden.reading.blocks import Block, Mark, SourceText, single_spaced
from manden.reading.resolution import CannotRead
from manden.reading.sources.characters import decoded, mended
from manden.reading.sources.text import blocks_of_text, paragraphs_of_lines

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "blockquote",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "pre",
        "address",
        "table",
        "tr",
        "tbody",
        "thead",
        "caption",
        "ul",
        "ol",
        "dl",
        "figure",
        "figcaption",
        "body",
        "center",
        "form",
        "nav",
        "aside",
        "details",
        "summary",
    ]
)
_SKIPPED = frozenset(
    ["script", "style", "head", "title", "noscript", "template", "svg", "math", "iframe", "object"]
)
_FURNITURE = frozenset({"nav", "footer"})
_MARK = re.compile(r"\[?\(?([\d]{1,3}|[*†‡]{1,3})\)?\]?")
_NOTES = re.compile(r"footnote|endnote|fnote|\bfn\b|doc-endnote", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align:\s*super|FootnoteReference|EndnoteReference", re.IGNORECASE)
_TO_A_NOTE = re.compile(r"#(?:.*[^a-z])?(?:fn|ftn|edn|(?:foot|end)?note)", re.IGNORECASE)
_DEEPEST = 200
_MOST_ITEMS = 999  # of a list that is numbered by its format
_SPACES = re.compile(r"\s+")


@dataclass
class _Page:
    blocks: list[Block] = field(default_factory=list)
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    label: str | None = None
    heading: int = 0
    notes: bool = False
    furniture: bool = False

    def close(self) -> None:
        """End the block being read, if any words were."""
        lines = [single_spaced(line) for line in self.text.split("\n")]
        whole, marks = "\n".join(lines).strip("\n"), self.marks
        pieces = paragraphs_of_lines(whole) if "\n" in whole else [whole]
        start = 0
        for place, piece in enumerate(pieces, start=1):
            end = start + len(piece)
            last = place == len(pieces)
            self.marks = [
                Mark(mark.offset - start, mark.marker)
                for mark in marks
                if start <= mark.offset and (last or mark.offset <= end)
            ]
            if piece or self.marks:
                self.blocks.append(self._block(piece))
            self.label, start = None, end + 1
        self.text, self.marks, self.label, self.heading = "", [], None, 0

    def _block(self, text: str) -> Block:
        first = self.marks[0] if self.marks else None
        if first and first.offset == 0 and text:
            return Block(text, note=first.marker, marks=tuple(self.marks[1:]))
        if self.notes and text:
            printed = re.match(r"\[?(\d{1,3})[\].)]?\s+", text)
            if printed:
                return Block(text[printed.end() :], note=printed[1])
            if self.label:
                return Block(text, note=self.label.strip("().,"))
        marks = tuple(Mark(min(mark.offset, len(text)), mark.marker) for mark in self.marks)
        return Block(text, self.label, self.heading, furniture=self.furniture, marks=marks)


def read_blocks(data: bytes) -> SourceText:
    """The blocks of an HTML page; scripts and styles are no words, menus are furniture.

    >>> [block.text for block in read_blocks(b"<p>1. Rings the <i>bell</i>;<p>2. Ends.").blocks]
    ['1. Rings the bell;', '2. Ends.']
    """
    declared = _DECLARED.search(data[:4096])
    try:
        text = data.decode(declared[1].decode("ascii")) if declared else decoded(data)
    except (LookupError, UnicodeDecodeError):
        text = decoded(data)
    text, warnings = mended(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise CannotRead("it holds no readable HTML; save the page again, or as text") from fault
    page = _Page()
    _walk(root, page, 0)
    page.close()
    return SourceText(tuple(page.blocks), warnings)


def _walk(element: etree._Element, page: _Page, depth: int) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _SKIPPED or depth > _DEEPEST:
        return
    if tag == "br":
        page.text += "\n"
        return
    if tag == "pre" and not any(child.tag in _BLOCKS for child in element):
        _preformatted(element, page)
        return
    if _is_raised(element, tag) and _is_mark(element):
        offset = len(single_spaced(page.text))
        if offset and page.text.endswith("\n"):  # it opens a line: a note, which carries nothing on
            page.text += "\n"
            offset += 1
        page.marks.append(Mark(offset, _mark_of(element)))
        return
    is_block = tag in _BLOCKS
    before = page.notes, page.furniture
    if is_block:
        page.close()
        page.notes = page.notes or _is_note(element)
        page.furniture = page.furniture or (tag in _FURNITURE and not page.notes)
        page.heading = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0
        page.label = _list_label(element) if tag == "li" else None
    page.text += _inline(element.text)
    for child in element:
        _walk(child, page, depth + 1)
        page.text += _inline(child.tail)
    if is_block:
        page.close()
        page.notes, page.furniture = before


def _preformatted(element: etree._Element, page: _Page) -> None:
    """Text with line ends of its own, read as a file of plain text is."""
    page.close()
    words = "".join(str(part) for part in element.itertext())
    page.blocks += [
        block._replace(furniture=block.furniture or page.furniture)
        for block in blocks_of_text(words).blocks
        if block.text
    ]


def _is_raised(element: etree._Element, tag: str) -> bool:
    """Whether the page raises these words, or leads from them to a note and no paragraph."""
    if tag == "a" and _TO_A_NOTE.match(str(element.get("href") or "")):
        return True
    style = f"{element.get('style') or ''} {element.get('class') or ''}"
    return tag == "sup" or (tag in {"a", "span"} and _RAISED.search(style) is not None)


def _inline(text: str | None) -> str:
    return _SPACES.sub(" ", text) if text else ""


def _is_mark(element: etree._Element) -> bool:
    return _MARK.fullmatch(_all_text(element)) is not None


def _mark_of(element: etree._Element) -> str:
    match = _MARK.fullmatch(_all_text(element))
    return match[1] if match else ""


def _all_text(element: etree._Element) -> str:
    return single_spaced("".join(str(part) for part in element.itertext()))


def _is_note(element: etree._Element) -> bool:
    named = " ".join(str(element.get(name) or "") for name in ("class", "role", "id"))
    return _NOTES.search(named) is not None


def _list_label(element: etree._Element) -> str | None:
    """The number that a browser prints before an item; a typed one is left to the words."""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return "–" if parent is not None and parent.tag == "ul" else None
    first = _ordinal(parent.get("start"))
    before = element.itersiblings("li", preceding=True)
    position = (first or 1) + sum(1 for _ in islice(before, _MOST_ITEMS))
    number = _ordinal(element.get("value")) or position
    form = str(parent.get("type") or "1")
    if form == "a":
        return f"({chr(ord('a') + (number - 1) % 26)})"
    return f"({_small_roman(number)})" if form == "i" else f"{number}."


def _ordinal(printed: object) -> int | None:
    """The number that an attribute gives a list or an item, where it is a likely one."""
    digits = str(printed or "")
    return int(digits) if digits.isdecimal() and len(digits) < 4 else None


def _small_roman(number: int) -> str:
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (number // 10) + ones[number % 10]

"""Whether every character of a source comes back: in a part, or listed as furniture.

Whether the document was read at all, then two counts over the characters that leave ink.
Characters: those of the source against those of paragraphs, headings, notes, annexes and furniture
together, whatever their order. Order: in each text the preambular paragraphs one after the other
must follow each other in the source, and so must the operative paragraphs with the annexes; words
that go on after sub-paragraphs belong to the paragraph above them. Of a Markdown source the signs
of markup are no characters of the text; of plain text every character is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from unicodedata import normalize

from bench.reading.corpus import (
    Document,
    documents,
    paragraphs,
    reading,
    texts,
)
from bench.reading.tally import Disagreement, Tally
from manden.reading.blocks import ink
from manden.reading.resolution import Paragraph, Resolution
from manden.reading.sources.opening import open_file


def score(part: str, language: str | None = None) -> list[Tally]:
    read = Tally("read at all")
    characters, order = Tally("characters preserved"), Tally("order preserved")
    for document in documents(part, language):
        source = source_ink(document)
        where = (document.stem, document.language)
        failure = reading(document).failure
        read.judge(Disagreement(*where, read.measure, "", "", failure or ""))
        if failure:
            continue
        lost, added = difference(source, reading(document).resolution)
        found = f"lost {_shown(lost)}, added {_shown(added)}" if lost or added else ""
        characters.judge(Disagreement(*where, characters.measure, "", "", found))
        stray = first_out_of_order(source, reading(document).resolution)
        order.judge(Disagreement(*where, order.measure, stray, "", stray))
    return [read, characters, order]


def source_ink(document: Document) -> str:
    if document.path.suffix == ".txt":
        return ink(document.text)
    return ink(open_file(document.path).words())


def difference(source: str, read: Resolution) -> tuple[Counter[str], Counter[str]]:
    """Characters of the source that came back nowhere, and characters that it never had.

    An accent is counted apart from its letter: one that opened a line may have joined the last.
    """
    wanted = Counter(normalize("NFD", source))
    given = Counter(normalize("NFD", ink("".join(parts(read)))))
    return wanted - given, given - wanted


def parts(read: Resolution) -> Iterator[str]:
    """Every text of a file, each once; titles and openings stand in these already."""
    for paragraph in paragraphs(read, annexes=True):
        yield paragraph.heading or ""
        yield paragraph.text
    for text in texts(read):
        for annex in text.annexes:
            yield annex.title or ""
            yield annex.text
        yield from (note.text for note in text.footnotes)
        yield from text.furniture


def first_out_of_order(source: str, read: Resolution) -> str:
    """The anchor of the first paragraph whose words do not follow the last one's, or ""."""
    for text in texts(read):
        annexed = [paragraph for annex in text.annexes for paragraph in annex.operative]
        for part in (text.preamble, (*text.operative, *annexed)):
            at = 0
            for paragraph in part:
                at = _end(source, paragraph, at)
                if at < 0:
                    return paragraph.anchor
    return ""


def _end(source: str, paragraph: Paragraph, start: int) -> int:
    """Where a paragraph that follows `start` ends in the source; -1 where it does not follow.

    Its own words may go on after its sub-paragraphs, so both are followed from its start.
    """
    own = children = start
    for character in ink(paragraph.text):
        own = source.find(character, own) + 1
        if own == 0:
            return -1
    for child in paragraph.children:
        children = _end(source, child, children)
        if children < 0:
            return -1
    return max(own, children)


def _shown(characters: Counter[str]) -> str:
    return f"{characters.total()} ({''.join(sorted(characters))[:12]})"

"""Whether every character of a source comes back: in a part, or listed as furniture.

Whether the document was read at all, then two counts over the characters that leave ink.
Characters: those of the source against those of paragraphs, headings, notes, annexes and furniture
together, whatever their order. Order: the paragraphs one after the other must be a subsequence of
the source. Of a Markdown source the signs of markup are no characters of the text; of plain text
every character is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bench.reading.corpus import Document, documents, paragraphs, reading
from bench.reading.tally import Disagreement, Tally
from manden.reading.blocks import ink
from manden.reading.resolution import Annex, Resolution
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
    return ink(open_file(document.path).words)


def difference(source: str, read: Resolution) -> tuple[Counter[str], Counter[str]]:
    """Characters of the source that came back nowhere, and characters that it never had."""
    wanted = Counter(source)
    given = Counter(ink("".join(text for one in (read, *read.following) for text in parts(one))))
    return wanted - given, given - wanted


def parts(read: Resolution) -> Iterator[str]:
    """Every text of a resolution, each once; the title and the openings stand in these already."""
    for paragraph in paragraphs(read):
        yield paragraph.heading or ""
        yield paragraph.text
    for annex in read.annexes:
        yield from annex_parts(annex)
    yield from (note.text for note in read.footnotes)
    yield from read.furniture


def annex_parts(annex: Annex) -> Iterator[str]:
    yield annex.title or ""
    yield annex.text
    inside = Resolution(source="", language="", operative=annex.operative)
    for paragraph in paragraphs(inside):
        yield paragraph.heading or ""
        yield paragraph.text


def first_out_of_order(source: str, read: Resolution) -> str:
    """The anchor of the first paragraph whose words do not follow the last one's, or ""."""
    at = 0
    for one in (read, *read.following):
        for paragraph in paragraphs(one, annexes=True):
            for character in ink(paragraph.text):
                at = source.find(character, at) + 1
                if at == 0:
                    return paragraph.anchor
    return ""


def _shown(characters: Counter[str]) -> str:
    return f"{characters.total()} ({''.join(sorted(characters))[:12]})"

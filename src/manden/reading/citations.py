"""Resolutions, decisions, documents and treaties that a text cites, with their dates.

A number alone ("20/17") names nothing: its body is the organ named with it ("General Assembly
resolution 60/251", "la résolution 60/251 de l'Assemblée générale"), or the text's own ("its
resolutions"). Words and numbers are read from left to right; a noun ("resolutions", "decision")
holds until the next one. Dates stand after the number, or after several of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from manden.reading.cited_dates import body_of_date, dated
from manden.reading.cited_numbers import CitedNumber, cited_numbers
from manden.reading.resolution import Annex, Citation, Footnote, Paragraph
from manden.reading.symbols import symbol_of
from manden.reading.treaties import treaties_in


def citations_of(
    preamble: Sequence[Paragraph],
    operative: Sequence[Paragraph],
    annexes: Sequence[Annex],
    footnotes: Sequence[Footnote],
    body: str,
    language: str,
) -> tuple[Citation, ...]:
    """Every citation of a text, in the order of its paragraphs, footnotes where their marks stand.

    Each mention is one citation, repeated mentions included.
    """
    notes: dict[str | None, list[Footnote]] = {}
    for note in footnotes:
        notes.setdefault(note.anchor, []).append(note)
    found: list[Citation] = []
    annexed = (paragraph for annex in annexes for paragraph in annex.operative)
    for paragraph in _all((*preamble, *operative, *annexed)):
        texts = [paragraph.text, *(note.text for note in notes.pop(paragraph.anchor, ()))]
        for text in texts:
            found += citations_in(text, body, paragraph.anchor, language)
    for anchor, loose in notes.items():
        for note in loose:
            found += citations_in(note.text, body, anchor or "notes", language)
    return tuple(found)


def citations_in(text: str, body: str, anchor: str = "", language: str = "en") -> list[Citation]:
    """The citations of one passage; `body` is the organ whose text it is.

    >>> found = citations_in("Recalling its resolutions 5/1 and 5/2, both of 18 June 2007,", "HRC")
    >>> [(item.symbol, str(item.date)) for item in found]
    [('A/HRC/RES/5/1', '2007-06-18'), ('A/HRC/RES/5/2', '2007-06-18')]
    """
    numbers = cited_numbers(text, body)
    found = [
        (cited.start, _citation(text, anchor, cited, day, end))
        for cited, day, end in dated(text, numbers)
    ]
    found += [
        (treaty.start, Citation(anchor, treaty.text, "treaty", None, None, None, None))
        for treaty in treaties_in(text, language)
    ]
    return [citation for _, citation in sorted(found, key=lambda pair: pair[0])]


def _citation(text: str, anchor: str, cited: CitedNumber, day: date | None, end: int) -> Citation:
    printed = text[cited.start : end]
    if cited.kind == "document":
        return Citation(anchor, printed, "document", cited.number, None, None, day)
    body = body_of_date(cited, day) if day and cited.body != "SC" else cited.body
    symbol = symbol_of(body, cited.number, cited.kind)
    return Citation(anchor, printed, cited.kind, symbol, body, cited.number, day)


def _all(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        yield paragraph
        yield from _all(paragraph.children)

"""Resolutions, decisions, documents and treaties that a text cites, with their dates.

A number alone ("20/17") names nothing: its body is the organ named with it ("General Assembly
resolution 60/251", "la résolution 60/251 de l'Assemblée générale"), or the text's own ("its
resolutions"). Words and numbers are read from left to right; a noun ("resolutions", "decision")
holds until the next one. Dates stand after the number, or after several of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from manden.reading.cited_dates import body_of_date, dated
from manden.reading.cited_numbers import CitedNumber, cited_numbers
from manden.reading.conversion_noise import is_noisy, without_noise
from manden.reading.resolution import Annex, Citation, Footnote, Paragraph
from manden.reading.squeezed import squeeze
from manden.reading.symbols import symbol_of
from manden.reading.treaties import treaties_in

_WIDE = ("  ", "\n", "\t", "\xa0", "\u202f", "\u2009")  # several spaces, or one that is none plain

_HYPHENS = str.maketrans("\u2010\u2011", "--")
_ODD_HYPHENS = ("\u2010", "\u2011", "S–")

_LED_TO = re.compile(r"(?:\b(?:and|et|or|ou)|solutions?|cisions?)\s+$")


def citations_of(
    preamble: Sequence[Paragraph],
    operative: Sequence[Paragraph],
    annexes: Sequence[Annex],
    footnotes: Sequence[Footnote],
    body: str,
    language: str,
    year: int | None = None,
    number: str | None = None,
) -> tuple[Citation, ...]:
    """Every citation of a text, in the order of its paragraphs, footnotes where their marks stand.

    Each mention is one citation, repeated mentions included. `year` is the text's own: nothing
    cited is younger. `number` is its own too: printed inside, without a word that leads to it, it
    is the page's and no citation.
    """
    named: dict[str, str] = {}
    notes: dict[str | None, list[str]] = {}
    for note in footnotes:
        notes.setdefault(note.anchor, []).append(note.text)
    found: list[Citation] = []
    annexed = (paragraph for annex in annexes for paragraph in annex.operative)
    tops = (*preamble, *operative, *annexed)
    for paragraph in chain.from_iterable(top.branch() for top in tops):
        for text in (paragraph.text, *notes.pop(paragraph.anchor, ())):
            found += citations_in(text, body, paragraph.anchor, language, year, named, number)
    for anchor, loose in notes.items():
        for text in loose:
            found += citations_in(text, body, anchor or "notes", language, year, named, number)
    return tuple(with_years(found))


def citations_in(
    text: str,
    body: str,
    anchor: str = "",
    language: str = "en",
    year: int | None = None,
    named: dict[str, str] | None = None,
    number: str | None = None,
) -> list[Citation]:
    """The citations of one passage; `body` is the organ whose text it is, `year` that text's.

    `named` carries from passage to passage what "the Council" and its like stand for; `number` is
    the text's own.

    >>> found = citations_in("Recalling its resolutions 5/1 and 5/2, both of 18 June 2007,", "HRC")
    >>> [(item.symbol, str(item.date)) for item in found]
    [('A/HRC/RES/5/1', '2007-06-18'), ('A/HRC/RES/5/2', '2007-06-18')]
    """
    flat, places = _single_spaced(text)
    if not flat.isascii() and any(map(flat.__contains__, _ODD_HYPHENS)):
        flat = flat.translate(_HYPHENS).replace("S–", "S-")  # as long as before: each place stays
    numbers = cited_numbers(flat, body, year, named)
    treaties = treaties_in(flat, language)
    if not numbers and not treaties:
        return []
    found = [
        (cited.start, _citation(_printed(text, places, cited.start, end), anchor, cited, day))
        for cited, day, end in dated(flat, numbers)
        if cited.number != number or cited.body != body or _LED_TO.search(flat[: cited.start])
    ]
    for treaty in treaties:
        printed = _printed(text, places, treaty.start, treaty.end)
        found.append((treaty.start, Citation(anchor, printed, "treaty", None, None, None, None)))
    return with_years([citation for _, citation in sorted(found, key=lambda pair: pair[0])])


def _single_spaced(text: str) -> tuple[str, list[int]]:
    """The text with one space between words and no noise, and where each character stood."""
    if not is_noisy(text):
        return _with_one_space(text)
    clean, stood = without_noise(text)
    flat, places = _with_one_space(clean)
    return flat, [stood[place] for place in places] if places else stood


def _with_one_space(text: str) -> tuple[str, list[int]]:
    if squeeze(text).origin is None or not any(map(text.__contains__, _WIDE)):
        return text, []
    kept = [
        place
        for place, letter in enumerate(text)
        if not letter.isspace() or (place and not text[place - 1].isspace())
    ]
    return "".join(" " if text[p].isspace() else text[p] for p in kept), kept


def _printed(text: str, places: Sequence[int], start: int, end: int) -> str:
    return text[places[start] : places[end - 1] + 1] if places else text[start:end]


def _citation(printed: str, anchor: str, cited: CitedNumber, day: date | None) -> Citation:
    if cited.kind == "document":
        return Citation(anchor, printed, "document", cited.number, None, None, day)
    if cited.kind == "conclusions":
        return Citation(anchor, printed, "document", None, None, cited.number, day)
    body = body_of_date(cited, day) if day else cited.body
    symbol = symbol_of(body, cited.number, cited.kind)
    return Citation(anchor, printed, cited.kind, symbol, body, cited.number, day)


def with_years(citations: Sequence[Citation]) -> list[Citation]:
    """The Security Council's numbers printed without a year take the one printed elsewhere.

    >>> found = citations_in("its resolution 1540 (2004) and the annex of resolution 1540", "SC")
    >>> [item.symbol for item in found]
    ['S/RES/1540 (2004)', 'S/RES/1540 (2004)']
    """
    known = {
        number.split()[0]: number
        for one in citations
        if one.body == "SC" and one.kind == "resolution" and " " in (number := one.number or "")
    }
    return [_with_year(one, known) if one.body == "SC" else one for one in citations]


def _with_year(citation: Citation, known: Mapping[str, str]) -> Citation:
    number = citation.number or ""
    if citation.kind != "resolution" or " " in number:
        return citation
    full = known.get(number)
    return replace(citation, number=full or number, symbol=symbol_of("SC", full) if full else None)

"""Whether Word, HTML, Markdown and PDF of one text give the structure that the text gives.

Every tenth document of a part is rendered (`rendering.py`) and read back. Per format one accuracy:
anchors, numbers, headings, words (hyphens apart, for a line may end at one), clauses, citations,
date, session and vote all equal. The first difference is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from bench.reading.corpus import Document, documents, paragraphs
from bench.reading.rendering import (
    as_docx,
    as_html,
    as_markdown,
    as_pdf,
    paragraphs_of,
    where_noted,
)
from bench.reading.tally import Disagreement, Tally
from manden.reading import CannotRead, Resolution, read
from manden.reading.blocks import ink

EVERY = 10
FORMATS = ("docx", "html", "md", "pdf")


def score(part: str, language: str | None = None) -> list[Tally]:
    tallies = {suffix: Tally(f"same from {suffix}") for suffix in FORMATS}
    for document in documents(part, language)[::EVERY]:
        if document.path.suffix != ".txt":
            continue
        pieces = paragraphs_of(document.text)
        plain = _read("\n\n".join(pieces).encode(), document, "txt")
        if isinstance(plain, str):
            continue  # a text that is refused is counted by `preservation`
        # In French the marks of lost notes are digits glued to words; a true note beside them would
        # change how they are read.
        adding_note = document.language == "en" and not plain.footnotes
        for suffix, data in _rendered(pieces, document.language, adding_note):
            found = _read(data, document, suffix)
            difference = found if isinstance(found, str) else first_difference(plain, found)
            tally = tallies[suffix]
            tally.judge(
                Disagreement(document.stem, document.language, tally.measure, "", "", difference)
            )
    return list(tallies.values())


def _rendered(pieces: list[str], language: str, add_note: bool) -> Iterator[tuple[str, bytes]]:
    noted = where_noted(pieces) if add_note else None
    yield "docx", as_docx(pieces)
    yield "html", as_html(pieces, noted)
    yield "md", as_markdown(pieces, noted)
    yield "pdf", as_pdf(pieces, noted, language)


def _read(data: bytes, document: Document, suffix: str) -> Resolution | str:
    try:
        return read(data, language=document.language, name=f"{document.stem}.{suffix}")
    except CannotRead as refusal:
        return f"refused: {refusal}"
    except Exception as error:
        return f"failed: {type(error).__name__}: {error}"


def first_difference(one: Resolution, other: Resolution) -> str:
    """Where the structure of two readings differs first, or "" where it does not."""
    for left, right in zip(structure(one), structure(other), strict=False):
        if left != right:
            return _apart(left, right)
    mine, theirs = len(structure(one)), len(structure(other))
    return "" if mine == theirs else f"{mine} entries became {theirs}"


def _apart(left: tuple[object, ...], right: tuple[object, ...]) -> str:
    """The field in which two entries differ, from a little before they part."""
    for mine, theirs in zip(left, right, strict=False):
        one, other = str(mine), str(theirs)
        if one != other:
            alike = takewhile(lambda both: both[0] == both[1], zip(one, other, strict=False))
            at = max(len(list(alike)) - 20, 0)
            return f"{left[0]}: ...{one[at : at + 50]} became ...{other[at : at + 50]}"
    return f"{left[0]} became {right[0]}"


def structure(read_text: Resolution) -> list[tuple[object, ...]]:
    """A reading as comparable entries: facts, then each paragraph with its clauses."""
    session = read_text.session.number if read_text.session else None
    facts = (read_text.symbol, read_text.adopted, session, read_text.vote.mode, read_text.meeting)
    entries: list[tuple[object, ...]] = [facts]
    for paragraph in paragraphs(read_text, annexes=True):
        letters = ink(paragraph.text).replace("-", "").replace("\u2010", "")
        heading = ink(paragraph.heading or "")
        clauses = tuple((clause.verb, clause.force) for clause in paragraph.clauses)
        entries.append((paragraph.anchor, heading, letters, clauses))
    cited = sorted((c.anchor, str(c.symbol), str(c.date)) for c in read_text.citations)
    return [*entries, *cited]

"""A paragraph's text in pieces: the verb that opens it, what it cites, the words between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from manden.reading.resolution import Citation, Paragraph


@dataclass(frozen=True)
class Piece:
    """Some of a paragraph's words; together the pieces are the whole text."""

    text: str
    kind: str  # opening | citation | plain
    citation: Citation | None = None


def pieces(paragraph: Paragraph, citations: Iterable[Citation] = ()) -> tuple[Piece, ...]:
    """The paragraph's text cut at its opening and at the citations that it prints.

    >>> asks = Paragraph("OP1", "Recalls its resolution 3/1;", "Recalls")
    >>> cited = Citation("OP1", "resolution 3/1", "resolution", None, "HRC", "3/1", None)
    >>> [(piece.kind, piece.text) for piece in pieces(asks, [cited])]
    [('opening', 'Recalls'), ('plain', ' its '), ('citation', 'resolution 3/1'), ('plain', ';')]
    """
    text, found, cursor = paragraph.text, [], 0
    if paragraph.opening and text.startswith(paragraph.opening):
        cursor = len(paragraph.opening)
        found.append(Piece(paragraph.opening, "opening"))
    for citation in citations:
        start = text.find(citation.text, cursor) if citation.text else -1
        if citation.anchor != paragraph.anchor or start < 0:
            continue
        if start > cursor:
            found.append(Piece(text[cursor:start], "plain"))
        cursor = start + len(citation.text)
        found.append(Piece(citation.text, "citation", citation))
    if cursor < len(text):
        found.append(Piece(text[cursor:], "plain"))
    return tuple(found)

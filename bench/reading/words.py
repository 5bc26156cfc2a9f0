"""Words folded, and where the words of a source stand in the paragraphs that were read.

The annotations give offsets into the source file; the reader gives offsets in the text of each
paragraph. The bridge is the sequence of words: case, white space, accents and soft hyphens
folded away, the longest common subsequence of the words of the file and of the paragraphs in
order ties one to the other. A footnote that the reader moved out of a sentence, or a page head
that it took away, is only a gap in that subsequence.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz.distance import LCSseq

from bench.reading.corpus import Document, as_annotated, operative, preambular
from manden.reading.resolution import Paragraph

_SOFT = "\u00ad\u200b\u2060\ufeff"
_WORD = re.compile(rf"[\w{_SOFT}]+")
# Determiners and prepositions, which two readings of one phrase may cut differently.
_LIGHT = frozenset(
    re.findall(
        r"\w+",
        "the a an of and to in for on by with its their all le la les l un une des du de d et au"
        " aux en pour par dans sur son sa ses leur leurs tous toutes tout toute",
    )
)

_OPENING = 6  # words by which a piece is looked for
Piece = TypeVar("Piece")


def folded(word: str) -> str:
    """A word without case, accents, or soft hyphens."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in _SOFT)


def words_of(text: str) -> list[str]:
    return [folded(match.group()) for match in _WORD.finditer(text)]


def content_words(text: str) -> frozenset[str]:
    """The words that carry a phrase; all of them where only light ones stand."""
    every = frozenset(words_of(text))
    return every - _LIGHT or every


def overlap(one: str, other: str) -> float:
    """Shared content words over all content words (Jaccard), 0 to 1."""
    first, second = content_words(one), content_words(other)
    return len(first & second) / len(first | second) if first | second else 0.0


def pair_up(wanted: Sequence[str], given: Sequence[str], threshold: float) -> list[tuple[int, int]]:
    """Phrases paired one to one, the most alike first, none below `threshold`."""
    likeness = sorted(
        ((overlap(w, g), -i, -j) for i, w in enumerate(wanted) for j, g in enumerate(given)),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for score, i, j in likeness:
        free = all(-i != left and -j != right for left, right in pairs)
        if score >= threshold and free:
            pairs.append((-i, -j))
    return pairs


@dataclass(frozen=True)
class Place:
    """A word in what was read: the anchor of its paragraph and its offsets there."""

    anchor: str
    start: int
    end: int


class Placement:
    """Where spans of a source file stand in the paragraphs read from it."""

    def __init__(self, document: Document) -> None:
        self.source = document.text
        found = [(m.start(), m.end(), folded(m.group())) for m in _WORD.finditer(self.source)]
        self._starts = [start for start, _, _ in found]
        self._ends = [end for _, end, _ in found]
        theirs = [word for _, _, word in found]
        read = as_annotated(document)
        parts = (list(preambular(read)), list(operative(read, annexes=True)))
        tagged = _placed_words(in_order(theirs, parts, lambda paragraph: paragraph.text))
        self._places: dict[int, Place] = {}
        for step in LCSseq.opcodes(theirs, [word for _, word in tagged]):
            if step.tag == "equal":
                for offset in range(step.src_end - step.src_start):
                    self._places[step.src_start + offset] = tagged[step.dest_start + offset][0]

    def words(self, span: Sequence[int]) -> str:
        return " ".join(self.source[span[0] : span[1]].split())

    def places(self, span: Sequence[int]) -> list[Place]:
        """The places of the words of a span; those that were not found are left out."""
        index = max(bisect_right(self._starts, span[0]) - 1, 0)
        found = []
        while index < len(self._starts) and self._starts[index] < span[1]:
            if self._ends[index] > span[0] and index in self._places:
                found.append(self._places[index])
            index += 1
        return found


def _placed_words(part: Iterable[Paragraph]) -> list[tuple[Place, str]]:
    return [
        (Place(paragraph.anchor, match.start(), match.end()), folded(match.group()))
        for paragraph in part
        for match in _WORD.finditer(paragraph.text)
    ]


def in_order(
    source: Sequence[str], parts: Iterable[Sequence[Piece]], text_of: Callable[[Piece], str]
) -> list[Piece]:
    """Pieces of several parts, each in its own order, as they stand in the words of the source.

    A text in sections has a preamble to each; what was read holds all preambles first. Each piece
    is looked for by its first words, after the piece before it; one that is too short for that, as
    a heading, stands where the next one is found.
    """
    grams: dict[tuple[str, ...], list[int]] = {}
    for index in range(len(source)):
        grams.setdefault(tuple(source[index : index + _OPENING]), []).append(index)
    placed: list[tuple[int, Piece]] = []
    for part in parts:
        at, waiting = 0, list[Piece]()
        for piece in part:
            waiting.append(piece)
            starts = grams.get(tuple(words_of(text_of(piece))[:_OPENING]), [])
            found = next((start for start in starts if start >= at), None)
            if found is not None:
                at = found
                placed += [(at, piece) for piece in waiting]
                waiting = []
        placed += [(at, piece) for piece in waiting]
    return [piece for _, piece in sorted(placed, key=lambda one: one[0])]


def joined(items: Iterable[object]) -> str:
    return ", ".join(str(item) for item in items)

"""What was read in a text that waits, for who gave it to look at before it is bound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from manden.desk.reader_words import warned
from manden.instruments.models import AwaitedUpload, TextSource
from manden.instruments.pack import load_pack
from manden.instruments.packaged import packs_of
from manden.reading.from_json import resolution_of
from manden.reading.governed_points import with_points
from manden.reading.resolution import Clause, Paragraph
from manden.ui.said_again import Said

WORDS_SHOWN = 14
PARAGRAPHS_SHOWN = 400


@dataclass(frozen=True)
class ReadParagraph:
    anchor: str
    words: str
    forces: tuple[str, ...]


@dataclass(frozen=True)
class Warned:
    """A warning of the reader, and the paragraph or the file that it is on."""

    where: str
    said: Said


@dataclass(frozen=True)
class ReadText:
    """`held_as` is the symbol of a text already held that this one would take the place of."""

    symbol: str
    title: str
    language: str
    paragraphs: tuple[ReadParagraph, ...]
    clauses: int
    asks: int
    warnings: tuple[Warned, ...]
    following: int
    held_as: str
    packs: tuple[str, ...]


def read_text(waiting: AwaitedUpload) -> ReadText:
    found = resolution_of(waiting.told)
    every = list(with_points(found))
    clauses = [clause for _, shared in every for clause in shared]
    held = TextSource.objects.filter(
        instrument__symbol=found.symbol or found.number or found.source, language=found.language
    ).first()
    return ReadText(
        symbol=found.symbol or "",
        title=found.title or "",
        language=found.language,
        paragraphs=tuple(_shown(*each) for each in every[:PARAGRAPHS_SHOWN]),
        clauses=len(clauses),
        asks=sum(1 for clause in clauses if clause.directive),
        warnings=tuple(
            Warned(one.anchor or found.source, warned(one.message)) for one in found.warnings
        ),
        following=len(found.following),
        held_as=held.instrument.symbol if held else "",
        packs=tuple(load_pack(folder).slug for folder in packs_of(found.symbol)),
    )


def _shown(paragraph: Paragraph, clauses: Iterable[Clause]) -> ReadParagraph:
    words = paragraph.text.split()
    short = " ".join(words[:WORDS_SHOWN]) + (" …" if len(words) > WORDS_SHOWN else "")
    return ReadParagraph(paragraph.anchor, short, tuple(clause.force for clause in clauses))

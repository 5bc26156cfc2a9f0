"""Which documents are measured, which of them are held out, and what was read in each."""

from __future__ import annotations

import csv
import hashlib
import os
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.reading.bullets import laid_in
from manden.reading import CannotRead, Resolution, read
from manden.reading.resolution import Paragraph

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("MANDEN_SHARED", REPOSITORY.parent / "shared"))
TEXTS = SHARED / "data" / "texts"
GOLD = REPOSITORY / "tests" / "spec" / "reading"
SILVER = TEXTS / "silver"
LANGUAGES = ("en", "fr")

# The rules were written with these in view, wherever their checksum falls.
ALWAYS_DEVELOPMENT = frozenset(
    {"A_HRC_RES_58_30", "A_HRC_RES_49_34", "A_HRC_RES_52_42", "A_HRC_RES_55_25"}
)


def held_out(stem: str) -> bool:
    """Whether no rule may be written from the document: a third of them, by checksum."""
    if stem in ALWAYS_DEVELOPMENT:
        return False
    return int(hashlib.sha256(stem.encode()).hexdigest(), 16) % 3 == 0


def in_part(stem: str, part: str) -> bool:
    """`part` is "development", "held-out" or "all"."""
    return part == "all" or held_out(stem) == (part == "held-out")


@dataclass(frozen=True, order=True)
class Document:
    stem: str
    language: str
    path: Path

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")


def documents(part: str, language: str | None = None) -> list[Document]:
    """The texts of one part, sorted by stem, of one language or of both."""
    wanted = (language,) if language else LANGUAGES
    found = [
        Document(path.stem, tongue, path)
        for tongue in wanted
        for path in sorted((TEXTS / tongue).iterdir())
        if path.suffix in {".txt", ".md"} and in_part(path.stem, part)
    ]
    return sorted(found)


def pairs(part: str) -> list[tuple[Document, Document]]:
    """English and French of one text: those of pairs.csv and the three of Mali beside them."""
    with (TEXTS / "pairs.csv").open(encoding="utf-8", newline="") as table:
        stems = {row["stem"] for row in csv.DictReader(table)} | ALWAYS_DEVELOPMENT
    english = {document.stem: document for document in documents(part, "en")}
    french = {document.stem: document for document in documents(part, "fr")}
    return [(english[s], french[s]) for s in sorted(stems & english.keys() & french.keys())]


@dataclass(frozen=True)
class Reading:
    """What was read; where the reader refused or failed, an empty text and the reason."""

    resolution: Resolution
    failure: str | None = None


@cache
def reading(document: Document) -> Reading:
    """A document read once a run. A failure is not raised: it is counted, everything missed."""
    try:
        return Reading(read(document.path))
    except CannotRead as refusal:
        failure = f"refused: {refusal}"
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(at.filename).name}:{at.lineno}"
        failure = f"failed: {type(error).__name__} at {where}: {error}"
    return Reading(Resolution(source=document.path.name, language=document.language), failure)


@cache
def as_annotated(document: Document) -> Resolution:
    """What was read, laid out as the annotations tell a text."""
    return laid_in(reading(document).resolution)


def texts(resolution: Resolution) -> tuple[Resolution, ...]:
    """The resolutions of one file: the first and those that follow it."""
    return (resolution, *resolution.following)


def preambular(resolution: Resolution) -> Iterator[Paragraph]:
    """The preambles of all texts of a file, children after their parent."""
    for text in texts(resolution):
        yield from with_children(text.preamble)


def operative(resolution: Resolution, *, annexes: bool = False) -> Iterator[Paragraph]:
    """The operative paragraphs of all texts of a file, children after their parent."""
    for text in texts(resolution):
        yield from with_children(text.operative)
        for annex in text.annexes if annexes else ():
            yield from with_children(annex.operative)


def paragraphs(resolution: Resolution, *, annexes: bool = False) -> Iterator[Paragraph]:
    """Every paragraph, the preambles first: a text in sections has one to each."""
    yield from preambular(resolution)
    yield from operative(resolution, annexes=annexes)


def with_children(tops: Iterable[Paragraph]) -> Iterator[Paragraph]:
    for paragraph in tops:
        yield from paragraph.branch()

"""Paragraphs while they are being read: numbers may still be lost, halves still apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from manden.reading.numbering import letter_value
from manden.reading.openings import operative_opening, preambular_opening
from manden.reading.resolution import Paragraph

_COMPLETE = re.compile(r"[.;:,!?]\s*[”»\"’)\]]{0,3}(?:\s*(?:and|or|et|ou))?\s*$|[”»]\s*$")

# Before a number; no paragraph ends so.
_SHORTENED = (" No.", " Nos.", " para.", " paras.", " par.", " art.", " vol.", " chap.", " pp.")

_FIGURES = re.compile(r"\d+")


@dataclass(slots=True)
class Draft:
    """A paragraph as it grows. `name` is its printed number or letter, None where unprinted."""

    text: str
    name: str | None = None
    headings: list[str] = field(default_factory=list)
    section: str | None = None  # the mark of a section that this paragraph opens
    children: list[Draft] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    inferred: bool = False
    lost: bool = False  # an item of a list whose letter was not printed
    bulleted: bool = False  # an item that never had one

    @property
    def number(self) -> int | None:
        return _figures(self.name) if self.name else None

    def last(self) -> Draft:
        """The paragraph that stands last in it: itself, or its deepest last child."""
        return self.children[-1].last() if self.children else self

    def innermost(self) -> Draft:
        """The paragraph whose list is still open: its last point ends in a semicolon."""
        inner = self.children[-1] if self.children else None
        if inner is None or not inner.children or not self.last().text.rstrip().endswith(";"):
            return self
        return inner.innermost()

    def append(self, text: str) -> None:
        self.text = f"{self.text} {text}" if self.text else text


@dataclass
class AnnexDraft:
    headings: list[str] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


@dataclass
class Body:
    """What the pass found; `loose_marks` are footnote marks that stand in no paragraph."""

    preamble: list[Draft] = field(default_factory=list)
    operative: list[Draft] = field(default_factory=list)
    annexes: list[AnnexDraft] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)


@lru_cache(maxsize=1024)  # the same few numbers are asked for at every step of a sequence
def _figures(name: str) -> int | None:
    match = _FIGURES.match(name)
    return int(match[0]) if match else None


def is_complete(text: str) -> bool:
    """Whether `text` could end a paragraph: half of a broken one could not.

    >>> is_complete("the schools of the north;"), is_complete("the schools of the")
    (True, False)
    """
    if text.endswith((";", ",", ":")):  # nearly always: no pattern is needed
        return True
    if text.endswith("."):
        return not text.endswith(_SHORTENED)
    return _COMPLETE.search(text[-12:]) is not None


def is_broken_off(text: str) -> bool:
    """Whether the last word of `text` can end no paragraph, even where its stop was lost.

    >>> is_broken_off("the schools of the"), is_broken_off("the schools of Mali")
    (True, False)
    """
    return text.rsplit(" ", 1)[-1].lower() in _NEVER_LAST


_NEVER_LAST = frozenset([
    "the", "of", "and", "to", "in", "for", "by", "with", "a", "an", "its", "on", "at", "from",
    "or", "le", "la", "les", "de", "du", "des", "et", "à", "au", "aux", "en", "par", "pour",
    "sur", "un", "une", "ses", "sa", "son", "d'", "l'", "que", "qui",
])  # fmt: skip


def operative_runs(drafts: Sequence[Draft]) -> list[tuple[str | None, list[Draft]]]:
    """The drafts parted where numbering starts again, each run with its section's mark.

    Where some section starts again at 1, every section is a run of its own; otherwise the
    numbers go on through the sections and there is one run.
    """
    runs: list[tuple[str | None, list[Draft]]] = []
    for draft in drafts:
        if not runs or draft.section or (draft.number == 1 and _has_number(runs[-1][1])):
            runs.append((draft.section, []))
        runs[-1][1].append(draft)
    if any(_starts_at_one(run) for _, run in runs[1:]):
        return runs
    return [(None, [draft for _, run in runs for draft in run])] if runs else []


def _has_number(run: Sequence[Draft]) -> bool:
    return any(draft.number is not None for draft in run)


def _starts_at_one(run: Sequence[Draft]) -> bool:
    return next((draft.number for draft in run if draft.number), None) == 1


def restore_numbers(run: Sequence[Draft]) -> list[Draft]:
    """Give lost numbers back where the numbers around leave room for them; mark them inferred.

    Unnumbered drafts between 4 and 7 are 5 and 6 if there are two; between 4 and 5 they are
    part of 4. A single unnumbered paragraph is 1.
    """
    kept: list[Draft] = []
    waiting: list[Draft] = []
    last = 0
    for draft in run:
        number = draft.number
        if number is None:
            waiting.append(draft)
            continue
        last = _settle(waiting, kept, last, number)
        waiting = []
        kept.append(draft)
        last = max(last, number)
    _settle(waiting, kept, last, None)
    return kept


def _settle(waiting: Sequence[Draft], kept: list[Draft], last: int, following: int | None) -> int:
    """Number the waiting drafts after `last`, or give them to the paragraph before."""
    room = len(waiting) if following is None else following - last - 1
    for draft in waiting:
        if room > 0 and (draft.name is None):
            last += 1
            room -= 1
            draft.name, draft.inferred = str(last), True
            kept.append(draft)
        elif kept:
            kept[-1].children.append(draft)
        else:
            kept.append(draft)
    return last


def paragraphs(
    drafts: Sequence[Draft], prefix: str, language: str, part: str = "OP"
) -> tuple[Paragraph, ...]:
    """The drafts as values, anchored `prefix` + part + number: "OP3", "A1.OP2", "PP4"."""
    found = []
    taken: dict[str, int] = {}
    for index, draft in enumerate(drafts, start=1):
        if part == "PP":
            own = f"{prefix}PP{index}"
        elif draft.name:
            own = f"{prefix}{part}{draft.name.replace(' ', '-')}"
        else:
            own = f"{prefix}{part}1" if len(drafts) == 1 else f"{prefix}P{index}"
        own = _unique(own, taken)
        found.append(_paragraph(draft, own, language, preambular=part == "PP"))
    return tuple(found)


def _unique(anchor: str, taken: dict[str, int]) -> str:
    """The anchor, with "~2" and so on where the print gives one number twice."""
    taken[anchor] = taken.get(anchor, 0) + 1
    return anchor if taken[anchor] == 1 else f"{anchor}~{taken[anchor]}"


def _paragraph(draft: Draft, anchor: str, language: str, preambular: bool) -> Paragraph:
    opening = preambular_opening(draft.text, language) if preambular else None
    return Paragraph(
        anchor=anchor,
        text=draft.text,
        opening=opening or operative_opening(draft.text, language),
        number=draft.name,
        number_inferred=draft.inferred,
        heading="\n".join(draft.headings) or None,
        children=_points(draft.children, anchor, language) if draft.children else (),
    )


def _points(children: Sequence[Draft], anchor: str, language: str) -> tuple[Paragraph, ...]:
    _restore_letters(children)
    taken: dict[str, int] = {}
    found = []
    for index, child in enumerate(children, start=1):
        own = _unique(f"{anchor}({child.name or index})", taken)
        found.append(_paragraph(child, own, language, preambular=False))
    return tuple(found)


def _restore_letters(children: Sequence[Draft]) -> None:
    """Give a list that lost its letters, all or some, a, b, c... again; a single item is no list."""
    if len(children) < 2 or len(children) > 26:
        return
    if all(child.lost for child in children):
        for index, child in enumerate(children):
            child.name, child.inferred = chr(ord("a") + index), True
        return
    last = 0  # the place of the last letter: between (a) and (c) one item is (b)
    for index, child in enumerate(children):
        value = letter_value(child.name) if child.name else 0
        if value == index + 1:
            for rank, between in enumerate(children[last:index], start=last):
                if between.name is None and not between.bulleted:
                    between.name, between.inferred = chr(ord("a") + rank), True
            last = value


def anchors_of_marks(drafts: Sequence[Draft], built: Sequence[Paragraph]) -> list[tuple[str, str]]:
    """(marker, anchor) for each footnote mark, drafts and paragraphs walked side by side."""
    found: list[tuple[str, str]] = []
    for draft, paragraph in zip(drafts, built, strict=True):
        if draft.marks:
            found += [(marker, paragraph.anchor) for marker in draft.marks]
        if draft.children:
            found += anchors_of_marks(draft.children, paragraph.children)
    return found

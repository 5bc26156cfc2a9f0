"""The body of a text: preamble, operative paragraphs, closing lines and annexes, in one pass.

A block either opens a paragraph, carries the last one on (a page broke it), or is a heading,
a closing line or the start of an annex. The order of the questions in `_Reader.feed` is the
method; every character goes to one place, the labels that were printed to `furniture`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from manden.reading.blocks import Block
from manden.reading.closing import opens_closing
from manden.reading.drafts import AnnexDraft, Body, Draft, is_broken_off, is_complete
from manden.reading.headings import (
    is_heading,
    is_title_of_section,
    opens_annex,
    promises_annex,
    section_mark,
)
from manden.reading.numbering import BULLET, DIGIT, NUMBER, Label, Levels, label_of
from manden.reading.openings import operative_opening, preambular_opening
from manden.reading.organs import enacting_formula, organ_in
from manden.reading.raised import lowered
from manden.reading.runs_in import possible_pieces, run_in_pieces
from manden.reading.sequence import Placed, irregularity, numbers_laid_out, opens_spoilt

_APPENDIX = re.compile(r"Appendi(?:x|ces?)\b", re.IGNORECASE)  # to an annex, it is part of it
_LONGEST_DRAFT = 40  # blocks
_ENDS_QUOTATION = re.compile(r"[”»\"’][.;,]?\s*$")
PREAMBLE, OPERATIVE, CLOSING, ANNEX = "preamble", "operative", "closing", "annex"


def read_body(blocks: Sequence[Block], language: str, numbered: bool = True) -> Body:
    """Read the blocks that follow the enacting formula.

    `numbered` is False for decisions and statements, whose unnumbered paragraphs all count.

    >>> body = read_body([Block("Noting the bells,"), Block("1. Asks for"), Block("more;")], "en")
    >>> [draft.text for draft in body.preamble + body.operative]
    ['Noting the bells,', 'Asks for more;']
    """
    parted = [run_in_pieces(block, language) for block in blocks]
    reader = _Reader(language, numbered, {})
    reader.feed_all(parted)
    if numbered and (reader.spoilt or irregularity(reader.body.operative)[0]):
        upto = reader.annex_at
        if upto is None:  # with its numbers spoilt, the first pass may never have left the preamble
            upto = next((i for i, b in enumerate(blocks) if opens_annex(b.text)), len(blocks))
        parted[:upto] = [list(possible_pieces(block, language)) for block in blocks[:upto]]
        pieces = [piece for block in parted[:upto] for piece in block]
        again = _Reader(language, numbered, numbers_laid_out(pieces, language), len(pieces))
        again.feed_all(parted)
        first, second = (irregularity(found.body.operative) for found in (reader, again))
        if reader.spoilt or second < first:
            reader = again
    return reader.body


class _Reader:
    """`placed` gives the numbers of pieces where the whole sequence was weighed, `weighed` of them."""

    def __init__(
        self, language: str, numbered: bool, placed: Mapping[int, Placed], weighed: int = 0
    ) -> None:
        self.body = Body()
        self.placed = placed
        self.weighed = weighed
        self.annex_at: int | None = None  # the block that starts the first annex
        self.phase = PREAMBLE if numbered else OPERATIVE
        self.language = language
        self.numbered = numbered
        self.levels = Levels()
        self.headings: list[str] = []
        self.section: str | None = None
        self.current: Draft | None = None  # the paragraph of level 0 being read
        self.spoilt = False  # a verb of the body stands behind what may be a number misread
        self.dotted = False  # the last paragraph's number is printed "1."
        self.quoting = 0  # blocks that a quoted draft may still take
        self.weighing = False  # numbers here were weighed: those not placed are none

    def feed_all(self, parted: Sequence[Sequence[Block]]) -> None:
        """Every piece of every block, in order."""
        pieces = [
            (number, part > 0, piece)
            for number, block in enumerate(parted)
            for part, piece in enumerate(block)
        ]
        for index, (number, runs_in, piece) in enumerate(pieces):
            following = pieces[index + 1][2].text if index + 1 < len(pieces) else ""
            placed = self.placed.get(index)
            if placed is not None:
                self._placed(piece, placed)
            elif index < self.weighed and runs_in and self.current is not None:
                self._append_to_last(piece)
            else:
                self.weighing = index < self.weighed
                self.feed(piece, following)
            if self.phase == ANNEX and self.annex_at is None:
                self.annex_at = number
        self.finish()

    def feed(self, block: Block, following: str) -> None:
        text = block.text
        if not text:
            return
        if self._quotes_a_draft(text):
            assert self.current is not None
            self.current.append(text)
            return
        if self._takes_apart(block, text, following) or self._is_draft_formula(text):
            return
        label = self._label(block, text)
        if label is not None:
            self._labelled(block, text, label)
            return
        self.spoilt = self.spoilt or opens_spoilt(text, self.language)
        if self._carries_on(block, text):
            self._append(block, text)
        elif (
            is_heading(block, following, self.language)
            or self._is_lead(text)
            or is_title_of_section(self.headings, text, following, self.language)
        ):
            self._heading(text)
        else:
            self._unlabelled(block, text)

    def finish(self) -> None:
        """Headings that no paragraph followed stand where they are, as furniture."""
        if self.phase == ANNEX and self.headings:
            self.body.annexes[-1].headings += self.headings
        else:
            self.body.furniture += self.headings
        self.headings = []

    def _quotes_a_draft(self, text: str) -> bool:
        """A draft in quotation marks, with a formula of its own, belongs to what submits it."""
        if self.current is None:
            return False
        opens = text[0] in '“«"' and self.current.last().text.rstrip().endswith(":")
        if not self.quoting and opens and enacting_formula(text.lstrip('“«" ')):
            self.quoting = _LONGEST_DRAFT
        if not self.quoting:
            return False
        self.quoting = 0 if _ENDS_QUOTATION.search(text) else self.quoting - 1
        return True

    # What is no paragraph at all

    def _takes_apart(self, block: Block, text: str, following: str) -> bool:
        """Closing lines and the starts of annexes, which end whatever came before."""
        if self.phase != PREAMBLE and opens_annex(text) and self._is_whole():
            if self.phase == ANNEX and _APPENDIX.match(text):
                self._heading(text)
            else:
                self.finish()
                self._start_annex([text])
            return True
        if self._starts_unheaded_annex(text) and self._is_whole():
            self._start_annex(self.headings)
        if opens_closing(text) and (self.body.operative or self.phase == CLOSING):
            self._close(text)
            return True
        if self.phase == CLOSING and not self._takes_up_again(text):
            self._close(text)
            return True
        return False

    def _is_whole(self) -> bool:
        """Whether nothing lacks to the paragraph being read."""
        return self.current is None or is_complete(self.current.last().text)

    def _placed(self, block: Block, placed: Placed) -> None:
        """A paragraph whose number the whole sequence gives."""
        if self.phase != OPERATIVE:
            self.phase = OPERATIVE
        self._labelled(block, block.text, placed.label)
        drafts = self.body.operative
        if placed.inferred and drafts:
            drafts[-1].inferred = True

    def _append_to_last(self, block: Block) -> None:
        """What a stop inside a paragraph parted from it, and no number bears."""
        assert self.current is not None
        target = self.current.last()
        target.append(block.text)
        target.marks += _marks(block)

    def _start_annex(self, headings: list[str]) -> None:
        self.phase = ANNEX
        self.body.annexes.append(AnnexDraft())
        self.headings, self.section, self.current = headings, None, None
        self.levels.restart()

    def _starts_unheaded_annex(self, text: str) -> bool:
        """Numbers that start again at 1 with no order to anyone, where an annex was promised."""
        drafts = self.body.operative
        if self.phase not in {OPERATIVE, CLOSING} or not drafts or not drafts[-1].number:
            return False
        if self.phase == OPERATIVE and not drafts[-1].last().text.rstrip().endswith("."):
            return False
        label = label_of(text)
        if label is None or label.kind != NUMBER or label.value != 1:
            return False
        if operative_opening(text[label.end :], self.language) is not None:
            return False
        return any(promises_annex(draft.text) for draft in drafts)

    def _takes_up_again(self, text: str) -> bool:
        """The next paragraph after closing lines that a conversion put too early."""
        last = next((d.number for d in reversed(self.body.operative) if d.number), None)
        label = label_of(text)
        if not last or label is None or label.kind != NUMBER or label.value != last + 1:
            return False
        if operative_opening(text[label.end :], self.language) is None:
            return False
        self.phase = OPERATIVE
        return True

    def _is_draft_formula(self, text: str) -> bool:
        """The formula of a draft recommended to another organ: what recommends it leads on."""
        if self.phase == ANNEX or not text.endswith((",", ".")) or enacting_formula(text) is None:
            return False
        self.body.furniture.append(text)
        if self.phase == OPERATIVE and not any(draft.name for draft in self.body.operative):
            self.body.preamble += self.body.operative
            self.body.operative = []
            self.phase = PREAMBLE
        return True

    def _close(self, text: str) -> None:
        if self.phase != ANNEX:
            self.phase = CLOSING
        self.body.closing.append(text)
        self.body.furniture.append(text)

    # Paragraphs with a number, a letter or a bullet

    def _label(self, block: Block, text: str) -> Label | None:
        if block.heading:
            return None
        if block.label:
            return label_of(block.label + " " + text)
        drafts = self._drafts()
        last = drafts[-1].number if drafts else None
        label = label_of(text, expected=(last or 0) + 1)
        if label is None or self._is_accident(text, label):
            return None
        if label.kind == NUMBER and label.printed.endswith(")") and self._lists_numbers():
            return label._replace(kind=DIGIT)
        if self.weighing and label.kind == NUMBER:
            return None
        return label

    def _lists_numbers(self) -> bool:
        """Whether "1)" opens a point of a list: its paragraph is printed "1." and leads on to it."""
        if self.current is None or not self.dotted:
            return False
        listed = self.current.children
        return self.levels.counts() if listed else self.current.text.rstrip().endswith(":")

    def _is_accident(self, text: str, label: Label) -> bool:
        """A number that a line break put first: "of paragraph / 5. of the same text"."""
        if self.current is None:
            return False
        last = self.current.last().text.rstrip()
        if label.kind != NUMBER and last[-1:] not in ":;." and not self.levels.expects(label):
            return True
        if is_complete(last):
            return False
        if label.kind != NUMBER:
            return label.kind == BULLET
        goes_on = label.value == (self.current.number or 0) + 1
        return not goes_on and operative_opening(text[label.end :], self.language) is None

    def _labelled(self, block: Block, text: str, label: Label) -> None:
        if block.label:
            rest = text
        else:
            rest = text[label.end :]
            if label.printed:
                self.body.furniture.append(label.printed)
        if label.kind == BULLET and self._stands_for_number(rest):
            self._unlabelled(block, rest)
            return
        if label.kind == NUMBER:
            self.dotted = label.printed.endswith(".")
            if self.phase == PREAMBLE:
                self.phase = OPERATIVE
            if label.value == 1:
                self._lead_on()
            self.levels.place(label)
            self._open(Draft("", name=label.name), block)
            inner = label_of(rest)
            if inner is not None and inner.kind == BULLET:  # "1.- Asks": the dash is the number's
                self.body.furniture.append(inner.printed)
                rest, inner = rest[inner.end :], None
            if inner is not None and inner.kind != NUMBER:
                self._labelled(Block(rest), rest, inner)
                return
            self.current.text = rest  # type: ignore[union-attr]
            return
        self._sub_paragraph(block, rest, label)

    def _stands_for_number(self, rest: str) -> bool:
        """Whether a bullet opens an operative paragraph: a page prints them for numbers it lost."""
        if self.phase == ANNEX or not self.numbered or self.current is None:
            return False
        if self.current.name or self.current.last().text.rstrip().endswith(":"):
            return False
        return operative_opening(rest, self.language) is not None

    def _sub_paragraph(self, block: Block, rest: str, label: Label) -> None:
        if self.current is None:
            self._open(Draft(""), block)
        assert self.current is not None
        introduced = self.current.last().text.rstrip().endswith(":")
        level = self.levels.place(label, introduced)
        parent = self.current
        for _ in range(level - 1):
            if not parent.children:
                break
            parent = parent.children[-1]
        name = None if label.kind == BULLET else label.name
        child = Draft(rest, name=name, headings=self._taken_headings(), marks=_marks(block))
        child.bulleted = label.kind == BULLET
        parent.children.append(child)

    # Paragraphs without one

    def _carries_on(self, block: Block, text: str) -> bool:
        """Whether the block is the other half of the paragraph before it."""
        if self.current is None or block.heading:
            return False
        if text[0].islower() or text[0] in ",;:)" or not self.current.last().text:
            return True
        last = self.current.last().text
        if text[0].isdigit() and not last.endswith((".", ";", ":")):
            return True  # "... of 5 October 2009, / 1960 (2010) of ..."
        broken_off = not self.headings and is_broken_off(last)
        if is_complete(last):  # ", and" ends an item of a list, or leads on to the next page
            leads_on = self.phase == PREAMBLE and not self.current.children and broken_off
            return leads_on and self._opening(text) is None
        return self._opening(text) is None or broken_off

    def _opening(self, text: str) -> str | None:
        return operative_opening(text, self.language) or preambular_opening(text, self.language)

    def _append(self, block: Block, text: str) -> None:
        assert self.current is not None
        target = self.current.last()
        if is_complete(target.text) and target is not self.current and target.text[-1] in ".;":
            target = self.current
        target.append(text)
        target.marks += _marks(block)

    def _is_lead(self, text: str) -> bool:
        """A word or two and a colon among operative paragraphs ("Reporting:") head what follows."""
        if self.phase == PREAMBLE or len(text) >= 60 or not text.endswith(":"):
            return False
        if operative_opening(text, self.language) or text.startswith(_WE_SPEAK):
            return False
        return self.numbered or organ_in(text) is None  # "The Council:", a list

    def _heading(self, text: str) -> None:
        mark = section_mark(text)
        if mark:
            self.section = mark
        self.headings.append(text)

    def _unlabelled(self, block: Block, text: str) -> None:
        draft = Draft(text, marks=_marks(block))
        if self.phase == ANNEX:
            self._open(draft, block)
        elif self._opens_preambular(text):
            self._preambular(draft)
        elif self._opens_operative(text):
            self.phase = OPERATIVE
            self._open(draft, block)
        elif self.phase == PREAMBLE:
            self._preambular(draft)
        elif self.current is not None and text.startswith(_WE_SPEAK) and not self.current.children:
            self._append_to_last(block)  # "We resolve therefore:" below "26. We will go on."
        elif self.current is not None:
            draft.headings = self._taken_headings()
            parent = self.current.innermost()
            listed = parent.children or [parent]
            draft.lost = listed[-1].lost or listed[-1].text.endswith(":")
            parent.children.append(draft)
        else:
            self._open(draft, block)

    def _lead_on(self) -> bool:
        """Unnumbered paragraphs that end in a comma or colon lead on: they are the preamble's."""
        drafts = self.body.operative
        if self.phase == ANNEX or not all(
            not draft.name and draft.last().text.rstrip().endswith((",", ":")) for draft in drafts
        ):
            return False
        self.section = self.section or next((one.section for one in drafts if one.section), None)
        self.body.preamble += drafts
        self.body.operative = []
        return True

    def _opens_preambular(self, text: str) -> bool:
        """A participle opens it; among operative paragraphs its comma must say so too."""
        if not self.numbered or preambular_opening(text, self.language) is None:
            return False
        return self.phase == PREAMBLE or text.endswith(",") or not is_complete(text)

    def _opens_operative(self, text: str) -> bool:
        """A verb of the body opens it, and no comma leads on to another preambular paragraph."""
        if not self.numbered:
            return True
        opening = operative_opening(text, self.language)
        alone = opening == text.rstrip(" ,")  # "Decides," before a list of what
        leads_on = self.phase == PREAMBLE and text.endswith(",") and not alone
        return opening is not None and not leads_on

    def _preambular(self, draft: Draft) -> None:
        if self.phase == OPERATIVE and self._lead_on():
            self.phase = PREAMBLE
        draft.headings = self._taken_headings()
        self.body.preamble.append(draft)
        self.current = draft
        self.levels.restart()

    def _open(self, draft: Draft, block: Block) -> None:
        draft.headings = self._taken_headings()
        draft.section, self.section = self.section, None
        draft.marks = draft.marks or _marks(block)
        self._drafts().append(draft)
        self.current = draft
        if draft.name is None:
            self.levels.restart()

    def _taken_headings(self) -> list[str]:
        taken, self.headings = self.headings, []
        if self.phase == ANNEX and not self.body.annexes[-1].drafts:
            self.body.annexes[-1].headings += taken
            return []
        return taken

    def _drafts(self) -> list[Draft]:
        return self.body.annexes[-1].drafts if self.phase == ANNEX else self.body.operative


_WE_SPEAK = ("We ", "Nous ")


def _marks(block: Block) -> list[str]:
    if not block.marks:
        return []
    return [
        lowered(marker.strip(" /")) for mark in block.marks for marker in mark.marker.split(",")
    ]

"""Footnotes out of the sentences they interrupt.

A format that has footnotes says so (`Block.note`, `Block.marks`). A text made from a page does
not: there the notes stand in a zone, under a rule or among page furniture. A note opens with the
next number and no full stop, with its number alone on the line before, or with words that only
notes open with ("See A/68/1."). The zone ends with the first block that is the text's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from manden.reading.blocks import Block
from manden.reading.closing import opens_closing
from manden.reading.footnote_marks import with_found_marks, with_missing_marks
from manden.reading.headings import opens_annex
from manden.reading.numbering import label_of
from manden.reading.openings import operative_opening, preambular_opening
from manden.reading.organs import enacting_formula
from manden.reading.printed_dates import MONTHS
from manden.reading.raised import lowered
from manden.reading.runs_in import after_note, cut

_NUMBERED = re.compile(r"(\d{1,3}\s?/|\d{1,3}|\*{1,3})\s+(?=[A-ZÀ-Ýa-z«“\"\[(])")
_STOPPED = re.compile(r"(\d{1,3}\s?\.)\s+(?=\S)")
_STARRED = re.compile(r"[^\W\d_][,;.]?\*{1,3}(?:$|\s(?!\S*\*))")
_BARE_NUMBERS = re.compile(r"\d{1,3}(?:\s?/|(?:\s+\d{1,3})*)")
_RULE = re.compile(r"[\\_—\-–\s]{3,}")
_NOTE_WORDS = re.compile(
    r"(?:Voir(?: aussi)?|See(?: also)?|Ibid|Ibidem|Idem|R[ée]solutions?\s[\dA-Z]|[A-Z]{1,6}/[\w./-]+"
    r"|Nations Unies, Recueil|United Nations, Treaty|Documents? officiels?|Official Records"
    r"|Rapport d|Report of|\(publication|\(United Nations|Disponible|Available|www\.|https?:"
    r"|Recueil des Trait|Adoptée? par|Également|Publication des"
    r"|(?:General Assembly|(?:Security|Human Rights|Economic and Social) Council) [Rr]esolution)"
)
_SYMBOL_ALONE = re.compile(r"(?:See |Voir )?[A-Z]{1,4}/[\w./-]+\d\.$")
_UNDER_RULE = re.compile(r"[_—–-]{5,}\s+(?=[\d*])")
_RULED = frozenset("_—–-")
_MONTH = re.compile("|".join(MONTHS), re.IGNORECASE)
_MONTH_AND_YEAR = re.compile(rf"(?:{'|'.join(MONTHS)})\s\d{{4}}", re.IGNORECASE)
_LONGEST_LOOSE_NOTE = 300
_SET_APART = re.compile(r"\s(\d{1,3})\s+[,;.:]")
# Where a note's number may stand in the text as its mark: no part of a date, a symbol or a number.
_PERHAPS_MARK = re.compile(r"(?<![\d/(.–-])(?:(?<=\D)|^)(\d{1,3})(?![\d(–-]|\s?/\s?\d|\.\d)")
_GAP_UNDER_RULE, _GAP = 40, 3  # how many notes a conversion may have lost in between


@dataclass(frozen=True)
class Note:
    marker: str
    text: str
    printed: bool = True  # its marker stands before it


def bare_marker(marker: str) -> str:
    """The number or sign of a note without the stroke or stop that is typed after it.

    >>> bare_marker("3/"), bare_marker("12."), bare_marker("**")
    ('3', '12', '**')
    """
    return lowered(marker.rstrip("/. "))


class _NoteFinder:
    """Walks the blocks once; `due` is the next number, `waiting` numbers printed before texts."""

    def __init__(self, language: str, starred: bool = False) -> None:
        self.language = language
        self.starred = starred  # some line bears a star, so that one may open a note
        self.due = 1
        self.zone = False
        self.under_rule = False
        self.waiting: list[str] = []
        self.open_note = False  # the last block is a note that has not ended
        self.closed = False  # the closing lines were read: what is numbered after them are notes
        self.begun = False  # the text has begun: a masthead has no notes above its formula
        self.annexed = False  # annexes have begun: their paragraphs open with the numbers of notes
        self.read: list[str] = []  # the text so far, where marks stand

    def feed(self, block: Block, after: str) -> Block:
        if block.note is not None or block.heading:
            return block
        text = block.text
        if not text[:1].isalnum() and _RULE.fullmatch(text):
            self.zone, self.under_rule, self.open_note = True, True, False
            return block
        self.closed = self.closed or opens_closing(text)
        self.begun = self.begun or self.closed or self._is_text(text)
        found = self._note(block, text, after) if self.begun else None
        if found is not None:
            return found
        self.read.append(text)
        self.annexed = self.annexed or opens_annex(text)
        if not block.furniture:
            self.zone = self.under_rule = self.open_note = False
            self.waiting = []
        return block

    def _note(self, block: Block, text: str, after: str) -> Block | None:
        if not self._may_be_note(text) or opens_closing(text):
            return None
        numbered = _NUMBERED.match(text) or self._stopped(text)
        if numbered and self._opens(numbered[1], text[numbered.end() :]):
            return self._taken(block, numbered[1], text[numbered.end() :])
        if _BARE_NUMBERS.fullmatch(text):
            return self._bare(block, text, after)
        if self._is_text(text) or (block.furniture and not (self.waiting and text.endswith("."))):
            return None
        if self.waiting:
            return self._taken(block, self.waiting.pop(0), text, unprinted=True)
        if self.zone and self.open_note:
            return self._carried_on(block, text)
        if not self.begun or not _reads_as_note(text):
            return None
        return self._taken(block, str(self.due), text, unprinted=True)

    def _stopped(self, text: str) -> re.Match[str] | None:
        """ "1. See A/68/1.", as some lists of notes are numbered: below a rule or the signature."""
        if not (self.under_rule or (self.closed and not self.annexed)):
            return None
        numbered = _STOPPED.match(text)
        return numbered if numbered and _NOTE_WORDS.match(text, numbered.end()) else None

    def _may_be_note(self, text: str) -> bool:
        """Whether anything at all speaks for a note: most blocks are left at once."""
        if text[:1].isdigit() or text.startswith("*") or self.waiting:
            return True
        return (self.zone and self.open_note) or _reads_as_note(text)

    def _opens(self, marker: str, rest: str) -> bool:
        if marker.startswith("*"):
            return self.under_rule or self.starred
        number = int(bare_marker(marker))
        if _MONTH_AND_YEAR.match(rest):  # "of / 8 April 2009": half of a date
            return False
        if marker.endswith("/") and (_NOTE_WORDS.match(rest) or self._is_typed(number)):
            return not self._is_text(rest)  # notes that begin anew on each page
        gap = _GAP_UNDER_RULE if self.zone else (_GAP if _NOTE_WORDS.match(rest) else 0)
        # Notes numbered through a volume, or the first ones lost: the text bears the mark of this one.
        if self.annexed and gap == 0 and not self._is_marked(str(number), _SET_APART):
            return False
        near = number <= self.due + gap
        if not near and gap and not rest[:1].islower() and not _MONTH.match(rest):
            sure = self.closed or _SYMBOL_ALONE.fullmatch(rest) is not None
            near = sure or self._is_marked(str(number))
        return self.due <= number and near and not self._is_text(rest)

    def _bare(self, block: Block, text: str, after: str) -> Block | None:
        """Numbers alone on a line, their notes on the next ones."""
        numbers = [int(number) for number in bare_marker(text).split()]
        gap = _GAP_UNDER_RULE if self.zone else _GAP
        last = int(self.waiting[-1]) if self.waiting else self.due - 1
        if not after or numbers[0] <= last:
            return None
        if numbers[0] > last + 1 + gap and not self._is_marked(str(numbers[0])):
            return None
        leads = self.zone or _reads_as_note(after) or self._is_marked(text, _SET_APART)
        leads = leads or _BARE_NUMBERS.fullmatch(after) is not None
        if not leads or (self._is_text(after) and not after[0].isdigit()):
            return None
        self.waiting += [str(number) for number in numbers]
        self.zone = True
        return block._replace(furniture=True)

    def _is_marked(self, number: str, mark: re.Pattern[str] = _PERHAPS_MARK) -> bool:
        """Whether the number stands in the text so far as a mark does."""
        return any(number in mark.findall(text) for text in self.read if number in text)

    def _is_typed(self, number: int) -> bool:
        """Whether the text bears the mark of this note as it was typed: "the Council 3/"."""
        mark = re.compile(rf"\s{number}\s?/(?=[\s,;.]|$)")
        return any("/" in text and mark.search(text) for text in self.read)

    def _is_text(self, text: str) -> bool:
        """Whether the block is plainly the text's: a paragraph, a number with its stop."""
        if label_of(text) is not None or enacting_formula(text):
            return True
        if text[:1].islower() and not self.open_note:
            return True
        opens = operative_opening(text, self.language) or preambular_opening(text, self.language)
        return opens is not None and (len(text) > 60 or ";" in text[-6:])

    def _taken(self, block: Block, marker: str, text: str, unprinted: bool = False) -> Block:
        self.zone = True
        self.open_note = not text.rstrip().endswith((".", ".)", ".»", ".”"))
        if marker[0].isdigit():
            self.due = max(self.due, int(bare_marker(marker)) + 1)
        return block._replace(text=text, note=marker, unprinted=unprinted, furniture=False)

    def _carried_on(self, block: Block, text: str) -> Block:
        self.open_note = not text.rstrip().endswith((".", ".)", ".»", ".”"))
        return block._replace(text=text, note="", furniture=False)


def _reads_as_note(text: str) -> bool:
    """Words that only a note opens with, and its full stop."""
    short = len(text) < _LONGEST_LOOSE_NOTE
    return short and text.endswith(".") and _NOTE_WORDS.match(text) is not None


def with_found_notes(blocks: Sequence[Block], language: str) -> list[Block]:
    """The blocks, those that read as footnotes marked with their number.

    A note of several blocks has its number on the first and "" on the others.

    >>> found = with_found_notes(
    ...     [Block("1. Asks for bells, 1"), Block("1 See the bell book.")], "en")
    >>> [(block.note, block.text) for block in found]
    [(None, '1. Asks for bells, 1'), ('1', 'See the bell book.')]
    """
    starred = any(
        "*" in block.text and _STARRED.search(block.text) for block in blocks if block.note is None
    )
    finder = _NoteFinder(language, starred)
    found = []
    if any(block.text[:1] in _RULED for block in blocks):
        blocks = [piece for block in blocks for piece in _below_rule(block)]
    for index, block in enumerate(blocks):
        after = ""
        if block.text[:1].isdigit() and _BARE_NUMBERS.fullmatch(block.text):
            after = next((b.text for b in blocks[index + 1 : index + 4] if b.text.strip()), "")
        read = finder.feed(block, after)
        if read.note is None:
            found.append(read)
            continue
        for piece in _parted(read, finder):
            note, *behind = after_note(piece, language)
            found += [note, *(finder.feed(rest, "") for rest in behind)]
    return found


def _below_rule(block: Block) -> Iterator[Block]:
    """A rule and the notes on the lines right below it: two blocks."""
    rule = _UNDER_RULE.match(block.text)
    if rule:
        yield cut(block, 0, rule.end())._replace(furniture=True)
    yield cut(block, rule.end(), len(block.text)) if rule else block


def _parted(block: Block, finder: _NoteFinder) -> list[Block]:
    """A block of notes on consecutive lines: "1 A/68/1. 2 A/68/2." are two."""
    notes = [block]
    while (marker := bare_marker(notes[-1].note or "")).isdecimal():
        text, due = notes[-1].text, int(marker) + 1
        following = re.search(rf"(?<=[.)”»])(?<![Nn]o\.)\s+{due}\s?/?\s+(?=[A-ZÀ-Ý«“(])", text)
        if following is None:
            break
        notes[-1:] = [
            notes[-1]._replace(text=text[: following.start()]),
            notes[-1]._replace(
                text=text[following.end() :],
                note=following[0].strip(),
                unprinted=False,
                marks=(),
            ),
        ]
        finder.due = max(finder.due, due + 1)
    return notes


def _with_own_marks(block: Block) -> str:
    """The words of a note with the marks that the format raised in it, for no text bears them."""
    text = block.text
    for mark in reversed(block.marks):
        text = f"{text[: mark.offset]}{mark.marker}{text[mark.offset :]}"
    return text


def without_footnotes(blocks: Sequence[Block]) -> tuple[list[Block], list[Note]]:
    """Part the notes from the text, and the marks from the words of the text.

    >>> body, notes = without_footnotes([Block("Noting bells 1 ,"), Block("The book.", note="1")])
    >>> body[0].text, body[0].marks, notes
    ('Noting bells ,', (Mark(offset=12, marker='1'),), [Note(marker='1', text='The book.', printed=True)])
    """
    notes: list[Note] = []
    for block in blocks:
        text = _with_own_marks(block) if block.note is not None else block.text
        if block.note:
            notes.append(Note(block.note, text, printed=not block.unprinted))
        elif block.note == "" and notes:
            notes[-1] = replace(notes[-1], text=f"{notes[-1].text} {text}")
    body = [block for block in blocks if block.note is None]
    markers = (bare_marker(note.marker) for note in notes)
    known = {int(marker) for marker in markers if marker.isdecimal()}  # "1a" counts nothing
    if any(block.marks for block in body):
        return with_missing_marks(body, known), notes
    return with_found_marks(body, known), notes

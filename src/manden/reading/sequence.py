"""Which blocks bear the paragraph numbers, where the print lost, misread or misplaced some.

The pass over the body takes each number as it comes. Where what it found has a hole, a repetition
or a number that nothing explains, the numbers are laid out anew: each block may bear a number as
printed, a number misread ("l2.", "S."), the number due with none printed, or none at all. Every
choice has a cost, every step from one number to the next another; the cheapest whole sequence is
found by dynamic programming over the blocks, the state being the last number and the open hole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from manden.reading.blocks import Block
from manden.reading.closing import opens_closing
from manden.reading.drafts import Draft, is_complete, operative_runs
from manden.reading.headings import is_heading, section_mark
from manden.reading.numbering import NUMBER, Label, label_of, misread_label
from manden.reading.openings import operative_opening, preambular_opening

# Costs, in units of "a paragraph that opens with a verb of the body and lost its number" = 0.5.
LOST, LOST_UNVERBED, WRONG = 0.5, 2.0, 6.0
HOLE, DEEPEST_HOLE, AGAIN, FILLS, RESTART, BARE_RESTART = 2.5, 5.5, 4.0, 1.5, 0.5, 4.0
PASSED_OVER_VERB, PASSED_OVER_NUMBER, PASSED_OVER_BOTH = 0.9, 4.0, 7.0
PASSED_OVER_SECTION = 0.25  # a single paragraph of a section is printed without one
MID_SENTENCE = 2.0
_STATES = 24  # how many ways are followed at a time
_LARGEST = 400  # no resolution numbers more paragraphs
_SPOILT_STARTS = frozenset("0123456789lI|iOoSsBbZzgqA!?(-–—•*'")

State = tuple[int, int, int]  # the last number, and the hole left open: its first and last number


class Placed(NamedTuple):
    """A number given to a piece: its label, and whether the print has another or none."""

    label: Label
    inferred: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the body and what speaks for a number of its own."""

    labels: tuple[tuple[Placed, float], ...]  # numbers it may be printed with, with their cost
    lost: float | None  # what it costs to give it a number where none is printed
    passed_over: float  # what it costs to give it none
    headed: bool  # a heading stands between it and the piece before
    sectioned: bool  # and that heading bears a section's mark


def irregularity(drafts: Sequence[Draft]) -> tuple[int, int]:
    """How many numbers of each run are missing or too many, and how many drafts print none.

    Unnumbered drafts between two numbers fill the hole between them.

    >>> irregularity([Draft("a", "1"), Draft("b"), Draft("c", "3")])
    (0, 1)
    >>> irregularity([Draft("a", "1"), Draft("c", "3"), Draft("d", "3")])
    (2, 0)
    """
    if not drafts:
        return 1, 0
    runs = [run for _, run in operative_runs(drafts)]
    unprinted = sum(draft.number is None or draft.inferred for draft in drafts)
    return sum(_faults(run) for run in runs if len(run) > 1), unprinted


def opens_spoilt(text: str, language: str) -> bool:
    """Whether a verb of the body follows what may be a number misread.

    >>> opens_spoilt("S. Decides to wait;", "en"), opens_spoilt("B. Towers", "en")
    (True, False)
    """
    if text[0] not in _SPOILT_STARTS or _is_section(text):
        return False
    label = misread_label(text)
    return label is not None and operative_opening(text[label.end :], language) is not None


def _is_section(text: str) -> bool:
    """ "III Request for a subvention": a numeral and a title, no number misread."""
    return section_mark(text) is not None and text.rstrip()[-1] not in ";,.:"


def _faults(run: Sequence[Draft]) -> int:
    found = last = waiting = 0
    for draft in run:
        number = draft.number
        if number is None:
            waiting += 1
        elif number == last and draft.name != str(last):
            continue  # "5 bis"
        else:
            found += abs(number - last - waiting - 1)
            last, waiting = number, 0
    return found


def numbers_laid_out(pieces: Sequence[Block], language: str) -> dict[int, Placed]:
    """The number of each piece that has one, by its index.

    >>> pieces = [Block(text) for text in (
    ...     "1. Asks for bells;", "Z. Decides to wait;", "Towers are no bells;", "4. Thanks all.")]
    >>> {index: placed.label.name for index, placed in numbers_laid_out(pieces, "en").items()}
    {0: '1', 1: '2', 2: '3', 3: '4'}
    """
    weighed = _weighed(pieces, language)
    ways: dict[State, float] = {(0, 0, 0): 0.0}
    trail: list[dict[State, tuple[State, Placed | None]]] = []
    for piece in weighed:
        reached: dict[State, float] = {}
        came: dict[State, tuple[State, Placed | None]] = {}
        given: dict[int, Placed] = {}
        for state, cost in ways.items():
            for after, added, placed in _steps(state, piece, given):
                if cost + added < reached.get(after, 1e9):
                    reached[after] = cost + added
                    came[after] = (state, placed)
        ways = dict(sorted(reached.items(), key=lambda way: way[1])[:_STATES])
        trail.append(came)
    state = min(ways, key=lambda way: ways[way])
    found: dict[int, Placed] = {}
    for index in range(len(weighed) - 1, -1, -1):
        state, placed = trail[index][state]
        if placed is not None:
            found[index] = placed
    return dict(sorted(found.items()))


def _steps(
    state: State, piece: _Piece, given: dict[int, Placed]
) -> list[tuple[State, float, Placed | None]]:
    """Every choice for the piece: the state after, its cost, the number given.

    `given` keeps the numbers given to it so far where none is printed: many states lead to one.
    """
    last = state[0]
    found: list[tuple[State, float, Placed | None]] = [(state, piece.passed_over, None)]
    for placed, cost in piece.labels:
        for after, added in _moves(state, placed.label.value, piece):
            found.append((after, cost + added, placed))
    if piece.lost is None:
        return found
    due = [(last + 1, 0.0)]
    if piece.sectioned and last:
        due.append((1, RESTART))
    for value, added in due:
        if value not in given:
            given[value] = _inferred(piece, value)
        found.append(((value, 0, 0), piece.lost + added, given[value]))
    return found


def _inferred(piece: _Piece, value: int) -> Placed:
    printed, end = ("", 0)
    if piece.labels:
        label = piece.labels[0][0].label
        printed, end = label.printed, label.end
    return Placed(Label(printed, NUMBER, str(value), end, value), inferred=True)


def _moves(state: State, value: int, piece: _Piece) -> list[tuple[State, float]]:
    """Where the number `value` may lead from `state`, and at what cost."""
    last, first_missing, last_missing = state
    if value == last + 1:
        return [((value, first_missing, last_missing), 0.0)]
    if value > last:
        missing = value - last - 1
        return [((value, last + 1, value - 1), min(HOLE * missing, DEEPEST_HOLE))]
    found = []
    if first_missing <= value <= last_missing:
        found.append(((last, value + 1, last_missing), FILLS))
    if value == last:
        found.append((state, AGAIN))
    if value <= 3:
        restart = RESTART if piece.headed else BARE_RESTART
        after = (value, 1, value - 1) if value > 1 else (value, 0, 0)
        found.append((after, restart + HOLE * (value - 1)))
    return found


def _weighed(pieces: Sequence[Block], language: str) -> list[_Piece]:
    found: list[_Piece] = []
    before = ";"
    headed = sectioned = False
    for index, block in enumerate(pieces):
        following = pieces[index + 1].text if index + 1 < len(pieces) else ""
        piece = _weighed_piece(block, before, following, language, headed, sectioned)
        is_head = not piece.labels and is_heading(block, following, language)
        if is_head or opens_closing(block.text):
            found.append(_Piece((), None, 0.0, False, False))
            headed = headed or is_head
            sectioned = sectioned or section_mark(block.text) is not None
            before = ";" if is_head else before
            continue
        found.append(piece)
        headed = sectioned = False
        before = block.text
    return found


def _weighed_piece(
    block: Block, before: str, following: str, language: str, headed: bool, sectioned: bool
) -> _Piece:
    text = block.text
    if _is_bare_number(before):  # its number stands on the line before
        return _Piece((), None, 0.0, headed, sectioned)
    whole = is_complete(before)
    label, cost = _label(block, text, language)
    if label is not None:
        rest = (text if block.label else text[label.end :].lstrip()) or following
        opens = operative_opening(rest, language) is not None
        capital = not rest or not rest[0].islower()
        if not opens:
            cost += (0.0 if whole else MID_SENTENCE) + (0.0 if capital else MID_SENTENCE)
        passed = PASSED_OVER_BOTH if opens else (PASSED_OVER_NUMBER if whole and capital else 0.2)
        wrong = WRONG if whole and capital else None
        if cost and not opens:
            passed = min(passed, 1.0)
        placed = Placed(label, inferred=False)
        return _Piece(((placed, cost),), wrong, passed, headed, sectioned)
    lost, passed = _without_label(text, before, language)
    if sectioned:
        passed = min(passed, PASSED_OVER_SECTION)
    return _Piece((), lost, passed, headed, sectioned)


def _is_bare_number(text: str) -> bool:
    label = label_of(text) if text[:1].isdigit() and len(text) < 6 else None
    return label is not None and label.end == len(text)


def _label(block: Block, text: str, language: str) -> tuple[Label | None, float]:
    """The number that the piece is printed with, and how doubtful that reading is."""
    if block.heading:
        return None, 0.0
    label = label_of(f"{block.label} {text}") if block.label else label_of(text)
    if label is not None and label.kind == NUMBER:
        return (label, 0.0) if label.value <= _LARGEST else (None, 0.0)
    misread = misread_label(text)
    if misread is None:
        return None, 0.0
    rest = text[misread.end :]
    if operative_opening(rest, language) is not None:
        return misread, 0.5
    sentence = len(rest) > 60 and rest.rstrip()[-1:] in ";.:"
    return (misread, 2.5) if misread.printed[:1].isdigit() or sentence else (None, 0.0)


def _without_label(text: str, before: str, language: str) -> tuple[float | None, float]:
    """What it costs to number a piece that prints no number, and to leave it without."""
    whole = is_complete(before)
    listed = label_of(text)
    if listed is not None:  # "58. (a) Asks ..." that lost its number opens a list unannounced
        first = listed.value == 1 and before.rstrip()[-1:] in ";."
        return (LOST_UNVERBED, 0.0) if first and listed.name == "a" else (None, 0.0)
    if not text[:1].isupper():
        return None, 0.0
    opens = operative_opening(text, language) is not None
    preambular = preambular_opening(text, language) is not None
    leads_on = text.rstrip().endswith(",")
    if opens and not leads_on:
        return (LOST, PASSED_OVER_VERB) if whole else (LOST + MID_SENTENCE / 2, 0.0)
    ends = text.rstrip()[-1:] in ";.:"
    if preambular or leads_on or not whole or not ends or before.rstrip().endswith((",", ":")):
        return None, 0.0
    return LOST_UNVERBED, 0.0

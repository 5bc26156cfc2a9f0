"""One text, put together from its division: facts, paragraphs, notes, citations, warnings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from manden.reading.annexes import built_annex, prefixed_runs
from manden.reading.blocks import Block, single_spaced
from manden.reading.citations import citations_of
from manden.reading.closing import read_closing
from manden.reading.divisions import Division, leads_to_statement
from manden.reading.drafts import Body, Draft, anchors_of_marks, paragraphs, restore_numbers
from manden.reading.faults import disagreeing_dates, faults_of
from manden.reading.footnotes import Note, bare_marker, without_footnotes
from manden.reading.masthead import as_next_part, read_masthead
from manden.reading.openings import preambular_opening
from manden.reading.paragraphs import read_body
from manden.reading.possible_numbers import latest_year
from manden.reading.raised import lowered
from manden.reading.resolution import Annex, CannotRead, Footnote, Paragraph, Resolution
from manden.reading.told_masthead import as_told

_STARS = re.compile(r"\*(?<=\w\*)\*{0,2}(?=$|\s)")
_SLASH_ENDS = re.compile(r"/(?=[\s,;.:)]|$)")  # few do: "60/251" is a number
_SLASHED_MARK = re.compile(r"(\d(?<=[\s,;.:]\d)\d?)/(?=[\s,;.:)]|$)")


def assembled(
    division: Division, name: str, language: str, before: Resolution | None = None
) -> Resolution:
    """The text of one division, read; its clauses are still to come.

    `before` is the text that stands before it in the file: part B of a resolution has no number,
    session or date of its own.
    """
    head_blocks, head_notes = without_footnotes(division.masthead)
    blocks, notes = without_footnotes(division.body)
    text_blocks = [block for block in blocks if not block.furniture]
    page = printed(block for block in (*head_blocks, *blocks) if block.furniture)
    titles = [block for block in head_blocks if not block.furniture]
    lines = [block.text for block in titles]
    formula = division.formula.text if division.formula else None
    head = read_masthead(lines, page, formula, "" if before else PurePath(name).stem)
    head = as_next_part(head, lines, before) if before else head
    head = as_told(head, text_blocks[0].text if text_blocks else "", language)
    quoted = formula is not None and not formula[0].isalpha()  # a decision adopts a whole text
    leads = quoted or (formula is None and leads_to_statement(lines[-1] if lines else ""))
    head = as_told(head, lines[-1], language) if leads and lines else head
    body = read_body(
        text_blocks, language, quoted or _has_preamble(head.kind, formula, text_blocks)
    )
    _refuse_what_is_no_resolution(body, formula, head.number)

    preamble, operative, annexes, marks = _built(body, language, head.kind)
    heads = [*titles, *((division.formula,) if division.formula else ())]
    marks += [(lowered(mark.marker), "title") for block in heads for mark in block.marks]
    marks += [(star, "title") for block in heads for star in _STARS.findall(block.text)]
    marks += _slashed_marks((*preamble, *operative), [m for m, _ in marks])
    footnotes = _footnotes((*head_notes, *notes), marks)
    closing = read_closing(body.closing)
    adopted = head.adopted or closing.date
    year = latest_year(head.body, head.number, adopted)
    marked = (*heads, *text_blocks)
    return Resolution(
        source=name,
        language=language,
        kind=head.kind,
        body=head.body,
        symbol=head.symbol,
        number=head.number,
        title=head.title,
        session=head.session,
        agenda_item=head.agenda_item,
        adopted=adopted,
        distributed=head.distributed,
        original_language=head.original_language,
        meeting=head.meeting if head.meeting is not None else closing.meeting,
        vote=closing.vote if closing.vote.mode != "unknown" else head.vote,
        footnotes=footnotes,
        preamble=preamble,
        operative=operative,
        citations=citations_of(
            preamble, operative, annexes, footnotes, head.body, language, year, head.number
        ),
        annexes=annexes,
        furniture=_furniture(lines, formula, page, body, marked, (*head_notes, *notes)),
        warnings=(
            *faults_of(preamble, operative, footnotes, marks, body, head.kind),
            *disagreeing_dates(head.adopted, None if before else closing.date, head.number),
        ),
    )


def _has_preamble(kind: str, formula: str | None, blocks: Sequence[Block]) -> bool:
    """Whether the paragraphs are those of a resolution: a decision's may be, below its formula."""
    if kind != "decision" or formula is None:
        return kind == "resolution"
    return bool(blocks) and any(preambular_opening(blocks[0].text, to) for to in ("en", "fr"))


def _furniture(
    lines: Sequence[str],
    formula: str | None,
    page: Sequence[str],
    body: Body,
    marked: Sequence[Block],
    notes: Sequence[Note],
) -> tuple[str, ...]:
    """What is printed and is no part: masthead, formula, page, numbers, closing lines, marks."""
    return (
        *lines,
        *((formula,) if formula else ()),
        *page,
        *body.furniture,
        *(mark.marker for block in marked for mark in block.marks),
        *(note.marker for note in notes if note.printed),
    )


def printed(blocks: Iterable[Block]) -> list[str]:
    """The words of the blocks as they are printed, notes and marks with their numbers.

    >>> printed([Block("2/5"), Block("See the book.", note="1")])
    ['2/5', '1 See the book.']
    """
    return [
        single_spaced(
            " ".join(
                [
                    "" if block.unprinted else block.note or "",
                    block.text,
                    *(m.marker for m in block.marks),
                ]
            )
        )
        for block in blocks
    ]


def _refuse_what_is_no_resolution(body: Body, formula: str | None, number: str | None) -> None:
    found = len(body.preamble) + len(body.operative)
    if not found or (formula is None and number is None and not body.operative):
        raise CannotRead(
            "it does not look like a resolution, decision or statement: no enacting formula, "
            "number or paragraph was found; give the official text"
        )


def _built(
    body: Body, language: str, kind: str
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...], tuple[Annex, ...], list[tuple[str, str]]]:
    """The drafts as values, and (marker, anchor) of every footnote mark in them."""
    preamble = paragraphs(body.preamble, "", language, part="PP")
    marks = anchors_of_marks(body.preamble, preamble)
    operative: list[Paragraph] = []
    for prefix, run in prefixed_runs(body.operative, ""):
        restored: list[Draft] = restore_numbers(run)
        if kind == "statement" and len(restored) > 1 and all(one.inferred for one in restored):
            for counted in restored:  # by their place: a statement has no number to lose
                counted.inferred = False
        built = paragraphs(restored, prefix, language)
        operative += built
        marks += anchors_of_marks(restored, built)
    annexes = []
    for position, draft in enumerate(body.annexes, start=1):
        annex, annex_marks = built_annex(draft, position, language)
        annexes.append(annex)
        marks += annex_marks
    return preamble, tuple(operative), tuple(annexes), marks


def _slashed_marks(tops: Sequence[Paragraph], marked: Sequence[str]) -> list[tuple[str, str]]:
    """Marks as they were typed up to the 1990s, "older persons, 3/", where the words keep them."""
    found: list[tuple[str, str]] = []
    for paragraph in tops:
        if _SLASH_ENDS.search(paragraph.text):
            found += [(mark, paragraph.anchor) for mark in _SLASHED_MARK.findall(paragraph.text)]
        if paragraph.children:
            found += _slashed_marks(paragraph.children, marked)
    return [one for one in found if one[0] not in marked]


def _footnotes(notes: Sequence[Note], marks: Sequence[tuple[str, str]]) -> tuple[Footnote, ...]:
    """Each with the anchor of its mark; where numbers begin anew on each page, in their order."""
    anchors: dict[str, list[str]] = {}
    for marker, anchor in marks:
        anchors.setdefault(marker, []).append(anchor)
    named = [(marker, note) for note in notes if (marker := bare_marker(note.marker))]
    times = Counter(marker for marker, _ in named)
    found = []
    for marker, note in named:
        held = anchors.get(marker, [])
        found.append(Footnote(marker, note.text, held[0] if held else None))
        if times[marker] > 1 and len(held) > 1:
            held.pop(0)
    return tuple(found)

"""What the reader noticed and could not mend, said to the user paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from manden.reading.drafts import Body
from manden.reading.resolution import Footnote, Paragraph, ReadingWarning, Resolution, is_alone

_CLOSING_MARKS = "\"'’”»“″`)]* "  # that may stand behind the last stop
_YEAR = re.compile(r"\((\d{4})\)$")
_FEW_WORDS = 4  # a heading, a line of a table


def faults_of(
    preamble: Sequence[Paragraph],
    operative: Sequence[Paragraph],
    footnotes: Sequence[Footnote],
    marks: Sequence[tuple[str, str]],
    body: Body,
    kind: str,
) -> tuple[ReadingWarning, ...]:
    """Numbers restored, numbers missing, notes without a mark or a text, a text cut short."""
    return tuple(
        [
            *_restored(operative, kind),
            *_missing(operative),
            *_loose_notes(footnotes, marks),
            *_cut_short(operative, body),
        ]
    )


def disagreeing_dates(
    masthead: date | None, closing: date | None, number: str | None
) -> tuple[ReadingWarning, ...]:
    """Where the date above the text, the one below it and the year of its number disagree.

    >>> [one.message for one in disagreeing_dates(date(2019, 7, 11), date(2019, 7, 12), "41/9")]
    ['adopted on 2019-07-11 by its masthead, on 2019-07-12 by its closing lines']
    >>> disagreeing_dates(date(2003, 5, 22), None, "1483 (2003)")
    ()
    """
    messages = []
    if masthead and closing and masthead != closing:
        messages.append(f"adopted on {masthead} by its masthead, on {closing} by its closing lines")
    adopted = masthead or closing
    year = _YEAR.search(number or "")
    if adopted and year and int(year[1]) != adopted.year:
        messages.append(f"adopted on {adopted}, which is not the year of its number, {number}")
    return tuple(ReadingWarning(None, message) for message in messages)


def unread(operative: Sequence[Paragraph], kind: str) -> tuple[ReadingWarning, ...]:
    """Numbered paragraphs in which no clause was read: on a bad scan their verb is misread.

    Not of a statement or a decision, which may only tell.

    >>> said = Paragraph("OP2", "Kequests the Mayor to ring the bells;", number="2")
    >>> [one.anchor for one in unread([said], "resolution")], unread([said], "statement")
    (['OP2'], ())
    """
    if kind != "resolution":
        return ()
    return tuple(
        ReadingWarning(
            paragraph.anchor,
            "no verb was read here: read the paragraph itself, what it asks is told nowhere",
        )
        for paragraph in operative
        if paragraph.number
        and not any(each.clauses for each in paragraph.branch())  # the quickest to ask
        and len(paragraph.text.split()) > _FEW_WORDS
    )


def broken_off(operative: Sequence[Paragraph]) -> tuple[ReadingWarning, ...]:
    """Numbered paragraphs that end without any stop: "11. Requests", and nothing more.

    Not where many do, whose writer puts none; the last one is told of with the end of the text.

    >>> stump, whole = Paragraph("OP1", "Requests", number="1"), Paragraph("OP2", "Ends.", number="2")
    >>> [one.anchor for one in broken_off([stump, whole])], broken_off([whole])
    (['OP1'], ())
    """
    broken = [
        paragraph
        for paragraph in operative[:-1]
        if paragraph.number and not paragraph.children and not _STOPPED.search(paragraph.text[-24:])
    ]
    if len(broken) > 1 and len(broken) * _MANY > len(operative):
        return ()
    message = "the paragraph breaks off here: words of it are not in the file"
    return tuple(ReadingWarning(paragraph.anchor, message) for paragraph in broken)


_MANY = 4  # a quarter of the paragraphs
_STOPPED = re.compile(r"[.,;:!?”»\")\]*\d][\s.,;]*(?:and|or|but|et|ou|mais)?\s*$")


def _restored(operative: Sequence[Paragraph], kind: str) -> Iterator[ReadingWarning]:
    """Not where none was printed: statements, decisions told, the only paragraph of its part."""
    if kind != "resolution" and all(one.number_inferred for one in operative):
        return
    anchors = [paragraph.anchor for paragraph in operative]
    for paragraph in operative:
        if paragraph.number_inferred and not is_alone(paragraph.anchor, anchors):
            yield ReadingWarning(
                paragraph.anchor, f"number {paragraph.number} is not printed; it was restored"
            )


def _missing(operative: Sequence[Paragraph]) -> Iterator[ReadingWarning]:
    last = 0
    for paragraph in operative:
        if paragraph.number is None or not paragraph.number.isdigit():
            continue
        number = int(paragraph.number)
        if number > last + 1:
            span = f"{last + 1}" if number == last + 2 else f"{last + 1} to {number - 1}"
            yield ReadingWarning(paragraph.anchor, f"paragraph {span} was not found before it")
        last = number


def _as_counted(marker: str) -> tuple[int, str]:
    """The order of a note's marker: 2 before 36, and both before "a"."""
    return (int(marker), marker) if marker.isdecimal() else (1000, marker)


def _loose_notes(
    footnotes: Sequence[Footnote], marks: Sequence[tuple[str, str]]
) -> Iterator[ReadingWarning]:
    held = {note.marker for note in footnotes}
    lost = sorted({marker for marker, _ in marks if marker not in held}, key=_as_counted)
    if lost:
        yield ReadingWarning(None, f"the text of footnote {', '.join(lost)} is not in the file")
    for note in footnotes:
        if note.anchor is None:
            yield ReadingWarning(None, f"no mark was found for footnote {note.marker}")


def _cut_short(operative: Sequence[Paragraph], body: Body) -> Iterator[ReadingWarning]:
    if not operative:
        yield ReadingWarning(None, _NO_OPERATIVE)
        return
    last = operative[-1]
    while last.children:
        last = last.children[-1]
    end = last.text.rstrip()
    stopped = end.rstrip(_CLOSING_MARKS).endswith((".", ":", "!", "?")) or end.endswith(("”", "»"))
    if not body.closing and not stopped:
        yield ReadingWarning(last.anchor, _NO_FULL_STOP)


_NO_OPERATIVE = "no operative paragraph was found: the text may be cut short"
_NO_FULL_STOP = "the text ends here without a full stop: it may be cut"


def may_be_cut(text: Resolution) -> bool:
    """Whether the reader warned that the file holds only the beginning of the text."""
    return any(warning.message in {_NO_OPERATIVE, _NO_FULL_STOP} for warning in text.warnings)

"""What the reader noticed and could not mend, said to the user paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from manden.reading.paragraphs import Body
from manden.reading.resolution import Footnote, Paragraph, ReadingWarning


def faults_of(
    preamble: Sequence[Paragraph],
    operative: Sequence[Paragraph],
    footnotes: Sequence[Footnote],
    marks: Sequence[tuple[str, str]],
    body: Body,
) -> tuple[ReadingWarning, ...]:
    """Numbers restored, numbers missing, notes without a mark or a text, a text cut short."""
    return tuple(
        [
            *_restored(operative),
            *_missing(operative),
            *_loose_notes(footnotes, marks),
            *_cut_short(operative, body),
        ]
    )


def _restored(operative: Sequence[Paragraph]) -> Iterator[ReadingWarning]:
    for paragraph in operative:
        if paragraph.number_inferred:
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


def _loose_notes(
    footnotes: Sequence[Footnote], marks: Sequence[tuple[str, str]]
) -> Iterator[ReadingWarning]:
    held = {note.marker for note in footnotes}
    lost = sorted({marker for marker, _ in marks if marker not in held})
    if lost:
        yield ReadingWarning(None, f"the text of footnote {', '.join(lost)} is not in the file")
    for note in footnotes:
        if note.anchor is None:
            yield ReadingWarning(None, f"no mark was found for footnote {note.marker}")


def _cut_short(operative: Sequence[Paragraph], body: Body) -> Iterator[ReadingWarning]:
    if not operative:
        yield ReadingWarning(None, "no operative paragraph was found: the text may be cut short")
        return
    last = operative[-1]
    while last.children:
        last = last.children[-1]
    if not body.closing and not last.text.rstrip().endswith((".", "”", "»", ":", "!")):
        yield ReadingWarning(last.anchor, "the text ends here without a full stop: it may be cut")

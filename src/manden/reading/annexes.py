"""Annexes: a title, then paragraphs whose numbers start again."""

from __future__ import annotations

from manden.reading.drafts import AnnexDraft, Draft, anchors_of_marks, operative_runs, paragraphs
from manden.reading.resolution import Annex, Paragraph
from manden.reading.symbols import roman_value


def built_annex(
    draft: AnnexDraft, position: int, language: str
) -> tuple[Annex, list[tuple[str, str]]]:
    """The annex as a value, its anchors prefixed "A1.", and (marker, anchor) of its notes.

    >>> annex, _ = built_annex(AnnexDraft(["Annex", "Bells"], [Draft("Ring.", name="1")]), 1, "en")
    >>> annex.title, annex.operative[0].anchor
    ('Annex\\nBells', 'A1.OP1')
    """
    found: list[Paragraph] = []
    marks: list[tuple[str, str]] = []
    for prefix, run in prefixed_runs(draft.drafts, f"A{position}."):
        built = paragraphs(run, prefix, language)
        found += built
        marks += anchors_of_marks(run, built)
    return Annex(title="\n".join(draft.headings) or None, operative=tuple(found)), marks


def prefixed_runs(drafts: list[Draft], prefix: str) -> list[tuple[str, list[Draft]]]:
    """Runs of paragraphs with the prefix of their anchors: "", "I.", "II.", "S3."."""
    runs = operative_runs(drafts)
    found: list[tuple[str, list[Draft]]] = []
    taken: set[str] = set()
    for index, (mark, run) in enumerate(runs, start=1):
        mark = mark or _after(runs[index - 2][0] if index > 1 else None)
        own = f"{mark}." if mark else ("" if index == 1 else f"S{index}.")
        if own in taken:
            own = f"S{index}."
        taken.add(own)
        found.append((prefix + own, run))
    return found


def _after(mark: str | None) -> str | None:
    """The mark due after `mark`, for a section whose own was lost."""
    if mark is None or not set(mark) <= set("IVXL"):
        return None
    due = roman_value(mark) + 1
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (due // 10) + ones[due % 10]

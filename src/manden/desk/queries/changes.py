"""Last year's text beside this year's: what was added, left out, moved, weakened or hardened.

Both texts are compared in one language, the page's where both are held in it. A comparison
depends only on the two files, so it is worked out once for each pair of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from manden.instruments.models import Instrument, TextSource
from manden.reading.clause_changes import ClauseChange
from manden.reading.compare import Comparison, Pair, compare, full_text
from manden.reading.from_json import resolution_of
from manden.reading.resolution import Paragraph

KEPT = 8


@dataclass(frozen=True)
class Segment:
    """A run of words: kept, struck out of the old text, or put into the new one."""

    mark: str  # "" | "del" | "ins"
    words: str


@dataclass(frozen=True)
class Row:
    """A paragraph of last year beside the one that continues it; either side may be empty."""

    kind: str  # same | amended | moved | split | merged | added | dropped | beyond_cut
    old: tuple[str, ...]
    new: tuple[str, ...]
    old_words: tuple[Segment, ...]
    new_words: tuple[Segment, ...]
    clauses: tuple[ClauseChange, ...] = ()

    @property
    def anchor(self) -> str:
        return (self.new or self.old)[0]


@dataclass(frozen=True)
class Change:
    """A change worth a line in the summary: what was asked then, what is asked now."""

    anchor: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """The page: rows in the new order, and what a reader in a hurry must know."""

    old: Instrument
    new: Instrument
    language: str
    counts: dict[str, int]
    forces: tuple[Change, ...]
    addressees: tuple[Change, ...]
    deadlines: tuple[Change, ...]
    new_asks: tuple[Change, ...]
    lost_asks: tuple[Change, ...]
    added: tuple[Row, ...]
    dropped: tuple[Row, ...]
    beyond_cut: tuple[Row, ...]
    rows: tuple[Row, ...]


def not_held(*instruments: Instrument) -> tuple[Instrument, ...]:
    """Those of the instruments whose official words the desk has in no language."""
    return tuple(one for one in instruments if not one.sources.exists())


def to_compare(instrument: Instrument) -> tuple[Instrument, ...]:
    """The other texts of the same body whose words are held, the latest first."""
    held = Instrument.objects.filter(body=instrument.body, sources__isnull=False)
    return tuple(held.exclude(pk=instrument.pk).distinct().order_by("-adopted", "symbol"))


def changes_between(old: Instrument, new: Instrument, *, page_language: str) -> Changes | None:
    """What changed; None where no language is held of both texts."""
    sources = _in_one_language(old, new, page_language)
    if sources is None:
        return None
    first, second = sources
    found = _compared(first.pk, first.sha256, second.pk, second.sha256)
    rows = _rows(found)
    return Changes(
        old=old,
        new=new,
        language=second.language,
        counts=found.as_json()["summary"],
        forces=tuple(_told(rows, "force")),
        addressees=tuple(_told(rows, "addressees")),
        deadlines=tuple(_told(rows, "deadlines")),
        new_asks=tuple(_alone(rows, "new")),
        lost_asks=tuple(_alone(rows, "old")),
        added=tuple(row for row in rows if row.kind == "added"),
        dropped=tuple(row for row in rows if row.kind == "dropped"),
        beyond_cut=tuple(row for row in rows if row.kind == "beyond_cut"),
        rows=rows,
    )


def _in_one_language(
    old: Instrument, new: Instrument, page_language: str
) -> tuple[TextSource, TextSource] | None:
    held = {source.language: source for source in old.sources.all()}
    shared = [source for source in new.sources.all() if source.language in held]
    shared.sort(key=lambda source: source.language != page_language)
    return (held[shared[0].language], shared[0]) if shared else None


@lru_cache(maxsize=KEPT)
def _compared(old: int, old_sha256: str, new: int, new_sha256: str) -> Comparison:
    kept = TextSource.objects.in_bulk([old, new])
    return compare(resolution_of(kept[old].reading), resolution_of(kept[new].reading))


def _rows(found: Comparison) -> tuple[Row, ...]:
    """The pairs and what was added in the order of the new text, then what was dropped."""
    place = {paragraph.anchor: number for number, paragraph in enumerate(found.new_paragraphs)}
    rows = [_row_of_pair(pair) for pair in found.pairs]
    rows += [_new_row(paragraph, "added") for paragraph in found.added]
    rows += [_new_row(paragraph, "beyond_cut") for paragraph in found.beyond_cut_of_old]
    rows.sort(key=lambda row: place[row.new[0]])
    return (
        *rows,
        *(_old_row(paragraph, "dropped") for paragraph in found.dropped),
        *(_old_row(paragraph, "beyond_cut") for paragraph in found.beyond_cut_of_new),
    )


def _row_of_pair(pair: Pair) -> Row:
    return Row(
        kind=pair.kind,
        old=tuple(paragraph.anchor for paragraph in pair.old),
        new=tuple(paragraph.anchor for paragraph in pair.new),
        old_words=tuple(_segments(pair.old_text, [one.old_at for one in pair.changes], "del")),
        new_words=tuple(_segments(pair.new_text, [one.new_at for one in pair.changes], "ins")),
        clauses=pair.clauses,
    )


def _new_row(paragraph: Paragraph, kind: str) -> Row:
    return Row(kind, (), (paragraph.anchor,), (), (Segment("", full_text(paragraph)),))


def _old_row(paragraph: Paragraph, kind: str) -> Row:
    return Row(kind, (paragraph.anchor,), (), (Segment("", full_text(paragraph)),), ())


def _segments(text: str, changed: list[tuple[int, int]], mark: str) -> Iterator[Segment]:
    """`text` cut at the changed stretches, which come in order and do not overlap."""
    at = 0
    for start, end in changed:
        if start > at:
            yield Segment("", text[at:start])
        if end > start:
            yield Segment(mark, text[start:end])
        at = max(at, end)
    if at < len(text):
        yield Segment("", text[at:])


def _told(rows: tuple[Row, ...], what: str) -> Iterator[Change]:
    """Each clause whose `what` changed, old beside new."""
    for row in rows:
        for change in row.clauses:
            told = getattr(change, what)
            if told and change.old and change.new:
                yield Change(row.anchor, _words(told["old"]), _words(told["new"]))


def _alone(rows: tuple[Row, ...], side: str) -> Iterator[Change]:
    """Each ask that stands in one of two paragraphs paired and has no counterpart in the other."""
    for row in rows:
        for change in row.clauses:
            asked = getattr(change, side)
            if asked and not (change.old and change.new) and asked.clause.directive:
                clause = asked.clause
                names = ", ".join(one.text for one in clause.addressees)
                said = (" ".join(filter(None, (clause.opening, names, clause.action))),)
                yield Change(
                    row.anchor, said if side == "old" else (), said if side == "new" else ()
                )


def _words(told: object) -> tuple[str, ...]:
    if isinstance(told, str):
        return (told,)
    listed = told if isinstance(told, (list, tuple)) else []
    return tuple(one if isinstance(one, str) else str(one.get("text", "")) for one in listed)

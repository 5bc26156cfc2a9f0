"""The living resolution: a text, and beside each of its paragraphs what it asks and what is known.

Read in a number of queries that does not grow with the text. A section is a first-level paragraph
with the sub-paragraphs under it; it is shown whole as soon as one of its notes is wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch

from manden.commitments.models import Commitment
from manden.desk.queries.clock import Clock, read_clock
from manden.desk.queries.filters import FilterGroup, filter_groups, matches
from manden.desk.queries.margin import Note, note_on, with_notes_ready
from manden.desk.queries.sight import Sight
from manden.desk.queries.wanted import Wanted
from manden.desk.queries.wording import Wording, Words, choose_wording, words_of
from manden.instruments.models import Instrument, Provision
from manden.instruments.predecessor import previous_of
from manden.reading.resolution import is_alone
from manden.registers.queries import Evidence, evidence_on


@dataclass(frozen=True)
class Paragraph:
    """A paragraph at `depth` 0 (numbered) or below, its words and its notes that are shown."""

    anchor: str
    number: str
    number_inferred: bool
    depth: int
    words: Words
    notes: tuple[Note, ...]
    notes_left_out: int
    under: Note | None = None  # the ask of its chapeau, where it asks nothing of its own
    alone: bool = False  # the only one of its part, which is printed without a number


@dataclass(frozen=True)
class Section:
    anchor: str
    number: str
    shown: bool
    asks: bool
    evidence: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class LivingResolution:
    """Everything that the page of a text shows."""

    instrument: Instrument
    previous: str  # symbol of the text that this one goes on from, "" where none is known
    sight: Sight
    wording: Wording
    wanted: Wanted
    clock: Clock
    filters: tuple[FilterGroup, ...]
    preamble: tuple[Section, ...]
    operative: tuple[Section, ...]
    left_out: int  # paragraphs of either part that the filters leave out
    mixed_words: bool  # some paragraph shows other words than the page's wording

    @property
    def preamble_shown(self) -> tuple[Section, ...]:
        return tuple(section for section in self.preamble if section.shown)


def current_instrument(chosen: str = "") -> Instrument | None:
    """The text that the desk opens on: the one chosen, else the current one, else the latest."""
    found = Instrument.objects.order_by("-is_current", "-adopted", "symbol")
    return (chosen and found.filter(slug=chosen).first()) or found.first()


def mandates() -> tuple[Instrument, ...]:
    """The texts of the mandates kept side by side; none to choose among where there is one."""
    kept = tuple(Instrument.objects.filter(is_current=True).order_by("-adopted", "symbol"))
    return kept if len(kept) > 1 else ()


def living_resolution(
    instrument: Instrument,
    *,
    wanted: Wanted,
    page_language: str,
    today: date,
    sight: Sight,
) -> LivingResolution:
    """`instrument` as a person of that `sight` sees it on `today`."""
    if not sight.developments:
        wanted = replace(wanted, known="")
    held = set(instrument.sources.values_list("language", flat=True))
    wording = choose_wording(
        page_language=page_language,
        asked=wanted.words,
        held=held,
        summarised=instrument.provisions.exclude(gist_fr="", gist_en="").exists(),
    )
    commitments = Commitment.objects.filter(provision__instrument=instrument)
    known = evidence_on(commitments, sight.levels)
    provisions = list(_provisions(instrument))
    notes = _notes_by_provision(provisions, instrument, known, sight)
    every_note = [note for beside in notes.values() for note in beside]
    sections = list(_sections(provisions, notes, wording, wanted, today))
    shown = [section for section in sections if section.shown]
    return LivingResolution(
        instrument=instrument,
        previous=_previous(instrument),
        sight=sight,
        wording=wording,
        wanted=wanted,
        clock=read_clock(instrument, every_note, today),
        filters=tuple(
            group
            for group in filter_groups(instrument, every_note, wanted, today)
            if sight.developments or group.name != "known"
        ),
        preamble=tuple(one for one in sections if one.anchor.startswith("PP")),
        operative=tuple(one for one in sections if not one.anchor.startswith("PP")),
        left_out=len(sections) - len(shown),
        mixed_words=any(_differs(part, wording) for one in shown for part in one.paragraphs),
    )


def _previous(instrument: Instrument) -> str:
    before = previous_of(instrument)
    return before.symbol if before else instrument.previous_symbol


def _provisions(instrument: Instrument) -> Iterable[Provision]:
    commitments = with_notes_ready(Commitment.objects.order_by("order"))
    return (
        instrument.provisions.order_by("order")
        .prefetch_related("texts", "capabilities", Prefetch("commitments", commitments))
        .all()
    )


def _notes_by_provision(
    provisions: Iterable[Provision],
    instrument: Instrument,
    known: Mapping[int, Evidence],
    sight: Sight,
) -> dict[int, list[Note]]:
    return {
        provision.pk: [
            note_on(commitment, provision=provision, instrument=instrument, known=known)
            for commitment in (provision.commitments.all() if sight.commitments else ())
        ]
        for provision in provisions
    }


def _sections(
    provisions: Sequence[Provision],
    notes: Mapping[int, list[Note]],
    wording: Wording,
    wanted: Wanted,
    today: date,
) -> Iterator[Section]:
    below: dict[int | None, list[Provision]] = {}
    for provision in provisions:
        below.setdefault(provision.parent_id, []).append(provision)
    anchors = [first.anchor for first in below.get(None, [])]
    for first in below.get(None, []):
        alone = first.number_inferred and is_alone(first.anchor, anchors)
        branch = list(_branch(first, below))
        beside = [note for provision, _ in branch for note in notes[provision.pk]]
        wished = [note for note in beside if matches(note, wanted, today)]
        shown = not wanted.filters or bool(wished)
        above = _asks_above(branch, notes)
        yield Section(
            anchor=first.anchor,
            number=first.number,
            shown=shown,
            asks=any(note.asks for note in beside),
            evidence=sum(note.evidence for note in beside),
            paragraphs=tuple(
                replace(
                    _paragraph(provision, depth, notes[provision.pk], wished, wording, alone),
                    under=above.get(provision.pk),
                )
                for provision, depth in (branch if shown else ())
            ),
        )


def _branch(
    provision: Provision, below: Mapping[int | None, list[Provision]], depth: int = 0
) -> Iterator[tuple[Provision, int]]:
    yield provision, depth
    for child in below.get(provision.pk, []):
        yield from _branch(child, below, depth + 1)


def _asks_above(
    branch: Iterable[tuple[Provision, int]], notes: Mapping[int, list[Note]]
) -> dict[int, Note]:
    """For each point without a note, the last ask of the chapeau that it details."""
    above: dict[int, Note] = {}
    for provision, _ in branch:
        parent = provision.parent_id
        if parent is None or notes[provision.pk]:
            continue
        asked = notes[parent][-1] if notes[parent] else above.get(parent)
        if asked is not None and asked.asks:
            above[provision.pk] = asked
    return above


def _paragraph(
    provision: Provision,
    depth: int,
    notes: Sequence[Note],
    wished: Sequence[Note],
    wording: Wording,
    alone: bool,
) -> Paragraph:
    shown = tuple(note for note in notes if note in wished)
    return Paragraph(
        anchor=provision.anchor,
        number=provision.number,
        number_inferred=provision.number_inferred,
        depth=min(depth, 3),
        words=words_of(provision, provision.commitments.all(), wording),
        notes=shown,
        notes_left_out=len(notes) - len(shown),
        alone=alone and not depth,
    )


def _differs(paragraph: Paragraph, wording: Wording) -> bool:
    shown = "gist" if paragraph.words.source == "gist" else paragraph.words.language
    return paragraph.words.source != "none" and shown != wording.shown

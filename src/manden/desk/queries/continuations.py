"""Which commitment of last year goes on in this year's: proposed by the texts, for confirmation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from manden.commitments.models import Commitment
from manden.desk.queries.changes import Row
from manden.instruments.models import Instrument
from manden.reading.assignment import best_pairs

SHORT = 3  # letters of words too common to tell one ask from another


@dataclass(frozen=True)
class Proposal:
    """An earlier commitment and the one that seems to continue it."""

    old: Commitment
    new: Commitment
    confirmed: bool


def proposals(
    rows: Iterable[Row], *, old: Instrument, new: Instrument
) -> Mapping[str, tuple[Proposal, ...]]:
    """By the row's anchor, the commitments of both sides, each with the one nearest in words."""
    before, after = _by_anchor(old), _by_anchor(new)
    return {
        row.anchor: tuple(_paired(_of(row.old, before), _of(row.new, after)))
        for row in rows
        if row.old and row.new
    }


def _by_anchor(instrument: Instrument) -> dict[str, list[Commitment]]:
    found: dict[str, list[Commitment]] = {}
    commitments = Commitment.objects.filter(provision__instrument=instrument)
    for one in (
        commitments.select_related("provision__instrument", "continuation__confirmed_by")
        .prefetch_related("readings")
        .order_by("provision__order", "order")
    ):
        found.setdefault(one.provision.anchor.partition("(")[0], []).append(one)
    return found


def _of(anchors: Iterable[str], held: Mapping[str, list[Commitment]]) -> list[Commitment]:
    return [one for anchor in anchors for one in held.get(anchor, ())]


def _paired(before: list[Commitment], after: list[Commitment]) -> Iterator[Proposal]:
    old_words, new_words = [_words(one) for one in before], [_words(one) for one in after]
    gains = {
        (i, j): 0.1 + (old.verb == new.verb) / 2 + _alike(old_words[i], new_words[j])
        for i, old in enumerate(before)
        for j, new in enumerate(after)
        if old.kind == new.kind
    }
    for i, j in sorted(best_pairs(gains), key=lambda pair: pair[1]):
        held = getattr(after[j], "continuation", None)
        confirmed = held is not None and held.old_id == before[i].pk
        yield Proposal(before[i], after[j], confirmed)


def _words(commitment: Commitment) -> frozenset[str]:
    """The words of what it asks, in whatever language they are at hand."""
    read = " ".join(one.words for one in commitment.readings.all())
    said = f"{commitment.action_fr} {commitment.action_en} {read}"
    return frozenset(word for word in said.casefold().split() if len(word) > SHORT)


def _alike(some: frozenset[str], others: frozenset[str]) -> float:
    """The share of words in common (Dice), 0 where there are none."""
    both = len(some) + len(others)
    return 2 * len(some & others) / both if both else 0.0

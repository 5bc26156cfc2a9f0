"""Which commitment of last year goes on in this year's: proposed by the texts, for confirmation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from manden.commitments.models import Commitment
from manden.desk.queries.changes import Row
from manden.instruments.models import Instrument


@dataclass(frozen=True)
class Proposal:
    """An earlier commitment and the one that seems to continue it."""

    old: Commitment
    new: Commitment
    confirmed: bool


def proposals(
    rows: Iterable[Row], *, old: Instrument, new: Instrument
) -> Mapping[str, tuple[Proposal, ...]]:
    """By the row's anchor, the commitments of both sides paired: by verb first, then in order."""
    before, after = _by_anchor(old), _by_anchor(new)
    return {
        row.anchor: tuple(_paired(_of(row.old, before), _of(row.new, after)))
        for row in rows
        if row.old and row.new
    }


def _by_anchor(instrument: Instrument) -> dict[str, list[Commitment]]:
    found: dict[str, list[Commitment]] = {}
    commitments = Commitment.objects.filter(provision__instrument=instrument)
    for one in commitments.select_related(
        "provision__instrument", "continuation__confirmed_by"
    ).order_by("provision__order", "order"):
        found.setdefault(one.provision.anchor, []).append(one)
    return found


def _of(anchors: Iterable[str], held: Mapping[str, list[Commitment]]) -> list[Commitment]:
    return [one for anchor in anchors for one in held.get(anchor, ())]


def _paired(before: list[Commitment], after: list[Commitment]) -> Iterator[Proposal]:
    left = list(before)
    for new in after:
        same_kind = [one for one in left if one.kind == new.kind]
        chosen = next((one for one in same_kind if one.verb == new.verb), None)
        chosen = chosen or (same_kind[0] if same_kind else None)
        if chosen is None:
            continue
        left.remove(chosen)
        held = getattr(new, "continuation", None)
        yield Proposal(chosen, new, held is not None and held.old_id == chosen.pk)

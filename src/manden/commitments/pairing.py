"""Which clause of a text is which commitment of a pack."""

from __future__ import annotations

from collections.abc import Sequence

from manden.commitments.models import Commitment
from manden.reading.resolution import Clause


def pair_clauses(
    clauses: Sequence[Clause], stated: Sequence[Commitment]
) -> list[tuple[Clause, Commitment | None]]:
    """Pair in order where the numbers are equal, else each clause with the next of its verb."""
    if len(clauses) == len(stated):
        return list(zip(clauses, stated, strict=True))
    left = list(stated)
    pairs: list[tuple[Clause, Commitment | None]] = []
    for clause in clauses:
        match = next((one for one in left if one.verb == clause.verb), None)
        if match is not None:
            left.remove(match)
        pairs.append((clause, match))
    return pairs

"""Which paragraphs of a new text continue which paragraphs of an old one?

Likeness is the share of words and neighbouring word pairs that two paragraphs have in common,
each weighted by its rarity in the two texts, so that "the transitional authorities", said in
every paragraph, weighs little and "military tribunals" weighs much. The pairing is the one whose
likenesses have the greatest sum (assignment.py); what stays alone may be a part split off or
merged in; what is paired but out of step has moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from math import fsum, log

from .assignment import best_pairs
from .word_changes import words

# Below this likeness two paragraphs of the same part are two different paragraphs. Paragraphs
# renewed from year to year stand far above it, strangers within one text far below.
ALIKE = 0.25
# Two paragraphs that stand alone between the same neighbours need less: their place speaks too.
ALIKE_IN_PLACE = 0.18
# A paragraph that leaves the preamble for the operative part (or back) must be clearly the same.
ALIKE_ACROSS_PARTS = 0.55
# Between equal likenesses the pair that keeps its place in the order wins.
IN_PLACE = 0.02
# A paragraph was split off, or merged in, when at least this share of its words stands, in runs
# of RUN words or more, in the part of the whole that its first partner does not explain, and the
# whole is more like both parts than like one: a long official name in common is no split.
SHARE_OF_SPLIT = 0.5
RUN = 3
GAIN_OF_SPLIT = 0.03


@dataclass(frozen=True)
class Passage:
    """A paragraph with its sub-paragraphs as one text, and the part that it stands in."""

    anchor: str
    part: str  # preamble | operative | annex
    text: str


@dataclass(frozen=True)
class Group:
    """Places in the old text and in the new one that continue each other."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False

    @property
    def shape(self) -> str:
        if len(self.new) > 1:
            return "split"
        return "merged" if len(self.old) > 1 else "pair"


@dataclass(frozen=True)
class Alignment:
    """Groups in the order of the new text, and the places that nothing continues."""

    groups: tuple[Group, ...]
    added: tuple[int, ...]
    dropped: tuple[int, ...]


def align(old: Sequence[Passage], new: Sequence[Passage], language: str = "en") -> Alignment:
    """The optimal pairing of two texts' paragraphs, with splits, merges and moves.

    >>> old = [Passage("OP1", "operative", "Urges the harbour board to dredge the channel;"),
    ...        Passage("OP2", "operative", "Welcomes the opening of two lighthouses.")]
    >>> new = [old[1], Passage("OP2", "operative", "Urges the harbour board to dredge the bay;")]
    >>> found = align(old, new)
    >>> [(group.old, group.new) for group in found.groups], found.added
    ([((1,), (0,)), ((0,), (1,))], ())
    """
    likeness = Likeness(old, new, language)
    pairs = best_pairs(_gains(likeness, old, new, same_part=True, taken=[]))
    pairs += best_pairs(_gains(likeness, old, new, same_part=False, taken=pairs))
    splits = _joined(likeness.turned(), new, old, [(j, i) for i, j in pairs])
    merges = _joined(likeness, old, new, pairs)
    joined_new = {place for places in splits.values() for place in places}
    joined_old = {place for places in merges.values() for place in places}
    taken = [*pairs, *((-1, j) for j in joined_new), *((i, -1) for i in joined_old)]
    pairs += best_pairs(_gains_in_place(likeness, old, new, pairs, taken))
    moved = _out_of_step(sorted(pairs), old, new)
    groups = [_group(pair, splits, merges, moved) for pair in pairs]
    taken_old = {place for group in groups for place in group.old}
    taken_new = {place for group in groups for place in group.new}
    return Alignment(
        tuple(sorted(groups, key=lambda group: group.new)),
        tuple(place for place in range(len(new)) if place not in taken_new),
        tuple(place for place in range(len(old)) if place not in taken_old),
    )


def _group(
    pair: tuple[int, int],
    splits: Mapping[int, list[int]],
    merges: Mapping[int, list[int]],
    moved: set[tuple[int, int]],
) -> Group:
    """A pair with what was split off its old paragraph, else with what was merged into it."""
    i, j = pair
    if i in splits:
        return Group((i,), tuple(sorted([j, *splits[i]])), pair in moved)
    return Group(tuple(sorted([i, *merges.get(j, [])])), (j,), pair in moved)


class Likeness:
    """Likeness of any paragraph of one text with any of the other, between 0 and 1."""

    def __init__(self, old: Sequence[Passage], new: Sequence[Passage], language: str) -> None:
        self.old_words = [_plain_words(passage.text, language) for passage in old]
        self.new_words = [_plain_words(passage.text, language) for passage in new]
        self.old = [_shingles(said) for said in self.old_words]
        self.new = [_shingles(said) for said in self.new_words]
        every = [*self.old, *self.new]
        held = Counter(shingle for shingles in every for shingle in shingles)
        self._rarity = {shingle: log(1 + len(every) / n) for shingle, n in held.items()}
        self._old_weight = [self._weight(shingles) for shingles in self.old]
        self._new_weight = [self._weight(shingles) for shingles in self.new]

    def of(self, i: int, j: int) -> float:
        """How alike the old text's paragraph `i` and the new one's paragraph `j` are."""
        both = self._old_weight[i] + self._new_weight[j]
        return 2 * self._weight(self.old[i] & self.new[j]) / both if both else 0.0

    def between(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Dice's coefficient of two sets of shingles, weighted by rarity."""
        both = self._weight(one) + self._weight(other)
        return 2 * self._weight(one & other) / both if both else 0.0

    def turned(self) -> Likeness:
        """The same likeness, read from the new text to the old one."""
        other = copy(self)
        other.old_words, other.new_words = self.new_words, self.old_words
        other.old, other.new = self.new, self.old
        other._old_weight, other._new_weight = self._new_weight, self._old_weight
        return other

    def _weight(self, shingles: frozenset[str]) -> float:
        return fsum(map(self._rarity.__getitem__, shingles))


def _plain_words(text: str, language: str) -> list[str]:
    return [word.folded.casefold() for word in words(text, language) if word.folded[0].isalnum()]


def _shingles(said: Sequence[str]) -> frozenset[str]:
    neighbours = (f"{a} {b}" for a, b in pairwise(said))
    return frozenset([*said, *neighbours])


def _gains(
    likeness: Likeness,
    old: Sequence[Passage],
    new: Sequence[Passage],
    *,
    same_part: bool,
    taken: Sequence[tuple[int, int]],
) -> dict[tuple[int, int], float]:
    """What each pair that may be made adds to the sum; pairs not alike enough are left out."""
    least = ALIKE if same_part else ALIKE_ACROSS_PARTS
    taken_old, taken_new = {i for i, _ in taken}, {j for _, j in taken}
    gains = {}
    for i in (place for place in range(len(old)) if place not in taken_old):
        for j in (place for place in range(len(new)) if place not in taken_new):
            if (old[i].part == new[j].part) is same_part and (found := likeness.of(i, j)) >= least:
                apart = abs((i + 1) / (len(old) + 1) - (j + 1) / (len(new) + 1))
                gains[i, j] = found + IN_PLACE * (1 - apart)
    return gains


def _gains_in_place(
    likeness: Likeness,
    old: Sequence[Passage],
    new: Sequence[Passage],
    pairs: Sequence[tuple[int, int]],
    taken: Sequence[tuple[int, int]],
) -> dict[tuple[int, int], float]:
    """What pairs add that stand alone beside a pair which they follow or precede in step."""
    beside = {(i + 1, j + 1) for i, j in pairs} | {(i - 1, j - 1) for i, j in pairs}
    taken_old, taken_new = {i for i, _ in taken}, {j for _, j in taken}
    return {
        (i, j): found
        for i, j in sorted(beside)
        if 0 <= i < len(old) and 0 <= j < len(new)
        if i not in taken_old and j not in taken_new and old[i].part == new[j].part
        if (found := likeness.of(i, j)) >= ALIKE_IN_PLACE
    }


def _joined(
    likeness: Likeness,
    parts: Sequence[Passage],
    wholes: Sequence[Passage],
    pairs: Sequence[tuple[int, int]],
) -> dict[int, list[int]]:
    """For each place among the wholes, the unpaired parts whose words it holds.

    `likeness` runs from parts to wholes and `pairs` are (part, whole). What a whole's partner
    explains is taken out first, so that two paragraphs that repeat each other are no split.
    """
    paired = {i for i, _ in pairs}
    rest = {j: _unexplained(likeness.new_words[j], likeness.old_words[i]) for i, j in pairs}
    held = {j: likeness.old[i] for i, j in pairs}
    groups = {j: set(_groups(likeness.new_words[j])) for j in rest}
    joined: dict[int, list[int]] = {}
    for i, said in enumerate(likeness.old_words):
        if i in paired or not said:
            continue
        near = [j for j in rest if parts[i].part == wholes[j].part and _may_hold(said, groups[j])]
        shares = {j: _share_in_runs(said, rest[j]) for j in near}
        best = max(shares, key=lambda j: (shares[j], -j), default=None)
        if best is None or shares[best] < SHARE_OF_SPLIT:
            continue
        whole, together = likeness.new[best], held[best] | likeness.old[i]
        gain = likeness.between(together, whole) - likeness.between(held[best], whole)
        if gain >= GAIN_OF_SPLIT:
            joined.setdefault(best, []).append(i)
            rest[best] = _unexplained(rest[best], said)
            held[best] = together
    return joined


def _may_hold(said: Sequence[str], groups: set[tuple[str, ...]]) -> bool:
    """Whether a split is possible at all: a quick bound, `groups` being those of the whole.

    A run of n words holds n - RUN + 1 groups of RUN, that is, at most RUN words a group.
    """
    common = sum(group in groups for group in _groups(said))
    return RUN * common >= SHARE_OF_SPLIT * len(said)


def _groups(said: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(said[place : place + RUN]) for place in range(len(said) - RUN + 1)]


def _unexplained(whole: Sequence[str], partner: Sequence[str]) -> list[str]:
    """The words of `whole` outside its runs in common with the partner, runs kept apart."""
    left: list[str] = []
    place = 0
    for run in _runs(whole, partner):
        left += [*whole[place : run[0]], ""]
        place = run[0] + run[1]
    return [*left, *whole[place:]]


def _share_in_runs(part: Sequence[str], whole: Sequence[str]) -> float:
    return sum(length for _, length in _runs(part, whole)) / len(part)


def _runs(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Place in `one` and length of the runs of at least RUN words that `other` has in order."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return [(block.a, block.size) for block in blocks if block.size >= RUN]


def _out_of_step(
    pairs: Sequence[tuple[int, int]], old: Sequence[Passage], new: Sequence[Passage]
) -> set[tuple[int, int]]:
    """The fewest pairs whose removal leaves the rest in the same order in both texts."""
    across = {(i, j) for i, j in pairs if old[i].part != new[j].part}
    in_part = [pair for pair in pairs if pair not in across]
    ends: list[int] = []  # ends[n] is the least new place that ends n + 1 pairs in step
    length_at = []
    for _, j in in_part:
        n = bisect_left(ends, j)
        ends[n : n + 1] = [j]
        length_at.append(n)
    kept: set[tuple[int, int]] = set()
    wanted, before = len(ends) - 1, len(new)
    for pair, n in zip(reversed(in_part), reversed(length_at), strict=True):
        if n == wanted and pair[1] < before:
            kept.add(pair)
            wanted, before = wanted - 1, pair[1]
    return across | (set(in_part) - kept)

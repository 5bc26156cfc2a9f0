"""Counting: right, missed, extra, what was taken for what, and each disagreement by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

NONE = "none"  # the label of what has no peer on the other side


@dataclass(frozen=True)
class Disagreement:
    """One difference between what was expected and what was read."""

    stem: str
    language: str
    measure: str
    anchor: str
    expected: str
    found: str
    words: str = ""  # where to look, for whoever judges; printed, never kept in a file


@dataclass
class Tally:
    """The counts of one measure. An accuracy has no `extra`: what is not right is missed."""

    measure: str
    right: int = 0
    missed: int = 0
    extra: int = 0
    accuracy: bool = False  # of facts that stand in both, so that nothing can be extra
    confused: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    disagreements: list[Disagreement] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The figure of the measure: accuracy of facts, F1 of what is to be found."""
        return self.recall if self.accuracy else self.f1

    @property
    def precision(self) -> float:
        return _ratio(self.right, self.right + self.extra)

    @property
    def recall(self) -> float:
        return _ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where there was nothing to find."""
        return _ratio(2 * self.right, 2 * self.right + self.missed + self.extra)

    @property
    def macro_f1(self) -> float:
        """The mean over the expected labels of the F1 of each, from the confusion table."""
        labels = {expected for (_, expected, _) in self.confused} - {NONE}
        return sum(self.f1_of(label) for label in labels) / len(labels) if labels else 1.0

    def f1_of(self, label: str) -> float:
        right = missed = extra = 0
        for (_, expected, found), count in self.confused.items():
            right += count * (expected == found == label)
            missed += count * (expected == label != found)
            extra += count * (found == label != expected)
        return _ratio(2 * right, 2 * right + missed + extra)

    def judge(self, case: Disagreement) -> bool:
        """Count one fact as right where `expected` equals `found`, else keep the case."""
        self.accuracy = True
        if case.expected == case.found:
            self.right += 1
            return True
        self.missed += 1
        self.disagreements.append(case)
        return False

    def label(self, case: Disagreement) -> None:
        """Count one unit whose label is `expected` and was read as `found`."""
        self.confused[(case.stem, case.expected, case.found)] += 1
        self.judge(case)

    def compare(self, where: Disagreement, expected: Iterable[Key], found: Iterable[Key]) -> None:
        """Count two multisets: what both hold, what is missed, what is extra."""
        wanted, given = Counter(expected), Counter(found)
        self.right += (wanted & given).total()
        for item in sorted((wanted - given).elements(), key=str):
            self.miss(where, str(item))
        for item in sorted((given - wanted).elements(), key=str):
            self.add_extra(where, str(item))

    def same_count(self, case: Disagreement, expected: int, found: int) -> None:
        """Count what two sides hold of one kind; where they hold more or fewer, keep the case."""
        self.right += min(expected, found)
        self.missed += max(expected - found, 0)
        self.extra += max(found - expected, 0)
        if expected != found:
            self.disagreements.append(case)

    def miss(self, where: Disagreement, expected: str) -> None:
        self.missed += 1
        self._keep(where, expected, "")

    def add_extra(self, where: Disagreement, found: str) -> None:
        self.extra += 1
        self._keep(where, "", found)

    def _keep(self, where: Disagreement, expected: str, found: str) -> None:
        case = Disagreement(where.stem, where.language, self.measure, where.anchor, expected, found)
        self.disagreements.append(case)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0

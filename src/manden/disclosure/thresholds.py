"""From which count on a cell may be printed: rules that are named, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Threshold:
    """Counts under `below` are not printed, and nobody may work out that they are under it.

    `zeros` says whether a 0 is protected as the small counts are; without it a 0 is printed, since it
    says something about nobody. Raises ValueError under 2: a threshold of 1 protects nothing.

    >>> Threshold("any", below=5).protects(4), Threshold("any", below=5).protects(5)
    (True, False)
    """

    name: str
    below: int
    zeros: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        if self.below < 2:
            raise ValueError(f"the threshold “{self.name}” protects nothing: take 2 or more")

    def protects(self, count: int) -> bool:
        """Whether a count is too small to be printed.

        >>> Threshold("any", below=5).protects(0), Threshold("all", 5, zeros=True).protects(0)
        (False, True)
        """
        return count < self.below and (count != 0 or self.zeros)


THRESHOLDS: Mapping[str, Threshold] = {
    rule.name: rule
    for rule in (
        Threshold("any", 5, reason="fewer than 5 can be recognised"),
        Threshold("sexual violence", 10, reason="survivors are sought out and stigmatised"),
        Threshold("children", 10, reason="children cannot consent to the risk"),
    )
}
"""The thresholds of Manden. Another set is another mapping, handed over; none is lower by default."""

FINEST: Mapping[str, str] = {"place": "region", "time": "quarter", "age": "broad"}
"""The finest level that is published of each dimension, where the dimension has that level."""


def strictest(names: Iterable[str], thresholds: Mapping[str, Threshold]) -> Threshold:
    """The highest of the named thresholds. ValueError where one is not known.

    >>> strictest(["any", "children"], THRESHOLDS).below
    10
    """
    names = sorted(names)
    unknown = [name for name in names if name not in thresholds]
    if unknown:
        raise ValueError(f"no threshold is named “{unknown[0]}”: there are {sorted(thresholds)}")
    rules = [thresholds[name] for name in names]
    highest = max(rules, key=lambda rule: rule.below)
    if any(rule.zeros for rule in rules) and not highest.zeros:
        return Threshold(highest.name, highest.below, True, highest.reason)
    return highest

"""In which years does a mandate's thread break off?

A mandate of one year is extended every year. Where two extensions that follow each other stand
more than one and a half terms apart, an extension between them is missing: it was lost from the
recalls, or the mandate lapsed. Either way it is named, never passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Any

# Two extensions further apart than this many terms leave a gap: 18 months for a yearly mandate.
LONGEST_IN_TERMS = 1.5
MONTH = 365.25 / 12
# A thread without a mandate is called yearly from this many texts on, most of them a year apart.
SHORTEST_SERIES = 4
YEARLY = (0.75, 1.4)  # the median interval, in years, of a yearly thread
_TERM = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


@dataclass(frozen=True)
class Link:
    """A text in a thread: its number, its day and, where it says so, the term that it gives."""

    number: str
    day: date
    act: str | None = None  # establish | extend | terminate | discontinue
    term: str | None = None  # ISO 8601


@dataclass(frozen=True)
class Gap:
    """A year in which an extension should stand and none is known."""

    between: tuple[str, str]
    missing_year: int
    message: str

    def as_json(self) -> dict[str, Any]:
        """The keys of CONTRACTS."""
        return {
            "between": list(self.between),
            "missing_year": self.missing_year,
            "message": self.message,
        }


def gaps(links: Sequence[Link]) -> tuple[Gap, ...]:
    """The years missing from one thread, in order.

    Where any link founds or extends a mandate only such links count; the term between two of
    them is the earlier one's own, else the thread's commonest, else its median interval, else a
    year. A thread without a mandate must be yearly by its own pace.

    >>> founded = Link("3/1", date(2013, 3, 1), "establish")
    >>> [gap.missing_year for gap in gaps([founded, Link("9/2", date(2015, 3, 1), "extend")])]
    [2014]
    """
    acting = sorted((link for link in links if link.act), key=lambda link: link.day)
    if acting:
        found = [_between(a, b, _term(a, acting)) for a, b in pairwise(acting) if _goes_on(a)]
        return tuple(gap for some in found for gap in some)
    ordered = sorted(links, key=lambda link: link.day)
    pace = _pace(ordered)
    if pace is None or not YEARLY[0] <= pace / 365.25 <= YEARLY[1]:
        return ()
    return tuple(gap for a, b in pairwise(ordered) for gap in _between(a, b, 12 * MONTH))


def _goes_on(link: Link) -> bool:
    return link.act in {"establish", "extend"}


def _term(link: Link, chain: Sequence[Link]) -> float:
    """The days after which `link` should have been followed by another."""
    own = days_of(link.term)
    if own:
        return own
    common = Counter(term for other in chain if (term := days_of(other.term))).most_common(1)
    if common:
        return common[0][0]
    return _pace(chain) or 12 * MONTH


def _pace(chain: Sequence[Link]) -> float | None:
    """The median interval in days, where there are enough texts to speak of one."""
    steps = [(b.day - a.day).days for a, b in pairwise(chain)]
    return float(median(steps)) if len(chain) >= SHORTEST_SERIES else None


def days_of(term: str | None) -> float | None:
    """The days of an ISO 8601 duration, None where there is none.

    >>> round(days_of("P1Y")), days_of("P10D"), days_of(None)
    (365, 10.0, None)
    """
    match = _TERM.fullmatch(term or "")
    if not match or not any(match.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return (12 * years + months) * MONTH + 7 * weeks + days


def _between(before: Link, after: Link, term: float) -> list[Gap]:
    apart = (after.day - before.day).days
    if apart <= LONGEST_IN_TERMS * term:
        return []
    missing = max(round(apart / term) - 1, 1)
    found = []
    for turn in range(1, missing + 1):
        year = date.fromordinal(before.day.toordinal() + round(turn * apart / (missing + 1))).year
        what = "no extension" if before.act or after.act else "no text"
        found.append(
            Gap(
                (before.number, after.number),
                year,
                f"{what} of {year} is known between {before.number} of {before.day} and "
                f"{after.number} of {after.day}.".capitalize(),
            )
        )
    return found

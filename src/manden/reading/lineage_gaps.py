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
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

# Two extensions further apart than this many terms leave a gap: 18 months for a yearly mandate.
LONGEST_IN_TERMS = 1.5
MONTH = 365.25 / 12
# Without a stated term a thread must keep a steady pace to have a gap at all: from this many texts
# on, with this share of its intervals within a third of their median.
SHORTEST_SERIES = 4
STEADY, WITHIN = 0.75, 1 / 3
# A thread without a mandate is yearly where its pace is, and misses a single year, not several:
# what is recalled of it is a choice.
YEARLY = (0.75, 1.4)
MOST_MISSING = 1
_SMALL_WORDS = frozenset(
    {"the", "of", "on", "and", "de", "du", "des", "la", "le", "les", "et", "sur"}
)
_TERM = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


@dataclass(frozen=True)
class Link:
    """A text in a thread: its number, its day and, where it says so, the term that it gives."""

    number: str
    day: date
    act: str | None = None  # establish | extend | terminate | discontinue
    term: str | None = None  # ISO 8601
    holder: str | None = None  # of the mandate, where the text itself says so
    at_hand: bool = False  # a text at hand that gives no term gives none: it is not guessed
    runs_from: date | None = None  # from when its term runs, where that is later than the text

    @property
    def begins(self) -> date:
        """From when its term is counted."""
        return max(self.day, self.runs_from or self.day)


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

    Where any link founds or extends a mandate, the gaps are those between an act and the next
    extension of the same mandate: the term is the earlier act's own, else the thread's commonest,
    else its steady pace, else unknown, and then nothing is called missing. A thread without a
    mandate must be yearly by its own pace. A year that has any text of the thread is not missing.

    >>> founded = Link("3/1", date(2013, 3, 1), "establish", "P1Y")
    >>> [gap.missing_year for gap in gaps([founded, Link("9/2", date(2015, 3, 1), "extend")])]
    [2014]
    """
    ordered = sorted(links, key=lambda link: link.day)
    acting = [link for link in ordered if link.act]
    if acting:
        pairs = extensions(acting)
        return tuple(
            gap
            for a, b in pairs
            if (term := _term(a, acting))
            for gap in _between(a, b, term, links)
        )
    pace = _steady_pace(ordered)
    if pace is None or not YEARLY[0] <= pace / 365.25 <= YEARLY[1]:
        return ()
    found = [_between(a, b, 12 * MONTH, links) for a, b in pairwise(ordered)]
    return tuple(gap for some in found if len(some) <= MOST_MISSING for gap in some)


def extensions(links: Sequence[Link]) -> list[tuple[Link, Link]]:
    """Each extension with the last act on the same mandate before it.

    Two acts are taken to be on one mandate unless both name its holder and no word is common.

    >>> founded = Link("3/1", date(2013, 3, 1), "establish", holder="the Keeper of the Lights")
    >>> other = Link("4/1", date(2013, 6, 1), "establish", holder="the Pilot")
    >>> extended = Link("6/1", date(2014, 3, 1), "extend", holder="the Keeper")
    >>> [(a.number, b.number) for a, b in extensions([founded, other, extended])]
    [('3/1', '6/1')]
    """
    acting = sorted((link for link in links if link.act), key=lambda link: link.day)
    found = []
    for place, after in enumerate(acting):
        same = [before for before in acting[:place] if _one_mandate(before, after)]
        if after.act == "extend" and same and same[-1].act in {"establish", "extend"}:
            found.append((same[-1], after))
    return found


def _one_mandate(one: Link, other: Link) -> bool:
    words = [set((link.holder or "").casefold().split()) - _SMALL_WORDS for link in (one, other)]
    return not all(words) or bool(words[0] & words[1])


def _term(link: Link, chain: Sequence[Link]) -> float | None:
    """The days after which `link` should have been followed by another, None if unknown."""
    if link.at_hand or link.term:
        return days_of(link.term)
    common = Counter(term for other in chain if (term := days_of(other.term))).most_common(1)
    return common[0][0] if common else _steady_pace(chain)


def _steady_pace(chain: Sequence[Link]) -> float | None:
    """The median interval in days, where most intervals are near it."""
    steps = [(b.day - a.day).days for a, b in pairwise(chain)]
    if len(chain) < SHORTEST_SERIES:
        return None
    middle = median(steps)
    near = [step for step in steps if abs(step - middle) <= WITHIN * middle]
    return float(middle) if middle and len(near) >= STEADY * len(steps) else None


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


def _between(before: Link, after: Link, term: float, links: Sequence[Link]) -> list[Gap]:
    """The turns that should stand between two links and near which the thread has no text."""
    apart = (after.day - before.begins).days
    if apart <= LONGEST_IN_TERMS * term:
        return []
    missing = max(round(apart / term) - 1, 1)
    found = []
    for turn in range(1, missing + 1):
        due = before.begins + timedelta(days=round(turn * apart / (missing + 1)))
        others = [link.day for link in links if before.day < link.day < after.day]
        if not any(abs((day - due).days) <= term / 2 for day in others):
            found.append(_gap(before, after, due.year))
    return found


def _gap(before: Link, after: Link, year: int) -> Gap:
    what = "No extension" if before.act else "No text"
    message = (
        f"{what} of {year} is known between {before.number} of {before.day}"
        f" and {after.number} of {after.day}."
    )
    return Gap((before.number, after.number), year, message)

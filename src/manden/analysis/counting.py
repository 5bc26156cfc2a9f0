"""Answering a question over frozen records: each thing is read once, kept or left out with a reason.

Where one thing may bear several values of a dimension (the violations that a victim suffered), each
row is a count of its own, and the total another: no total is ever a sum of rows that overlap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import compress, product
from operator import add, eq, ne
from typing import Any

from manden.analysis.answer import ALL, Answer, Key
from manden.analysis.columns import Column, Mask, both, count_together, every, how_many
from manden.analysis.making import things_of
from manden.analysis.question import Question
from manden.analysis.records import JOINED, Records
from manden.analysis.registered import OF_BEARINGS, OF_FACETS
from manden.analysis.things import Things
from manden.analysis.units import Count

NEVER_COUNTED = ("not_occurred", "outside")
OF_ACTS = ("violation", "family", "grave", "party", "party_kind")
# What a thing may bear several of stands in its parts: a filter chooses parts, and so things.
PARTS = {
    "victims": ("violations", OF_ACTS),
    "developments": ("bearings", OF_BEARINGS),
    "commitments": ("facets", OF_FACETS),
}
_FILTERS = (
    *("status", "late", "fictitious", "region", "district", "category", "on", "effect"),
    *("violation", "family", "grave", "party", "party_kind", "sex", "age", "capacity"),
    *("instrument", "paragraph", "point", "force", "known", "reliability"),
)
_CALLED = {"violations": "acts", "bearings": "bearings", "facets": "facets"}
_NO_KEY = Column((), b"")
Fixed = Mapping[str, str]


class Counting:
    """Records made ready to be asked: what was laid out once is kept for the next question."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._things: dict[str, Things] = {}

    def answer(self, question: Question) -> Answer:
        several = [name for name in question.laid_out if name in question.counted.several]
        things, kept, left_out = self._chosen(question, {})
        cells: dict[Key, Count] = {}
        for values in product(*([*self._values(question, name), ALL] for name in several)):
            fixed = {n: v for n, v in zip(several, values, strict=True) if v is not ALL}
            one = (things, kept) if not fixed else self._chosen(question, fixed)[:2]
            self._tally(question, *one, dict(zip(several, values, strict=True)), cells)
        return Answer(
            question=question,
            cells=cells,
            read=self._read(question),
            counted=how_many(kept),
            left_out={reason: n for reason, n in left_out.items() if n},
            late=_how_many(things, kept, "late"),
            fictitious=_how_many(things, kept, "fictitious"),
        )

    def counted(self, question: Question, key: Key | None = None) -> list[tuple[str, str]]:
        """The things counted, all or those of one cell: the name of each, and the key of its record,
        which is an incident unless the unit is of the registers."""
        asked = dict(zip(question.laid_out, key or (), strict=False))
        fixed = {n: v for n, v in asked.items() if v is not ALL and n in question.counted.several}
        things, kept, _ = self._chosen(question, fixed)
        for name, value in asked.items():
            if value is not ALL and name not in fixed:
                kept = both(kept, things.column(name).where(partial(eq, value)))
        keys = getattr(self.records, things.owner).get("key", _NO_KEY)
        return [
            (things.name_of(n), keys.of[keys.at[things.incident_of[n]]])
            for n in compress(range(len(things)), kept)
        ]

    def names(self, unit: str) -> frozenset[str]:
        """The names of all things of a unit that the records tell of, counted or not."""
        things = self._of(unit)
        return frozenset(map(things.name_of, range(len(things))))

    def chosen(self, question: Question) -> tuple[Things, Mask]:
        """The things of the question's unit, and which of them it counts."""
        things, kept, _ = self._chosen(question, {})
        return things, kept

    def protection(self, question: Question) -> tuple[frozenset[str], frozenset[str]]:
        """The levels and the circles of what is counted."""
        things, kept, _ = self._chosen(question, {})
        level, circle = things.column("level"), things.column("circle")
        return (
            frozenset(level.of[place] for place in set(compress(level.at, kept))),
            frozenset(circle.of[place] for place in set(compress(circle.at, kept))) - {""},
        )

    def _of(self, unit: str) -> Things:
        if unit not in self._things:
            self._things[unit] = things_of(unit, self.records)
        return self._things[unit]

    def _read(self, question: Question) -> int:
        return len(self._of(question.unit))

    def _values(self, question: Question, name: str) -> list[str]:
        """The values of a dimension that the question's own parts bear: its acts, its bearings."""
        parts, kept = self._parts(question, {})
        column = parts.column(name)
        return sorted({column.of[place] for place in set(compress(column.at, kept))} - {""})

    def _chosen(self, question: Question, fixed: Fixed) -> tuple[Things, Mask, Counter[str]]:
        """The things, which of them are counted, and how many each reason left out."""
        left_out: Counter[str] = Counter()
        things, of_things = self._of(question.unit), question.where
        parts, names = PARTS.get(question.unit, ("", ()))
        if parts and (fixed or any(name in question.where for name in names)):
            things = things_of(question.unit, self.records, self._parts(question, fixed)[1])
            left_out[f"other_{_CALLED[parts]}"] = self._read(question) - len(things)
            of_things = {n: v for n, v in question.where.items() if n not in names}
        kept = every(len(things))
        for reason, mask in _reasons(question, of_things, things):
            narrower = both(kept, mask)
            left_out[reason] += how_many(kept) - how_many(narrower)
            kept = narrower
        return things, kept, left_out

    def _parts(self, question: Question, fixed: Fixed) -> tuple[Things, Mask]:
        """The parts of the unit, and those asked for: one part that is all of it, not one for each."""
        unit, names = PARTS[question.unit]
        parts = self._of(unit)
        kept = every(len(parts))
        for name in (one for one in names if one in question.where):
            kept = both(kept, _holding(parts, name, question.where[name]))
        for name, value in fixed.items():
            kept = both(kept, parts.column(name).where(partial(eq, value)))
        return parts, kept

    def _tally(
        self, question: Question, things: Things, kept: Mask, known: Mapping[str, Any],
        cells: dict[Key, Count],
    ) -> None:  # fmt: skip
        """Add what is kept to its cell and to each margin above it that may be summed."""
        names = [name for name in question.laid_out if name not in known]
        columns = [things.column(name) for name in names]
        found = count_together([*columns, things.weights], kept)
        apart = question.counted.apart
        if not found and not apart & {*names, *(n for n, v in known.items() if v is ALL)}:
            key = tuple(known.get(name, ALL) for name in question.laid_out)
            cells.setdefault(key, Count(question.unit))
        summed: dict[Key, list[int]] = {}
        for places, n in found.items():
            values = tuple(c.of[place] for c, place in zip(columns, places, strict=False))
            here = _counted(things.weights.of[places[-1]], n)
            for key in _margins(question, dict(zip(names, values, strict=True)), known, apart):
                held = summed.get(key)
                summed[key] = here if held is None else list(map(add, held, here))
        for key, numbers in summed.items():
            cells[key] = cells.get(key, Count(question.unit)) + Count(question.unit, *numbers)


def ask_of(records: Records, question: Question) -> Answer:
    """The answer to one question over records that nobody else is asked of.

    >>> from manden.analysis.records import IncidentRow, records_of
    >>> asked = Question("incidents", {"status": ("verified",)})
    >>> ask_of(records_of([IncidentRow("I-1", status="verified")]), asked).total.number
    1
    """
    return Counting(records).answer(question)


def _margins(
    question: Question, values: Fixed, known: Mapping[str, Any], apart: Iterable[str]
) -> Iterator[Key]:
    """The cell of these values, and every one above it; what is kept apart is never above."""
    choices = [
        (known[name],) if name in known
        else (values[name],) if name in apart
        else (values[name], ALL)
        for name in question.laid_out
    ]  # fmt: skip
    yield from product(*choices)


def _reasons(
    question: Question, where: Mapping[str, tuple[str, ...]], things: Things
) -> Iterator[tuple[str, Mask]]:
    """Each reason to leave a thing out, and the things that it spares."""
    if "status" in question.counted.dimensions and "status" not in where:
        for status in NEVER_COUNTED:
            yield status, things.column("status").where(partial(ne, status))
    for name in _FILTERS:
        if name in where:
            yield f"other_{name}", _holding(things, name, where[name])
    if question.first or question.last:
        first = question.first.isoformat() if question.first else ""
        last = question.last.isoformat() if question.last else "9999-12-31"
        lies = things.lying(first, last)
        for reason in ("undated", "other_period", "not_dated_closely"):
            yield reason, lies.where(partial(ne, reason))


def _holding(things: Things, name: str, values: tuple[str, ...]) -> Mask:
    meanings = things.records.meanings
    if name == "violation":
        wanted = meanings.violations_under(values)
    elif name == "party":
        wanted = meanings.parties_under(values)
    else:
        wanted = frozenset(values)
    holds: Callable[[str], bool] = wanted.__contains__
    if name in ("party", "party_kind"):
        return things.column(name).where(lambda held: not wanted.isdisjoint(held.split(JOINED)))
    return things.column(name).where(holds)


def _how_many(things: Things, kept: Mask, name: str) -> int:
    return how_many(both(kept, things.column(name).where(lambda held: held == "yes")))


def _counted(weight: tuple[int, int, int, int], n: int) -> list[int]:
    """Number, records, lowest, highest and untold of `n` things that each weigh so."""
    number, low, high, unknown = weight
    return [n * number, n, n * low, n * high, n * unknown]

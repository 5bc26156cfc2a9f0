"""Counting a figure again: from the records it was counted from, and from those of today.

From its snapshot it must come out bit for bit. From today's records it may differ: then each record
that makes the difference is named, to whoever may read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from manden.access.models import User
from manden.analysis.answer import answer_from
from manden.analysis.counting import Counting
from manden.analysis.gathering import gather
from manden.analysis.keeping import CannotOpenSnapshot, open_snapshot
from manden.analysis.models import Run
from manden.analysis.queries import Registered, registered_behind
from manden.analysis.question import Question, question_of
from manden.analysis.records import Records
from manden.analysis.things import spots_of
from manden.analysis.units import LAID_ALONE
from manden.reporting.models import Figure
from manden.reporting.row_asker import rows_of
from manden.violations.reach import Reach

PARTS_OF = {"developments": "bearings", "commitments": "facets"}


@dataclass(frozen=True)
class Difference:
    """A record that was counted then or is now: changed, added or gone since. `told` is what pages
    name a record of the registers by; an incident is named by its key."""

    record: str
    what: str
    told: Registered | None = None

    def as_told(self) -> dict[str, str]:
        named = {"record": self.record, "what": self.what}
        if self.told is None:
            return named
        point = f"{self.told.instrument}/{self.told.key}"
        return {**named, "words": self.told.text, "point": point}


@dataclass(frozen=True)
class Recomputed:
    """`hidden` records differ too, and are beyond the reach of whoever asks. `answer_sha256` is the
    digest of what came out of the snapshot now."""

    figure: Figure
    from_snapshot: bool
    today: bool
    differences: tuple[Difference, ...]
    hidden: int
    answer_sha256: str = ""
    problem: str = ""

    @property
    def equal(self) -> bool:
        return self.from_snapshot and self.today

    @property
    def differing(self) -> int:
        """How many records make the difference, in reach or not."""
        return len(self.differences) + self.hidden

    def as_told(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "figure": self.figure.key,
            "equal": self.equal,
            "from_snapshot": self.from_snapshot,
            "today": self.today,
            "answer_sha256": self.answer_sha256,
            "changed": [one.as_told() for one in self.differences],
            "changed_beyond_reach": self.hidden,
        }
        return told | ({"problem": self.problem} if self.problem else {})


class Recount:
    """Counts figures again, one after the other: what several were counted from is read once."""

    def __init__(self, *, by: User) -> None:
        self._by = by
        self._then: dict[int, Counting] = {}
        self._now: dict[int, Counting] = {}

    def of(self, figure: Figure) -> Recomputed:
        """`figure` counted twice over; what differs is told as far as the person may read."""
        run = figure.run
        try:
            with rows_of(run.by, then=self._by):
                then, now = self._counting_then(run), self._counting_now(run.by)
        except CannotOpenSnapshot as problem:
            return Recomputed(figure, False, False, (), 0, problem=str(problem))
        return _compared(figure, then, now, self._by)

    def _counting_then(self, run: Run) -> Counting:
        if run.snapshot_id not in self._then:
            self._then[run.snapshot_id] = Counting(open_snapshot(run.snapshot))
        return self._then[run.snapshot_id]

    def _counting_now(self, person: User) -> Counting:
        if person.pk not in self._now:
            self._now[person.pk] = Counting(gather(Reach(person)))
        return self._now[person.pk]


def recompute(figure: Figure, *, by: User) -> Recomputed:
    return Recount(by=by).of(figure)


def _compared(figure: Figure, then: Counting, now: Counting, by: User) -> Recomputed:
    run, question = figure.run, question_of(figure.run.question)
    kept = answer_from(question, run.answer)
    differences = tuple(_differences(question, then, now))
    shown = tuple(_shown(question.unit, differences, by, run.by))
    came = then.answer(question).sha256
    return Recomputed(
        figure,
        from_snapshot=came == run.answer_sha256 == kept.sha256,
        today=now.answer(question).cells == kept.cells,
        differences=shown,
        hidden=len(differences) - len(shown),
        answer_sha256=came,
    )


def _shown(
    unit: str, differences: Sequence[Difference], by: User, asker: User
) -> Iterator[Difference]:
    """Those that `by` may read; what is gone was the asker's to read."""
    keys = [one.record for one in differences]
    named = {one.record: one for one in registered_behind(unit, keys, by=by)}
    seen = set(Reach(by).incidents().filter(key__in=keys).values_list("key", flat=True))
    for one in differences:
        if one.record in named:
            yield replace(one, told=named[one.record])
        elif one.record in seen or (one.what == "gone" and by == asker):
            yield one


def _differences(question: Question, then: Counting, now: Counting) -> Iterator[Difference]:
    if then.records.sha256 == now.records.sha256:
        return
    counted = {key for counting in (then, now) for _, key in counting.counted(question)}
    facts = partial(_registered, unit=question.unit) if question.unit in PARTS_OF else _facts
    if LAID_ALONE & set(question.laid_out):
        facts = _placed_facts
    before, after = (facts(counting.records, counted) for counting in (then, now))
    for key in sorted(counted):
        if before.get(key) != after.get(key):
            what = "added" if key not in before else "gone" if key not in after else "changed"
            yield Difference(key, what)


def _facts(records: Records, wanted: set[str]) -> Mapping[str, list[Any]]:
    """All that is known of each incident wanted: its own facts, its victims, acts and effects."""
    keys = list(records.incidents["key"])
    facts: dict[str, list[Any]] = {key: [] for key in keys if key in wanted}
    for row in zip(*records.incidents.values(), strict=True):
        told = dict(zip(records.incidents, row, strict=True))
        if told["key"] in facts:
            facts[told["key"]].append(told)
    seats, ordinals = list(records.victims["up"]), list(records.victims["ordinal"])
    for name in ("victims", "acts", "effects"):
        table = getattr(records, name)
        others = sorted(column for column in table if column != "up")
        for up, *told_of in zip(table["up"], *(table[one] for one in others), strict=True):
            key = keys[seats[up] if name == "acts" else up]
            if key in facts:
                place = ordinals[up] if name == "acts" else None
                facts[key].append((name, place, *told_of))
    return facts


def _placed_facts(records: Records, wanted: set[str]) -> Mapping[str, list[Any]]:
    """The same, and the square of land of each, which only figures that lay it out count."""
    facts = dict(_facts(records, wanted))
    told = zip(records.incidents["key"], spots_of(records), strict=True)
    return {key: [*facts[key], spot] for key, spot in told if key in facts}


def _registered(records: Records, wanted: set[str], *, unit: str) -> Mapping[str, list[Any]]:
    """All that is known of each record wanted of a register: its own facts, and those of its parts."""
    table, parts = getattr(records, unit), getattr(records, PARTS_OF[unit])
    keys = list(table.get("key", ()))
    facts: dict[str, list[Any]] = {}
    for key, *own in zip(keys, *(table[name] for name in sorted(table)), strict=True):
        if key in wanted:
            facts[key] = [own]
    others = sorted(name for name in parts if name != "up")
    for up, *told in zip(parts.get("up", ()), *(parts[one] for one in others), strict=True):
        if keys[up] in facts:
            facts[keys[up]].append(told)
    return facts

"""The records behind a figure: those that its snapshot counted, and apart those counted since.

A figure is what it was counted from. What was entered or changed later is never among its records: it
is told beside them. Both are told as far as their reader may read them today, and no further.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Count

from manden.access.models import User
from manden.analysis.answer import Key, answer_from
from manden.analysis.asking import counting_for
from manden.analysis.counting import Counting
from manden.analysis.keeping import CannotOpenSnapshot, open_snapshot
from manden.analysis.kept_ready import KeptReady
from manden.analysis.models import Run
from manden.analysis.queries import Registered, registered_behind
from manden.analysis.question import question_of
from manden.reporting.models import Figure
from manden.reporting.row_asker import rows_of
from manden.violations.models import OLDEST_FIRST, Incident
from manden.violations.reach import Reach

SHOWN = 200
KEPT_OPEN = 2
_open: KeptReady[Counting] = KeptReady(KEPT_OPEN)


@dataclass(frozen=True)
class Listed:
    """Incidents, each with the names of what is counted in it, or records of the registers; `number`
    of things, and of the sources that speak of them today."""

    incidents: list[tuple[Incident, list[str]]] = field(default_factory=list)
    registered: list[Registered] = field(default_factory=list)
    number: int = 0
    sources: int = 0

    @property
    def told(self) -> list[tuple[Incident, int]]:
        """The incidents, and how many things are counted in each."""
        return [(incident, len(names)) for incident, names in self.incidents]


@dataclass(frozen=True)
class Behind:
    """`counted` then, in reach; `others` were counted too, and are beyond the reader's reach or gone;
    `no_longer` of those in reach would not be counted today; `since` are counted today alone."""

    counted: Listed
    others: int = 0
    no_longer: int = 0
    since: Listed = field(default_factory=Listed)
    opens: bool = True


def behind_cell(figure: Figure, *, by: User, key: Key | None = None) -> Behind:
    """What a figure, or one cell of it, counted, and what it would count besides today."""
    question = question_of(figure.run.question)
    today = counting_for(by)
    try:
        with rows_of(figure.run.by, then=by):
            frozen = _frozen(figure.run, today)
    except CannotOpenSnapshot:
        return Behind(Listed(), opens=False)
    then, now = frozen.counted(question, key), today.counted(question, key)
    if frozen is today:
        return Behind(_listed(question.unit, then, by))
    readable, still = today.names(question.unit), {name for name, _ in now}
    counted_then = {name for name, _ in then}
    in_reach = [one for one in then if one[0] in readable]
    return Behind(
        counted=_listed(question.unit, in_reach, by),
        others=len(then) - len(in_reach),
        no_longer=sum(name not in still for name, _ in in_reach),
        since=_listed(question.unit, [one for one in now if one[0] not in counted_then], by),
    )


def still_equal(figure: Figure, *, by: User) -> bool:
    """Whether who asked would have the same numbers from the records of today."""
    question, run = question_of(figure.run.question), figure.run
    with rows_of(run.by, then=by):
        cells = counting_for(run.by).answer(question).cells
    return cells == answer_from(question, run.answer).cells


def _frozen(run: Run, today: Counting) -> Counting:
    """What the run counted, ready to be asked; that of today where nothing differs."""
    if today.records.sha256 == run.snapshot_sha256:
        return today
    known = (settings.DESK.identifier, run.snapshot_sha256)
    return _open.of(known, lambda: Counting(open_snapshot(run.snapshot)))


def _listed(unit: str, counted: Iterable[tuple[str, str]], by: User) -> Listed:
    """The first of the records of what is counted, that `by` may read as they are now."""
    by_record: dict[str, list[str]] = {}
    number = 0
    for name, record in counted:
        by_record.setdefault(record, []).append(name)
        number += 1
    first = sorted(by_record)[:SHOWN]
    held = Reach(by).incidents().filter(key__in=first).order_by(*OLDEST_FIRST)
    incidents = [(one, by_record[one.key]) for one in held]
    return Listed(
        incidents=incidents,
        registered=registered_behind(unit, first, by=by),
        number=number,
        sources=_sources([one.pk for one, _ in incidents], by),
    )


def _sources(incidents: list[int], by: User) -> int:
    """How many sources speak of these incidents, each once."""
    if not incidents:
        return 0
    told = Reach(by).information().filter(incident__in=incidents).order_by()
    return int(told.aggregate(n=Count("source", distinct=True))["n"])

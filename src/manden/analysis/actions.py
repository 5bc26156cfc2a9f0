"""Writes of the room: a run kept with what it read, a question kept under a name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from manden.access import audit
from manden.access.models import User
from manden.access.moments import moment_of_record
from manden.access.policy import allows
from manden.analysis.asking import counting_for
from manden.analysis.keeping import Protection, freeze, row_counts
from manden.analysis.models import Run, SavedQuestion, Snapshot
from manden.analysis.question import CannotAsk, Question
from manden.analysis.records import Records
from manden.analysis.version import code_version


@transaction.atomic
def run(*, question: Question, by: User, at: datetime | None = None) -> Run:
    """Ask `question` of all that `by` may read now, and keep the answer with what it was read from.

    Whoever could read more would be answered more: the answer is as protected as what it counts.
    """
    if not allows(by, "figure.ask"):
        raise CannotAsk("asking the records is for who may read them: ask for the role")
    now = at or moment_of_record()
    counting = counting_for(by)
    answer = counting.answer(question)
    protection = Protection.of(*counting.protection(question))
    snapshot = _snapshot(counting.records, by, now)
    made = Run.objects.create(
        snapshot=snapshot,
        snapshot_sha256=snapshot.sha256,
        question=question.as_told(),
        question_sha256=question.sha256,
        code=code_version(),
        answer=answer.as_told(),
        answer_sha256=answer.sha256,
        at=now,
        by=by,
        **vars(protection),
    )
    audit.record(
        by=by,
        act="figure.run",
        record=made,
        details={"snapshot": snapshot.sha256, "answer": made.answer_sha256},
    )
    return made


@transaction.atomic
def save_question(
    *, question: Question, title: Mapping[str, str], by: User, shared: bool = False
) -> SavedQuestion:
    """Keep a question under a name; shared, others of the desk can ask it too."""
    if not any(value.strip() for value in title.values()):
        raise CannotAsk("a question kept has a title: write one, in either language")
    kept = SavedQuestion.objects.create(
        title_fr=title.get("fr", "").strip()[:200],
        title_en=title.get("en", "").strip()[:200],
        question=question.as_told(),
        shared=shared,
        at=moment_of_record(),
        by=by,
    )
    audit.record(by=by, act="question.save", record=kept, details={"shared": shared})
    return kept


@transaction.atomic
def drop_question(*, kept: SavedQuestion, by: User) -> None:
    """Take away a question of one's own; the runs that asked it stand."""
    audit.record(by=by, act="question.drop", record=kept)
    kept.delete()


def _snapshot(records: Records, by: User, at: datetime) -> Snapshot:
    """The snapshot of these records; the same records are kept once for each person."""
    held = Snapshot.objects.filter(sha256=records.sha256, by=by).first()
    if held is not None:
        return held
    told = records.incidents
    levels = [told["level"], records.developments.get("level", told["level"])]
    protection = Protection.of(
        {column.of[place] for column in levels for place in set(column.at)},
        {told["circle"].of[place] for place in set(told["circle"].at)} - {""},
    )
    return Snapshot.objects.create(
        sha256=records.sha256,
        sealed=freeze(records),
        rows=row_counts(records),
        at=at,
        by=by,
        **vars(protection),
    )

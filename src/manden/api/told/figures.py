"""Questions, their answers, and figures with their trail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ninja import Schema

from manden.access.models import User
from manden.analysis.answer import Answer
from manden.analysis.models import SavedQuestion
from manden.api.told.words import InBoth, in_both
from manden.reporting.models import Figure
from manden.reporting.trail import answer_of, trace


class ToldQuestion(Schema):
    """`question` is as a file of YAML has it: unit, where, from, to, rows, columns."""

    key: str
    title: InBoth
    question: dict[str, Any]
    shared: bool
    at: datetime
    by: str


class ToldCell(Schema):
    """`at` has the value of each of the rows and columns, null for all of one; `low` to `high` as the
    unit says, `unknown` things whose number nobody told."""

    at: list[str | None]
    number: int
    records: int
    low: int | None = None
    high: int | None = None
    unknown: int | None = None
    per_100000: float | None = None


class ToldAnswer(Schema):
    """`counted` of the `read` things, the rest left out for the reasons told."""

    unit: str
    rows: list[str]
    columns: list[str]
    cells: list[ToldCell]
    read: int
    counted: int
    left_out: dict[str, int]
    late: int
    fictitious: int


class FigureBearsOn(Schema):
    instrument: str
    key: str
    because: str


class ToldFigure(Schema):
    """`total` is null where nothing is summed; `differs_since` is when the last check found that it
    no longer counts the same."""

    key: str
    title: InBoth
    unit: str
    shape: str
    level: str
    shared: bool
    total: int | None
    made_at: datetime
    made_by: str
    approved_at: datetime | None
    approved_by: str | None
    differs_since: datetime | None
    bears_on: FigureBearsOn | None


class ToldTrail(ToldFigure):
    """`trail` goes from the figure to the words, as far as the reader may read: what was left out is
    told to who may read all that was counted."""

    note: InBoth
    question: dict[str, Any]
    rows: list[str]
    columns: list[str]
    cells: list[ToldCell]
    trail: dict[str, Any]


class ChangedRecord(Schema):
    """An incident by its key; a development or a point of a text by its words and that point too."""

    record: str
    what: str
    words: str = ""
    point: str = ""


class ToldAgain(Schema):
    """A figure counted again, from its snapshot and from today's records."""

    figure: str
    equal: bool
    from_snapshot: bool
    today: bool
    answer_sha256: str
    changed: list[ChangedRecord]
    changed_beyond_reach: int
    problem: str = ""


def tell_question(kept: SavedQuestion) -> ToldQuestion:
    return ToldQuestion(
        key=kept.key,
        title=in_both(kept, "title"),
        question=kept.question,
        shared=kept.shared,
        at=kept.at,
        by=kept.by.username,
    )


def tell_answer(answer: Answer) -> ToldAnswer:
    told = answer.as_told()
    return ToldAnswer(
        **{name: told[name] for name in ("unit", "rows", "columns", "late", "fictitious")},
        **told["records"],
        cells=_cells(told),
    )


def tell_figure(figure: Figure) -> ToldFigure:
    return ToldFigure(**_plain(figure, answer_of(figure)))


def tell_trail(figure: Figure, *, by: User) -> ToldTrail:
    answer = answer_of(figure)
    return ToldTrail(
        **_plain(figure, answer),
        note=in_both(figure, "note"),
        question=figure.run.question,
        rows=list(answer.question.rows),
        columns=list(answer.question.columns),
        cells=_cells(answer.as_told()),
        trail=trace(figure, by=by),
    )


def _cells(told: Mapping[str, Any]) -> list[ToldCell]:
    return [ToldCell(**cell) for cell in told["cells"]]


def _plain(figure: Figure, answer: Answer) -> dict[str, Any]:
    total, commitment = answer.total, figure.commitment
    check = getattr(figure, "last_check", None)
    return {
        "key": figure.key,
        "title": in_both(figure, "title"),
        "unit": figure.run.question["unit"],
        **{name: getattr(figure, name) for name in ("shape", "level", "shared", "made_at")},
        "total": total.number if total else None,
        "made_by": figure.made_by.username,
        "approved_at": figure.approved_at,
        "approved_by": figure.approved_by.username if figure.approved_by else None,
        "differs_since": check.since if check else None,
        "bears_on": FigureBearsOn(
            instrument=commitment.instrument.slug, key=commitment.key, because=figure.bearing
        )
        if commitment
        else None,
    }

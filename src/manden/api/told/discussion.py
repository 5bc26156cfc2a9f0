"""Remarks on a commitment, and tasks."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Schema

from manden.commitments.models import Remark, Task


class ToldRemark(Schema):
    id: int
    instrument: str
    key: str
    text: str
    by: str
    at: datetime


class ToldTask(Schema):
    id: int
    instrument: str
    key: str
    title: str
    assigned_to: str
    due: date | None
    overdue: bool
    set_by: str
    set_at: datetime
    done: bool
    done_by: str | None
    done_at: datetime | None


def tell_remark(remark: Remark) -> ToldRemark:
    return ToldRemark(
        id=remark.pk,
        instrument=remark.commitment.instrument.slug,
        key=remark.commitment.key,
        text=remark.text,
        by=remark.by.username,
        at=remark.at,
    )


def tell_task(task: Task, *, today: date) -> ToldTask:
    done = task.done_at is not None
    return ToldTask(
        id=task.pk,
        instrument=task.commitment.instrument.slug,
        key=task.commitment.key,
        title=task.title,
        assigned_to=task.assigned_to.username,
        due=task.due,
        overdue=bool(task.due and task.due < today and not done),
        set_by=task.set_by.username,
        set_at=task.set_at,
        done=done,
        done_by=task.done_by.username if task.done_by else None,
        done_at=task.done_at,
    )

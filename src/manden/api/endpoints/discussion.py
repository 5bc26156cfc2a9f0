"""The discussion of a commitment, and tasks: read, added to, finished."""

from __future__ import annotations

import uuid
from datetime import date
from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as told_now
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema

from manden.access.models import User
from manden.api import refusals
from manden.api.amending import faults_of
from manden.api.answers import answer
from manden.api.conditions import must_match
from manden.api.declaring import IdempotencyKey, IfMatch, Line, Number, Text, Word, asks
from manden.api.endpoints.commitments import commitment_of
from manden.api.paging import Page, PageAsked, paged
from manden.api.retries import made_once
from manden.api.scopes import Scope
from manden.api.told.discussion import ToldRemark, ToldTask, tell_remark, tell_task
from manden.commitments.forms import RemarkForm, TaskForm
from manden.commitments.keeping import finish_task, remark, set_task
from manden.commitments.models import Remark, Task

router = Router(tags=["discussion"])
READ = ("commitment.discuss", Scope.DISCUSSION_READ)


class GivenRemark(Schema):
    """`@name` in the text asks that person to read it."""

    text: Text = Field(min_length=1, max_length=4000)


class GivenTask(Schema):
    """`assigned_to` is a username."""

    title: Line = Field(min_length=1, max_length=300)
    assigned_to: Word
    due: date | None = None


class TaskDone(Schema):
    done: bool


class TasksWanted(Schema):
    done: bool | None = None


@router.get(
    "/commitments/{instrument}/{key}/remarks",
    **asks(*READ, _("The discussion of a commitment"), Page[ToldRemark]),
)
def remarks(
    request: HttpRequest, instrument: Word, key: Word, page: Query[PageAsked]
) -> HttpResponse:
    found = commitment_of(request, instrument, key).remarks.select_related(
        "by", "commitment__provision__instrument"
    )
    return paged(request, page, found, lambda rows: [tell_remark(one) for one in rows])


@router.post(
    "/commitments/{instrument}/{key}/remarks",
    **asks(
        READ[0], Scope.DISCUSSION_WRITE, _("Add a remark"), ToldRemark, status=HTTPStatus.CREATED
    ),
)
def add_remark(
    request: HttpRequest,
    instrument: Word,
    key: Word,
    given: GivenRemark,
    idempotency_key: IdempotencyKey,
) -> HttpResponse:
    commitment = commitment_of(request, instrument, key)
    form = RemarkForm({"text": given.text, "submission": uuid.uuid4()})
    if not form.is_valid():
        raise refusals.unfit(faults_of(form))
    number, _again = made_once(
        request,
        idempotency_key,
        lambda: remark(commitment=commitment, by=request.user, **form.cleaned_data),
    )
    made = Remark.objects.select_related("by", "commitment__provision__instrument").get(pk=number)
    return answer(tell_remark(made), status=HTTPStatus.CREATED)


@router.get("/tasks", **asks(*READ, _("Your tasks, and those you set"), Page[ToldTask]))
def tasks(request: HttpRequest, wanted: Query[TasksWanted], page: Query[PageAsked]) -> HttpResponse:
    found = _own_tasks(request.user)
    if wanted.done is not None:
        found = found.filter(done_at__isnull=not wanted.done)
    return paged(
        request, page, found, lambda rows: [tell_task(one, today=request.today) for one in rows]
    )


@router.get("/tasks/{number}", **asks(*READ, _("One task"), ToldTask))
def task(request: HttpRequest, number: Number) -> HttpResponse:
    return answer(tell_task(_task_of(request, number), today=request.today))


@router.post(
    "/commitments/{instrument}/{key}/tasks",
    **asks(
        "task.set",
        Scope.DISCUSSION_WRITE,
        _("Set a task on a commitment"),
        ToldTask,
        status=HTTPStatus.CREATED,
    ),
)
def add_task(
    request: HttpRequest,
    instrument: Word,
    key: Word,
    given: GivenTask,
    idempotency_key: IdempotencyKey,
) -> HttpResponse:
    commitment = commitment_of(request, instrument, key)
    form = _task_form(given)
    if not form.is_valid():
        raise refusals.unfit(faults_of(form))
    number, _again = made_once(
        request,
        idempotency_key,
        lambda: set_task(commitment=commitment, by=request.user, **form.cleaned_data),
    )
    return answer(
        tell_task(_task_of(request, number), today=request.today),
        status=HTTPStatus.CREATED,
        headers={"Location": f"/api/tasks/{number}"},
    )


@router.patch(
    "/tasks/{number}",
    **asks("task.finish", Scope.DISCUSSION_WRITE, _("Finish a task"), ToldTask),
)
def finish(
    request: HttpRequest, number: Number, given: TaskDone, if_match: IfMatch
) -> HttpResponse:
    with transaction.atomic():
        found = _task_of(request, number, locked=True)
        must_match(if_match, tell_task(found, today=request.today))
        if not given.done:
            sentence = told_now("A task is only marked done: send done as true.")
            raise refusals.unfit([{"field": "done", "detail": sentence}])
        finish_task(task=found, by=request.user)
    return answer(tell_task(_task_of(request, number), today=request.today))


def _own_tasks(person: User) -> QuerySet[Task]:
    """As on the page of one's work: tasks that one is to do, or asked of others."""
    return Task.objects.filter(Q(assigned_to=person) | Q(set_by=person)).select_related(
        "commitment__provision__instrument", "assigned_to", "set_by", "done_by"
    )


def _task_of(request: HttpRequest, number: int, *, locked: bool = False) -> Task:
    own = _own_tasks(request.user)
    found = (own.select_for_update(of=("self",)) if locked else own).filter(pk=number).first()
    if found is None:
        raise refusals.absent()
    return found


def _task_form(given: GivenTask) -> TaskForm:
    """The form of the page, which knows people by number; a name of nobody is no number."""
    person = User.objects.filter(username=given.assigned_to).first()
    said: dict[str, Any] = {"title": given.title, "due": given.due, "submission": uuid.uuid4()}
    return TaskForm(said | {"assigned_to": person.pk if person else 0})

"""The records asked: questions kept, and answers from what the token's person may read."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as told_now
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from manden.analysis.actions import save_question
from manden.analysis.asking import counting_for
from manden.analysis.models import SavedQuestion
from manden.analysis.queries import questions_for
from manden.analysis.question import CannotAsk
from manden.api import refusals
from manden.api.answers import answer
from manden.api.asked import GivenQuestion, GivenTitle, question_in
from manden.api.declaring import IdempotencyKey, Word, asks
from manden.api.paging import Page, PageAsked, paged
from manden.api.retries import made_once
from manden.api.scopes import Scope
from manden.api.told.figures import ToldAnswer, ToldQuestion, tell_answer, tell_question

router = Router(tags=["figures"])
ASK = "figure.ask"


class KeptQuestion(Schema):
    """A question under a title in either language; `shared` lets others of the desk ask it too."""

    title: GivenTitle
    question: GivenQuestion
    shared: bool = False


@router.post(
    "/answers",
    **asks(ASK, Scope.FIGURES_ASK, _("Ask the records; the answer is not kept"), ToldAnswer),
)
def ask(request: HttpRequest, given: GivenQuestion) -> HttpResponse:
    question = question_in(given)
    return answer(tell_answer(counting_for(request.user).answer(question)))


@router.get(
    "/questions", **asks(ASK, Scope.FIGURES_READ, _("The questions kept"), Page[ToldQuestion])
)
def questions(request: HttpRequest, page: Query[PageAsked]) -> HttpResponse:
    found = questions_for(request.user)
    return paged(request, page, found, lambda rows: [tell_question(one) for one in rows])


@router.get(
    "/questions/{question}", **asks(ASK, Scope.FIGURES_READ, _("One question"), ToldQuestion)
)
def question(request: HttpRequest, question: Word) -> HttpResponse:
    return answer(tell_question(_question_of(request, key=question)))


@router.post(
    "/questions",
    **asks(ASK, Scope.FIGURES_WRITE, _("Keep a question"), ToldQuestion, status=HTTPStatus.CREATED),
)
def keep(
    request: HttpRequest, given: KeptQuestion, idempotency_key: IdempotencyKey
) -> HttpResponse:
    asked = question_in(given.question)
    try:
        number, _again = made_once(
            request,
            idempotency_key,
            lambda: save_question(
                question=asked,
                title=given.title.model_dump(),
                shared=given.shared,
                by=request.user,
            ),
        )
    except CannotAsk:
        raise refusals.unfit([{"field": "title", "detail": told_now("It is missing.")}]) from None
    found = _question_of(request, pk=number)
    headers = {"Location": f"/api/questions/{found.key}"}
    return answer(tell_question(found), status=HTTPStatus.CREATED, headers=headers)


def _question_of(request: HttpRequest, **named: Any) -> SavedQuestion:
    found = questions_for(request.user).filter(**named).first()
    if found is None:
        raise refusals.absent()
    return found

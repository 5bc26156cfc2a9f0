"""Figures: listed, opened with their trail, counted again, and kept."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as told_now
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema

from manden.access.models import User
from manden.api import refusals
from manden.api.answers import answer
from manden.api.asked import GivenQuestion, question_in
from manden.api.declaring import IdempotencyKey, Line, Text, Word, asks
from manden.api.endpoints.commitments import commitment_of
from manden.api.paging import Page, PageAsked, paged
from manden.api.retries import made_once
from manden.api.scopes import Scope
from manden.api.told.figures import ToldAgain, ToldFigure, ToldTrail, tell_figure, tell_trail
from manden.reporting.actions import keep_figure
from manden.reporting.models import Figure
from manden.reporting.reach import figures_for
from manden.reporting.recomputing import recompute
from manden.reporting.refusals import CannotKeepFigure, TooManyNumbers

router = Router(tags=["figures"])
READ = ("figure.read", Scope.FIGURES_READ)


class FiguresWanted(Schema):
    approved: bool | None = None
    instrument: Word = ""
    commitment: Word = ""


class BothTitles(Schema):
    fr: Line = Field(min_length=1, max_length=200)
    en: Line = Field(min_length=1, max_length=200)


class Notes(Schema):
    fr: Text = Field("", max_length=4000)
    en: Text = Field("", max_length=4000)


class GivenBearing(Schema):
    """The commitment that it bears on, and why."""

    instrument: Word
    key: Word
    because: Text = Field(min_length=1, max_length=500)


class GivenFigure(Schema):
    """The question is asked once more when the figure is kept, and what it counted is frozen."""

    title: BothTitles
    question: GivenQuestion
    shape: Word = "table"
    note: Notes = Notes(fr="", en="")
    bears_on: GivenBearing | None = None
    shared: bool = True


@router.get("/figures", **asks(*READ, _("The figures that you may see"), Page[ToldFigure]))
def figures(
    request: HttpRequest, wanted: Query[FiguresWanted], page: Query[PageAsked]
) -> HttpResponse:
    said = {
        "commitment__provision__instrument__slug": wanted.instrument,
        "commitment__key": wanted.commitment,
    }
    found = _figures(request.user).filter(**{name: one for name, one in said.items() if one})
    if wanted.approved is not None:
        found = found.filter(approved_at__isnull=not wanted.approved)
    return paged(request, page, found, lambda rows: [tell_figure(one) for one in rows])


@router.get("/figures/{figure}", **asks(*READ, _("One figure with its trail"), ToldTrail))
def figure(request: HttpRequest, figure: Word) -> HttpResponse:
    return answer(tell_trail(_figure_of(request, key=figure), by=request.user))


@router.get(
    "/figures/{figure}/again",
    **asks(*READ, _("A figure counted again: what changed since"), ToldAgain),
)
def again(request: HttpRequest, figure: Word) -> HttpResponse:
    came = recompute(_figure_of(request, key=figure), by=request.user)
    return answer(ToldAgain(**came.as_told()))


@router.post(
    "/figures",
    **asks(
        "figure.keep",
        Scope.FIGURES_WRITE,
        _("Keep a figure"),
        ToldTrail,
        status=HTTPStatus.CREATED,
    ),
)
def keep(request: HttpRequest, given: GivenFigure, idempotency_key: IdempotencyKey) -> HttpResponse:
    if given.shape not in Figure.Shape.values:
        detail = told_now("One of these is expected: %(values)s.") % {
            "values": ", ".join(Figure.Shape.values)
        }
        raise refusals.unfit([{"field": "shape", "detail": detail}])
    number, _again = made_once(request, idempotency_key, lambda: _kept(request, given))
    found = _figure_of(request, pk=number)
    headers = {"Location": f"/api/figures/{found.key}"}
    told = tell_trail(found, by=request.user)
    return answer(told, status=HTTPStatus.CREATED, headers=headers)


def _kept(request: HttpRequest, given: GivenFigure) -> Figure:
    bears = given.bears_on
    commitment = commitment_of(request, bears.instrument, bears.key) if bears else None
    try:
        return keep_figure(
            question=question_in(given.question),
            title=given.title.model_dump(),
            shape=given.shape,
            commitment=commitment,
            bearing=bears.because if bears else "",
            note=given.note.model_dump(),
            shared=given.shared,
            by=request.user,
        )
    except TooManyNumbers:
        detail = told_now("This has too many numbers to keep: lay it out by broader rows.")
        raise refusals.unfit([{"field": "question", "detail": detail}]) from None
    except CannotKeepFigure:
        raise refusals.unfit([{"field": "title", "detail": told_now("It is missing.")}]) from None


def _figure_of(request: HttpRequest, **named: Any) -> Figure:
    found = _figures(request.user).filter(**named).first()
    if found is None:
        raise refusals.absent()
    return found


def _figures(person: User) -> QuerySet[Figure]:
    return figures_for(person).select_related(
        *("run__by", "made_by", "approved_by", "last_check"),
        "commitment__provision__instrument",
    )

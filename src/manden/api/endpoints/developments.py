"""What is known: developments, read and recorded."""

from __future__ import annotations

import uuid
from datetime import date
from http import HTTPStatus
from typing import Literal

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema

from manden.api import refusals
from manden.api.amending import faults_of
from manden.api.answers import answer
from manden.api.declaring import IdempotencyKey, Line, Number, Text, Word, asks
from manden.api.doors import require_record
from manden.api.endpoints.commitments import commitment_of
from manden.api.paging import Page, PageAsked, paged
from manden.api.reach import levels_of
from manden.api.retries import made_once
from manden.api.scopes import Scope
from manden.api.told.developments import ToldDevelopment, tell_development
from manden.registers.actions import record_development
from manden.registers.forms import recording_form
from manden.registers.models import Development

router = Router(tags=["developments"])
READ = ("development.read", Scope.DEVELOPMENTS_READ)


class DevelopmentsWanted(Schema):
    """`since` and `until` bound the first day on which it may have happened, both included."""

    instrument: Word = ""
    commitment: Word = ""
    since: date | None = None
    until: date | None = None


class GivenDevelopment(Schema):
    """`happened` as precisely as known: 2026, 2026-02 or 2026-02-23.

    A focal point names in `said_by` the institution whose word it is, where they answer for
    several; it is the source, `source` a document that shows it, and `reliability` is left aside.
    """

    happened: str = Field(max_length=10, pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")
    statement: Text = Field(min_length=1, max_length=4000)
    language: Literal["fr", "en"]
    source: Line = Field("", max_length=300)
    said_by: Word = ""
    reliability: Literal["high", "medium", "low", "unknown"] = "unknown"
    reason: Text = Field(min_length=1, max_length=500)


@router.get(
    "/developments",
    **asks(*READ, _("The developments: what is known, by whom it is said"), Page[ToldDevelopment]),
)
def developments(
    request: HttpRequest, wanted: Query[DevelopmentsWanted], page: Query[PageAsked]
) -> HttpResponse:
    said = {
        "bearings__commitment__provision__instrument__slug": wanted.instrument,
        "bearings__commitment__key": wanted.commitment,
        "happened__gte": wanted.since,
        "happened__lte": wanted.until,
    }
    found = _developments().filter(**{name: one for name, one in said.items() if one})
    found = found.filter(level__in=levels_of(request.user)).distinct()
    return paged(request, page, found, lambda rows: [tell_development(one) for one in rows])


@router.get("/developments/{number}", **asks(*READ, _("One development"), ToldDevelopment))
def development(request: HttpRequest, number: Number) -> HttpResponse:
    return answer(tell_development(_development_of(request, number)))


@router.post(
    "/commitments/{instrument}/{key}/developments",
    **asks(
        "development.record",
        Scope.DEVELOPMENTS_WRITE,
        _("Record a development on a commitment"),
        ToldDevelopment,
        status=201,
    ),
)
def record(
    request: HttpRequest,
    instrument: Word,
    key: Word,
    given: GivenDevelopment,
    idempotency_key: IdempotencyKey,
) -> HttpResponse:
    commitment = commitment_of(request, instrument, key)
    require_record(request, "development.record", commitment)
    require_record(request, "development.read", Development())  # at the level that it will bear
    said = given.model_dump(exclude={"language"}) | {"submission": uuid.uuid4()}
    form = recording_form(request.user, commitment, said, today=request.today)
    if not form.is_valid():
        raise refusals.unfit(faults_of(form))
    number, _again = made_once(
        request,
        idempotency_key,
        lambda: record_development(
            commitment=commitment, language=given.language, by=request.user, **form.cleaned_data
        ),
    )
    return answer(
        tell_development(_development_of(request, number)),
        status=HTTPStatus.CREATED,
        headers={"Location": f"/api/developments/{number}"},
    )


def _development_of(request: HttpRequest, number: int) -> Development:
    found = _developments().filter(pk=number).first()
    if found is None:
        raise refusals.absent()
    require_record(request, READ[0], found)
    return found


def _developments() -> QuerySet[Development]:
    return Development.objects.select_related("recorded_by", "said_by").prefetch_related(
        "bearings__commitment__provision__instrument"
    )

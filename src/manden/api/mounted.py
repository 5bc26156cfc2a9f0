"""The API as it is mounted at `/api/`: its operations, its refusals, and its addresses."""

from __future__ import annotations

from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

import manden
from manden.access.desk_locked import DeskLocked
from manden.api import refusals
from manden.api.answers import answered
from manden.api.endpoints import (
    actors,
    calendar,
    commitments,
    continuations,
    developments,
    discussion,
    figures,
    finding,
    me,
    people,
    questions,
    texts,
)
from manden.api.faults import fault_told
from manden.api.refusals import Refused

AREAS = (
    me,
    texts,
    commitments,
    continuations,
    developments,
    discussion,
    questions,
    figures,
    actors,
    calendar,
    finding,
    people,
)

api = NinjaAPI(
    title="Manden",
    version=manden.__version__,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
for area in AREAS:
    api.add_router("", area.router)


@api.exception_handler(Refused)
def refused(request: HttpRequest, why: Refused) -> HttpResponse:
    return why.answer()


@api.exception_handler(DeskLocked)
def locked_meanwhile(request: HttpRequest, why: DeskLocked) -> HttpResponse:
    return refusals.locked().answer()


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, why: RequestDataTooBig) -> HttpResponse:
    return refusals.too_large().answer()


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, why: ValidationError) -> HttpResponse:
    return refusals.unfit(fault_told(error) for error in why.errors).answer()


@api.exception_handler(HttpError)
def not_readable(request: HttpRequest, why: HttpError) -> HttpResponse:
    """What the library itself refuses: a body that is no JSON."""
    if why.status_code == HTTPStatus.BAD_REQUEST:
        return refusals.malformed().answer()
    return Refused(HTTPStatus(why.status_code), why.message).answer()


def addresses() -> list[URLPattern]:
    """The operations' addresses, each with what stands around it."""
    patterns = [one for one in api.urls[0] if isinstance(one, URLPattern)]
    for pattern in patterns:
        pattern.callback = answered(pattern.callback)
    return [one for one in patterns if one.name != "api-root"]

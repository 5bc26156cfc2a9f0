"""What stands around every operation: one form of answer, a strong ETag, HEAD, and refusals."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from ninja import Schema

from manden.access.doors import open_under_lock, policy
from manden.access.policy import PUBLIC
from manden.api import refusals

View = Callable[..., HttpResponse]
JSON = "application/json"


def answer(
    told: Schema, *, status: HTTPStatus = HTTPStatus.OK, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """`told` as JSON, with the strong ETag of these very bytes."""
    body = body_of(told)
    tagged = {"ETag": etag_of(body), **(headers or {})}
    return HttpResponse(body, status=status, content_type=JSON, headers=tagged)


def body_of(told: Schema) -> bytes:
    return told.model_dump_json().encode()


def etag_of(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def answered(view: View) -> View:
    """Let an operation's view stand in the desk: its door is its own, and it answers under lock.

    The door of each operation asks the policy (`manden.api.doors`); here the desk's own doors are
    told to leave it to that.
    """

    @open_under_lock
    @policy(PUBLIC)
    @wraps(view)
    def stands(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        response = view(request, *args, **kwargs)
        request.method = asked
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return refusals.no_such_method(response.get("Allow", "")).answer()
        if asked in ("GET", "HEAD") and response.status_code == HTTPStatus.OK:
            tag = response.get("ETag") or etag_of(response.content)
            response = get_conditional_response(request, etag=tag, response=response)
            response.headers.setdefault("ETag", tag)
        return response

    stands.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie opens anything here
    return stands

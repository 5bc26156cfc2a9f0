"""Why a request is refused: a status and one clear sentence, as application/problem+json.

A record that is absent and one that is forbidden are refused by the same words (`absent`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

PROBLEM = "application/problem+json"


class Refused(Exception):
    """The request is not done; `sentence` says why, `faults` which parts of it are at fault."""

    def __init__(
        self,
        status: HTTPStatus,
        sentence: str,
        *,
        headers: Mapping[str, str] | None = None,
        faults: Iterable[Mapping[str, str]] = (),
    ) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence
        self.headers, self.faults = dict(headers or {}), list(faults)

    def answer(self) -> HttpResponse:
        told: dict[str, Any] = {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": int(self.status),
            "detail": self.sentence,
        }
        if self.faults:
            told["errors"] = self.faults
        body = json.dumps(told, ensure_ascii=False)
        return HttpResponse(body, status=self.status, content_type=PROBLEM, headers=self.headers)


def absent() -> Refused:
    return Refused(HTTPStatus.NOT_FOUND, _("There is nothing here that you may read."))


def no_token() -> Refused:
    sentence = _("Send a token that is valid, in the Authorization header: Bearer, then the token.")
    return Refused(HTTPStatus.UNAUTHORIZED, sentence, headers={"WWW-Authenticate": "Bearer"})


def beyond_scope(scope: str) -> Refused:
    sentence = _("This token has not the scope %(scope)s: make another token.") % {"scope": scope}
    told = f'Bearer error="insufficient_scope", scope="{scope}"'
    return Refused(HTTPStatus.FORBIDDEN, sentence, headers={"WWW-Authenticate": told})


def without_second_factor() -> Refused:
    sentence = _("This asks for a token made after you signed in with a second factor.")
    return Refused(HTTPStatus.FORBIDDEN, sentence)


def locked() -> Refused:
    sentence = _("The desk is locked: programs are answered again once two people have opened it.")
    return Refused(HTTPStatus.LOCKED, sentence)


def too_many(seconds: int) -> Refused:
    sentence = _("Too many requests: wait %(seconds)s seconds.") % {"seconds": seconds}
    return Refused(HTTPStatus.TOO_MANY_REQUESTS, sentence, headers={"Retry-After": str(seconds)})


def changed_meanwhile() -> Refused:
    sentence = _("It has changed since you read it: read it again, then send your change.")
    return Refused(HTTPStatus.PRECONDITION_FAILED, sentence)


def unguarded_change() -> Refused:
    sentence = _("Send the ETag of what you read in the If-Match header.")
    return Refused(HTTPStatus.PRECONDITION_REQUIRED, sentence)


def unfit(faults: Iterable[Mapping[str, str]]) -> Refused:
    sentence = _("The request cannot be taken as it is: see the errors.")
    return Refused(HTTPStatus.UNPROCESSABLE_ENTITY, sentence, faults=faults)


def malformed() -> Refused:
    return Refused(HTTPStatus.BAD_REQUEST, _("The request cannot be read: is its body JSON?"))


def too_large() -> Refused:
    return Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _("The request is too large."))


def key_missing() -> Refused:
    sentence = _("Send an Idempotency-Key header, so that the request can be repeated safely.")
    return Refused(HTTPStatus.BAD_REQUEST, sentence)


def key_of_another() -> Refused:
    sentence = _("This Idempotency-Key was used for another request: choose a new one.")
    return Refused(HTTPStatus.UNPROCESSABLE_ENTITY, sentence)


def no_such_method(allowed: str) -> Refused:
    sentence = _("This address does not answer this method.")
    return Refused(HTTPStatus.METHOD_NOT_ALLOWED, sentence, headers={"Allow": allowed})

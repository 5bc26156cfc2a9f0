"""How an operation declares itself: its right, its scope, its form of answer, and its headers."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Field, Header, Schema
from pydantic import AfterValidator

from manden.api.doors import Door
from manden.api.scopes import Scope
from manden.ui.unseen_signs import without_unseen_signs

LONGEST_WORD = 200


def _seen(text: str) -> str:
    """Signs that turn or break what is printed are refused, and PostgreSQL takes no NUL."""
    if without_unseen_signs(text) != text:
        raise ValueError("control characters are in no text")
    return text


def _printed(text: str) -> str:
    if not set("\t\n\r").isdisjoint(text):
        raise ValueError("a name has one line")
    return _seen(text)


Text = Annotated[str, AfterValidator(_seen)]  # of several lines, perhaps
Line = Annotated[str, AfterValidator(_printed)]
Word = Annotated[str, Field(max_length=LONGEST_WORD), AfterValidator(_printed)]
Number = Annotated[int, Field(ge=1, le=2**62)]
IfMatch = Annotated[str | None, Header(None, alias="If-Match", max_length=1000)]
IdempotencyKey = Annotated[str | None, Header(None, alias="Idempotency-Key", max_length=200)]


def asks(
    action: str, scope: Scope | None, summary: Any, told: type[Schema] | Any, **said: Any
) -> dict[str, Any]:
    """What a route is given: `action` of the policy, `scope` of the token, what it tells."""
    return {
        "auth": Door(action, scope),
        "response": {said.pop("status", 200): told},
        "summary": summary,
        "openapi_extra": {"x-manden-right": action, "x-manden-scope": scope and str(scope)},
        **said,
    }

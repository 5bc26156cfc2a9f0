"""The API described: as an OpenAPI 3.1 document, and as a page that a person reads."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby
from typing import Any

from manden.api.mounted import api
from manden.api.scopes import SCOPE_NAMES, Scope

ALWAYS = (
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.LOCKED,
    HTTPStatus.TOO_MANY_REQUESTS,
)
OF_A_BODY = (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
OF_A_CHANGE = (HTTPStatus.PRECONDITION_FAILED, HTTPStatus.PRECONDITION_REQUIRED)
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}


@dataclass(frozen=True)
class Operation:
    """An operation as the page shows it."""

    method: str
    address: str
    summary: str
    scope: str
    parameters: tuple[str, ...]


@dataclass(frozen=True)
class Area:
    name: str
    operations: tuple[Operation, ...]


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document, with the refusals that every operation may answer with."""
    told: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/"))
    told["components"] = dict(told["components"])
    told["components"]["schemas"] = {**told["components"].get("schemas", {}), "Problem": PROBLEM}
    for operations in told["paths"].values():
        for method, operation in operations.items():
            _add_refusals(method, operation)
    return told


def areas() -> list[Area]:
    """Every operation, by area, in the order in which they were declared."""
    every = [
        (operation["tags"][0], _shown(method, address, operation))
        for address, operations in document()["paths"].items()
        for method, operation in operations.items()
    ]
    return [
        Area(name, tuple(one for _, one in grouped))
        for name, grouped in groupby(every, key=lambda pair: pair[0])
    ]


def scopes() -> dict[str, str]:
    return {str(scope): str(SCOPE_NAMES[scope]) for scope in Scope}


def _add_refusals(method: str, operation: dict[str, Any]) -> None:
    refused = {*ALWAYS, *(OF_A_BODY if method != "get" else ())}
    refused |= {*(OF_A_CHANGE if method in ("patch", "put", "delete") else ())}
    schema = {"$ref": "#/components/schemas/Problem"}
    for status in sorted(refused):
        operation["responses"].setdefault(
            int(status),
            {
                "description": status.phrase,
                "content": {"application/problem+json": {"schema": schema}},
            },
        )
    if method == "get":
        operation["responses"].setdefault(304, {"description": "Not Modified"})


def _shown(method: str, address: str, operation: dict[str, Any]) -> Operation:
    return Operation(
        method=method.upper(),
        address=address,
        summary=str(operation["summary"]),
        scope=operation.get("x-manden-scope") or "",
        parameters=tuple(
            one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"
        ),
    )

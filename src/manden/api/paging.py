"""A long list in pages: limit and offset, the total, and Link headers that lead on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Schema

from manden.api.answers import answer

A_PAGE = 50
LONGEST_PAGE = 200
FURTHEST = 1_000_000

Item = TypeVar("Item")


class PageAsked(Schema):
    limit: int = Field(A_PAGE, ge=1, le=LONGEST_PAGE)
    offset: int = Field(0, ge=0, le=FURTHEST)


class Page(Schema, Generic[Item]):
    """`total` counts what the person may read, on all pages."""

    total: int
    items: list[Item]


def paged(
    request: HttpRequest,
    asked: PageAsked,
    found: QuerySet[Any] | Sequence[Any],
    told: Callable[[Sequence[Any]], list[Any]],
) -> HttpResponse:
    """The page asked for of `found`, each record as `told` tells it."""
    total = found.count() if isinstance(found, QuerySet) else len(found)
    items = told(list(found[asked.offset : asked.offset + asked.limit]))
    headers = {"Link": _links(request, asked, total)} if total > asked.limit else {}
    return answer(Page[Any](total=total, items=items), headers=headers)


def _links(request: HttpRequest, asked: PageAsked, total: int) -> str:
    last = (total - 1) // asked.limit * asked.limit
    places = {"first": 0, "last": last}
    if asked.offset + asked.limit < total:
        places["next"] = asked.offset + asked.limit
    if asked.offset:
        places["prev"] = max(0, min(last, asked.offset - asked.limit))
    return links(request, "offset", places)


def links(request: HttpRequest, name: str, places: Mapping[str, int]) -> str:
    """The header Link: this address with its parameter `name` set to each of `places`."""
    here = request.build_absolute_uri(request.path)
    said = {name: values[-1] for name, values in request.GET.lists()}
    return ", ".join(
        f'<{here}?{urlencode(said | {name: at})}>; rel="{rel}"' for rel, at in places.items()
    )

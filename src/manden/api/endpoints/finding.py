"""Search in what the token may read: words without regard to accents, quotes, filters."""

from __future__ import annotations

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Field, Query, Router, Schema

from manden.api.answers import answer
from manden.api.declaring import Word, asks
from manden.api.paging import links
from manden.api.reach import has
from manden.api.scopes import Scope
from manden.search.asked import Asked
from manden.search.queries import A_PAGE, Result, search
from manden.stems.sought import LONGEST_QUERY
from manden.ui.bilingual import page_language

router = Router(tags=["search"])

# A kind is found by a token that may read it where it stands.
_SCOPES = {
    "provision": Scope.TEXTS_READ,
    "instrument": Scope.TEXTS_READ,
    "theme": Scope.TEXTS_READ,
    "commitment": Scope.COMMITMENTS_READ,
    "development": Scope.DEVELOPMENTS_READ,
    "actor": Scope.ACTORS_READ,
}


class Found(Schema):
    """`snippet` are words around what was found; `page` is where the desk shows it."""

    kind: str
    title: str
    page: str
    snippet: str
    language: str
    fictitious: bool


class Results(Schema):
    total: int
    kinds: dict[str, int]
    items: list[Found]


class SearchWanted(Schema):
    q: str = Field("", max_length=LONGEST_QUERY)
    kind: Word = ""
    theme: Word = ""
    actor: Word = ""
    instrument: Word = ""
    language: Literal["fr", "en", ""] = ""
    page: int = Field(1, ge=1, le=100_000)


@router.get(
    "/search",
    **asks(
        "search.ask",
        Scope.SEARCH_READ,
        _("Search in texts, commitments, actors and what is known"),
        Results,
    ),
)
def find(request: HttpRequest, wanted: Query[SearchWanted]) -> HttpResponse:
    found = search(
        Asked.from_query(wanted.model_dump(exclude={"page"})),
        person=request.user,
        now=timezone.now(),
        page=wanted.page,
        page_language=page_language(),
        kinds=[kind for kind, scope in _SCOPES.items() if has(request, scope)],
    )
    pages = {"first": 1, "last": found.pages}
    if wanted.page < found.pages:
        pages["next"] = wanted.page + 1
    if wanted.page > 1:
        pages["prev"] = min(wanted.page - 1, found.pages)
    headers = {"Link": links(request, "page", pages)} if found.total > A_PAGE else {}
    beyond = wanted.page > found.pages
    told = Results(
        total=found.total,
        kinds={one.kind: one.count for one in found.kinds},
        items=[] if beyond else [_told(one) for one in found.results],
    )
    return answer(told, headers=headers)


def _told(result: Result) -> Found:
    return Found(
        kind=result.kind,
        title=result.title,
        page=result.address,
        snippet="".join(piece.text for piece in result.snippet.pieces),
        language=result.snippet.language,
        fictitious=result.fictitious,
    )

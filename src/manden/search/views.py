"""The page of the search: words in, what may be read out, or straight to a paragraph."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from manden.access.doors import policy
from manden.search.asked import Asked
from manden.search.queries import choices, search
from manden.search.straight import straight_to
from manden.ui.bilingual import page_language


@policy("search.ask")
@require_GET
def results(request: HttpRequest) -> HttpResponse:
    asked = Asked.from_query(request.GET)
    straight = None if asked.filtered else straight_to(asked.q, request.user)
    if straight:
        return redirect(straight)
    found = search(
        asked,
        person=request.user,
        now=timezone.now(),
        page=_page(request),
        page_language=page_language(),
    )
    context = {"asked": asked, "found": found, "offered": choices(request.user)}
    return render(request, "search/results.html", context)


def _page(request: HttpRequest) -> int:
    said = request.GET.get("page", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else 1

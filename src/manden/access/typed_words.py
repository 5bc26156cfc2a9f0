"""What is typed into a form or an address reaches every view without unseen signs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from manden.ui.unseen_signs import without_unseen_signs

AS_TYPED = frozenset({"password", "again"})  # what is only compared, never printed


class TypedWords:
    """One place for all forms; a view without a session checks its own bodies, as the API does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if getattr(view, "csrf_exempt", False):
            return
        request.GET = _printed(request.GET)
        request.POST = _printed(request.POST)


def _printed(given: QueryDict) -> QueryDict:
    cleaned = given.copy()
    for name, values in given.lists():
        if name not in AS_TYPED:
            cleaned.setlist(name, [without_unseen_signs(value) for value in values])
    cleaned._mutable = False
    return cleaned

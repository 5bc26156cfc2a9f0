"""The date that a page reckons from: today's, or the fixed one of a demonstration."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from manden.config import opened


class Today:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.today = opened.today()
        return self.get_response(request)

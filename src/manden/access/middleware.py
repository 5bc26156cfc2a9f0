"""What stands before every view: limits of a session, and no answer without a declared policy."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from manden.access.desk_locked import DeskLocked
from manden.access.lock import standing_lock
from manden.access.policy import PUBLIC
from manden.access.row_person import forget, speak_for

Answer = Callable[[HttpRequest], HttpResponse]
TOUCH_SECONDS = 60
READS = frozenset({"GET", "HEAD", "OPTIONS"})


class SessionLimits:
    """Ends a session idle for 15 minutes, or 8 hours old; and keeps pages out of caches."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._hold_to_limits(request)
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store")
        return response

    @staticmethod
    def _hold_to_limits(request: HttpRequest) -> None:
        now, session = int(time.time()), request.session
        began, seen = session.setdefault("began", now), session.setdefault("seen", now)
        too_old = now - began > settings.SESSION_COOKIE_AGE
        if too_old or now - seen > settings.SESSION_IDLE_SECONDS:
            logout(request)
        elif now - seen > TOUCH_SECONDS:
            session["seen"] = now


class RowsOfThePerson:
    """Tells the database for whom the page is made, and forgets it when it is made."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        speak_for(request.user)
        try:
            return self.get_response(request)
        finally:
            forget()


class DenyByDefault:
    """A view that declares no policy answers as if it were not there."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if not hasattr(view, "policy"):
            raise Http404


class ReadOnlyUnderLock:
    """While the desk is locked: no form but those of signing in and unlocking, no answer without
    a session (a feed, a link, a token), and a clear page with 423 instead."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        request.desk_lock = standing_lock()
        if request.desk_lock is None or getattr(view, "open_under_lock", False):
            return None
        reads_signed_in = request.method in READS and getattr(view, "policy", PUBLIC) != PUBLIC
        return None if reads_signed_in else locked_page(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        return locked_page(request) if isinstance(fault, DeskLocked) else None


def locked_page(request: HttpRequest) -> HttpResponse:
    return render(request, "access/locked.html", status=423)

"""What stands before every view: limits of a session, and no answer without a declared policy."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]
TOUCH_SECONDS = 60


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


class DenyByDefault:
    """A view that declares no policy answers as if it were not there."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if not hasattr(view, "policy"):
            raise Http404

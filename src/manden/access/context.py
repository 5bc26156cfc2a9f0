"""What every page knows of the person who reads it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from manden.access.policy import ACTIONS, allows


def person(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    of_the_desk = {
        "desk_lock": getattr(request, "desk_lock", None),
        "demonstration_day": settings.DEMONSTRATION_DAY,
    }
    if user is None or not user.is_authenticated:
        return {"person": None, "may": {}, "needs_password": False, **of_the_desk}
    return {
        **of_the_desk,
        "person": user,
        "may": {action.replace(".", "_"): bool(allows(user, action)) for action in ACTIONS},
        "needs_password": not user.has_usable_password(),
    }

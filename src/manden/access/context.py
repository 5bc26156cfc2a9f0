"""What every page knows of the person who reads it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from manden.access.policy import ACTIONS, allows


def person(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    lock = getattr(request, "desk_lock", None)
    if user is None or not user.is_authenticated:
        return {"person": None, "may": {}, "needs_password": False, "desk_lock": lock}
    return {
        "desk_lock": lock,
        "person": user,
        "may": {action.replace(".", "_"): bool(allows(user, action)) for action in ACTIONS},
        "needs_password": not user.has_usable_password(),
    }

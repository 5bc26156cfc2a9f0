"""The declaration that every view makes: which action it is. Without one, it answers nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from manden.access import audit
from manden.access.assurance import first_to
from manden.access.policy import ACTIONS, PUBLIC, allows
from manden.access.row_person import speak_for

View = Callable[..., HttpResponse]


def policy(action: str) -> Callable[[View], View]:
    """Let a view answer only whom the policy allows `action`; others get a 404 and are audited."""
    if action != PUBLIC and action not in ACTIONS:
        raise ValueError(f"{action} is not declared in manden.access.policy.ACTIONS")

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if action == PUBLIC:
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse("access:sign_in"))
            require(request.user, action)
            missing = first_to(request, action)
            if missing is not None:
                return redirect(missing)
            if not ACTIONS[action].audited:
                return view(request, *args, **kwargs)
            return _audited(view, action, request, *args, **kwargs)

        guarded.policy = action  # type: ignore[attr-defined]
        return guarded

    return declare


def open_under_lock(view: View) -> View:
    """Let a view answer while the desk is locked, to anybody and to a form sent."""
    view.open_under_lock = True  # type: ignore[attr-defined]
    return view


def comes_back_with(*fields: str) -> Callable[[View], View]:
    """Let a form that was sent too late come back to its page with what these fields chose."""

    def declare(view: View) -> View:
        view.comes_back_with = fields  # type: ignore[attr-defined]
        return view

    return declare


def require(person: Any, action: str, record: Any = None, *, purpose: str | None = None) -> None:
    """Pass, or record the denial and answer as if the record were absent."""
    decision = allows(person, action, record, purpose=purpose)
    if decision:
        speak_for(person)
        return
    with transaction.atomic():
        audit.record(
            by=person,
            act=action,
            record=record if record is not None else "",
            outcome="denied",
            details={"why": decision.reason},
        )
    raise Http404


def _audited(
    view: View, action: str, request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponse:
    """No entry, no answer: the page is made in the transaction that records its reading.

    A page that turns out to be absent, or denied, leaves its entries too.
    """
    with transaction.atomic():
        audit.record(
            by=request.user, act=action, details={"keys": sorted(map(str, kwargs.values()))}
        )
        try:
            response = view(request, *args, **kwargs)
        except Http404 as absent:
            refusal = absent
        else:
            if hasattr(response, "render") and callable(response.render):
                response.render()
            return response
    raise refusal

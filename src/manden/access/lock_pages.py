"""Locking the desk in an emergency, and turning one of the two keys that lift the lock."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from manden.access.doors import open_under_lock, policy
from manden.access.lock import first_key_stands, people_who_can_unlock, standing_lock
from manden.access.locking import CannotUnlock, lock_desk, turn_key
from manden.access.models import DeskLock, User

OWN_SIGN_IN = timedelta(minutes=15)


@open_under_lock
@policy("desk.lock")
@require_http_methods(["GET", "POST"])
def lock(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        reason = request.POST.get("reason", "").strip()[:500]
        lock_desk(by=request.user, now=timezone.now(), reason=reason)
        logout(request)
        return redirect("access:sign_in")
    return render(request, "access/lock.html", {"can_unlock": people_who_can_unlock()})


@open_under_lock
@policy("desk.unlock")
@require_http_methods(["GET", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    standing = standing_lock()
    if standing is None:
        return redirect("desk:home")
    if request.method == "POST" and _signed_in_since(request.user, standing):
        return _turn(request)
    key_turned = first_key_stands(standing, timezone.now())
    context = {
        "lock": standing,
        "key_turned": key_turned,
        "own_key": key_turned and standing.first_key_by_id == request.user.pk,
        "signed_in_since": _signed_in_since(request.user, standing),
    }
    return render(request, "access/unlock.html", context)


def _turn(request: HttpRequest) -> HttpResponse:
    try:
        lifted = turn_key(by=request.user, now=timezone.now())
    except CannotUnlock:
        messages.error(request, _("This key is turned already: the second is another person’s."))
        return redirect("access:unlock")
    if lifted:
        messages.success(request, _("The lock is lifted: the desk can be written to again."))
        return redirect("desk:home")
    messages.success(request, _("Your key is turned. A second person must turn theirs."))
    return redirect("access:unlock")


def _signed_in_since(person: User, standing: DeskLock) -> bool:
    """A key is turned on one's own sign-in, after the lock and not long ago."""
    signed_in = person.last_login
    if signed_in is None or signed_in < standing.locked_at:
        return False
    return bool(timezone.now() - signed_in < OWN_SIGN_IN)

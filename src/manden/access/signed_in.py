"""From the first proof to an open session: half way where a second factor is asked, then inside.

A session remembers when it began, when its person last proved who they are, and whether by a
second factor.
"""

from __future__ import annotations

import re
import time
from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest

from manden.access.actions import record_sign_in
from manden.access.models import User
from manden.access.security_keys import Relying
from manden.access.session_store import SessionStore

BACKEND = "manden.access.backends.ByPassword"
HALF_WAY_SECONDS = 5 * 60
FRESH_SECONDS = 10 * 60
_HALF_WAY, _PROVED_AT, _BY_SECOND_FACTOR = "half_way", "proved_at", "by_second_factor"

# Coarse on purpose: enough to recognise one's own device, too little to tell two alike apart.
_BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrom", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone|iPad", "iOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def enter(request: HttpRequest, person: User, *, by_second_factor: bool) -> None:
    """Open the session of `person`, who has proved all that is asked."""
    SessionStore.clear_expired()
    request.session.pop(_HALF_WAY, None)
    login(request, person, backend=BACKEND)
    now = int(time.time())
    request.session.update({"began": now, "seen": now, "device": device_of(request)})
    prove_afresh(request, by_second_factor=by_second_factor)
    record_sign_in(user=person, by_second_factor=by_second_factor)


def wait_half_way(request: HttpRequest, person: User, *, then: str) -> None:
    """Remember who gave the first proof until the second comes; nothing is open yet."""
    request.session.flush()
    kept = {"user": person.pk, "at": int(time.time()), "then": then}
    request.session[_HALF_WAY] = {**kept, "password": person.get_session_auth_hash()}


def half_way(request: HttpRequest) -> tuple[User, str] | None:
    """Who stands half way and where they want to go; None after five minutes."""
    kept: dict[str, Any] | None = request.session.get(_HALF_WAY)
    if kept is None or time.time() - kept["at"] > HALF_WAY_SECONDS:
        return None
    person = User.objects.filter(pk=kept["user"], is_active=True).first()
    if person is None or person.get_session_auth_hash() != kept["password"]:
        return None
    return person, kept["then"]


def prove_afresh(request: HttpRequest, *, by_second_factor: bool) -> None:
    request.session[_PROVED_AT] = int(time.time())
    if by_second_factor:
        request.session[_BY_SECOND_FACTOR] = True


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person has proved who they are within ten minutes; signing in is a proof."""
    proved_at = request.session.get(_PROVED_AT, request.session.get("began", 0))
    return bool(0 <= time.time() - proved_at <= FRESH_SECONDS)


def entered_by_second_factor(request: HttpRequest) -> bool:
    return bool(request.session.get(_BY_SECOND_FACTOR))


def device_of(request: HttpRequest) -> str:
    """`Firefox, Linux`: from what the browser says of itself; empty where it says nothing known."""
    said = request.headers.get("User-Agent", "")
    browser = next((name for sign, name in _BROWSERS if sign in said), "")
    system = next((name for sign, name in _SYSTEMS if re.search(sign, said)), "")
    return ", ".join(part for part in (browser, system) if part)


def relying_on(request: HttpRequest) -> Relying:
    """The desk as a security key knows it from this request."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    if request.get_host().endswith("]") or ":" not in request.get_host():
        host = request.get_host()
    return Relying(host, f"{request.scheme}://{request.get_host()}")

"""Whom a failed sign-in was for, without the name: what is typed there may be a password, or a
person's name, and stands in the table of attempts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

LONGEST = 40


def attempted_name(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The keyed digest by which attempts on one account are counted together."""
    told = credentials or request.POST
    typed = str(told.get("username") or "")
    return salted_hmac("attempted sign-in", typed).hexdigest()[:LONGEST] if typed else ""

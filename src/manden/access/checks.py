"""Checks that fail the build: every address must lead to a view with a declared policy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver


@register()
def every_view_declares_its_policy(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{route or '/'} leads to a view that declares no policy",
            hint="decorate it with @policy(...) from manden.access.doors",
            id="manden.E001",
        )
        for route in undeclared(get_resolver().url_patterns)
    ]


def undeclared(patterns: Sequence[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """The routes under `patterns` whose view carries no `policy`."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from undeclared(pattern.url_patterns, route)
        elif not hasattr(pattern.callback, "policy"):
            yield route

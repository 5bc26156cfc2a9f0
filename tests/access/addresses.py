"""Every address of the desk, as its resolver holds them: none can be added that is not here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

METHODS = ("get", "head", "post", "put", "patch", "delete", "options", "trace")


@dataclass(frozen=True)
class Address:
    """One route: its name with its room's, what it asks of the policy, the names in its path."""

    name: str
    action: str
    asks: tuple[str, ...]

    def filled(self, **told: Any) -> str:
        return reverse(self.name, kwargs={name: told[name] for name in self.asks})

    def __str__(self) -> str:
        return self.name


def addresses() -> list[Address]:
    """Those with a name; one without is the root or what catches the rest."""
    told = {one.name: one for one in _under(get_resolver().url_patterns, "") if one.name}
    return [*told.values()]


def unnamed() -> list[str]:
    return [one.action for one in _under(get_resolver().url_patterns, "") if not one.name]


def _under(patterns: Sequence[URLPattern | URLResolver], room: str) -> Iterator[Address]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from _under(one.url_patterns, one.namespace or room)
            continue
        name = f"{room}:{one.name}" if room and one.name else one.name or ""
        yield Address(name, one.callback.policy, tuple(one.pattern.converters))

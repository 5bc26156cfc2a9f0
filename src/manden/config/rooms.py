"""The addresses of a room, whose pages are loaded when one of them is first asked for or linked to.

Django loads every page before the first answer; a desk that was killed has some five hundred modules
fewer to go through before it is up again.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from importlib import import_module

from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver
from django.urls.resolvers import RoutePattern


class Room(URLResolver):
    """One room: always under its own name, so that no other room's links need its addresses."""

    @cached_property
    def url_patterns(self) -> list[URLPattern | URLResolver]:
        module = import_module(str(self.urlconf_name))
        if module.app_name != self.app_name:
            raise ImproperlyConfigured(f"{self.urlconf_name} calls itself {module.app_name}")
        return list(module.urlpatterns)

    def _populate(self) -> None:
        """Nothing is gathered for the whole desk: a link asks the room that it names."""


def load_every_room(patterns: Iterable[URLPattern | URLResolver]) -> None:
    """Load all pages at once: processes that are forked afterwards share what was loaded."""
    for one in patterns:
        if isinstance(one, URLResolver):
            load_every_room(one.url_patterns)


def room(name: str, addresses: str, *, at: str = "") -> Room:
    """The room of that name, whose `addresses` module holds its patterns."""
    return Room(RoutePattern(at), addresses, app_name=name, namespace=name)

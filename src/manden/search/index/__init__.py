"""The index of words: two writings of one meaning, the connected database chooses."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Any, Protocol

from django.db import connection
from django.db.models import QuerySet

from manden.search.index.kept_words import KeptWords
from manden.stems.sought import Sought


class Index(Protocol):
    def write(self, entry: int, kept: KeptWords) -> None: ...

    def erase(self, entries: Iterable[int]) -> None: ...

    def empty(self) -> None: ...

    def expression(self, sought: Sought, languages: Iterable[str], marks: Iterable[str]) -> str: ...

    def matching(self, entries: QuerySet[Any], expression: str) -> QuerySet[Any]: ...

    def best(
        self, found: QuerySet[Any], expression: str, *, after: int, most: int
    ) -> list[Any]: ...


def index() -> Index:
    """The index of the connected database."""
    name = "postgresql" if connection.vendor == "postgresql" else "embedded"
    module: Any = importlib.import_module(f"manden.search.index.{name}")
    return module

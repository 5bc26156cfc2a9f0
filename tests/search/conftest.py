"""The river's desk, and a plain way to ask it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from manden.access.models import User
from manden.search.asked import Asked
from manden.search.queries import Found, search
from tests.search.river import River

NOW = datetime(2025, 11, 15, tzinfo=UTC)

Look = Callable[..., Found]
Find = Callable[..., list[str]]


@pytest.fixture
def river(operator: User) -> River:
    return River(operator)


@pytest.fixture
def look(desk_officer: User) -> Look:
    def ask(
        q: str, *, person: User = desk_officer, page: int = 1, read_in: str = "fr", **filters: str
    ) -> Found:
        asked = Asked.from_query({"q": q, **filters})
        return search(asked, person=person, now=NOW, page=page, page_language=read_in)

    return ask


@pytest.fixture
def find(look: Look) -> Find:
    def titles(q: str, **details: object) -> list[str]:
        return [result.title for result in look(q, **details).results]

    return titles

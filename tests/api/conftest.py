"""Programs that ask the desk: a token for any person, and requests as a program sends them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from manden.access.models import User
from manden.access.roles import Role
from manden.analysis.actions import save_question
from manden.analysis.question import question_of
from manden.api.scopes import Scope
from manden.api.tokens import make_token
from manden.reporting.actions import keep_figure
from tests.desk.conftest import (  # noqa: F401  the same text of our own making
    authority,
    bind,
    instrument,
    known,
    river,
    text,
    write,
)

Asking = Callable[..., "Program"]


@dataclass
class Program:
    """A program with a token; answers are Django's, so that headers can be looked at."""

    token: str
    language: str = "en"

    def get(self, address: str, **headers: str) -> Any:
        return self._send("GET", address, None, headers)

    def post(self, address: str, body: object, **headers: str) -> Any:
        return self._send("POST", address, body, headers)

    def patch(self, address: str, body: object, **headers: str) -> Any:
        return self._send("PATCH", address, body, headers)

    def put(self, address: str, body: object, **headers: str) -> Any:
        return self._send("PUT", address, body, headers)

    def delete(self, address: str, **headers: str) -> Any:
        return self._send("DELETE", address, None, headers)

    def _send(self, method: str, address: str, body: object, headers: dict[str, str]) -> Any:
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        said = {"Accept-Language": self.language, **said}
        if self.token:
            said["Authorization"] = f"Bearer {self.token}"
        return Client().generic(
            method,
            f"/api{address}",
            data=Client()._encode_json(body or {}, "application/json") if body is not None else "",
            content_type="application/json",
            headers=said,
        )


@pytest.fixture
def asking(db: None) -> Asking:
    def program_of(
        person: User, *, scopes: Iterable[Scope] = tuple(Scope), by_second_factor: bool = True
    ) -> Program:
        token = make_token(
            name="a notebook",
            scopes=scopes,
            days=30,
            by_second_factor=by_second_factor,
            by=person,
            now=timezone.now(),
        )
        return Program(token)

    return program_of


@pytest.fixture
def counted(person: Callable[..., User]) -> dict[str, str]:
    """A figure and a question kept, both shared, by an officer of their own."""
    keeper = person("keeper", Role.DESK_OFFICER)
    asked = question_of({"unit": "incidents", "where": {"status": ["reported"]}})
    title = {"fr": "Incidents", "en": "Incidents"}
    question = save_question(question=asked, title=title, shared=True, by=keeper)
    figure = keep_figure(question=asked, title=title, by=keeper)
    return {"question": question.key, "figure": figure.key}

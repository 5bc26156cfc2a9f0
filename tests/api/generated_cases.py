"""Requests drawn from the API's own description, as it wants them and as it does not.

Each operation is tried with so many cases, half of them breaking the description somewhere. In
half of them the address names records that stand, so that more than refusals is tried. A case
fails where the answer is a server's fault, or is not what the description says it may be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import CHECKS
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode

CHECKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)
# Headers that no operation declares, or that decide how a record that stands is answered.
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40).map(str.strip)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "If-Match": st.just("*") | WORDS,
        "If-None-Match": st.just("*") | WORDS,
        "Accept-Language": st.sampled_from(["fr", "en-GB;q=0.5", "*"]) | WORDS,
        "Accept": WORDS,
    },
)


@dataclass
class Tried:
    """One operation: how many answers of each status, and the first fault, "" for none."""

    label: str
    statuses: Counter[int] = field(default_factory=Counter)
    fault: str = ""

    @property
    def cases(self) -> int:
        return self.statuses.total()

    @property
    def server_errors(self) -> int:
        return sum(count for status, count in self.statuses.items() if status >= 500)


def try_operations(
    *,
    token: str,
    standing: Mapping[str, str],
    cases: int,
    drawn_from: int,
    tell: Callable[[Tried], None] = lambda tried: None,
    only: str = "",
) -> list[Tried]:
    """Try every operation; `standing` gives a record that stands for each name in an address.

    `only` keeps the operations whose label holds those words.
    """
    every = []
    with _connection_kept():
        schema = schemathesis.openapi.from_wsgi("/api/openapi.json", WSGIHandler())
        for operations in schema.raw_schema["paths"].values():
            for told in operations.values():
                told.pop("security", None)  # the door is tried elsewhere: here all pass it
        for operation in (result.ok() for result in schema.get_all_operations()):
            if only not in operation.label:
                continue
            tried = _tried(operation, token, standing, cases, drawn_from)
            tell(tried)
            every.append(tried)
    return every


@contextmanager
def _connection_kept() -> Iterator[None]:
    """Requests in this process share its connection, and so the transaction of a test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def _tried(
    operation: Any, token: str, standing: Mapping[str, str], cases: int, drawn_from: int
) -> Tried:
    tried = Tried(operation.label)
    wanted = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    unwanted = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    checks = [CHECKS.get_one(name) for name in CHECKED]

    @seed(drawn_from)
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=wanted | unwanted, there=st.booleans(), said=HEADERS)
    def tries(case: Any, there: bool, said: dict[str, str]) -> None:
        if there and case.path_parameters:
            case.path_parameters = {name: standing[name] for name in case.path_parameters}
        answer = case.call(headers={**said, "Authorization": f"Bearer {token}"})
        tried.statuses[answer.status_code] += 1
        try:
            case.validate_response(answer, checks=checks)
        except (
            Exception,
            FailureGroup,
        ) as fault:  # counted and told; the other cases are still tried
            tried.fault = tried.fault or str(fault)[:2000]

    tries()
    return tried

"""How every answer is formed: ETag, HEAD, refusals in two languages, limits, and the description."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from manden.access.models import User
from manden.api.limits import Rate, seconds_to_wait
from manden.api.models import Allowance
from manden.commitments.models import Commitment
from manden.instruments.models import Instrument
from tests.api.conftest import Asking, Program

pytestmark = pytest.mark.django_db


def test_what_has_not_changed_is_not_sent_again(
    text: Instrument, desk_officer: User, asking: Asking
) -> None:
    program = asking(desk_officer)
    first = program.get("/commitments")

    again = program.get("/commitments", If_None_Match=first["ETag"])
    Commitment.objects.filter(key="OP1.1").delete()
    after = program.get("/commitments", If_None_Match=first["ETag"])

    assert first["ETag"].startswith('"')
    assert (again.status_code, again.content) == (304, b"")
    assert after.status_code == 200


def test_head_answers_as_get_without_a_body(
    text: Instrument, desk_officer: User, asking: Asking
) -> None:
    program = asking(desk_officer)

    whole, head = program.get("/instruments"), program._send("HEAD", "/instruments", None, {})

    assert (head.status_code, head["ETag"], head.content) == (200, whole["ETag"], b"")


def test_nothing_is_kept_by_a_cache(text: Instrument, desk_officer: User, asking: Asking) -> None:
    program = asking(desk_officer)

    for answer in (program.get("/instruments"), program.get("/nowhere"), Program("").get("/me")):
        assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("DELETE", "/commitments", 405),
        ("GET", "/no/such/thing", 404),
        ("GET", "/commitments?limit=900", 422),
        ("GET", "/commitments?limit=many", 422),
        ("GET", "/commitments?due=tomorrow", 422),
        ("GET", "/commitments?instrument=%00", 422),
        ("GET", "/commitments/a%00b/OP1", 422),
        ("GET", "/developments/99999999999999999999999", 422),
        ("GET", "/developments?since=soon", 422),
    ],
)
def test_a_refusal_is_a_problem_in_the_language_asked(
    desk_officer: User, asking: Asking, method: str, address: str, status: int
) -> None:
    program = asking(desk_officer)
    told = {}

    for language in ("en", "fr"):
        program.language = language
        answer = program._send(method, address, None, {})
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
        assert answer["Content-Language"] == language
        told[language] = answer.json()

    assert told["en"]["status"] == told["fr"]["status"] == status
    assert told["en"]["detail"] != told["fr"]["detail"]
    assert told["en"].get("errors") is None or told["en"]["errors"] != told["fr"]["errors"]


@pytest.mark.parametrize("body", ["{", "[]", '"x"', "null", "\x00", '{"text": "\\ud800"}'])
def test_a_body_that_is_none_is_refused(
    text: Instrument, desk_officer: User, asking: Asking, body: str
) -> None:
    token = asking(desk_officer).token

    answer = Client().post(
        f"/api/commitments/{text.slug}/OP1.1/remarks",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": "k"},
    )

    assert answer.status_code in (400, 422)
    assert answer["Content-Type"] == "application/problem+json"


def test_a_body_too_large_is_refused(text: Instrument, desk_officer: User, asking: Asking) -> None:
    answer = asking(desk_officer).post(
        f"/commitments/{text.slug}/OP1.1/remarks", {"text": "x" * 2_600_000}, Idempotency_Key="k"
    )

    assert answer.status_code == 413


@override_settings(API_RATE_OF_TOKEN=(60, 3))
def test_too_many_requests_of_a_token_are_told_to_wait(
    desk_officer: User, reviewer: User, asking: Asking
) -> None:
    program, other = asking(desk_officer), asking(reviewer)

    answers = [program.get("/me") for _ in range(4)]

    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert int(answers[-1]["Retry-After"]) >= 1
    assert other.get("/me").status_code == 200


@override_settings(API_RATE_OF_ADDRESS=(60, 3))
def test_who_guesses_tokens_is_told_to_wait_by_address(desk_officer: User) -> None:
    answers = [Program(f"manden_{n}").get("/me").status_code for n in range(5)]

    assert answers == [401, 401, 401, 429, 429]


def test_no_address_and_no_token_is_kept_in_clear(desk_officer: User, asking: Asking) -> None:
    program = asking(desk_officer)

    program.get("/me")

    kept = str(list(Allowance.objects.values()))
    assert "127.0.0.1" not in kept and program.token not in kept


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    gaps=st.lists(st.floats(min_value=0, max_value=3), min_size=1, max_size=60),
    per_minute=st.integers(min_value=30, max_value=120),
    burst=st.integers(min_value=1, max_value=5),
)
def test_the_limit_is_that_of_a_bucket_told_slowly(
    db: Any, gaps: list[float], per_minute: int, burst: int
) -> None:
    Allowance.objects.all().delete()
    rate, now, room = Rate(per_minute, burst), 1_000_000.0, float(burst)

    for gap in gaps:
        now += gap
        room = min(burst, room + gap * per_minute / 60)
        passed = seconds_to_wait("key", rate, now=now) == 0

        if abs(room - 1) > 1e-3:  # else rounding to microseconds may decide either way
            assert passed == (room >= 1)
        room -= passed


def test_the_description_is_openapi_and_names_every_scope_and_right() -> None:
    told = Client().get("/api/openapi.json").json()

    assert told["openapi"].startswith("3.1")
    assert told["components"]["securitySchemes"]["Door"] == {"type": "http", "scheme": "bearer"}
    for schema in told["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    assert "/api/commitments/{instrument}/{key}" in told["paths"]


@pytest.mark.parametrize(("language", "title"), [("fr", "Le bureau pour"), ("en", "The desk for")])
def test_the_page_that_describes_it_calls_nobody(language: str, title: str) -> None:
    answer = Client().get("/api/", headers={"Accept-Language": language})

    page = answer.content.decode()
    assert title in page and "/api/commitments/{instrument}/{key}" in page
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "http" not in page.replace("http-equiv", "").replace("https://www.w3.org", "")

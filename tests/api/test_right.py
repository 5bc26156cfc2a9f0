"""Every operation, for every role: what the one policy allows, and 404 alike for all the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from manden.access.models import AuditEntry, User
from manden.access.policy import ACTIONS, allows
from manden.access.roles import Role
from manden.access.row_security import APPLICATION
from manden.api.describing import document
from manden.api.mounted import api
from manden.api.scopes import Scope
from manden.commitments.models import Commitment
from manden.instruments.models import Instrument
from manden.registers.models import Development
from tests.api.conftest import Asking, Program

pytestmark = pytest.mark.django_db

Cast = Callable[..., User]
Known = Callable[..., Development]
METHODS = ("get", "post", "patch", "put", "delete")


def operations() -> list[tuple[str, str, str, str]]:
    """Method, address, right and scope of each operation."""
    return [
        (method, address, told["x-manden-right"], told["x-manden-scope"])
        for address, methods in document()["paths"].items()
        for method, told in methods.items()
    ]


@pytest.fixture
def standing(
    text: Instrument, known: Known, desk_officer: User, counted: dict[str, str]
) -> dict[str, str]:
    """A value for each name in an address; each names a record that stands."""
    development = known("OP1.1")
    return {
        "instrument": text.slug,
        "anchor": "OP1",
        "key": "OP1.1",
        "code": "authority:river",
        "pseudonym": desk_officer.pseudonym,
        "number": str(development.pk),
        **counted,
    }


def filled(address: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        address = address.replace("{" + name + "}", value)
    return address.removeprefix("/api")


@pytest.mark.parametrize("role", [*Role, None], ids=lambda role: str(role or "nobody special"))
def test_an_operation_answers_whom_the_policy_allows(
    role: Role | None, standing: dict[str, str], person: Cast, asking: Asking
) -> None:
    someone = person("someone", *([role] if role else []))
    program = asking(someone)
    nothing = program.get("/nothing-of-the-kind").content

    answered = {
        (method, address): program._send(method.upper(), filled(address, standing), {}, {})
        for method, address, _, _ in operations()
    }

    for method, address, right, _ in operations():
        answer = answered[method, address]
        if not allows(someone, right):
            assert (answer.status_code, answer.content) == (404, nothing), (method, address)
        elif method == "get" and not address.endswith(("lineage", "comparison", "/tasks/{number}")):
            assert answer.status_code == 200, (method, address, answer.content)


def test_an_address_with_a_line_break_answers_like_an_absent_one(
    desk_officer: User, asking: Asking
) -> None:
    program = asking(desk_officer)

    broken = program.get("/actors/school%0Abell")

    assert broken.status_code == 404
    assert broken.content == program.get("/nothing-of-the-kind").content


def test_what_is_denied_is_audited_as_on_the_pages(
    standing: dict[str, str], administrator: User, asking: Asking
) -> None:
    asking(administrator).get("/developments")

    last = AuditEntry.objects.order_by("-sequence").first()
    assert last is not None
    assert (last.act, last.outcome, last.actor) == (
        "development.read",
        "denied",
        administrator.pseudonym,
    )


def test_a_record_above_the_clearance_answers_like_an_absent_one_and_is_not_counted(
    text: Instrument, known: Known, reviewer: User, asking: Asking
) -> None:
    program = asking(reviewer)
    strict, internal = known("OP1.1", level="strict"), known("OP1.1")

    forbidden = program.get(f"/developments/{strict.pk}")
    absent = program.get("/developments/999999")
    listed = program.get("/developments").json()
    beside = program.get(f"/commitments/{text.slug}/OP1.1").json()["known"]

    assert forbidden.status_code == absent.status_code == 404
    assert forbidden.content == absent.content
    assert (listed["total"], [one["id"] for one in listed["items"]]) == (1, [internal.pk])
    assert beside["count"] == 1


def test_a_scope_that_is_missing_hides_what_the_person_may_see(
    text: Instrument, known: Known, bind: Any, desk_officer: User, asking: Asking
) -> None:
    bind(text, "fr")
    known("OP1.1")
    narrow = asking(
        desk_officer,
        scopes=[Scope.COMMITMENTS_READ, Scope.ACTORS_READ, Scope.CALENDAR_READ, Scope.SEARCH_READ],
    )

    commitment = narrow.get(f"/commitments/{text.slug}/OP1.1").json()
    found = narrow.get("/search?q=niveaux").json()

    assert commitment["known"] is None
    assert "commitment" in found["kinds"]
    assert not {"provision", "development"} & found["kinds"].keys()
    assert narrow.get("/provisions").status_code == 403


def test_calendar_and_actors_tell_no_commitment_without_its_scope(
    text: Instrument, desk_officer: User, asking: Asking
) -> None:
    narrow = asking(desk_officer, scopes=[Scope.ACTORS_READ, Scope.CALENDAR_READ])

    events = narrow.get("/calendar").json()["items"]
    actor = narrow.get("/actors/authority:river").json()

    assert {event["kind"] for event in events} == {"mandate_end", "report", "session"}
    assert (actor["requests"], actor["asked"]) == (None, [])


def test_no_operation_asks_for_a_fresh_sign_in_and_each_has_its_scope() -> None:
    for method, address, right, scope in operations():
        assert not ACTIONS[right].fresh, (method, address)
        assert scope in {str(one) for one in Scope} or address == "/api/me"


def test_every_operation_stands_behind_a_door() -> None:
    doors = [
        operation.auth_callbacks
        for bound in api._get_bound_routers()
        for view in bound.path_operations.values()
        for operation in view.operations
    ]

    assert len(doors) == len(operations()) > 25
    assert all(len(one) == 1 for one in doors)


def test_people_are_read_by_a_token_made_after_a_second_factor(
    administrator: User, asking: Asking
) -> None:
    by_password = asking(administrator, by_second_factor=False).get("/people")
    by_both = asking(administrator, by_second_factor=True).get("/people")

    assert (by_password.status_code, by_both.status_code) == (403, 200)
    assert AuditEntry.objects.filter(act="account.read", outcome="done").count() == 1


def test_the_auditor_reads_the_head_and_the_reading_is_the_next_entry(
    auditor: User, asking: Asking
) -> None:
    head = asking(auditor).get("/audit/head").json()

    last = AuditEntry.objects.get(sequence=head["sequence"])
    assert (last.digest, last.act) == (head["digest"], "audit.read")


def test_a_monitor_reads_what_is_asked_and_not_what_is_known(
    text: Instrument, known: Known, monitor: User, asking: Asking
) -> None:
    known("OP1.1")
    program = asking(monitor)

    asked = program.get(f"/commitments/{text.slug}/OP1.1").json()
    record = program.post(f"/commitments/{text.slug}/OP1.1/developments", {})

    assert asked["known"] is None
    assert record.status_code == 404


def test_one_sees_the_tasks_one_has_or_set_and_no_others(
    text: Instrument, desk_officer: User, focal_point: User, analyst: User, asking: Asking
) -> None:
    assert Commitment.objects.filter(key="OP1.1").exists()
    officer = asking(desk_officer)
    made = officer.post(
        f"/commitments/{text.slug}/OP1.1/tasks",
        {"title": "write to them", "assigned_to": "focal-point"},
        Idempotency_Key="first",
    ).json()

    seen = [
        program.get(f"/tasks/{made['id']}").status_code
        for program in (officer, asking(focal_point), asking(analyst))
    ]

    assert seen == [200, 200, 404]
    assert isinstance(officer, Program)


@pytest.mark.postgresql
def test_the_database_itself_answers_for_the_tokens_person(
    text: Instrument, known: Known, desk_officer: User, monitor: User, asking: Asking
) -> None:
    known("OP1.1"), known("OP1.1", level="strict")
    officer, intake = asking(desk_officer), asking(monitor)

    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {APPLICATION}")
        try:
            seen = [one.get("/developments") for one in (officer, intake)]
            asked = intake.get("/commitments").json()["total"]
            made = officer.post(
                f"/commitments/{text.slug}/OP1.1/remarks", {"text": "x"}, Idempotency_Key="k"
            )
        finally:
            cursor.execute("RESET ROLE")

    assert (seen[0].json()["total"], seen[1].status_code, asked) == (1, 404, 6)
    assert made.status_code == 201

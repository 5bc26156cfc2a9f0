"""A focal point's program says what their institution did, under the same walls as the page."""

import pytest

from manden.access.models import User
from manden.api.scopes import Scope, scopes_open_to
from manden.instruments.models import Instrument
from manden.registers.models import Development
from tests.api.conftest import Asking

pytestmark = pytest.mark.django_db

THEIRS = "/commitments/a-hrc-res-99-1/OP1.1/developments"
OTHERS = "/commitments/a-hrc-res-99-1/OP2.1/developments"
SAID = {"happened": "2025-10", "statement": "Affiché", "language": "fr", "reason": "Demandé"}


def test_the_word_of_an_institution_is_told_as_its_own(river: User, asking: Asking) -> None:
    program = asking(river)

    made = program.post(THEIRS, SAID, Idempotency_Key="k")
    read = program.get(made["Location"].removeprefix("/api")).json()

    assert made.status_code == 201
    assert (read["said_by"], read["to_be_confirmed"]) == ("authority:river", True)
    assert read["reliability"] == "unknown"
    assert read["source"]


def test_what_asks_another_is_refused_like_what_is_absent(river: User, asking: Asking) -> None:
    program = asking(river)
    absent = program.post(OTHERS.replace("OP2.1", "OP9.9"), SAID, Idempotency_Key="k").content

    refused = program.post(OTHERS, SAID, Idempotency_Key="k")

    assert (refused.status_code, refused.content) == (404, absent)
    assert not Development.objects.exists()


def test_an_officer_still_names_a_source(
    text: Instrument, desk_officer: User, asking: Asking
) -> None:
    refused = asking(desk_officer).post(THEIRS, SAID, Idempotency_Key="k")

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "source"


def test_the_scope_is_offered_to_focal_points(river: User, analyst: User) -> None:
    assert Scope.DEVELOPMENTS_WRITE in scopes_open_to(river)
    assert Scope.DEVELOPMENTS_WRITE not in scopes_open_to(analyst)

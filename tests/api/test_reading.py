"""What a program reads: by the right of the token's person, as the pages would show it."""

import pytest

from manden.access.models import User
from manden.instruments.models import Instrument
from tests.api.conftest import Asking

pytestmark = pytest.mark.django_db


def test_an_officer_reads_what_is_asked_of_whom_by_when(
    text: Instrument, desk_officer: User, asking: Asking
) -> None:
    program = asking(desk_officer)

    listed = program.get("/commitments?kind=commitment&addressee=authority:river").json()

    assert [(one["key"], one["addressees"][0]["name"]["en"]) for one in listed["items"]] == [
        ("OP1.1", "River authority"),
        ("OP3.1", "River authority"),
    ]
    assert listed["total"] == 2
    assert listed["items"][0]["deadlines"][0]["first"] == "2026-02-23"


def test_a_list_comes_in_pages_that_lead_on(
    text: Instrument, desk_officer: User, asking: Asking
) -> None:
    program = asking(desk_officer)

    first = program.get("/commitments?limit=4")
    following = first["Link"].split('; rel="next"')[0].rpartition("<")[2].rstrip(">")
    second = program.get(following.partition("/api")[2])

    assert [len(page.json()["items"]) for page in (first, second)] == [4, 2]
    assert first.json()["total"] == second.json()["total"] == 6
    assert 'rel="next"' not in second["Link"]

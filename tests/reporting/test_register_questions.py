"""Questions to the registers, asked on the page: what is counted is in reach, and leads to its point."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from manden.access.roles import Role
from manden.analysis.asking import counting_for
from manden.dates import ImpreciseDate
from manden.registers.actions import record_development


@pytest.fixture
def submissions():
    return uuid4(), uuid4()


@pytest.mark.django_db
def test_the_page_counts_developments_in_reach_and_leads_to_what_they_bear_on(
    signed_in,
    person,
    commitment,
    submissions,
):
    by = person("officer", Role.DESK_OFFICER, Role.ANALYST)
    for level, submission in (("internal", submissions[0]), ("strict", submissions[1])):
        record_development(
            commitment=commitment, happened=ImpreciseDate(date(2024, 2, 1), "month"),
            statement=f"Something {level} was done.", language="en", source="A letter",
            reliability="high", reason="as asked", submission=submission, level=level, by=by,
        )  # fmt: skip
    client = signed_in(by)

    page = client.get("/en/figures/ask/?unit=developments&row=paragraph").content.decode()
    behind = client.get("/en/figures/ask/records/?unit=developments&row=paragraph").content.decode()
    known = client.get(
        "/en/figures/ask/?unit=commitments&row=paragraph&column=known"
    ).content.decode()

    assert "OP1, A/HRC/RES/99/1" in page and "1 of 1 records counted" in page
    assert "Something internal" in behind and "strict" not in behind
    assert "Something is known" in known
    assert counting_for(by).records.developments["level"].of == ("internal",)

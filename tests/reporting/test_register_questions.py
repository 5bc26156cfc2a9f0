"""Questions to the registers, asked on the page: what is counted is in reach, and leads to its point."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from manden.access.roles import Role
from manden.analysis.asking import counting_for
from manden.analysis.question import question_of
from manden.dates import ImpreciseDate
from manden.registers.actions import record_development
from manden.reporting.actions import keep_figure
from manden.reporting.recomputing import recompute


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


@pytest.mark.django_db
def test_a_development_that_came_since_is_named_by_its_words_when_a_figure_is_counted_again(
    signed_in, person, commitment
):
    by = person("officer", Role.DESK_OFFICER, Role.ANALYST)
    low = person("low", Role.ANALYST, clearance="public")
    told = {"commitment": commitment, "language": "en", "source": "A letter", "by": by,
            "reliability": "high", "reason": "as asked"}  # fmt: skip

    def record(statement):
        record_development(
            happened=ImpreciseDate(date(2024, 2, 1), "month"), statement=statement,
            submission=uuid4(), level="internal", **told,
        )  # fmt: skip

    record("A first thing was done.")
    question = question_of({"unit": "developments", "rows": ["paragraph"]})
    title = {"fr": "Faits nouveaux", "en": "Developments"}
    figure = keep_figure(question=question, title=title, by=by)
    before = recompute(figure, by=by)
    record("A second thing was done.")

    after = recompute(figure, by=by)
    page = signed_in(by).get(f"/en/figures/{figure.key}/again/").content.decode()

    assert before.equal and not after.equal and after.from_snapshot
    [one] = after.differences
    assert one.what == "added" and one.told.text == "A second thing was done."
    assert "A second thing was done.</a>: added since" in page
    assert recompute(figure, by=low).differences == () and recompute(figure, by=low).hidden == 1

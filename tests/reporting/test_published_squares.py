"""Squares of land made public: large ones alone, small numbers hidden, never beside regions."""

from __future__ import annotations

import io
from uuid import uuid4

import pytest
from django.utils.translation import override
from docx import Document

from manden.access.roles import Role
from manden.analysis.question import question_of
from manden.charts import described, svg
from manden.disclosure import CannotCertify
from manden.reporting.actions import approve_figure, keep_figure
from manden.reporting.certifying import certified
from manden.reporting.printed import as_codes, in_words
from manden.reporting.publication_actions import publish_figure
from manden.reporting.publication_document import publication_document
from manden.reporting.publishing import tables_of
from manden.violations.actions import enter_incident
from manden.violations.entry import ActEntry, IncidentEntry, InvolvementEntry, VictimEntry
from manden.violations.models import Incident
from tests.reporting.conftest import TITLE

pytestmark = pytest.mark.django_db
BY_SQUARE = {
    "unit": "victims",
    "where": {"status": ["reported"]},
    "rows": ["square_2"],
    "columns": ["precision"],
}


def keep(officer, **changed):
    question = question_of({**BY_SQUARE, **changed})
    return keep_figure(question=question, title=TITLE, shape="squares", by=officer)


@pytest.fixture
def killings(vocabularies, operator):
    """Victims in four squares of two degrees, three of them in one."""

    def record(number, latitude, longitude):
        made = enter_incident(
            entry=IncidentEntry(
                title="Attack",
                victims=(VictimEntry("group", counted=number),),
                acts=(ActEntry(0, "killing", involvements=(InvolvementEntry("armed_group"),)),),
            ),
            submission=uuid4(),
            by=operator,
        )
        Incident.objects.filter(pk=made.pk).update(
            latitude=latitude, longitude=longitude, place_precision="exact"
        )

    for number, latitude in ((3, 14.2), (40, 16.2), (25, 18.2), (30, 20.2)):
        record(number, latitude, -3.1)


def test_squares_are_published_large_with_small_numbers_hidden(officer, killings):
    with override("en"):
        figure = keep(officer)
        found = certified(figure)
        [table] = found.release.tables
        [printed] = in_words(as_codes(found.release, figure), title="Killed", unit="victims")

    shown = {at[0]: number for at, number in table.published.items()}
    assert set(shown) == {"14_-4_2", "16_-4_2", "18_-4_2", "20_-4_2", "all"}
    assert shown["14_-4_2"] is None and shown["all"] == 98
    assert [shown[one] for one in ("16_-4_2", "18_-4_2", "20_-4_2")].count(None) == 1
    assert [one.code for one in found.withheld] == ["precision"]
    assert [one.value is None for one in printed.chart.squares].count(True) == 2
    assert "Hidden, not zero: 14–16° N, 2–4° W" in described(printed.chart)
    assert ">hidden<" in svg(printed.chart)


@pytest.mark.parametrize("name", ["square_half", "square_1"])
def test_squares_under_two_degrees_are_not_published_as_they_are(officer, killings, name):
    with override("en"), pytest.raises(CannotCertify, match="under two degrees"):
        tables_of(keep(officer, rows=[name]))


def test_how_closely_things_were_placed_is_not_published(officer, killings):
    with override("en"), pytest.raises(CannotCertify, match="how closely"):
        tables_of(keep(officer, rows=["square_2"]))


def test_squares_and_regions_of_the_same_records_are_not_both_published(
    officer, colleague, person, killings
):
    publisher = person("publisher", Role.PUBLISHER, clearance="strict")
    first = keep(officer, rows=["square_2"], columns=[])
    approve_figure(figure=first, by=colleague)
    publish_figure(figure=first, by=publisher)

    by_region = certified(keep(officer, rows=["region"], columns=[]))
    larger = certified(keep(officer, rows=["square_4"], columns=[]))

    assert [one.code for one in by_region.withheld] == ["region"]
    assert [one.code for one in larger.withheld] == ["square_4"]
    assert [table.published for table in by_region.release.tables] == [
        {("all",): 98, ("figure",): 98}
    ]


def test_what_was_published_by_squares_is_drawn_on_its_page_and_in_word(
    signed_in, officer, colleague, person, killings
):
    publisher = person("publisher", Role.PUBLISHER, clearance="strict")
    figure = keep(officer)
    approve_figure(figure=figure, by=colleague)
    made = publish_figure(figure=figure, by=publisher)

    before = signed_in(publisher).get(f"/en/figures/{figure.key}/publication/").content.decode()
    page = signed_in(publisher).get(f"/en/figures/published/{made.key}/").content.decode()
    word = Document(io.BytesIO(publication_document(made, language="fr")))

    assert "Placed: not laid out" in before
    assert "Map of squares of land" in page and "16–18° N, 2–4° W" in page
    assert len(word.inline_shapes) == 1
    assert "-3.1" not in page and "14.2" not in page

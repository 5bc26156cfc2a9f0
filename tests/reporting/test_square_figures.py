"""A map of squares of land kept as a figure: its picture, words, data, trail, and what it refuses."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.utils.translation import override
from docx import Document

from manden.access.roles import Role
from manden.analysis.answer import ALL
from manden.analysis.question import CannotAsk, question_of
from manden.charts import described
from manden.reporting import actions
from manden.reporting.actions import approve_figure, keep_figure
from manden.reporting.alt_text import alt_text
from manden.reporting.document import figures_document
from manden.reporting.exporting import take_data
from manden.reporting.models import Figure
from manden.reporting.pictured import pictured
from manden.reporting.reach import figures_for
from manden.reporting.recomputing import recompute
from manden.reporting.refusals import TooManyNumbers
from manden.reporting.trail import answer_of, behind_cell, trace
from tests.reporting.conftest import TITLE

pytestmark = pytest.mark.django_db
BY_SQUARE = {
    "unit": "victims",
    "where": {"status": ["reported"]},
    "rows": ["square_1"],
    "columns": ["precision"],
}
HERE = {"latitude": 14.2675, "longitude": -4.0491}
KEEP = "/en/figures/keep/?unit=victims&status=reported&row=square_1&column=precision&shape=squares"


@pytest.fixture
def placed(raid):
    """Two raids in one square, one of them strict; one nearby in another; one nowhere."""
    first = raid(**HERE, place_precision="exact", level="confidential")
    raid(**HERE, place_precision="exact", level="strict")
    raid(latitude=15.5, longitude=1.5, place_precision="near", level="internal")
    raid()
    return first


def keep(officer, **changed):
    question = question_of({**BY_SQUARE, **changed})
    return keep_figure(question=question, title=TITLE, shape="squares", by=officer)


def test_squares_are_counted_and_what_is_strict_lies_in_none(officer, placed):
    cells = answer_of(keep(officer)).cells

    assert cells["14_-5_1", "exact"].number == 3
    assert cells["15_1_1", "near"].number == 3
    assert cells["", ""].number == 6  # the strict one, and the one that is nowhere
    assert cells[ALL, ALL].number == 12


def test_what_is_confidential_is_in_no_smaller_square_than_half_a_degree(officer, placed):
    cells = answer_of(keep(officer, rows=["square_tenth"])).cells

    assert {key[0] for key in cells} == {"14_-4.5_0.5", "15.5_1.5_0.1", "", ALL}


def test_it_is_drawn_with_broken_borders_and_says_what_is_in_none(officer, placed):
    with override("en"):
        [drawn] = pictured(keep(officer)).drawings

    assert [(one.name("en"), one.value, one.approximate) for one in drawn.squares] == [
        ("14–15° N, 4–5° W", 3, False),
        ("15–16° N, 1–2° E", 3, True),
    ]
    assert "In no square: 6." in drawn.notes


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["People affected", "Map of squares of land", "14–15° N, 4–5° W", "In all 12."]),
        ("fr", ["Personnes touchées", "Carte par carrés de terrain", "14–15° N, 4–5° O"]),
    ],
)
def test_the_alternative_text_says_what_the_map_shows(officer, raid, language, words):
    raid(**HERE, place_precision="exact")
    for _ in range(3):
        raid(latitude=15.5, longitude=1.5, place_precision="near")
    figure = keep(officer)

    with override(language):
        told = alt_text(figure)
        assert told == described(pictured(figure).drawings[0])

    assert all(one in told for one in words)


def test_a_column_of_statuses_is_a_map_of_each(officer, placed, raid):
    raid(**HERE, place_precision="exact", status="verified")

    with override("en"):
        drawings = pictured(keep(officer, where={}, columns=["status"])).drawings

    assert [one.title for one in drawings] == [
        "People affected, reported",
        "People affected, verified",
    ]
    assert all("How closely things were placed is not told here." in one.notes for one in drawings)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_word_file_holds_the_map_its_words_and_its_table(officer, placed, language):
    written = Document(io.BytesIO(figures_document([keep(officer)], language=language)))

    told = "\n".join(one.text for one in written.paragraphs)
    assert len(written.inline_shapes) == 1
    assert ("half a degree" if language == "en" else "un demi-degré") in told
    assert any("14–15° N" in cell.text for cell in written.tables[0].columns[0].cells)


def test_the_data_file_tells_squares_by_their_corner_and_side(officer, placed):
    told = take_data(figure=keep(officer), by=officer).decode()

    assert "14_-5_1,exact,3,3" in told
    assert "14.26" not in told and "4.049" not in told


def test_it_counts_again_bit_for_bit_and_names_the_incident_that_moved(officer, placed):
    figure = keep(officer)
    before = recompute(figure, by=officer)
    placed.latitude += 2
    placed.save()

    after = recompute(figure, by=officer)

    assert (before.equal, before.differences) == (True, ())
    assert (after.from_snapshot, after.today) == (True, False)
    assert [(one.record, one.what) for one in after.differences] == [(placed.key, "changed")]


def test_the_trail_leads_from_a_square_to_its_records(officer, placed, commitment):
    figure = keep_figure(
        question=question_of(BY_SQUARE),
        title=TITLE,
        shape="squares",
        commitment=commitment,
        bearing="Where it was",
        by=officer,
    )

    behind = behind_cell(figure, by=officer, key=("14_-5_1", ALL))
    told = trace(figure, by=officer)

    assert [incident.key for incident, _ in behind.counted.incidents] == [placed.key]
    assert (told["provision"], told["records"]["counted"]) == ("OP1", 12)


def test_who_may_not_read_what_it_counts_does_not_see_it(officer, placed, person):
    figure = keep(officer)
    low = person("low", Role.ANALYST)

    assert figure.level == "strict"
    assert not figures_for(low).filter(pk=figure.pk).exists()


def test_the_page_of_squares_offers_to_keep_it_and_the_figure_opens(signed_in, officer, placed):
    client = signed_in(officer)
    asked = "/en/figures/ask/squares/?unit=victims&status=reported&zoom=2"
    titles = {"title_fr": "Où", "title_en": "Where", "shared": "on"}

    page = client.get(asked).content.decode()
    offered = client.get(KEEP).content.decode()
    kept = client.post(KEEP, {**titles, "shape": "squares"}, follow=True).content.decode()

    assert KEEP.replace("&", "&amp;") in page
    assert '<option value="squares" selected>' in offered
    assert 'class="chart"' in kept and "14–15° N, 4–5° W" in kept
    assert "cell=14_-5_1%7Cexact" in kept
    assert Figure.objects.get().shape == "squares"


def test_the_composer_draws_squares_and_says_what_it_cannot(signed_in, officer, placed):
    client = signed_in(officer)
    ask = "/en/figures/ask/?unit=victims&status=reported&shape=squares"

    drawn = client.get(f"{ask}&row=square_2").content.decode()
    none = client.get(f"{ask}&row=region").content.decode()
    columns = client.get(f"{ask}&row=sex&column=square_2")

    assert 'class="chart"' in drawn and "Squares of land of 2°" in drawn
    assert "lays out squares of land in its rows, alone" in none
    assert columns.status_code == 422 and "stand in rows" in columns.content.decode()


def test_many_squares_are_no_map_and_a_page_shows_the_first_of_them(signed_in, officer, raid):
    for n in range(410):
        raid(latitude=n / 10, longitude=2.05, place_precision="exact", level="internal")
    ask = "/en/figures/ask/?unit=incidents&status=reported&shape=squares&row=square_tenth"

    page = signed_in(officer).get(ask).content.decode()

    assert "More than 400 squares say little" in page
    assert "111 more rows are in the data file" in page
    assert len(page.encode()) < 100_000


def test_a_figure_of_too_many_numbers_is_not_kept(signed_in, officer, placed, monkeypatch):
    monkeypatch.setattr(actions, "MOST_CELLS", 3)
    titles = {"title_fr": "Où", "title_en": "Where", "shape": "squares"}

    page = signed_in(officer).post(KEEP, titles)

    assert page.status_code == 422 and "too many numbers to keep" in page.content.decode()
    assert not Figure.objects.exists()
    with pytest.raises(TooManyNumbers, match="larger squares"):
        keep(officer)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"rows": ["sex"], "columns": ["square_1"]}, "stand in rows"),
        ({"where": {"status": ["reported"], "square_1": ["14_-5_1"]}}, "not asked for alone"),
        ({"where": {"status": ["reported"], "precision": ["exact"]}}, "not asked for alone"),
        (
            {"per_100000": {"on": "2024-07-01", "source": "A census", "people": {"all": 9}}},
            "live in a square",
        ),
    ],
)
def test_squares_are_laid_out_in_rows_and_nothing_else(changed, why):
    with pytest.raises(CannotAsk, match=why):
        question_of({**BY_SQUARE, **changed})


def test_an_approved_map_of_squares_stands_until_it_is_withdrawn(officer, colleague, placed):
    figure = keep(officer)

    approve_figure(figure=figure, by=colleague, at=figure.made_at + timedelta(days=1))

    assert Figure.objects.get(pk=figure.pk).approved_by == colleague

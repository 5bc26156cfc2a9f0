"""A list asks the database; its slow obvious twin asks every record in turn. Both say the same."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import floor

import pytest

from manden.access.roles import Role
from manden.places.models import Division
from manden.violations.models import Incident
from manden.violations.queries import listing, mapping, wanted
from manden.violations.queries.listing import counts_of, glance_at, page_of
from manden.violations.queries.mapping import FINEST, SIZES, areas_of, cells_of
from manden.violations.queries.wanted import Found, Wanted
from manden.violations.reach import Reach
from tests.violations.drawn_record import draw_record, seen_slowly, standing_for

pytestmark = pytest.mark.django_db
ASKED = (
    Wanted(),
    Wanted(first=date(2020, 1, 1), last=date(2021, 6, 30)),
    Wanted(division="X01"),
    Wanted(violation="life"),
    Wanted(violation="killing", kind="armed_group"),
    Wanted(party="armed_group"),
    Wanted(kind="state_forces", sex="female"),
    Wanted(age="child"),
    Wanted(sex="male", age="adult", fictitious="without"),
    Wanted(words="ecole"),
    Wanted(words="attacks MARKETS", kind="militia"),
    Wanted(words="nowhere"),
    Wanted(violation="torture", age="child", first=date(2021, 1, 1)),
)


@pytest.fixture
def readers(vocabularies, drawn, person, granted, circle):
    cast = {
        "in": granted(person("in", Role.REVIEWER, clearance="strict")),
        "out": person("out", Role.REVIEWER, clearance="confidential"),
        "field": person("field", Role.MONITOR),
    }
    draw_record(40, seed=58, by=list(cast.values()), circle=circle)
    return cast


@pytest.mark.parametrize("rare", [0, 5_000])
def test_every_filter_finds_what_its_twin_finds(readers, rare, monkeypatch):
    monkeypatch.setattr(wanted, "RARE", rare)

    for name, reader in readers.items():
        standing = standing_for(reader)
        for asked in ASKED:
            found, slowly = Found(Reach(reader), asked), seen_slowly(standing, asked)
            told = (name, asked)
            assert set(found.incidents().values_list("pk", flat=True)) == slowly.incidents, told
            assert set(found.victims().values_list("pk", flat=True)) == slowly.victims, told
            assert set(found.acts().values_list("pk", flat=True)) == slowly.acts, told


def test_counting_the_keys_of_a_list_is_counting_the_list(readers):
    for asked in ASKED:
        found = Found(Reach(readers["in"]), asked)
        keys = list(found.incidents().values_list("pk", flat=True))
        assert counts_of(found, keys) == counts_of(found), asked


def test_pages_follow_one_another_without_loss(readers, monkeypatch):
    monkeypatch.setattr(listing, "A_PAGE", 3)
    found = Found(Reach(readers["in"]), Wanted(violation="life"))
    glance = glance_at(found)

    page, told = page_of(found, glance, 1), []
    while True:
        told += [one.pk for one in page.incidents]
        if not page.following:
            break
        page = page_of(found, glance, page.next)

    assert told == list(found.incidents().values_list("pk", flat=True))
    assert page.number == page.pages
    assert page_of(found, glance, 99).incidents == page.incidents


def test_a_long_list_counts_people_when_asked(readers, monkeypatch):
    monkeypatch.setattr(listing, "AT_ONCE", 5)
    reach = Reach(readers["in"])
    all_of_them, killings = Found(reach, Wanted()), Found(reach, Wanted(violation="life"))

    glance = glance_at(all_of_them)
    assert (glance.incidents, glance.more, glance.counts) == (
        all_of_them.incidents().count(),
        False,
        None,
    )
    assert (glance_at(killings).incidents, glance_at(killings).more) == (5, True)
    whole = glance_at(killings, all_of_it=True)
    assert whole.counts == counts_of(killings)
    assert whole.incidents > 5


def test_the_page_of_a_long_list_offers_to_count_it(readers, signed_in, monkeypatch):
    monkeypatch.setattr(listing, "AT_ONCE", 5)
    client = signed_in(readers["in"])

    page = client.get("/en/incidents/?violation=life").content.decode()

    assert "more than 5" in page
    assert "count=all" in page
    counted = client.get("/en/incidents/?violation=life&count=all").content.decode()
    assert "more than 5" not in counted
    assert "People, counted on victims" in counted


def test_the_map_counts_in_cells_what_its_twin_counts(readers):
    Incident.objects.update(latitude=None, longitude=None)
    for number, incident in enumerate(Incident.objects.order_by("pk")):
        incident.latitude, incident.longitude = 10.0 + number * 0.37, -8.0 + number * 0.73
        incident.save()
    seen = Reach(readers["in"]).incidents()
    for zoom in range(len(SIZES)):
        slowly = Counter(
            (size, floor(one.latitude / size), floor(one.longitude / size))
            for one in seen
            if one.level in FINEST
            for size in [max(SIZES[zoom], FINEST[one.level])]
        )

        shown, cells = cells_of(Found(Reach(readers["in"]), Wanted()), zoom=zoom)

        assert shown == zoom
        assert {
            (
                one.size,
                round(one.latitude / one.size - 0.5),
                round(one.longitude / one.size - 0.5),
            ): (one.incidents)
            for one in cells
        } == slowly


def test_a_long_list_on_the_map_tells_people_when_asked(readers, signed_in, monkeypatch):
    Incident.objects.update(division=Division.objects.get(code="X01"), place_precision="division")
    monkeypatch.setattr(mapping, "AT_ONCE", 5)
    client = signed_in(readers["in"])

    glance = client.get("/en/incidents/map/").content.decode()
    whole = client.get("/en/incidents/map/?count=all").content.decode()

    assert "Count the people" in glance
    assert "Count the people" not in whole
    found = Found(Reach(readers["in"]), Wanted())
    [area], _ = areas_of(found, all_of_it=True)
    assert (area.people, area.state) == (
        counts_of(found).victims,
        dict(counts_of(found).by_kind)["state_forces"],
    )

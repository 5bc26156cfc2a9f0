"""The same incidents in time, in space and by grave violation: precise as known, no finer than allowed."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest

from manden.access.roles import Role
from manden.dates import read_date
from manden.places.models import Division, Locality
from manden.violations.actions import enter_incident
from manden.violations.entry import (
    ActEntry,
    EffectEntry,
    IncidentEntry,
    InvolvementEntry,
    PlaceEntry,
    SourceEntry,
    VictimEntry,
)
from manden.violations.queries.mapping import mapped
from manden.violations.queries.tallies import tallies_of
from manden.violations.queries.timeline import timeline_of
from manden.violations.queries.wanted import Found, Wanted
from manden.violations.reach import Reach
from manden.violations.verifying import verify

pytestmark = pytest.mark.django_db
LIST = "/en/incidents/"
POINT = (14.53217, -4.19873)


@pytest.fixture
def reader(person):
    return person("reader", Role.REVIEWER, clearance="strict")


@pytest.fixture
def found(reader):
    return lambda **wanted: Found(Reach(reader), Wanted(**wanted))


@pytest.fixture
def tell(vocabularies, drawn, operator):
    def entered(happened="", place=None, level="internal", **more):
        entry = IncidentEntry(
            title="Raid",
            happened=read_date(happened) if happened else None,
            place=place or PlaceEntry(),
            **more,
        )
        return enter_incident(entry=entry, submission=uuid4(), by=operator, level=level)

    return entered


def at(level_place="exact", point=POINT):
    return PlaceEntry("there", level_place, latitude=point[0], longitude=point[1])


def test_what_is_known_to_the_year_is_in_no_month(tell, found):
    state = InvolvementEntry("state_forces")
    both = (state, InvolvementEntry("armed_group"))
    victims = (VictimEntry(),)
    tell("2023-06-15", victims=victims, acts=(ActEntry(0, "killing", involvements=both),))
    tell("mid-June 2023", victims=victims, acts=(ActEntry(0, "looting", involvements=(state,)),))
    tell("August 2023")
    tell("2023")
    tell("")

    told = timeline_of(found(), by="month")

    assert [(one.first.month, one.incidents) for one in told.periods] == [(6, 2), (7, 0), (8, 1)]
    assert (told.periods[0].state, told.periods[0].groups) == (2, 1)
    assert (told.wider, told.undated) == (1, 1)
    by_year = timeline_of(found(), by="year")
    assert (by_year.periods[0].incidents, by_year.wider) == (4, 0)
    assert by_year.periods[0].last == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("level", "size"), [("public", 0.01), ("internal", 0.1), ("confidential", 0.5)]
)
def test_no_zoom_shows_a_record_finer_than_its_level_allows(tell, found, level, size):
    tell("2023", at(), level=level)

    [cell] = mapped(found(), zoom=99).cells

    assert cell.size == size
    assert abs(cell.latitude - POINT[0]) <= size / 2 and abs(cell.longitude - POINT[1]) <= size / 2
    assert (cell.latitude, cell.longitude) != POINT
    assert cell.precisions == {"exact": 1}


def test_what_is_strict_is_in_no_cell_and_in_its_region_alone(tell, found, drawn):
    region = Division.objects.get(code="X01")
    cercle = Division.objects.create(
        scheme=region.scheme, code="X0101", level=2, name="Rive", folded="rive", parent=region
    )
    Locality.objects.create(
        source="own", source_id="1", name="Well", latitude=14.1, longitude=-4.1, division=cercle
    )
    tell("2023", PlaceEntry("w", "locality", locality="own:1"), level="strict")
    tell("2023", PlaceEntry("w", "locality", locality="own:1"), level="internal")

    told = mapped(found(), zoom=5)

    assert [cell.incidents for cell in told.cells] == [1]
    [area] = told.areas
    assert (area.division, area.incidents) == (region, 2)
    assert [(part.division, part.incidents) for part in area.parts] == [(cercle, 1)]
    assert told.unplaced == 0


def test_a_box_never_narrows_a_cell(tell, found):
    tell("2023", at(), level="confidential")
    tell("2023", at(point=(14.9, -4.4)), level="confidential")
    [whole] = mapped(found(), zoom=7).cells

    narrow = mapped(found(), zoom=7, box=(-4.2, 14.53, -4.19, 14.54)).cells
    empty = mapped(found(), zoom=7, box=(10, 10, 11, 11)).cells

    assert narrow == [whole] and whole.incidents == 2
    assert list(empty) == []


def test_more_cells_than_may_be_sent_are_made_coarser(tell, found):
    for number in range(6):
        tell("2023", at(point=(14 + number * 0.3, -4)), level="public")

    told = mapped(found(), zoom=7, most=3)

    assert len(told.cells) <= 3 and told.zoom < 7
    assert told.shown == 6


def test_the_map_works_without_a_script_and_its_payload_holds_no_point(signed_in, reader, tell):
    tell("2023", at(), level="public")
    tell("2023", PlaceEntry("the region", "division", "X01"))
    client = signed_in(reader)

    page = client.get(f"{LIST}map/?zoom=7").content.decode()
    payload = client.get(f"{LIST}map.json?zoom=7&box=-5,14,-4,15")

    assert page.count("<circle") == 1 and "Région des Lacs" in page
    assert re.search(r"exactly|exact", page)
    for told in (page, payload.content.decode()):
        assert "14.53217" not in told and "4.19873" not in told
    assert payload.json()["cells"][0]["incidents"] == 1
    for bad in ("zoom=x", "box=1,2,3", "box=nan,1,2,3", "box=9,9,1,1", "zoom=99999"):
        assert client.get(f"{LIST}map.json?{bad}").status_code == 200


def test_each_grave_violation_is_counted_in_its_own_unit(tell, found, reader, signed_in):
    boy = VictimEntry(sex="male", age="child")
    girls = VictimEntry("group", counted=3, sex="female", age="child")
    some = VictimEntry("group", estimated_low=5, estimated_high=9, age="child")
    man = VictimEntry(sex="male", age="adult")
    raid = tell(
        "2023-02-10",
        victims=(boy, girls, some, man),
        acts=(
            *(ActEntry(victim, "killing") for victim in range(4)),
            ActEntry(0, "maiming"),  # the same boy, the same grave violation: counted once
            *(ActEntry(victim, "attack_school") for victim in (0, 1)),
        ),
        effects=(EffectEntry("school", "attack"),),  # tells the attack that the acts tell
        sources=(SourceEntry("witness", "primary", "Saw it."),),
    )
    tell("2023-03-01", effects=(EffectEntry("health_facility", "attack"),))
    verify(
        incident=raid,
        status="verified",
        by=reader,
        on=date(2023, 4, 1),
        standard="balance",
        reasons="Two saw it.",
    )

    told = {one.grave: one for one in tallies_of(found())}

    killed = told["killing_maiming"]
    assert (killed.boys, killed.girls, killed.unknown, killed.total) == (1, 3, 0, 4)
    assert (killed.low, killed.high) == (5, 9)
    assert (killed.verified, killed.late) == (4, 4)
    attacks = told["schools_hospitals"]
    assert (attacks.unit, attacks.total, attacks.verified) == ("violation", 2, 1)
    page = signed_in(reader).get(f"{LIST}?tally=1").content.decode()
    assert "Attacks on schools and hospitals" in page and '<em class="flag">late</em>' in page
    late = signed_in(reader).get(f"{LIST}?late=late").content.decode()
    assert late.count('name="keys"') == 1


def test_the_timeline_page_leads_to_the_list_of_a_month(signed_in, reader, tell):
    tell("2023-06-15")
    client = signed_in(reader)

    page = client.get(f"{LIST}timeline/?by=month").content.decode()

    assert "<rect" in page and "first=2023-06-01&amp;last=2023-06-30" in page
    assert "June 2023" in page


def test_the_map_nearer_keeps_its_grid_its_degrees_and_whole_counted_circles(
    signed_in, reader, tell
):
    tell("2023", at(), level="confidential")
    tell("2023", at(), level="confidential")
    client = signed_in(reader)

    page = client.get(f"{LIST}map/?zoom=7&box=-4.2,14.53,-4.1,14.6").content.decode()

    assert "squares of 0.5° a side" in page
    assert re.search(r'class="degrees"[^>]*>4\.[12]\d?° W<', page) and "-4" not in re.findall(
        r'class="degrees"[^>]*>([^<]*)<', page
    )
    [(x, y, radius)] = re.findall(r'cx="([\d.-]+)" cy="([\d.-]+)" r="([\d.]+)"', page)
    left, top, wide, high = map(float, re.search(r'viewBox="([^"]+)"', page)[1].split())
    assert left <= float(x) - float(radius) and float(x) + float(radius) <= left + wide
    assert top <= float(y) - float(radius) and float(y) + float(radius) <= top + high
    assert '<a href="#square-1"><circle' in page and ">2</text></a>" in page
    row = page[page.index('<tr id="square-1">') :]
    assert row.index("14.5–15° N, 4–4.5° W") < row.index('<td class="num">2</td>')

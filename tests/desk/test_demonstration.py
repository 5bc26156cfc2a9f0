"""What the demonstration shows: one language a page, one day, invented places that a map can show."""

from __future__ import annotations

from datetime import date

import pytest

from manden.access.roles import Role
from manden.desk.actions import install_packs
from manden.desk.demonstration import record_demonstration
from manden.places.models import BoundaryFile, Division
from manden.reporting.models import Figure
from manden.reporting.pictured import pictured
from manden.violations.models import Incident

pytestmark = pytest.mark.django_db
DAY = date(2025, 11, 15)


@pytest.fixture
def shown(operator, settings):
    settings.DEMONSTRATION_DAY = DAY
    install_packs(by=operator)
    record_demonstration(by=operator)


@pytest.fixture
def client(shown, signed_in, person):
    return signed_in(person("officer", Role.DESK_OFFICER, Role.ANALYST, clearance="confidential"))


@pytest.mark.parametrize(
    ("language", "own", "other"),
    [("fr", "Attaque inventée du marché", "Invented attack"),
     ("en", "Invented attack on the market", "Attaque inventée")],
)  # fmt: skip
def test_each_page_tells_invented_records_in_its_language(client, language, own, other):
    incident = Incident.objects.get(title__startswith="Attaque inventée du marché")
    figure = Figure.objects.filter(commitment__key="OP7.1").first()
    addresses = ("incidents/", f"incidents/{incident.key}/", f"figures/{figure.key}/")

    pages = [client.get(f"/{language}/{one}").content.decode() for one in addresses]

    assert own in pages[0] and own in pages[1]
    assert not any(other in page or "‖" in page for page in pages)


def test_all_that_is_written_bears_the_day_of_the_demonstration(shown):
    assert {one.recorded_at.date() for one in Incident.objects.all()} == {DAY}
    assert {one.made_at.date() for one in Figure.objects.all()} == {DAY}


def test_the_map_shows_invented_incidents_in_squares_and_by_invented_region(client):
    page = client.get("/fr/incidents/map/").content.decode()

    assert page.count('<circle class="cell"') == 6
    assert "Haute-Fable" in page and "XX03" in page
    [by_region] = Figure.objects.filter(shape="map")
    assert len(pictured(by_region).drawings) == 1


def test_a_map_of_squares_shows_that_invented_places_are_known_nearby_alone(shown):
    [by_square] = Figure.objects.filter(shape="squares")
    [drawn] = pictured(by_square).drawings

    assert drawn.squares and all(one.approximate for one in drawn.squares)


def test_shown_again_it_adds_nothing(shown, operator):
    before = [model.objects.count() for model in (Incident, Figure, Division, BoundaryFile)]

    record_demonstration(by=operator)

    assert [m.objects.count() for m in (Incident, Figure, Division, BoundaryFile)] == before

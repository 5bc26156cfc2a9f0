"""Divisions keep the days they were drawn; places of one name are all offered."""

from datetime import date

import pytest

from manden.access.actions import local_operator
from manden.access.models import AuditEntry
from manden.places.actions import load_divisions, load_localities
from manden.places.finding import drawn_on, places_named
from manden.places.models import Division, Locality, Scheme
from manden.places.rows import DivisionRow, LocalityRow

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 1)


@pytest.fixture
def scheme():
    return Scheme.objects.create(code="own", country="XYZ", name_fr="Le nôtre", name_en="Our own")


@pytest.fixture
def drawn(scheme):
    rows = [
        DivisionRow("X0101", 2, "Bord-du-Lac", "X01", date(2023, 1, 1)),
        DivisionRow("X", 0, "Pays"),
        DivisionRow("X01", 1, "Région des Lacs", "X", date(2021, 1, 1)),
        DivisionRow("X9", 1, "Ancienne", "X", date(1990, 1, 1), date(2020, 12, 31)),
    ]
    load_divisions(scheme=scheme, rows=rows, by=local_operator())
    return {one.code: one for one in Division.objects.all()}


def test_divisions_stand_within_one_another_in_any_order_of_rows(drawn):
    assert drawn["X0101"].parent == drawn["X01"]
    assert drawn["X01"].parent == drawn["X"]


def test_loading_again_updates_and_makes_no_second_one(scheme, drawn):
    renamed = DivisionRow("X01", 1, "Région du Lac", "X", date(2021, 1, 1))

    counts = load_divisions(scheme=scheme, rows=[renamed], by=local_operator())

    assert counts == {"made": 0, "updated": 1}
    assert Division.objects.get(code="X01").name == "Région du Lac"


def test_a_parent_that_nobody_knows_is_refused_and_nothing_is_kept(scheme):
    with pytest.raises(ValueError, match="X01 stands within X, which is not known"):
        load_divisions(
            scheme=scheme, rows=[DivisionRow("X01", 1, "Seule", "X")], by=local_operator()
        )

    assert not Division.objects.exists()
    assert not AuditEntry.objects.filter(act="place.load").exists()


def test_only_what_was_drawn_that_day_is_offered(drawn):
    codes = set(drawn_on(DAY).values_list("code", flat=True))

    assert codes == {"X", "X01", "X0101"}
    assert [one.record.code for one in places_named("ancienne", on=date(2000, 1, 1))] == ["X9"]
    assert places_named("Ancienne", on=DAY) == []


def test_namesakes_are_all_offered_each_with_where_it_lies(drawn):
    rows = [
        LocalityRow("1", "Bord du lac", 14.0, -3.0, population=10),
        LocalityRow("2", "Tondi", 14.1, -3.1, ("BORD-DU-LAC",), "PPL", 500, "X0101"),
    ]
    load_localities(source="own", rows=rows, by=local_operator(), divisions=drawn)

    offered = places_named("bord  du Lac")

    assert [one.kind for one in offered] == ["division", "locality", "locality"]
    assert [one.within for one in offered] == [
        "Région des Lacs",
        "Bord-du-Lac, Région des Lacs",
        "",
    ]


def test_a_gazetteer_loaded_again_changes_its_entries_in_place(drawn):
    for name in ("Tondi", "Tondi-Ba"):
        load_localities(
            source="own",
            rows=[LocalityRow("2", name, 14.1, -3.1)],
            by=local_operator(),
            divisions=drawn,
        )

    assert [one.name for one in Locality.objects.all()] == ["Tondi-Ba"]
    assert places_named("Tondi") == []


def test_a_name_without_letters_finds_nothing(drawn):
    assert places_named(" - ") == []

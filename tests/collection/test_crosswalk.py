"""Schemes of one country stand beside one another: the same by name, never by number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from manden.access.actions import local_operator
from manden.collection.checked import Asked
from manden.collection.formats.places import check
from manden.collection.loading import load
from manden.places.crosswalk import walk_across
from manden.places.finding import drawn_on
from manden.places.models import Division, Equivalence, Locality, Scheme

pytestmark = pytest.mark.django_db
PCODES = """Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date
XYL,1,XY01,Lakes,XYL,2021-12-20
XYL,1,XY02,Hills,XYL,2021-12-20
XYL,1,XY03,Sands,XYL,2021-12-20
XYL,2,XY0101,Shore,XY01,2021-12-20
XYL,2,XY0201,Ridge,XY02,2021-12-20
XYL,2,XY0301,Dune,XY03,2021-12-20
XYL,2,XY0302,Well,XY03,2021-12-20
"""
DRAWN = """Scheme,Country,Code,Level,Name,Parent,From,To
regions of 2023,XYL,R1,1,Région des Lacs,,2023-03-13,
regions of 2023,XYL,R2,1,Lakes,,2023-03-13,
regions of 2023,XYL,R3,1,Hills,,2023-03-13,
regions of 2023,XYL,R4,1,Shore,,13 March,
regions of 1990,XYL,R5,1,Sands,,1990-01-01,
"""


def entry(number: int, name: str, feature: str, first: str, second: str = "") -> str:
    kind = "A" if feature.startswith("ADM") else "P"
    cells = [str(number), name, name, "", "14.5", "-4.5", kind, feature, "XY", "", first, second]
    return "\t".join([*cells, "", "", "0", "", "270", "Africa/Xy", "2020-01-01"])


GAZETTEER = "\n".join(
    [
        entry(1, "Lakes Region", "ADM1", "07"),
        entry(2, "Hills Region", "ADM1", "01"),
        entry(3, "Sands Region", "ADM1", "03"),
        entry(4, "Cercle de Shore", "ADM2", "07", "4"),
        entry(5, "Ridge", "ADM2", "01", "5"),
        entry(6, "Dune Cercle", "ADM2", "01", "6"),  # drawn elsewhere since
        entry(7, "Well Cercle", "ADM2", "01", "7"),
        entry(10, "Tondi", "PPL", "07"),
        entry(11, "Kora", "PPL", "07", "4"),
        entry(12, "Bani", "PPL", "01"),
    ]
)


@pytest.fixture
def imported(tmp_path: Path, db: None):
    def keep(name: str, content: str | Path):
        path = content if isinstance(content, Path) else tmp_path / name
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        checked = check(path, Asked("1", "", ""))
        told = load(checked=checked, file=name, release="1", licence="", by=local_operator())
        return told, checked

    return keep


def relation(one: str, two: str) -> str:
    return Equivalence.objects.get(division__code=one, other__code=two).relation


@pytest.mark.parametrize("order", [("p", "g"), ("g", "p")])
def test_a_gazetteer_lies_in_p_codes_by_name_whichever_comes_first(imported, order):
    files = {"p": ("pcodes.csv", PCODES), "g": ("XY.txt", GAZETTEER)}
    for one in order:
        imported(*files[one])

    lies = {one.name: (one.division.code, one.stated_division) for one in Locality.objects.all()}
    assert lies["Tondi"] == ("XY01", "XY.07")
    assert lies["Kora"] == ("XY0101", "XY.07.4")
    # Most parts of its “Hills” lie elsewhere now: it is not guessed where in it Bani is.
    assert lies["Bani"] == ("XY.01", "XY.01")
    assert (relation("XY.01", "XY02"), relation("XY02", "XY.01")) == ("holds", "within")
    assert relation("XY.07", "XY01") == "same"


def test_the_same_number_is_not_the_same_division(imported):
    iso = '{"XY-1": {"name": "Hills", "parentCode": null}, "XY-2": {"name": "Lakes", "parentCode": null}}'
    imported("pcodes.csv", PCODES)
    imported("iso.json", iso)

    assert relation("XY-1", "XY02") == "same"
    assert not Equivalence.objects.filter(division__code="XY-1", other__code="XY01").exists()


def test_a_drawing_that_a_user_gives_keeps_its_days_beside_the_other(imported):
    imported("pcodes.csv", PCODES)

    told, checked = imported("regions.csv", DRAWN)

    assert [(one.line, one.reason) for one in checked.refused] == [
        (5, "a day is written 2023-03-13, not “13 March”"),
        (6, "a file holds one scheme, and this row is of “regions of 1990”"),
    ]
    assert told["made"] == 3
    scheme = Scheme.objects.get(code="regions-of-2023-xyl")
    assert set(drawn_on(date(2022, 6, 1)).values_list("scheme__code", flat=True)) == {"pcode-xyl"}
    assert scheme.divisions.filter(valid_from=date(2023, 3, 13)).count() == 3
    assert relation("R2", "XY01") == "same"
    imported("regions.csv", DRAWN)
    assert Division.objects.filter(scheme=scheme).count() == 3


def test_what_a_person_said_stays_as_they_said_it(imported):
    imported("pcodes.csv", PCODES)
    imported("XY.txt", GAZETTEER)
    Equivalence.objects.filter(division__code="XY.07", other__code="XY01").update(
        relation="within", reason="seen on a map"
    )

    walk_across(scheme=Scheme.objects.get(code="geonames-xy"), by=local_operator())

    assert relation("XY.07", "XY01") == "within"


def test_schemes_that_share_few_names_are_not_joined(imported):
    imported("pcodes.csv", PCODES)
    other = PCODES.replace("XYL", "XYZ").replace("P-Code", "P-Code")
    for name in ("Lakes", "Hills", "Sands"):
        other = other.replace(f",{name},", f",{name[::-1]}land,")
    imported("other.csv", other.replace(",XY0", ",XZ0"))

    assert not Equivalence.objects.exists()


def test_the_real_schemes_are_joined_by_name(imported, shared_data):
    folder = shared_data / "mali"
    imported("pcodes.csv", folder / "pcodes/mali_pcodes_adm1_2.csv")
    imported("iso.json", folder / "pcodes/iso3166_2_ML.json")
    imported("ML.txt", folder / "geonames/ML.txt")

    within = Equivalence.objects.filter(relation__in=("same", "within"))
    same = within.filter(other__scheme__code="pcode-mli")
    regions = dict(same.filter(division__level=1).values_list("division__code", "other__code"))
    assert regions["ML-1"] == "ML01"
    assert "ML-10" not in regions  # another region than ML10
    assert regions["ML.03"] == "ML01" and "ML.09" not in regions  # drawn otherwise since
    inside = Locality.objects.filter(division__scheme__code="pcode-mli").count()
    assert inside > 15_000
    assert Locality.objects.exclude(stated_division="").count() > 21_000

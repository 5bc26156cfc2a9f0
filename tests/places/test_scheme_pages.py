"""Which schemes the desk holds, from what file, and what of one has no equivalent in another."""

from __future__ import annotations

from datetime import date

import pytest

from manden.collection.checked import Asked
from manden.collection.formats import formats
from manden.collection.loading import load
from manden.places.actions import equate
from manden.places.models import Division, Scheme
from manden.places.schemes import crossings_of, schemes_known

pytestmark = pytest.mark.django_db
HEADER = "Scheme,Country,Code,Level,Name,Parent,From,To\n"
OURS = f"""{HEADER}ours,XYZ,X01,1,Lakes,,2021-12-20,
ours,XYZ,X02,1,Uplands,,2021-12-20,
ours,XYZ,X09,1,Old coast,,2010-01-01,2021-12-19
ours,XYZ,X0101,2,Shore,X01,2021-12-20,
"""
THEIRS = f"""{HEADER}theirs,XYZ,T1,1,Lakes,,,
theirs,XYZ,T2,1,Uplands,,,
theirs,XYZ,T3,1,Delta,,,
"""


@pytest.fixture
def loaded(tmp_path, operator):
    def bring(name, words, release):
        path = tmp_path / name
        path.write_text(words)
        checked = formats()["places"].check(path, Asked())
        assert not checked.refused
        return load(checked=checked, file=name, release=release, licence="CC BY", by=operator)

    bring("ours.csv", OURS, "2024")
    return bring


def test_a_scheme_tells_its_file_its_days_and_what_stands_on_a_day(loaded):
    [known] = schemes_known(date(2024, 1, 1))

    assert (known.scheme.file, known.scheme.release) == ("ours.csv", "2024")
    assert len(known.scheme.sha256) == 64 and known.scheme.loaded_at is not None
    assert [(one.number, one.drawn, one.standing) for one in known.levels] == [(1, 3, 2), (2, 1, 1)]
    assert known.since == date(2010, 1, 1)
    [before] = schemes_known(date(2015, 1, 1))
    assert [one.standing for one in before.levels] == [1, 0]


def test_what_has_no_equivalent_in_another_scheme_is_named(loaded):
    loaded("theirs.csv", THEIRS, "2020")
    ours, theirs = Scheme.objects.order_by("code")

    [crossing], [back] = crossings_of(ours), crossings_of(theirs)

    assert crossing.counts == [("same", 2)]
    assert [one.name for one in crossing.alone] == ["Old coast", "Shore"]
    assert [one.name for one in back.alone] == ["Delta"]


def test_schemes_of_too_few_common_names_are_said_not_to_be_joined(loaded, signed_in, monitor):
    loaded("theirs.csv", THEIRS.replace("Lakes", "Alpha").replace("Uplands", "Beta"), "2020")
    code = Scheme.objects.get(code__startswith="ours").code

    page = signed_in(monitor).get(f"/en/places/schemes/{code}/").content.decode()

    assert "Not joined" in page


def test_the_pages_tell_the_file_and_each_division_against_the_other(loaded, signed_in, monitor):
    loaded("theirs.csv", THEIRS, "2020")
    client = signed_in(monitor)
    ours, theirs = Scheme.objects.order_by("code")
    equate(
        division=Division.objects.get(code="X0101"),
        other=Division.objects.get(code="T3"),
        relation="within",
        reason="as the decree says",
        by=monitor,
    )

    whole = client.get("/en/places/schemes/").content.decode()
    one = client.get(f"/en/places/schemes/{ours.code}/").content.decode()
    each = client.get(f"/en/places/schemes/{ours.code}/?with={theirs.code}").content.decode()

    assert "ours.csv" in whole and "theirs.csv" in whole
    assert "1 without equivalent" in one and "Old coast" in one
    assert "as the decree says" in each and "T3" in each


def test_a_desk_without_divisions_says_how_they_come(signed_in, monitor, nobody_special):
    assert "manden import places" in signed_in(monitor).get("/en/places/schemes/").content.decode()
    assert signed_in(nobody_special).get("/en/places/schemes/").status_code == 404
    assert signed_in(monitor).get("/en/places/schemes/none/").status_code == 404

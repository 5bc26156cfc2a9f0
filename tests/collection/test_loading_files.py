"""A file imported again updates its incidents and makes no second ones."""

import pytest

from manden.access.actions import local_operator
from manden.access.models import AuditEntry
from manden.collection.checked import Asked
from manden.collection.formats import formats
from manden.collection.loading import load
from manden.collection.models import Import, ImportedIncident
from manden.places.models import Division
from manden.violations.models import Incident, Victim
from tests.collection.conftest import ucdp_row

pytestmark = pytest.mark.django_db


def loaded(path, kind="ucdp", release="21.1"):
    checked = formats()[kind].check(path, Asked())
    return load(
        checked=checked, file=path.name, release=release, licence="CC BY 4.0", by=local_operator()
    )


def test_each_event_is_an_incident_with_its_row_release_and_licence(ucdp_file):
    told = loaded(ucdp_file(ucdp_row(1), ucdp_row(2, best="x")))

    assert (told["made"], told["updated"], told["same"]) == (1, 0, 0)
    incident = Incident.objects.get()
    assert (incident.toll_best, incident.toll_low, incident.toll_high) == (5, 4, 7)
    assert sorted(incident.victims.values_list("counted", flat=True)) == [1, 4]
    kept = ImportedIncident.objects.select_related("last").get()
    assert (kept.told["best"], kept.last.release, kept.last.licence) == ("5", "21.1", "CC BY 4.0")
    assert Import.objects.get().refused == [
        {"line": 4, "reason": "best is a whole number, not “x”"}
    ]
    assert AuditEntry.objects.filter(act="file.import").count() == 1


def test_a_later_release_updates_and_keeps_what_was(ucdp_file):
    loaded(ucdp_file(ucdp_row(1), ucdp_row(2)))

    told = loaded(ucdp_file(ucdp_row(1), ucdp_row(2, best=9, deaths_unknown=5)), release="22.1")

    assert (told["made"], told["updated"], told["same"]) == (0, 1, 1)
    assert Incident.objects.count() == 2
    changed = Incident.objects.get(version=2)
    assert changed.toll_best == 9
    assert changed.changes.get().before["incident"][0]["fields"]["toll_best"] == 5
    assert Victim.objects.filter(incident=changed).count() == 2


def test_codes_of_divisions_make_a_scheme_with_its_release(tmp_path):
    path = tmp_path / "codes.csv"
    path.write_text(
        "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n"
        "XYZ,1,X01,Lakes,XYZ,2021-12-20\nXYZ,2,X0101,Shore,X01,2021-12-20\n"
    )

    told = loaded(path, "places", "2021")

    assert told["made"] == 2
    assert Division.objects.get(code="X0101").parent.code == "X01"
    assert Division.objects.get(code="X01").scheme.release == "2021"

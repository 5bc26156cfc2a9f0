"""A file imported again updates its incidents and makes no second ones."""

from uuid import uuid4

import pytest

from manden.access.actions import local_operator
from manden.access.models import AuditEntry
from manden.collection.checked import Asked
from manden.collection.formats import formats
from manden.collection.loading import CannotUndo, load, undo_import
from manden.collection.models import Import, ImportedIncident
from manden.places.models import Division
from manden.violations.actions import enter_incident
from manden.violations.changing import rewrite_incident
from manden.violations.entry import IncidentEntry
from manden.violations.joining import merge_incidents
from manden.violations.models import Incident, Verification, Victim
from manden.violations.snapshot import snapshot
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
        {"line": 4, "reason": "best is a whole number, not “…”"}
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


def test_a_row_of_a_merged_incident_told_otherwise_is_listed_to_be_judged(ucdp_file):
    loaded(ucdp_file(ucdp_row(1), ucdp_row(2)))
    into, gone = Incident.objects.order_by("pk")
    merge_incidents(kept=into, merged=gone, same={}, reason="the same", by=local_operator())

    told = loaded(ucdp_file(ucdp_row(1), ucdp_row(2, best=9, deaths_unknown=5)), release="22.1")

    [refused] = told["rejected"]
    assert into.key in refused["reason"]
    assert (told["updated"], told["same"]) == (0, 1)
    gone.refresh_from_db()
    assert gone.toll_best == 5


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


def last_import():
    return Import.objects.order_by("-pk").first()


def test_an_import_undone_takes_back_what_it_made_and_puts_back_what_it_changed(ucdp_file):
    loaded(ucdp_file(ucdp_row(1)))
    loaded(ucdp_file(ucdp_row(1, best=9, deaths_unknown=5), ucdp_row(2)), release="22.1")

    counts = undo_import(told=last_import(), by=local_operator())

    assert counts == {"removed": 1, "put_back": 1}
    standing = Incident.objects.get(removed_at=None)
    assert standing.toll_best == 5
    with pytest.raises(CannotUndo, match="undone already"):
        undo_import(told=last_import(), by=local_operator())


def test_what_somebody_worked_on_since_keeps_the_import(ucdp_file):
    loaded(ucdp_file(ucdp_row(1)))
    rewrite_incident(
        incident=Incident.objects.get(),
        entry=IncidentEntry(title="Seen by a reviewer"),
        reason="an interview",
        by=local_operator(),
    )

    with pytest.raises(CannotUndo, match="1 of its incidents were worked on since"):
        undo_import(told=last_import(), by=local_operator())

    assert Incident.objects.get().removed_at is None


def test_a_row_imported_again_after_it_was_taken_back_stands_again(ucdp_file):
    loaded(ucdp_file(ucdp_row(1)))
    undo_import(told=last_import(), by=local_operator())

    told = loaded(ucdp_file(ucdp_row(1)))

    assert (told["made"], told["updated"]) == (0, 1)
    assert Incident.objects.get().removed_at is None


SHEET = "incident,title,date,victim,violation,party,statement,source_kind\n"


def test_what_the_desk_does_not_have_is_refused_with_its_line_and_the_rest_is_kept(tmp_path):
    path = tmp_path / "incidents.csv"
    path.write_text(SHEET + "A,Raid,2023,1,killing,ghosts,,\nB,Raid,2023,1,killing,unknown,Seen,\n")

    told = loaded(path, "incidents")

    assert told["made"] == 1
    assert [one["line"] for one in told["rejected"]] == [2]
    assert "“ghosts” is no party of this desk" in told["rejected"][0]["reason"]
    assert Import.objects.get().refused[0]["reason"].startswith("“…” is no party of this desk")


def test_what_comes_in_bulk_is_what_would_be_entered_one_by_one(tmp_path, operator):
    path = tmp_path / "incidents.csv"
    path.write_text(
        SHEET
        + 'A,Raid,mid-June 2023,1,killing,armed_group;militia,"They came",witness\nA,,,1,looting,,,\n'
    )
    loaded(path, "incidents")
    [accepted] = formats()["incidents"].check(path, Asked()).accepted
    by_hand = enter_incident(
        entry=accepted.value, submission=uuid4(), by=operator, level="internal"
    )

    both = [snapshot(one) for one in Incident.objects.order_by("pk")]

    assert bare(both[0]) == bare(both[1])
    assert by_hand.verifications.get().status == Verification.objects.earliest("pk").status


def bare(kept: dict) -> list:
    """What is kept of an incident without keys and moments, which differ from one to another."""
    loose = ("key", "submission", "recorded_at", "incident", "victim", "act", "source")
    rows = [*kept["incident"], *(row for part in kept["parts"] for row in part)]
    return [
        {name: value for name, value in row["fields"].items() if name not in loose} for row in rows
    ]


def test_an_import_of_many_leaves_one_entry_and_is_undone_whole(ucdp_file):
    loaded(ucdp_file(*(ucdp_row(number) for number in range(1, 60))))

    assert AuditEntry.objects.filter(act__in=("file.import", "incident.enter")).count() == 1
    assert undo_import(told=last_import(), by=local_operator()) == {"removed": 59, "put_back": 0}
    assert not Incident.objects.filter(removed_at=None).exists()

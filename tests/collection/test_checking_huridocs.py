"""A set of tables on the model of the events standard: joined by identifiers, or refused by line."""

import zipfile
from pathlib import Path

import pytest

from manden.access.actions import local_operator
from manden.collection.checked import Asked, CannotReadTable
from manden.collection.formats import formats
from manden.collection.loading import load, undo_import
from manden.collection.models import Import
from manden.violations.models import Incident, Party

SET = {
    "events": "event,title,initial_date,final_date,place\n"
    "E1,Raid at the ford,2023-06-14,2023-06-16,near the ford\nE2,Arrest,2023,,Tondi\n",
    "victims": "victim,counting_unit,number,sex,age\nV1,individual,,woman,34\nV2,group,12,,\n",
    "perpetrators": "perpetrator,name,type\nP1,Group of the Lake,armed_group\nP2,,\n",
    "acts": "act,event,victim,type_of_act,method\n"
    "A1,E1,V1,4:010103020000,shooting\nA2,E1,V2,looting,\nA3,E2,V1,threat,\n",
    "involvements": "act,perpetrator,degree\nA1,P1,ordered\nA1,unknown,carried_out\nA2,P1,\n",
    "information": "event,kind,standing,statement,reliability\nE1,witness,primary,Saw it.,high\n",
}


def folder(tmp_path: Path, **changed: str) -> Path:
    path = tmp_path / "set"
    path.mkdir()
    for name, told in (SET | changed).items():
        (path / f"{name}.csv").write_text(told, encoding="utf-8")
    return path


def zipped(tmp_path: Path) -> Path:
    path = tmp_path / "set.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, told in SET.items():
            archive.writestr(f"export/{name}.csv", told)
    return path


def checked(path: Path):
    return formats()["huridocs"].check(path, Asked())


@pytest.mark.parametrize("made", [folder, zipped])
def test_an_event_is_joined_with_its_acts_parties_and_information(tmp_path, made):
    found = checked(made(tmp_path))

    raid, arrest = (one.value for one in found.accepted)
    assert found.totals["incidents"] == 2
    assert (raid.happened.precision, raid.happened.last.day) == ("range", 16)
    assert [(act.victim, act.violation) for act in raid.acts] == [(0, "killing"), (1, "looting")]
    assert [(one.party, one.degree) for one in raid.acts[0].involvements] == [
        ("huridocs-group-of-the-lake", "ordered"),
        ("unknown", "carried_out"),
    ]
    assert [source.statement for source in raid.sources] == ["Saw it."]
    assert (raid.victims[1].counted, len(arrest.acts)) == (12, 1)


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("acts", "A4,E9,V1,killing,", "acts.csv, line 5: event “E9” is in no row of its table"),
        ("acts", "A1,E1,V1,threat,", "A1 stands on line 2 already"),
        ("acts", "A4,E2,V9,killing,", "event E2: acts.csv, line 5: victim “V9”"),
        ("acts", "A4,E2,V2,flying,", "“flying” is no word or code of the desk"),
        ("acts", "A4,E2", "2 fields under 5 names"),
        ("involvements", "A9,P1,", "involvements.csv, line 5: act “A9”"),
        ("events", ",No key,2023,,", "the row has no event"),
    ],
)
def test_what_does_not_join_is_refused_with_its_file_and_line(tmp_path, table, row, reason):
    found = checked(folder(tmp_path, **{table: SET[table] + row + "\n"}))

    assert any(reason in one.reason for one in found.refused)
    assert "E1" in [one.key for one in found.accepted]


def test_a_set_that_lacks_a_table_or_unpacks_too_far_is_refused(tmp_path):
    path = folder(tmp_path)
    (path / "acts.csv").unlink()
    with pytest.raises(CannotReadTable, match=r"lacks acts\.csv"):
        checked(path)

    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("events.csv", b"0" * 50_000_000)
    with pytest.raises(CannotReadTable, match="unpacks to far more"):
        checked(bomb)
    (tmp_path / "text.zip").write_text("no archive")
    with pytest.raises(CannotReadTable, match="no sound zip"):
        checked(tmp_path / "text.zip")


@pytest.mark.django_db
def test_a_set_is_kept_once_and_taken_back_whole(tmp_path):
    path, by = folder(tmp_path), local_operator()
    first = load(checked=checked(path), file=path.name, release="1", licence="", by=by)
    again = load(checked=checked(path), file=path.name, release="1", licence="", by=by)

    assert (first["made"], again["made"], again["same"]) == (2, 0, 2)
    assert Party.objects.get(code="huridocs-group-of-the-lake").kind == "armed_group"
    assert undo_import(told=Import.objects.earliest("pk"), by=by)["removed"] == 2
    assert not Incident.objects.filter(removed_at=None).exists()

"""Incidents come in our template or a foreign sheet: whole, or refused with line and reason."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from manden.collection.checked import Asked, CannotReadTable
from manden.collection.formats import formats

HEADER = "incident,title,date,place,victim,sex,age,violation,party,statement,source_kind"
ATTACK = [
    "A1,Attack on a market,mid-June 2023,Tondi,1,woman,34,killing,armed_group,Said so,witness",
    "A1,,,,1,,,looting,armed_group,,",
    "A1,,,,2,homme,enfant,meurtre,armed_group;unknown,,",
]


def written(tmp_path: Path, *rows: str, header: str = HEADER) -> Path:
    path = tmp_path / "incidents.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    return path


def checked(path: Path, **asked):
    return formats()["incidents"].check(path, Asked(**asked))


def test_rows_of_one_incident_are_one_record_with_its_victims_and_acts(tmp_path):
    found = checked(written(tmp_path, *ATTACK))

    [incident] = [one.value for one in found.accepted]
    assert incident.happened.precision == "part_of_month"
    assert [victim.sex for victim in incident.victims] == ["female", "male"]
    assert [(act.victim, act.violation) for act in incident.acts] == [
        (0, "killing"),
        (0, "looting"),
        (1, "killing"),
    ]
    assert [one.party for one in incident.acts[2].involvements] == ["armed_group", "unknown"]


def test_victims_are_counted_on_victims_and_violations_on_acts(tmp_path):
    totals = checked(written(tmp_path, *ATTACK)).totals

    assert totals["victims"] == 2
    assert totals["people_counted"] == 2
    assert totals["acts"] == 3
    assert totals["by_violation"] == {"killing": 2, "looting": 1}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("B,Title,yesterday,,,,,,,,", "is not a date that can be placed"),
        ("B,Title,2023,,,,,killing,,,", "an act has a victim"),
        ("B,Title,2023,,1,,,flying,,,", "violation: “flying” is no word"),
        ("B,,2023,,1,,,killing,,,", "an incident has a title"),
        (",Title,2023,,1,,,killing,,,", "names no incident"),
        ("B,Title,2023", "3 fields under 11 names"),
        ("B,Title,2023,,1,,,,,,witness", "a source says something"),
    ],
)
def test_a_bad_row_is_named_and_the_good_incident_stays(tmp_path, row, reason):
    told = checked(written(tmp_path, *ATTACK, row)).as_told()

    assert told["accepted"] == 1
    assert told["rejected"][0]["line"] == 5
    assert reason in told["rejected"][0]["reason"]


def test_an_incident_with_one_bad_row_is_refused_whole(tmp_path):
    told = checked(written(tmp_path, *ATTACK, "A1,,,,3,,,nothing known,,,")).as_told()

    assert (told["accepted"], len(told["rejected"])) == (0, 1)
    assert "incident A1: line 5" in told["rejected"][0]["reason"]


def test_rows_that_contradict_one_another_are_refused(tmp_path):
    told = checked(written(tmp_path, ATTACK[0], "A1,Another title,,,1,,,looting,,,")).as_told()

    assert "title is “Another title” here" in told["rejected"][0]["reason"]


def test_a_foreign_sheet_is_read_through_a_mapping(tmp_path):
    path = written(tmp_path, "7,Attaque,2023-06-15,noise", header="N°,Intitulé,Jour,Autre")
    mapping = {"N°": "incident", "Intitulé": "title", "Jour": "date"}

    found = checked(path, mapping=mapping)

    assert [one.value.title for one in found.accepted] == ["Attaque"]
    assert "columns passed over: Autre" in found.warnings


def test_french_headers_are_known_and_a_foreign_sheet_without_mapping_is_refused(tmp_path):
    french = written(tmp_path, "7;Attaque;15/06/2023", header="Incident;Titre;Date")
    assert len(checked(french).accepted) == 1

    foreign = written(tmp_path, "7,x", header="N°,Intitulé")
    with pytest.raises(CannotReadTable, match="lacks incident and title"):
        checked(foreign)


def test_a_workbook_with_hxl_tags_is_read_like_a_text_file(tmp_path):
    book = Workbook()
    for row in (["incident", "title", "date"], ["#event", "#name", "#date"], ["A", "Raid", 2023]):
        book.active.append(row)
    path = tmp_path / "incidents.xlsx"
    book.save(path)

    found = checked(path)

    assert [one.value.happened.precision for one in found.accepted] == ["year"]
    assert "line 2: a row of HXL tags was passed over" in found.warnings


def test_an_archive_that_unpacks_to_far_more_than_its_size_is_refused(tmp_path):
    import zipfile

    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)

    with pytest.raises(CannotReadTable, match="unpacks to far more"):
        checked(path)


def test_rows_of_one_incident_are_joined_wherever_they_stand(tmp_path):
    path = written(tmp_path, ATTACK[0], "B,Raid,2023,,1,,,threat,,,", *ATTACK[1:])

    found = {one.key: one.value for one in checked(path).accepted}

    assert list(found) == ["B", "A1"]
    assert len(found["A1"].acts) == 3


def test_titles_above_the_header_and_groups_over_it_are_passed_over(tmp_path):
    book = Workbook()
    for row in (
        ["Monitoring of the north, June"],
        ["Fact", "", "", "Victim", "", "Source", ""],
        ["incident", "Intitulé", "date", "victim", "Nom", "Nom", "dires"],
        ["A", "Raid", 45092, "", "x", "", ""],
    ):
        book.active.append(row)
    path = tmp_path / "monitoring.xlsx"
    book.save(path)

    found = checked(path, mapping={"Intitulé": "title", "Source / Nom": "source_name"})

    [incident] = [one.value for one in found.accepted]
    assert incident.happened.first.isoformat() == "2023-06-15"
    assert "2 rows above the header were passed over" in found.warnings
    assert "columns passed over: Victim / Nom" in found.warnings
    assert any("numbers of a spreadsheet's days" in warning for warning in found.warnings)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_french_exports_are_read_in_the_encoding_they_came_in(tmp_path, encoding):
    path = tmp_path / "incidents.csv"
    path.write_bytes(
        "Incident;Titre;Date\r\n7;Attaque « éclair »;mi-juin 2023\r\n".encode(encoding)
    )

    [incident] = [one.value for one in checked(path).accepted]

    assert incident.title == "Attaque « éclair »"


def test_a_file_that_changes_between_reading_and_keeping_is_refused(tmp_path):
    found = checked(written(tmp_path, *ATTACK))
    written(tmp_path, *ATTACK, "B,Another,2023,,,,,,,,")

    with pytest.raises(CannotReadTable, match="changed while it was read"):
        list(found.accepted)


def test_a_formula_is_refused_and_text_that_only_looks_like_one_is_kept(tmp_path):
    rows = (
        "A1,=HYPERLINK(1),2023-06-15",
        "A2,'=1+1 said the wall,2023-06-15",
        "A3,- two dead,2023-06-15",
    )

    found = checked(written(tmp_path, *rows, header="incident,title,date"))

    assert [one.value.title for one in found.accepted] == ["=1+1 said the wall", "- two dead"]
    assert [(one.line, "is a formula" in one.reason) for one in found.refused] == [(2, True)]

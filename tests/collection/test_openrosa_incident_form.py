"""Our own form: made of the vocabularies, in two shapes, and read back as an incident."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from manden.access.models import User
from manden.collection.openrosa.form_reading import read_form
from manden.collection.openrosa.incident_answers import entry_of
from manden.collection.openrosa.incident_form import incident_form
from manden.collection.openrosa.xform_writing import as_xform
from manden.collection.openrosa.xlsform_writing import as_xlsform
from manden.violations.models import Term
from manden.violations.seeding import lay_vocabularies

pytestmark = pytest.mark.django_db
ANSWERS = """<incident id="manden_incident" version="{version}"><title>Attack on a market</title>
<day>{day}</day><when>{when}</when><where>near the lake</where><point>14.5 -3.25 0 4</point>
<narrative>They came at dawn.</narrative>
<victim><unit>individual</unit><sex>female</sex><age_years>{age}</age_years><capacity>pupil</capacity>
<violation>killing torture</violation><method>shooting</method><party>armed_group</party>
<degree>carried_out</degree></victim>
<victim><unit>group</unit><counted>12</counted><violation>looting</violation></victim>
<source><kind>witness</kind><standing>primary</standing><statement>Saw it.</statement></source>
<meta><instanceID>uuid:1</instanceID></meta></incident>"""


@pytest.fixture(autouse=True)
def vocabularies(operator: User) -> None:
    lay_vocabularies(by=operator)


def answers(day: str = "2023-06-15", when: str = "", age: str = "9") -> bytes:
    return ANSWERS.format(version="1", day=day, when=when, age=age).encode()


def test_the_form_offers_the_vocabularies_in_both_languages() -> None:
    told = read_form(as_xform(incident_form()))

    offered = told.choices["/incident/victim/violation"]
    assert offered["killing"] == {"Français (fr)": "Meurtre", "English (en)": "Killing"}
    assert (
        len(told.choices["/incident/victim/degree"])
        == Term.objects.filter(vocabulary="degree").count()
    )
    assert told.labels["/incident/title"]["English (en)"] == "The incident in a few words"


def test_a_term_added_makes_another_version_and_nothing_else_does() -> None:
    before, same = incident_form(), incident_form()

    Term.objects.create(vocabulary="method", code="flood", name_fr="Inondation", name_en="Flood")

    assert as_xform(before) == as_xform(same)
    assert incident_form().version != before.version


def test_the_spreadsheet_and_the_form_of_phones_ask_the_same() -> None:
    plan = incident_form()

    book = openpyxl.load_workbook(io.BytesIO(as_xlsform(plan)))
    asked = {row[1] for row in book["survey"].iter_rows(min_row=2, values_only=True) if row[1]}
    filled = etree.fromstring(as_xform(plan)).find(".//{*}instance/{*}incident")

    written = {etree.QName(one).localname for one in filled.iterdescendants()}
    assert written - {"meta", "instanceID"} == asked


def test_the_spreadsheet_is_an_xlsform_that_others_read(tmp_path: Path) -> None:
    pyxform = pytest.importorskip("pyxform.xls2xform", reason="pyxform reads XLSForms")
    path = tmp_path / "incident.xlsx"
    path.write_bytes(as_xlsform(incident_form()))

    converted = pyxform.convert(path, validate=False).xform

    ours, theirs = read_form(as_xform(incident_form())), read_form(converted.encode())
    assert (theirs.form_id, theirs.version) == (ours.form_id, ours.version)
    assert theirs.labels.keys() == ours.labels.keys()
    assert {k: v.keys() for k, v in theirs.choices.items()} == {
        k: v.keys() for k, v in ours.choices.items()
    }


def test_the_engine_of_phones_takes_the_form(tmp_path: Path) -> None:
    validator = pytest.importorskip(
        "pyxform.validators.odk_validate", reason="it brings the engine"
    )
    if shutil.which("java") is None:
        pytest.skip("the engine of phones runs on Java, which is not here")
    path = tmp_path / "incident.xml"
    path.write_bytes(as_xform(incident_form()))

    jar = Path(validator.__file__).parent / "bin" / "ODK_Validate.jar"
    done = subprocess.run(["java", "-Xmx200m", "-jar", jar, path], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


def test_answers_become_an_entry_of_the_record() -> None:
    entry = entry_of(answers())

    assert entry.title == "Attack on a market"
    assert entry.happened.first == date(2023, 6, 15)
    assert (entry.place.label, entry.place.latitude) == ("near the lake", 14.5)
    assert [(one.unit, one.age) for one in entry.victims] == [
        ("individual", "child"),
        ("group", "unknown"),
    ]
    assert [(one.victim, one.violation) for one in entry.acts] == [
        (0, "killing"),
        (0, "torture"),
        (1, "looting"),
    ]
    assert entry.acts[0].involvements[0].party == "armed_group"
    assert entry.sources[0].standing == "primary"


def test_a_date_in_words_keeps_its_precision() -> None:
    entry = entry_of(answers(day="", when="mi-juin 2023"))

    assert entry.happened.first.month == 6
    assert entry.happened.precision != "day"


def test_words_of_a_date_that_cannot_be_placed_are_not_lost() -> None:
    entry = entry_of(answers(day="", when="after the second rains"))

    assert entry.happened is None
    assert "after the second rains" in entry.narrative


def test_answers_that_are_no_answers_are_refused_aloud() -> None:
    with pytest.raises(ValueError):
        entry_of(answers(age="many"))

"""Incidents leave the desk by right and by consent, asked by one, approved by another, until a day."""

import csv
import io
import json
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from manden.access.models import AuditEntry, Compartment, Grant
from manden.access.roles import Role
from manden.collection.checked import Asked
from manden.collection.exports.asking import (
    CannotExport,
    Question,
    approve_export,
    ask_export,
    refuse_export,
    sweep_exports,
    take_export,
)
from manden.collection.exports.models import Export, ExportContent
from manden.collection.formats import formats
from manden.collection.loading import load
from manden.dates import read_date
from manden.vault.actions import record_consent
from manden.vault.models import Identity
from manden.violations.actions import enter_incident
from manden.violations.entry import (
    ActEntry,
    EffectEntry,
    IncidentEntry,
    InvolvementEntry,
    PlaceEntry,
    SourceEntry,
    Toll,
    VictimEntry,
)
from manden.violations.models import Incident, Term
from manden.violations.seeding import lay_vocabularies
from manden.violations.snapshot import snapshot

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SHARE = "share_un"


@pytest.fixture
def vocabularies(operator):
    lay_vocabularies(by=operator)


@pytest.fixture
def asker(person):
    return person("asker", Role.REVIEWER, clearance="strict")


@pytest.fixture
def approver(person):
    user = person("approver", Role.PROTECTION_OFFICER, clearance="strict")
    user.set_password("a long sentence of nobody")
    user.save()
    return user


def entered(operator, **said):
    told = {
        "title": "Attack on a market",
        "happened": read_date("mid-June 2023"),
        "place": PlaceEntry("near the lake", "near", latitude=14.5, longitude=-3.25),
        "narrative": "=cmd|' /C calc'!A0",
        "language": "en",
        "toll": Toll(3, 2, 5),
        "victims": (
            VictimEntry(sex="female", age="adult", age_years=34, capacity="civilian"),
            VictimEntry("group", counted=12, estimated_low=10, estimated_high=20, label="traders"),
        ),
        "acts": (
            ActEntry(
                0,
                "killing",
                "shooting",
                "dead",
                involvements=(
                    InvolvementEntry("armed_group"),
                    InvolvementEntry("own-militia", "ordered", "likely"),
                ),
            ),
            ActEntry(1, "looting", involvements=(InvolvementEntry("unknown"),)),
        ),
        "sources": (
            SourceEntry("witness", "primary", "Saw it, “all” of it;\nand more."),
            SourceEntry("media", "secondary", "Says no.", name="A paper", position="contradicts"),
        ),
        "effects": (EffectEntry("school", "attack", "School of the market", children=40),),
        "parties": {"own-militia": ("militia", "Militia of the lake")},
    }
    entry = IncidentEntry(**(told | said))
    return enter_incident(entry=entry, submission=uuid4(), by=operator, level="internal")


def asked(by, format="csv", filters=None, **said):
    told = {"purpose": SHARE, "reason": "report to the mechanism", "language": "en"} | said
    return ask_export(
        question=Question(filters=filters or {}, format=format, **told), by=by, now=NOW
    )


def table(file: bytes) -> list[dict[str, str]]:
    lines = file.decode("utf-8-sig").splitlines(keepends=True)
    head = sum(line.startswith(("# ", '"# ')) for line in lines)
    return list(csv.DictReader(io.StringIO("".join(lines[head:]), newline="")))


@pytest.mark.parametrize("format", ["csv", "hxl", "xlsx"])
def test_what_goes_out_comes_in_again_the_same(vocabularies, operator, asker, tmp_path, format):
    before = snapshot(entered(operator))
    export = asked(asker, format)
    path = tmp_path / ("out.xlsx" if format == "xlsx" else "out.csv")
    path.write_bytes(take_export(export=export, by=asker, now=NOW))
    Incident.objects.all().delete()

    checked = formats()["incidents"].check(path, Asked())
    told = load(checked=checked, file=path.name, release="", licence="", by=operator)

    assert (told["made"], checked.refused, told.get("rejected")) == (1, (), None)
    assert bare(snapshot(Incident.objects.get())) == bare(before)


def bare(kept: dict) -> list:
    loose = ("key", "submission", "recorded_at", "incident", "victim", "act", "source")
    rows = [*kept["incident"], *(row for part in kept["parts"] for row in part)]
    return [
        {name: value for name, value in row["fields"].items() if name not in loose} for row in rows
    ]


def test_our_own_file_makes_no_second_record_on_the_desk_it_came_from(
    vocabularies, operator, asker, tmp_path
):
    entered(operator)
    path = tmp_path / "out.csv"
    path.write_bytes(take_export(export=asked(asker), by=asker, now=NOW))

    checked = formats()["incidents"].check(path, Asked())
    told = load(checked=checked, file=path.name, release="", licence="", by=operator)

    assert told["made"] == 0
    assert "stands on this desk already" in told["rejected"][0]["reason"]


def test_the_file_says_what_was_asked_and_counts_each_in_its_unit(vocabularies, operator, asker):
    entered(operator)
    entered(operator, title="Another", happened=read_date("2019"))

    export = asked(asker, filters={"first": "2023-01-01", "kind": "militia"}, recipient="Mechanism")
    head = take_export(export=export, by=asker, now=NOW).decode("utf-8-sig").split("\nincident,")[0]

    assert "# Filter: From: 2023-01-01" in head
    assert "# Filter: Kind of party: Militias" in head
    assert "# Recipient: Mechanism" in head
    assert (export.counts["incidents"], export.counts["people"]) == (1, 13)
    assert (export.counts["violations"], export.counts["by_party"]["militia"]) == (2, 1)
    assert "# Violations, counted on acts: 2" in head


def test_formulas_stay_text(vocabularies, operator, asker):
    entered(operator)

    rows = table(take_export(export=asked(asker), by=asker, now=NOW))
    book = load_workbook(
        io.BytesIO(take_export(export=asked(asker, "xlsx"), by=asker, now=NOW)), data_only=False
    )

    assert rows[0]["narrative"].startswith("'=cmd")
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_as_json_and_geojson_an_incident_holds_its_parts(vocabularies, operator, asker):
    incident = entered(operator)
    entered(operator, title="Nowhere", place=PlaceEntry("somewhere"))

    told = json.loads(take_export(export=asked(asker, "json"), by=asker, now=NOW))
    features = json.loads(take_export(export=asked(asker, "geojson"), by=asker, now=NOW))

    [one] = [one for one in told["incidents"] if one["incident"] == incident.key]
    assert [len(victim["acts"]) for victim in one["victims"]] == [2, 1]
    assert (len(one["sources"]), len(one["effects"])) == (2, 1)
    points = {feature["id"]: feature["geometry"] for feature in features["features"]}
    assert points.pop(incident.key) == {"type": "Point", "coordinates": [-3.25, 14.5]}
    assert list(points.values()) == [None]
    assert features["about"][0]["name"] == "Incidents of the desk"


def test_another_approves_and_only_who_asked_takes_it(vocabularies, operator, asker, approver):
    entered(operator)
    export = asked(asker)

    assert export.outcome == "waiting"
    with pytest.raises(CannotExport, match="not approved"):
        take_export(export=export, by=asker, now=NOW)
    with pytest.raises(CannotExport, match="does not approve it"):
        approve_export(export=export, by=asker, now=NOW)

    approve_export(export=export, by=approver, now=NOW)
    with pytest.raises(CannotExport, match="taken by who asked"):
        take_export(export=export, by=approver, now=NOW)
    assert take_export(export=export, by=asker, now=NOW)
    acts = list(AuditEntry.objects.filter(act__startswith="export.").values_list("act", flat=True))
    assert acts == ["export.ask", "export.approve", "export.take"]


def test_a_file_is_sealed_and_goes_when_its_day_is_over(vocabularies, operator, asker, approver):
    entered(operator)
    export, refused = asked(asker), asked(asker)
    approve_export(export=export, by=approver, now=NOW)
    assert b"market" not in bytes(export.content.sealed)

    refuse_export(export=refused, by=approver, now=NOW)
    with pytest.raises(CannotExport, match="expired"):
        take_export(export=export, by=asker, now=NOW + timedelta(days=8))
    assert sweep_exports(by=operator, now=NOW + timedelta(days=8)) == 1

    assert not ExportContent.objects.exists()
    assert Export.objects.count() == 2


@pytest.fixture
def of_people(vocabularies, operator, asker):
    """An incident with a victim and a witness known to the vault; only the witness's words of
    sharing are given."""
    circle = Compartment.objects.create(code="lakes", name_fr="Lacs", name_en="Lakes")
    Grant.objects.create(
        user=asker, compartment=circle, reason="r", granted_by=operator,
        expires_at=NOW + timedelta(days=30),
    )  # fmt: skip
    entry = IncidentEntry(
        title="Raid",
        victims=(
            VictimEntry(identity={"full_name": "Zuri Vale"}, consents=("keep",)),
            VictimEntry(),
        ),
        acts=(ActEntry(0, "killing"), ActEntry(1, "looting")),
        sources=(
            SourceEntry(
                "witness",
                "primary",
                "Saw.",
                identity={"full_name": "Omo Tal"},
                consents=("keep", SHARE),
            ),
        ),
    )
    return enter_incident(entry=entry, submission=uuid4(), by=operator, compartment=circle)


def withdrawn(identity, purpose, by):
    record_consent(
        identity=identity, purpose=purpose, state="withdrawn", manner="oral", by=by, now=NOW
    )


def test_who_did_not_agree_to_share_is_left_out_and_counted(of_people, asker):
    export = asked(asker)

    rows = table(take_export(export=export, by=asker, now=NOW))

    assert [row["violation"] for row in rows] == ["looting"]
    assert export.counts["left_out"] == {"incidents": 0, "victims": 1, "statements": 0}
    with pytest.raises(CannotExport, match="no incident that you may share"):
        asked(asker, purpose="share_state")


def test_who_withdraws_is_out_of_an_export_approved_before(of_people, operator, asker):
    export = asked(asker)
    [row] = table(take_export(export=export, by=asker, now=NOW))
    assert row["statement"] == "Saw."

    withdrawn(Identity.objects.get(as_source__isnull=False), SHARE, operator)

    assert table(take_export(export=export, by=asker, now=NOW)) == []
    export.refresh_from_db()
    assert export.counts["incidents"] == 0


def test_no_name_leaves_and_a_nameless_export_has_no_pseudonym(of_people, operator, asker):
    for identity in Identity.objects.all():
        for purpose in (SHARE, "publish_anonymous"):
            record_consent(
                identity=identity,
                purpose=purpose,
                state="given",
                manner="oral",
                by=operator,
                now=NOW,
            )
    pseudonyms = set(Identity.objects.values_list("pseudonym", flat=True))

    shared = take_export(export=asked(asker), by=asker, now=NOW).decode()
    nameless = take_export(
        export=asked(asker, purpose="publish_anonymous"), by=asker, now=NOW
    ).decode()

    assert all(one in shared and one not in nameless for one in pseudonyms)
    assert "Zuri" not in shared + nameless


def test_only_who_may_export_asks_and_a_bad_question_says_why(
    vocabularies, operator, person, asker
):
    entered(operator)
    with pytest.raises(CannotExport, match="reviewer, a desk officer or an analyst"):
        asked(person("field", Role.MONITOR))
    for said, reason in (
        ({"format": "pdf"}, "a file is csv"),
        ({"purpose": "keep"}, "a purpose is"),
        ({"reason": " "}, "says why"),
        ({"filters": {"nobody": "x"}}, "no filter of the list"),
        ({"filters": {"violation": "flying"}}, "no choice"),
        ({"filters": {"first": "2090-01-01"}}, "no incident that you may share"),
    ):
        with pytest.raises(CannotExport, match=reason):
            asked(asker, **said)


def test_a_workbook_is_made_of_the_parts_that_spreadsheets_ask_for(vocabularies, operator, asker):
    entered(operator)

    file = take_export(export=asked(asker, "xlsx"), by=asker, now=NOW)

    names = zipfile.ZipFile(io.BytesIO(file)).namelist()
    assert {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"} <= set(names)
    book = load_workbook(io.BytesIO(file))
    assert book.sheetnames == ["incidents", "about"]
    assert Term.objects.filter(code=book["incidents"]["Y2"].value or "killing").exists()

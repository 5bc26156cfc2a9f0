"""Evidence leaves with an export only when it was asked for, as copies, each with its trace."""

import csv
import io
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from manden.access.models import Compartment, Grant
from manden.access.roles import Role
from manden.collection.exports.asking import CannotExport, Question, ask_export
from manden.collection.exports.attachments import take_attachments
from manden.vault.actions import record_consent
from manden.vault.actions.deriving import Box, Copy, decide, redact
from manden.vault.actions.receiving import receive_file
from manden.vault.file_stream import pieces_of
from manden.violations.actions import enter_incident
from manden.violations.attaching import attach_evidence
from manden.violations.entry import IncidentEntry, SourceEntry
from manden.violations.models import Source
from manden.violations.seeding import lay_vocabularies
from tests.vault import files

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def stores(tmp_path, settings):
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"


@pytest.fixture
def asker(person):
    return person("asker", Role.REVIEWER, clearance="strict")


@pytest.fixture
def raid(operator):
    lay_vocabularies(by=operator)
    said = SourceEntry(
        "witness",
        "primary",
        "Saw it.",
        identity={"full_name": "Zuri Vale"},
        consents=("keep", "share_un"),
    )
    entry = IncidentEntry(title="Raid", sources=(said,))
    circle = Compartment.objects.create(code="lakes", name_fr="Lacs", name_en="Lakes")
    return enter_incident(
        entry=entry, submission=uuid4(), by=operator, level="internal", compartment=circle
    )


@pytest.fixture
def let_in(raid, asker, operator):
    Grant.objects.create(
        user=asker,
        compartment=raid.compartment,
        reason="their region",
        granted_by=operator,
        expires_at=NOW + timedelta(days=30),
    )


@pytest.fixture
def beside(raid, asker, let_in):
    def keep(data, name, source=None):
        told = {"about": name, "compartment": raid.compartment, "by": asker, "now": NOW}
        evidence = receive_file(pieces=[data], name=name, **told).evidence
        attach_evidence(evidence=evidence, incident=raid, by=asker, now=NOW, source=source)
        return evidence

    return keep


def asked(by, **said):
    told = {"purpose": "share_un", "recipient": "Mechanism", "reason": "report", "filters": {}}
    question = Question(format="csv", **({"attachments": True} | told | said))
    return ask_export(question=question, by=by, now=NOW)


def opened(export, by):
    archive = zipfile.ZipFile(io.BytesIO(take_attachments(export=export, by=by, now=NOW)))
    listed = list(csv.DictReader(io.StringIO(archive.read("files.csv").decode())))
    return archive, listed


def test_files_leave_as_copies_without_metadata_and_each_with_its_trace(beside, raid, asker):
    evidence = beside(files.jpeg(), "market.jpg")

    archive, [line] = opened(asked(asker), asker)

    assert (line["incident"], line["file"]) == (raid.key, evidence.key)
    content = archive.read(line["name"])
    assert line["name"] == f"{evidence.key}.jpg" and b"PhoneMaker" not in content
    last = evidence.custody.last()
    assert (last.kind, last.purpose, last.recipient) == ("shared", "share_un", "Mechanism")
    assert last.note.startswith("export ")


def test_an_approved_copy_leaves_in_place_of_the_file(beside, asker, person, operator):
    parent = beside(files.jpeg(), "market.jpg")
    copy = redact(
        evidence=parent,
        boxes=[Box(1, 0, 0, 50, 100)],
        copy=Copy("Half", "report", "internal"),
        by=asker,
        now=NOW,
    )
    decide(evidence=copy, approved=True, reason="", by=operator, now=NOW)

    archive, [line] = opened(asked(asker), asker)

    assert archive.read(line["name"]) == b"".join(pieces_of(copy))
    assert copy.custody.last().kind == "exported"
    assert parent.custody.last().kind == "derived"


def test_a_recording_stays_and_the_list_says_so(beside, asker):
    beside(files.mp4(), "video.mp4")

    archive, [line] = opened(asked(asker), asker)

    assert archive.namelist() == ["files.csv"]
    assert "recording" in line["left_out"] and not line["sha256"]


def test_a_word_withdrawn_since_keeps_the_file_in(beside, raid, asker):
    source = Source.objects.get()
    beside(files.jpeg(), "market.jpg", source)
    beside(files.png(), "well.png")
    export = asked(asker)
    record_consent(
        identity=source.identity,
        purpose="share_un",
        state="withdrawn",
        manner="oral",
        by=asker,
        now=NOW,
    )

    archive, listed = opened(export, asker)

    assert listed == [] and archive.namelist() == ["files.csv"]


def test_files_are_asked_for_by_who_may_and_for_somebody(beside, asker, person):
    beside(files.jpeg(), "market.jpg")
    analyst = person("a", Role.ANALYST, clearance="strict")

    with pytest.raises(CannotExport, match="with whom"):
        asked(asker, recipient="")
    with pytest.raises(CannotExport, match="with whom"):
        asked(asker, purpose="publish_anonymous")
    with pytest.raises(CannotExport, match="reviewer"):
        asked(analyst)
    with pytest.raises(CannotExport, match="not asked for"):
        take_attachments(export=asked(asker, attachments=False), by=asker, now=NOW)

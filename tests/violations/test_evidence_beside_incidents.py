"""Files beside incidents: given there, seen by right and consent, kept from a conflict."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from manden.access.roles import Role
from manden.vault.actions import flag_conflict, record_consent
from manden.vault.actions.concerning import put_in_file
from manden.vault.actions.receiving import receive_file
from manden.vault.evidence_reach import EvidenceReach
from manden.vault.models import Evidence
from manden.violations.actions import enter_incident
from manden.violations.attaching import CannotAttach, attach_evidence
from manden.violations.entry import IncidentEntry, SourceEntry
from manden.violations.models import EvidenceLink, Source
from tests.access.test_row_level_security import as_the_application
from tests.vault import files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def key_file(tmp_path, settings):
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"


@pytest.fixture
def reader(person):
    return person("reader", Role.REVIEWER, clearance="strict")


@pytest.fixture
def raid(vocabularies, circle, granted, reader, operator):
    granted(reader)
    said = SourceEntry(
        "witness",
        "primary",
        "Saw it.",
        identity={"full_name": "Zuri Vale"},
        consents=("keep",),
    )
    entry = IncidentEntry(title="Raid", sources=(said,))
    return enter_incident(
        entry=entry, submission=uuid4(), by=operator, compartment=circle, level="confidential"
    )


@pytest.fixture
def kept(circle, reader, raid):
    def keep(data=None, **more):
        told = {"about": "The market", "compartment": circle, "by": reader, "now": timezone.now()}
        given = receive_file(pieces=[data or files.jpeg()], name="a.jpg", **(told | more))
        return given.evidence

    return keep


def beside(evidence, incident, reader, source=None):
    return attach_evidence(
        evidence=evidence, incident=incident, by=reader, now=timezone.now(), source=source
    )


def test_a_file_given_on_the_page_of_an_incident_stands_beside_it(proved, reader, raid):
    client = proved(reader)
    form = {
        "file": SimpleUploadedFile("a.jpg", files.jpeg()),
        "about": "The market",
        "circle": "lakes",
        "level": "confidential",
        "source": Source.objects.get().key,
    }

    answer = client.post(f"/en/incidents/{raid.key}/evidence/", form)

    link = EvidenceLink.objects.get()
    assert answer["Location"] == f"/en/evidence/{link.evidence.key}/receipt/"
    assert link.source == Source.objects.get()
    assert [one.kind for one in link.evidence.custody.all()] == ["received", "attached"]
    page = client.get(f"/en/incidents/{raid.key}/").content.decode()
    assert link.evidence.key in page
    assert raid.key in client.get(f"/en/evidence/{link.evidence.key}/").content.decode()
    assert (
        link.evidence.sha256 in client.get(f"/en/incidents/{raid.key}/file/full/").content.decode()
    )


def test_a_file_that_is_here_is_named_by_its_number(proved, reader, raid, kept):
    client, evidence = proved(reader), kept()
    address = f"/en/incidents/{raid.key}/evidence/known/"

    assert client.post(address, {"file": "E-AAAAAAA"}).status_code == 422
    assert client.post(address, {"file": evidence.key.lower()}).status_code == 302
    assert EvidenceLink.objects.get().evidence == evidence


def test_a_file_follows_the_consent_of_the_source_that_gave_it(reader, raid, kept):
    source = Source.objects.get()
    evidence = kept()
    beside(evidence, raid, reader, source)
    assert EvidenceReach(reader).files().exists()

    record_consent(
        identity=source.identity,
        purpose="keep",
        state="withdrawn",
        manner="oral",
        by=reader,
        now=timezone.now(),
    )

    assert not EvidenceReach(reader).files().exists()


def test_sharing_asks_the_consent_of_the_source(reader, raid, kept):
    beside(kept(), raid, reader, Source.objects.get())

    assert not EvidenceReach(reader, "share_state", "Ministry").files().exists()


def test_a_conflict_on_the_incident_closes_its_files(reader, raid, kept, protection_officer):
    beside(kept(), raid, reader)
    identity = Source.objects.get().identity

    flag_conflict(
        user=reader, identity=identity, reason="a cousin", by=protection_officer, now=timezone.now()
    )

    assert not EvidenceReach(reader).files().exists()


def test_a_file_beside_incidents_out_of_reach_is_out_of_reach(
    person, reader, raid, kept, operator, granted
):
    evidence = kept(compartment=None)
    beside(evidence, raid, reader)
    outsider = person("outsider", Role.REVIEWER, clearance="strict")

    assert not EvidenceReach(outsider).files().exists()
    assert EvidenceReach(granted(outsider)).files().get() == evidence


def test_said_twice_it_is_said_once_and_no_stranger_gave_it(reader, raid, kept, operator):
    evidence = kept()
    beside(evidence, raid, reader)
    beside(evidence, raid, reader)
    other = enter_incident(entry=IncidentEntry(title="Other"), submission=uuid4(), by=operator)

    with pytest.raises(CannotAttach, match="said nothing"):
        beside(evidence, other, reader, Source.objects.get())
    assert evidence.custody.filter(kind="attached").count() == 1


def test_who_may_not_edit_the_incident_puts_nothing_beside(proved, person, raid, kept):
    outsider = proved(person("outsider", Role.REVIEWER, clearance="strict"))
    evidence = kept()

    for address, form in (("evidence/", {}), ("evidence/known/", {"file": evidence.key})):
        assert outsider.post(f"/en/incidents/{raid.key}/{address}", form).status_code == 404
    assert not EvidenceLink.objects.exists()


@pytest.fixture
def their_own(vocabularies, circle, monitor):
    """A report of a monitor, kept since in a circle into which they are not let."""
    entry = IncidentEntry(title="Raid at the ford")
    return enter_incident(entry=entry, submission=uuid4(), by=monitor, compartment=circle)


def given(circle, data=None):
    picture = SimpleUploadedFile("a.jpg", data or files.jpeg())
    return {"file": picture, "about": "The ford", "circle": circle, "level": "strict"}


def test_a_monitor_puts_a_file_beside_their_own_report_in_a_circle_closed_to_them(
    proved, monitor, circle, their_own
):
    client = proved(monitor)

    answer = client.post(f"/en/incidents/{their_own.key}/evidence/", given("lakes"))

    evidence = EvidenceLink.objects.get(incident=their_own).evidence
    assert evidence.compartment == circle
    receipt = client.get(answer["Location"])
    assert evidence.sha256 in receipt.content.decode()


def test_the_file_of_a_report_in_a_closed_circle_stays_in_that_circle(proved, monitor, their_own):
    client = proved(monitor)

    for elsewhere in ("", "another"):
        answer = client.post(f"/en/incidents/{their_own.key}/evidence/", given(elsewhere))
        assert answer.status_code == 422
    assert not EvidenceLink.objects.exists()


@pytest.mark.postgresql
def test_the_database_lets_a_monitor_put_a_file_where_they_may_not_read(
    monitor, circle, kept, reader, granted, their_own
):
    granted(reader)
    beside(kept(files.png()), their_own, reader)

    with as_the_application(monitor):
        evidence = kept(by=monitor)
        link = beside(evidence, their_own, monitor)
        seen = list(Evidence.objects.all())

    assert link.pk and seen == [evidence]


def test_a_monitor_sees_none_of_the_files_that_others_put_beside_their_report(
    proved, monitor, reader, granted, kept, their_own
):
    granted(reader)
    theirs = kept()
    beside(theirs, their_own, reader)
    client = proved(monitor)

    page = client.get(f"/en/incidents/{their_own.key}/")

    assert page.status_code == 200
    assert theirs.key not in page.content.decode()
    assert client.get(f"/en/evidence/{theirs.key}/").status_code == 404
    assert client.get(f"/en/evidence/{theirs.key}/receipt/").status_code == 404


def test_a_monitor_puts_nothing_beside_the_report_of_another(proved, person, their_own):
    client = proved(person("elsewhere", Role.MONITOR))

    answer = client.post(f"/en/incidents/{their_own.key}/evidence/", given("lakes"))

    assert answer.status_code == 404
    assert not EvidenceLink.objects.exists()


def test_the_page_of_a_person_names_their_incidents_and_files(proved, reader, raid, kept):
    evidence, identity = kept(), Source.objects.get().identity
    put_in_file(evidence=evidence, identity=identity, by=reader, now=timezone.now())

    page = proved(reader).get(f"/en/identities/{identity.pseudonym}/").content.decode()

    assert raid.key in page and evidence.key in page

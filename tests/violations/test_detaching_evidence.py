"""A file put beside an incident by mistake: taken away within the day, kept with its custody."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from manden.access.models import AuditEntry
from manden.access.roles import Role
from manden.vault.actions.receiving import receive_file
from manden.vault.evidence_reach import EvidenceReach
from manden.vault.file_stream import pieces_of
from manden.violations.actions import enter_incident
from manden.violations.attaching import CannotDetach, attach_evidence, detach_evidence
from manden.violations.entry import IncidentEntry
from manden.violations.joining import merge_incidents
from manden.violations.models import EvidenceLink
from tests.vault import files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def key_file(tmp_path, settings):
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"


@pytest.fixture
def reader(person):
    return person("reader", Role.REVIEWER, clearance="strict")


@pytest.fixture
def colleague(person):
    return person("colleague", Role.REVIEWER, clearance="strict")


@pytest.fixture
def raid(vocabularies, reader):
    return told("Raid", reader)


def told(title, by):
    return enter_incident(entry=IncidentEntry(title=title), submission=uuid4(), by=by)


def kept(by):
    now = timezone.now()
    given = {"name": "a.jpg", "about": "The market", "compartment": None}
    return receive_file(pieces=[files.jpeg()], **given, by=by, now=now).evidence


def put(evidence, incident, by, **more):
    return attach_evidence(evidence=evidence, incident=incident, by=by, now=timezone.now(), **more)


def take_away(link, by, after=timedelta()):
    detach_evidence(link=link, reason="another market", by=by, now=timezone.now() + after)


def test_a_file_given_here_by_mistake_leaves_and_its_giver_alone_sees_it(
    proved, reader, colleague, raid
):
    client = proved(reader)
    picture = SimpleUploadedFile("a.jpg", files.jpeg())
    form = {"file": picture, "about": "The market", "circle": "", "level": "internal"}
    client.post(f"/en/incidents/{raid.key}/evidence/", form)
    link = EvidenceLink.objects.get()
    before = EvidenceReach(colleague).files().get()

    address = f"/en/incidents/{raid.key}/evidence/{link.pk}/detach/"
    answer = client.post(address, {"reason": "another market"}, follow=True)

    assert "the file and its custody stay" in answer.content.decode()
    assert link.evidence.key not in client.get(f"/en/incidents/{raid.key}/").content.decode()
    kinds = [one.kind for one in before.custody.all()]
    assert kinds[:2] == ["received", "attached"] and kinds[-1] == "detached"
    assert b"".join(pieces_of(before)) == files.jpeg()
    assert EvidenceReach(reader).files().get() == before
    assert not EvidenceReach(colleague).files().exists()
    assert AuditEntry.objects.filter(act="incident.detach_evidence").count() == 1


def test_a_file_that_was_here_before_goes_back_to_who_could_see_it(reader, colleague, raid):
    evidence = kept(reader)
    link = put(evidence, raid, colleague)

    take_away(link, colleague)

    assert EvidenceReach(colleague).files().get() == evidence


def test_taken_away_it_can_be_put_beside_the_right_one_and_here_again(reader, colleague, raid):
    evidence, other = kept(reader), told("The other raid", reader)
    take_away(put(evidence, raid, reader, given_here=True), reader)

    put(evidence, other, reader)
    put(evidence, raid, reader)

    assert evidence.links.filter(detached_at=None).count() == 2
    assert EvidenceReach(colleague).files().get() == evidence


def test_after_a_day_it_stays(proved, reader, raid):
    link = put(kept(reader), raid, reader)
    with pytest.raises(CannotDetach, match="more than a day"):
        take_away(link, reader, after=timedelta(days=1, minutes=1))
    EvidenceLink.objects.update(recorded_at=timezone.now() - timedelta(days=2))
    client = proved(reader)

    page = client.get(f"/en/incidents/{raid.key}/evidence/").content.decode()
    answer = client.post(
        f"/en/incidents/{raid.key}/evidence/{link.pk}/detach/", {"reason": "late"}, follow=True
    )

    assert "detach" not in page
    assert "only within a day" in answer.content.decode()
    assert EvidenceLink.objects.filter(detached_at=None).exists()


def test_it_says_why_and_is_taken_away_once(proved, reader, raid):
    link = put(kept(reader), raid, reader)
    address = f"/en/incidents/{raid.key}/evidence/{link.pk}/detach/"

    assert proved(reader).post(address, {"reason": " "}).status_code == 422
    take_away(link, reader)
    with pytest.raises(CannotDetach, match="already"):
        take_away(link, reader)


def test_nobody_takes_away_what_is_beside_another_incident(proved, reader, raid):
    link, other = put(kept(reader), raid, reader), told("The other raid", reader)

    answer = proved(reader).post(
        f"/en/incidents/{other.key}/evidence/{link.pk}/detach/", {"reason": "not mine"}
    )

    assert answer.status_code == 404
    assert EvidenceLink.objects.filter(detached_at=None).exists()


def test_what_was_taken_away_here_still_comes_with_the_incident_merged_in(reader, raid):
    evidence, twin = kept(reader), told("The same raid", reader)
    take_away(put(evidence, raid, reader), reader)
    put(evidence, twin, reader)

    merge_incidents(kept=raid, merged=twin, same={}, reason="told twice", by=reader)

    assert [one.incident for one in evidence.links.filter(detached_at=None)] == [raid]

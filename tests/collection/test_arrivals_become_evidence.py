"""What a phone attached becomes evidence beside the incident, once the arrival is accepted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from manden.access.models import User
from manden.collection.models import Arrival
from manden.collection.openrosa.incident_form import incident_form
from manden.collection.openrosa.keeping_files import keep_files
from manden.vault.file_stream import pieces_of
from manden.vault.models import Evidence
from manden.violations.models import EvidenceLink, Incident
from tests.collection.phone import Phone
from tests.collection.test_openrosa_pages import (  # noqa: F401
    FILLED,
    SignIn,
    circle,
    judge,
    key_file,
    now,
    phone,
)
from tests.vault import files

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> None:
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"


@pytest.fixture
def sent(phone: Phone) -> Arrival:  # noqa: F811
    told = FILLED.format(
        version=incident_form().version, instance="1", age="9", title="Attack on a well"
    )
    attached = {"p.jpg": files.jpeg(), "trap.jpg": b"MZ\x90\x00program"}
    assert phone.post(told.encode(), attached).status_code == 201
    return Arrival.objects.get()


def test_accepted_its_good_files_are_evidence_and_the_others_are_named(
    sent: Arrival,
    judge: User,  # noqa: F811
    signed_in: SignIn,
) -> None:
    client = signed_in(judge)

    page = client.post(f"/en/arrivals/{sent.pk}/enter/", follow=True).content.decode()

    link = EvidenceLink.objects.get()
    assert link.incident == Incident.objects.get()
    assert b"".join(pieces_of(link.evidence)) == files.jpeg()
    assert (link.evidence.origin, link.evidence.level) == ("arrival", sent.level)
    received, attached = link.evidence.custody.all()
    assert (received.kind, attached.kind) == ("received", "attached")
    assert received.note.startswith(f"arrival {sent.pk}, ")
    assert "1 file is kept as evidence" in page
    assert "A file stays with the arrival alone. This kind of file is not taken" in page


def test_kept_again_it_goes_on_where_it_stopped(
    sent: Arrival,
    judge: User,  # noqa: F811
    signed_in: SignIn,
    now: datetime,  # noqa: F811
) -> None:
    client = signed_in(judge)
    client.post(f"/en/arrivals/{sent.pk}/enter/")
    sent.refresh_from_db()

    again = keep_files(arrival=sent, by=judge, now=now)
    client.post(f"/en/arrivals/{sent.pk}/keep/")

    assert again.kept == 0 and Evidence.objects.count() == 1
    assert Evidence.objects.get().custody.count() == 2


def test_waiting_it_makes_no_evidence(
    sent: Arrival,
    judge: User,  # noqa: F811
    signed_in: SignIn,
) -> None:
    signed_in(judge).post(f"/en/arrivals/{sent.pk}/keep/")

    assert not Evidence.objects.exists()

"""Forms and submissions of the field's own servers: taken in, and out again to the byte.

Where the real data are absent, the same is proved on inputs of our own making in the other files.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from manden.access.models import User
from manden.collection.models import ArrivalVersion, FormVersion
from manden.collection.openrosa.hardened_xml import local_name, parsed
from manden.collection.openrosa.published import publish
from manden.collection.openrosa.sealing import opened
from manden.collection.openrosa.submission_reading import read_submission
from manden.collection.openrosa.tokens import make_phone_token
from tests.collection.phone import Phone, xform

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings: Settings) -> None:
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"


@pytest.fixture
def folder(shared_data: Path) -> Path:
    found = shared_data / "mali" / "openrosa"
    if not found.exists():
        pytest.skip(f"no forms of the field at {found}")
    return found


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def phone(monitor: User, now: datetime) -> Phone:
    token = make_phone_token(name="P", compartment=None, days=3, by=monitor, now=now)
    return Phone(Client(), token)


def forms_in(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.xml")) if b"<h:html" in path.read_bytes()]


def submissions_in(folder: Path) -> list[Path]:
    xml = sorted((folder / "viewer").rglob("*.xml"))
    return [path for path in xml if b"<h:html" not in path.read_bytes()]


def test_forms_come_out_as_they_went_in(
    folder: Path, phone: Phone, desk_officer: User, now: datetime
) -> None:
    given = {path: path.read_bytes() for path in forms_in(folder)}
    told = {path: publish(xml=xml, by=desk_officer, now=now) for path, xml in given.items()}

    out = {path: phone.get(f"forms/{one.pk}/form.xml").content for path, one in told.items()}
    listed = phone.get("formList").content

    assert len(given) >= 8
    assert out == given
    assert all(one.form.form_id.encode() in listed for one in told.values())


def test_submissions_come_out_as_they_went_in(
    folder: Path, phone: Phone, desk_officer: User, now: datetime
) -> None:
    given = {path: path.read_bytes() for path in submissions_in(folder)}
    for xml in given.values():
        said = read_submission(xml)
        if not FormVersion.objects.filter(form__form_id=said.form_id).exists():
            root = local_name(parsed(xml))
            blank = xform(form=said.form_id, version=said.version, root=root)
            publish(xml=blank, by=desk_officer, now=now)

    answers = {path: phone.post(xml).status_code for path, xml in given.items()}
    again = {path: phone.post(xml).status_code for path, xml in given.items()}

    kept = {opened(one.xml) for one in ArrivalVersion.objects.all()}
    assert len(given) >= 10
    assert set(answers.values()) == {201}, answers
    assert set(again.values()) == {202}
    assert kept == set(given.values())


def test_a_form_of_250_questions_is_filled_and_sent(
    folder: Path, phone: Phone, desk_officer: User, now: datetime
) -> None:
    soak = folder / "odk-central" / "test" / "e2e" / "soak"
    publish(xml=(soak / "250q-form.xml").read_bytes(), by=desk_officer, now=now)
    template = (soak / "250q-submission.template.xml").read_text()
    xml = template.replace("{{uuid}}", str(uuid4())).replace("{{randInt}}", "7").encode()

    answer = phone.post(xml)

    assert answer.status_code == 201
    assert opened(ArrivalVersion.objects.get().xml) == xml

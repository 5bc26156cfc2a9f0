"""The tray of arrivals, phones and forms: who may see them, and what is decided there."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from manden.access.models import AuditEntry, Compartment, Grant, User
from manden.access.roles import Role
from manden.collection.models import Arrival, ArrivalVersion
from manden.collection.openrosa.form_reading import read_form
from manden.collection.openrosa.incident_answers import entry_of
from manden.collection.openrosa.incident_form import incident_form
from manden.collection.openrosa.models import PhoneToken
from manden.collection.openrosa.phone_settings import settings_text
from manden.collection.openrosa.published import publish
from manden.collection.openrosa.reviewing import CannotDecide, make_incident
from manden.collection.openrosa.sealing import opened
from manden.collection.openrosa.shown_answers import shown_answers
from manden.collection.openrosa.tokens import make_phone_token
from manden.collection.openrosa.xform_writing import as_xform
from manden.violations.models import Incident
from manden.violations.seeding import lay_vocabularies
from tests.collection.phone import Phone, filled, xform

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
FILLED = """<incident id="manden_incident" version="{version}"><title>{title}</title>
<day>2023-06-15</day><where>near the lake</where>
<victim><unit>individual</unit><sex>female</sex><age_years>{age}</age_years>
<violation>killing</violation><party>armed_group</party></victim>
<source><kind>witness</kind><standing>primary</standing><statement>Saw it.</statement></source>
<meta><instanceID>uuid:{instance}</instanceID></meta></incident>"""


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings: Settings) -> None:
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def circle(db: None) -> Compartment:
    return Compartment.objects.create(code="lakes", name_fr="Lacs", name_en="Lakes")


@pytest.fixture
def judge(person: Callable[..., User]) -> User:
    """A reviewer cleared for what is confidential."""
    return person("judge", Role.REVIEWER, clearance="confidential")


@pytest.fixture
def phone(monitor: User, desk_officer: User, operator: User, now: datetime) -> Phone:
    lay_vocabularies(by=operator)
    publish(xml=as_xform(incident_form()), by=desk_officer, now=now, ours=True)
    publish(xml=xform(), by=desk_officer, now=now)
    token = make_phone_token(name="Phone", compartment=None, days=3, by=monitor, now=now)
    return Phone(Client(), token)


def sent(phone: Phone, instance: str = "1", age: str = "9", title: str = "Attack") -> Arrival:
    told = FILLED.format(version=incident_form().version, instance=instance, age=age, title=title)
    assert phone.post(told.encode(), {"p.jpg": b"picture"}).status_code == 201
    return Arrival.objects.latest("pk")


def test_a_reviewer_reads_an_arrival_as_it_was_told(
    phone: Phone, judge: User, signed_in: SignIn
) -> None:
    arrival = sent(phone)
    desk = signed_in(judge)

    listed = desk.get("/en/arrivals/").content.decode()
    page = desk.get(f"/en/arrivals/{arrival.pk}/").content.decode()
    files = re.findall(r'href="(/en/arrivals/\d+/(?:files|versions)/[^"]+)"', page)
    picture = next(desk.get(one) for one in files if "/files/" in one)

    assert f"/en/arrivals/{arrival.pk}/" in listed
    assert "What was done to them?" in page and "Killing" in page and "p.jpg" in page
    assert picture.content == b"picture"
    assert picture["Content-Disposition"].startswith("attachment")
    assert AuditEntry.objects.filter(act="report.review", actor=judge.pseudonym).count() == 3


def test_an_arrival_becomes_an_incident_once(phone: Phone, judge: User, signed_in: SignIn) -> None:
    arrival = sent(phone)
    before = Incident.objects.count()
    desk = signed_in(judge)

    desk.post(f"/en/arrivals/{arrival.pk}/enter/")
    desk.post(f"/en/arrivals/{arrival.pk}/enter/")

    incident = Incident.objects.get()
    arrival.refresh_from_db()
    assert before == 0, "an arrival is not in the record by itself"
    assert (arrival.state, arrival.incident) == ("entered", incident)
    assert (incident.title, incident.status, incident.level) == (
        "Attack",
        "reported",
        "confidential",
    )
    assert incident.acts.get().violation.code == "killing"
    assert AuditEntry.objects.filter(act="report.entered").count() == 1


def test_an_edit_that_comes_after_the_decision_is_seen(
    phone: Phone, judge: User, signed_in: SignIn
) -> None:
    phone.post(filled("uuid:a"))
    arrival, desk = Arrival.objects.get(), signed_in(judge)
    desk.post(f"/en/arrivals/{arrival.pk}/aside/", {"reason": "a trial"})
    before = desk.get("/en/arrivals/?state=edited").content.decode()

    phone.post(filled("uuid:b", answer="corrected", deprecated="uuid:a"))

    listed = desk.get("/en/arrivals/?state=edited").content.decode()
    page = desk.get(f"/en/arrivals/{arrival.pk}/").content.decode()
    assert f"/en/arrivals/{arrival.pk}/" not in before
    assert f"/en/arrivals/{arrival.pk}/" in listed
    assert "corrected" in page and "An edit came after" in page
    assert Arrival.objects.get().state == "aside"


def test_answers_that_contradict_make_nothing(phone: Phone, judge: User, now: datetime) -> None:
    arrival = sent(phone, age="4000")

    with pytest.raises(CannotDecide):
        make_incident(arrival=arrival, by=judge, now=now)

    assert not Incident.objects.exists()
    assert Arrival.objects.get().state == "waiting"


def test_an_arrival_of_another_form_is_attached_or_set_aside(
    phone: Phone, judge: User, signed_in: SignIn
) -> None:
    made = sent(phone)
    desk = signed_in(judge)
    desk.post(f"/en/arrivals/{made.pk}/enter/")
    phone.post(filled("uuid:a"))
    phone.post(filled("uuid:b"))
    second, third = Arrival.objects.filter(state="waiting").order_by("pk")

    desk.post(f"/en/arrivals/{second.pk}/enter/")
    desk.post(f"/en/arrivals/{second.pk}/attach/", {"key": "I-NOTHERE"})
    unmoved = Arrival.objects.get(pk=second.pk).state
    desk.post(f"/en/arrivals/{second.pk}/attach/", {"key": Incident.objects.get().key})
    without = desk.post(f"/en/arrivals/{third.pk}/aside/", {"reason": " "})
    desk.post(f"/en/arrivals/{third.pk}/aside/", {"reason": "sent as a trial"})

    states = dict(Arrival.objects.values_list("pk", "state"))
    assert unmoved == "waiting" and without.status_code == 422
    assert (states[second.pk], states[third.pk]) == ("attached", "aside")


def test_who_may_not_review_finds_nothing(
    phone: Phone,
    monitor: User,
    reviewer: User,
    analyst: User,
    nobody_special: User,
    signed_in: SignIn,
) -> None:
    arrival = sent(phone)
    address = f"/en/arrivals/{arrival.pk}/"

    for one in (monitor, analyst, nobody_special):
        assert signed_in(one).get("/en/arrivals/").status_code == 404
        assert signed_in(one).get(address).status_code == 404
    uncleared = signed_in(reviewer)

    assert uncleared.get(address).status_code == 404
    assert uncleared.post(f"{address}enter/").status_code == 404
    assert address not in uncleared.get("/en/arrivals/").content.decode()


def test_what_a_phone_sends_lies_in_its_circle(
    phone: Phone,
    monitor: User,
    judge: User,
    operator: User,
    circle: Compartment,
    signed_in: SignIn,
    now: datetime,
) -> None:
    token = make_phone_token(name="North", compartment=circle, days=3, by=monitor, now=now)
    arrival = sent(Phone(Client(), token))
    desk, address = signed_in(judge), f"/en/arrivals/{arrival.pk}/"
    outside = desk.get(address).status_code
    Grant.objects.create(
        user=judge,
        compartment=circle,
        reason="test",
        granted_by=operator,
        granted_at=now,
        expires_at=now + timedelta(days=1),
    )

    inside = desk.get(address).status_code
    desk.post(f"{address}enter/")

    assert (outside, inside) == (404, 200)
    assert Incident.objects.get().compartment == circle


def test_a_phone_is_set_up_by_a_code_shown_once(monitor: User, signed_in: SignIn) -> None:
    desk = signed_in(monitor)

    shown = desk.post("/en/account/phones/", {"name": "Phone", "days": "30"}).content.decode()
    again = desk.get("/en/account/phones/").content.decode()

    token = re.search(r"/collect/([0-9a-f]{64})", shown)[1]
    assert "data:image/svg+xml" in shown
    assert token not in again and "Phone" in again
    told = json.loads(zlib.decompress(base64.b64decode(settings_text(address="a", project="b"))))
    assert told["general"]["server_url"] == "a"
    assert Client().get(f"/collect/{token}/formList").status_code == 200
    desk.post(f"/en/account/phones/{PhoneToken.objects.get().pk}/revoke/")
    assert Client().get(f"/collect/{token}/formList").status_code == 403


def test_the_desk_officer_publishes_our_form_and_one_from_elsewhere(
    desk_officer: User, monitor: User, operator: User, signed_in: SignIn, tmp_path: Path
) -> None:
    lay_vocabularies(by=operator)
    desk, path = signed_in(desk_officer), tmp_path / "wells.xml"
    path.write_bytes(xform())

    desk.post("/en/forms/ours/")
    with path.open("rb") as file:
        desk.post("/en/forms/", {"xml": file})
    path.write_bytes(b"<!DOCTYPE x><x/>")
    with path.open("rb") as file:
        refused = desk.post("/en/forms/", {"xml": file})
    page = signed_in(monitor).get("/en/forms/").content.decode()
    sheet = signed_in(monitor).get("/en/forms/ours.xlsx")

    assert "manden_incident" in page and "wells" in page
    assert refused.status_code == 422
    assert sheet.content.startswith(b"PK")
    assert signed_in(monitor).post("/en/forms/ours/").status_code == 404


def test_answers_are_shown_under_the_words_of_their_questions() -> None:
    shown = shown_answers(filled("uuid:1"), read_form(xform()), "fr")

    assert [(one.question, one.answer) for one in shown][:2] == [
        ("De l’eau ?", "yes"),
        ("Depth", "Shallow"),
    ]


def test_the_engine_of_phones_fills_the_form_and_the_desk_reads_it(
    phone: Phone, tmp_path: Path
) -> None:
    validator = pytest.importorskip(
        "pyxform.validators.odk_validate", reason="it brings the engine"
    )
    if shutil.which("javac") is None:
        pytest.skip("the engine of phones is driven by a program in Java: no compiler is here")
    path = tmp_path / "incident.xml"
    path.write_bytes(as_xform(incident_form()))
    jar = Path(validator.__file__).parent / "bin" / "ODK_Validate.jar"
    program = Path(__file__).with_name("FillForm.java")

    done = subprocess.run(
        ["java", "-Xmx200m", "-cp", jar, program, path], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    answer = phone.post(done.stdout, {"picture.jpg": b"picture"})

    assert answer.status_code == 201, done.stdout
    entry = entry_of(opened(ArrivalVersion.objects.get().xml))
    assert entry.title == "Told to the engine"
    assert entry.sources[0].kind == "witness"
    assert ArrivalVersion.objects.get().instance_id.startswith("uuid:")

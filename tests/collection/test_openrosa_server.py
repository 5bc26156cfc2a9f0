"""The requests of a phone in the order in which it asks them, and what it must not get away with."""

from __future__ import annotations

import io
import logging
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree
from pytest_django import Settings

from manden.access.models import AuditEntry, User
from manden.collection.models import Arrival, ArrivalFile, ArrivalVersion, SealedContent
from manden.collection.openrosa.file_names import names_of
from manden.collection.openrosa.models import PhoneToken
from manden.collection.openrosa.published import CannotPublish, publish
from manden.collection.openrosa.sealing import CannotOpen, opened
from manden.collection.openrosa.tokens import make_phone_token, revoke_phone_token
from tests.collection.phone import FORM, Phone, filled, xform

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings: Settings) -> None:
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def token(monitor: User, now: datetime) -> str:
    return make_phone_token(name="Phone 1", compartment=None, days=30, by=monitor, now=now)


@pytest.fixture
def phone(token: str, desk_officer: User, now: datetime) -> Phone:
    """A phone with a token, and a form with a picture published."""
    publish(xml=xform(), media={"well.png": b"picture"}, by=desk_officer, now=now)
    return Phone(Client(), token)


def nothing_kept() -> bool:
    return not (Arrival.objects.exists() or SealedContent.objects.exists())


def test_a_phone_lists_forms_fetches_one_and_sends_it(phone: Phone, monitor: User) -> None:
    listed = phone.get("formList")
    entry = etree.fromstring(listed.content)[0]
    told = {etree.QName(one).localname: one.text for one in entry}
    form = phone.client.get(told["downloadUrl"])
    shown = etree.fromstring(phone.client.get(told["manifestUrl"]).content)[0]
    picture = phone.client.get(shown[2].text)
    before = phone.head()
    sent = phone.post(filled("uuid:1"))
    again = phone.post(filled("uuid:1"))

    assert listed["X-OpenRosa-Version"] == "1.0"
    assert listed["Content-Type"].startswith("text/xml")
    assert int(listed["X-OpenRosa-Accept-Content-Length"]) > 10_000_000
    assert listed["Date"].endswith("GMT") and listed["Content-Language"] in ("fr", "en")
    assert told["formID"] == FORM and told["hash"].startswith("md5:")
    assert told["downloadUrl"].startswith("http://")
    assert form.content == xform()
    assert [etree.QName(one).localname for one in shown] == ["filename", "hash", "downloadUrl"]
    assert picture.content == b"picture"
    assert before.status_code == 204 and before["X-OpenRosa-Version"] == "1.0"
    assert (sent.status_code, again.status_code) == (201, 202)
    assert b"OpenRosaResponse" in sent.content
    kept = Arrival.objects.get()
    assert (kept.recorded_by, kept.state) == (monitor, "waiting")
    assert opened(kept.versions.get().xml) == filled("uuid:1")


def test_without_a_token_a_phone_is_asked_for_it_and_with_a_bad_one_refused(phone: Phone) -> None:
    bare = phone.client.get("/collect/formList")
    wrong = phone.client.get(f"/collect/{'0' * 64}/formList")
    posted = phone.client.post("/collect/submission")

    assert bare.status_code == posted.status_code == 401
    assert "WWW-Authenticate" in bare
    assert wrong.status_code == 403
    assert b"OpenRosaResponse" in wrong.content


@pytest.mark.parametrize("how", ["revoked", "ended", "out of service", "no right", "password"])
def test_a_token_sends_no_more_than_its_owner_may(
    how: str, phone: Phone, monitor: User, now: datetime
) -> None:
    held = PhoneToken.objects.get()
    if how == "revoked":
        revoke_phone_token(token=held, by=monitor, now=now)
    elif how == "ended":
        PhoneToken.objects.update(
            made_at=now - timedelta(days=9), expires_at=now - timedelta(days=1)
        )
    elif how == "out of service":
        User.objects.filter(pk=monitor.pk).update(is_active=False)
    elif how == "no right":
        monitor.holdings.all().delete()
    else:
        monitor.set_password("another long password")
        monitor.save()

    answer = phone.post(filled("uuid:1"))

    assert answer.status_code == 403
    assert nothing_kept()


def test_a_token_is_kept_as_a_digest_alone_and_opens_no_page(token: str, phone: Phone) -> None:
    kept = PhoneToken.objects.values_list("digest", flat=True).get()
    page = phone.client.get("/en/", HTTP_AUTHORIZATION=f"Bearer {token}")

    assert len(token) == 64 and kept != token
    assert token not in str(list(AuditEntry.objects.values()))
    assert page.status_code in (302, 401)


def test_a_fault_leaves_no_token_in_the_log(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**told: object) -> None:
        raise RuntimeError(phone.token)

    monkeypatch.setattr("manden.collection.openrosa.views.receive", fail)
    phone.client.raise_request_exception = False
    log = io.StringIO()
    kept = next(one for one in logging.getLogger().handlers if one.name == "stderr")
    stream = kept.setStream(log)

    try:
        answer = phone.post(filled("uuid:1"))
    finally:
        kept.setStream(stream)

    assert answer.status_code == 500
    assert "RuntimeError" in log.getvalue()
    assert phone.token not in log.getvalue() + answer.content.decode()


def test_the_same_instance_with_other_content_is_refused(phone: Phone) -> None:
    phone.post(filled("uuid:1"))

    altered = phone.post(filled("uuid:1", answer="altered"))

    assert altered.status_code == 409
    assert opened(ArrivalVersion.objects.get().xml) == filled("uuid:1")


def test_parts_of_a_submission_come_one_after_another(phone: Phone) -> None:
    first = phone.post(filled("uuid:1"), {"a.jpg": b"A"}, more=True)
    standing = ArrivalVersion.objects.get().complete
    second = phone.post(filled("uuid:1"), {"b.jpg": b"B"})
    again = phone.post(filled("uuid:1"), {"b.jpg": b"B"})
    other = phone.post(filled("uuid:1"), {"b.jpg": b"other"})

    assert [one.status_code for one in (first, second, again, other)] == [201, 201, 202, 409]
    assert not standing and ArrivalVersion.objects.get().complete
    files = list(ArrivalFile.objects.all())
    names = names_of(files)
    assert {names[one.pk]: opened(one.content) for one in files} == {"a.jpg": b"A", "b.jpg": b"B"}


def test_an_edit_is_kept_beside_what_it_replaces(phone: Phone) -> None:
    phone.post(filled("uuid:1"))
    edited = filled("uuid:2", answer="corrected", deprecated="uuid:1")

    answer = phone.post(edited)

    assert answer.status_code == 201
    arrival = Arrival.objects.get()
    assert [one.instance_id for one in arrival.versions.all()] == ["uuid:1", "uuid:2"]
    assert opened(arrival.versions.last().xml) == edited


def test_nobody_edits_or_overwrites_what_another_sent(
    phone: Phone, reviewer: User, now: datetime
) -> None:
    phone.post(filled("uuid:1"))
    other = make_phone_token(name="Other", compartment=None, days=3, by=reviewer, now=now)
    theirs = Phone(Client(), other)

    same = theirs.post(filled("uuid:1", answer="other"))
    edit = theirs.post(filled("uuid:2", deprecated="uuid:1"))

    assert same.status_code == 409
    assert edit.status_code == 201
    assert Arrival.objects.count() == 2


def test_a_hundred_and_one_attachments_are_taken_and_no_more(phone: Phone) -> None:
    files = {f"{number}.jpg": b"%d" % number for number in range(101)}

    taken = phone.post(filled("uuid:1"), files)
    beyond = phone.post(filled("uuid:2"), files | {"last.jpg": b"x", "over.jpg": b"y"})

    assert taken.status_code == 201
    assert ArrivalFile.objects.count() == 101
    assert beyond.status_code in (400, 413)
    assert Arrival.objects.count() == 1


def test_a_large_picture_is_taken_here_though_pages_refuse_it(phone: Phone) -> None:
    picture = b"\xff\xd8" + b"0" * 6_000_000

    answer = phone.post(filled("uuid:1"), {"large.jpg": picture})

    assert answer.status_code == 201
    assert opened(ArrivalFile.objects.get().content) == picture


def test_what_came_in_is_sealed_at_rest(phone: Phone) -> None:
    phone.post(filled("uuid:1", answer="NeverInClear"), {"a.txt": b"NeverInClear"})

    held = [bytes(one.sealed) for one in SealedContent.objects.all()]

    assert len(held) == 2
    assert not any(b"NeverInClear" in one for one in held)


def test_a_submission_is_audited_without_a_word_of_it(phone: Phone, monitor: User) -> None:
    phone.post(filled("uuid:1", answer="NeverInClear"))

    entry = AuditEntry.objects.get(act="report.send")

    assert entry.actor == monitor.pseudonym
    assert "NeverInClear" not in entry.details


def test_the_clock_of_a_phone_may_be_wrong(phone: Phone) -> None:
    answer = phone.post(filled("uuid:1"), HTTP_DATE="Thu, 01 Jan 1970 00:00:00 GMT")

    assert answer.status_code == 201


def test_a_form_that_is_unknown_or_of_another_version_is_not_taken(phone: Phone) -> None:
    unknown = phone.post(filled("uuid:1").replace(FORM.encode(), b"another"))
    version = phone.post(filled("uuid:1", version="2"))

    assert unknown.status_code == version.status_code == 404
    assert nothing_kept()


def test_a_form_for_encryption_takes_nothing_in_clear(
    phone: Phone, desk_officer: User, now: datetime
) -> None:
    sealed = xform(version="9", extra='<submission base64RsaPublicKey="MIIB"/>')
    publish(xml=sealed, by=desk_officer, now=now)

    answer = phone.post(filled("uuid:1", version="9"))

    assert answer.status_code == 400
    assert nothing_kept()


def test_a_version_never_changes_its_content(
    phone: Phone, desk_officer: User, now: datetime
) -> None:
    with pytest.raises(CannotPublish, match="other content"):
        publish(xml=xform(title="Another title"), by=desk_officer, now=now)


DTD = b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = b"<!DOCTYPE r [%s]>" % b"".join(
    b'<!ENTITY l%d "%s">' % (depth, b"&l%d;" % (depth - 1) * 10) for depth in range(1, 9)
)
HOSTILE = {
    "an outside entity": DTD + b'<r id="f">&e;</r>',
    "a bomb of entities": LAUGHS + b'<r id="f">&l8;</r>',
    "in another encoding": (
        '<?xml version="1.0" encoding="UTF-16"?>' + DTD.decode() + "<r/>"
    ).encode("utf-16"),
    "in an unknown encoding": b'<?xml version="1.0" encoding="x-none"?><r id="f"/>',
    "too many elements": b'<r id="f">' + b"<a/>" * 120_000 + b"</r>",
    "too deep": b'<r id="f">' + b"<a>" * 200 + b"</a>" * 200 + b"</r>",
    "too large": b'<r id="f">' + b"a" * 6_000_000 + b"</r>",
    "cut short": b'<r id="f"><meta>',
    "empty": b"",
    "no XML": b"\x89PNG\r\n\x1a\n",
    "of no form": b"<r/>",
    "an endless identifier": b'<r id="' + b"f" * 400 + b'"/>',
    "an endless instance": b'<r id="f"><meta><instanceID>'
    + b"u" * 400
    + b"</instanceID></meta></r>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xml_is_refused_and_nothing_is_kept(name: str, phone: Phone) -> None:
    answer = phone.post(HOSTILE[name])

    assert answer.status_code == 400
    assert b"OpenRosaResponse" in answer.content and b"root:" not in answer.content
    assert nothing_kept()


BODY = (
    b'--b\r\nContent-Disposition: form-data; name="xml_submission_file"; filename="s.xml"\r\n\r\n'
)
CROOKED = {
    "no parts": ("multipart/form-data; boundary=b", b"--b--\r\n"),
    "no boundary": ("multipart/form-data", b""),
    "another kind": ("application/json", b"{}"),
    "cut short": ("multipart/form-data; boundary=b", BODY + filled("uuid:1")),
    "no last boundary": (
        "multipart/form-data; boundary=b",
        BODY + filled("uuid:1") + b"\r\n--b\r\n",
    ),
    "a path for a name": (
        "multipart/form-data; boundary=b",
        BODY
        + filled("uuid:1")
        + b'\r\n--b\r\nContent-Disposition: form-data; name="../../x"; filename="x"\r\n\r\nX\r\n--b--',
    ),
    "one name twice": (
        "multipart/form-data; boundary=b",
        BODY + filled("uuid:1") + b"\r\n" + BODY + filled("uuid:2") + b"\r\n--b--",
    ),
}


@pytest.mark.parametrize("name", CROOKED)
def test_a_crooked_request_is_refused_and_nothing_is_kept(name: str, phone: Phone) -> None:
    kind, body = CROOKED[name]

    answer = phone.client.generic("POST", phone.address("submission"), body, content_type=kind)

    assert answer.status_code == 400
    assert nothing_kept()


def test_a_request_beyond_the_limit_is_refused(phone: Phone) -> None:
    answer = phone.post(filled("uuid:1"), {"film.mp4": b"0" * 21_000_000})

    assert answer.status_code == 413
    assert nothing_kept()


def test_a_stranger_to_the_protocol_finds_only_its_addresses(phone: Phone) -> None:
    assert phone.get("forms/999/form.xml").status_code == 404
    assert phone.client.put(phone.address("submission")).status_code == 405
    assert phone.get("submission").status_code == 405


def test_two_forms_of_other_instances_do_not_meet(
    phone: Phone, desk_officer: User, now: datetime
) -> None:
    publish(xml=xform(form="second"), by=desk_officer, now=now)

    sent = [phone.post(filled(f"uuid:{uuid4()}", form=form)) for form in (FORM, "second")]

    assert [one.status_code for one in sent] == [201, 201]
    assert Arrival.objects.values("form").distinct().count() == 2


def test_a_name_that_a_phone_gives_to_a_file_is_in_no_table(phone: Phone) -> None:
    phone.post(filled("uuid:1"), {"NeverInClear.jpg": b"A"})
    phone.post(filled("uuid:2"), {"NeverInClear.jpg": b"A"})

    one, other = ArrivalFile.objects.all()
    told = [*ArrivalFile.objects.values(), *ArrivalVersion.objects.values()]
    told += [bytes(one.name_sealed), bytes(other.name_sealed)]
    told += AuditEntry.objects.values()

    assert "NeverInClear" not in str(told)
    assert names_of([one, other]) == {one.pk: "NeverInClear.jpg", other.pk: "NeverInClear.jpg"}
    assert one.name_digest != other.name_digest


def test_the_sealed_name_of_a_file_opens_in_its_place_alone(phone: Phone) -> None:
    phone.post(filled("uuid:1"), {"a.jpg": b"A"})
    phone.post(filled("uuid:2"), {"b.jpg": b"A"})
    one, other = ArrivalFile.objects.all()

    other.name_sealed = one.name_sealed

    with pytest.raises(CannotOpen):
        names_of([other])

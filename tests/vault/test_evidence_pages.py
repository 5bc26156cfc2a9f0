"""The pages of evidence: given, told by a receipt, shown in a sandbox, taken out by right."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from manden.access.models import User
from manden.vault.actions import Said, flag_conflict, record_consent
from manden.vault.actions.concerning import put_in_file
from manden.vault.models import Evidence
from tests.vault import files
from tests.vault.conftest import Enter
from tests.vault.evidence_cast import Kept, SignIn

pytestmark = pytest.mark.django_db


def page_of(evidence: Evidence, more: str = "") -> str:
    return f"/fr/evidence/{evidence.key}/{more}"


def given(data: bytes, name: str = "place.jpg", **more: str) -> dict[str, Any]:
    told = {"about": "The market", "circle": "north", "level": "confidential"}
    return {"file": SimpleUploadedFile(name, data), **told, **more}


def test_a_file_given_leads_to_its_receipt(proved: SignIn, intake: User) -> None:
    client = proved(intake)

    answer = client.post("/fr/evidence/give/", given(files.jpeg()), follow=True)

    (evidence,) = Evidence.objects.all()
    page = answer.content.decode()
    assert answer.redirect_chain == [(page_of(evidence, "receipt/"), 302)]
    for told in (evidence.key, evidence.sha256, "place.jpg", "monitor"):
        assert told in page


def test_the_same_file_given_again_is_told(proved: SignIn, intake: User) -> None:
    client = proved(intake)
    client.post("/fr/evidence/give/", given(files.jpeg()))

    answer = client.post("/en/evidence/give/", given(files.jpeg()), follow=True)

    assert "was here already" in answer.content.decode()
    assert Evidence.objects.count() == 1


def test_a_refused_file_is_said_in_the_language_of_the_page(proved: SignIn, intake: User) -> None:
    answer = proved(intake).post("/fr/evidence/give/", given(b"MZ\x90\x00", "photo.jpg"))

    assert answer.status_code == 422
    assert "n’est pas accepté" in answer.content.decode()
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    "more",
    ["", "receipt/", "view/", "view/1/", "take/", "copy/"],
)
def test_who_may_not_know_of_a_file_finds_no_page(
    kept: Kept, proved: SignIn, nobody_special: User, analyst: User, reviewer: User, more: str
) -> None:
    evidence = kept()

    for outsider in (nobody_special, analyst, reviewer):
        assert proved(outsider).get(page_of(evidence, more)).status_code == 404


@pytest.mark.parametrize(
    "more", ["person/", "transfer/", "copy/", "copy/trial/", "decide/", "take/"]
)
def test_who_may_not_know_of_a_file_changes_nothing(
    kept: Kept, proved: SignIn, nobody_special: User, reviewer: User, more: str
) -> None:
    evidence = kept()

    for outsider in (nobody_special, reviewer):
        assert proved(outsider).post(page_of(evidence, more)).status_code == 404
    assert evidence.custody.count() == 1


def test_a_monitor_sees_their_own_and_no_other(
    kept: Kept, proved: SignIn, intake: User, verifier: User
) -> None:
    mine, other = kept(), kept(files.png(), "other.png", by=verifier)
    client = proved(intake)

    assert client.get(page_of(mine)).status_code == 200
    assert client.get(page_of(other)).status_code == 404
    assert other.key not in client.get("/fr/evidence/").content.decode()


@pytest.mark.parametrize(
    ("data", "name", "media"),
    [
        (files.jpeg(), "place.jpg", "image/jpeg"),
        (files.pdf(), "statement.pdf", "image/png"),
        (files.docx(), "statement.docx", "text/plain"),
        ("Ce que j’ai vu\n".encode(), "note.txt", "text/plain"),
    ],
)
def test_what_is_shown_is_painted_anew_in_a_sandbox(
    kept: Kept, proved: SignIn, verifier: User, data: bytes, name: str, media: str
) -> None:
    evidence = kept(data, name)

    answer = proved(verifier).get(page_of(evidence, "view/1/"))

    assert answer["Content-Type"].startswith(media)
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    if media != "text/plain":
        assert data not in answer.content and b"PhoneMaker" not in answer.content
    assert [one.kind for one in evidence.custody.all()] == ["received", "viewed"]


def test_the_viewer_frames_our_own_address_alone(
    kept: Kept, proved: SignIn, verifier: User
) -> None:
    evidence = kept()

    answer = proved(verifier).get(page_of(evidence, "view/"))

    assert "frame-src 'self'" in answer["Content-Security-Policy"]
    assert '<iframe class="shown" sandbox' in answer.content.decode()


def test_the_exact_bytes_leave_as_a_download_with_a_trace(
    kept: Kept, proved: SignIn, verifier: User
) -> None:
    evidence = kept()
    form = {"what": "exact", "purpose": "verify", "note": "second reading"}

    answer = proved(verifier).post(page_of(evidence, "take/"), form)

    assert b"".join(answer.streaming_content) == files.jpeg()
    assert answer["Content-Disposition"] == 'attachment; filename="place.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"].count("no-store")
    last = evidence.custody.last()
    assert (last.kind, last.purpose, last.note) == ("exported", "verify", "second reading")


def test_a_copy_without_metadata_leaves_under_the_key(
    kept: Kept, proved: SignIn, verifier: User
) -> None:
    evidence = kept()
    form = {"what": "copy", "purpose": "share_un", "recipient": "OHCHR", "note": "for the report"}

    answer = proved(verifier).post(page_of(evidence, "take/"), form)

    content = b"".join(answer.streaming_content)
    assert b"PhoneMaker" not in content and b"Exif" not in content
    assert f'filename="{evidence.key}.jpg"' in answer["Content-Disposition"]
    assert evidence.custody.last().kind == "shared"


def test_taking_out_asks_for_a_fresh_sign_in(kept: Kept, signed_in: SignIn, verifier: User) -> None:
    client = signed_in(verifier)
    session = client.session
    session.update({"proved_at": int(time.time()) - 700})
    session.save()

    answer = client.get(page_of(kept(), "take/"))

    assert answer.status_code == 302 and "next=" in answer["Location"]


def test_without_consent_to_share_nothing_is_shared(
    kept: Kept, enter: Enter, proved: SignIn, verifier: User, now: datetime
) -> None:
    evidence = kept()
    put_in_file(evidence=evidence, identity=enter(), by=verifier, now=now)
    form = {"what": "exact", "purpose": "share_state", "recipient": "Ministry", "note": "asked"}

    answer = proved(verifier).post(page_of(evidence, "take/"), form)

    assert answer.status_code == 422
    assert evidence.custody.count() == 1


def test_a_word_withdrawn_hides_the_file_from_the_next_question(
    kept: Kept, enter: Enter, proved: SignIn, verifier: User, now: datetime
) -> None:
    evidence, awa = kept(), enter()
    put_in_file(evidence=evidence, identity=awa, by=verifier, now=now)
    client = proved(verifier)
    assert client.get(page_of(evidence)).status_code == 200

    record_consent(
        identity=awa,
        purpose="keep",
        state="withdrawn",
        manner="oral",
        by=verifier,
        now=now,
    )

    assert client.get(page_of(evidence)).status_code == 404
    assert evidence.key not in client.get("/fr/evidence/").content.decode()


def test_a_conflict_of_interest_closes_the_file(
    kept: Kept,
    enter: Enter,
    proved: SignIn,
    verifier: User,
    custodian: User,
    now: datetime,
) -> None:
    evidence, awa = kept(), enter(consents=[Said("keep")])
    put_in_file(evidence=evidence, identity=awa, by=verifier, now=now)
    flag_conflict(user=verifier, identity=awa, reason="a cousin", by=custodian, now=now)

    assert proved(verifier).get(page_of(evidence)).status_code == 404


def test_a_hand_over_stands_in_the_chain(kept: Kept, proved: SignIn, verifier: User) -> None:
    evidence = kept()
    form = {"recipient": "The investigating judge", "note": "the telephone itself, sealed bag 4"}

    proved(verifier).post(page_of(evidence, "transfer/"), form)

    last = evidence.custody.last()
    assert (last.kind, last.recipient) == ("transferred", "The investigating judge")

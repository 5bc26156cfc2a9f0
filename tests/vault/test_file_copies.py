"""Copies: painted over for good, without metadata, and out of the desk only after a second person."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pypdfium2
import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from manden.access.models import User
from manden.vault.actions.deriving import Box, CannotDerive, Copy, clean, decide, redact
from manden.vault.actions.opening_files import CannotOpenFile, NotInReach, share_copy, take_out
from manden.vault.file_stream import pieces_of
from manden.vault.models import CopyDecision, Evidence
from tests.vault import files
from tests.vault.evidence_cast import Kept, SignIn
from tests.vault.test_evidence_pages import page_of

pytestmark = pytest.mark.django_db

COPY = Copy("The market, faces covered", "for the report", "internal")
RIGHT_HALF = Box(1, 50, 0, 100, 100)


def content(evidence: Evidence) -> bytes:
    return b"".join(pieces_of(evidence))


def test_nothing_of_a_picture_is_left_under_a_box(
    kept: Kept, verifier: User, now: datetime
) -> None:
    parent = kept(files.jpeg(320, 200))

    made = redact(evidence=parent, boxes=[RIGHT_HALF], copy=COPY, by=verifier, now=now)

    picture = Image.open(io.BytesIO(content(made))).convert("RGB")
    reds = [picture.getpixel((x, y)) for x in range(165, 320, 5) for y in range(0, 200, 5)]
    assert max(red for red, _, _ in reds) < 40
    assert min(picture.getpixel((20, 100))) > 200
    assert not picture.getexif() and b"PhoneMaker" not in content(made)


def test_a_box_covers_what_a_turned_camera_shows_there(
    kept: Kept, verifier: User, now: datetime
) -> None:
    upright = Image.new("RGB", (100, 60), "white")
    tags = Image.Exif()
    tags[0x0112] = 6  # shown turned by a quarter
    out = io.BytesIO()
    upright.save(out, "JPEG", exif=tags)

    made = redact(
        evidence=kept(out.getvalue()),
        boxes=[Box(1, 0, 0, 100, 20)],
        copy=COPY,
        by=verifier,
        now=now,
    )

    picture = Image.open(io.BytesIO(content(made))).convert("RGB")
    assert picture.size == (60, 100)
    assert max(picture.getpixel((30, 5))) < 40 and min(picture.getpixel((30, 80))) > 200


def test_no_word_and_no_property_of_a_pdf_is_left(
    kept: Kept, verifier: User, now: datetime
) -> None:
    parent = kept(files.pdf(), "statement.pdf")
    assert "Zuri" in files.words_of_pdf(content(parent))

    made = redact(evidence=parent, boxes=[Box(1, 5, 5, 95, 15)], copy=COPY, by=verifier, now=now)

    document = pypdfium2.PdfDocument(content(made))
    assert files.words_of_pdf(content(made)).strip() == ""
    assert not {"Title", "Author"} & {
        key for key, told in document.get_metadata_dict().items() if told
    }
    assert b"Zuri" not in content(made)
    page = document[0].render(scale=1).to_pil().convert("L")
    assert page.size == (612, 792)
    assert max(page.crop((60, 50, 500, 100)).get_flattened_data()) < 40
    assert min(page.crop((60, 400, 500, 500)).get_flattened_data()) > 200


def test_a_document_loses_who_wrote_it_and_keeps_what_it_says(
    kept: Kept, verifier: User, now: datetime
) -> None:
    parent = kept(files.docx(word__media__a_jpg=b""), "statement.docx")

    made = clean(evidence=kept(files.docx(), "other.docx"), copy=COPY, by=verifier, now=now)

    archive = zipfile.ZipFile(io.BytesIO(content(made)))
    told = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Zuri" not in told and "Ce que j’ai vu".encode() in told
    assert parent.derivatives.count() == 0


def test_the_copy_says_of_what_how_and_why_and_the_parent_stays(
    kept: Kept, verifier: User, now: datetime
) -> None:
    parent = kept()
    before = content(parent)

    made = redact(evidence=parent, boxes=[RIGHT_HALF], copy=COPY, by=verifier, now=now)

    assert (made.parent, made.derivation, made.level) == (parent, "redacted", "internal")
    assert "Pillow" in made.tool and made.reason == "for the report"
    assert [one.kind for one in parent.custody.all()] == ["received", "derived"]
    assert parent.custody.last().note == made.key
    assert content(parent) == before


def test_a_copy_leaves_only_after_another_person_approved_it(
    kept: Kept, verifier: User, custodian: User, now: datetime
) -> None:
    made = redact(evidence=kept(), boxes=[RIGHT_HALF], copy=COPY, by=verifier, now=now)
    out = {"evidence": made, "purpose": "share_un", "recipient": "OHCHR", "now": now}

    with pytest.raises(CannotOpenFile, match="second person"):
        take_out(**out, by=custodian)
    with pytest.raises(CannotDerive, match="who made a copy"):
        decide(evidence=made, approved=True, reason="", by=verifier, now=now)
    decide(evidence=made, approved=True, reason="", by=custodian, now=now)
    made = Evidence.objects.get(pk=made.pk)

    assert b"".join(take_out(**{**out, "evidence": made}, by=verifier).pieces) == content(made)
    assert [one.kind for one in made.custody.all()] == ["derived", "approved", "exported"]


def test_a_refused_copy_says_why_and_never_leaves(
    kept: Kept, verifier: User, custodian: User, now: datetime
) -> None:
    made = redact(evidence=kept(), boxes=[RIGHT_HALF], copy=COPY, by=verifier, now=now)

    with pytest.raises(CannotDerive, match="say why"):
        decide(evidence=made, approved=False, reason=" ", by=custodian, now=now)
    decide(evidence=made, approved=False, reason="a face is seen", by=custodian, now=now)

    with pytest.raises(CannotOpenFile):
        share_copy(
            evidence=Evidence.objects.get(pk=made.pk), purpose="verify", by=custodian, now=now
        )


def test_the_database_refuses_the_same_person_twice(
    kept: Kept, verifier: User, now: datetime
) -> None:
    made = redact(evidence=kept(), boxes=[RIGHT_HALF], copy=COPY, by=verifier, now=now)

    with pytest.raises(IntegrityError), transaction.atomic():
        CopyDecision.objects.create(
            evidence=made, made_by=verifier, approved=True, decided_at=now, decided_by=verifier
        )


@pytest.mark.parametrize(
    "box", [(1, 50, 0, 40, 10), (1, 0, 0, 101, 10), (0, 0, 0, 10, 10), (1, -1, 0, 5, 5)]
)
def test_a_box_that_is_none_is_refused(box: tuple[float, ...]) -> None:
    with pytest.raises(CannotDerive, match="between 0 and 100"):
        Box(*box)


@pytest.mark.parametrize(
    ("data", "name", "page", "why"),
    [
        (files.mp4(), "video.mp4", 1, "recording"),
        (files.docx(), "statement.docx", 1, "boxes are painted"),
        (files.pdf(), "statement.pdf", 9, "does not have"),
    ],
)
def test_what_cannot_be_redacted_is_said(
    kept: Kept, verifier: User, now: datetime, data: bytes, name: str, page: int, why: str
) -> None:
    parent = kept(data, name)

    with pytest.raises(CannotDerive, match=why):
        redact(evidence=parent, boxes=[Box(page, 0, 0, 9, 9)], copy=COPY, by=verifier, now=now)
    assert parent.custody.count() == 1


def test_no_copy_is_made_of_a_copy_nor_by_who_may_not(
    kept: Kept, verifier: User, intake: User, now: datetime
) -> None:
    parent = kept()
    made = clean(evidence=parent, copy=COPY, by=verifier, now=now)

    with pytest.raises(CannotDerive, match="not of another copy"):
        clean(evidence=made, copy=COPY, by=verifier, now=now)
    with pytest.raises(NotInReach):
        clean(evidence=parent, copy=COPY, by=intake, now=now)


def test_boxes_are_tried_on_a_page_and_made_on_the_next(
    kept: Kept, proved: SignIn, verifier: User, custodian: User
) -> None:
    parent = kept()
    form = {
        "boxes": "1 50 0 100 100",
        "about": "Covered",
        "reason": "report",
        "level": "internal",
    }
    client = proved(verifier)

    trial = client.post(page_of(parent, "copy/trial/"), form)
    answer = client.post(page_of(parent, "copy/"), form)

    made = parent.derivatives.get()
    assert trial["Content-Type"].startswith("image/jpeg")
    assert answer["Location"] == page_of(made)
    assert proved(custodian).post(page_of(made, "decide/"), {"approve": "1"}).status_code == 302
    assert made.decision.approved


def test_a_line_that_is_no_box_is_named(kept: Kept, proved: SignIn, verifier: User) -> None:
    form = {"boxes": "1 50 0 40", "about": "Covered", "reason": "report", "level": "internal"}

    answer = proved(verifier).post(page_of(kept(), "copy/"), form)

    assert answer.status_code == 422
    assert "1 50 0 40" in answer.content.decode()

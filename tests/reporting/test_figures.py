"""A figure keeps what it was counted from, says what changed since, and is seen by right."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from zipfile import ZipFile

import pytest
from django.db import IntegrityError, transaction
from docx import Document

from manden.access.models import Compartment
from manden.access.roles import Role
from manden.analysis.asking import counting_for
from manden.analysis.models import Run, Snapshot
from manden.analysis.question import CannotAsk, question_of
from manden.charts import picture
from manden.reporting.actions import approve_figure, keep_figure, withdraw_approval
from manden.reporting.document import figures_document
from manden.reporting.models import Figure
from manden.reporting.pictured import pictured
from manden.reporting.reach import figures_for
from manden.reporting.recomputing import recompute
from manden.reporting.refusals import CannotKeepFigure
from manden.reporting.trail import trace
from manden.violations.models import Incident, Victim
from tests.reporting.conftest import REPORTED, TITLE

pytestmark = pytest.mark.django_db


def kept(by, told=REPORTED, **more):
    return keep_figure(question=question_of(told), title=TITLE, by=by, **more)


def test_three_victims_of_two_acts_by_two_parties_are_three_in_one_row(officer, raid):
    raid()

    figure = kept(officer)

    [joint, total] = figure.run.answer["cells"]
    assert (joint["at"], joint["number"]) == (["armed_group+state_forces"], 3)
    assert (total["at"], total["number"]) == ([None], 3)


def test_what_is_left_out_is_said_with_its_reason(officer, raid):
    raid()
    raid(status="not_occurred")
    raid(status="verified")

    records = kept(officer).run.answer["records"]

    assert records == {"read": 9, "counted": 3, "left_out": {"other_status": 6}}


def test_late_verification_is_seen(officer, raid, verified):
    incident = raid(
        happened_first=date(2023, 6, 1), happened_last=date(2023, 6, 1), happened_precision="day"
    )
    verified(incident, date(2024, 1, 5))

    figure = kept(officer, {**REPORTED, "where": {"status": ["verified"]}})

    assert figure.run.answer["late"] == 3


def test_recomputing_is_bit_for_bit_and_names_the_record_that_changed(officer, raid):
    first, other = raid(), raid()
    figure = kept(officer)
    before = recompute(figure, by=officer)
    Victim.objects.filter(incident=first, ordinal=1).delete()

    after = recompute(figure, by=officer)

    assert (before.equal, before.differences) == (True, ())
    assert (after.from_snapshot, after.today) == (True, False)
    assert [(one.record, one.what) for one in after.differences] == [(first.key, "changed")]
    assert other.key not in str(after.as_told())


def test_a_record_added_and_one_gone_are_told_apart(officer, raid):
    old = raid()
    figure = kept(officer)
    Incident.objects.filter(pk=old.pk).update(removed_at=figure.made_at)
    new = raid()

    after = recompute(figure, by=officer)

    assert {(one.record, one.what) for one in after.differences} == {
        (old.key, "gone"),
        (new.key, "added"),
    }


def test_a_snapshot_that_was_changed_does_not_open(officer, raid):
    raid()
    figure = kept(officer)
    sealed = bytes(figure.run.snapshot.sealed)
    Snapshot.objects.update(sealed=sealed[:-1] + bytes([sealed[-1] ^ 1]))

    after = recompute(Figure.objects.get(), by=officer)

    assert not after.equal
    assert "does not open" in after.problem


def test_a_snapshot_holds_no_words_of_the_record(officer, raid):
    incident = raid()

    told = counting_for(officer).records.as_bytes().decode()

    assert incident.key in told
    assert "Raid" not in told and "Saw it" not in told


def test_the_same_records_are_frozen_once(officer, raid):
    raid()
    kept(officer)
    kept(officer)

    assert (Run.objects.count(), Snapshot.objects.count()) == (2, 1)


def test_the_trail_leads_from_the_number_to_the_words(officer, raid, commitment):
    incident = raid()
    figure = kept(officer, commitment=commitment, bearing="it is what is asked")

    told = trace(figure, by=officer)

    assert told["figure"] == figure.key and told["run"] == figure.run.key
    assert len(told["snapshot"]["sha256"]) == 64
    assert told["records"]["counted"] == 3
    assert told["records"]["incidents"] == [incident.key]
    assert told["records"]["sources"] == 1
    assert (told["commitment"], told["provision"]) == ("OP1.1", "OP1")
    assert told["instrument"] == "A/HRC/RES/99/1"
    assert told["words"] == {"gist_fr": "…", "gist_en": "…"}


def test_another_approves_than_who_made_it(officer, colleague, raid):
    raid()
    figure = kept(officer)

    with pytest.raises(CannotKeepFigure, match="another must approve"):
        approve_figure(figure=figure, by=officer)
    approve_figure(figure=figure, by=colleague)

    figure.refresh_from_db()
    assert figure.approved_by == colleague
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.update(approved_by=officer)
    withdraw_approval(figure=figure, reason="a name was wrong", by=colleague)
    assert Figure.objects.get().approved_at is None


def test_real_and_fictitious_records_together_are_never_approved(officer, colleague, raid):
    raid()
    raid(fictitious=True)
    figure = kept(officer)

    with pytest.raises(CannotKeepFigure, match="real and fictitious"):
        approve_figure(figure=figure, by=colleague)


@pytest.mark.parametrize("role", [Role.MONITOR, Role.FOCAL_POINT, Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_may_not_read_the_records_asks_nothing(person, raid, role):
    raid()
    one = person("one", role, clearance="strict")

    with pytest.raises((CannotAsk, CannotKeepFigure)):
        kept(one)
    assert list(figures_for(one)) == []


def test_a_figure_is_as_protected_as_what_it_counts(officer, person, raid):
    raid(level="strict")
    figure = kept(officer)
    low = person("low", Role.ANALYST, clearance="confidential")
    high = person("high", Role.ANALYST, clearance="strict")

    assert figure.level == "strict"
    assert list(figures_for(low)) == []
    assert list(figures_for(high)) == [figure]


def test_what_lies_beyond_reach_is_not_told_by_what_was_left_out(officer, person, raid, signed_in):
    raid(level="internal")
    raid(level="strict", status="verified")
    figure = kept(officer)
    low = person("low", Role.ANALYST, clearance="internal")

    told = trace(figures_for(low).get(), by=low)
    page = signed_in(low).get(f"/en/figures/{figure.key}/").content.decode()

    assert told["records"]["left_out"] == {} and told["snapshot"]["sha256"]
    assert trace(figure, by=officer)["records"]["left_out"] == {"other_status": 3}
    assert "3 records counted; what was left out is beyond your reach" in page
    assert "of 6 records" not in page


def test_a_figure_of_a_circle_is_seen_in_the_circle_and_one_of_two_by_its_maker(
    officer, colleague, raid, grant_of
):
    north, south = (
        Compartment.objects.create(code=c, name_fr=c, name_en=c) for c in ("north", "south")
    )
    grant_of(officer, north), grant_of(officer, south)
    raid(compartment=north)
    of_one = kept(officer)
    raid(compartment=south)
    of_two = kept(officer)

    assert list(figures_for(colleague)) == []
    grant_of(colleague, north)
    assert list(figures_for(colleague)) == [of_one]
    assert of_two.several and not of_two.shared
    assert set(figures_for(officer)) == {of_one, of_two}


def test_a_figure_kept_to_oneself_is_not_shown_to_others(officer, colleague, raid):
    raid()
    figure = kept(officer, shared=False)

    assert list(figures_for(colleague)) == []
    assert list(figures_for(officer)) == [figure]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_word_file_says_the_unit_and_the_trail(officer, raid, commitment, language):
    raid()
    figure = kept(officer, commitment=commitment, bearing="it is what is asked")

    written = figures_document([figure], language=language)

    document = Document(io.BytesIO(written))
    assert document.tables[0].cell(1, 1).text == "3"
    words = "\n".join(one.text for one in document.paragraphs)
    assert TITLE[language] in words
    assert ("Counted by victim" if language == "en" else "Compté par victime") in words
    assert written == figures_document([figure], language=language)
    notes = document.part.package.part_related_by  # the notes are a part beside the text
    assert notes
    parts = {str(part.partname): part.blob.decode() for part in document.part.package.iter_parts()
             if "footnotes" in str(part.partname)}  # fmt: skip
    assert figure.key in parts["/word/footnotes.xml"]
    assert "OP1.1" in parts["/word/footnotes.xml"]


def test_the_word_file_is_written_as_french_is_and_says_its_title_once(officer, raid):
    raid()
    figure = kept(officer, shape="chart", at=datetime(2026, 11, 30, 9, tzinfo=UTC))

    written = figures_document([figure], language="fr")

    document = Document(io.BytesIO(written))
    note = ZipFile(io.BytesIO(written)).read("word/footnotes.xml").decode()
    words = "\n".join(one.text for one in document.paragraphs)
    assert "30\xa0novembre 2026" in note and "2026-11-30" not in note
    assert not re.search(r" [:;!?%»]|« ", words + note) and "\xa0:" in words
    assert [one.text for one in document.paragraphs].count(TITLE["fr"]) == 1
    assert (document.paragraphs[0].style.name, document.paragraphs[0].text) == (
        "Title",
        TITLE["fr"],
    )
    [image] = [part for part in ZipFile(io.BytesIO(written)).namelist() if "media/" in part]
    assert ZipFile(io.BytesIO(written)).read(image) == picture(
        pictured(figure).drawings[0], titled=False
    )


@pytest.fixture
def grant_of(operator):
    from datetime import timedelta

    from django.utils import timezone

    from manden.access.models import Grant

    def grant(user, compartment):
        Grant.objects.create(
            user=user, compartment=compartment, reason="verification", granted_by=operator,
            expires_at=timezone.now() + timedelta(days=1),
        )  # fmt: skip

    return grant

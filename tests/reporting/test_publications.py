"""What is published stays, and holds what is published later: certified with it, or refused aloud."""

from __future__ import annotations

import io
import json
from datetime import date
from functools import partial
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Max, Q
from django.utils.translation import override
from docx import Document

from manden.access.models import AuditEntry
from manden.access.roles import Role
from manden.analysis.question import question_of
from manden.disclosure import CannotCertify
from manden.reporting.actions import approve_figure, keep_figure
from manden.reporting.certifying import certified, opened
from manden.reporting.certifying_words import withheld_words
from manden.reporting.models import Publication
from manden.reporting.publication_actions import publish_figure
from manden.reporting.publication_document import publication_document
from manden.reporting.refusals import CannotKeepFigure
from manden.violations.actions import enter_incident
from manden.violations.entry import (
    ActEntry,
    IncidentEntry,
    InvolvementEntry,
    SourceEntry,
    VictimEntry,
)
from manden.violations.verifying import verify
from tests.reporting.conftest import TITLE

pytestmark = pytest.mark.django_db
ALL = {"unit": "victims", "where": {"status": ["reported"]}}
BY_KIND, BY_SEX = {**ALL, "rows": ["party_kind"]}, {**ALL, "rows": ["sex"]}


@pytest.fixture
def publisher(person):
    return person("publisher", Role.PUBLISHER, clearance="strict")


@pytest.fixture
def killed(vocabularies, operator):
    def record(number, party, sex="unknown", fictitious=False, age="unknown"):
        entry = IncidentEntry(
            title="Attack",
            victims=(VictimEntry("group", counted=number, sex=sex, age=age),),
            acts=(ActEntry(0, "killing", involvements=(InvolvementEntry(party),)),),
            sources=(SourceEntry("witness", "primary", "Saw it."),),
        )
        return enter_incident(entry=entry, submission=uuid4(), by=operator, fictitious=fictitious)

    return record


@pytest.fixture
def approved(officer, colleague):
    def make(told):
        figure = keep_figure(question=question_of(told), title=TITLE, by=officer)
        return approve_figure(figure=figure, by=colleague)

    return make


def printed(publication):
    [table] = publication.printed
    return {tuple(at): number for at, number in table["cells"]}


def test_only_what_is_approved_is_published_and_only_by_a_publisher(
    officer, publisher, killed, approved
):
    killed(30, "militia")
    draft = keep_figure(question=question_of(BY_KIND), title=TITLE, by=officer)

    with pytest.raises(CannotKeepFigure, match="only an approved"):
        publish_figure(figure=draft, by=publisher)
    with pytest.raises(CannotKeepFigure, match="for a publisher"):
        publish_figure(figure=approved(BY_KIND), by=officer)

    assert not Publication.objects.exists()


def test_what_was_hidden_stays_hidden_when_the_figure_is_published_again(
    publisher, killed, approved
):
    killed(3, "state_forces"), killed(40, "armed_group"), killed(25, "militia")
    first = publish_figure(figure=approved(BY_KIND), by=publisher)
    hidden = {at for at, number in printed(first).items() if number is None}
    killed(30, "militia")

    second = publish_figure(figure=approved(BY_KIND), by=publisher)

    assert second.held_against == [first.key] and second.number == 2
    assert ("kind:state_forces",) in hidden
    assert {at for at, number in printed(second).items() if number is None} >= hidden


def test_one_more_victim_between_two_publications_is_not_told_by_them(publisher, killed, approved):
    killed(10, "state_forces"), killed(40, "armed_group"), killed(25, "militia")
    first = publish_figure(figure=approved(BY_KIND), by=publisher)
    killed(1, "state_forces"), killed(30, "armed_group")

    second = publish_figure(figure=approved(BY_KIND), by=publisher)

    assert printed(first)["kind:state_forces",] == 10
    assert printed(second)["kind:state_forces",] is None


def test_another_table_of_the_same_records_is_held_to_what_the_first_hid(
    publisher, killed, approved
):
    killed(3, "state_forces", "female"), killed(40, "armed_group", "male"), killed(25, "militia")
    first = publish_figure(figure=approved(BY_KIND), by=publisher)

    second = publish_figure(figure=approved({**ALL, "rows": ["party"]}), by=publisher)

    assert second.held_against == [first.key]
    cells = printed(second)
    for at, number in printed(first).items():
        if number is None:
            assert cells[at] is None
    assert cells["state_forces",] is None


def test_a_party_that_comes_later_is_laid_beside_those_of_before(publisher, killed, approved):
    killed(20, "armed_group"), killed(25, "militia")
    first = publish_figure(figure=approved(BY_KIND), by=publisher)
    killed(30, "state_forces")

    second = publish_figure(figure=approved(BY_KIND), by=publisher)

    assert second.held_against == [first.key]
    assert printed(second)["kind:state_forces",] == 30


@pytest.mark.parametrize(
    "other",
    [
        {**BY_SEX, "where": {"status": ["reported"], "party_kind": ["militia"]}},
        {**BY_SEX, "where": {"status": ["reported"], "violation": ["killing"]}},
        {**BY_KIND, "where": {"status": ["reported"], "sex": ["female", "unknown"]}},
    ],
)
def test_a_part_of_what_was_published_is_refused(publisher, killed, approved, other):
    killed(30, "militia", "female"), killed(20, "armed_group", "male")
    publish_figure(figure=approved(BY_KIND), by=publisher)

    with override("en"), pytest.raises(CannotCertify, match="some of the same records"):
        publish_figure(figure=approved(other), by=publisher)


def test_what_shares_no_record_with_what_was_published_is_free(publisher, killed, approved):
    killed(30, "militia", "female"), killed(20, "armed_group", "male")
    women = {**BY_KIND, "where": {"status": ["reported"], "sex": ["female"]}}
    men = {**BY_KIND, "where": {"status": ["reported"], "sex": ["male"]}}
    publish_figure(figure=approved(women), by=publisher)

    second = publish_figure(figure=approved(men), by=publisher)

    assert second.held_against == []


def test_of_years_after_quarters_what_else_is_laid_out_is_published(publisher, killed, approved):
    killed(30, "militia"), killed(20, "armed_group")
    publish_figure(figure=approved({**ALL, "rows": ["quarter"]}), by=publisher)
    figure = approved({**ALL, "rows": ["party_kind"], "columns": ["year"]})

    with override("en"):
        found = certified(figure)
    made = publish_figure(figure=figure, by=publisher)

    [one] = found.withheld
    assert one.code == "year" and "nearly alike" in one.why
    assert printed(made)["kind:militia",] == 30 and "year" not in made.title_en
    entry = AuditEntry.objects.filter(act="figure.publish").order_by("pk").last()
    assert json.loads(entry.details)["withheld"] == ["year"]


def test_children_too_few_beside_a_total_that_is_out_are_not_laid_out(publisher, killed, approved):
    killed(4, "militia", age="child"), killed(3, "militia", age="adult")
    killed(40, "armed_group", age="adult")
    publish_figure(figure=approved(BY_KIND), by=publisher)  # 7 by the militia is out

    found = certified(approved({**BY_KIND, "columns": ["age"]}))

    [one] = found.withheld
    [table] = found.release.tables
    assert one.code == "age" and table.published["kind:militia",] == 7
    assert "age" not in found.titles["en"] and "adult" not in found.titles["en"]


def test_a_status_that_cannot_be_held_to_what_was_published_is_withheld_alone(
    publisher, killed, approved, colleague
):
    killed(30, "militia"), killed(20, "armed_group")
    verify(
        incident=killed(25, "militia"), status="verified", standard="reasonable_grounds",
        reasons="Two voices.", by=colleague, on=date(2024, 5, 1),
    )  # fmt: skip
    women = {**BY_KIND, "where": {"status": ["verified"], "sex": ["unknown"]}}
    publish_figure(figure=approved(women), by=publisher)

    with override("en"):
        found = certified(approved({**BY_KIND, "where": {}, "columns": ["status"]}))

    assert [table.table.name for table in found.release.tables] == ["status=reported"]
    assert [one.code for one in found.withheld] == ["status=verified"]
    assert "some of the same records" in found.withheld[0].why
    with override("en"):
        assert withheld_words(found.withheld[0]) == "verified: not printed at all"


def test_of_two_at_the_same_moment_the_second_is_refused(publisher, killed, approved, monkeypatch):
    killed(30, "militia")
    figure = approved(BY_KIND)
    publish_figure(figure=figure, by=publisher)
    # What the second writer saw when it began: no publication yet.
    none_yet = partial(Max, filter=Q(number=0))
    monkeypatch.setattr("manden.reporting.publication_actions.Max", none_yet)

    with pytest.raises(CannotKeepFigure, match="published meanwhile"):
        publish_figure(figure=figure, by=publisher)


def test_the_database_refuses_to_change_or_delete_it(publisher, killed, approved):
    killed(30, "militia")
    made = publish_figure(figure=approved(BY_KIND), by=publisher)

    for act in (
        lambda: Publication.objects.update(title_en="Another"),
        lambda: Publication.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()

    assert Publication.objects.get() == made


def test_one_that_was_moved_does_not_open_and_nothing_more_is_published(
    publisher, killed, approved
):
    killed(30, "militia")
    figure = approved(BY_KIND)
    made = publish_figure(figure=figure, by=publisher)

    assert opened(made).tables[0].table.cells["all",] == 30
    made.key = "L-2222222"
    with override("en"), pytest.raises(CannotCertify, match="does not open"):
        opened(made)


def test_what_is_kept_for_readers_holds_no_hidden_number(publisher, killed, approved):
    killed(3, "state_forces"), killed(41, "armed_group"), killed(25, "militia")

    made = publish_figure(figure=approved(BY_KIND), by=publisher)

    numbers = {number for _, number in made.printed[0]["cells"]}
    assert 3 not in numbers and None in numbers
    assert b'"counts"' not in bytes(made.sealed)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pages_publish_and_show_it(signed_in, officer, publisher, killed, approved, language):
    killed(3, "state_forces"), killed(40, "armed_group"), killed(25, "militia")
    figure = approved(BY_KIND)
    client, address = signed_in(publisher), f"/{language}/figures/{figure.key}/"

    before = client.get(f"{address}publication/").content.decode()
    answer = client.post(f"{address}publish/")
    after = client.get(f"{address}publication/").content.decode()
    page = client.get(answer.url).content.decode()
    other = signed_in(officer).post(f"{address}publish/")

    made = Publication.objects.get()
    assert f"{address}publish/" in before and made.key in after
    assert page.count("caché" if language == "fr" else ">hidden<") >= 2
    assert made.key in client.get(f"/{language}/figures/published/").content.decode()
    taken = client.get(f"{answer.url}document/")
    assert Document(io.BytesIO(taken.content)).tables[0].cell(1, 1).text == "68"
    assert other.status_code == 404
    assert AuditEntry.objects.filter(act="publication.take").count() == 1


def test_who_may_not_publish_is_told_who_may(signed_in, officer, publisher, killed, approved):
    killed(30, "militia")
    address = f"/en/figures/{approved(BY_KIND).key}/publication/"

    told = signed_in(officer).get(address).content.decode()

    assert "for these roles: protection officer, publisher. None of yours" in told
    assert "None of yours" not in signed_in(publisher).get(address).content.decode()


def test_the_word_file_is_the_same_bytes_and_hides_what_is_hidden(publisher, killed, approved):
    killed(3, "state_forces"), killed(40, "armed_group"), killed(25, "militia")
    made = publish_figure(figure=approved(BY_KIND), by=publisher)

    written = publication_document(made, language="en")

    cells = [
        cell.text for row in Document(io.BytesIO(written)).tables[0].rows for cell in row.cells
    ]
    assert written == publication_document(made, language="en")
    assert cells.count("hidden") == 2 and "3" not in cells


def test_what_may_be_published_says_what_it_is_held_against(signed_in, publisher, killed, approved):
    killed(30, "militia"), killed(20, "armed_group")
    first = publish_figure(figure=approved(BY_KIND), by=publisher)
    second = approved(BY_SEX)

    page = signed_in(publisher).get(f"/en/figures/{second.key}/publication/").content.decode()

    assert "Held against" in page and first.key in page
    assert [one.key for one in certified(second).earlier] == [first.key]


def test_what_counts_invented_records_says_so_wherever_it_is_printed(
    signed_in, publisher, killed, approved
):
    killed(30, "militia", fictitious=True), killed(20, "armed_group", fictitious=True)

    made = publish_figure(figure=approved(BY_KIND), by=publisher)

    document = Document(io.BytesIO(publication_document(made, language="fr")))
    page = signed_in(publisher).get(f"/en/figures/published/{made.key}/").content.decode()
    assert "\\n" not in page  # no sign of how a page is written
    assert "FICTIF" in [one.text for one in document.paragraphs]
    assert ">fictitious<" in page


def test_nothing_but_hidden_numbers_is_never_published(signed_in, publisher, killed, approved):
    killed(3, "state_forces")
    figure = approved(BY_KIND)

    page = signed_in(publisher).get(f"/en/figures/{figure.key}/publication/").content.decode()
    signed_in(publisher).post(f"/en/figures/{figure.key}/publish/")

    assert "It cannot be published: ask for fewer rows" in page and "Publish this" not in page
    with pytest.raises(CannotKeepFigure, match="would be hidden"):
        publish_figure(figure=figure, by=publisher)
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Status: reported"), ("fr", "Statut : signalé")]
)
def test_each_filter_that_was_asked_is_printed_with_what_is_published(
    signed_in, publisher, killed, approved, language, said
):
    killed(30, "state_forces")
    made = publish_figure(figure=approved(BY_KIND), by=publisher)

    page = signed_in(publisher).get(f"/{language}/figures/published/{made.key}/").content.decode()
    written = Document(io.BytesIO(publication_document(made, language=language)))

    told = "\n".join(one.text for one in written.paragraphs)
    assert all(said in text.replace("\xa0", " ").replace("\u202f", " ") for text in (page, told))

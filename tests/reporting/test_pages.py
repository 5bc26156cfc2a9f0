"""The composer and the pages of figures: asked, kept, opened, approved, taken, each by right."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from django.utils import timezone
from docx import Document

from manden.access.actions import choose_password
from manden.access.models import AuditEntry
from manden.access.roles import Role
from manden.analysis.models import SavedQuestion
from manden.analysis.question import question_of
from manden.reporting.actions import keep_figure
from manden.reporting.models import Figure
from tests.reporting.conftest import REPORTED, TITLE

pytestmark = pytest.mark.django_db
ASK = "/en/figures/ask/"
PASSWORD = "une phrase assez longue"
REPORTED_BY_PARTY = "?unit=victims&status=reported&row=party_kind"
FORM = {"title_fr": "Touchés", "title_en": "Affected", "shape": "chart", "shared": "on"}


@pytest.fixture
def figure(officer, raid, commitment):
    raid(fictitious=True)
    return keep_figure(
        question=question_of(REPORTED), title=TITLE, commitment=commitment, bearing="as asked", by=officer
    )  # fmt: skip


def test_the_composer_offers_ready_questions_and_each_answers(signed_in, officer, raid):
    raid()
    client = signed_in(officer)
    first = client.get(ASK).content.decode()

    queries = {
        line.split('"')[0] for line in first.split('<li><a href="')[1:] if line.startswith("?unit")
    }

    assert len(queries) >= 14
    for query in sorted(queries):
        page = client.get(f"{ASK}{query.replace('&amp;', '&')}")
        assert page.status_code == 200, query
        assert "records counted" in page.content.decode(), query


def test_what_parties_did_together_has_a_row_or_a_column_of_its_own(signed_in, officer, raid):
    raid()
    client, asked = signed_in(officer), f"{ASK}?unit=victims&status=reported"

    assert "is a row of its own" in client.get(f"{asked}&row=party").content.decode()
    assert "is a column of its own" in client.get(f"{asked}&column=party").content.decode()


def test_three_victims_of_two_acts_by_two_parties_are_three_on_the_page(signed_in, officer, raid):
    raid()

    page = signed_in(officer).get(f"{ASK}{REPORTED_BY_PARTY}").content.decode()

    assert "Armed groups + State forces together" in page
    assert "Counted by victim: people, each once" in page
    assert page.count(">3<span") == 2  # the row, and the total
    assert "<svg" in page and 'role="img"' in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?unit=grave&status=verified", "different units"),
        ("?unit=victims&row=sex&column=age", "never summed"),
        ("?unit=victims&row=sex&row_within=sex", "stands twice"),
        ("?unit=victims&from=2024-02-01&to=2023-01-01", "before it begins"),
        ("?unit=heads", "not counted here"),
        ("?unit=victims&from=soon", "cannot be asked"),
    ],
)
def test_a_question_that_would_mix_is_refused_in_words(signed_in, officer, query, words):
    page = signed_in(officer).get(f"{ASK}{query}")

    assert page.status_code == 422
    assert words in page.content.decode()


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?unit=victims&row=sex&column=age", "status"),
        ("?unit=grave&status=verified", "grave"),
        ("?unit=victims&from=2024-02-01&to=2023-01-01", "to"),
        ("?unit=victims&from=soon", "from"),
    ],
)
def test_a_refusal_leads_to_the_field_it_is_about(signed_in, officer, query, field):
    page = signed_in(officer).get(f"{ASK}{query}").content.decode()

    assert f'<a href="#id_{field}">' in page and f'id="id_{field}_error"' in page
    control = re.search(rf'<(?:input|select)[^>]*id="id_{field}"[^>]*>', page)
    assert control and 'aria-invalid="true"' in control[0]
    assert re.search(rf'aria-describedby="[^"]*id_{field}_error', control[0])


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", ("pas de lignes : un seul total", "pas de colonnes : un nombre par ligne")),
     ("en", ("no rows: one total", "no columns: one number a row"))],
)  # fmt: skip
def test_an_empty_choice_says_what_it_means(signed_in, officer, language, said):
    page = signed_in(officer).get(f"/{language}/figures/ask/").content.decode()

    assert all(words in page.replace("\xa0", " ") for words in said)


def test_the_violation_is_one_list_whatever_is_asked_and_on_every_page(signed_in, officer, raid):
    raid()
    client, several = signed_in(officer), f"{ASK}?unit=victims&row=status&violation="
    control = re.compile(r'<select name="violation"[^>]*>')

    asked = client.get(f"{several}killing&violation=looting").content.decode()
    sent_again = client.get(f"{several}killing,looting").content.decode()
    listed = client.get("/en/incidents/").content.decode()

    offered = re.search(r'<option value="killing,looting" selected>([^<]+)<', asked)
    assert offered and offered[1].startswith("Killing, ")
    assert re.findall(r">3<span", asked) == re.findall(r">3<span", sent_again) != []
    assert {found for page in (asked, sent_again, listed) for found in control.findall(page)} == {
        '<select name="violation" id="id_violation">'
    }


def test_in_a_demonstration_one_day_stands_everywhere_and_is_said(
    signed_in, officer, raid, settings
):
    settings.DEMONSTRATION_DAY = date(2025, 11, 15)
    raid()
    client = signed_in(officer)

    client.post(f"/fr/figures/keep/{REPORTED_BY_PARTY}", FORM)
    kept = Figure.objects.get()
    page = client.get(f"/fr/figures/{kept.key}/").content.decode()
    listed = client.get("/fr/figures/").content.decode()

    assert "son jour reste le 15\xa0novembre 2025" in page
    assert kept.made_at.date() == kept.run.snapshot.at.date() == date(2025, 11, 15)
    assert str(timezone.now().year) not in re.sub(r"<code>.*?</code>|[FRS]-\w+", "", listed)


def test_a_question_kept_without_a_title_is_told_where_to_write_it(signed_in, officer, raid):
    page = signed_in(officer).post(f"{ASK}save/{REPORTED_BY_PARTY}", {})

    assert page.status_code == 422 and not SavedQuestion.objects.exists()
    assert '<a href="#id_title_fr">' in page.content.decode()


def test_the_records_behind_a_cell_are_those_in_reach(signed_in, officer, person, raid):
    incident = raid()
    cell = "records/?unit=victims&status=reported&row=party_kind&cell=armed_group%2Bstate_forces"
    low = person("low", Role.ANALYST, clearance="internal")

    page = signed_in(officer).get(f"{ASK}{cell}").content.decode()
    hidden = signed_in(low).get(f"{ASK}{cell}").content.decode()

    assert incident.key in page and "3 things are counted" in page
    assert incident.key not in hidden and "No record that you may read" in hidden
    assert signed_in(officer).get(f"{ASK}{cell}%7Cx").status_code == 404


def test_a_question_is_kept_shared_asked_by_another_and_dropped(
    signed_in, officer, colleague, raid
):
    raid(level="strict")
    client = signed_in(officer)

    client.post(f"{ASK}save/{REPORTED_BY_PARTY}", {"title_en": "Who did it", "shared": "on"})

    assert "Who did it" in signed_in(colleague).get(ASK).content.decode()
    kept = SavedQuestion.objects.get()
    assert signed_in(colleague).post(f"{ASK}kept/{kept.pk}/drop/").status_code == 404
    client.post(f"{ASK}kept/{kept.pk}/drop/")
    assert not SavedQuestion.objects.exists()


def test_an_answer_is_kept_as_a_figure_with_both_titles(signed_in, officer, raid, commitment):
    raid()
    client = signed_in(officer)
    address = f"/en/figures/keep/{REPORTED_BY_PARTY}"

    refused = client.post(address, {**FORM, "title_fr": ""})
    half = client.post(address, {**FORM, "commitment": commitment.pk})
    client.post(address, {**FORM, "commitment": commitment.pk, "bearing": "it is asked"})

    assert (refused.status_code, half.status_code) == (422, 422)
    assert '<a href="#id_title_fr">' in refused.content.decode()
    assert '<a href="#id_bearing">' in half.content.decode()
    figure = Figure.objects.get()
    assert (figure.shape, figure.commitment, figure.made_by) == ("chart", commitment, officer)


def test_the_form_marks_what_must_be_given_and_the_french_title_stands_for_both(
    signed_in, officer, raid
):
    raid()
    client, address = signed_in(officer), f"/fr/figures/keep/{REPORTED_BY_PARTY}"

    form = client.get(address).content.decode()
    client.post(address, {**FORM, "title_en": ""})

    fields = form.split('<div class="field">')[1:]
    marked = [re.search(r'for="id_(\w+)"', one)[1] for one in fields if "obligatoire" in one]
    assert marked == ["title_fr"]
    assert "vaut aussi pour les pages en anglais" in form
    assert Figure.objects.get().title_en == "Touchés"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_leads_from_the_number_to_the_words(signed_in, officer, figure, language):
    page = signed_in(officer).get(f"/{language}/figures/{figure.key}/").content.decode()

    assert figure.run.key in page and figure.run.snapshot.sha256 in page
    assert "OP1.1" in page and f"/{language}/texts/a-hrc-res-99-1/OP1.1/" in page
    assert TITLE[language] in page
    assert ("fictitious" if language == "en" else "fictif") in page


@pytest.mark.parametrize(
    ("language", "kind", "total", "file"),
    [("en", "Bar chart", "In all 3.", "Data file"),
     ("fr", "Diagramme à barres", "En tout 3.", "Fichier de données")],
)  # fmt: skip
def test_a_chart_stands_on_the_page_with_its_words_its_table_and_its_data(
    signed_in, officer, figure, language, kind, total, file
):
    Figure.objects.update(shape="chart")

    page = signed_in(officer).get(f"/{language}/figures/{figure.key}/").content.decode()

    drawn = page[page.index("<svg class") : page.index("</svg>", page.index("<svg class"))]
    assert 'role="img"' in drawn and "style=" not in drawn
    said = drawn[drawn.index("<desc") : drawn.index("</desc>")]
    assert TITLE[language] in said and kind in said and total in said
    assert figure.key in drawn and "<table" in page
    assert f"/figures/{figure.key}/data/" in page and file in page


def test_the_document_shows_the_picture_with_the_same_words(signed_in, officer, figure):
    Figure.objects.update(shape="chart")
    client = signed_in(officer)

    taken = Document(
        io.BytesIO(client.post("/en/figures/document/", {"figures": [figure.key]}).content)
    )

    [shown] = taken.inline_shapes
    words = shown._inline.docPr.get("descr")
    assert shown._inline.graphic.graphicData.pic.blipFill.blip.embed in taken.part.rels
    assert words.startswith("People affected: victims. Bar chart") and "In all 3." in words
    assert (
        shown.width < taken.sections[0].page_width if taken.sections[0].page_width else shown.width
    )
    assert taken.tables[0].cell(1, 1).text == "3"


def test_what_changed_is_named_on_the_page(signed_in, officer, figure, raid):
    added = raid(fictitious=True)

    page = signed_in(officer).get(f"/en/figures/{figure.key}/again/").content.decode()

    assert "the same, bit for bit" in page and "it differs" in page
    assert added.key in page and "added since" in page


def test_a_colleague_approves_and_withdraws_on_the_page(signed_in, officer, colleague, figure):
    address = f"/en/figures/{figure.key}/"
    own = signed_in(officer).get(address).content.decode()
    client = signed_in(colleague)
    assert "Approve for a report" not in own
    assert "in one of these roles: reviewer, desk officer, protection officer" in own
    assert "Approve for a report" in client.get(address).content.decode()

    client.post(f"{address}approve/")
    assert Figure.objects.get().approved_by == colleague
    assert client.post(f"{address}withdraw/", {"reason": ""}).status_code == 422
    client.post(f"{address}withdraw/", {"reason": "a record was wrong"})

    assert Figure.objects.get().approved_by is None


def test_chosen_figures_are_taken_and_the_taking_is_told(signed_in, officer, figure):
    client = signed_in(officer)

    page = client.get(f"/en/figures/{figure.key}/").content.decode()
    taken = client.post("/en/figures/document/", {"figures": [figure.key]})
    data = client.get(f"/en/figures/{figure.key}/data/").content.decode()

    assert Document(io.BytesIO(taken.content)).tables[0].cell(1, 1).text == "3"
    assert (
        'action="/en/figures/document/"' in page and f'name="figures" value="{figure.key}"' in page
    )
    assert f"{figure.key},victims,armed_group+state_forces,3,3,0,0,0" in data
    entries = AuditEntry.objects.filter(act="figure.export", outcome="done")
    assert sum(figure.key in entry.details for entry in entries) >= 1
    assert entries.count() >= 2


ADDRESSES = ("", "ask/", "ask/records/?unit=victims", "keep/?unit=victims", "{key}/", "{key}/records/",
             "{key}/again/", "{key}/publication/", "{key}/data/")  # fmt: skip
READERS = {Role.REVIEWER, Role.DESK_OFFICER, Role.ANALYST, Role.PROTECTION_OFFICER}
KEEPERS = {Role.REVIEWER, Role.DESK_OFFICER, Role.ANALYST}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("address", ADDRESSES)
def test_each_page_answers_whom_the_policy_allows(signed_in, person, figure, role, address):
    allowed = READERS
    if address.startswith("keep") or address.endswith("data/"):
        allowed = KEEPERS
    if address == "" or (address.startswith("{key}") and not address.endswith("data/")):
        allowed = READERS | {Role.PUBLISHER}
    one = person("one", role, clearance="strict")

    answer = signed_in(one).get(f"/en/figures/{address.format(key=figure.key)}")

    assert answer.status_code == (200 if role in allowed else 404)


@pytest.mark.parametrize(
    "address", ["{key}/", "{key}/records/", "{key}/again/", "{key}/data/", "{key}/publication/"]
)
def test_a_figure_beyond_reach_answers_as_an_absent_one(signed_in, person, figure, address):
    low = signed_in(person("low", Role.ANALYST, clearance="internal"))

    hidden = low.get(f"/en/figures/{address.format(key=figure.key)}")
    absent = low.get(f"/en/figures/{address.format(key='F-2222222')}")

    assert hidden.status_code == absent.status_code == 404
    assert _without(hidden, figure.key) == _without(absent, "F-2222222")


def _without(answer, key):
    """The page but for the key that was asked for and the token of its forms."""
    page = answer.content.decode().replace(key, "")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


def test_figures_chosen_too_late_are_still_chosen_after_a_proof(signed_in, officer, figure):
    choose_password(user=officer, username="officer", password=PASSWORD)
    client = stale(signed_in(officer))

    sent = client.post(
        "/en/figures/document/",
        {"figures": [figure.key]},
        headers={"referer": "http://testserver/en/figures/?a=1"},
    )
    asked = client.get(sent["Location"])
    proved = client.post(sent["Location"], {"password": PASSWORD, "next": asked.context["next"]})
    page = client.get(proved["Location"]).content.decode()

    assert "is not done yet" in asked.content.decode()
    assert proved["Location"].endswith(f"/en/figures/?a=1&figures={figure.key}")
    assert f'value="{figure.key}" checked' in page
    assert "still ticked" in page


def test_choosing_a_first_password_proves_and_leads_back(signed_in, officer, figure):
    officer.set_unusable_password()
    officer.save()
    client = stale(signed_in(officer))
    data = f"/en/figures/{figure.key}/data/"

    asked = client.get(client.get(data)["Location"])
    typed = {"username": "officer", "password": PASSWORD, "again": PASSWORD}
    kept = client.post(
        asked["Location"], {**typed, "next": client.get(asked["Location"]).context["next"]}
    )

    assert kept["Location"] == data
    assert client.get(data).status_code == 200


def test_the_document_is_not_a_page(signed_in, officer):
    assert signed_in(officer).get("/en/figures/document/").status_code == 405


def stale(client):
    session = client.session
    session["proved_at"] = 1
    session.save()
    return client

"""The entry on one page: rows, ticks, parties, drafts, and what is said where something is wrong."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from manden.access.models import AuditEntry, Grant
from manden.places.models import Locality, LocalityName
from manden.vault.opening import fields_of
from manden.violations.actions import enter_incident
from manden.violations.models import Act, Draft, Incident, Information, Involvement
from tests.violations.typed_entry import ENTER, sent_back, typed, values_of

pytestmark = pytest.mark.django_db


def test_ticks_are_acts_and_parties_are_of_the_acts_they_are_said_of(entering):
    more = {"victims": "2", "v1-unit": "group", "v1-sex": "unknown", "v1-age": "unknown"}
    more |= {"v1-counted": "7", "t1-0": "1", "t1-1": "1"}

    entering.post(ENTER, typed(**more))

    told = [(act.victim.ordinal, act.violation.code) for act in Act.objects.order_by("pk")]
    assert told == [(1, "killing"), (2, "killing"), (2, "looting")]
    ordered = Involvement.objects.filter(party__code="militia")
    assert [one.act.violation.code for one in ordered] == ["looting"]
    assert Involvement.objects.filter(party__code="armed_group").count() == 3


def test_sending_again_records_once(entering):
    sent = typed()

    first, again = entering.post(ENTER, sent), entering.post(ENTER, sent)

    assert Incident.objects.count() == 1
    assert first.headers["Location"] == again.headers["Location"]


def test_five_like_this_are_five_rows_and_nothing_is_recorded(entering):
    page = entering.post(ENTER, typed(**{"times-0": "4", "do": "like:0"})).content.decode()

    assert len(re.findall(r'name="t\d-0" value="1" checked', page)) == 5
    assert page.count('<option value="female" selected>') == 5
    assert not Incident.objects.exists()


def test_same_as_above_leaves_who_it_is(entering):
    more = {"victims": "2", "v1-label": "the driver", "v1-unit": "individual", "do": "above:1"}

    page = entering.post(ENTER, typed(**more)).content.decode()

    assert values_of(page, "v1-label") == ["the driver"]
    assert page.count('<option value="female" selected>') == 2


def test_a_frequent_case_fills_in_what_was_not_typed(entering):
    sent = typed(
        **{"do": "case", "case": "ied", "title": "Ours", "c0-violation": "", "c1-violation": ""}
    )
    sent.pop("t0-0")

    page = entering.post(ENTER, sent).content.decode()

    assert '<option value="killing_indiscriminate" selected>' in page
    assert values_of(page, "title") == ["Ours"]


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("title", {"title": ""}),
        ("happened", {"happened": "one of these days"}),
        ("happened", {"happened": "2093"}),
        ("latitude", {"latitude": "14.5"}),
        ("longitude", {"latitude": "14.5", "longitude": "200"}),
        ("precision", {"precision": "division"}),
        ("precision", {"latitude": "14.5", "longitude": "-4"}),
        ("v0-years", {"v0-years": "9"}),
        ("v0-years", {"v0-years": "many"}),
        ("v0-counted", {"v0-counted": "3"}),
        ("v0-low", {"v0-unit": "group", "v0-low": "3"}),
        ("v0-high", {"v0-unit": "group", "v0-low": "3", "v0-high": "2"}),
        ("v0-unit", {"v0-unit": "crowd"}),
        ("v0-label", {"v0-label": "x" * 201}),
        ("c1-violation", {"c1-violation": "killing"}),
        ("c2-violation", {"t0-2": "1"}),
        ("s-statement", {"s-statement": ""}),
        ("s-kind", {"s-kind": ""}),
    ],
)
def test_bad_input_gets_its_sentence_and_loses_nothing(entering, field, more):
    answer = entering.post(ENTER, typed(narrative="The only account.", **more))
    page = answer.content.decode()

    assert answer.status_code == 422
    assert page.count(f'id="{field}_error"') == 1
    assert "The only account." in page
    assert not Incident.objects.exists()


def test_an_unknown_word_records_nothing(entering):
    answer = entering.post(ENTER, typed(**{"c0-violation": "witchcraft"}))

    assert answer.status_code == 422
    assert not Incident.objects.exists()


@pytest.fixture
def twins(drawn):
    for number, latitude in (("1", 14.1), ("2", 15.2)):
        one = Locality.objects.create(
            source="own", source_id=number, name="Two Wells", latitude=latitude, longitude=-4
        )
        LocalityName.objects.create(locality=one, text="Two Wells", folded="two wells")


def test_places_of_one_name_are_all_offered_and_one_is_asked_for(entering, twins):
    refused = entering.post(ENTER, typed(place="Two Wells"))
    entering.post(ENTER, typed(place="Two Wells", pick="locality:own:2"))

    page = refused.content.decode()
    assert refused.status_code == 422
    assert set(values_of(page, "pick")) == {"locality:own:1", "locality:own:2", "none"}
    incident = Incident.objects.get()
    assert (incident.locality.source_id, incident.place_precision) == ("2", "locality")


def test_a_code_of_a_division_is_a_place(entering, drawn):
    entering.post(ENTER, typed(place="X01"))

    incident = Incident.objects.get()
    assert (incident.division.code, incident.place_precision) == ("X01", "division")


def test_a_point_keeps_the_precision_chosen_beside_a_division(entering, drawn):
    entering.post(ENTER, typed(place="X01", latitude="14.5", longitude="-4", precision="division"))

    incident = Incident.objects.get()
    assert (incident.division.code, incident.place_precision) == ("X01", "division")
    assert incident.latitude == 14.5


def test_a_name_that_no_place_bears_is_said(entering, twins):
    page = entering.post(ENTER, typed(place="between Two Wells and Nowhereville", do="look"))

    told = page.content.decode()
    assert "No place named “Nowhereville” is known here" in told
    assert "named “Two Wells”" not in told
    assert "No place named" not in entering.get(ENTER).content.decode()


@pytest.mark.parametrize(
    ("button", "field"),
    [("look", "place"), ("victim", "v1-unit"), ("party", "p2-party"), ("column", "c3-violation")],
)
def test_a_button_comes_back_to_where_the_person_was(entering, button, field):
    page = entering.post(ENTER, typed(do=button)).content.decode()

    [focused] = re.findall(r'id="([^"]+)"[^>]* autofocus', page)
    assert focused == field


def test_enter_in_a_field_presses_a_button_that_does_nothing(entering):
    page = entering.get(ENTER).content.decode()

    form = page[page.index('data-keep="20"') :]
    assert re.findall("<button[^>]*>", form)[0] == '<button type="submit" disabled hidden>'


@pytest.fixture
def let_in(monitor, circle, operator):
    Grant.objects.create(
        user=monitor,
        compartment=circle,
        reason="their region",
        granted_by=operator,
        expires_at=timezone.now() + timedelta(days=3),
    )


def test_a_name_goes_to_the_vault_and_to_no_page(entering, let_in):
    more = {"v0-full_name": "Zuri Vale", "v0-consents": ["keep", "contact"], "circle": "lakes"}

    answer = entering.post(ENTER, typed(**more), follow=True)

    victim = Incident.objects.get().victims.get()
    assert victim.identity.pseudonym in answer.content.decode()
    assert "Zuri" not in answer.content.decode()
    assert "Zuri" not in str(list(AuditEntry.objects.values_list("details", flat=True)))
    assert set(victim.identity.consents.values_list("purpose", flat=True)) == {"keep", "contact"}
    assert fields_of


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("circle", {"v0-consents": "keep"}),
        ("v0-full_name", {"circle": "lakes"}),
    ],
)
def test_a_name_wants_a_circle_and_a_consent(entering, let_in, field, more):
    answer = entering.post(ENTER, typed(**{"v0-full_name": "Zuri Vale"}, **more))

    assert answer.status_code == 422
    assert f'id="{field}_error"' in answer.content.decode()


def test_a_circle_that_is_not_open_takes_nothing_in(entering, circle):
    answer = entering.post(ENTER, typed(circle="lakes"))

    assert answer.status_code == 422
    assert not Incident.objects.exists()


def test_a_draft_is_sealed_resumed_and_gone_once_recorded(entering):
    sent = typed(**{"do": "draft", "v0-full_name": "Zuri Vale"})
    address = f"/en/incidents/drafts/{sent['submission']}/"

    entering.post(ENTER, sent)
    page = entering.get(address).content.decode()

    assert b"Zuri" not in bytes(Draft.objects.get().sealed)
    assert "Attack on a village" in entering.get("/en/incidents/drafts/").content.decode()
    assert values_of(page, "title") == ["Attack on a village"]
    assert 'name="t0-0" value="1" checked' in page
    entering.post(ENTER, {**sent, "do": "record", "v0-full_name": ""})
    assert not Draft.objects.exists()
    assert entering.get(address).status_code == 404


def test_a_script_keeps_a_draft_without_a_page(entering):
    answer = entering.post(ENTER, typed(do="draft"), headers={"X-Kept-By": "script"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert Draft.objects.count() == 1


def test_a_draft_is_its_owners_alone(entering, signed_in, reviewer, monitor):
    sent = typed(do="draft")
    entering.post(ENTER, sent)
    other = signed_in(reviewer)
    address = f"/en/incidents/drafts/{sent['submission']}/"

    refused = other.post(ENTER, {**sent, "title": "Mine now"})

    assert other.get(address).status_code == other.post(f"{address}drop/").status_code == 404
    assert refused.status_code == 422
    draft = Draft.objects.get()
    assert draft.user == monitor
    draft.user = reviewer
    draft.save()
    assert other.get(address).status_code == 404  # sealed to the other, it does not open


@pytest.fixture
def incident(attack, monitor):
    return enter_incident(entry=attack, submission=uuid4(), by=monitor)


def test_a_change_keeps_sources_effects_and_what_was(entering, incident):
    address = f"/en/incidents/{incident.key}/edit/"
    sent = sent_back(entering.get(address).content.decode())
    before = set(Act.objects.values_list("pk", "violation__code", "method__code", "outcome__code"))
    said = Information.objects.get()

    entering.post(
        address,
        {**sent, "title": "Attack on the market", "reason": "a better word", "do": "record"},
    )

    incident.refresh_from_db()
    assert (incident.title, incident.version) == ("Attack on the market", 2)
    after = set(Act.objects.values_list("pk", "violation__code", "method__code", "outcome__code"))
    assert after == before
    assert Information.objects.get() == said
    assert incident.effects.count() == 1
    assert incident.changes.get().before["incident"][0]["fields"]["title"] == "Attack on a market"
    assert incident.happened_label == "mid-June 2023" and incident.division.code == "X01"


def test_a_change_can_be_put_back_with_what_repeats(entering, incident, monitor):
    first = Information.objects.get()
    Information.objects.create(
        source=first.source,
        incident=incident,
        statement="Heard.",
        repeats=first,
        recorded_at=first.recorded_at,
        recorded_by=monitor,
    )
    address = f"/en/incidents/{incident.key}/"
    sent = sent_back(entering.get(f"{address}edit/").content.decode())
    entering.post(f"{address}edit/", {**sent, "title": "Wrong", "reason": "a slip", "do": "record"})

    entering.post(f"{address}versions/1/undo/", {"reason": "it was a slip"})

    incident.refresh_from_db()
    assert (incident.title, incident.version) == ("Attack on a market", 3)
    assert Information.objects.filter(repeats=first).count() == 1


def test_two_who_change_at_once_both_are_shown(entering, incident):
    address = f"/en/incidents/{incident.key}/edit/"
    sent = sent_back(entering.get(address).content.decode())
    entering.post(address, {**sent, "title": "Theirs", "reason": "first", "do": "record"})

    refused = entering.post(address, {**sent, "title": "Ours", "reason": "second", "do": "record"})

    page = refused.content.decode()
    assert refused.status_code == 409, re.findall(r"errors.*?<", page)
    assert values_of(page, "title") == ["Ours"] and "<h3>Theirs</h3>" in page
    incident.refresh_from_db()
    assert incident.title == "Theirs"
    entering.post(address, {**sent_back(page), "do": "record"})
    incident.refresh_from_db()
    assert incident.title == "Ours"

"""Two ends of a place, effects on schools, health care and aid, a party named in place, drafts' key."""

from __future__ import annotations

import pytest

from manden.places.models import Locality, LocalityName
from manden.violations.models import Incident, Involvement, Party
from tests.violations.typed_entry import ENTER, sent_back, typed, values_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_wells(drawn):
    for number, name in (("1", "Gossi"), ("2", "Hombori"), ("3", "Hombori")):
        one = Locality.objects.create(
            source="own", source_id=number, name=name, latitude=15 + int(number), longitude=-1
        )
        LocalityName.objects.create(locality=one, text=name, folded=name.casefold())


@pytest.mark.parametrize("words", ["between Gossi and Hombori", "entre Gossi et Hombori"])
def test_between_two_places_each_is_looked_up_and_asked_for(entering, three_wells, words):
    refused = entering.post(ENTER, typed(place=words))
    entering.post(ENTER, typed(place=words, other_pick="locality:own:3"))

    page = refused.content.decode()
    assert refused.status_code == 422
    assert set(values_of(page, "other_pick")) == {"locality:own:2", "locality:own:3", "none"}
    incident = Incident.objects.get()
    assert (incident.locality.source_id, incident.other_locality.source_id) == ("1", "3")
    assert (incident.place_precision, incident.place_label) == ("between", words)


def test_the_two_ends_come_back_when_it_is_changed(entering, three_wells):
    entering.post(ENTER, typed(place="between Gossi and Hombori", other_pick="locality:own:2"))
    address = f"/en/incidents/{Incident.objects.get().key}/edit/"

    sent = sent_back(entering.get(address).content.decode())
    picks = {"pick": "locality:own:1", "other_pick": "locality:own:2"}
    entering.post(address, {**sent, **picks, "reason": "a word", "title": "Ours", "do": "record"})

    incident = Incident.objects.get()
    assert (incident.title, incident.place_precision) == ("Ours", "between")
    assert incident.other_locality.source_id == "2"


def effect(**more):
    told = {"on": "school", "kind": "attack", "before": "yes", "impact": "serious"}
    told |= {"facility": "The school", "children": "40", "estimated": "1"}
    return {"effects": "1", **{f"e0-{name}": said for name, said in (told | more).items()}}


def test_an_effect_is_told_with_the_incident_and_changed_in_place(entering):
    entering.post(ENTER, typed(**effect(closed_from="2023-06-16", closed_to="2023-09-01")))
    incident = Incident.objects.get()
    told = incident.effects.get()
    address = f"/en/incidents/{incident.key}/edit/"

    sent = sent_back(entering.get(address).content.decode())
    entering.post(address, {**sent, "e0-children": "55", "reason": "counted", "do": "record"})

    assert (told.impact, told.children, told.children_estimated) == ("serious", 40, True)
    assert str(told.closed_to) == "2023-09-01"
    now = incident.effects.get()
    assert (now.children, now.facility, str(now.closed_from)) == (55, "The school", "2023-06-16")


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("on", {"on": ""}),
        ("kind", {"kind": "flood"}),
        ("closed_from", {"closed_from": "soon"}),
        ("closed_from", {"closed_to": "2023-09-01"}),
        ("closed_to", {"closed_from": "2023-09-01", "closed_to": "2023-06-01"}),
        ("children", {"children": "many"}),
        ("military_use", {"military_use": "barracks"}),
        ("denial", {"denial": "siege"}),
        ("facility", {"facility": "x" * 201}),
    ],
)
def test_a_fault_of_an_effect_has_its_sentence(entering, field, more):
    answer = entering.post(ENTER, typed(**effect(**more)))

    assert answer.status_code == 422
    assert answer.content.decode().count(f'id="e0-{field}_error"') == 1
    assert not Incident.objects.exists()


def test_an_effect_that_nobody_touched_is_none(entering):
    entering.post(ENTER, typed(effects="1", **{"e0-before": "unknown", "e0-impact": "unknown"}))

    assert not Incident.objects.get().effects.exists()


def test_a_party_that_the_desk_lacks_is_named_in_place(entering):
    new = {"p0-party": "new", "p0-name": "Group of the Lake", "p0-kind": "armed_group"}
    nameless = entering.post(ENTER, typed(**{**new, "p0-name": ""}))
    entering.post(ENTER, typed(**new))
    entering.post(ENTER, typed(**new))

    assert nameless.status_code == 422 and 'id="p0-name_error"' in nameless.content.decode()
    party = Party.objects.get(code="group-of-the-lake")
    assert (party.kind, party.name_fr) == ("armed_group", "Group of the Lake")
    assert Involvement.objects.filter(party=party).count() == 2


def test_a_case_on_a_school_brings_its_effect(entering):
    sent = typed(do="case", case="school")

    page = entering.post(ENTER, sent).content.decode()

    assert 'name="e0-on"' in page and '<option value="school" selected>' in page


def test_drafts_are_sealed_under_a_key_of_their_own(entering, settings):
    sent = typed(do="draft")
    entering.post(ENTER, sent)

    settings.SECOND_FACTOR_KEY = bytes(32)
    there = entering.get(f"/en/incidents/drafts/{sent['submission']}/").status_code
    settings.DRAFT_KEY = bytes(32)
    elsewhere = entering.get(f"/en/incidents/drafts/{sent['submission']}/").status_code

    assert (there, elsewhere) == (200, 404)

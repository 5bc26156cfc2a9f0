"""One change to many: shown first, made whole, taken back whole; what cannot be is told and left."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from manden.access.models import AuditEntry, Grant
from manden.access.roles import Role
from manden.violations.actions import enter_incident
from manden.violations.batches import batch_of, take_back
from manden.violations.bulk import ChangedMeanwhile, Wish, change_together, preview
from manden.violations.models import Incident, Involvement, Party, SavedFilter, Tagging, Term
from manden.violations.snapshot import put_back, snapshot

pytestmark = pytest.mark.django_db
LIST = "/en/incidents/"


@pytest.fixture
def reader(person):
    return person("reader", Role.REVIEWER, clearance="strict")


@pytest.fixture
def custodian(person):
    return person("custodian", Role.PROTECTION_OFFICER, clearance="strict")


@pytest.fixture
def three(attack, operator):
    return [enter_incident(entry=attack, submission=uuid4(), by=operator) for _ in range(3)]


def party(code):
    return Party.objects.get(code=code)


def wishes(circle):
    return {
        "tag": Wish("tag", Term.objects.get(code="follow_up"), "r"),
        "party": Wish("party", party("unknown"), "r", instead_of=party("armed_group")),
        "place": Wish("place", Incident.objects.first().division, "r"),
        "status": Wish("status", "verified", "r", standard="reasonable_grounds"),
        "level": Wish("level", "strict", "r"),
        "circle": Wish("circle", circle, "r"),
    }


@pytest.mark.parametrize("what", ["tag", "party", "status", "level", "circle"])
def test_a_change_is_made_to_all_and_taken_back_from_all(
    three, reader, custodian, circle, operator, what
):
    person = custodian if what in ("level", "circle") else reader
    wish = wishes(circle)[what]
    before = [snapshot(one) for one in three]
    sources = [one.information.get().source for one in three]

    batch = change_together(incidents=three, wish=wish, shown={}, by=person)
    [one.refresh_from_db() for one in three]
    changed = {(one.status, one.level, one.compartment) for one in three}
    take_back(batch=batch_of(batch), reason="a slip", by=operator if what == "tag" else person)

    assert len(changed) == 1
    if what == "level":
        assert changed == {("reported", "strict", None)}
    if what == "status":
        assert changed == {("verified", "confidential", None)}
    for one, was in zip(three, before, strict=True):
        one.refresh_from_db()
        now = snapshot(one)
        assert now["parts"] == was["parts"]
        told, stood = (kept["incident"][0]["fields"] for kept in (now, was))
        for name in ("status", "level", "compartment", "division"):
            assert told[name] == stood[name], name
    [source.refresh_from_db() for source in sources]
    assert {(one.level, one.compartment) for one in sources} == {("confidential", None)}
    assert AuditEntry.objects.filter(act="incident.change_together").count() == 1


def test_what_is_put_back_keeps_its_moments_to_the_microsecond(three):
    moment = datetime(2026, 3, 4, 5, 6, 7, 89, tzinfo=UTC)
    one = three[0]
    Incident.objects.filter(pk=one.pk).update(recorded_at=moment)
    one.information.update(recorded_at=moment)
    one.refresh_from_db()

    put_back(one, json.loads(json.dumps(snapshot(one))))

    assert Incident.objects.get(pk=one.pk).recorded_at == moment
    assert one.information.get().recorded_at == moment


def test_a_party_replaced_is_told_once(three, reader, circle):
    everything = Involvement.objects.filter(party=party("armed_group")).count()

    change_together(incidents=three, wish=wishes(circle)["party"], shown={}, by=reader)

    assert Involvement.objects.filter(party=party("unknown")).count() == everything
    assert not Involvement.objects.filter(party=party("armed_group")).exists()


def test_what_cannot_be_changed_is_told_and_left(three, attack, reader):
    own = enter_incident(entry=attack, submission=uuid4(), by=reader)
    wish = Wish("status", "verified", "r", standard="balance")

    lines = preview(incidents=[*three, own], wish=wish, by=reader)
    change_together(incidents=[*three, own], wish=wish, shown={}, by=reader)

    assert [bool(line.refusal) for line in lines] == [False, False, False, True]
    own.refresh_from_db()
    assert own.status == "reported"
    assert Incident.objects.filter(status="verified").count() == 3


def test_nothing_is_changed_over_somebody_elses_change(three, reader):
    wish = Wish("tag", Term.objects.get(code="follow_up"), "r")

    with pytest.raises(ChangedMeanwhile):
        change_together(incidents=three, wish=wish, shown={three[2].pk: 9}, by=reader)

    assert not Tagging.objects.exists()


def test_on_pages_it_is_shown_before_it_is_done(signed_in, reader, three):
    client = signed_in(reader)
    keys = [f"{one.key}:{one.version}" for one in three[:2]]
    sent = {"keys": keys, "what": "tag", "tag": "follow_up", "reason": "for the report"}

    nobody = client.post(f"{LIST}together/", {"do": "choose"})
    refused = client.post(f"{LIST}together/", {**sent, "tag": "", "do": "look"})
    shown = client.post(f"{LIST}together/", {**sent, "do": "look"}).content.decode()
    untouched = Tagging.objects.count()
    done = client.post(f"{LIST}together/", {**sent, "do": "change"}, follow=True)

    assert nobody.status_code == 302 and refused.status_code == 422
    assert "To be followed up" in shown and untouched == 0
    assert Tagging.objects.count() == 2
    assert "Take it back, whole" in done.content.decode()
    assert client.get(f"{LIST}?tag=follow_up").content.decode().count('name="keys"') == 2


def test_all_that_a_filter_finds_is_chosen_at_once(signed_in, reader, three):
    page = signed_in(reader).post(f"{LIST}together/?status=reported", {"which": "all"})

    assert page.content.decode().count('name="keys"') == 3


def test_protecting_is_the_protection_officers_after_a_fresh_sign_in(
    signed_in, reader, custodian, three
):
    sent = {"keys": three[0].key, "what": "level", "level": "strict", "reason": "r", "do": "change"}
    client = signed_in(custodian)
    session = client.session
    session["proved_at"] = int(time.time()) - 601
    session.save()

    refused = signed_in(reader).post(f"{LIST}together/", sent)
    stale = client.post(f"{LIST}together/", sent)
    session["proved_at"] = int(time.time())
    session.save()
    client.post(f"{LIST}together/", sent)

    assert refused.status_code == 422
    assert "/confirm/" in stale.headers["Location"]
    three[0].refresh_from_db()
    assert three[0].level == "strict"


def test_a_filter_is_shared_with_a_circle_or_with_readers(
    signed_in, person, reader, three, circle, operator
):
    def let_in(user):
        Grant.objects.create(
            user=user,
            compartment=circle,
            reason="r",
            granted_by=operator,
            expires_at=three[0].recorded_at.replace(year=2090),
        )
        return user

    mine = signed_in(let_in(reader))
    mine.post(f"{LIST}filters/?sex=male", {"name": "Men", "shared": "lakes"})
    mine.post(f"{LIST}filters/?sex=female", {"name": "Women", "shared": "readers"})
    inside = let_in(person("inside", Role.DESK_OFFICER, clearance="strict"))
    outside = person("outside", Role.DESK_OFFICER, clearance="strict")

    seen = {
        user.username: [
            name for name in ("Men", "Women") if f">{name}</a>" in _page(signed_in, user)
        ]
        for user in (inside, outside, person("teller", Role.MONITOR))
    }

    assert seen == {"inside": ["Men", "Women"], "outside": ["Women"], "teller": []}
    kept = SavedFilter.objects.get(name="Women")
    assert signed_in(outside).post(f"{LIST}filters/{kept.pk}/drop/").status_code == 404


def _page(signed_in, user):
    return signed_in(user).get(LIST).content.decode()


def test_a_link_is_said_of_one_in_reach_and_taken_away(signed_in, reader, three):
    client = signed_in(reader)
    address = f"{LIST}{three[0].key}/links/"

    itself = client.post(address, {"kind": "precedes", "other": three[0].key})
    client.post(address, {"kind": "precedes", "other": three[1].key, "reason": "a day before"})
    there = client.get(f"{LIST}{three[1].key}/").content.decode()
    link = three[0].links.get()
    elsewhere = client.post(f"{LIST}{three[2].key}/links/{link.pk}/drop/")
    client.post(f"{address}{link.pk}/drop/")

    assert itself.status_code == 422
    assert "a day before" in there
    assert elsewhere.status_code == 404
    assert not three[0].links.exists()

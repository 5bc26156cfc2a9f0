"""One incident of two, two of one: everything counted once, both histories kept, taken back whole."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from manden.access.models import AuditEntry
from manden.access.roles import Role
from manden.vault.actions.receiving import receive_file
from manden.violations.actions import add_information, enter_incident
from manden.violations.batches import CannotTakeBack, batch_of, take_back
from manden.violations.changing import CannotUndo, rewrite_incident, undo
from manden.violations.entry import SourceEntry
from manden.violations.joining import (
    CannotJoin,
    CannotPart,
    Taken,
    merge_incidents,
    split_incident,
)
from manden.violations.models import (
    Act,
    Effect,
    EvidenceLink,
    Incident,
    Information,
    Involvement,
    Victim,
)
from manden.violations.queries.incident import told_to
from manden.violations.reach import Reach
from manden.violations.snapshot import snapshot
from tests.vault.files import jpeg

pytestmark = pytest.mark.django_db
LIST = "/en/incidents/"


@pytest.fixture
def reader(person):
    return person("reader", Role.REVIEWER, clearance="strict")


@pytest.fixture
def one(attack, operator):
    return enter_incident(entry=attack, submission=uuid4(), by=operator)


@pytest.fixture
def two(attack, operator):
    entry = replace(
        attack,
        title="Shots at the market",
        victims=attack.victims[:2],
        acts=attack.acts[:2],
        narrative="Another told it.",
        effects=(),
    )
    return enter_incident(entry=entry, submission=uuid4(), by=operator)


def counted() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Victim, Act, Involvement, Information, Effect))


def join(one, two, operator, same=None):
    return merge_incidents(
        kept=one, merged=two, same=same or {}, reason="the same attack", by=operator
    )


def test_every_record_moves_and_the_number_leads_to_where_it_is(signed_in, reader, one, two):
    everything = counted()

    join(one, two, reader)

    assert counted() == everything
    assert one.victims.count() == 5 and two.victims.count() == 0
    assert list(one.victims.values_list("ordinal", flat=True)) == [1, 2, 3, 4, 5]
    assert set(Act.objects.values_list("incident", flat=True)) == {one.pk}
    answer = signed_in(reader).get(f"{LIST}{two.key}/", follow=True)
    assert answer.redirect_chain == [(f"{LIST}{one.key}/", 302)]
    page = answer.content.decode()
    assert f"{two.key} was merged into {one.key}" in page
    assert f"The history of {two.key}, “Shots at the market”" in page
    assert list(Reach(reader).incidents()) == [one]


def test_a_victim_said_to_be_the_same_is_counted_once(reader, one, two):
    first, twin = one.victims.first(), two.victims.first()
    said = Information.objects.filter(incident=two)
    said.update(act=twin.acts.get())

    join(one, two, reader, same={twin.pk: first.pk})

    assert one.victims.count() == 4
    assert first.acts.count() == 1
    assert Information.objects.get(act=first.acts.get()).incident_id == one.pk


def test_a_merging_is_taken_back_whole(reader, one, two):
    before = {incident.pk: snapshot(incident)["parts"] for incident in (one, two)}
    twin, first = two.victims.first(), one.victims.first()
    batch = join(one, two, reader, same={twin.pk: first.pk})

    take_back(batch=batch_of(batch), reason="two attacks after all", by=reader)

    one.refresh_from_db()
    two.refresh_from_db()
    assert {incident.pk: snapshot(incident)["parts"] for incident in (one, two)} == before
    assert two.merged_into is None
    assert set(Reach(reader).incidents()) == {one, two}
    acts = set(AuditEntry.objects.values_list("act", flat=True))
    assert {"incident.merge", "incident.take_back"} <= acts
    with pytest.raises(CannotTakeBack, match="already"):
        take_back(batch=batch_of(batch), reason="again", by=reader)


def test_what_was_worked_on_since_is_not_lost_for_it(reader, attack, one, two):
    batch = join(one, two, reader)
    one.refresh_from_db()
    rewrite_incident(incident=one, entry=attack, reason="told anew", by=reader)

    with pytest.raises(CannotTakeBack, match=one.key):
        take_back(batch=batch_of(batch), reason="no", by=reader)

    two.refresh_from_db()
    assert two.merged_into_id == one.pk


def test_a_version_from_before_a_merging_is_not_put_back_alone(reader, attack, one, two):
    rewrite_incident(incident=one, entry=attack, reason="first", by=reader)
    batch = join(one, two, reader)
    edit = one.changes.get(kind="edit")

    with pytest.raises(CannotUndo):
        undo(change=edit, by=reader, reason="back")
    take_back(batch=batch_of(batch), reason="two after all", by=reader)
    undo(change=edit, by=reader, reason="back")

    assert one.victims.count() == 3 and two.victims.count() == 2


def test_two_in_different_circles_stay_two(reader, one, two, circle):
    Incident.objects.filter(pk=two.pk).update(compartment=circle)
    two.refresh_from_db()

    with pytest.raises(CannotJoin, match="circles"):
        join(one, two, reader)


def test_the_one_made_is_as_protected_as_the_most_protected(reader, one, two):
    Incident.objects.filter(pk=two.pk).update(level="strict")
    two.refresh_from_db()

    batch = join(one, two, reader)
    one.refresh_from_db()
    highest = one.level
    take_back(batch=batch_of(batch), reason="no", by=reader)

    one.refresh_from_db()
    assert (highest, one.level) == ("strict", "confidential")


def test_what_is_taken_goes_with_what_was_said_of_it(reader, one):
    victim = one.victims.get(ordinal=2)
    first = one.information.get()
    first.act = victim.acts.get()
    first.save()
    repeat = SourceEntry("relative", "secondary", "Heard of it.")
    add_information(incident=one, source=repeat, by=reader, repeats=first)
    everything = counted()

    new = split_incident(
        incident=one,
        taken=Taken(victims=frozenset({victim.pk})),
        title="Shots on the road",
        reason="another place",
        by=reader,
    )

    assert counted() == everything
    assert (new.victims.count(), new.acts.count(), new.information.count()) == (1, 1, 2)
    assert told_to(Reach(reader), new).corroboration.supporting == 1
    assert (new.happened, new.division, new.recorded_by) == (
        one.happened,
        one.division,
        one.recorded_by,
    )


def test_a_splitting_is_taken_back_whole(reader, one):
    before = snapshot(one)["parts"]
    chosen = Taken(victims=frozenset({one.victims.first().pk}))
    new = split_incident(incident=one, taken=chosen, title="Other", reason="two", by=reader)
    batch = new.changes.get().batch

    take_back(batch=batch_of(batch), reason="one after all", by=reader)

    one.refresh_from_db()
    assert snapshot(one)["parts"] == before
    assert list(Reach(reader).incidents()) == [one]


@pytest.mark.parametrize("everything", [True, False])
def test_something_goes_and_something_stays(reader, one, everything):
    taken = Taken(
        *(
            frozenset(part.values_list("pk", flat=True)) if everything else frozenset()
            for part in (one.victims, one.effects, one.information)
        )
    )

    with pytest.raises(CannotPart):
        split_incident(incident=one, taken=taken, title="Other", reason="two", by=reader)


def test_on_pages_two_are_shown_side_by_side_then_made_one(signed_in, reader, one, two):
    client = signed_in(reader)
    address = f"{LIST}{one.key}/merge/"

    unknown = client.get(address, {"other": "I-2222222"})
    shown = client.get(address, {"other": two.key})
    twin, first = two.victims.first(), one.victims.first()
    refused = client.post(f"{address}?other={two.key}", {"reason": ""})
    client.post(f"{address}?other={two.key}", {"reason": "same", f"same-{twin.pk}": first.pk})

    assert unknown.status_code == refused.status_code == 422
    assert "Shots at the market" in shown.content.decode()
    assert one.victims.count() == 4
    batch = one.changes.get().batch
    page = client.post(f"{LIST}batches/{batch}/undo/", {"reason": "no"}, follow=True)
    assert "It was taken back" in page.content.decode()
    assert two.victims.count() == 2


def test_on_a_page_one_is_made_two(signed_in, reader, one):
    victim = one.victims.first()
    sent = {"title": "On the road", "victims": [victim.pk], "reason": "another place"}

    page = signed_in(reader).post(f"{LIST}{one.key}/split/", sent, follow=True).content.decode()

    assert "<h1>On the road</h1>" in page
    assert one.victims.count() == 2


def test_joining_is_for_a_reviewer_who_may_see_both(signed_in, person, reader, one, two):
    officer = signed_in(person("officer", Role.DESK_OFFICER, clearance="strict"))
    Incident.objects.filter(pk=two.pk).update(level="strict")
    low = signed_in(person("low", Role.REVIEWER, clearance="confidential"))

    assert officer.get(f"{LIST}{one.key}/merge/").status_code == 404
    assert low.get(f"{LIST}{one.key}/merge/", {"other": two.key}).status_code == 422
    batch = join(one, two, reader)
    assert low.get(f"{LIST}{two.key}/").status_code == 404
    assert low.get(f"{LIST}batches/{batch}/").status_code == 404


def test_evidence_goes_with_the_records_and_comes_back(tmp_path, settings, reader, one, two):
    settings.VAULT_KEYS_FILE = tmp_path / "keys" / "desk.vault"
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    given = {"name": "m.jpg", "about": "The market", "compartment": None}
    now = one.recorded_at
    file = receive_file(pieces=[jpeg()], **given, by=reader, now=now).evidence
    link = EvidenceLink.objects.create(
        evidence=file, incident=two, recorded_at=now, recorded_by=reader
    )

    batch = join(one, two, reader)
    link.refresh_from_db()
    beside = link.incident
    take_back(batch=batch_of(batch), reason="two after all", by=reader)

    link.refresh_from_db()
    assert (beside, link.incident) == (one, two)

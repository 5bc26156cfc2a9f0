"""What an incident was stays whole beside what it is, and comes back when asked."""

from dataclasses import replace
from uuid import uuid4

import pytest

from manden.violations.actions import enter_incident
from manden.violations.changing import ChangedMeanwhile, rewrite_incident, undo
from manden.violations.snapshot import snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident(attack, operator):
    return enter_incident(entry=attack, submission=uuid4(), by=operator)


def test_a_change_keeps_what_was_and_undoing_brings_it_back(incident, attack, operator):
    was = snapshot(incident)
    shorter = replace(attack, title="Attack", victims=attack.victims[:1], acts=attack.acts[:1])
    rewrite_incident(incident=incident, entry=shorter, reason="second interview", by=operator)
    assert incident.victims.count() == 1

    undo(change=incident.changes.get(), by=operator, reason="it was right before")

    incident.refresh_from_db()
    now = snapshot(incident)
    assert (incident.title, incident.version) == (attack.title, 3)
    assert now["parts"] == was["parts"]
    assert incident.changes.count() == 2


def test_a_change_over_somebody_elses_is_refused_and_nothing_is_lost(incident, attack, operator):
    rewrite_incident(
        incident=incident, entry=replace(attack, title="First"), reason="one", by=operator, shown=1
    )

    with pytest.raises(ChangedMeanwhile, match="was changed since you opened it"):
        rewrite_incident(
            incident=incident,
            entry=replace(attack, title="Second"),
            reason="two",
            by=operator,
            shown=1,
        )

    incident.refresh_from_db()
    assert incident.title == "First"

"""A text held is read again when the reader improves: shown first, both readings kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from manden.access.models import User
from manden.actors.models import Actor
from manden.commitments.keeping import amend
from manden.commitments.models import Addressing, Commitment
from manden.desk.actions import open_texts
from manden.desk.rereading import lines_of, read_by_another_release, reread
from manden.instruments.models import EarlierReading, TextSource

pytestmark = pytest.mark.django_db
TEXT = (
    "A/HRC/RES/99/1\n\nThe Human Rights Council,\n\nNoting the bells,\n\n"
    "1. Urges the town to ring them;\n\n2. Decides to listen.\n"
)


@pytest.fixture
def held(tmp_path: Path, operator: User) -> TextSource:
    (tmp_path / "bells.txt").write_text(TEXT)
    open_texts(files=[tmp_path / "bells.txt"], by=operator, tell=lambda _: None)
    return TextSource.objects.get()


@pytest.fixture
def read_worse(held: TextSource) -> TextSource:
    """As if an earlier release had missed the clause of the first paragraph."""
    held.reading["operative"][0]["clauses"] = []
    held.reader = "0.0.1"
    held.save()
    return held


def outcomes(*, apply: bool, by: User) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.outcome, one.anchors) for one in reread(apply=apply, by=by)]


def test_a_text_read_alike_is_left_alone(held: TextSource, operator: User) -> None:
    assert outcomes(apply=True, by=operator) == [("same", ())]
    assert not EarlierReading.objects.exists()


def test_what_would_change_is_shown_and_nothing_is_bound(
    read_worse: TextSource, operator: User
) -> None:
    assert read_by_another_release() == 1
    assert outcomes(apply=False, by=operator) == [("otherwise", ("OP1",))]
    assert TextSource.objects.get().pk == read_worse.pk


def test_both_readings_are_kept_and_what_people_wrote_stands(
    read_worse: TextSource, operator: User
) -> None:
    commitment = Commitment.objects.get(key="OP1.1")
    said = {"field": "action_en", "value": "ring the bells", "why": "clearer", "seen": 0}
    amend(commitment=commitment, by=operator, **said)

    found = outcomes(apply=True, by=operator)

    assert found == [("bound", ("OP1",))]
    assert EarlierReading.objects.get().reading["operative"][0]["clauses"] == []
    assert TextSource.objects.get().reading["operative"][0]["clauses"]
    assert Commitment.objects.get(key="OP1.1").action_en == "ring the bells"
    assert read_by_another_release() == 0


def test_a_text_whose_file_is_not_held_is_asked_for_and_held_once_given(
    held: TextSource, operator: User, tmp_path: Path
) -> None:
    TextSource.objects.update(content=None)

    first = list(reread(apply=True, by=operator))
    open_texts(files=[tmp_path / "bells.txt"], by=operator, tell=lambda _: None)

    assert first[0].outcome == "without_file"
    assert "./manden up FILE" in next(lines_of(first[0]))
    assert outcomes(apply=False, by=operator) == [("same", ())]


def test_whom_a_text_asks_follows_its_reading_unless_somebody_amended_it(
    held: TextSource, operator: User
) -> None:
    stale = Actor.objects.create(code="bells", name_en="the bell-ringers of another town")
    commitment = Commitment.objects.get(key="OP1.1")
    Addressing.objects.filter(commitment=commitment).delete()
    Addressing.objects.create(commitment=commitment, actor=stale, text="the bell-ringers")
    TextSource.objects.update(reading=held.reading | {"agenda_item": "another"})

    outcomes(apply=True, by=operator)

    assert [one.text for one in commitment.addressings.all()] == ["the town"]
    said = {"field": "addressees", "value": ["bells"], "why": "they ring", "seen": 0}
    amend(commitment=commitment, by=operator, **said)
    TextSource.objects.update(reading=held.reading | {"agenda_item": "a third"})
    outcomes(apply=True, by=operator)
    assert [one.actor for one in commitment.addressings.all()] == [stale]

"""What a program writes: to what it read, once, by the rules of the desk's own forms."""

from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from manden.access.locking import lock_desk
from manden.access.models import AuditEntry, User
from manden.api import retries
from manden.commitments.models import Amendment, Commitment, Remark, Task
from manden.instruments.models import Instrument, Provision
from manden.registers.models import Development
from tests.api.conftest import Asking

pytestmark = pytest.mark.django_db

ONE = "/commitments/a-hrc-res-99-1/OP1.1"
FACT = {
    "happened": "2025-10",
    "statement": "Un relevé est affiché",
    "language": "fr",
    "source": "Lettre",
    "reason": "Essai",
}


@pytest.fixture(autouse=True)
def the_text_stands(text: Instrument) -> Instrument:
    return text


def test_an_officer_amends_what_was_read_and_the_reason_is_kept(
    desk_officer: User, asking: Asking
) -> None:
    program = asking(desk_officer)
    read = program.get(ONE)

    amended = program.patch(
        ONE, {"why": "clearer", "action_en": "publish every level"}, If_Match=read["ETag"]
    )

    assert amended.status_code == 200
    assert amended.json()["action"]["en"] == "publish every level"
    assert amended["ETag"] == program.get(ONE)["ETag"] != read["ETag"]
    change = program.get(f"{ONE}/history").json()["items"][0]
    assert (change["before"], change["why"], change["by"]) == (
        "publish the levels",
        "clearer",
        "desk-officer",
    )


@pytest.mark.parametrize(("tag", "status"), [(None, 428), ('"of-another-day"', 412), ("W/*", 412)])
def test_a_change_to_what_was_not_read_is_refused(
    desk_officer: User, asking: Asking, tag: str | None, status: int
) -> None:
    headers = {"If_Match": tag} if tag else {}

    answer = asking(desk_officer).patch(ONE, {"why": "x", "action_en": "y"}, **headers)

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert not Amendment.objects.exists()


def test_two_who_read_the_same_do_not_overwrite_each_other(
    desk_officer: User, person: Any, asking: Asking
) -> None:
    first, second = asking(desk_officer), asking(person("another", "desk_officer"))
    read = first.get(ONE)["ETag"]

    answers = [
        one.patch(ONE, {"why": "mine", "action_en": f"words {n}"}, If_Match=read).status_code
        for n, one in enumerate((first, second))
    ]

    assert answers == [200, 412]
    assert Commitment.objects.get(key="OP1.1").action_en == "words 0"


def test_several_parts_are_amended_together_or_not_at_all(
    desk_officer: User, asking: Asking
) -> None:
    program = asking(desk_officer)
    tag = program.get(ONE)["ETag"]
    wrong = {"why": "x", "action_en": "new words", "themes": ["no-such-theme"]}

    refused = program.patch(ONE, wrong, If_Match=tag)
    taken = program.patch(
        ONE,
        {"why": "x", "themes": [], "deadline": {"kind": "date", "date_to": "2026-01-31"}},
        If_Match=tag,
    )

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "themes"
    assert taken.json()["themes"] == []
    assert taken.json()["deadlines"][0]["last"] == "2026-01-31"
    assert taken.json()["action"]["en"] == "publish the levels"


def test_a_request_sent_again_is_recorded_once(desk_officer: User, asking: Asking) -> None:
    program = asking(desk_officer)

    first, again = (
        program.post(f"{ONE}/developments", FACT, Idempotency_Key="k1") for _ in range(2)
    )
    other = program.post(f"{ONE}/developments", {**FACT, "source": "x"}, Idempotency_Key="k1")
    without = program.post(f"{ONE}/developments", FACT)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert (other.status_code, without.status_code) == (422, 400)
    assert Development.objects.count() == 1
    assert AuditEntry.objects.filter(act="development.record", outcome="done").count() == 1


def test_the_same_key_of_two_people_is_two_keys(
    desk_officer: User, reviewer: User, asking: Asking
) -> None:
    answers = [
        asking(one).post(f"{ONE}/developments", FACT, Idempotency_Key="k").status_code
        for one in (desk_officer, reviewer)
    ]

    assert answers == [201, 201]
    assert Development.objects.count() == 2


def test_what_the_form_of_the_page_refuses_is_refused_in_the_readers_language(
    desk_officer: User, asking: Asking
) -> None:
    program = asking(desk_officer)
    future = {**FACT, "happened": "2999"}

    told = {}
    for language in ("fr", "en"):
        program.language = language
        answer = program.post(f"{ONE}/developments", future, Idempotency_Key="k")
        told[language] = answer.json()["errors"][0]

    assert told["en"] == {
        "field": "happened",
        "detail": "This date is still to come: record what has happened.",
    }
    assert told["fr"]["detail"] != told["en"]["detail"]


def test_a_focal_point_takes_part_and_finishes_a_task(
    desk_officer: User, focal_point: User, asking: Asking
) -> None:
    officer, point = asking(desk_officer), asking(focal_point)
    made = officer.post(
        f"{ONE}/tasks", {"title": "answer", "assigned_to": "focal-point"}, Idempotency_Key="t"
    ).json()
    said = point.post(f"{ONE}/remarks", {"text": "@desk-officer done"}, Idempotency_Key="r")

    task = f"/tasks/{made['id']}"
    blind = point.patch(task, {"done": True})
    done = point.patch(task, {"done": True}, If_Match=point.get(task)["ETag"])

    assert (said.status_code, blind.status_code, done.status_code) == (201, 428, 200)
    assert (done.json()["done"], done.json()["done_by"]) == (True, "focal-point")
    assert Remark.objects.get().mentions.get().person == desk_officer
    assert Task.objects.get().done_by == focal_point


def test_a_task_is_set_to_nobody_who_may_not_read_it(
    desk_officer: User, administrator: User, asking: Asking
) -> None:
    program = asking(desk_officer)

    answers = [
        program.post(f"{ONE}/tasks", {"title": "x", "assigned_to": name}, Idempotency_Key=name)
        for name in ("administrator", "no-such-person")
    ]

    assert [one.status_code for one in answers] == [422, 422]
    assert not Task.objects.exists()


def test_a_locked_desk_answers_no_program(
    desk_officer: User, operator: User, asking: Asking
) -> None:
    program = asking(desk_officer)
    lock_desk(by=operator, reason="drill", now=timezone.now())

    answers = [program.get(ONE), program.post(f"{ONE}/remarks", {"text": "x"}, Idempotency_Key="k")]

    assert [one.status_code for one in answers] == [423, 423]
    assert answers[0]["Content-Type"] == "application/problem+json"
    assert not Remark.objects.exists()


def test_a_record_and_its_key_are_kept_together_or_not_at_all(
    desk_officer: User, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = asking(desk_officer)

    def fails(**said: object) -> None:
        raise RuntimeError("the power goes")

    with monkeypatch.context() as broken, transaction.atomic():
        broken.setattr(retries.Creation.objects, "create", fails)
        with pytest.raises(RuntimeError):
            program.post(f"{ONE}/developments", FACT, Idempotency_Key="k")

    assert not Development.objects.exists()
    assert program.post(f"{ONE}/developments", FACT, Idempotency_Key="k").status_code == 201


def test_an_officer_confirms_what_goes_on_from_last_year_and_takes_it_back(
    text: Instrument, desk_officer: User, asking: Asking
) -> None:
    earlier = Instrument.objects.create(symbol="A/HRC/RES/98/1", slug="a-hrc-res-98-1")
    Instrument.objects.filter(pk=text.pk).update(previous_symbol=earlier.symbol)
    provision = Provision.objects.create(
        instrument=earlier, anchor="OP1", kind="operative", order=1
    )
    Commitment.objects.create(
        provision=provision, key="OP1.1", order=1, kind="commitment", verb="urge", force="urge"
    )
    program, goes_on = asking(desk_officer), f"{ONE}/continuation"
    old = {"instrument": earlier.slug, "key": "OP1.1"}

    blind = program.put(goes_on, old)
    of_this_year = program.put(
        goes_on, {"instrument": text.slug, "key": "OP2.1"}, If_Match=program.get(ONE)["ETag"]
    )
    said = program.put(goes_on, old, If_Match=program.get(ONE)["ETag"])
    back = program.delete(goes_on, If_Match=said["ETag"])

    assert (blind.status_code, of_this_year.status_code) == (428, 404)
    assert said.json()["continues"]["instrument"] == earlier.slug
    assert (back.status_code, back.json()["continues"]) == (200, None)


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\x07", "\x85"])
def test_signs_that_turn_or_break_a_page_are_refused_in_every_text(
    focal_point: User, asking: Asking, sign: str
) -> None:
    program = asking(focal_point)

    told = program.post(f"{ONE}/remarks", {"text": f"relevé{sign}\nsuite"}, Idempotency_Key="b")

    assert told.status_code == 422
    assert "turn" in told.json()["errors"][0]["detail"]
    assert not Remark.objects.exists()

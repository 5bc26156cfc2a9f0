"""A focal point says what their institution did: on what asks it, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from manden.access.models import AuditEntry, RoleHolding, User
from manden.access.policy import allows
from manden.access.roles import Role
from manden.access.row_person import speak_for
from manden.access.row_security import APPLICATION
from manden.actors.actions import delegate
from manden.actors.models import Actor
from manden.commitments.models import Commitment, Task
from manden.instruments.models import Instrument
from manden.registers.actions import CannotConfirm, confirm_development
from manden.registers.models import Bearing, Development

pytestmark = pytest.mark.django_db

Cast = Callable[..., User]
SignIn = Callable[[User], Client]
THEIRS = "/fr/texts/a-hrc-res-99-1/OP1.1/record/"
OTHERS = "/fr/texts/a-hrc-res-99-1/OP2.1/record/"
PAGE = "/fr/texts/a-hrc-res-99-1/OP1.1/"


def said(**changes: str) -> dict[str, str]:
    return {
        "happened": "2025-10",
        "statement": "Les niveaux de septembre sont affichés",
        "reason": "C’est ce qui était demandé",
        "submission": str(uuid4()),
    } | changes


def bare(answer: Any) -> str:
    """The page without its token and without the address that was asked for."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return re.sub(r"OP\d\.\d", "", page)


@pytest.fixture
def statement(river: User, signed_in: SignIn) -> Development:
    signed_in(river).post(THEIRS, said())
    return Development.objects.get()


def test_what_a_focal_point_records_is_the_word_of_their_institution(
    statement: Development, authority: Actor
) -> None:
    assert statement.said_by == authority
    assert statement.source == "Autorité du fleuve"
    assert (statement.reliability, statement.to_be_confirmed) == ("unknown", True)
    entry = AuditEntry.objects.get(act="development.record", outcome="done")
    assert '"said_by":"authority:river"' in entry.details


def test_what_asks_another_is_absent(river: User, signed_in: SignIn) -> None:
    client = signed_in(river)
    absent = bare(client.get(OTHERS.replace("OP2.1", "OP9.9")))

    for answer in (client.get(OTHERS), client.post(OTHERS, said())):
        assert (answer.status_code, bare(answer)) == (404, absent)
    assert not Development.objects.exists()
    assert AuditEntry.objects.filter(act="development.record", outcome="denied").count() == 2


def test_a_task_brings_what_it_is_on_within_reach(
    river: User, desk_officer: User, signed_in: SignIn
) -> None:
    Task.objects.create(
        commitment=Commitment.objects.get(key="OP2.1"),
        title="Dire où en sont les niveaux",
        assigned_to=river,
        set_by=desk_officer,
        set_at=timezone.now(),
        submission=uuid4(),
    )

    answer = signed_in(river).post(OTHERS, said())

    assert answer.status_code == 302
    assert Development.objects.get().said_by.code == "authority:river"


@pytest.mark.parametrize("role", [*Role, None], ids=lambda role: str(role or "nobody special"))
def test_nobody_else_gains_a_right_by_answering_for_an_institution(
    role: Role | None, text: Instrument, authority: Actor, person: Cast, operator: User
) -> None:
    someone = person("someone", *([role] if role else []))
    theirs, others = (Commitment.objects.get(key=key) for key in ("OP1.1", "OP2.1"))
    without = bool(allows(someone, "development.record", theirs))
    if role is Role.FOCAL_POINT:
        delegate(user=someone, actor=authority, by=operator)

    may = [bool(allows(someone, "development.record", one)) for one in (theirs, others)]

    free = role in (Role.DESK_OFFICER, Role.REVIEWER)
    assert without == free
    assert may == [free or role is Role.FOCAL_POINT, free]


def test_who_no_longer_holds_the_role_says_nothing_more(river: User, signed_in: SignIn) -> None:
    RoleHolding.objects.filter(user=river).delete()

    assert signed_in(river).post(THEIRS, said()).status_code == 404


def test_a_clearance_that_does_not_reach_what_would_be_recorded_records_nothing(
    river: User, signed_in: SignIn
) -> None:
    User.objects.filter(pk=river.pk).update(clearance="public")

    assert signed_in(river).post(THEIRS, said()).status_code == 404
    assert not Development.objects.exists()


def test_of_several_institutions_one_is_named(
    river: User, text: Instrument, operator: User, signed_in: SignIn
) -> None:
    other = Actor.objects.create(code="authority:lake", name_fr="Autorité du lac", name_en="Lake")
    unasked = Actor.objects.create(code="authority:sea", name_fr="Autorité de la mer", name_en="S")
    Commitment.objects.get(key="OP1.1").addressings.create(actor=other)
    for actor in (other, unasked):
        delegate(user=river, actor=actor, by=operator)
    client = signed_in(river)

    answers = [client.post(THEIRS, said(said_by=code)) for code in ("", "authority:sea")]
    named = client.post(THEIRS, said(said_by="authority:lake"))

    assert [one.status_code for one in answers] == [422, 422]
    assert "Dites laquelle de vos institutions" in answers[0].content.decode()
    assert named.status_code == 302
    assert Development.objects.get().said_by == other


def test_the_page_says_whose_word_it_is_until_another_confirms_it(
    statement: Development, desk_officer: User, reviewer: User, signed_in: SignIn
) -> None:
    before = signed_in(reviewer).get(PAGE).content.decode()
    work = signed_in(desk_officer).get("/fr/work/").content.decode()
    [address] = re.findall(r'action="(/fr/developments/\d+/confirm/)"', before)

    done = signed_in(desk_officer).post(address, {"reliability": "medium"})
    again = signed_in(reviewer).post(address, {"reliability": "low"})
    after = signed_in(reviewer).get(PAGE).content.decode()

    statement.refresh_from_db()
    assert "dit par Autorité du fleuve, à confirmer" in before
    assert "Dit par les institutions, à confirmer" in work
    assert (done.status_code, again.status_code) == (302, 302)
    assert (statement.confirmed_by, statement.reliability) == (desk_officer, "medium")
    assert "à confirmer" not in after and "confirmé par desk-officer" in after
    assert AuditEntry.objects.filter(act="development.confirm", outcome="done").count() == 1


def test_nobody_confirms_their_own_word_nor_what_is_nobodys(
    statement: Development, river: User, desk_officer: User, known: Callable[..., Development]
) -> None:
    officers = known("OP1.1")

    with pytest.raises(CannotConfirm):
        confirm_development(development=statement, reliability="high", by=river)
    with pytest.raises(CannotConfirm):
        confirm_development(development=officers, reliability="high", by=desk_officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Development.objects.filter(pk=statement.pk).update(
            confirmed_by=river, confirmed_at=timezone.now()
        )


def test_a_focal_point_finds_no_way_to_confirm(
    statement: Development, river: User, signed_in: SignIn
) -> None:
    answer = signed_in(river).post(
        f"/fr/developments/{statement.pk}/confirm/", {"reliability": "high"}
    )

    assert answer.status_code == 404


def insert_as(person: User, *, said_by: int | None, commitment: Commitment) -> None:
    """A development put straight into the tables, as the role that serves, for `person`."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APPLICATION}")
        speak_for(person)
        made = Development.objects.create(
            happened=date(2025, 10, 1),
            statement_fr="Dit",
            source="Essai",
            recorded_at=timezone.now(),
            recorded_by=person,
            submission=uuid4(),
            said_by_id=said_by,
        )
        Bearing.objects.create(development=made, commitment=commitment, reason="Essai")
        cursor.execute("RESET ROLE")


@pytest.mark.postgresql
def test_the_database_itself_takes_no_other_word_from_a_focal_point(
    river: User, authority: Actor, desk_officer: User
) -> None:
    theirs, others = (Commitment.objects.get(key=key) for key in ("OP1.1", "OP2.1"))
    stranger = Actor.objects.create(code="authority:sea", name_fr="Mer", name_en="Sea")

    for said_by, commitment in ((None, theirs), (stranger.pk, theirs), (authority.pk, others)):
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            insert_as(river, said_by=said_by, commitment=commitment)
    insert_as(river, said_by=authority.pk, commitment=theirs)
    insert_as(desk_officer, said_by=None, commitment=others)

    assert Development.objects.count() == 2


@pytest.mark.postgresql
def test_the_database_itself_lets_no_focal_point_change_what_was_said(
    statement: Development, river: User
) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APPLICATION}")
        speak_for(river)
        seen = Development.objects.count()
        changed = Development.objects.update(statement_fr="Autre chose")
        removed, _ = Bearing.objects.all().delete()
        cursor.execute("RESET ROLE")

    assert (seen, changed, removed) == (1, 0, 0)

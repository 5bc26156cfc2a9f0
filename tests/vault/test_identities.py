"""A person in the vault: sealed under a key of their own, found again, changed, moved."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from manden.access.models import AuditEntry, Compartment, User
from manden.access.policy import allows
from manden.vault import key_store
from manden.vault.actions import (
    CannotEnter,
    TooLittle,
    change_identity,
    find_exactly,
    find_same,
    move_identity,
)
from manden.vault.key_store import NoKey, StoreMissing
from manden.vault.models import Identity, Keyholder, LookupToken, SealedField
from manden.vault.opening import fields_of, versions_of
from manden.vault.queries import identities_for
from manden.vault.sealing import CannotUnseal
from tests.vault.conftest import AWA, Enter, LetIn

pytestmark = pytest.mark.django_db

Committed = Callable[..., object]


def columns_of(table: str) -> bytes:
    """Every value of a table as the database holds it, one after the other."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        values = [value for row in cursor.fetchall() for value in row]
    return b"|".join(
        bytes(one) if isinstance(one, (bytes, memoryview)) else str(one).encode() for one in values
    )


def test_a_person_is_a_pseudonym_and_sealed_fields(enter: Enter) -> None:
    awa = enter()

    assert awa.pseudonym.startswith("P-") and len(awa.pseudonym) == 8
    assert not set(awa.pseudonym[2:]) & set("0O1IL2Z5S8B")
    assert fields_of(Identity.objects.get()) == AWA
    assert awa.level == "strict"


def test_no_table_holds_a_word_of_a_name_nor_a_digest_of_one(enter: Enter) -> None:
    enter()

    for table in connection.introspection.table_names():
        content = columns_of(table).lower()
        for word in (
            b"fictive",
            b"kon\xc3\xa9-",
            "koné-fictive".encode().hex().encode(),
            b"112233",
        ):
            assert word not in content, table


def test_two_people_of_one_name_share_no_sealed_byte(enter: Enter) -> None:
    one, other = enter(), enter()

    sealed = {bytes(row.ciphertext) for row in SealedField.objects.all()}

    assert len(sealed) == 2 * len(AWA)
    assert one.pseudonym != other.pseudonym


@pytest.mark.parametrize("what", ["identity", "field", "version", "ciphertext", "compartment"])
def test_a_sealed_field_opens_nowhere_else(enter: Enter, south: Compartment, what: str) -> None:
    awa, binta = enter(), enter()
    row = awa.sealed.get(field="given_name")
    others = binta.sealed.get(field="given_name")
    if what == "identity":
        SealedField.objects.filter(pk=others.pk).update(ciphertext=row.ciphertext)
        awa = binta
    elif what == "field":
        awa.sealed.filter(field="phone").update(ciphertext=row.ciphertext)
    elif what == "version":
        SealedField.objects.filter(pk=row.pk).update(version=2)
    elif what == "ciphertext":
        changed = bytearray(row.ciphertext)
        changed[-1] ^= 1
        SealedField.objects.filter(pk=row.pk).update(ciphertext=bytes(changed))
    else:
        key_store.rewrap(awa.pk, "north", "south")
        awa.compartment = south

    with pytest.raises(CannotUnseal):
        fields_of(awa)


def test_a_form_sent_twice_is_kept_once(enter: Enter) -> None:
    number = uuid4()

    first, second = enter(submission=number), enter({"full_name": "Autre"}, submission=number)

    assert first == second
    assert Identity.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "nobody is named"),
        ({"full_name": "  "}, "nobody is named"),
        ({"ethnicity": "x"}, "ethnicity: no such field"),
        ({"note": "x" * 2001}, "longer than 2000"),
    ],
)
def test_what_says_nothing_is_refused(
    enter: Enter, north: Compartment, intake: User, fields: dict[str, str], why: str
) -> None:
    with pytest.raises(CannotEnter, match=why):
        from manden.vault.actions import enter_identity

        enter_identity(fields=fields, compartment=north, by=intake)

    assert Identity.objects.count() == 0


def test_the_audit_names_fields_and_never_what_they_say(enter: Enter) -> None:
    awa = enter()

    told = AuditEntry.objects.get(act="identity.enter")

    assert told.record == f"vault.identity:{awa.pk}"
    assert '"family_name"' in told.details
    assert "Awa" not in told.details and "Fictive" not in told.details


def test_a_change_is_a_new_version_and_the_old_one_stays_sealed(
    enter: Enter, verifier: User
) -> None:
    awa = enter()

    change_identity(identity=awa, fields={"phone": "", "given_name": "Hawa"}, by=verifier)

    awa = Identity.objects.get()
    words = versions_of(awa)
    assert [(one.version, one.text) for one in words["given_name"]] == [(2, "Hawa"), (1, "Awa")]
    assert "phone" not in fields_of(awa)
    assert words["phone"][1].text == AWA["phone"]
    assert awa.version == 2


def test_a_change_renews_the_tokens(enter: Enter, verifier: User) -> None:
    awa = enter()
    before = find_exactly(fields=AWA, by=verifier)

    change_identity(identity=awa, fields={"birth_date": "1990", "phone": ""}, by=verifier)

    assert before == [awa]
    assert find_exactly(fields=AWA, by=verifier) == []
    assert find_exactly(fields=AWA | {"birth_date": "12/1990"}, by=verifier) == [awa]


def test_a_change_that_leaves_nothing_is_refused(enter: Enter, verifier: User) -> None:
    awa = enter({"full_name": "Awa"})

    with pytest.raises(CannotEnter, match="erase"):
        change_identity(identity=awa, fields={"full_name": ""}, by=verifier)


def test_moved_to_another_compartment_every_version_is_sealed_for_it(
    enter: Enter, south: Compartment, verifier: User, django_capture_on_commit_callbacks: Committed
) -> None:
    awa = enter()
    change_identity(identity=awa, fields={"phone": "+223 00 99 88 77"}, by=verifier)
    before = {row.pk: bytes(row.ciphertext) for row in SealedField.objects.all()}

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        moved = move_identity(identity=awa, compartment=south, by=verifier)

    assert moved.compartment == south
    assert [one.text for one in versions_of(moved)["phone"]] == [
        "+223 00 99 88 77",
        AWA["phone"],
    ]
    assert all(bytes(row.ciphertext) != before[row.pk] for row in SealedField.objects.all())
    with pytest.raises(NoKey):
        key_store.key_of(awa.pk, "north")


def test_a_move_that_fails_leaves_the_person_open_where_they_were(
    enter: Enter, south: Compartment, verifier: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    awa = enter()
    monkeypatch.setattr("manden.vault.actions.entering._renew_tokens", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        move_identity(identity=awa, compartment=south, by=verifier)

    assert fields_of(Identity.objects.get()) == AWA


def test_the_same_person_is_found_however_the_name_is_written(enter: Enter, verifier: User) -> None:
    awa = enter()

    by_phone = find_exactly(
        fields={"full_name": "KONE FICTIVE awa", "phone": "00112233"}, by=verifier
    )
    by_year = find_exactly(
        fields={"full_name": "Awa Koné Fictive", "birth_date": "03/04/1987"}, by=verifier
    )
    another = find_exactly(
        fields={"full_name": "Awa Koné Fictive", "birth_date": "1988"}, by=verifier
    )

    assert (by_phone, by_year, another) == ([awa], [awa], [])


@pytest.mark.parametrize("name", [{"full_name": "Awa Koné-Fictive"}, {"family_name": "Koné"}])
def test_a_name_alone_finds_nobody_and_has_no_token(
    enter: Enter, verifier: User, name: dict[str, str]
) -> None:
    enter(name)

    assert LookupToken.objects.count() == 0
    for find in (find_exactly, find_same):
        with pytest.raises(TooLittle):
            find(fields=name, by=verifier)


def test_tokens_of_two_circles_never_meet(enter: Enter, south: Compartment) -> None:
    enter()
    enter(compartment=south)

    digests = [bytes(one.digest) for one in LookupToken.objects.all()]

    assert len(digests) == len(set(digests)) == 4


def test_nobody_is_found_outside_ones_circles(
    enter: Enter, south: Compartment, verifier: User, let_in: LetIn
) -> None:
    elsewhere = enter(compartment=south)
    before = (find_exactly(fields=AWA, by=verifier), find_same(fields=AWA, by=verifier))

    let_in(verifier, south)

    assert before == ([], [])
    assert find_exactly(fields=AWA, by=verifier) == [elsewhere]
    assert [one.identity for one in find_same(fields=AWA, by=verifier)] == [elsewhere]


def test_one_without_clearance_for_names_finds_nobody(
    enter: Enter, reviewer: User, let_in: LetIn, north: Compartment
) -> None:
    enter()
    let_in(reviewer, north)

    assert find_exactly(fields=AWA, by=reviewer) == []
    assert find_same(fields=AWA, by=reviewer) == []


def test_who_is_nearly_the_same_is_found_with_reasons_and_a_trace(
    enter: Enter, verifier: User
) -> None:
    awa = enter()
    enter({"full_name": "Moussa Traoré-Inventé", "birth_date": "1950"})
    sought = {"full_name": "Hawa Kone Fictif", "birth_date": "1988", "phone": "00112233"}

    (found,) = find_same(fields=sought, by=verifier)

    assert found.identity == awa
    assert 0.75 <= found.likeness.score < 1
    assert found.likeness.reasons["phone"] == 1
    told = AuditEntry.objects.get(act="identity.find_same")
    assert '"compared":2' in told.details
    assert "Hawa" not in told.details


def test_a_person_is_compared_with_the_others_and_not_with_themselves(
    enter: Enter, verifier: User
) -> None:
    awa, again = enter(), enter()

    found = find_same(identity=awa, by=verifier)

    assert [one.identity for one in found] == [again]


def test_the_monitor_who_wrote_the_names_cannot_read_them(enter: Enter, intake: User) -> None:
    awa = enter()

    assert allows(intake, "identity.read", awa)
    assert allows(intake, "identity.enter", awa)
    for action in ("identity.reveal", "identity.find", "identity.change", "identity.erase"):
        assert not allows(intake, action, awa), action


def test_the_list_holds_the_circles_one_is_let_into(
    enter: Enter, south: Compartment, intake: User, analyst: User, let_in: LetIn, north: Compartment
) -> None:
    awa, elsewhere = enter(), enter(compartment=south)
    let_in(analyst, south)

    assert list(identities_for(intake)) == [awa]
    assert list(identities_for(analyst)) == [elsewhere]


def test_roles_without_a_need_see_no_pseudonym(
    enter: Enter,
    let_in: LetIn,
    north: Compartment,
    administrator: User,
    auditor: User,
    focal_point: User,
    nobody_special: User,
) -> None:
    enter()

    for one in (administrator, auditor, focal_point, nobody_special):
        assert list(identities_for(let_in(one, north))) == []


def test_a_desk_that_lost_its_store_makes_no_second_one(enter: Enter, key_file: object) -> None:
    awa = enter()
    key_file.unlink()  # type: ignore[attr-defined]

    with pytest.raises(StoreMissing, match="sealed until"):
        enter()
    with pytest.raises(StoreMissing):
        fields_of(awa)


def test_the_database_refuses_half_a_tombstone(enter: Enter, intake: User) -> None:
    enter()

    with pytest.raises(IntegrityError), transaction.atomic():
        Identity.objects.update(erased_by=intake)


def test_each_identity_holds_a_key(enter: Enter) -> None:
    awa = enter()

    assert Keyholder.objects.get().pk == awa.pk

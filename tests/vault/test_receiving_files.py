"""A file comes in: encrypted as it streams, checked, kept once, told by a receipt."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from manden.access.models import AuditEntry, Compartment, User
from manden.vault import key_store
from manden.vault.actions.receiving import CannotReceive, Receipt, receive_file
from manden.vault.evidence_check import verify
from manden.vault.file_store import INCOMING, path_of
from manden.vault.file_stream import pieces_of
from manden.vault.models import CustodyEvent, Evidence, NeverChanged, StoredFile
from manden.vault.sweeping import sweep
from tests.vault import files

pytestmark = pytest.mark.django_db

Give = Callable[..., Receipt]


@pytest.fixture
def give(
    intake: User,
    north: Compartment,
    now: datetime,
    django_capture_on_commit_callbacks: Any,
) -> Give:
    def taken(data: bytes | None = None, **more: Any) -> Receipt:
        data = files.jpeg() if data is None else data
        told = {
            "pieces": (data[at : at + 1000] for at in range(0, len(data), 1000)),
            "name": "place.jpg",
            "about": "The market after the attack",
            "compartment": north,
            "by": intake,
            "now": now,
        }
        with django_capture_on_commit_callbacks(execute=True):
            return receive_file(**(told | more))

    return taken


def on_disk(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_what_lies_on_the_disk_is_ciphertext_named_by_its_digest(give: Give, folder: Path) -> None:
    data = files.jpeg()

    receipt = give(data)

    (name,) = on_disk(folder)
    sealed = path_of(name).read_bytes()
    assert hashlib.sha256(sealed).hexdigest() == name
    assert sealed.startswith(b"age-encryption.org/v1") and b"PhoneMaker" not in sealed
    assert receipt.evidence.sha256 == hashlib.sha256(data).hexdigest()
    assert receipt.evidence.size == len(data)
    assert b"".join(pieces_of(receipt.evidence)) == data


def test_the_receipt_names_who_when_and_the_entry_of_the_audit(give: Give, intake: User) -> None:
    receipt = give()

    event = receipt.event
    assert (event.number, event.kind, event.by) == (1, "received", intake)
    entry = AuditEntry.objects.get(sequence=event.entry)
    assert entry.act == "evidence.receive"
    assert receipt.evidence.sha256 in entry.details


def test_the_same_file_again_is_told_and_kept_once(give: Give, folder: Path) -> None:
    first = give()

    again = give()

    assert again.again and again.evidence == first.evidence
    assert [one.kind for one in first.evidence.custody.all()] == ["received", "received_again"]
    assert len(on_disk(folder)) == 1
    assert key_store.unsettled(first.evidence.received_at + timedelta(days=1)) == set()


def test_the_same_file_in_a_circle_out_of_reach_tells_nothing(
    give: Give, south: Compartment, verifier: User
) -> None:
    give(compartment=south)

    second = give(by=verifier)

    assert not second.again
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize("table", ["vault_evidence", "vault_custodyevent", "vault_storedfile"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_the_database_refuses_to_change_evidence(give: Give, table: str, change: str) -> None:
    give()
    column = "size" if table != "vault_custodyevent" else "number"

    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table, column, column))


def test_the_model_refuses_too(give: Give) -> None:
    evidence = give().evidence

    with pytest.raises(NeverChanged):
        evidence.save()


def test_an_upload_that_breaks_off_leaves_nothing(give: Give, folder: Path) -> None:
    def cut() -> Any:
        yield files.jpeg()[:5000]
        raise ConnectionResetError("the line broke")

    with pytest.raises(ConnectionResetError):
        give(pieces=cut())

    assert on_disk(folder) == [] and Evidence.objects.count() == 0


def test_what_a_power_cut_left_is_swept_an_hour_later(
    give: Give, folder: Path, operator: User, now: datetime
) -> None:
    kept = give().evidence
    left = folder / f"{INCOMING}{kept.holder}".replace(str(kept.holder)[:8], "00000000")
    left.write_bytes(b"half")

    assert sweep(by=operator, now=now).files == 0
    os.utime(left, (now.timestamp() - 7200,) * 2)
    assert sweep(by=operator, now=now).files == 1
    assert on_disk(folder) == [kept.stored_id]


def test_a_cut_after_the_row_leaves_a_file_that_gets_its_name(
    give: Give, folder: Path, operator: User, now: datetime
) -> None:
    kept = give().evidence
    os.replace(path_of(kept.stored_id), folder / f"{INCOMING}{kept.holder}")

    assert b"".join(pieces_of(kept)) == files.jpeg()
    sweep(by=operator, now=now + timedelta(days=1))

    assert on_disk(folder) == [kept.stored_id]


def test_a_file_without_a_word_on_what_it_is_is_not_kept(give: Give) -> None:
    with pytest.raises(CannotReceive, match="say in a line"):
        give(about="  ")


def test_verification_tells_missing_changed_and_orphaned(
    give: Give, folder: Path, operator: User
) -> None:
    _whole, missing, changed = (give(files.png(64, side)).evidence for side in (10, 20, 30))
    path_of(missing.stored_id).unlink()
    place = path_of(changed.stored_id)
    place.write_bytes(place.read_bytes()[:-1] + b"x")
    stranger = folder / "ab" / ("ab" + "0" * 62)
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_bytes(b"?")

    found = verify(by=operator)

    assert not found.whole and found.files == 3 and found.opened == 1
    assert found.missing == [missing.key] and found.changed == [changed.key]
    assert found.orphaned == [stranger.name]


def test_without_keys_the_ciphertext_is_still_checked(
    give: Give, operator: User, key_file: Path
) -> None:
    give()
    key_file.unlink()

    found = verify(by=operator)

    assert found.whole and (found.opened, found.sealed) == (0, 1)


def test_custody_is_counted_without_gaps(give: Give) -> None:
    evidence = give().evidence
    give()
    give()

    assert [one.number for one in evidence.custody.all()] == [1, 2, 3]
    assert StoredFile.objects.count() == 1
    assert CustodyEvent.objects.filter(evidence=evidence).count() == 3

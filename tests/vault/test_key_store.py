"""Keys outside the database: wrapped for one compartment, destroyed for good, copied and brought."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from manden.config.desk_folder import CannotOpenDesk, key_store_of, make_desk
from manden.vault import key_copies, key_store
from manden.vault.key_copies import CannotBring
from manden.vault.key_store import NoKey, StoreMissing, StoreUnreadable
from manden.vault.store_file import standing

NOW = datetime.now(UTC)


def bytes_of(path: Path) -> bytes:
    """Everything on disk of the store: the file and its write-ahead log."""
    return b"".join(one.read_bytes() for one in path.parent.iterdir())


@pytest.fixture
def store() -> None:
    key_store.make()


def test_a_key_comes_back_for_its_compartment_alone(store: None) -> None:
    holder = uuid4()

    key = key_store.new_key(holder, "north")

    assert len(key) == 32
    assert key_store.key_of(holder, "north") == key
    with pytest.raises(NoKey, match="not here"):
        key_store.key_of(holder, "south")


def test_two_holders_have_two_keys(store: None) -> None:
    assert key_store.new_key(uuid4(), "north") != key_store.new_key(uuid4(), "north")


def test_a_wrapping_moved_to_another_holder_does_not_open(store: None) -> None:
    one, other = uuid4(), uuid4()
    key_store.new_key(one, "north")
    key_store.new_key(other, "north")
    with standing() as opened:
        opened.execute(
            "UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE holder = ?) "
            "WHERE holder = ?",
            (str(one), str(other)),
        )

    with pytest.raises(NoKey, match="changed"):
        key_store.key_of(other, "north")


def test_the_file_is_its_owners_and_says_nothing(store: None, key_file: Path) -> None:
    holder = uuid4()
    key = key_store.new_key(holder, "north")

    content = bytes_of(key_file)

    assert key_file.stat().st_mode & 0o077 == 0
    for word in (key, key.hex().encode(), str(holder).encode(), b"north", b"SQLite format"):
        assert word not in content


def test_another_desks_key_does_not_open_it(store: None, settings: Settings) -> None:
    settings.VAULT_KEY = bytes(32)

    with pytest.raises(StoreUnreadable, match="does not open"):
        key_store.new_key(uuid4(), "north")


def test_a_destroyed_key_is_gone_for_good(store: None) -> None:
    holder = uuid4()
    key_store.new_key(holder, "north")

    key_store.destroy(holder)
    key_store.destroy(holder)

    with pytest.raises(NoKey):
        key_store.key_of(holder, "north")
    with pytest.raises(NoKey, match="destroyed"):
        key_store.new_key(holder, "north")


def test_the_write_ahead_log_is_emptied_when_a_key_is_destroyed(
    store: None, key_file: Path
) -> None:
    holder = uuid4()
    with standing() as reader:  # keeps the log alive, as a served desk does
        key_store.new_key(holder, "north")
        key_store.destroy(holder)
        log = key_file.with_name(key_file.name + "-wal")
        assert reader.execute("PRAGMA secure_delete").fetchone() == (1,)

        assert log.stat().st_size == 0


def test_without_a_store_there_is_no_key_and_no_new_one_is_made(key_file: Path) -> None:
    with pytest.raises(StoreMissing):
        key_store.new_key(uuid4(), "north")
    assert key_store.destroy_all([uuid4()]) == 0
    assert not key_file.exists()


def test_a_key_is_wrapped_for_another_compartment_then_for_that_one_alone(store: None) -> None:
    holder = uuid4()
    key = key_store.new_key(holder, "north")

    key_store.rewrap(holder, "north", "south")
    both = (key_store.key_of(holder, "north"), key_store.key_of(holder, "south"))
    key_store.settle(holder, "south")

    assert both == (key, key)
    assert key_store.key_of(holder, "south") == key
    with pytest.raises(NoKey):
        key_store.key_of(holder, "north")


def test_only_old_keys_that_never_settled_are_dropped(store: None) -> None:
    settled, young = uuid4(), uuid4()
    key_store.new_key(settled, "north")
    key_store.settle(settled, "north")
    key_store.new_key(young, "north")

    found_now = key_store.unsettled(NOW)
    found_later = key_store.unsettled(NOW + timedelta(hours=2))
    key_store.drop([settled, young])

    assert (found_now, found_later) == (set(), {young})
    assert key_store.key_of(settled, "north")
    with pytest.raises(NoKey):
        key_store.key_of(young, "north")


def test_a_copy_opens_the_same_keys_on_another_desk(
    store: None, settings: Settings, tmp_path: Path
) -> None:
    holder, erased = uuid4(), uuid4()
    key, token_key = key_store.new_key(holder, "north"), key_store.derived("lookup:north")
    key_store.new_key(erased, "north")
    key_store.destroy(erased)
    copy = key_copies.content()
    settings.VAULT_KEYS_FILE, settings.VAULT_KEY = tmp_path / "other.vault", b"k" * 32

    brought = key_copies.bring(copy)

    assert (brought.keys, brought.destroyed) == (1, 1)
    assert key_store.key_of(holder, "north") == key
    assert key_store.derived("lookup:north") == token_key
    with pytest.raises(NoKey):
        key_store.key_of(erased, "north")


def test_an_older_copy_brings_no_destroyed_key_back(store: None) -> None:
    erased, kept = uuid4(), uuid4()
    key_store.new_key(erased, "north")
    key_store.new_key(kept, "north")
    copy = key_copies.content()
    key_store.destroy(erased)

    brought = key_copies.bring(copy)

    assert brought.keys == 0
    assert key_store.key_of(kept, "north")
    with pytest.raises(NoKey):
        key_store.key_of(erased, "north")


def test_a_copy_of_another_store_is_refused_where_keys_stand(
    store: None, settings: Settings, tmp_path: Path
) -> None:
    copy = key_copies.content()
    settings.VAULT_KEYS_FILE = tmp_path / "other.vault"
    key_store.make()
    key_store.new_key(uuid4(), "north")

    with pytest.raises(CannotBring, match="keys of its own"):
        key_copies.bring(copy)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"schema": "manden/vault-keys/1"}'])
def test_what_is_no_copy_is_refused(content: bytes, key_file: Path) -> None:
    with pytest.raises(CannotBring, match="no copy of a key store"):
        key_copies.bring(content)

    assert not key_file.exists()


def test_the_keys_never_stand_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    desk = make_desk(tmp_path / "desk", passphrase=None)

    assert key_store_of(desk).parent == tmp_path / "config" / "manden"
    monkeypatch.setenv("MANDEN_VAULT_KEYS", str(tmp_path / "elsewhere.vault"))
    assert key_store_of(desk) == tmp_path / "elsewhere.vault"
    monkeypatch.setenv("MANDEN_VAULT_KEYS", str(desk.folder / "keys.vault"))
    with pytest.raises(CannotOpenDesk, match="keep them out"):
        key_store_of(desk)

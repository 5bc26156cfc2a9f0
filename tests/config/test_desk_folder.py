"""The key of a desk: by passphrase or key file, never beside the data; a wrong one is said so."""

import json
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from manden.cli.options import desk_of
from manden.config.desk_folder import CannotOpenDesk, key_file_of, make_desk, open_desk
from manden.config.serve import key_warning


def test_a_passphrase_opens_the_desk_it_made(tmp_path: Path) -> None:
    made = make_desk(tmp_path, passphrase="le fleuve monte en août")

    opened = open_desk(tmp_path, passphrase="le fleuve monte en août")

    assert opened.key == made.key


def test_a_wrong_passphrase_gives_one_clear_sentence(tmp_path: Path) -> None:
    make_desk(tmp_path, passphrase="le fleuve monte en août")

    with pytest.raises(CannotOpenDesk, match="the passphrase does not open this desk"):
        open_desk(tmp_path, passphrase="le fleuve baisse")


def test_a_key_file_stands_outside_the_data(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "desk", passphrase=None)

    path = key_file_of(desk.identifier)

    assert path.stat().st_mode & 0o077 == 0
    assert not path.is_relative_to(desk.folder)
    for file in desk.folder.rglob("*"):
        assert (
            desk.key not in file.read_bytes() and desk.key.hex().encode() not in file.read_bytes()
        )


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda path: path.unlink(), "is missing"),
        (lambda path: path.write_text("00"), "cut short"),
        (lambda path: path.write_text("not hex"), "unreadable or damaged"),
        (lambda path: path.write_text("ab" * 32), "another desk"),
    ],
)
def test_each_fault_of_a_key_file_is_told(tmp_path: Path, damage: object, told: str) -> None:
    desk = make_desk(tmp_path, passphrase=None)
    damage(key_file_of(desk.identifier))  # type: ignore[operator]

    with pytest.raises(CannotOpenDesk, match=told):
        open_desk(tmp_path)


@pytest.mark.parametrize("card", ["", "{}", "[]", json.dumps({"desk": "a", "key": "other"})])
def test_a_damaged_card_is_told(tmp_path: Path, card: str) -> None:
    (tmp_path / "desk.json").write_text(card)

    with pytest.raises(CannotOpenDesk, match="damaged or unreadable"):
        open_desk(tmp_path)


def test_keys_for_different_uses_differ(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, passphrase=None)

    keys = {desk.derived_key(use) for use in ("database", "sessions", "audit-head")}

    assert len(keys | {desk.key}) == 4


def test_the_database_file_is_unreadable_without_its_key(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, passphrase=None)
    connection = sqlcipher.connect(str(desk.database))
    connection.execute(f"PRAGMA key = \"x'{desk.derived_key('database').hex()}'\"")
    connection.execute("CREATE TABLE witness (word)")
    connection.execute("INSERT INTO witness VALUES ('hibiscus')")
    connection.commit()
    connection.close()

    content = desk.database.read_bytes()

    assert b"hibiscus" not in content
    assert not content.startswith(b"SQLite format 3")


def test_commands_follow_a_key_file_that_was_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = make_desk(tmp_path / "desk", passphrase=None)
    moved = key_file_of(made.identifier).rename(tmp_path / "desk.key")

    with pytest.raises(CannotOpenDesk, match="key"):
        desk_of(made.folder)
    monkeypatch.setenv("MANDEN_KEY_FILE", str(moved))

    assert desk_of(made.folder).key == made.key
    assert str(moved) in (key_warning(made) or "")

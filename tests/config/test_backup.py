"""A backup: whole while the desk is in use, closed to others, refused where a byte is wrong."""

from __future__ import annotations

import json
import random
import re
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from manden.config import desk_folder
from manden.config.backup_key import backup_key_of
from manden.config.desk_folder import CannotOpenDesk, Desk
from manden.config.keeping.envelope import Secret, identities_in
from manden.config.keeping.opening import checked, read_through
from manden.config.records import raw_connection
from tests.config.conftest import CANARY, all_rows, record
from tests.journeys.served_desk import ServedDesk, Visitor

ROOT = Path(__file__).resolve().parents[2]
Opened = Callable[[ServedDesk, Path], Desk]


def make_backup(desk: ServedDesk, out: Path, *options: str) -> dict[str, object]:
    done = desk.run(
        "backup", "--data", str(desk.data), "--out", str(out), "--format", "json", *options
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def key_of(desk: ServedDesk) -> Path:
    (path,) = (desk.home / "config" / "manden").glob("*.backup-key")
    return path


@pytest.fixture(scope="session")
def kept(used_desk: ServedDesk, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Secret]:
    """A backup of the used desk, and what opens it."""
    folder = tmp_path_factory.mktemp("kept")
    home = folder / "home"
    shutil.copytree(used_desk.home, home)
    desk = ServedDesk(home)
    make_backup(desk, folder / "desk.age")
    return folder / "desk.age", Secret(identities_in(key_of(desk)))


def test_a_restored_desk_holds_every_row_and_a_whole_chain(
    desk: ServedDesk, tmp_path: Path, opened: Opened
) -> None:
    told = make_backup(desk, tmp_path / "desk.age")
    elsewhere = ServedDesk(tmp_path / "elsewhere")
    elsewhere.environment()

    done = elsewhere.run(
        *("restore", str(tmp_path / "desk.age"), "--identity", str(key_of(desk))),
        *("--data", str(elsewhere.data), "--format", "json"),
    )

    assert done.returncode == 0, done.stderr
    restored = json.loads(done.stdout)
    assert restored["equal"] and restored["tables"] == told["tables"]
    verdict = elsewhere.run("audit", "verify", "--data", str(elsewhere.data), "--format", "json")
    assert json.loads(verdict.stdout)["whole"]
    before, after = all_rows(opened(desk, desk.data)), all_rows(opened(elsewhere, elsewhere.data))
    assert before["registers_development"] != []
    for table in before.keys() - restored["left_out"].keys() - {"django_migrations"}:
        assert after[table] == before[table], table


def test_a_restored_desk_is_another_with_a_key_of_its_own(
    desk: ServedDesk, tmp_path: Path, opened: Opened
) -> None:
    make_backup(desk, tmp_path / "desk.age")
    done = desk.run("restore", str(tmp_path / "desk.age"), "--data", str(tmp_path / "restored"))
    assert done.returncode == 0, done.stderr

    first, second = opened(desk, desk.data), opened(desk, tmp_path / "restored")

    assert first.identifier != second.identifier
    for use in ("database", "sessions", "audit-head"):
        assert first.derived_key(use) != second.derived_key(use)
    for use in desk_folder.PASSED_ON:
        assert first.derived_key(use) == second.derived_key(use)


def test_a_backup_made_under_writes_is_of_one_moment(tmp_path: Path, opened: Opened) -> None:
    (tmp_path / "home").mkdir()
    served = ServedDesk(tmp_path / "home").started_first()
    visitor = Visitor(served.url)
    visitor.get(served.first_sign_in)
    stop, acknowledged = threading.Event(), []

    def write() -> None:
        while not stop.is_set():
            if record(visitor, statement=f"Écriture {len(acknowledged)}") == 200:
                acknowledged.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(acknowledged) < 3:
            stop.wait(0.1)
        before = len(acknowledged)
        make_backup(served, tmp_path / "desk.age")
        while len(acknowledged) < before + 3:
            stop.wait(0.1)
    finally:
        stop.set()
        writer.join()
        served.stop()
    restored = tmp_path / "restored"
    done = served.run("restore", str(tmp_path / "desk.age"), "--data", str(restored))

    assert done.returncode == 0, done.stderr
    with raw_connection(opened(served, restored)) as connection:
        kept, bearings, told = (
            connection.execute(question).fetchone()[0]
            for question in (
                "SELECT count(*) FROM registers_development",
                "SELECT count(*) FROM registers_bearing",
                "SELECT count(*) FROM access_auditentry WHERE act = 'development.record'",
            )
        )
    assert before <= kept <= len(acknowledged)
    assert kept == bearings == told
    verdict = served.run("audit", "verify", "--data", str(restored), "--format", "json")
    assert json.loads(verdict.stdout)["whole"]


def test_what_was_done_outside_is_told_to_the_chain(desk: ServedDesk, tmp_path: Path) -> None:
    make_backup(desk, tmp_path / "desk.age")
    restored = ServedDesk(desk.home)
    done = desk.run("restore", str(tmp_path / "desk.age"), "--data", str(tmp_path / "new" / "desk"))
    assert done.returncode == 0, done.stderr
    shutil.rmtree(desk.data)
    (tmp_path / "new" / "desk").rename(restored.data)

    restored.start()
    restored.stop()

    verdict = restored.run("audit", "verify", "--data", str(restored.data), "--format", "json")
    assert json.loads(verdict.stdout)["whole"]
    assert not (restored.data / "untold.jsonl").exists()


def test_neither_the_key_nor_a_clear_word_leaves_with_a_backup(
    kept: tuple[Path, Secret], used_desk: ServedDesk, opened: Opened
) -> None:
    path, secret = kept
    inside: list[bytes] = []

    read_through(path, secret, lambda name, content: inside.append(content))

    key = opened(used_desk, used_desk.data).key
    content = b"".join(inside)
    assert CANARY.encode() in content
    assert key not in content and key.hex().encode() not in content
    assert CANARY.encode() not in path.read_bytes()
    assert [one.name for one in path.parent.iterdir() if one != path] == ["home"]


def test_a_flipped_byte_is_refused_wherever_it_is(
    kept: tuple[Path, Secret], tmp_path: Path
) -> None:
    path, secret = kept
    whole = path.read_bytes()
    places = [*range(0, 400, 7), *random.Random(5830).sample(range(400, len(whole)), 60)]
    accepted = []

    for place in [*places, len(whole) - 1]:
        changed = bytearray(whole)
        changed[place] ^= 1
        (tmp_path / "changed.age").write_bytes(changed)
        try:
            checked(tmp_path / "changed.age", secret)
            accepted.append(place)
        except CannotOpenDesk as refusal:
            assert "\n" not in str(refusal)

    assert accepted == []


@pytest.mark.parametrize("share", [0, 0.0001, 0.3, 0.6, 0.999])
def test_a_cut_file_is_refused(kept: tuple[Path, Secret], tmp_path: Path, share: float) -> None:
    path, secret = kept
    whole = path.read_bytes()
    (tmp_path / "cut.age").write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(CannotOpenDesk, match=r"cut or changed|not a whole|key given does not open"):
        checked(tmp_path / "cut.age", secret)


def test_another_key_is_refused(kept: tuple[Path, Secret]) -> None:
    path, _ = kept

    with pytest.raises(CannotOpenDesk, match="the key given does not open"):
        checked(path, Secret((pyrage.x25519.Identity.generate(),)))


@pytest.mark.parametrize("fault", ["wrong key", "cut", "flipped"])
def test_a_refused_backup_leaves_nothing_behind(
    kept: tuple[Path, Secret], tmp_path: Path, fault: str
) -> None:
    path, secret = kept
    elsewhere = ServedDesk(tmp_path / "elsewhere")
    elsewhere.environment()
    given = secret.identities[0] if fault != "wrong key" else pyrage.x25519.Identity.generate()
    (tmp_path / "backup.key").write_text(f"{given}\n")
    content = bytearray(path.read_bytes())
    if fault == "cut":
        del content[len(content) // 2 :]
    if fault == "flipped":
        content[len(content) // 2] ^= 1
    (tmp_path / "given.age").write_bytes(content)

    done = elsewhere.run(
        *("restore", str(tmp_path / "given.age"), "--identity", str(tmp_path / "backup.key")),
        *("--data", str(elsewhere.data)),
    )

    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert [one.name for one in elsewhere.home.iterdir()] == ["temp"]


def test_a_folder_in_use_is_refused(kept: tuple[Path, Secret], desk: ServedDesk) -> None:
    path, secret = kept
    (desk.home / "backup.key").write_text(f"{secret.identities[0]}\n")
    before = sorted(desk.data.iterdir())

    done = desk.run(
        *("restore", str(path), "--identity", str(desk.home / "backup.key")),
        *("--data", str(desk.data)),
    )

    assert done.returncode == 1
    assert "is not empty" in done.stderr
    assert sorted(desk.data.iterdir()) == before


def test_a_backup_is_not_written_over_unless_asked(desk: ServedDesk, tmp_path: Path) -> None:
    out = tmp_path / "desk.age"
    make_backup(desk, out)
    first = out.read_bytes()

    refused = desk.run("backup", "--data", str(desk.data), "--out", str(out))

    assert refused.returncode == 1 and "--force" in refused.stderr
    assert out.read_bytes() == first
    make_backup(desk, out, "--force")
    assert out.read_bytes() != first


def test_a_backup_under_a_passphrase_opens_by_it_alone(desk: ServedDesk, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text("le fleuve monte en août\n")
    make_backup(desk, tmp_path / "desk.age", "--passphrase-file", str(words))

    opens = checked(tmp_path / "desk.age", Secret(passphrase="le fleuve monte en août"))

    assert opens.manifest["tables"]["registers_development"]["rows"] == 3
    with pytest.raises(CannotOpenDesk, match="the passphrase does not open"):
        checked(tmp_path / "desk.age", Secret(passphrase="le fleuve baisse"))
    cut = tmp_path / "cut.age"
    cut.write_bytes((tmp_path / "desk.age").read_bytes()[:-500])
    with pytest.raises(CannotOpenDesk):
        checked(cut, Secret(passphrase="le fleuve monte en août"))


def test_only_this_desks_older_backups_are_removed(desk: ServedDesk, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "another.age").write_bytes(b"another desk's")
    for number in (1, 2, 3):
        make_backup(desk, shelf / f"{number}.age")
    (shelf / "1.age").write_bytes(b"no longer what this desk wrote")

    told = make_backup(desk, shelf / "4.age", "--keep", "2")

    assert told["removed"] == [str(shelf / "2.age")]
    assert sorted(one.name for one in shelf.iterdir()) == ["1.age", "3.age", "4.age", "another.age"]


@pytest.mark.parametrize("words", [("lock",), ("backup", "--out", "{out}")])
def test_a_desk_whose_records_are_elsewhere_is_told_in_one_sentence(
    desk: ServedDesk, tmp_path: Path, words: tuple[str, ...]
) -> None:
    for file in desk.data.glob("manden.db*"):
        file.unlink()

    done = desk.run(*(one.format(out=tmp_path) for one in words), "--data", str(desk.data))

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("manden: this desk holds no records: name")
    assert "Traceback" not in done.stderr


def test_a_locked_desk_can_be_backed_up_and_not_written_to(
    desk: ServedDesk, tmp_path: Path
) -> None:
    locked = desk.run("lock", "--data", str(desk.data), "--format", "json")
    assert json.loads(locked.stdout)["locked"], locked.stderr

    told = make_backup(desk, tmp_path / "desk.age")
    desk.start()
    answer, _ = Visitor(desk.url).get("/fr/first-sign-in/x/")
    desk.stop()

    assert told["tables"]["access_desklock"]["rows"] == 1  # type: ignore[index]
    assert answer == 423


def test_every_use_of_the_desks_key_is_either_passed_on_or_made_anew() -> None:
    made_anew = {"database", "sessions", "audit-head", "inherited", "tokens", "vault-keys"}
    sources = (ROOT / "src").rglob("*.py")

    uses = {
        use for one in sources for use in re.findall(r'derived_key\("(.+?)"\)', one.read_text())
    }

    assert uses - made_anew == set(desk_folder.PASSED_ON)
    assert backup_key_of("a").suffix == ".backup-key"

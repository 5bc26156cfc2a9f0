"""Evidence by command, in backups and moves: as ciphertext, verified where it arrives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.served_desk import ServedDesk
from tests.vault import files


def receive(desk: ServedDesk, file: Path, *more: str) -> dict[str, Any]:
    done = desk.run(
        *("evidence", "receive", str(file), "--about", "The market"),
        *("--data", str(desk.data), "--format", "json", *more),
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def verdict(desk: ServedDesk, data: Path, **named: str) -> tuple[int, dict[str, Any]]:
    done = desk.run("evidence", "verify", "--data", str(data), "--format", "json", **named)
    return done.returncode, json.loads(done.stdout)


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "video.mp4"
    path.write_bytes(files.mp4(3_000_000))
    return path


def test_received_by_command_and_told_when_it_comes_again(desk: ServedDesk, video: Path) -> None:
    first, again = receive(desk, video), receive(desk, video)

    assert first["kind"] == "video/mp4" and first["size"] == video.stat().st_size
    assert (again["file"], again["again"]) == (first["file"], True)
    (stored,) = (one for one in (desk.data / "files/evidence").rglob("*") if one.is_file())
    assert files.mp4()[:40] not in stored.read_bytes()


def test_a_refused_file_is_one_line(desk: ServedDesk, tmp_path: Path) -> None:
    trap = tmp_path / "trap.exe"
    trap.write_bytes(b"MZ\x90\x00")

    done = desk.run("evidence", "receive", str(trap), "--about", "x", "--data", str(desk.data))

    assert done.returncode == 1
    assert "not taken" in done.stderr and "Traceback" not in done.stderr


def test_a_backup_carries_ciphertext_and_a_restored_desk_is_verified(
    desk: ServedDesk, video: Path, tmp_path: Path
) -> None:
    receive(desk, video)
    out, data = tmp_path / "desk.age", tmp_path / "restored"
    done = desk.run("backup", "--data", str(desk.data), "--out", str(out))
    assert done.returncode == 0, done.stderr
    (key,) = (desk.home / "config" / "manden").glob("*.backup-key")

    done = desk.run(
        *("restore", str(out), "--identity", str(key), "--data", str(data), "--format", "json"),
    )

    told = json.loads(done.stdout)["evidence"]
    assert told["whole"] and (told["files"], told["opened"], told["sealed"]) == (1, 0, 1)


def test_restored_with_its_keys_every_file_opens(
    desk: ServedDesk, video: Path, tmp_path: Path
) -> None:
    receive(desk, video)
    keys, out, data = (tmp_path / name for name in ("keys.age", "desk.age", "restored"))
    secret = tmp_path / "secret"
    secret.write_text("two keys of one lock\n")
    for words in (
        ("backup", "--out", str(out)),
        ("vault", "keys", "--out", str(keys), "--passphrase-file", str(secret)),
    ):
        done = desk.run(*words, "--data", str(desk.data))
        assert done.returncode == 0, done.stderr
    (key,) = (desk.home / "config" / "manden").glob("*.backup-key")

    done = desk.run(
        *("restore", str(out), "--identity", str(key), "--data", str(data), "--format", "json"),
        *("--vault-keys", str(keys), "--vault-passphrase-file", str(secret)),
    )

    assert json.loads(done.stdout)["evidence"]["opened"] == 1, done.stderr


def test_a_moved_desk_finds_its_files(desk: ServedDesk, video: Path, tmp_path: Path) -> None:
    receive(desk, video)
    data = tmp_path / "moved"

    done = desk.run("move", "--data", str(desk.data), "--to", f"embedded:{data}")

    assert done.returncode == 0, done.stderr
    code, told = verdict(desk, data)
    assert code == 0 and told["opened"] == 1


def test_evidence_lies_where_the_settings_say_and_is_in_the_backup(
    desk: ServedDesk, video: Path, tmp_path: Path
) -> None:
    elsewhere = str(tmp_path / "disk")
    named = {"MANDEN_EVIDENCE": elsewhere}
    done = desk.run(
        *("evidence", "receive", str(video), "--about", "x", "--data", str(desk.data)),
        **named,
    )
    assert done.returncode == 0, done.stderr
    out = tmp_path / "desk.age"
    desk.run("backup", "--data", str(desk.data), "--out", str(out), **named)
    (key,) = (desk.home / "config" / "manden").glob("*.backup-key")

    done = desk.run(
        *("restore", str(out), "--identity", str(key), "--data", str(tmp_path / "restored")),
        *("--format", "json"),
    )

    assert json.loads(done.stdout)["evidence"]["whole"], done.stderr
    assert list((tmp_path / "restored/files/evidence").rglob("*"))


def test_a_changed_file_is_told_and_the_command_fails(desk: ServedDesk, video: Path) -> None:
    key = receive(desk, video)["file"]
    (stored,) = (one for one in (desk.data / "files/evidence").rglob("*") if one.is_file())
    stored.write_bytes(stored.read_bytes()[:-3])

    code, told = verdict(desk, desk.data)

    assert code == 1 and told["changed"] == [key]

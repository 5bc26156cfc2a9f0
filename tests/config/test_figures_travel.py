"""Figures count again to the same digests wherever their desk is carried: restored, moved, moved back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.served_desk import ServedDesk


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> ServedDesk:
    """The desk of the demonstration, which keeps figures of fictitious incidents; stopped."""
    desk = ServedDesk(tmp_path_factory.mktemp("demonstrated"), command="demo").started_first()
    desk.stop()
    return desk


def command(desk: ServedDesk, *words: str, database: str = "") -> str:
    named = {"MANDEN_DATABASE": database} if database else {}
    done = desk.run(*words, **named)
    assert done.returncode == 0, done.stderr
    return done.stdout


def digests(desk: ServedDesk, data: Path, *, database: str = "") -> dict[str, str]:
    """The digest to which each figure counts again; an unequal one fails the command."""
    told = command(desk, "recompute", "all", "--data", str(data), database=database)
    found = {one["figure"]: one["answer_sha256"] for one in json.loads(told)["figures"]}
    one = json.loads(command(desk, "trace", min(found), "--data", str(data), database=database))
    assert one["records"]["counted"] > 0, "a figure that counts nothing proves nothing"
    return found


def test_a_backup_restored_elsewhere_counts_to_the_same_digests(
    demonstrated: ServedDesk, tmp_path: Path
) -> None:
    desk, elsewhere, backup = demonstrated, ServedDesk(tmp_path / "home"), tmp_path / "desk.age"
    before = digests(desk, desk.data)
    command(desk, "backup", "--data", str(desk.data), "--out", str(backup))
    [key] = (desk.home / "config" / "manden").glob("*.backup-key")

    command(
        elsewhere,
        *("restore", str(backup), "--identity", str(key), "--data", str(elsewhere.data)),
    )

    assert len(before) >= 2
    assert digests(elsewhere, elsewhere.data) == before


def test_a_desk_moved_to_the_other_database_and_back_counts_to_the_same_digests(
    demonstrated: ServedDesk, tmp_path: Path, empty_database: Callable[[], str]
) -> None:
    desk, address, back = demonstrated, empty_database(), tmp_path / "back"
    before = digests(desk, desk.data)

    command(desk, "move", "--data", str(desk.data), "--to", address)
    there = digests(desk, desk.data, database=address)
    command(desk, "move", "--data", str(desk.data), "--to", f"embedded:{back}", database=address)

    assert there == before
    assert digests(desk, back) == before

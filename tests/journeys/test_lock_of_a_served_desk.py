"""A desk is locked from its machine while people are at work on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.served_desk import ServedDesk, Visitor

TEXT = """A/HRC/RES/99/7

The Human Rights Council,

Noting the river,

1. Urges the Council of the River to publish its levels.
"""
WORDS = "une phrase pour le verrou"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ServedDesk]:
    desk = ServedDesk(tmp_path).started_first()
    yield desk
    desk.stop()


def test_a_lock_holds_at_once_in_a_running_desk_and_for_commands(served: ServedDesk) -> None:
    at_work = Visitor(served.url)
    at_work.get(served.first_sign_in)
    at_work.post("/fr/password/", username="bureau", password=WORDS, again=WORDS)
    assert 'name="again"' in at_work.get("/fr/password/")[1]

    locked = served.run("lock", "--data", str(served.data), "--format", "json")

    told = json.loads(locked.stdout)
    assert (locked.returncode, told["locked"], told["people_who_can_unlock"]) == (0, True, 1)
    assert told["sessions_ended"] >= 1 and "warning" in locked.stderr
    assert 'name="again"' not in at_work.get("/fr/password/")[1]  # the session is ended
    assert at_work.post("/fr/sign-in/", username="bureau", password=WORDS)[0] == 200
    refused, page = at_work.post("/fr/password/", username="b", password=WORDS, again=WORDS)
    assert refused == 423 and "verrouillé" in page
    served.stop()
    text = served.home / "river.txt"
    text.write_text(TEXT)
    served.texts = (text,)
    served.start()
    assert "the desk is locked" in (served.home / "stderr.log").read_text()
    assert served.run("audit", "witness", "--once", "--data", str(served.data)).returncode == 0
    verdict = served.run("audit", "verify", "--data", str(served.data), "--format", "json")
    told = json.loads(verdict.stdout)
    assert told["whole"] and told["heads"] >= 1

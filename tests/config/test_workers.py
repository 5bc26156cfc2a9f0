"""Several processes answer on one socket; a dead one is replaced, and none outlives its parent."""

import os
import re
import signal
import subprocess
import time

import pytest

from tests.journeys.served_desk import ServedDesk, Visitor


class DeskOfTwo(ServedDesk):
    """`manden up --workers 2`."""

    def workers(self) -> list[int]:
        found = subprocess.run(
            ["ps", "-ww", "-o", "pid=", "-o", "args=", "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
        ).stdout
        ours = [line.split(None, 1) for line in found.splitlines() if "config.witness" not in line]
        return [int(pid) for pid, words in ours if "--workers" in words]


@pytest.fixture
def desk(tmp_path):
    desk = DeskOfTwo(tmp_path, options=("--workers", "2")).started_first()
    yield desk
    desk.kill()


def _answers(desk) -> bool:
    try:
        return Visitor(desk.url).get("/fr/sign-in/")[0] == 200
    except OSError:
        return False


def _within_seconds(seconds, holds) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_two_answer_one_is_replaced_and_none_outlives_the_parent(desk):
    assert _within_seconds(60, lambda: len(desk.workers()) == 2)
    killed, _ = desk.workers()
    assert _answers(desk)

    os.kill(killed, signal.SIGKILL)

    assert _within_seconds(60, lambda: len(desk.workers()) == 2 and killed not in desk.workers())
    assert _answers(desk)
    left = desk.workers()
    desk.kill()
    assert _within_seconds(60, lambda: not any(_runs(pid) for pid in left))


def _runs(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return re.search(r"\) (\w)", file.read())[1] != "Z"
    except FileNotFoundError:
        return False

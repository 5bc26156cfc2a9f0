"""What a fresh machine installs is what the code imports: each dependency stands in its lock."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCKS = {
    "core": PROJECT["dependencies"],
    "server": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["server"],
    "test": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"],
}


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=~!; ]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_stands_in_its_lock(lock: str) -> None:
    printed = (ROOT / "requirements" / f"{lock}.txt").read_text()
    locked = set(re.findall(r"^([a-z0-9.-]+)==", printed, re.MULTILINE))

    assert {_name(wanted) for wanted in LOCKS[lock]} <= locked

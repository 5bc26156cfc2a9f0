"""Reading a file that was given on a page: in a process of its own, within limits.

The child holds no key and no connection: its environment is empty but for where the code stands,
it may write no file, and what it read comes back as JSON, which is data again and nothing else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from manden import reading
from manden.reading import CannotRead, Resolution
from manden.reading.from_json import resolution_of

LARGEST = 20_000_000  # bytes given
SECONDS = 60
MEMORY = 1_500_000_000  # bytes of address space
LARGEST_READING = 60_000_000  # bytes of JSON


def read_apart(data: bytes, *, name: str, language: str | None = None) -> Resolution:
    """The text in `data`; CannotRead, one sentence, where it is none or exceeds a limit."""
    if len(data) > LARGEST:
        raise CannotRead(f"{name}: it holds over {LARGEST // 1_000_000} MB; part it first")
    head = json.dumps({"name": name, "language": language}).encode() + b"\n"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "manden.desk.reading_apart"],
            input=head + data,
            capture_output=True,
            timeout=SECONDS,
            env={"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
        )
    except subprocess.TimeoutExpired:
        raise CannotRead(
            f"{name}: it takes over {SECONDS} seconds to read; part it first"
        ) from None
    if done.returncode != 0 or len(done.stdout) > LARGEST_READING:
        raise CannotRead(f"{name}: it cannot be read within the limits of memory; part it first")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refused" in answer:
        raise CannotRead(answer["refused"])
    return resolution_of(answer["read"])


def _hold_to_limits() -> None:
    """No more memory or time than told, and no file written; where the system knows limits."""
    try:
        import resource
    except ImportError:
        return
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def _read_what_comes(read: Callable[..., Resolution]) -> None:
    asked = json.loads(sys.stdin.buffer.readline())
    answer: dict[str, Any]
    try:
        found = read(sys.stdin.buffer.read(), language=asked["language"], name=asked["name"])
        answer = {"read": found.as_json()}
    except CannotRead as refusal:
        answer = {"refused": str(refusal)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    read = reading.read  # loaded before the limits: what is compiled on the way may be kept
    _hold_to_limits()
    _read_what_comes(read)

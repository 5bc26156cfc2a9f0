"""Asking the child about one file, whose bytes are handed to it as they are decrypted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from manden.vault.apart.limits import SECONDS
from manden.vault.file_kinds import OVER_LIMITS, RefusedFile

Feed = Callable[[Any], None]


@dataclass(frozen=True)
class Answered:
    """What the child told, and the bytes that it made."""

    told: dict[str, Any]
    made: bytes = field(default=b"", repr=False)


def ask(task: str, feed: Feed, **asked: Any) -> Answered:
    """The child's answer about what `feed` writes into the sink that it is given.

    RefusedFile, one sentence, where the file is refused or goes beyond a limit.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", "manden.vault.apart"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )
    watch = threading.Timer(SECONDS, child.kill)
    watch.start()
    try:
        _hand_over(child, json.dumps({"task": task, **asked}).encode() + b"\n", feed)
        assert child.stdout is not None
        answer = child.stdout.read()
        code = child.wait()
    finally:
        watch.cancel()
        child.kill()
        child.wait()
    head, _, made = answer.partition(b"\n")
    if code != 0 or not head:
        raise RefusedFile(OVER_LIMITS)
    told = json.loads(head)
    if "refused" in told:
        raise RefusedFile(told["refused"], **told["values"])
    return Answered(told, made)


def _hand_over(child: subprocess.Popen[bytes], line: bytes, feed: Feed) -> None:
    """The child reads everything before it answers; one that ended early is told by its code."""
    assert child.stdin is not None
    sink = _Pipe(child.stdin)
    sink.write(line)
    feed(sink)
    sink.close()


class _Pipe:
    """The child's input; once it reads no more, the rest is let go."""

    def __init__(self, pipe: Any) -> None:
        self._pipe, self._gone = pipe, False

    def write(self, piece: bytes) -> int:
        if not self._gone:
            try:
                self._pipe.write(piece)
            except BrokenPipeError:
                self._gone = True
        return len(piece)

    def flush(self) -> None:
        """The pipe is flushed when it is closed."""

    def close(self) -> None:
        try:
            self._pipe.close()
        except BrokenPipeError:
            self._gone = True

"""Several processes that answer on one address, for a server with more than one processor.

The parent answers nobody: it starts a worker again when one dies, and ends them all with itself;
a worker whose parent was killed sees its pipe close, and goes too.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Never

from django.db import connections

MOST_WORKERS = 32
RESTARTS_AT_MOST = 100


def answer_with(workers: int, run: Callable[[int], None], *, beside: Callable[[], None]) -> None:
    """Call `run` in that many processes until interrupted; in this one where one is enough.

    `run` is told its place, from 0: a worker that takes the place of one that died has the same.
    `beside` is called once here, after the workers were started: what it starts is not theirs.
    """
    if workers <= 1:
        beside()
        run(0)
        return
    connections.close_all()
    reading, writing = os.pipe()
    started = {_start(run, place, reading, writing): place for place in range(workers)}
    signal.signal(signal.SIGTERM, _interrupt)
    beside()
    restarts = 0
    try:
        while restarts < RESTARTS_AT_MOST:
            ended, _ = os.wait()
            if ended in started:
                place = started.pop(ended)
                started[_start(run, place, reading, writing)] = place
                restarts += 1
    except (KeyboardInterrupt, ChildProcessError):
        pass
    finally:
        for worker in started:
            _end(worker)


def _start(run: Callable[[int], None], place: int, reading: int, writing: int) -> int:
    """A worker that shares what this process holds; its number."""
    worker = os.fork()
    if worker:
        return worker
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.close(writing)
    threading.Thread(target=_go_with_parent, args=(reading,), daemon=True).start()
    try:
        run(place)
    except KeyboardInterrupt:
        pass
    finally:
        os._exit(0)


def _go_with_parent(reading: int) -> Never:
    """Nothing is ever written to the pipe: it ends when the parent does."""
    os.read(reading, 1)
    os._exit(0)


def _end(worker: int) -> None:
    try:
        os.kill(worker, signal.SIGTERM)
        os.waitpid(worker, 0)
    except (ProcessLookupError, ChildProcessError):
        pass


def _interrupt(number: int, frame: FrameType | None) -> Never:
    raise KeyboardInterrupt

"""Opening a desk from the command line, and serving it."""

from __future__ import annotations

import gc
import importlib
import os
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import django
import waitress
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import get_resolver

from manden.config import opened
from manden.config.desk_folder import (
    CannotOpenDesk,
    Desk,
    exists,
    key_file_of,
    make_desk,
    named_key_file,
    open_desk,
    wants_passphrase,
)
from manden.config.records import NO_SERVER
from manden.config.rooms import load_every_room
from manden.config.tables import upgrade_tables
from manden.config.workers import answer_with

Ask = Callable[[str], str]
WORKER_THREADS = 4  # more wait for one another on Python's own lock: slower for everybody
CONNECTIONS_A_WORKER = 800  # of the 1,024 files that a process may usually hold open
# The server would spill a longer body to a temporary file, in clear: what is sent in one request
# (a report with its pictures, a text) and what is answered stays in memory.
HELD_IN_MEMORY = 32_000_000


def opened_desk(
    folder: Path,
    *,
    ask: Ask | None,
    make: bool = False,
    today: date | None = None,
    demonstration: bool = False,
) -> Desk:
    """Open the desk in `folder`, or make it; `ask` asks for a passphrase on a terminal."""
    desk = unlocked_desk(folder, ask=ask, make=make)
    opened.use(desk, today=today, demonstration=demonstration)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manden.config.settings")
    django.setup()
    wait_for_database()
    return desk


def unlocked_desk(folder: Path, *, ask: Ask | None, make: bool) -> Desk:
    """The desk with its key, or a new one; its records are not opened yet."""
    os.umask(0o077)  # what a desk writes is its owner's alone
    if exists(folder):
        return open_desk(folder, passphrase=passphrase_of(folder, ask), key_file=named_key_file())
    if make:
        return make_desk(folder, passphrase=new_passphrase(ask))
    raise CannotOpenDesk(f"{folder} holds no desk: make one with ./manden up --data {folder}")


def wait_for_database(seconds: float = 15) -> None:
    """Let a PostgreSQL that is starting answer; CannotOpenDesk where none does."""
    end = time.monotonic() + seconds
    while connection.vendor == "postgresql":
        try:
            connection.ensure_connection()
            return
        except OperationalError:
            if time.monotonic() > end:
                raise CannotOpenDesk(NO_SERVER) from None
            time.sleep(0.5)


def bring_up_to_date() -> None:
    """Make or upgrade the tables; nothing is done where they are as this release wants them."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        make_tables(opened.desk())


def make_tables(desk: Desk) -> None:
    """Make or upgrade the tables and what guards them, as the role that owns them.

    Where the desk is served by another role, in a process of its own: the one that serves never
    holds the owner's rights.
    """
    if not os.environ.get("MANDEN_DATABASE_OWNER"):
        upgrade_tables()
        return
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "manden.config.upgrade", str(desk.folder), desk.identifier],
        input=desk.key.hex() + "\n",
        text=True,
        stdout=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        raise CannotOpenDesk("the tables could not be made or upgraded: see the line above")


def key_warning(desk: Desk) -> str | None:
    """What to tell a user whose key stands in a file."""
    if wants_passphrase(desk.folder):
        return None
    return (
        f"the key of this desk is the file {named_key_file() or key_file_of(desk.identifier)}: it "
        "does not protect a seized disk. Keep a copy elsewhere: without it the data cannot be read again"
    )


def filled_desk(
    texts: list[Path], *, tell: Callable[[str], None], demonstration: bool
) -> str | None:
    """Fill the opened desk; see `manden.config.filling`, which needs Django to have started."""
    filling = importlib.import_module("manden.config.filling")
    token: str | None = filling.fill_desk(texts, tell=tell, demonstration=demonstration)
    return token


def listening_sockets(
    port: int | None, *, default: int, workers: int = 1
) -> tuple[socket.socket, ...]:
    """A socket for each worker, all on one port of the loopback address; where no port was asked
    for, a free one will do.

    On Linux connections are dealt out evenly among the sockets of one port; elsewhere the workers
    share one.
    """
    first = _bound(default if port is None else port)
    if first is None and port is None:
        first = _bound(0)
    if first is None:
        raise CannotOpenDesk(
            f"port {port} is taken: stop what uses it, or choose another with --port"
        )
    if workers <= 1 or sys.platform != "linux":
        return (first,) * max(workers, 1)
    taken: int = first.getsockname()[1]
    first.close()  # it has shown that nobody else answers there
    shared = [_bound(taken, shared=True) for _ in range(workers)]
    return tuple(one for one in shared if one is not None)


def _bound(port: int, *, shared: bool = False) -> socket.socket | None:
    """A socket of that port, None where it is taken; `shared` with others of this user."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError:
        listener.close()
        return None
    return listener


def serve(desk: Desk, listeners: Sequence[socket.socket], *, browse: str | None) -> None:
    """Serve until interrupted, a process for each socket, the witness of the audit chain beside."""
    application = importlib.import_module("manden.config.wsgi").application
    ended = threading.Event()
    witness = threading.Thread(target=_keep_witness, args=(desk, ended), daemon=True)

    def beside() -> None:
        witness.start()
        if browse:
            threading.Thread(target=_open_browser, args=(browse,), daemon=True).start()

    if len(listeners) > 1:
        load_every_room(get_resolver().url_patterns)
    gc.collect()
    gc.freeze()  # what a start made stays: no page waits until Python has gone through it again
    try:
        answer_with(len(listeners), partial(_answer, application, listeners), beside=beside)
    finally:
        ended.set()
        witness.join(timeout=5)


def _answer(application: Any, listeners: Sequence[socket.socket], place: int) -> None:
    waitress.serve(
        application,
        sockets=[listeners[place]],
        threads=WORKER_THREADS,
        connection_limit=CONNECTIONS_A_WORKER,
        asyncore_use_poll=True,  # a browser keeps its connection: there are more than select() counts
        ident=None,
        clear_untrusted_proxy_headers=True,
        _quiet=True,
        inbuf_overflow=HELD_IN_MEMORY,
        outbuf_overflow=HELD_IN_MEMORY,
        **_behind_proxy(),
    )


def _behind_proxy() -> dict[str, Any]:
    """The word of a TLS proxy on this machine is taken on scheme and visitor; nobody else's is."""
    if os.environ.get("MANDEN_TLS") != "1":
        return {}
    told = {"x-forwarded-for", "x-forwarded-proto"}
    return {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": told}


def _keep_witness(desk: Desk, ended: threading.Event) -> None:
    """A witness that stops is started again: the chain is never long without one."""
    while not ended.is_set():
        witness = _start_witness(desk)
        while witness.poll() is None and not ended.wait(0.5):
            pass
        witness.terminate()
        ended.wait(1)


def _start_witness(desk: Desk) -> subprocess.Popen[Any]:
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "manden.config.witness", str(desk.folder), desk.identifier],
        stdin=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(desk.key.hex() + "\n")
    process.stdin.close()
    return process


def _open_browser(url: str) -> None:
    time.sleep(0.5)
    webbrowser.open(url)


def passphrase_of(folder: Path, ask: Ask | None) -> str | None:
    """The passphrase that opens the desk, asked for where it needs one."""
    if not wants_passphrase(folder) or named_key_file():
        return None
    given = os.environ.get("MANDEN_PASSPHRASE")
    return given or (ask("Passphrase of this desk: ") if ask else None)


def new_passphrase(ask: Ask | None) -> str | None:
    """The passphrase chosen for a new desk; None for a key file."""
    given = os.environ.get("MANDEN_PASSPHRASE")
    if given or ask is None:
        return given
    first = ask("Choose a passphrase for this desk (leave empty for a key file): ")
    if first and ask("The same passphrase again: ") != first:
        raise CannotOpenDesk("the two passphrases differ: start again")
    return first or None

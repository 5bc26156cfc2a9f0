"""The bar of a person who holds every role: one line, its menus reached and opened by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.journeys.served_desk import ServedDesk

EVERY_ROLE = """
import sys
from pathlib import Path
from manden.config import serve
serve.opened_desk(Path(sys.argv[1]), ask=None)
from manden.access.actions import local_operator, make_account
from manden.access.models import User
from manden.access.roles import Level, Role
if not User.objects.filter(username="tous").exists():
    make_account(username="tous", roles=list(Role), clearance=Level.INTERNAL, by=local_operator())
"""


@pytest.fixture
def page(demonstration: ServedDesk, browser: Browser) -> Iterator[Page]:
    demonstration.told_by(EVERY_ROLE)
    [session] = demonstration.sessions_of("tous")
    opened = browser.new_context(viewport={"width": 1280, "height": 800})
    host = urlsplit(demonstration.url).hostname
    opened.add_cookies([{"name": "manden-session", "value": session, "domain": host, "path": "/"}])
    yield opened.new_page()
    opened.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_stands_on_one_line_and_its_menus_open_by_keyboard(
    demonstration: ServedDesk, page: Page, language: str
) -> None:
    page.goto(f"{demonstration.url}{language}/calendar/")
    bar = page.locator(".bar")
    line = page.locator(".bar summary").first.bounding_box()

    tops = {
        round(one.bounding_box()["y"] + one.bounding_box()["height"] / 2)
        for one in [
            bar.locator(".brand"),
            bar.locator("summary").first,
            bar.locator("summary").last,
        ]
    }
    closed = bar.bounding_box()
    bar.locator("summary").first.focus()
    page.keyboard.press("Enter")
    shown = bar.locator("details[open] a").all_inner_texts()

    assert line and closed and closed["height"] < 2 * line["height"]
    assert len(tops) == 1
    assert len(shown) == 6
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/identities/")

"""A file is given in a browser, looked at in its closed frame, and covered: the pages are clean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.served_desk import ServedDesk
from tests.vault import files

REVIEWER = """
import sys
from pathlib import Path
from manden.config import serve
serve.opened_desk(Path(sys.argv[1]), ask=None)
from manden.access.actions import choose_password, local_operator, make_account
from manden.access.roles import Level, Role
one = make_account(username="awa", roles=[Role.REVIEWER], clearance=Level.STRICT, by=local_operator())
choose_password(user=one, username="awa", password="le niveau du fleuve est publié")
"""


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    served = ServedDesk(tmp_path_factory.mktemp("evidence")).started_first()
    served.told_by(REVIEWER)
    yield served
    served.stop()


@pytest.fixture
def page(desk: ServedDesk, browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    (key,) = desk.sessions_of("awa")
    context.add_cookies([{"name": "manden-session", "value": key, "url": desk.url}])
    yield context.new_page()
    context.close()


def clean(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def shown_size(page: Page) -> tuple[int, int]:
    """The size of the picture that the closed frame holds; its own script would never run."""
    shown = page.locator("iframe.shown").element_handle()
    frame = shown.content_frame()
    assert frame is not None
    source = shown.get_attribute("src") or ""
    frame.wait_for_url(lambda url: url.endswith(source), wait_until="load")
    size = "one => [one.naturalWidth, one.naturalHeight]"
    wide, high = frame.locator("img").evaluate(size)
    return int(wide), int(high)


def test_a_file_is_given_looked_at_and_covered(
    desk: ServedDesk, page: Page, tmp_path: Path
) -> None:
    picture = tmp_path / "market.jpg"
    picture.write_bytes(files.jpeg(640, 400))

    page.goto(f"{desk.url}/en/evidence/give/")
    assert clean(page) == []
    page.get_by_label("The file", exact=True).set_input_files(picture)
    page.get_by_label("What it is, without naming anybody").fill("The market")
    page.get_by_role("button", name="Give it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Receipt E-")
    assert clean(page) == []

    page.get_by_role("navigation", name="Where this stands").get_by_text("E-").click()
    assert clean(page) == []
    page.get_by_role("link", name="Look at it").click()
    assert shown_size(page) == (640, 400)
    assert clean(page) == []

    page.go_back()
    page.get_by_role("link", name="Make a copy").click()
    assert shown_size(page) == (640, 400)
    page.get_by_label("What is covered").fill("1 50 0 100 100")
    page.get_by_label("What the copy is, without naming anybody").fill("The market, half")
    page.get_by_label("Why it is made").fill("report")
    with page.expect_response("**/copy/trial/") as tried:
        page.get_by_role("button", name="Try the boxes").click()
    assert tried.value.headers["content-type"].startswith("image/jpeg")
    assert clean(page) == []
    page.get_by_role("button", name="Make the copy").click()
    expect(page.get_by_text("This copy waits for a second person")).to_be_visible()
    expect(page.get_by_role("button", name="Approve the copy")).to_have_count(0)
    assert clean(page) == []

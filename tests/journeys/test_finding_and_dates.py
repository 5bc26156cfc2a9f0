"""An officer without JavaScript finds a paragraph by word and by symbol, and follows the calendar."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.served_desk import ServedDesk


@pytest.fixture
def page(browser: Browser, signed_in_state: Path) -> Iterator[Page]:
    context = browser.new_context(storage_state=signed_in_state, java_script_enabled=False)
    yield context.new_page()
    context.close()


def seek(page: Page, words: str) -> list[str]:
    """Type in the box of the bar and press Enter; the addresses of what is found."""
    page.locator("#seek-q").fill(words)
    with page.expect_navigation():
        page.locator("#seek-q").press("Enter")
    return [link.get_attribute("href") or "" for link in page.locator(".found h2 a").all()]


def test_a_word_is_found_with_and_without_its_accents(
    demonstration: ServedDesk, page: Page
) -> None:
    found = []
    for words in ("réparations", "reparations"):
        page.goto(f"{demonstration.url}fr/")
        found.append(seek(page, words))

    assert found[0] == found[1]
    assert any(address.endswith("#OP16") for address in found[0])
    assert page.locator(".found mark").first.inner_text().lower() == "réparations"


def test_a_symbol_leads_straight_to_its_paragraph(demonstration: ServedDesk, page: Page) -> None:
    page.goto(f"{demonstration.url}en/")

    seek(page, "58/30 OP16")

    assert page.url == f"{demonstration.url}en/texts/a-hrc-res-58-30/#OP16"
    assert page.locator("#OP16").is_visible()


def test_the_calendar_is_followed_until_its_link_is_revoked(
    demonstration: ServedDesk, page: Page
) -> None:
    page.goto(f"{demonstration.url}en/calendar/")
    page.locator("main a", has_text="Follow it").click()
    page.locator(".make button").click()
    link = page.locator("code").inner_text()

    with urllib.request.urlopen(link) as answer:
        calendar = icalendar.Calendar.from_ical(answer.read())
    page.locator("main .events button").first.click()

    told = [str(event["SUMMARY"]) for event in calendar.events]
    assert "58/30: report to the 61st session to be submitted" in told
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(link)

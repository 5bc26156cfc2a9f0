"""The first day of a desk officer, in a browser that runs no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.bar import press_in_bar
from tests.journeys.served_desk import ServedDesk

PASSWORD = "le niveau du fleuve est publié"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def first_day(tmp_path: Path) -> Iterator[ServedDesk]:
    desk = ServedDesk(tmp_path, command="demo").started_first()
    yield desk
    desk.stop()


def test_the_first_day(first_day: ServedDesk, page: Page) -> None:
    page.goto(first_day.first_sign_in)
    expect(page).to_have_url(re.compile(r"/fr/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("58/30")
    expect(page.get_by_role("complementary", name="Votre compte")).to_be_visible()

    page.get_by_role("navigation", name="Les paragraphes").get_by_role("link").nth(15).click()
    paragraph = page.locator("#OP16")
    expect(paragraph).to_be_in_viewport()
    expect(paragraph.locator(".note")).to_contain_text("suivi sans demande expresse")
    expect(paragraph.locator(".note")).to_contain_text("2 faits nouveaux")
    expect(paragraph.locator(".fictitious")).to_have_text("fictif")

    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/en/"))
    expect(page.locator("#OP16 .note")).to_contain_text("followed without an express request")
    expect(page.locator("#OP7 .nobody")).to_have_text("nobody is named")

    page.locator("#OP21 .note").first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Transitional")
    expect(page.get_by_role("heading", name="What is asked of it")).to_be_visible()

    page.locator(".note .action").first.click()
    page.get_by_role("link", name="Record a development").click()
    page.get_by_label("When").fill("10/2025")
    page.get_by_label("What was done").fill("An invented fact: a timetable is announced")
    page.get_by_label("Source", exact=True).fill("An invented letter")
    page.get_by_label("Why it bears").fill("It is what was asked")
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_role("status")).to_have_text("The development is recorded.")
    expect(page.locator("ol.known")).to_contain_text("October 2025, about 1 month ago")

    page.get_by_role("link", name="Choose a password").click()
    page.get_by_label("Name to sign in with").fill("awa")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Keep this password").click()
    expect(page.get_by_role("complementary", name="Your account")).not_to_be_visible()

    press_in_bar(page, "Sign out", "button")
    page.get_by_label("Name").fill("awa")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("58/30")


def test_filters_narrow_the_text_and_say_what_they_leave_out(
    demonstration: ServedDesk, browser: Browser, signed_in_state: Path
) -> None:
    context = browser.new_context(storage_state=signed_in_state, java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{demonstration.url}en/")
    filters = page.get_by_role("navigation", name="Show only")
    filters.get_by_text("Who is asked").click()
    filters.get_by_role("link", name=re.compile("^Independent Expert")).click()

    expect(page.get_by_role("status")).to_contain_text("paragraphs are not shown")
    expect(page.locator("#OP26")).to_be_visible()
    expect(page.locator("#OP3")).to_have_count(0)
    page.get_by_role("link", name="Clear all filters").click()
    expect(page.locator("#OP3")).to_be_visible()
    context.close()


def test_a_deep_link_opens_the_folded_preamble(
    demonstration: ServedDesk, browser: Browser, signed_in_state: Path
) -> None:
    context = browser.new_context(storage_state=signed_in_state)
    page = context.new_page()

    page.goto(f"{demonstration.url}en/#PP17")

    expect(page.locator("#PP17")).to_be_in_viewport()
    context.close()

"""Every page: no violation that axe knows, under 100 kB, and one column that fits a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.served_desk import ServedDesk

TEXT = "texts/a-hrc-res-58-30/"
ADDRESSES = (
    "",
    "?due=near&known=nothing",
    "?theme=schools_hospitals&addressee=nobody",
    f"{TEXT}OP3.2/",
    f"{TEXT}OP7.1/",
    f"{TEXT}OP16.f1/",
    f"{TEXT}OP3.1/record/",
    "texts/a-hrc-res-99-1/",
    "texts/a-hrc-res-99-1/?words=en",
    "texts/a-hrc-res-99-1/OP2.1/",
    "actors/",
    "actors/authorities:mali/",
    "calendar/",
    "calendar/links/",
    "search/",
    "search/?q=ecoles",
    "search/?q=zzzz&kind=actor",
    "packs/",
    "packs/mali-58-30/",
    "packs/mali-58-30/paragraphs/",
    "packs/mali-58-30/commitments/OP23.1/",
    "packs/give/",
    "texts/give/",
    "work/",
    "work/digest/",
    "account/tokens/",
    "account/phones/",
    "arrivals/",
    "places/schemes/",
    "evidence/",
    "evidence/give/",
    "forms/",
    "exports/",
    "exports/ask/",
    "../api/",
    "figures/",
    "figures/checked/",
    "figures/published/",
    "figures/ask/",
    "places/boundaries/",
    "places/populations/",
    "figures/ask/squares/?unit=victims&status=verified",
    "figures/ask/?unit=victims&violation=killing&row=party_kind&column=status",
    "figures/ask/?unit=grave&status=verified&row=grave&column=quarter",
    "figures/ask/?unit=grave&status=verified",
    "figures/ask/records/?unit=victims&status=verified&row=party_kind",
    "figures/keep/?unit=victims&status=verified&row=party_kind",
    "gallery/",
    "gallery/rooms/",
    "password/",
    "nowhere/",
)
LIMIT = 100_000


@pytest.fixture(params=["light", "dark"])
def context(
    request: pytest.FixtureRequest, browser: Browser, signed_in_state: Path
) -> Iterator[BrowserContext]:
    opened = browser.new_context(storage_state=signed_in_state, color_scheme=request.param)
    yield opened
    opened.close()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_clean_and_light(
    demonstration: ServedDesk, context: BrowserContext, language: str, address: str
) -> None:
    page, weights = context.new_page(), []
    page.on("response", lambda answer: weights.append(len(answer.body())))

    page.goto(f"{demonstration.url}{language}/{address}")

    assert violations(page) == []
    assert sum(weights) < LIMIT


@pytest.mark.parametrize("language", ["fr", "en"])
def test_signing_in_is_clean_also_when_refused(
    demonstration: ServedDesk, browser: Browser, language: str
) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{demonstration.url}{language}/sign-in/")
    first = violations(page)

    page.locator("[name=username]").fill("nobody")
    page.locator("[name=password]").fill("nothing of the kind")
    page.locator("main button").click()

    assert first == violations(page) == []
    assert page.locator(".refusal").count() == 1


def test_a_refused_form_is_clean(demonstration: ServedDesk, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{demonstration.url}fr/{TEXT}OP3.1/record/")

    page.locator("main button").click()

    assert page.locator("[aria-invalid]").count() >= 3
    assert violations(page) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_phone_needs_no_sideways_scroll(
    demonstration: ServedDesk, browser: Browser, signed_in_state: Path, address: str
) -> None:
    opened = browser.new_context(
        storage_state=signed_in_state, viewport={"width": 320, "height": 640}
    )
    page = opened.new_page()

    page.goto(f"{demonstration.url}fr/{address}")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    opened.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_figure_and_its_trail_are_clean(
    demonstration: ServedDesk, context: BrowserContext, language: str
) -> None:
    page = context.new_page()
    page.goto(f"{demonstration.url}{language}/figures/")

    page.locator("tbody th a").first.click()
    figure = page.url
    found = violations(page)
    for inside in ("again/", "records/", "publication/"):
        page.goto(figure + inside)
        found += violations(page)

    assert found == []

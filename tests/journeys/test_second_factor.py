"""A second factor in a browser: demanded, enrolled, asked at the door, lost; and sessions ended."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from manden.access.time_codes import STEP_SECONDS, code_at
from tests.journeys.bar import press_in_bar
from tests.journeys.served_desk import ServedDesk

PASSWORD = "le niveau du fleuve est publié"
LIMIT = 100_000


@dataclass
class Telephone:
    """An application that counts codes; it waits for one that the desk has not taken yet."""

    secret: bytes = b""
    last_step: int = 0

    def enrol(self, page: Page) -> None:
        typed = page.locator(".typed").inner_text()
        self.secret = base64.b32decode(typed.replace(" ", ""))

    def code(self) -> str:
        """A code of the step after the last one given: a clock may be one step ahead."""
        now = int(time.time()) // STEP_SECONDS
        while self.last_step > now:
            time.sleep(0.5)
            now = int(time.time()) // STEP_SECONDS
        self.last_step = max(now, self.last_step + 1)
        return code_at(self.secret, self.last_step * STEP_SECONDS)


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    served = ServedDesk(tmp_path_factory.mktemp("people")).started_first()
    yield served
    served.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(java_script_enabled=False, locale="en")
    yield opened
    opened.close()


def enrol_app(page: Page, telephone: Telephone) -> list[str]:
    """From the page that shows the square to the codes on paper, which are returned."""
    telephone.enrol(page)
    page.get_by_label("The six figures").fill(telephone.code())
    page.get_by_role("button", name="Enrol").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes on paper")
    codes = page.locator(".codes code").all_inner_texts()
    page.get_by_role("link", name="They are on paper").click()
    return codes


def choose_password(page: Page, name: str) -> None:
    page.get_by_label("Name to sign in with").fill(name)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.locator("main button").click()


def sign_in(page: Page, desk: ServedDesk, name: str) -> None:
    page.goto(f"{desk.url}en/sign-in/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def first_administrator(page: Page, desk: ServedDesk, telephone: Telephone) -> list[str]:
    """Land on the home page, be asked for a second factor by the pages on people, enrol one."""
    page.goto(desk.first_sign_in.replace("/fr/", "/en/"))
    expect(page).to_have_url(re.compile(r"/en/$"))
    press_in_bar(page, "People")
    expect(page.get_by_role("heading", level=1)).to_have_text("Enrol an application")
    codes = enrol_app(page, telephone)
    page.get_by_role("main").get_by_role("link", name="Choose a password").click()
    choose_password(page, "awa")
    return codes


def test_codes_of_an_application_and_on_paper(desk: ServedDesk, context: BrowserContext) -> None:
    page, telephone = context.new_page(), Telephone()
    codes = first_administrator(page, desk, telephone)
    press_in_bar(page, "Sign out", "button")

    sign_in(page, desk, "awa")
    expect(page.get_by_role("heading", level=1)).to_have_text("Second factor")
    page.goto(f"{desk.url}en/account/")
    expect(page).to_have_url(re.compile(r"/sign-in/"))
    sign_in(page, desk, "awa")
    code = telephone.code()
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="It is me").click()
    expect(page).to_have_url(re.compile(r"/en/$"))

    press_in_bar(page, "Sign out", "button")
    sign_in(page, desk, "awa")
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="It is me").click()
    expect(page.get_by_role("alert")).to_have_text("This code is wrong, too old, or used already.")
    page.get_by_label("Code").fill(codes[0].upper())
    page.get_by_role("button", name="It is me").click()
    press_in_bar(page, "Account")
    expect(page.get_by_text("9 codes are left")).to_be_visible()

    press_in_bar(page, "Sign out", "button")
    sign_in(page, desk, "awa")
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="It is me").click()
    expect(page.get_by_role("alert")).to_be_visible()

    told = desk.run("people", "link", "awa", "--reason", "lost", "--data", str(desk.data))
    page.goto(desk.url + told.stdout.split(": ")[1].strip().replace("fr/", "en/", 1))
    choose_password(page, "awa")
    expect(page).to_have_url(re.compile(r"/en/$"))
    press_in_bar(page, "Account")
    expect(page.get_by_role("link", name="Enrol an application")).to_be_visible()


def test_a_key_signs_in_where_the_desk_has_a_name(desk: ServedDesk, browser: Browser) -> None:
    named = desk.url.replace("127.0.0.1", "localhost")
    context = browser.new_context(locale="en")
    page = context.new_page()
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": False,
        "hasUserVerification": False,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    page.goto(desk.first_sign_in.replace("127.0.0.1", "localhost").replace("/fr/", "/en/"))
    page.goto(f"{named}en/account/keys/")
    page.get_by_label("What you call this key").fill("blue key")
    page.get_by_role("button", name="Touch the key").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes on paper")
    page.get_by_role("link", name="They are on paper").click()
    expect(page.get_by_role("row", name=re.compile("blue key"))).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Choose a password").click()
    choose_password(page, "awa")
    press_in_bar(page, "Sign out", "button")

    sign_in(page, ServedDesk(desk.home, url=named), "awa")
    page.get_by_role("button", name="Use my key").click()

    expect(page).to_have_url(re.compile(r"/en/$"))
    press_in_bar(page, "Account")
    expect(page.get_by_role("row", name=re.compile("blue key"))).to_contain_text("2026")
    context.close()


def test_a_session_is_ended_from_another(desk: ServedDesk, browser: Browser) -> None:
    here, elsewhere = (browser.new_context(java_script_enabled=False) for _ in range(2))
    page, telephone = here.new_page(), Telephone()
    first_administrator(page, desk, telephone)
    other = elsewhere.new_page()
    sign_in(other, desk, "awa")
    other.get_by_label("Code").fill(telephone.code())
    other.get_by_role("button", name="It is me").click()
    expect(other).to_have_url(re.compile(r"/en/$"))

    page.goto(f"{desk.url}en/account/keys/")
    expect(page.get_by_role("main")).to_contain_text("open the desk as localhost:")
    press_in_bar(page, "Account")
    sessions = page.get_by_role("table", name="Open sessions").get_by_role("row")
    expect(sessions).to_have_count(3)
    expect(sessions.nth(1)).to_contain_text("Chrome, Linux")
    page.get_by_role("button", name=re.compile("^End Chrome")).click()

    expect(sessions).to_have_count(2)
    other.reload()
    expect(other).to_have_url(re.compile(r"/sign-in/"))
    here.close()
    elsewhere.close()


def test_two_people_change_the_rights_of_a_third(desk: ServedDesk, browser: Browser) -> None:
    contexts = [browser.new_context(java_script_enabled=False) for _ in range(3)]
    awa, binta, coumba = (context.new_page() for context in contexts)
    first_administrator(awa, desk, Telephone())

    binta.goto(invite(awa, desk, "binta", "protection officer"))
    choose_password(binta, "binta")
    expect(binta.get_by_role("heading", level=1)).to_have_text("Enrol an application")
    enrol_app(binta, Telephone())

    link = invite(awa, desk, "coumba", "focal point")
    coumba.goto(link)
    expect(coumba.get_by_role("heading", level=1)).to_have_text("This link does not open")
    press_in_bar(binta, "People")
    binta.get_by_role("button", name="Confirm").click()
    expect(binta.get_by_role("status")).to_have_text("Confirmed: it holds from now on.")
    coumba.goto(link)
    choose_password(coumba, "coumba")
    expect(coumba).to_have_url(re.compile(r"/en/$"))

    awa.goto(f"{desk.url}en/people/")
    awa.get_by_role("link", name="coumba").click()
    awa.get_by_role("link", name="change").click()
    awa.get_by_label("Institution").select_option(index=1)
    awa.get_by_role("button", name="Add this institution").click()
    expect(awa.get_by_role("main").get_by_role("listitem")).to_have_count(1)
    awa.get_by_role("link", name="coumba").click()
    awa.get_by_role("button", name="Put out of service").click()
    coumba.reload()
    expect(coumba).to_have_url(re.compile(r"/sign-in/"))
    for context in contexts:
        context.close()


def invite(page: Page, desk: ServedDesk, name: str, role: str) -> str:
    page.goto(f"{desk.url}en/people/invite/")
    page.get_by_label("Name to sign in with").fill(name)
    page.get_by_label(role).check()
    page.get_by_label("Why").fill("an invented mission")
    page.get_by_role("button", name="Make the link").click()
    return page.locator(".once").inner_text()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{page.url} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def test_pages_of_account_and_people_are_clean_light_and_narrow(
    desk: ServedDesk, browser: Browser
) -> None:
    context = browser.new_context(locale="en")
    page, found, weights = context.new_page(), [], []
    page.on("response", lambda answer: weights.append(len(answer.body())))
    first_administrator(page, desk, Telephone())
    invite(page, desk, "binta", "protection officer")
    found += violations(page)
    page.goto(f"{desk.url}en/people/")
    page.get_by_role("link", name="binta").click()
    person = page.url.split("/en/")[1]
    addresses = ("account/", "account/application/", "account/keys/", "people/", person)
    more = ("people/invite/", f"{person}institutions/", "confirm/", "invitation/nothing/")

    for language, scheme in (("fr", "light"), ("en", "dark")):
        page.emulate_media(color_scheme=scheme)
        for address in (*addresses, *more):
            weights.clear()
            page.goto(f"{desk.url}{language}/{address}")
            found += violations(page)
            assert sum(weights) < LIMIT
            page.set_viewport_size({"width": 360, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, page.url
            page.set_viewport_size({"width": 1100, "height": 740})

    assert found == []
    context.close()

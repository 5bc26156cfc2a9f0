"""A day at the desk in a browser: an officer amends, a focal point answers, two people unlock."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from manden.access.time_codes import code_at
from tests.journeys.bar import press_in_bar
from tests.journeys.served_desk import ServedDesk

PASSWORD = "le niveau du fleuve est publié"
SECRET = b"twenty bytes, no more"[:20]
PEOPLE = """
import sys
from datetime import timedelta
from pathlib import Path
from manden.config import serve
serve.opened_desk(Path(sys.argv[1]), ask=None)
from django.utils import timezone
from manden.access.actions import choose_password, local_operator, make_account
from manden.access.enrolling import enrol_app
from manden.access.roles import Role
from manden.access.time_codes import code_at
from manden.actors.actions import delegate
from manden.actors.models import Actor
operator, before = local_operator(), timezone.now() - timedelta(minutes=5)
roles = {"binta": Role.DESK_OFFICER, "coumba": Role.FOCAL_POINT, "djeneba": Role.PUBLISHER,
    "fanta": Role.ADMINISTRATOR, "kadi": Role.PROTECTION_OFFICER}
for name, role in roles.items():
    one = make_account(username=name, roles=[role], by=operator)
    choose_password(user=one, username=name, password=sys.argv[2])
    if role == Role.FOCAL_POINT:
        delegate(user=one, actor=Actor.objects.get(code="authorities:mali"), by=operator)
    if name in ("fanta", "kadi"):
        secret = bytes.fromhex(sys.argv[3])
        enrol_app(user=one, secret=secret, code=code_at(secret, before.timestamp()), now=before)
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    served = ServedDesk(tmp_path_factory.mktemp("day"), command="demo").started_first()
    served.told_by(PEOPLE, PASSWORD, SECRET.hex())
    yield served
    served.stop()


@pytest.fixture
def enter(desk: ServedDesk, browser: Browser) -> Iterator[object]:
    contexts = []

    def signed_in(name: str, *, code: bool = False) -> Page:
        contexts.append(browser.new_context(java_script_enabled=False))
        page = contexts[-1].new_page()
        page.goto(f"{desk.url}en/sign-in/")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
        if code:
            page.get_by_label("Code").fill(code_at(SECRET, int(time.time())))
            page.get_by_role("button", name="It is me").click()
        expect(page).to_have_url(re.compile(r"/en/$"))
        return page

    yield signed_in
    for context in contexts:
        context.close()


def test_both_readings_stand_on_the_page_and_in_the_history(desk, enter) -> None:
    page = enter("binta")
    page.goto(f"{desk.url}en/texts/a-hrc-res-58-30/OP3.3/")
    stated = page.get_by_role("heading", level=1).inner_text()

    page.get_by_role("link", name="Amend What is asked, in English").click()
    page.get_by_label("In plain words").fill("publish the list of closed schools each month")
    page.get_by_label("Why").fill("what the officer was told")
    page.get_by_role("button", name="Keep this amendment").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Publish the list of closed schools each month"
    )
    expect(page.locator("dl.facts", has_text="it was stated")).to_contain_text(stated[1:])
    page.get_by_text("1 amendment", exact=True).click()
    expect(page.locator("del")).to_contain_text(stated[1:])
    expect(page.locator("ins")).to_have_text("publish the list of closed schools each month")
    expect(page.locator("details[open]")).to_contain_text("what the officer was told")


def test_a_focal_point_finds_what_is_asked_and_answers_an_officer(desk, enter) -> None:
    officer = enter("binta")
    officer.goto(f"{desk.url}en/texts/a-hrc-res-58-30/OP16.f1/")
    officer.get_by_label("Your remark").fill("@coumba, which sessions were held?")
    officer.get_by_role("button", name="Add to the discussion").click()

    page = enter("coumba")
    page.get_by_role("link", name="My work", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("which sessions were held?")
    page.get_by_role("link", name="58/30 · OP16.f1").click()
    page.get_by_label("Your remark").fill("Two, in June and in September.")
    page.get_by_role("button", name="Add to the discussion").click()
    expect(page.locator(".said").last).to_have_text("Two, in June and in September.")
    assert page.get_by_role("link", name=re.compile("^Amend")).count() == 0

    page.get_by_role("link", name="My work", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Malian authorities").click()
    expect(page.get_by_role("heading", name="What is asked of it")).to_be_visible()
    page.locator(".note .action").first.click()
    expect(page.get_by_role("heading", name="The words")).to_be_visible()


def test_a_reader_reads_the_text_and_what_is_known_and_changes_nothing(desk, enter) -> None:
    page = enter("djeneba")

    page.locator("#OP16 .note .action").click()

    expect(page.get_by_role("heading", name="What is known")).to_be_visible()
    expect(page.locator("ol.known").first).to_be_visible()
    assert page.get_by_role("link", name=re.compile("^(Amend|Record)")).count() == 0
    page.goto(f"{desk.url}en/texts/a-hrc-res-58-30/OP16.f1/record/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Il n’y a rien ici")


def test_two_people_lift_the_lock_that_a_third_has_set(desk, enter) -> None:
    page = enter("binta")
    press_in_bar(page, "Lock")
    page.get_by_label("Why").fill("the office is searched")
    page.get_by_role("button", name="Lock now").click()
    expect(page).to_have_url(re.compile("/sign-in/"))

    page = enter("fanta", code=True)
    page.get_by_role("link", name="Lift the lock").click()
    expect(page.get_by_role("main")).to_contain_text("the office is searched")
    page.get_by_role("button", name="Turn my key").click()
    expect(page.get_by_role("status")).to_contain_text("A second person must turn theirs")
    assert page.get_by_role("button", name="Turn my key").count() == 0

    page = enter("kadi", code=True)
    page.get_by_role("link", name="Lift the lock").click()
    expect(page.get_by_role("main")).to_contain_text("turned by fanta")
    page.get_by_role("button", name="Turn my key").click()
    expect(page.get_by_role("status")).to_contain_text("The lock is lifted")
    expect(page.get_by_label("The desk is locked")).to_have_count(0)

"""A name entered through the pages is read for a minute, and is in no file; the pages are clean."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from manden.access.time_codes import STEP_SECONDS, code_at
from tests.journeys.served_desk import ServedDesk, Visitor

PASSWORD = "le niveau du fleuve est publié"
SECRET = b"twenty bytes, no more"[:20]
GIVEN, FAMILY = "Aminata-du-Karité-4417", "Caméléon-de-Djenné-4418"
SOUGHT = "Fromager-de-Mopti-4419"
PHONE = "+223 44 20 44 21"
CANARIES = (GIVEN, FAMILY, SOUGHT, PHONE)

PEOPLE = """
import sys
from datetime import timedelta
from pathlib import Path
from manden.config import serve
serve.opened_desk(Path(sys.argv[1]), ask=None)
from django.utils import timezone
from manden.access import enrolling
from manden.access.actions import choose_password, local_operator, make_account
from manden.access.granting import give_grant, make_compartment
from manden.access.roles import Level, Role
from manden.access.time_codes import code_at
operator, now = local_operator(), timezone.now()
circle = make_compartment(code="north", name_fr="Nord", name_en="North", by=operator)
for name, role in (("awa", Role.PROTECTION_OFFICER), ("binta", Role.MONITOR)):
    one = make_account(username=name, roles=[role], clearance=Level.STRICT, by=operator)
    choose_password(user=one, username=name, password=sys.argv[2])
    give_grant(user=one, compartment=circle, reason="test", by=operator, now=now,
               expires_at=now + timedelta(days=1))
    before = now - timedelta(minutes=5)
    secret = bytes.fromhex(sys.argv[3])
    if role == Role.PROTECTION_OFFICER:
        enrolling.enrol_app(user=one, secret=secret, code=code_at(secret, before.timestamp()),
                            now=before)
"""
_FIELDS = (
    *("full_name", "given_name", "family_name", "father_name", "birth_date", "origin"),
    *("phone", "address", "national_id", "occupation", "note"),
)
_CONSENTS = ("keep", "contact", "share_un", "share_state", "share_justice", "reparations")


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    served = ServedDesk(tmp_path_factory.mktemp("vault")).started_first()
    subprocess.run(
        [sys.executable, "-c", PEOPLE, str(served.data), PASSWORD, SECRET.hex()],
        env=served.environment(),
        check=True,
    )
    yield served
    served.stop()


def signed_in(desk: ServedDesk, name: str, *, code: bool = False) -> Visitor:
    visitor = Visitor(desk.url)
    visitor.post("/fr/sign-in/", username=name, password=PASSWORD)
    if code:
        visitor.post("/fr/second-factor/", code=code_at(SECRET, int(time.time())))
    return visitor


def entered(desk: ServedDesk) -> str:
    """The monitor enters a person through the page; the pseudonym it answers with."""
    empty = {f"says_{purpose}": "" for purpose in (*_CONSENTS, "publish_anonymous")}
    known = {"given_name": GIVEN, "family_name": FAMILY, "phone": PHONE, "birth_date": "1987"}
    monitor = signed_in(desk, "binta")
    _, form = monitor.get("/fr/identities/enter/")
    circle = re.search(r'<option value="(\d+)"', form)
    assert circle is not None
    _, page = monitor.post(
        "/fr/identities/enter/",
        **{**dict.fromkeys(_FIELDS, ""), **empty, **known, "says_keep": "given"},
        manner="oral",
        circle=circle[1],
    )
    found = re.search(r"P-\w{6}", page)
    assert found is not None
    return found.group()


def files_with(folder: Path, words: tuple[str, ...]) -> list[str]:
    """The files under `folder` that hold one of the words, in any usual encoding."""
    marks = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")]
    marks += [word.lower().encode() for word in words]
    marks += [word.encode().hex().encode() for word in words]
    marks += [base64.b64encode(word.encode())[:-4] for word in words]
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and any(mark in file.read_bytes() for mark in marks)
    ]


def test_names_entered_sought_and_read_are_in_no_file(desk: ServedDesk, tmp_path: Path) -> None:
    pseudonym = entered(desk)
    custodian = signed_in(desk, "awa", code=True)

    shown = custodian.post(
        f"/fr/identities/{pseudonym}/reveal/",
        purpose="verify",
        reason="a second interview",
        fields_asked="given_name",
    )
    sought = custodian.post(
        "/fr/identities/find/",
        **{**dict.fromkeys(_FIELDS, ""), "full_name": SOUGHT, "phone": PHONE},
    )
    absent = [custodian.get(f"/fr/{place}/{SOUGHT}/")[0] for place in ("identities", "nowhere")]
    found = custodian.get(f"/fr/search/?q={GIVEN.split('-')[0]}")[1]
    for name, words in (
        ("desk.age", ("backup", "--out")),
        ("keys.age", ("vault", "keys", "--recipient", _recipient(), "--out")),
    ):
        done = desk.run(*words, str(desk.home / name), "--data", str(desk.data))
        assert done.returncode == 0, done.stderr

    running = files_with(desk.home, CANARIES)
    desk.kill()
    after = files_with(desk.home, CANARIES)

    assert shown[0] == 200 and GIVEN in shown[1] and FAMILY not in shown[1]
    assert sought[0] == 200 and pseudonym not in sought[1]
    assert absent == [404, 404]
    assert pseudonym not in found
    assert (running, after) == ([], [])


def test_the_search_for_a_name_finds_it_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "leak.bin").write_bytes(b"\x00" + FAMILY.encode("utf-16-le"))
    (tmp_path / "coded.txt").write_text(base64.b64encode(GIVEN.encode()).decode())

    assert sorted(files_with(tmp_path, CANARIES)) == ["coded.txt", "leak.bin"]


def test_the_pages_are_clean_light_and_narrow_and_a_name_leaves_by_itself(
    desk: ServedDesk, browser: Browser
) -> None:
    pseudonym = entered(desk)
    page = browser.new_context(java_script_enabled=False).new_page()
    _sign_in_as_custodian(page, desk)
    page.goto(f"{desk.url}en/identities/{pseudonym}/reveal/")
    page.get_by_label("Why").fill("a second interview")
    page.get_by_label("Given name").check()
    page.get_by_role("button", name="Read").press("Enter")
    expect(page.get_by_text(GIVEN)).to_be_visible()
    shown_at = page.url
    cookies = page.context.storage_state()
    context = browser.new_context(storage_state=cookies)
    looking, found = context.new_page(), []
    of_one = [f"{pseudonym}/{more}" for more in ("", "change/", "consent/", "reveal/", "erase/")]

    for language, scheme in (("fr", "light"), ("en", "dark")):
        looking.emulate_media(color_scheme=scheme)
        for address in ("", "enter/", "find/", "conflicts/", "limits/", *of_one):
            weights: list[int] = []
            looking.on("response", lambda answer, into=weights: into.append(len(answer.body())))
            looking.goto(f"{desk.url}{language}/identities/{address}")
            assert looking.locator("h1").count() == 1, looking.url
            found += _violations(looking)
            assert sum(weights) < 100_000
            looking.set_viewport_size({"width": 320, "height": 740})
            assert looking.evaluate("document.documentElement.scrollWidth") <= 320, looking.url
            looking.set_viewport_size({"width": 1100, "height": 740})
    expect(page.get_by_text(GIVEN)).to_have_count(0, timeout=90_000)

    assert found == []
    assert GIVEN not in shown_at and shown_at.endswith("/reveal/")
    assert page.url.endswith(f"/identities/{pseudonym}/")


def _recipient() -> str:
    return str(pyrage.x25519.Identity.generate().to_public())


def _sign_in_as_custodian(page: Page, desk: ServedDesk) -> None:
    page.goto(f"{desk.url}en/sign-in/")
    page.get_by_label("Name").fill("awa")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    step = int(time.time()) // STEP_SECONDS
    page.get_by_label("Code").fill(code_at(SECRET, step * STEP_SECONDS))
    page.get_by_role("button", name="It is me").click()
    expect(page).to_have_url(re.compile(r"/en/$"))


def _violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{page.url} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]

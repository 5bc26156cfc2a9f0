"""A monitor enters an attack with five victims, three kinds of act and two parties, counted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.served_desk import ServedDesk

PASSWORD = "le niveau du fleuve est publié"
MOST_INTERACTIONS = 40
LIMIT = 100_000
PEOPLE = """
import sys
from pathlib import Path
from manden.config import serve
serve.opened_desk(Path(sys.argv[1]), ask=None)
from manden.access.actions import choose_password, local_operator, make_account
from manden.access.roles import Level, Role
from manden.violations.seeding import lay_vocabularies
operator = local_operator()
lay_vocabularies(by=operator)
for name, role in (("binta", Role.MONITOR), ("coumba", Role.REVIEWER)):
    one = make_account(username=name, roles=[role], clearance=Level.STRICT, by=operator)
    choose_password(user=one, username=name, password=sys.argv[2])
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    served = ServedDesk(tmp_path_factory.mktemp("incidents")).started_first()
    subprocess.run(
        [sys.executable, "-c", PEOPLE, str(served.data), PASSWORD],
        env=served.environment(),
        check=True,
    )
    yield served
    served.stop()


def signed_in(desk: ServedDesk, browser: Browser, name: str, **options: object) -> Page:
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    page.goto(f"{desk.url}fr/sign-in/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button").click()
    return page


class Hand:
    """Does what a person does, and counts: a click, or a field filled, is one."""

    def __init__(self, page: Page) -> None:
        self.page, self.done = page, 0

    def type(self, name: str, words: str) -> None:
        self.page.locator(f"[name={name}]").fill(words)
        self.done += 1

    def choose(self, name: str, code: str) -> None:
        self.page.locator(f"[name={name}]").select_option(code)
        self.done += 1

    def tick(self, name: str) -> None:
        self.page.locator(f"[name={name}]").click()
        self.done += 1

    def press(self, button: str) -> None:
        self.page.locator(f'main button[value="{button}"]').click()
        self.done += 1


def enter_attack(hand: Hand) -> None:
    hand.type("title", "Attaque du marché")
    hand.type("happened", "mi-juin 2023")
    hand.type("place", "près du lac")
    for column, violation in enumerate(("killing", "maiming", "looting")):
        hand.choose(f"c{column}-violation", violation)
    hand.choose("v0-sex", "male")
    hand.choose("v0-age", "adult")
    hand.choose("v0-capacity", "civilian")
    hand.tick("t0-0")
    hand.tick("t0-2")
    hand.type("times-0", "4")
    hand.press("like:0")
    hand.choose("v3-sex", "female")
    hand.choose("v4-age", "child")
    for row in (3, 4):
        hand.tick(f"t{row}-0")
        hand.tick(f"t{row}-1")
    hand.choose("p0-party", "armed_group")
    hand.press("party")
    hand.choose("p1-party", "militia")
    hand.choose("p1-on", "2")
    hand.choose("s-kind", "witness")
    hand.type("s-statement", "A vu les hommes arriver à moto.")
    hand.press("record")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_attack_is_entered_in_under_forty_interactions(
    desk: ServedDesk, browser: Browser, scripts: bool
) -> None:
    page = signed_in(desk, browser, "binta", java_script_enabled=scripts)
    page.goto(f"{desk.url}fr/incidents/enter/")
    hand = Hand(page)

    enter_attack(hand)

    assert page.locator("h1").inner_text() == "Attaque du marché"
    assert page.locator("main tbody").count() == 5
    assert hand.done < MOST_INTERACTIONS


def test_a_reviewer_verifies_with_a_second_source(desk: ServedDesk, browser: Browser) -> None:
    page = signed_in(desk, browser, "binta")
    page.goto(f"{desk.url}fr/incidents/enter/")
    enter_attack(Hand(page))
    one = page.url
    reviewing = signed_in(desk, browser, "coumba", java_script_enabled=False)
    reviewing.goto(f"{one}verify/")

    add_second_source(reviewing)
    expect(reviewing.locator("main")).to_contain_text("2 voix indépendantes")
    find_it_verified(reviewing)

    page.goto(one)
    told = page.locator("#verification + ol")
    expect(told).to_contain_text("vérifié")
    expect(told).to_contain_text("tardive")  # long after the quarter in which it happened
    expect(page.locator("main")).to_contain_text("corroboré")
    assert page.get_by_role("link", name="Vérifier").count() == 0  # who recorded it does not verify


def add_second_source(page: Page) -> None:
    page.locator("details summary").filter(has_text="source").click()
    page.locator("[name=kind]").select_option("relative")
    page.locator("[name=standing]").select_option("primary")
    page.locator("[name=statement]").fill("A enterré son frère le lendemain.")
    page.locator("[name=reliability]").select_option("high")
    page.locator("[name=credibility]").select_option("high")
    page.locator('form[action$="/source/"] button').click()


def find_it_verified(page: Page) -> None:
    page.locator("[name=status]").select_option("verified")
    page.locator("[name=standard]").select_option("reasonable_grounds")
    page.locator("[name=reasons]").fill("Deux personnes qui ne se connaissent pas l’ont vu.")
    page.locator('form[action$="/verify/"] button').click()


def test_the_keyboard_alone_reaches_the_record(desk: ServedDesk, browser: Browser) -> None:
    page = signed_in(desk, browser, "binta")
    page.goto(f"{desk.url}fr/incidents/enter/")

    page.locator("[name=title]").focus()
    page.keyboard.type("Enlèvement")
    page.keyboard.press("Enter")  # sends nothing: nobody means to keep half a form by it
    assert page.locator("[name=title]").input_value() == "Enlèvement"
    page.locator("button[name=do][value=draft]").first.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="brouillon")).to_have_count(1)
    assert page.locator("[name=title]").input_value() == "Enlèvement"


def test_a_draft_keeps_itself_where_scripts_run(desk: ServedDesk, browser: Browser) -> None:
    page = signed_in(desk, browser, "binta")
    page.clock.install()
    page.goto(f"{desk.url}fr/incidents/enter/")
    page.locator("[name=title]").fill("Commencé sur la route")

    with page.expect_response(lambda answer: answer.status == 204):
        page.clock.run_for(21_000)
    page.goto(f"{desk.url}fr/incidents/drafts/")

    assert page.get_by_role("link", name="Commencé sur la route").count() == 1


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_the_room_are_clean_and_light(
    desk: ServedDesk, browser: Browser, language: str, scheme: str
) -> None:
    page = signed_in(desk, browser, "coumba", color_scheme=scheme)
    page.goto(f"{desk.url}{language}/incidents/enter/")
    enter_attack(Hand(page))
    one = page.url
    weights: list[int] = []
    page.on("response", lambda answer: weights.append(len(answer.body())))

    faults = {}
    for address in addresses(desk, language, one):
        weights.clear()
        page.goto(address)
        found = Axe().run(page).response["violations"]
        faults[address] = [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in found]
        assert sum(weights) < LIMIT, address
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        page.set_viewport_size({"width": 1280, "height": 720})

    assert {address: told for address, told in faults.items() if told} == {}


def addresses(desk: ServedDesk, language: str, one: str) -> list[str]:
    room = f"{desk.url}{language}/incidents/"
    of_all = (
        "",
        "?violation=killing&sex=male",
        "?tally=1",
        "enter/",
        "drafts/",
        "timeline/",
        "map/",
    )
    return [f"{room}{address}" for address in of_all] + [
        *(f"{desk.url}{language}/{more}" for more in ("vocabularies/", "vocabularies/violation/")),
        f"{desk.url}{language}/parties/",
        one,
        *(f"{one}{more}" for more in ("edit/", "verify/", "file/", "merge/", "split/")),
    ]


def test_a_refused_entry_is_clean(desk: ServedDesk, browser: Browser, tmp_path: Path) -> None:
    page = signed_in(desk, browser, "binta")
    page.goto(f"{desk.url}fr/incidents/enter/")
    page.locator("[name=happened]").fill("un de ces jours")

    page.locator('main button[value="record"]').click()

    assert page.locator("[aria-invalid]").count() == 2
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_incidents_are_changed_together_and_taken_back_on_clean_pages(
    desk: ServedDesk, browser: Browser, language: str
) -> None:
    page = signed_in(desk, browser, "coumba", java_script_enabled=True)
    page.goto(f"{desk.url}{language}/incidents/enter/")
    enter_attack(Hand(page))
    page.goto(f"{desk.url}{language}/incidents/")
    faults = []

    page.locator("[name=keys]").first.check()
    page.locator('form[action*="/together/"] button').click()
    page.locator("[name=what]").select_option("tag")
    page.locator("[name=tag]").select_option("follow_up")
    page.locator("[name=reason]").fill("for the report")
    page.locator('button[value="look"]').click()
    faults += Axe().run(page).response["violations"]
    page.locator('button[value="change"]').click()
    faults += Axe().run(page).response["violations"]
    page.locator("[name=reason]").fill("a slip")
    page.locator('form[action$="/undo/"] button').click()
    faults += Axe().run(page).response["violations"]

    assert [fault["id"] for fault in faults] == []
    assert page.locator('form[action$="/undo/"]').count() == 0


def test_the_map_comes_nearer_and_leads_from_a_circle_to_its_square(
    desk: ServedDesk, browser: Browser
) -> None:
    page = signed_in(desk, browser, "coumba")
    page.goto(f"{desk.url}fr/incidents/enter/")
    page.locator("details summary").filter(has_text="précision").first.click()
    page.locator("[name=latitude]").fill("14,53")
    page.locator("[name=longitude]").fill("-4,19")
    page.locator("[name=precision]").select_option("exact")
    enter_attack(Hand(page))
    page.goto(f"{desk.url}fr/incidents/map/")

    page.get_by_role("link", name="Plus près").click()
    page.locator("svg a").first.click()

    assert "zoom=3" in page.url and page.url.endswith("#square-1")
    assert page.locator("svg .cell").count() > 0 < page.locator("svg .degrees").count()
    assert Axe().run(page).response["violations"] == []

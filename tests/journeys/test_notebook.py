"""A notebook reads and writes a served desk: from the token's page to tables, and revoked at once."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlencode, urljoin

import pandas
import pytest

from manden import connect
from manden.notebook.refusals import DeskRefuses, NotHere
from tests.journeys.served_desk import TOKEN as CSRF
from tests.journeys.served_desk import ServedDesk, Visitor

TOKENS = "/en/account/tokens/"
SHOWN = re.compile(r"<code>(manden_[\w-]{43})</code>")
REVOKE = re.compile(r'action="(/en/account/tokens/\d+/revoke/)"')
TEXT = "a-hrc-res-58-30"


@pytest.fixture(scope="module")
def desk_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    desk = ServedDesk(tmp_path_factory.mktemp("notebook"), command="demo").started_first()
    yield desk
    desk.stop()


@pytest.fixture(scope="module")
def officer(desk_served: ServedDesk) -> Visitor:
    """The first account, as on the first morning."""
    visitor = Visitor(desk_served.url)
    visitor.get(desk_served.first_sign_in)
    return visitor


def send(visitor: Visitor, path: str, fields: dict[str, str | list[str]]) -> str:
    """Send a form of the page of tokens; the page that answers."""
    _, page = visitor.get(TOKENS)
    secret = CSRF.search(page)
    assert secret is not None, page
    url = urljoin(visitor.base, path)
    body = urlencode({**fields, "csrfmiddlewaretoken": secret[1]}, doseq=True).encode()
    return visitor._answer(urllib.request.Request(url, body, {"Referer": url}))[1]


def token_of(visitor: Visitor, *scopes: str) -> str:
    page = send(visitor, TOKENS, {"name": "notebook", "scopes": list(scopes), "days": "7"})
    shown = SHOWN.search(page)
    assert shown is not None, page
    return shown[1]


def test_an_officer_reads_tables_and_records_what_is_known(
    desk_served: ServedDesk, officer: Visitor
) -> None:
    read = [f"{area}:read" for area in ("texts", "commitments", "developments", "discussion")]
    token = token_of(
        officer, *read, "actors:read", "calendar:read", "search:read", "developments:write",
        "commitments:write", "discussion:write",
    )  # fmt: skip
    desk = connect(desk_served.url, token=token)

    commitments = desk.commitments(instrument=TEXT, kind="commitment")
    provisions, actors, events = desk.provisions(instrument=TEXT), desk.actors(), desk.calendar()
    found = desk.search("reparations")
    key = commitments["key"][0]
    made = desk.record_development(
        TEXT, key, happened="2025-06", statement="Fait inventé", language="fr", source="Essai",
        reliability="low", reason="Essai",
    )  # fmt: skip
    amended = desk.amend(TEXT, key, why="essai", action_en="in other words")

    assert isinstance(commitments, pandas.DataFrame) and len(commitments) > 30
    assert set(commitments["kind"]) == {"commitment"}
    assert len(provisions) > 40 and len(actors) > 20 and len(events) > 3
    assert len(found) > 0
    assert made["id"] in set(desk.developments(commitment=key)["id"])
    assert amended["action"]["en"] == "in other words"
    assert desk.history(TEXT, key)["why"].tolist() == ["essai"]
    with pytest.raises(NotHere, match="nothing here"):
        desk.commitment(TEXT, "OP99.9")


def test_a_token_revoked_on_its_page_opens_nothing_from_then_on(
    desk_served: ServedDesk, officer: Visitor
) -> None:
    desk = connect(desk_served.url, token=token_of(officer, "texts:read"), frames="rows")
    before = desk.instruments(current=True)

    _, page = officer.get(TOKENS)
    for action in REVOKE.findall(page):
        send(officer, action, {})

    assert before["slug"] == [TEXT]
    with pytest.raises(DeskRefuses, match="token") as refusal:
        desk.themes()
    assert refusal.value.status == 401


def test_an_analyst_asks_keeps_and_opens_figures(desk_served: ServedDesk, officer: Visitor) -> None:
    scopes = ("figures:read", "figures:ask", "figures:write")
    desk = connect(desk_served.url, token=token_of(officer, *scopes))
    asked = {"unit": "incidents", "where": {"status": ["reported", "verified"]}, "rows": ["status"]}
    title = {"fr": "Incidents par statut", "en": "Incidents by status"}

    answer = desk.ask(asked)
    question = desk.keep_question(asked, title=title)
    figure = desk.keep_figure(question["key"], title=title)
    cells = desk.cells(figure["key"])

    assert isinstance(answer, pandas.DataFrame) and answer["number"].sum() > 0
    assert list(answer.columns[:2]) == ["status", "number"]
    assert desk.ask(question["key"]).equals(answer) and cells.equals(answer)
    assert figure["key"] in set(desk.figures()["key"])
    assert desk.figure(figure["key"])["trail"]["records"]["incidents"]
    assert desk.again(figure["key"])["equal"]
    with pytest.raises(DeskRefuses, match="see the errors"):
        desk.ask({"unit": "victims", "rows": ["sex"]})

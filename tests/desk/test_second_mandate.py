"""Another country's mandate on a desk: alone from end to end, and beside a first one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from manden.access.models import User
from manden.commitments.models import Commitment
from manden.desk.actions import install_packs, open_texts
from manden.desk.packs import install_from_release
from manden.desk.queries.calendar import read_calendar
from manden.instruments.models import InstalledPack, Instrument
from manden.instruments.pack import available_packs

pytestmark = pytest.mark.django_db
YEMEN = "a-hrc-res-57-37"
ONE_OF_THE_LINEAGE = (
    "A/HRC/RES/54/29\n\nThe Human Rights Council,\n\nNoting the bells,\n\n"
    "1. Calls upon the town to ring them;\n\n2. Decides to listen."
)
SAME_A_YEAR_LATER = (
    "A/HRC/RES/57/37\n\nThe Human Rights Council,\n\nNoting the bells,\n\n"
    "1. Urges the town to ring them;\n\n2. Decides to listen."
)


@pytest.fixture
def only_yemen(operator: User) -> Instrument:
    install_from_release(available_packs()["yemen"], by=operator)
    return Instrument.objects.get()


def test_a_desk_with_the_second_pack_alone_opens_on_it(
    only_yemen: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    page = signed_in(desk_officer).get("/fr/").content.decode()

    assert "57/37" in page and "Houthistes" in page
    assert "mali" not in page.casefold()


def test_its_commitments_calendar_and_thread_answer(
    only_yemen: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(desk_officer)

    pages = [
        client.get(f"/en/texts/{YEMEN}/{one.key}/") for one in Commitment.objects.order_by("pk")
    ]
    thread = client.get(f"/en/texts/{YEMEN}/lineage/")
    events = {event.kind: event.first for event in read_calendar(desk_officer).events}

    assert len(pages) == 38
    assert all("mali" not in page.content.decode().casefold() for page in [*pages, thread])
    assert thread.context["page"].steps[-1].node.number == "57/37"
    assert events["report"] == date(2025, 6, 30)  # ten weeks before the sixtieth session opens
    assert "mandate_end" not in events and "dialogue" not in events


def test_who_holds_the_mandate_reports_whatever_their_kind(
    only_yemen: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    page = signed_in(desk_officer).get(f"/en/texts/{YEMEN}/OP20.1/").context["page"]

    assert {due.kind for due in page.note.dues} == {"session", "report"}


def test_texts_given_call_for_their_pack_and_are_compared(
    tmp_path: Path, operator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    for name, text in (("old.txt", ONE_OF_THE_LINEAGE), ("new.txt", SAME_A_YEAR_LATER)):
        (tmp_path / name).write_text(text)

    open_texts(files=sorted(tmp_path.iterdir()), by=operator, tell=lambda _: None)
    install_packs(by=operator)

    changes = signed_in(desk_officer).get(f"/en/texts/{YEMEN}/changes/").context["changes"]
    assert [pack.slug for pack in InstalledPack.objects.all()] == ["yemen-57-37"]
    assert [(one.anchor, one.old, one.new) for one in changes.forces] == [
        ("OP1", ("call",), ("urge",))
    ]


def test_the_real_texts_are_compared_under_the_second_pack(
    shared_data: Path, operator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    texts = [
        shared_data / "texts" / "en" / f"A_HRC_RES_{number}.txt" for number in ("54_29", "57_37")
    ]
    outcomes = open_texts(files=texts, by=operator, tell=lambda _: None)

    page = signed_in(desk_officer).get(f"/fr/texts/{YEMEN}/changes/")

    assert [one.refused for one in outcomes] == [None, None]
    assert page.context["changes"].counts["added"] == 2
    assert len(outcomes[1].differences) <= 1, outcomes[1].differences


def test_an_empty_desk_opens_on_the_first_pack_and_a_foreign_text_on_itself(
    tmp_path: Path, operator: User
) -> None:
    (tmp_path / "lone.txt").write_text(ONE_OF_THE_LINEAGE.replace("54/29", "99/1"))

    open_texts(files=[tmp_path / "lone.txt"], by=operator, tell=lambda _: None)
    install_packs(by=operator)

    assert [one.symbol for one in Instrument.objects.all()] == ["A/HRC/RES/99/1"]
    assert not InstalledPack.objects.exists()


def test_the_home_page_switches_between_mandates_and_remembers(
    operator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    for folder in available_packs().values():
        install_from_release(folder, by=operator)
    client = signed_in(desk_officer)

    first = client.get("/en/")
    answer = client.post("/en/mandate/", {"mandate": YEMEN})
    second = client.get("/en/")

    assert [one.number for one in first.context["mandates"]] == ["58/30", "57/37"]
    assert first.context["instrument"].number == "58/30"
    assert answer.status_code == 302
    assert second.context["instrument"].number == "57/37"


def test_a_mandate_that_is_not_held_is_not_chosen(
    only_yemen: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(desk_officer)

    assert client.post("/en/mandate/", {"mandate": "elsewhere"}).status_code == 404
    assert client.get("/en/").context["mandates"] == ()

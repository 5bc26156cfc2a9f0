"""The thread of the mandate on the desk: from the pack alone, and with a text that recalls more."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from manden.access.models import User
from manden.desk.actions import install_packs, open_texts

pytestmark = pytest.mark.django_db
MALI = "/fr/texts/a-hrc-res-58-30/lineage/"


def test_the_pack_alone_tells_the_thread_and_its_missing_year(
    operator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    install_packs(by=operator)

    answer = signed_in(desk_officer).get(MALI)

    page = answer.context["page"]
    assert [step.node.number for step in page.steps][:4] == ["20/17", "22/18", "25/36", "31/28"]
    assert page.steps[-1].node.number == "58/30"
    assert [gap.missing_year for gap in page.gaps] == [2015]
    assert "Il manque 2015" in answer.content.decode()
    assert "La 28/31 de 2015 existe" in answer.content.decode()


def test_a_text_given_becomes_a_step_that_is_held(
    shared_data: Path, operator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    install_packs(by=operator)
    text = shared_data / "texts" / "fr" / "A_HRC_RES_55_25.txt"
    open_texts(files=[text], by=operator, tell=lambda _: None)

    page = signed_in(desk_officer).get(MALI).context["page"]

    held = [step.node.number for step in page.steps if step.node.status == "held"]
    assert held == ["55/25"]


def test_a_text_without_a_thread_says_so(
    tmp_path: Path, operator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    (tmp_path / "lone.txt").write_text(
        "A/HRC/RES/99/1\n\nThe Human Rights Council,\n\nNoting the bells,\n\n"
        "1. Urges the town to ring them;\n\n2. Decides to listen."
    )
    open_texts(files=[tmp_path / "lone.txt"], by=operator, tell=lambda _: None)

    page = signed_in(desk_officer).get("/en/texts/a-hrc-res-99-1/lineage/").content.decode()

    assert "Nothing is known of the texts before this one" in page


def test_what_a_text_cites_is_told_where_it_stands_on_no_thread(
    shared_data: Path, operator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    names = ("S_RES_2610_2021", "S_RES_2734_2024")
    texts = [shared_data / "texts" / "fr" / f"{name}.txt" for name in names]
    open_texts(files=texts, by=operator, tell=lambda _: None)
    client = signed_in(desk_officer)

    page = client.get("/fr/texts/s-res-2734-2024/lineage/")
    earlier = client.get("/fr/texts/s-res-2610-2021/lineage/")

    held = [one.symbol for one in page.context["cited"] if one.held]
    assert held == ["S/RES/2610 (2021)"]
    assert '<a href="/fr/texts/s-res-2734-2024/#PP1">PP1</a>' in page.content.decode()
    assert "On ne sait rien des textes" not in page.content.decode()
    assert [one.symbol for one in earlier.context["citing"]] == ["S/RES/2734 (2024)"]

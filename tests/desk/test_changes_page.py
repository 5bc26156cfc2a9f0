"""Last year's text beside this year's, paragraph by paragraph, with a summary on one page."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from manden.access.models import AuditEntry, User
from manden.commitments.keeping import remark
from manden.commitments.models import Commitment, Continuation
from manden.desk.actions import open_texts
from manden.instruments import predecessor
from manden.instruments.models import Instrument
from manden.reading.lineage import lineage

pytestmark = pytest.mark.django_db

LAST_YEAR = """A/HRC/RES/98/1

The Human Rights Council,

Noting the bells of the town,

1. Urges the Town Council to ring the bells every morning;

2. Requests the Bell Expert to report to the Council at its ninety-ninth session;

3. Welcomes the repair of the old tower by the masons;

4. Decides to remain seized of the matter.
"""
THIS_YEAR = """A/HRC/RES/99/1

The Human Rights Council,

Noting the bells of the town,

1. Encourages the Town Council to ring the bells every morning;

2. Requests the Bell Expert to report to the Council at its one hundredth session;

3. Calls upon all guilds to pay for new ropes before the harvest of grapes;

4. Decides to remain seized of the matter.
"""


@pytest.fixture
def both_texts(tmp_path: Path, operator: User) -> Instrument:
    for name, words in (("old.txt", LAST_YEAR), ("new.txt", THIS_YEAR)):
        (tmp_path / name).write_text(words)
        opened = open_texts(files=[tmp_path / name], by=operator, tell=lambda _: None)
        assert opened[0].refused is None
    this_year = Instrument.objects.get(symbol="A/HRC/RES/99/1")
    this_year.previous_symbol = "A/HRC/RES/98/1"
    this_year.save()
    return this_year


def test_a_weakened_verb_stands_in_the_summary(
    both_texts: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    page = signed_in(desk_officer).get(f"/en/texts/{both_texts.slug}/changes/").content.decode()

    assert "<del>urges</del> → <ins>encourages</ins>" in page
    assert "<del>Urges</del>" in page and "<ins>Encourages</ins>" in page


def test_a_new_deadline_and_paragraphs_come_and_gone_are_said(
    both_texts: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    found = signed_in(desk_officer).get(f"/en/texts/{both_texts.slug}/changes/").context["changes"]

    assert [change.anchor for change in found.deadlines] == ["OP2"]
    assert [row.new for row in found.added] == [("OP3",)]
    assert [row.old for row in found.dropped] == [("OP3",)]


def test_what_a_cut_text_lacks_is_not_said_to_be_left_out(
    tmp_path: Path, operator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    cut = THIS_YEAR[: THIS_YEAR.index("3. Calls")].rstrip().rstrip(";")
    for name, words in (("old.txt", LAST_YEAR), ("new.txt", cut)):
        (tmp_path / name).write_text(words)
        open_texts(files=[tmp_path / name], by=operator, tell=lambda _: None)
    Instrument.objects.filter(symbol="A/HRC/RES/99/1").update(previous_symbol="A/HRC/RES/98/1")

    page = signed_in(desk_officer).get("/fr/texts/a-hrc-res-99-1/changes/")

    found = page.context["changes"]
    assert (found.dropped, [row.old for row in found.beyond_cut]) == ((), [("OP3",), ("OP4",)])
    assert "On ne sait pas\u00a0: l’autre texte est peut-être coupé" in page.content.decode()


def test_every_word_of_both_texts_is_on_the_page(
    both_texts: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    found = signed_in(desk_officer).get(f"/fr/texts/{both_texts.slug}/changes/").context["changes"]

    old = " ".join("".join(one.words for one in row.old_words) for row in found.rows)
    assert "ring the bells every morning" in old
    assert "the repair of the old tower by the masons" in old


def test_an_ask_left_out_of_a_paragraph_that_goes_on_is_said(
    shared_data: Path, operator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    names = ("A_HRC_RES_55_25.txt", "A_HRC_RES_58_30.md")
    texts = [shared_data / "texts" / "en" / name for name in names]
    open_texts(files=texts, by=operator, tell=lambda _: None)

    page = signed_in(desk_officer).get("/fr/texts/a-hrc-res-58-30/changes/")

    lost = {change.anchor: change.old[0] for change in page.context["changes"].lost_asks}
    assert "encourages" in lost["OP15"].lower()
    assert "Demandes retirées de paragraphes qui continuent" in page.content.decode()


def test_a_text_not_held_is_asked_for(
    both_texts: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    both_texts.previous_symbol = "A/HRC/RES/97/1"
    both_texts.save()

    page = signed_in(desk_officer).get(f"/fr/texts/{both_texts.slug}/changes/").content.decode()

    assert "Le texte de A/HRC/RES/97/1 n’est pas détenu" in page
    assert '<a class="act" href="/fr/texts/give/">' in page


def test_the_text_before_is_found_by_the_words_where_no_pack_names_it(
    shared_data: Path, operator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    texts = [shared_data / "texts" / "fr" / f"A_HRC_RES_{n}.txt" for n in ("52_42", "55_25")]
    open_texts(files=texts, by=operator, tell=lambda _: None)
    client = signed_in(desk_officer)

    text = client.get("/fr/texts/a-hrc-res-55-25/").content.decode()
    changes = client.get("/fr/texts/a-hrc-res-55-25/changes/")
    thread = client.get("/fr/texts/a-hrc-res-55-25/lineage/").content.decode()

    assert "Ce qui a changé depuis A/HRC/RES/52/42" in text
    assert '<a href="/fr/texts/a-hrc-res-55-25/lineage/">' in text
    assert changes.context["old"].number == "52/42" and changes.context["proposals"]
    assert '<a href="/fr/texts/a-hrc-res-52-42/">A/HRC/RES/52/42</a>' in thread


def test_the_text_before_is_looked_for_once_until_another_is_given(
    shared_data: Path, operator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(predecessor, "lineage", lambda texts: looked.append(1) or lineage(texts))
    texts = [
        shared_data / "texts" / "fr" / f"A_HRC_RES_{n}.txt" for n in ("49_34", "55_25", "52_42")
    ]
    open_texts(files=texts[:2], by=operator, tell=lambda _: None)
    text = Instrument.objects.get(number="55/25")

    asked = [predecessor.previous_of(text) for _ in range(3)]
    once = len(looked)
    open_texts(files=texts[2:], by=operator, tell=lambda _: None)
    later = [predecessor.previous_of(text) for _ in range(2)]

    assert [one and one.number for one in asked] == ["49/34"] * 3 and once == 1
    assert [one and one.number for one in later] == ["52/42"] * 2 and len(looked) == 2


def test_it_is_said_which_of_the_two_texts_is_missing(
    both_texts: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    both_texts.sources.all().delete()

    page = signed_in(desk_officer).get(f"/en/texts/{both_texts.slug}/changes/").content.decode()

    assert "The text of A/HRC/RES/99/1 is not held." in page
    assert "The text of A/HRC/RES/98/1 is not held." not in page


def test_a_text_is_put_beside_any_other_of_its_body(
    both_texts: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    both_texts.previous_symbol = ""
    both_texts.save()
    client = signed_in(desk_officer)

    offered = client.get(f"/en/texts/{both_texts.slug}/changes/")
    beside = client.get(f"/en/texts/{both_texts.slug}/changes/?with=a-hrc-res-98-1")

    assert "No earlier text of this mandate is known" in offered.content.decode()
    assert [one.symbol for one in offered.context["others"]] == ["A/HRC/RES/98/1"]
    assert beside.context["changes"].rows and "proposals" not in beside.context
    assert client.get(f"/en/texts/{both_texts.slug}/changes/?with=x").status_code == 404


def test_an_officer_carries_over_what_was_known(
    both_texts: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(desk_officer)
    old = Commitment.objects.get(provision__instrument__symbol="A/HRC/RES/98/1", key="OP1.1")
    remark(commitment=old, text="Les cloches sonnent", submission=uuid4(), by=desk_officer)

    page = client.post(
        f"/en/texts/{both_texts.slug}/OP1.1/continues/",
        {"old": f"{old.instrument.slug} OP1.1"},
        follow=True,
    ).content.decode()
    commitment = client.get(f"/en/texts/{both_texts.slug}/OP1.1/").content.decode()

    assert "What is known of A/HRC/RES/98/1 OP1.1 is carried over to OP1.1." in page
    assert "Les cloches sonnent" in commitment
    assert "Nothing new is recorded" in commitment and "Nothing is known yet" not in commitment
    text = client.get(f"/en/texts/{both_texts.slug}/").content.decode()
    assert text.count("nothing new since · carried over from") == 1
    assert AuditEntry.objects.filter(act="commitment.continue").count() == 1


def test_the_page_of_a_commitment_leads_to_what_it_may_continue(
    both_texts: Instrument, desk_officer: User, monitor: User, signed_in: Callable[[User], Client]
) -> None:
    officer, other = (
        signed_in(one).get(f"/en/texts/{both_texts.slug}/OP1.1/").content.decode()
        for one in (desk_officer, monitor)
    )

    assert f'<a href="/en/texts/{both_texts.slug}/changes/#OP1">Say what it continues' in officer
    assert "Say what it continues" not in other


def test_points_of_a_list_are_paired_by_their_words(
    tmp_path: Path, operator: User, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    head = "The Human Rights Council,\n\nNoting the bells of the town,\n\n1. Calls upon States:\n\n"
    old = "(a) To ring the bells every morning;\n\n(b) To mend the tower of the town."
    new = "(a) To pay the guilds for ropes;\n\n(b) To ring the bells every morning;\n\n(c) To mend the tower of the town."
    for number, year, points in (("98/1", 2030, old), ("99/1", 2031, new)):
        file = tmp_path / f"{year}.txt"
        file.write_text(f"A/HRC/RES/{number}\n\n{head}{points}\n")
        open_texts(files=[file], by=operator, tell=lambda _: None)
    Instrument.objects.filter(number="99/1").update(previous_symbol="A/HRC/RES/98/1")

    page = signed_in(desk_officer).get("/en/texts/a-hrc-res-99-1/changes/")

    told = {one.new.key: one.old.key for one in page.context["proposals"]["OP1"]}
    assert told == {"OP1(b).1": "OP1(a).1", "OP1(c).1": "OP1(b).1"}


def test_a_carrying_over_is_taken_back(
    both_texts: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    client = signed_in(desk_officer)
    old = Commitment.objects.get(provision__instrument__symbol="A/HRC/RES/98/1", key="OP1.1")
    url = f"/en/texts/{both_texts.slug}/OP1.1/continues/"
    client.post(url, {"old": f"{old.instrument.slug} OP1.1"})

    client.post(url, {"old": ""})

    assert not Continuation.objects.exists()


def test_a_text_that_is_not_the_one_before_is_refused(
    both_texts: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    answer = signed_in(desk_officer).post(
        f"/en/texts/{both_texts.slug}/OP1.1/continues/", {"old": f"{both_texts.slug} OP1.1"}
    )

    assert answer.status_code == 404

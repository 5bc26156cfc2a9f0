"""Filters: plain links, combined, counted, and honest about what they leave out."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from manden.access.models import User
from manden.desk.queries.living import LivingResolution, living_resolution
from manden.desk.queries.sight import sight_of
from manden.desk.queries.wanted import Wanted
from manden.instruments.models import Instrument
from manden.registers.models import Development

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 15)


@pytest.fixture
def read(text: Instrument, desk_officer: User) -> Callable[..., LivingResolution]:
    def read_text(today: date = TODAY, **wishes: str) -> LivingResolution:
        return living_resolution(
            text,
            wanted=Wanted.from_query(wishes),
            page_language="en",
            today=today,
            sight=sight_of(desk_officer),
        )

    return read_text


def shown(page: LivingResolution) -> list[str]:
    return [section.anchor for section in (*page.preamble, *page.operative) if section.shown]


def counts(page: LivingResolution, name: str) -> dict[str, int]:
    group = next(group for group in page.filters if group.name == name)
    return {choice.value: choice.count for choice in group.choices}


def test_without_a_wish_the_whole_text_is_shown(read: Callable[..., LivingResolution]) -> None:
    page = read()

    assert shown(page) == ["PP1", "OP1", "OP2", "OP3"]
    assert page.left_out == 0


@pytest.mark.parametrize(
    ("wishes", "left"),
    [
        ({"addressee": "authority:river"}, ["OP1", "OP3"]),
        ({"addressee": "nobody"}, ["OP2"]),
        ({"theme": "river"}, ["OP1", "OP2", "OP3"]),
        ({"theme": "river", "addressee": "nobody"}, ["OP2"]),
        ({"capability": "S1"}, ["OP1", "OP2", "OP3"]),
        ({"due": "later"}, ["OP1"]),
        ({"due": "near"}, []),
        ({"theme": "sea"}, []),
    ],
)
def test_a_paragraph_is_shown_where_one_note_answers_every_wish(
    read: Callable[..., LivingResolution], wishes: dict[str, str], left: list[str]
) -> None:
    page = read(**wishes)

    assert shown(page) == left
    assert page.left_out == 4 - len(left)


def test_notes_that_do_not_answer_are_counted_not_hidden_silently(
    read: Callable[..., LivingResolution],
) -> None:
    (paragraph,) = read(addressee="nobody").operative[1].paragraphs

    assert [note.key for note in paragraph.notes] == ["OP2.1"]
    assert paragraph.notes_left_out == 1


def test_counts_are_those_that_the_other_wishes_let_through(
    read: Callable[..., LivingResolution],
) -> None:
    assert counts(read(), "addressee") == {"authority:river": 2, "nobody": 1}
    assert counts(read(due="later"), "addressee") == {"authority:river": 1}
    assert counts(read(addressee="nobody"), "addressee") == {"authority:river": 2, "nobody": 1}


def test_what_is_known_can_be_asked_for(
    read: Callable[..., LivingResolution], known: Callable[..., Development]
) -> None:
    known("OP3.f1")

    assert shown(read(known="something")) == ["OP3"]
    assert counts(read(), "known") == {"nothing": 3, "something": 1}


def test_a_deadline_is_near_ninety_days_before_and_passed_the_day_after(
    read: Callable[..., LivingResolution],
) -> None:
    assert shown(read(date(2025, 11, 25), due="near")) == ["OP1"]
    assert shown(read(date(2025, 11, 24), due="near")) == []
    assert shown(read(date(2026, 4, 2), due="near")) == ["OP1"]
    assert shown(read(date(2026, 4, 3), due="passed")) == ["OP1"]


def test_an_address_that_cannot_be_meant_filters_nothing() -> None:
    wanted = Wanted.from_query({"due": "yesterday", "known": "all", "words": "xx"})

    assert not wanted.filters
    assert wanted == Wanted()


def test_choosing_adds_to_the_address_and_choosing_again_takes_away(
    read: Callable[..., LivingResolution],
) -> None:
    groups = {group.name: group for group in read(theme="river", words="gist").filters}

    (theme,) = groups["theme"].choices
    assert theme.current
    assert theme.address == "?words=gist"
    assert groups["addressee"].choices[0].address == (
        "?addressee=authority%3Ariver&theme=river&words=gist"
    )


def test_the_page_says_how_many_are_not_shown_and_how_to_see_them(
    text: Instrument, desk_officer: User, signed_in: Callable[[User], Client]
) -> None:
    page = signed_in(desk_officer).get("/en/?addressee=nobody").content.decode()

    assert "3 paragraphs are not shown" in page
    assert '<a href="?">Show the whole text</a>' in page
    assert 'aria-current="true"' in page
    assert '<a href="?#OP1" class="asks away">' in page

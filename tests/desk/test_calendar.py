"""The calendar: what falls when, as precisely as is known, and the feed that programs follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import icalendar
import pytest
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from manden.access.models import AuditEntry, User
from manden.actors.models import Actor
from manden.commitments.keeping import finish_task, set_task
from manden.commitments.models import Addressing, Commitment, Deadline
from manden.config import opened
from manden.dates import ImpreciseDate
from manden.desk.calendar_feeds import LIVE_FEEDS, make_feed, revoke_feed
from manden.desk.event_words import dates_of, title_of
from manden.desk.icalendar_feed import folded_line
from manden.desk.models import CalendarFeed
from manden.desk.queries.calendar import Event, read_calendar
from manden.desk.queries.calendar_months import CalendarPage, lay_out
from manden.instruments.models import CouncilSession, Instrument, Provision
from manden.registers.actions import record_development

pytestmark = pytest.mark.django_db

TODAY = date(2025, 11, 15)
SignIn = Callable[[User], Client]
Ask = Callable[..., Commitment]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "_today", TODAY)


@pytest.fixture
def river(db: None) -> Instrument:
    CouncilSession.objects.create(
        body="HRC", number=61, opens=date(2026, 2, 23), closes=date(2026, 3, 31)
    )
    return Instrument.objects.create(
        symbol="A/HRC/RES/99/1",
        number="99/1",
        slug="a-hrc-res-99-1",
        body="HRC",
        adopted=date(2025, 4, 4),
        mandate_start=date(2025, 4, 4),
        mandate_term="P1Y",
        report_session=61,
        dialogue_session=61,
        report_weeks_before=10,
        is_current=True,
    )


@pytest.fixture
def ask(river: Instrument) -> Ask:
    """Asks the river's council for something by a date."""
    council = Actor.objects.create(code="council", name_fr="Conseil", name_en="Council")

    def asked(key: str, action: str, **deadline: object) -> Commitment:
        provision, _ = Provision.objects.get_or_create(
            instrument=river, anchor="OP1", defaults={"kind": "operative", "order": 1}
        )
        commitment = Commitment.objects.create(
            provision=provision,
            key=key,
            order=1,
            kind="commitment",
            verb="urge",
            force="urge",
            action_fr=action,
        )
        Addressing.objects.create(commitment=commitment, actor=council)
        Deadline.objects.create(commitment=commitment, **deadline)
        return commitment

    return asked


def laid_out(person: User, on: date = TODAY) -> CalendarPage:
    return lay_out(read_calendar(person), on)


def kinds(events: tuple[Event, ...]) -> list[str]:
    return [event.kind for event in events]


def test_the_mandate_gives_its_end_report_session_and_dialogue(
    river: Instrument, desk_officer: User
) -> None:
    events = {one.kind: one for one in read_calendar(desk_officer).events}

    assert events["mandate_end"].last == date(2026, 4, 4)
    assert events["report"].last == date(2025, 12, 15)
    assert (events["session"].first, events["session"].last) == (
        date(2026, 2, 23),
        date(2026, 3, 31),
    )
    assert events["dialogue"].session == 61


def test_the_weeks_before_the_session_are_a_setting_of_the_text(
    river: Instrument, desk_officer: User
) -> None:
    river.report_weeks_before = 4
    river.save()

    events = {one.kind: one for one in read_calendar(desk_officer).events}

    assert events["report"].last == date(2026, 1, 26)


def test_months_follow_each_other_and_each_holds_what_begins_in_it(
    river: Instrument, desk_officer: User
) -> None:
    page = laid_out(desk_officer)

    assert [(month.first, kinds(month.events)) for month in page.months] == [
        (date(2025, 12, 1), ["report"]),
        (date(2026, 2, 1), ["dialogue", "session"]),
        (date(2026, 4, 1), ["mandate_end"]),
    ]
    assert not page.passed and not page.overdue


def test_a_session_is_under_way_until_its_last_day(river: Instrument, desk_officer: User) -> None:
    last, after = date(2026, 3, 31), date(2026, 4, 1)

    assert kinds(laid_out(desk_officer, last).under_way) == ["dialogue", "session"]
    assert kinds(laid_out(desk_officer, after).under_way) == []


def test_what_has_passed_without_anything_known_is_overdue(ask: Ask, desk_officer: User) -> None:
    ask("OP1.1", "publier les niveaux", kind="date", date_to=date(2025, 10, 1))

    page = laid_out(desk_officer)

    assert [event.key for event in page.overdue] == ["OP1.1"]


def test_what_has_passed_with_something_known_is_passed(ask: Ask, desk_officer: User) -> None:
    commitment = ask("OP1.1", "publier les niveaux", kind="date", date_to=date(2025, 10, 1))
    record_development(
        commitment=commitment,
        happened=ImpreciseDate(date(2025, 9, 2)),
        statement="Les niveaux sont publiés",
        language="fr",
        source="Registre",
        reliability="high",
        reason="demandé",
        submission=uuid4(),
        by=desk_officer,
    )

    page = laid_out(desk_officer)

    assert page.overdue == ()
    assert kinds(page.passed[0].events) == ["commitment"]


def test_a_task_is_in_the_calendar_of_the_one_who_has_it(
    ask: Ask, desk_officer: User, reviewer: User
) -> None:
    commitment = ask("OP1.1", "publier les niveaux", kind="date", date_to=date(2026, 1, 9))
    task = set_task(
        commitment=commitment,
        title="relire la liste",
        assigned_to=reviewer,
        due=date(2025, 11, 1),
        submission=uuid4(),
        by=desk_officer,
    )

    assert kinds(laid_out(reviewer).overdue) == ["task"]
    assert kinds(laid_out(desk_officer).overdue) == []

    finish_task(task=task, by=reviewer)
    assert kinds(laid_out(reviewer).overdue) == []


def test_who_may_not_know_what_is_known_is_not_told_that_nothing_is(
    ask: Ask, monitor: User
) -> None:
    ask("OP1.1", "publier les niveaux", kind="date", date_to=date(2025, 10, 1))

    page = laid_out(monitor)

    assert page.overdue == ()
    assert kinds(page.passed[0].events) == ["commitment"]


def test_who_may_not_read_commitments_sees_the_mandate_alone(ask: Ask, administrator: User) -> None:
    ask("OP1.1", "publier les niveaux", kind="date", date_to=date(2026, 1, 1))

    events = read_calendar(administrator).events

    assert "commitment" not in kinds(events)
    assert "report" in kinds(events)


@pytest.mark.parametrize(
    ("days", "reminder"), [(31, None), (30, 30), (15, 30), (14, 14), (7, 7), (0, 7), (-1, None)]
)
def test_reminders_come_thirty_fourteen_and_seven_days_before(
    river: Instrument, days: int, reminder: int | None
) -> None:
    day = TODAY + timedelta(days=days)

    assert Event("x", "mandate_end", river, day, day).reminder(TODAY) == reminder


@pytest.mark.parametrize(
    ("language", "first", "last", "precision", "written"),
    [
        ("en", "2026-02-01", "2026-04-30", "month", "between February and April 2026"),
        ("fr", "2026-02-01", "2026-04-30", "month", "entre février et avril 2026"),
        ("en", "2025-12-01", "2026-01-31", "month", "between December 2025 and January 2026"),
        ("en", "2026-02-01", "2026-02-28", "month", "February 2026"),
        ("en", "2026-01-01", "2026-12-31", "year", "2026"),
        ("en", "2026-02-23", "2026-02-23", "day", "23\u00a0February 2026"),
    ],
)
def test_dates_are_written_as_precisely_as_they_are_known(
    river: Instrument, language: str, first: str, last: str, precision: str, written: str
) -> None:
    days = (date.fromisoformat(first), date.fromisoformat(last))

    with translation.override(language):
        said = dates_of(Event("x", "session", river, *days, precision))

    assert said == written


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_shows_dates_standing_and_links(
    ask: Ask, desk_officer: User, signed_in: SignIn, language: str
) -> None:
    ask("OP1.1", "publier les niveaux", kind="date", date_to=date(2025, 10, 1))
    ask("OP1.2", "dire la suite", kind="duration", days=None, text="promptement")

    page = signed_in(desk_officer).get(f"/{language}/calendar/").content.decode()

    assert page.count('<li class="overdue">') == 1
    assert f'href="/{language}/texts/a-hrc-res-99-1/OP1.1/"' in page
    assert "promptement" in page
    assert len(page.encode()) < 100_000


def test_a_term_that_no_calendar_holds_has_no_day(ask: Ask, desk_officer: User) -> None:
    ask("OP1.2", "dire la suite", kind="duration", days=None, text="P9999Y")

    assert not [one for one in read_calendar(desk_officer).events if one.key == "OP1.2"]


def test_an_empty_desk_says_where_dates_come_from(desk_officer: User, signed_in: SignIn) -> None:
    page = signed_in(desk_officer).get("/en/calendar/").content.decode()

    assert "Nothing has a date yet" in page


def read_feed(token: str) -> icalendar.Calendar:
    answer = Client().get(f"/ical/{token}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    return icalendar.Calendar.from_ical(answer.content)


def test_a_calendar_program_reads_days_spans_and_reminders(ask: Ask, desk_officer: User) -> None:
    ask("OP1.1", "publier, dater ; signer", kind="date", date_to=date(2026, 1, 9))

    calendar = read_feed(make_feed(language="fr", by=desk_officer))

    events = {str(one["UID"]).split("@")[0].split("-")[-1]: one for one in calendar.events}
    told = {str(one["SUMMARY"]): one for one in calendar.events}
    assert len(calendar.events) == 5
    assert events["report"].start == date(2025, 12, 15)
    assert events["report"].end == date(2025, 12, 16)
    session = next(one for one in calendar.events if str(one["UID"]).startswith("session-"))
    assert (session.start, session.end) == (date(2026, 2, 23), date(2026, 4, 1))
    asked = told["99/1, OP1.1\u00a0: publier, dater ; signer"]
    assert [alarm["TRIGGER"].dt for alarm in asked.walk("VALARM")] == [
        timedelta(days=-30),
        timedelta(days=-14),
        timedelta(days=-7),
    ]
    assert str(asked["URL"]).endswith("/fr/texts/a-hrc-res-99-1/OP1.1/")


def test_an_event_known_to_the_month_spans_its_months_and_is_tentative(
    river: Instrument, desk_officer: User
) -> None:
    CouncilSession.objects.update(
        opens=date(2026, 2, 1), closes=date(2026, 4, 30), precision="month"
    )

    calendar = read_feed(make_feed(language="en", by=desk_officer))

    session = next(one for one in calendar.events if str(one["UID"]).startswith("session-"))
    assert (session.start, session.end) == (date(2026, 2, 1), date(2026, 5, 1))
    assert session["STATUS"] == "TENTATIVE"
    assert session["DESCRIPTION"] == "between February and April 2026"


def test_an_event_keeps_its_identity_and_its_sequence_grows_when_it_moves(
    ask: Ask, desk_officer: User
) -> None:
    ask("OP1.1", "publier les niveaux", kind="date", date_to=date(2026, 1, 9))
    token = make_feed(language="fr", by=desk_officer)
    before = versions(read_feed(token))
    again = versions(read_feed(token))

    AuditEntry.objects.create(
        sequence=10_000,
        at="2025-11-14T10:00:00.000000+00:00",
        actor="u-1",
        act="commitment.install",
        outcome="done",
        details="{}",
        previous="0" * 64,
        digest="1" * 64,
    )
    after = versions(read_feed(token))

    assert before == again
    assert before.keys() == after.keys()
    assert all(after[uid][0] > before[uid][0] for uid in before)
    assert {modified for _, modified in after.values()} == {
        datetime.fromisoformat("2025-11-14T10:00:00+00:00")
    }


def versions(calendar: icalendar.Calendar) -> dict[str, tuple[int, datetime]]:
    return {
        str(one["UID"]): (int(one["SEQUENCE"]), one["LAST-MODIFIED"].dt) for one in calendar.events
    }


def test_the_feed_follows_the_right_of_its_owner_at_each_request(
    ask: Ask, desk_officer: User
) -> None:
    ask("OP1.1", "publier les niveaux", kind="date", date_to=date(2026, 1, 9))
    token = make_feed(language="fr", by=desk_officer)
    assert len(read_feed(token).events) == 5

    desk_officer.holdings.update(role="administrator")
    assert len(read_feed(token).events) == 4

    desk_officer.holdings.all().delete()
    assert Client().get(f"/ical/{token}.ics").status_code == 404


def test_a_link_revoked_unknown_or_of_somebody_gone_answers_like_the_absent(
    river: Instrument, desk_officer: User, reviewer: User
) -> None:
    token, other = make_feed(language="fr", by=desk_officer), make_feed(language="fr", by=reviewer)
    revoke_feed(feed=desk_officer.calendar_feeds.get(), by=desk_officer)
    User.objects.filter(pk=reviewer.pk).update(is_active=False)

    answers = [Client().get(f"/ical/{one}.ics") for one in (token, other, "x" * 43)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content for answer in answers}) == 1


def test_only_the_digest_of_a_token_is_kept_and_its_reading_is_audited_once_a_day(
    river: Instrument, desk_officer: User
) -> None:
    token = make_feed(language="fr", by=desk_officer)

    read_feed(token)
    read_feed(token)

    kept = CalendarFeed.objects.values_list().get()
    assert token not in str(kept)
    acts = AuditEntry.objects.filter(actor=desk_officer.pseudonym).order_by("sequence")
    assert list(acts.values_list("act", flat=True)) == ["calendar.subscribe", "calendar.feed"]
    assert not AuditEntry.objects.filter(details__contains=token).exists()


def test_a_person_makes_sees_once_and_revokes_a_link(
    river: Instrument, desk_officer: User, signed_in: SignIn
) -> None:
    client = signed_in(desk_officer)

    made = client.post("/fr/calendar/links/", {"language": "en"}).content.decode()
    token = made.split("/ical/")[1].split(".ics")[0]
    listed = client.get("/fr/calendar/links/").content.decode()
    feed = desk_officer.calendar_feeds.get()
    client.post(f"/fr/calendar/links/{feed.pk}/revoke/")

    assert token not in listed
    assert feed.language == "en"
    assert Client().get(f"/ical/{token}.ics").status_code == 404


def test_nobody_revokes_the_link_of_another(
    river: Instrument, desk_officer: User, reviewer: User, signed_in: SignIn
) -> None:
    make_feed(language="fr", by=desk_officer)
    feed = desk_officer.calendar_feeds.get()

    answer = signed_in(reviewer).post(f"/fr/calendar/links/{feed.pk}/revoke/")

    assert answer.status_code == 404
    assert desk_officer.calendar_feeds.get().revoked_at is None


def test_a_person_keeps_few_links(river: Instrument, desk_officer: User, signed_in: SignIn) -> None:
    for _ in range(LIVE_FEEDS):
        make_feed(language="fr", by=desk_officer)

    page = signed_in(desk_officer).post("/en/calendar/links/", {"language": "xx"}).content.decode()

    assert "Revoke a link first" in page
    assert desk_officer.calendar_feeds.count() == LIVE_FEEDS


def test_the_titles_are_in_the_language_of_the_reader(
    river: Instrument, desk_officer: User
) -> None:
    events = read_calendar(desk_officer).events

    said = {}
    for language in ("fr", "en"):
        with translation.override(language):
            said[language] = [title_of(event) for event in events]

    assert "99/1: the mandate’s term ends" in said["en"]
    assert "99/1\u00a0: fin du mandat" in said["fr"]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300))
def test_a_folded_line_unfolds_to_itself_and_no_line_is_too_long(line: str) -> None:
    folded = folded_line(line)

    assert folded.replace("\r\n ", "") == line
    assert all(len(one.encode()) <= 75 for one in folded.split("\r\n"))

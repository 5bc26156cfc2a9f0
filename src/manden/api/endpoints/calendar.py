"""What falls when, as far as the token's person may read it; of tasks, their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from manden.api.declaring import Word, asks
from manden.api.paging import Page, PageAsked, paged
from manden.api.reach import has, sight_by
from manden.api.scopes import Scope
from manden.desk.queries.calendar import Event, read_calendar

router = Router(tags=["calendar"])


class ToldEvent(Schema):
    """`standing` on today: overdue, passed, under_way or to_come. `key` is of a commitment."""

    id: str
    kind: str
    instrument: str
    first: date
    last: date
    precision: str
    session: int | None
    key: str
    words: str
    standing: str


class EventsWanted(Schema):
    """Events that fall on any day from `since` to `until`, both included."""

    since: date | None = None
    until: date | None = None
    kind: Literal["mandate_end", "report", "session", "dialogue", "commitment", "task", ""] = ""
    instrument: Word = ""
    standing: Literal["overdue", "passed", "under_way", "to_come", ""] = ""


@router.get(
    "/calendar",
    **asks("calendar.read", Scope.CALENDAR_READ, _("What falls when"), Page[ToldEvent]),
)
def calendar(
    request: HttpRequest, wanted: Query[EventsWanted], page: Query[PageAsked]
) -> HttpResponse:
    events = read_calendar(request.user, sight=sight_by(request)).events
    if not has(request, Scope.DISCUSSION_READ):
        events = tuple(event for event in events if event.kind != "task")
    found = [one for one in events if _is_wanted(one, wanted, request.today)]
    return paged(request, page, found, lambda rows: _told(rows, request.today))


def _is_wanted(event: Event, wanted: EventsWanted, today: date) -> bool:
    return (
        (wanted.since is None or event.last >= wanted.since)
        and (wanted.until is None or event.first <= wanted.until)
        and wanted.kind in ("", event.kind)
        and wanted.instrument in ("", event.instrument.slug)
        and wanted.standing in ("", event.standing(today))
    )


def _told(events: Iterable[Event], today: date) -> list[ToldEvent]:
    return [
        ToldEvent(
            id=event.identity,
            kind=event.kind,
            instrument=event.instrument.slug,
            first=event.first,
            last=event.last,
            precision=event.precision,
            session=event.session,
            key=event.key,
            words=event.words,
            standing=event.standing(today),
        )
        for event in events
    ]

"""The calendar of a person as entries of a feed: addresses, identities, and what changed when.

The sequence of an entry counts the acts that may have moved it, as the audit chain remembers them:
it only grows, and grows whenever the entry did change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Count, Max, Q
from django.urls import reverse

from manden.access.models import AuditEntry, User
from manden.desk.event_words import dates_of, title_of
from manden.desk.icalendar_feed import Entry
from manden.desk.queries.calendar import REMINDED_DAYS, Event, read_calendar

MOVING_ACTS = ("pack.install", "text.bind", "commitment.install", "commitment.derive")
_EPOCH = "1970-01-01T00:00:00+00:00"
Absolute = Callable[[str], str]


def entries_for(person: User, *, absolute: Absolute) -> Iterator[Entry]:
    """What `person` may see, in the active language; `absolute` completes a path."""
    calendar = read_calendar(person)
    acts, last_act = _desk_acts()
    changes = _changes_of_records()
    desk = settings.DESK.identifier
    for event in calendar.events:
        count, last = changes.get(event.record, (0, _EPOCH))
        yield Entry(
            uid=f"{event.identity}@{desk}.manden",
            summary=title_of(event),
            description=dates_of(event),
            address=absolute(address_of(event)),
            first=event.first,
            last=event.last,
            tentative=event.precision != "day" or event.kind == "dialogue",
            sequence=acts + count,
            modified=datetime.fromisoformat(max(last_act, last)).astimezone(UTC),
            reminded=REMINDED_DAYS,
        )


def address_of(event: Event) -> str:
    """The page that tells more of an event."""
    slug = event.instrument.slug
    if event.key:
        return reverse("desk:commitment", args=[slug, event.key])
    return reverse("desk:text", args=[slug])


def _desk_acts() -> tuple[int, str]:
    found = AuditEntry.objects.filter(act__in=MOVING_ACTS).aggregate(n=Count("pk"), at=Max("at"))
    return found["n"], found["at"] or _EPOCH


def _changes_of_records() -> dict[str, tuple[int, str]]:
    kept = Q(record__startswith="commitments.commitment:") | Q(
        record__startswith="commitments.task:"
    )
    written = kept & Q(outcome=AuditEntry.Outcome.DONE)
    rows = (
        AuditEntry.objects.filter(written)
        .order_by()
        .values_list("record")
        .annotate(Count("pk"), Max("at"))
    )
    return {record: (count, at) for record, count, at in rows}

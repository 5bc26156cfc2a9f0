"""How an event of the calendar looks on a given day."""

from __future__ import annotations

from datetime import date

from django import template

from manden.desk.event_words import dates_of, title_of
from manden.desk.queries.calendar import Event
from manden.desk.queries.calendar_entries import address_of

register = template.Library()


@register.simple_tag
def seen(event: Event, today: date) -> dict[str, object]:
    """Its title, dates, address, standing and the reminder that is due on the day `today`."""
    standing = event.standing(today)
    return {
        "title": title_of(event),
        "dates": dates_of(event),
        "address": address_of(event),
        "standing": standing,
        "reminder": event.reminder(today) if standing == "to_come" else None,
    }

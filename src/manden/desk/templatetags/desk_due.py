"""How a deadline is written and how it stands to the day of the page."""

from __future__ import annotations

from datetime import date

from django import template

from manden.desk.queries.due import Due
from manden.ui.written_dates import written_span

register = template.Library()


@register.simple_tag
def standing_of(due: Due, today: date) -> str:
    return due.standing(today)


@register.filter
def span(due: Due) -> str:
    """The first and last day of a deadline, in words; "" where no day can be said."""
    if due.first is None or due.last is None:
        return ""
    return written_span(due.first, due.last, due.precision)

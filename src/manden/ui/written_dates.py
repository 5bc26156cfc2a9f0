"""Dates and distances in the words of the page's language."""

from __future__ import annotations

import re
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext, ngettext, pgettext


def written(day: date, precision: str = "day") -> str:
    """4 April 2025, April 2025 or 2025, and in French 1ᵉʳ avril 2025, as precise as is known."""
    if precision == "year":
        return str(day.year)
    month = f"{MONTHS[day.month]} {day.year}"
    if precision == "month":
        return month
    number = "1ᵉʳ" if day.day == 1 and _french() else str(day.day)
    return f"{number}\u00a0{month}"


def written_span(first: date, last: date, precision: str = "day") -> str:
    """From 24 February to 4 April 2025: the year said once where it is one year."""
    start, end = written(first, precision), written(last, precision)
    if start == end:
        return end
    if first.year == last.year:
        start = start.rsplit(" ", 1)[0]
    sentence = {
        "day": pgettext("days", "from %(first)s to %(last)s"),
        "month": pgettext("months", "from %(first)s to %(last)s"),
        "year": pgettext("years", "from %(first)s to %(last)s"),
    }[precision]
    return _elided(sentence % {"first": start, "last": end})


def age(day: date, precision: str, today: date) -> str:
    """How old a date is, no more precisely than it is known: 12 days ago, about 3 months ago."""
    if precision == "day" or day > today:
        return distance(day, today)
    years = today.year - day.year
    if precision == "year":
        return gettext("this year") if not years else _about_years(years)
    months = 12 * years + today.month - day.month
    if not months:
        return gettext("this month")
    return ngettext("about %(count)s month ago", "about %(count)s months ago", months) % {
        "count": months
    }


def distance(day: date, today: date) -> str:
    """In 94 days, today, 12 days ago."""
    days = (day - today).days
    if days == 0:
        return gettext("today")
    if days > 0:
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": _count(days)}
    return ngettext("%(days)s day ago", "%(days)s days ago", -days) % {"days": _count(-days)}


def left_until(day: date, today: date) -> str:
    """In 94 days, today, passed 12 days ago."""
    days = (today - day).days
    if days <= 0:
        return distance(day, today)
    return ngettext("passed %(days)s day ago", "passed %(days)s days ago", days) % {
        "days": _count(days)
    }


def _elided(span: str) -> str:
    """De avril is d’avril in French; no English span begins so."""
    return re.sub(r"^de (?=[aoéêAOÉ])", "d’", span)


def _about_years(years: int) -> str:
    return ngettext("about %(count)s year ago", "about %(count)s years ago", years) % {
        "count": years
    }


def _count(days: int) -> str:
    return f"{days:,}".replace(",", "\u202f" if _french() else ",")


def _french() -> bool:
    return (get_language() or "fr").startswith("fr")

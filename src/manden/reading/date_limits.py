"""Dates and periods that bound an act, told from those that only identify something.

A year or a month that stands for a limit is its last day; after "before", its first.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Protocol

from manden.reading import deadline_words as w
from manden.reading.printed_dates import PrintedDate, dates_in
from manden.reading.resolution import Deadline

Found = tuple[int, int, Deadline]
_DONE = re.compile(r"\w(?:ed|held|made|é|ée|és|ées|tenue?s?|prises?) $")
# "Every year beginning in 2030": the year says since when, the recurrence is the limit.
_SINCE = re.compile(r"\b(?:every|each|annually|chaque|tous les|toutes les)\b[^;]*$")
# The years of a budget, a plan or an agenda are part of its name.
_BUDGET = re.compile(
    r"(?i:budgets?|appropriations?|crédits?|fund|fonds|exercice biennal)\b[^,;]{0,25}$"
)
_PLAN = re.compile(
    r"(?i:plan|programme|agenda|strateg\w+|stratégi\w+|framework|cadre)\b[^,;]{0,25}$"
)


class AdoptedText(Protocol):
    """What bounds the future: the session that adopts the text and the day it is adopted."""

    @property
    def session(self) -> int | None: ...
    @property
    def adopted(self) -> date | None: ...


def limits(words: str, language: str, context: AdoptedText | None) -> Iterator[Found]:
    """Dates that bound an act: "no later than 31 March", "before the end of 2025".

    >>> found = list(limits("to finish before the end of 2025", "en", None))
    >>> found[0][2].date
    datetime.date(2025, 12, 31)
    """
    if not w.YEAR.search(words):
        return
    full = dates_in(words)
    taken: set[int] = set()
    for match in w.LIMIT[language].finditer(words):
        bounds = match["bounds"] is not None or _may_lie_ahead(words, match.start(), context)
        for place, day in enumerate(_coordinated(words, match.end(), full)):
            taken.add(day.start)
            if bounds and _ahead(day.date, context):
                start = day.start if place else match.start()
                yield start, day.end, Deadline("date", words[start : day.end], date=day.date)
    yield from _loose_limits(words, language, context)
    for found in full:
        if found.start not in taken and _is_later(found.date, context):
            text = words[found.start : found.end]
            yield found.start, found.end, Deadline("date", text, date=found.date)


def _loose_limits(words: str, language: str, context: AdoptedText | None) -> Iterator[Found]:
    """Limits of a year, a half-year or a month: "by 2030", "before the end of June 2026"."""
    for match in w.LOOSE_LIMIT[language].finditer(words):
        limit = _loose(match)
        if _SINCE.search(words[max(0, match.start() - 40) : match.start()]):
            continue
        if match["in"] in {"in", "en"} and not _next_year(words, match.start(), limit, context):
            continue
        if _ahead(limit, context):
            yield match.start(), match.end(), Deadline("date", match[0].strip(), date=limit)


def _coordinated(words: str, start: int, full: list[PrintedDate]) -> Iterator[PrintedDate]:
    """The date at `start` and those joined to it: "on 15 June, 1 July and 3 August 2024"."""
    day = next((found for found in full if found.start == start), None)
    while day is not None:
        yield day
        link = re.compile(r"(?:,| and| et|, and|, et)(?: le| the)? ").match(words, day.end)
        day = next((found for found in full if link and found.start == link.end()), None)


def _may_lie_ahead(words: str, place: int, context: AdoptedText | None) -> bool:
    """ "On 3 May", "from 3 May" bound only what is known to lie ahead, not "adopted on 3 May"."""
    if context is None or context.adopted is None:
        return False
    return not _DONE.search(words[max(0, place - 40) : place])


def _next_year(words: str, place: int, limit: date, context: AdoptedText | None) -> bool:
    if not _may_lie_ahead(words, place, context):
        return False
    assert context is not None and context.adopted is not None
    return limit.year > context.adopted.year


def _is_later(day: date, context: AdoptedText | None) -> bool:
    return context is not None and context.adopted is not None and day > context.adopted


def _ahead(limit: date, context: AdoptedText | None) -> bool:
    return context is None or context.adopted is None or limit >= context.adopted


def _loose(match: re.Match[str]) -> date:
    """The last day of a year, a half-year or a month that stands for a limit."""
    year = int(match["year"])
    month_name = (match["month"] or "").lower()
    part = match["part"]
    month = w.PART_OF_YEAR[part.lower()] if part else w.MONTHS.get(month_name, 12)
    if match["strictly"] and not match["end"] and not match["part"]:
        return date(year, w.MONTHS.get(month_name, 1), 1)
    return date(year, month, calendar.monthrange(year, month)[1])


def periods(words: str, language: str, context: AdoptedText | None) -> Iterator[Found]:
    """Spans from one date or year to another; those of a budget or a plan's name are none.

    >>> found = list(periods("to sing from 2024 to 2026", "en", None))
    >>> str(found[0][2].date_to)
    '2026-12-31'
    """
    if not w.YEAR.search(words):
        return
    for match in w.DATED_PERIOD[language].finditer(words):
        days = dates_in(match[0])
        if len(days) == 2 and days[0].date <= days[1].date and _ahead(days[1].date, context):
            yield (
                match.start(),
                match.end(),
                Deadline("period", match[0], date_from=days[0].date, date_to=days[1].date),
            )
    for match in w.YEARS[language].finditer(words):
        before = words[max(0, match.start() - 45) : match.start()]
        if _BUDGET.search(before) or (not match["spans"] and _PLAN.search(before)):
            continue
        first, last = int(match["first"]), int(match["last"])
        last = last if last > 99 else first - first % 100 + last
        if not first < last <= first + 50 or not _ahead(date(last, 12, 31), context):
            continue
        opens, closes = date(first, 1, 1), date(last, 12, 31)
        text = match[0].strip()
        yield match.start(), match.end(), Deadline("period", text, date_from=opens, date_to=closes)

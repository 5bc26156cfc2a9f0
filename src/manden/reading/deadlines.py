"""By when: sessions, dates, durations and periods that bound the act a clause asks for.

A date that only identifies something past ("resolution 5/1 of 18 June 2007", "adopted on 3 May")
is no deadline: a date needs a word that sets a limit, or must lie after the text's adoption.
Days of a duration are counted as 7 a week, 30 a month, 365 a year; a year or a month that stands
for a limit is its last day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol

from manden.reading import deadline_words as w
from manden.reading.ordinals import ordinal_value
from manden.reading.printed_dates import PrintedDate, dates_in
from manden.reading.resolution import Deadline

_Found = tuple[int, int, Deadline]


class AdoptedText(Protocol):
    """What bounds the future: the session that adopts the text and the day it is adopted."""

    @property
    def session(self) -> int | None: ...
    @property
    def adopted(self) -> date | None: ...


def deadlines_in(
    words: str, language: str, context: AdoptedText | None = None
) -> tuple[Deadline, ...]:
    """The deadlines of a clause in the order of the print.

    >>> [d.session for d in deadlines_in("to report at its sixty-first session", "en")]
    [61]
    >>> [(d.kind, d.days) for d in deadlines_in("dans un délai de six mois", "fr")]
    [('duration', 180)]
    """
    if not w.SPEAKS_OF_TIME.search(words):
        return ()
    found: list[_Found] = []
    for reader in (_sessions, _periods, _limits, _durations, _recurring):
        for start, end, deadline in reader(words, language, context):
            if not any(start < stop and begin < end for begin, stop, _ in found):
                found.append((start, end, deadline))
    return tuple(deadline for _, _, deadline in sorted(found, key=lambda item: item[:2]))


def _sessions(words: str, language: str, context: AdoptedText | None) -> Iterator[_Found]:
    if "session" not in words:
        return
    current = context.session if context else None
    for match in w.SESSION[language].finditer(words):
        if w.PAST_SESSION[language].search(words[max(0, match.start() - 40) : match.start()]):
            continue
        start, end = match.span()
        ordinals = list(w.ORDINAL[language].finditer(words, *match.span("ordinals")))
        for place, ordinal in enumerate(ordinals):
            number = _session_number(ordinal[0], current)
            if number is None or (current and number < current and current - number < 40):
                continue
            last = place + 1 == len(ordinals)
            begin, stop = (ordinal.start() if place else start), (end if last else ordinal.end())
            text = words[begin:stop].strip(" ,")
            yield begin, stop, Deadline("session", text, session=number)
    for match in w.NEXT_SESSION[language].finditer(words):
        number = current + 1 if current else None
        yield match.start(), match.end(), Deadline("session", match[0].strip(), session=number)


def _session_number(ordinal: str, current: int | None) -> int | None:
    value = ordinal_value(ordinal)
    if value is not None and value < 10 and current and current >= 10 and " " not in ordinal:
        decade = current - current % 10
        return decade + value if decade + value >= current else None
    return value


def _limits(words: str, language: str, context: AdoptedText | None) -> Iterator[_Found]:
    """Dates with a word that sets a limit: "no later than 31 March", "before the end of 2025"."""
    if not w.YEAR.search(words):
        return
    full = dates_in(words)
    taken: set[int] = set()
    for match in w.LIMIT[language].finditer(words):
        day = next((found for found in full if found.start == match.end()), None)
        while day is not None:
            taken.add(day.start)
            if _ahead(day.date, context):
                start = match.start() if day.start == match.end() else day.start
                yield start, day.end, Deadline("date", words[start : day.end], date=day.date)
            day = _coordinated(words, day.end, full)
    for match in w.LOOSE_LIMIT[language].finditer(words):
        limit = _loose(match)
        if match["in"] in {"in", "en"} and _may_be_past(words, match.start(), context):
            continue
        if limit and _ahead(limit, context):
            yield match.start(), match.end(), Deadline("date", match[0].strip(), date=limit)
    if context is None or context.adopted is None:
        return
    for found in full:
        if found.start not in taken and found.date > context.adopted:
            text = words[found.start : found.end]
            yield found.start, found.end, Deadline("date", text, date=found.date)


def _coordinated(words: str, end: int, full: list[PrintedDate]) -> PrintedDate | None:
    link = re.compile(r"(?:,| and| et|, and|, et)(?: le| the)? ").match(words, end)
    return next((day for day in full if link and day.start == link.end()), None)


def _may_be_past(words: str, place: int, context: AdoptedText | None) -> bool:
    """ "In 2013" alone limits nothing unless it is known to lie ahead and nothing was done in it."""
    done = re.search(r"\w(?:ed|held|made|é|ée|és|ées|tenue?) $", words[:place])
    return context is None or context.adopted is None or bool(done)


def _ahead(limit: date, context: AdoptedText | None) -> bool:
    return context is None or context.adopted is None or limit >= context.adopted


def _loose(match: re.Match[str]) -> date | None:
    """The last day of a year, a half-year or a month that stands for a limit."""
    year = int(match["year"])
    month_name = (match["month"] or "").lower()
    part = match["part"]
    month = w.PART_OF_YEAR[part.lower()] if part else w.MONTHS.get(month_name, 12)
    if match["strictly"] and not match["end"] and not match["part"]:
        first = date(year, w.MONTHS.get(month_name, 1), 1)
        return first - timedelta(days=1)
    return date(year, month, calendar.monthrange(year, month)[1])


def _periods(words: str, language: str, context: AdoptedText | None) -> Iterator[_Found]:
    if not w.YEAR.search(words):
        return
    for match in w.DATED_PERIOD[language].finditer(words):
        days = dates_in(match[0])
        if len(days) == 2 and days[0].date <= days[1].date:
            yield (
                match.start(),
                match.end(),
                Deadline("period", match[0], date_from=days[0].date, date_to=days[1].date),
            )
    for match in w.YEARS[language].finditer(words):
        first, last = int(match["first"]), int(match["last"])
        last = last if last > 99 else first - first % 100 + last
        if not first < last <= first + 50 or not _ahead(date(last, 12, 31), context):
            continue
        opens, closes = date(first, 1, 1), date(last, 12, 31)
        text = match[0].strip()
        yield match.start(), match.end(), Deadline("period", text, date_from=opens, date_to=closes)


def _durations(words: str, language: str, context: AdoptedText | None) -> Iterator[_Found]:
    if not w.UNIT.search(words):
        return
    for pattern in (w.SPAN[language], w.WITHIN[language]):
        for match in pattern.finditer(words):
            parts = match.groupdict()
            number = parts["number"] or parts["after_number"]
            days = duration_days(number, parts["unit"] or parts["after_unit"])
            if days:
                text = match[0].strip(" ,")
                yield match.start(), match.end(), Deadline("duration", text, days=days)


def duration_days(number: str, unit: str) -> int | None:
    """Days of "six months", "un an", "12 weeks": 7 a week, 30 a month, 365 a year.

    >>> duration_days("six", "months"), duration_days("deux", "ans")
    (180, 730)
    """
    count = w.count_of(number)
    singular = unit.lower()
    singular = singular if singular == "mois" else singular.removesuffix("s")
    return count * w.UNIT_DAYS[singular] if count else None


def _recurring(words: str, language: str, context: AdoptedText | None) -> Iterator[_Found]:
    for match in w.EVERY[language].finditer(words):
        days = duration_days(match["number"] or "one", match["unit"])
        text = match[0].strip()
        yield match.start(), match.end(), Deadline("period", text, days=days, recurring=True)
    for match in w.REGULAR[language].finditer(words):
        days = w.REGULAR_DAYS[match["how"].lower()]
        text = match[0].strip()
        yield match.start(), match.end(), Deadline("period", text, days=days, recurring=True)

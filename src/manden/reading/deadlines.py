"""By when: sessions, dates, durations and periods that bound the act a clause asks for.

A date that only identifies something past ("resolution 5/1 of 18 June 2007", "adopted on 3 May")
is no deadline: a date needs a word that sets a limit, or must lie after the text's adoption.
Days of a duration are counted as 7 a week, 30 a month, 365 a year; a year or a month that stands
for a limit is its last day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from manden.reading import deadline_words as w
from manden.reading.date_limits import AdoptedText, Found, limits, periods
from manden.reading.ordinals import ordinal_value
from manden.reading.resolution import Deadline
from manden.reading.scheduled import is_scheduled

_OTHER_BODY = 40
_OWN = re.compile(r"\b(?:its|sa|ses)\b")


def deadlines_in(
    words: str, language: str, context: AdoptedText | None = None, *, decides: bool = False
) -> tuple[Deadline, ...]:
    """The deadlines of a clause in the order of the print.

    The date of an event that others hold ("the conference, to be held in 2030") is none, unless
    the clause decides it (`decides`) or asks to hold it.

    >>> [d.session for d in deadlines_in("to report at its sixty-first session", "en")]
    [61]
    >>> [(d.kind, d.days) for d in deadlines_in("dans un délai de six mois", "fr")]
    [('duration', 180)]
    """
    if not w.SPEAKS_OF_TIME.search(words):
        return ()
    found: list[Found] = []
    for reader in (_sessions, periods, limits, _durations, _recurring):
        for start, end, deadline in reader(words, language, context):
            own = deadline.kind == "session" and _OWN.search(deadline.text)
            if not decides and not own and is_scheduled(words, start, language):
                continue
            if not any(start < stop and begin < end for begin, stop, _ in found):
                found.append((start, end, deadline))
    return tuple(deadline for _, _, deadline in sorted(found, key=lambda item: item[:2]))


def _sessions(words: str, language: str, context: AdoptedText | None) -> Iterator[Found]:
    if "session" not in words:
        return
    current = context.session if context else None
    for match in w.SESSION[language].finditer(words):
        past = w.PAST_SESSION[language].search(words[max(0, match.start() - 40) : match.start()])
        start, end = match.span()
        ordinals = list(w.ORDINAL[language].finditer(words, *match.span("ordinals")))
        for place, ordinal in enumerate(ordinals):
            number = ordinal_value(w.parted_ordinal(ordinal[0]))
            if number is None or _is_over(number, current, bool(past)):
                continue
            last = place + 1 == len(ordinals)
            begin, stop = (ordinal.start() if place else start), (end if last else ordinal.end())
            text = words[begin:stop].strip(" ,")
            yield begin, stop, Deadline("session", text, session=number)
    for match in w.YEAR_SESSION[language].finditer(words):
        year = date(int(match["year"] or match["adjective"]), 12, 31)
        if context is None or context.adopted is None or year >= context.adopted:
            yield match.start(), match.end(), Deadline("session", match[0], date=year)
    for match in w.NEXT_SESSION[language].finditer(words):
        number = current + 1 if current else None
        yield match.start(), match.end(), Deadline("session", match[0].strip(), session=number)


def _is_over(number: int, current: int | None, said_past: bool) -> bool:
    """Whether a session lies behind: its number where the text's own is known, else the words.

    Another body's sessions are counted apart: a number far below the text's own is not compared.
    """
    if current is None or current - number >= _OTHER_BODY:
        return said_past
    return number < current or (number == current and said_past)


def _durations(words: str, language: str, context: AdoptedText | None) -> Iterator[Found]:
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


def _recurring(words: str, language: str, context: AdoptedText | None) -> Iterator[Found]:
    for match in w.EVERY[language].finditer(words):
        days = duration_days(match["number"] or "one", match["unit"])
        text = match[0].strip()
        yield match.start(), match.end(), Deadline("period", text, days=days, recurring=True)
    for match in w.REGULAR[language].finditer(words):
        days = w.REGULAR_DAYS[match["how"].lower()]
        text = match[0].strip()
        yield match.start(), match.end(), Deadline("period", text, days=days, recurring=True)

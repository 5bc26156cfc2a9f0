"""Which date belongs to which cited number.

A date stands after its number ("20/17 of 6 July 2012"), after a topic ("5/2, on the Code, of
18 June 2007"), once for several ("both of 18 June 2007"), or in a row of its own ("of 3 May
and 4 June 2007, respectively"). Sessions check what words leave open: the General Assembly's
66th session cannot have adopted anything in 1997.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from manden.reading.cited_numbers import CitedNumber
from manden.reading.printed_dates import PrintedDate, dates_in
from manden.reading.symbols import session_of

_OF = r"(?:of|dated|du|d['’]|en date du|datées? du|adopted on|adoptées? le|on|le)"
_ORGAN = (
    r"(?:\s(?:of the|by the|de l['’]|du|de la|par l['’]|par le|par la)\s?[A-ZÀ-Ý][\w'’ -]{2,60}?)?"
)
_TOPIC = (
    r"(?:\s?,?\s(?:section|sect\.|annex|annexe|part|partie)\s[^,;]{1,40}|\s?,?\s(?:on|entitled"
    r"|concerning|regarding|relating to|sur|relative|relatives|intitulée|concernant|portant"
    r"|in which|by which|dans laquelle|par laquelle)\b[^;]{2,260}?)?"
)
_DIRECT = re.compile(rf"{_ORGAN}\s?,?\s?(?:adopted |adoptées? )?{_OF}\s?")
_AFTER_ORGAN = re.compile(rf"{_ORGAN}\s?,\s{_OF}\s?")
_AFTER_TOPIC = re.compile(rf"{_TOPIC}[,”»\"]\s?,?\s?{_OF}\s?")
_SHARED = re.compile(
    r".*\b(?:both|all|each|tous|toutes|toutes (?:les )?(?:deux|trois|quatre))(?: two| three)?\s?,?\s"
    r"(?:of|dated|adopted on|adopted|du|en date du|datées du|adoptées le|on|le)\s?",
    re.DOTALL,
)
_ROW = re.compile(r"\s?,?\s?(?:of|des|en date des|en date, respectivement, des|dated)\s?")
_JOINS_DATES = re.compile(r"\s?(?:,|and|et|,\s?and|et du|du)\s?")
_JOINS_NUMBERS = re.compile(r"\s?,?\s?(?:and|et|,)?\s?")
_JOINED_BY_AND = re.compile(r"\s?,?\s?(?:and|et)\s?")
_JOINED_AFTER_TOPIC = re.compile(r"\s?,?\s(?:on|sur|relative)\b[^;]{2,160}?,?\s(?:and|et)\s")
_BEFORE_SYMBOL = re.compile(r"\s?\(\s?(?:see\s|voir\s)?")
_LONGEST_TOPIC = 320


def dated(text: str, numbers: Sequence[CitedNumber]) -> list[tuple[CitedNumber, date | None, int]]:
    """Each number with its date and the end of what prints both.

    >>> from manden.reading.cited_numbers import cited_numbers
    >>> text = "its resolutions 5/1, on bells, and 5/2, on towers, both of 18 June 2007,"
    >>> [str(day) for _, day, _ in dated(text, cited_numbers(text, "HRC"))]
    ['2007-06-18', '2007-06-18']
    """
    dates = dates_in(text) if numbers else []
    days: dict[int, date] = {}
    ends: dict[int, int] = {}
    if dates:
        _directly(text, numbers, dates, days, ends)
        _in_a_row(text, numbers, dates, days)
        _for_several(text, numbers, dates, days)
        _for_neighbours(text, numbers, days)
    return [
        (cited, days.get(index), ends.get(index, cited.end)) for index, cited in enumerate(numbers)
    ]


def _directly(
    text: str,
    numbers: Sequence[CitedNumber],
    dates: Sequence[PrintedDate],
    days: dict[int, date],
    ends: dict[int, int],
) -> None:
    for index, cited in enumerate(numbers):
        limit = _next_start(numbers, index, len(text))
        day = next((found for found in dates if found.start >= cited.end), None)
        if cited.kind in {"document", "statement"}:
            before = [found for found in dates if found.end <= cited.start]
            if before and _BEFORE_SYMBOL.fullmatch(text[before[-1].end : cited.start]):
                days[index] = before[-1].date
            if cited.kind == "document" or index in days:
                continue
        if day is None or day.start >= limit or day.start - cited.end > _LONGEST_TOPIC:
            continue
        between = text[cited.end : day.start]
        if _DIRECT.fullmatch(between) or _AFTER_ORGAN.fullmatch(between):
            days[index], ends[index] = day.date, day.end
        elif _after_topic(between) and _possible(cited, day.date):
            days[index] = day.date


def _after_topic(between: str) -> bool:
    return bool(_AFTER_TOPIC.fullmatch(between)) and not _SHARED.fullmatch(between)


def _next_start(numbers: Sequence[CitedNumber], index: int, default: int) -> int:
    """Where the next number is printed; the parts A and B of one number share their place."""
    start = numbers[index].start
    return next((cited.start for cited in numbers[index + 1 :] if cited.start != start), default)


def _in_a_row(
    text: str,
    numbers: Sequence[CitedNumber],
    dates: Sequence[PrintedDate],
    days: dict[int, date],
) -> None:
    """ "A and B of D1 and D2": as many dates as numbers, in the same order."""
    for position, day in enumerate(dates):
        before = [index for index, cited in enumerate(numbers) if cited.end <= day.start]
        if not before or not _ROW.fullmatch(text[numbers[before[-1]].end : day.start]):
            continue
        row = [day]
        for following in dates[position + 1 :]:
            if not _JOINS_DATES.fullmatch(text[row[-1].end : following.start]):
                break
            row.append(following)
        last = before[-len(row) :]
        if len(row) > 1 and len(last) == len(row) and _adjacent(text, [numbers[i] for i in last]):
            days.update(zip(last, (found.date for found in row), strict=True))


def _adjacent(text: str, numbers: Sequence[CitedNumber]) -> bool:
    return all(
        first.start == second.start
        or _JOINS_NUMBERS.fullmatch(text[first.end : second.start]) is not None
        for first, second in pairwise(numbers)
    )


def _for_several(
    text: str,
    numbers: Sequence[CitedNumber],
    dates: Sequence[PrintedDate],
    days: dict[int, date],
) -> None:
    """ "both of 18 June 2007": every undated number of the enumeration before it."""
    for day in dates:
        before = [index for index, cited in enumerate(numbers) if cited.end <= day.start]
        if not before:
            continue
        last = numbers[before[-1]]
        between = text[last.end : day.start]
        if len(between) > _LONGEST_TOPIC or not _SHARED.fullmatch(between):
            continue
        for index in reversed(before):
            if numbers[index].noun != last.noun or index in days:
                break
            days[index] = day.date


def _for_neighbours(text: str, numbers: Sequence[CitedNumber], days: dict[int, date]) -> None:
    """ "66/4 and 66/128 of 19 December 2011": one session, joined by "and", one date."""
    for index in range(len(numbers) - 2, -1, -1):
        cited, after = numbers[index], numbers[index + 1]
        day = days.get(index + 1)
        if index in days or day is None or cited.noun != after.noun or cited.body != after.body:
            continue
        session = session_of(cited.body, cited.number)
        same = session[0] is not None and session == session_of(after.body, after.number)
        joined = cited.start == after.start or _JOINED_BY_AND.fullmatch(
            text[cited.end : after.start]
        )
        joined = joined or _JOINED_AFTER_TOPIC.fullmatch(text[cited.end : after.start])
        if same and joined and _possible(cited, day):
            days[index] = day


def _possible(cited: CitedNumber, day: date) -> bool:
    """Whether that session could have adopted on that day."""
    return body_of_date(cited, day) == cited.body


def body_of_date(cited: CitedNumber, day: date) -> str:
    """The body that can have adopted this number on this day: its own, unless years forbid it.

    The General Assembly's session n opens in 1945 + n; the Council's three a year began in 2006.
    """
    council = re.fullmatch(r"\d+ \((\d{4})\)", cited.number)
    if council:
        return cited.body if int(council[1]) == day.year else "other"
    session, special = session_of(cited.body, cited.number)
    if session is None or special or cited.body not in {"GA", "HRC"} or cited.kind != "resolution":
        return cited.body
    assembly = day.year - 1945 - session in {0, 1}
    rights = day.year >= 2006 and abs(day.year - (2006 + (session - 1) / 3)) < 1.8
    if cited.body == "HRC" and assembly and not rights:
        return "GA"
    if cited.body == "GA" and rights and not assembly:
        return "HRC"
    return cited.body

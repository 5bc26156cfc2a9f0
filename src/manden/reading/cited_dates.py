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
from manden.reading.possible_numbers import possible_on
from manden.reading.printed_dates import PrintedDate, dates_in
from manden.reading.symbols import session_of

_OF = (
    r"(?:of|dated(?: the)?|du|d['’]|(?:en )?date du|datées? du|adopted on|(?:qui a été )?adoptées? le|prise le"
    r"|on|le|des|en date des)"
)
_MARK = r"(?:\s?,?\s?\d{1,2}(?!\d))?"  # of a footnote, printed in the line
_ORGAN = (
    r"(?:\s(?:of the|by the|de l['’]|du|de la|par l['’]|par le|par la)\s?[A-ZÀ-Ý][\w'’ -]{2,90}?"
    r"|\s(?:of|by|de)\s(?:its|the|son|sa)\s[Pp]r[ée]sidente?)?"
)
_BY = (  # "70/1, adopted by the General Assembly on": the organ stands after the act
    r"(?:\s?,?\sadopted\sby\s(?:the|its)\s[A-Z][\w'’ -]{2,60}?"
    r"|\s?,?\sadoptée\spar\s(?:l['’]|l[ea]\s)?[A-ZÉ][\w'’ -]{2,60}?)?"
)
_TOPIC = (
    r"(?:\s?,?\s(?:section|sect\.|annex|annexe|part|partie)\s[^,;]{1,40}|\s?,?\s(?:on|entitled"
    r"|concerning|regarding|relating to|sur|relative|relatives|intitulée|concernant|portant"
    r"|in which|by which|dans laquelle|par laquelle)\b[^;]{2,260}?)?"
)
_DIRECT = re.compile(rf"\)?{_MARK}{_ORGAN}{_BY}\s?,?\s?(?:adopted |adoptées? )?{_OF}\s?")
_OF_DATE = re.compile(rf"{_MARK}\s?,?\s?(?!adopted|adoptée|qui){_OF}\s?")
_AFTER_ORGAN = re.compile(rf"{_MARK}{_ORGAN}\s?,\s{_OF}\s?")
_THAT_IT_ADOPTED = (  # "« Bells », que l'Assemblée générale a adoptée par consensus le"
    r"(?:(?:which|que)\s(?:the\s|l[ea]\s|l['’])[A-Z][\w'’ -]{2,60}?\s(?:(?:has|had|a|avait)\s)?"
    r"(?:adopted|adoptée)(?:\s(?:by\sconsensus|without\sa\svote|par\sconsensus|sans\svote))?\s)?"
)
_AFTER_TOPIC = re.compile(rf"{_TOPIC}[,”»\"]\s?,?\s?{_THAT_IT_ADOPTED}{_OF}\s?")
_ALL = (
    r"\b(?P<all>both|all|each|tous|toutes)(?:\s(?:two|three|four|five|six|(?:les\s)?(?:deux|trois|quatre"
    r"|cinq|six)|of\swhich|which))?(?:\s(?:were|being|having\sbeen|ont\sété))?\s?,?\s"
)
_SHARED = re.compile(
    rf".*{_ALL}(?:adopted\s|adoptées\s)?(?:of|dated|on|du|en\sdate\sdu|datées\sdu|le)\s?", re.DOTALL
)
_RESPECTIVELY = r"(?:,?\s?(?:respectively|respectivement)\s?,?)?"
_ROW = re.compile(
    rf"{_MARK}{_ORGAN}{_RESPECTIVELY}\s?,?\s?(?:of|on|des|du|dated|le|(?:en\sdate|datées){_RESPECTIVELY}\s(?:des|du)"
    rf"|(?:adopted|adoptées){_RESPECTIVELY}\s(?:on|les?|of))\s?"
)
_TOLD_RESPECTIVELY = re.compile(r"\s?,?\s?(?:respectively|respectivement)")
_JOINS_DATES = re.compile(r"\s?,?\s?(?:and|et)?\s?(?:of|on|du|le)?\s?")
_SAME_DAY = re.compile(
    rf"{_MARK}\s?,?\s?(?:adopted\s|adoptées?\s)?(?:of|on|du|en\sdate\sdu|à\sla|le|datées?\sdu)\s(?:the\s)?"
    r"(?:same\s(?:day|date)|même\s(?:jour|date))"
)
_JOINS_NUMBERS = re.compile(r"\s?,?\s?(?:and|et|,)?\s?")
_JOINED_BY_AND = re.compile(r"\s?,?\s?(?:and|et)\s?")
_JOINED_AFTER_TOPIC = re.compile(r"\s?,?\s(?:on|sur|relative)\b[^;]{2,160}?,?\s(?:and|et)\s")
_BEFORE_SYMBOL = re.compile(r"\s?\(\s?(?:see\s|voir\s)?")
# "The report of the Mayor of 3 May 2014 on bells (A/68/1)": no other bracket stands between.
_TOPIC_THEN_SYMBOL = re.compile(r"\s[^();]{2,220}\(\s?(?:see\s|voir\s)?", re.IGNORECASE)
_DOCUMENT_OF = re.compile(
    r"\b(?:[Rr]eport|[Ll]etter|[Nn]ote|[Rr]apport|[Ll]ettre)\b[^();,]{0,90}"
    r"\s(?:of|dated|du|en\sdate\sdu|datée?\sdu)\s(?:the\s)?$"
)
_LONGEST_TOPIC = 320
_DAY = r"(?P<day>\d{1,2})\s?(?:er)?"
_SHARES_MONTH = re.compile(rf"(?<!\d){_DAY}(?:\s?,\s?|\s(?:and|et|du)\s(?:du\s)?)$")
_SHARES_YEAR = re.compile(
    rf"(?<!\d){_DAY}\s(?P<month>[^\W\d]{{3,9}})(?:\s?,\s?|\s(?:and|et)\s(?:du\s)?)$"
)


def dated(text: str, numbers: Sequence[CitedNumber]) -> list[tuple[CitedNumber, date | None, int]]:
    """Each number with its date and the end of what prints both.

    >>> from manden.reading.cited_numbers import cited_numbers
    >>> text = "its resolutions 5/1, on bells, and 5/2, on towers, both of 18 June 2007,"
    >>> [str(day) for _, day, _ in dated(text, cited_numbers(text, "HRC"))]
    ['2007-06-18', '2007-06-18']
    """
    if not numbers:
        return []
    dates = _dates(text)
    days: dict[int, date] = {}
    ends: dict[int, int] = {}
    if dates:
        _directly(text, numbers, dates, days, ends)
        _in_a_row(text, numbers, dates, days)
        _for_several(text, numbers, dates, days)
        _on_the_same_day(text, numbers, days)
        _for_neighbours(text, numbers, days)
    return [
        (cited, days.get(index), ends.get(index, cited.end)) for index, cited in enumerate(numbers)
    ]


def _dates(text: str) -> list[PrintedDate]:
    """Every date, those included that share month or year with the next: "5 and 8 May 2000"."""
    found: list[PrintedDate] = []
    for day in reversed(dates_in(text)):
        found.insert(0, day)
        while match := _SHARES_MONTH.search(text[max(0, found[0].start - 14) : found[0].start]):
            start = found[0].start - len(match[0])
            earlier = _day_of(found[0].date, int(match["day"]))
            if earlier is None or earlier >= found[0].date:
                break
            found.insert(0, PrintedDate(start, start + len(match["day"]), earlier))
        match = _SHARES_YEAR.search(text[max(0, day.start - 26) : day.start])
        if match and (shared := dates_in(f"{match['day']} {match['month']} {day.date.year}")):
            start = day.start - len(match[0])
            found.insert(0, PrintedDate(start, start + match.end("month"), shared[0].date))
    return found


def _day_of(month: date, day: int) -> date | None:
    try:
        return month.replace(day=day)
    except ValueError:
        return None


def _directly(
    text: str,
    numbers: Sequence[CitedNumber],
    dates: Sequence[PrintedDate],
    days: dict[int, date],
    ends: dict[int, int],
) -> None:
    # Where dates end that a number before them has: they are not the symbol's after them.
    taken: set[int] = set()
    for index, cited in enumerate(numbers):
        limit = _next_start(numbers, index, len(text))
        day = next((found for found in dates if found.start >= cited.end), None)
        if cited.kind in {"document", "statement"}:
            before = [found for found in dates if found.end <= cited.start]
            own = before and before[-1].end not in taken
            if own and _leads_to_symbol(text, before[-1], cited.start):
                days[index] = before[-1].date
            if index in days:
                continue
        if day is None or day.start >= limit or day.start - cited.end > _LONGEST_TOPIC:
            continue
        between = text[cited.end : day.start]
        if _DIRECT.fullmatch(between) or _AFTER_ORGAN.fullmatch(between):
            days[index] = day.date
            taken.add(day.end)
            if _OF_DATE.fullmatch(between):  # "of DATE" follows directly: it is printed with it
                ends[index] = day.end
        elif cited.kind == "document":
            continue
        elif _after_topic(between) and _possible(cited, day.date):
            days[index] = day.date


def _leads_to_symbol(text: str, day: PrintedDate, symbol: int) -> bool:
    """Whether the symbol in brackets is of what bears the date: at once, or after its topic."""
    between = text[day.end : symbol]
    if _BEFORE_SYMBOL.fullmatch(between):
        return True
    before = text[max(0, day.start - 140) : day.start]
    return bool(_TOPIC_THEN_SYMBOL.fullmatch(between) and _DOCUMENT_OF.search(before))


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
        if not before or day.start - numbers[before[-1]].end > _LONGEST_TOPIC:
            continue
        direct = _ROW.fullmatch(text[numbers[before[-1]].end : day.start])
        row = [day]
        for following in dates[position + 1 :]:
            if not _JOINS_DATES.fullmatch(text[row[-1].end : following.start]):
                break
            row.append(following)
        last = before[-len(row) :]
        if len(row) < 2 or len(last) != len(row):
            continue
        told = _TOLD_RESPECTIVELY.match(text, row[-1].end)
        adjacent = _adjacent(text, [numbers[i] for i in last])
        if (direct and adjacent) or (told and not any(i in days for i in last[:-1])):
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
        shared = _SHARED.fullmatch(between) if len(between) <= _LONGEST_TOPIC else None
        if not shared:
            continue
        most = 2 if shared["all"] == "both" else len(before)
        for index in list(reversed(before))[:most]:
            if numbers[index].noun != last.noun or index in days:
                break
            days[index] = day.date


def _on_the_same_day(text: str, numbers: Sequence[CitedNumber], days: dict[int, date]) -> None:
    """ "65/4 of 18 October 2010 and 65/5 of the same day": the day of the number before."""
    last: date | None = None
    for index, cited in enumerate(numbers):
        if index not in days and last and _SAME_DAY.match(text, cited.end):
            days[index] = last
        last = days.get(index, last)


def _for_neighbours(text: str, numbers: Sequence[CitedNumber], days: dict[int, date]) -> None:
    """ "66/4 and 66/128 of 19 December 2011": one session, joined by "and", one date."""
    for index in range(len(numbers) - 2, -1, -1):
        cited, after = numbers[index], numbers[index + 1]
        day = days.get(index + 1)
        if index in days or day is None or cited.noun != after.noun or cited.body != after.body:
            continue
        session = session_of(cited.body, cited.number)
        same = session[0] is not None and session == session_of(after.body, after.number)
        same = same and not cited.number.startswith("ES-")  # such a session lasts for years
        joined = cited.start == after.start or _JOINED_BY_AND.fullmatch(
            text[cited.end : after.start]
        )
        joined = joined or _JOINED_AFTER_TOPIC.fullmatch(text[cited.end : after.start])
        if same and joined and _possible(cited, day):
            days[index] = day


def _possible(cited: CitedNumber, day: date) -> bool:
    """Whether one of the bodies that it may be of could have adopted it on that day."""
    bodies = cited.bodies or (cited.body,)
    return any(possible_on(body, cited.number, cited.kind, day) for body in bodies)


def body_of_date(cited: CitedNumber, day: date) -> str:
    """The body that can have adopted this number on this day: the likeliest, unless years forbid.

    >>> from manden.reading.cited_numbers import cited_numbers
    >>> one = cited_numbers("Rings resolution 47/1", "HRC")[0]
    >>> body_of_date(one, date(2021, 7, 12)), body_of_date(one, date(1992, 9, 22))
    ('HRC', 'GA')
    """
    able = (b for b in cited.bodies if possible_on(b, cited.number, cited.kind, day))
    return next(able, cited.body)

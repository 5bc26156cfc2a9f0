"""When a numbered session will be held: "at its seventy-first session, in 2027".

The year, month or days belong to the session; they are no limit of their own. A single day of it is:
"during its tenth session, on 3 June 2027".
"""

from __future__ import annotations

import re
from datetime import date

from manden.reading.time_points import MONTH, YEAR
from manden.reading.time_units import MONTHS, month_end

_OF_BODY = {  # "of the Commission on the Status of Women"
    "en": r"(?: of (?:the )?[A-Z][\w'-]*(?: (?:[A-Z][\w'-]*|of|on|for|and|the|to)){0,10})?",
    "fr": r"(?: d(?:e |u |e la |e l'|es )[A-ZÉ](?:(?! une? | et d| à )[^,;]){2,60}(?=,| qui se))?",
}
_HELD_IN = {
    "en": re.compile(
        rf"{_OF_BODY['en']},? (?:(?:to be held|beginning|starting|opening) (?:in|from|on)|in|from"
        rf"|on(?! \d{{1,2}} {MONTH['en']} {YEAR}\b))"
        rf" (?:(?:(?P<day>\d{{1,2}}) (?:(?:to|and) (?P<to>\d{{1,2}}) )?)?"
        rf"(?:{MONTH['en']} (?:to|and)(?: (?P<end>\d{{1,2}}))? )?"
        rf"(?P<month>{MONTH['en']}) )?(?P<first>{YEAR})\b"
        rf"(?: and(?: in)? (?:(?P<next>{MONTH['en']}) )?(?P<then>{YEAR})\b)?"
        r"(?! at the latest|,? or (?:earlier|sooner))"
    ),
    "fr": re.compile(
        rf"{_OF_BODY['fr']},? (?:(?:qui se tiendra|qui aura lieu|devant se tenir) (?:en|du|le)|en|du"
        rf"|le(?! \d{{1,2}} {MONTH['fr']} {YEAR}\b))"
        rf" (?:(?:(?P<day>\d{{1,2}}) (?:(?:au|et) (?P<to>\d{{1,2}}) )?)?"
        rf"(?:{MONTH['fr']} (?:au|et)(?: (?P<end>\d{{1,2}}))? )?"
        rf"(?P<month>{MONTH['fr']}) )?(?P<first>{YEAR})\b"
        rf"(?: et(?: en)? (?:(?P<next>{MONTH['fr']}) )?(?P<then>{YEAR})\b)?"
        r"(?! au plus tard)"
    ),
}


def years_held(
    words: str, end: int, language: str, count: int
) -> tuple[int, tuple[date | None, ...]]:
    """Where the words of `count` sessions end, those of their years included, and the last day of each.

    `end` is where the sessions themselves end. Without a year for each of them, no day is known.

    >>> years_held("at its tenth session, in 2027, to ring", 20, "en", 1)
    (29, (datetime.date(2027, 12, 31),))
    >>> years_held("at its tenth session", 20, "en", 1)
    (20, (None,))
    >>> years_held("at its tenth session, from 3 to 7 June 2027", 20, "en", 1)
    (43, (datetime.date(2027, 6, 7),))
    """
    held = _HELD_IN[language].match(words, end)
    if held is None:
        return end, (None,) * count
    day = held["end"] or held["to"] or held["day"]
    days = [last_day_of(int(held["first"]), held["month"], day)]
    if held["then"]:
        days.append(last_day_of(int(held["then"]), held["next"] or held["month"]))
    return (held.end(), tuple(days)) if len(days) == count else (end, (None,) * count)


def last_day_of(year: int, month: str | None, day: str | None = None) -> date:
    """The day as printed, else the last one of its month, or of the whole year.

    >>> last_day_of(2027, "February"), last_day_of(2027, None), last_day_of(2027, "May", "3")
    (datetime.date(2027, 2, 28), datetime.date(2027, 12, 31), datetime.date(2027, 5, 3))
    """
    last = month_end(year, MONTHS[month.lower()] if month else 12)
    return last.replace(day=int(day)) if day and 0 < int(day) < last.day else last

"""Lengths of time that bound an act: "within six months", "pour une nouvelle période d'un an".

A length is a number and a unit; what stands before it ("for a period of", "within", "dans un délai
de") or after it ("after the adoption of") makes it a limit (`length_bounds`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from manden.reading.cardinals import cardinal_value
from manden.reading.counted_units import Count, counted_units
from manden.reading.date_limits import Found
from manden.reading.duration_words import FROM_EVENT, TAIL, TERM_AFTER
from manden.reading.length_bounds import bounded_from
from manden.reading.listed_times import spans_of_each
from manden.reading.resolution import Deadline
from manden.reading.time_units import duration_days

_TAIL_STOPS = re.compile(r"$|[,;.:]| and | et | l[ea]s? autor")
_ITS_YEAR = re.compile(r" (?:19|20)\d\d\b")  # "in December 2019"
_LAST_PHRASE = re.compile(
    r"[^,;.:]{9,}(?<! pursuant)(?= (?:of|on|in|by|to|for|with|at|from|under|that|which"
    r"|de|du|des|par|à|aux?|sur|dans|pour|en|que?|qui|dont)\b| (?:d|qu)')"
)
_WORKING = re.compile(r" (?:ouvrables|ouvrés|calendaires|francs)\b")
_FROM_TO = re.compile(r"\bfrom\b.*\b(?:to|until)\b.*\d$|\bà compter\b.*\b(?:au|jusqu'au)\b.*\d$")
# "For a year beginning on 1 June 2013 until 31 May 2014": the last day is a limit of its own.
_UNTIL = re.compile(r"(?<=\d),? (?=(?:until|jusqu'au) )")
_AHEAD = (" prior", " before", " avant")
_JOINED = re.compile(r"(?:^| and | et )(.+?)(?= and | et |$)")
# "For 180 days beginning at 00.01 hours, Eastern Time, on 9 June 2000": its first day and hour.
_FROM_AN_HOUR = re.compile(
    r",? (?:(?:beginning|starting|commencing)(?: at| from)?|from|à compter de|à partir de|commençant à|débutant à)"
    r" (?:\d{1,2}[.:h ]{1,3}\d{0,2} ?(?:hours|a\.m\.|p\.m\.|heures?)?|midnight|noon|minuit|midi)[^;\d]{0,60}?"
    r" (?:on|le) \d{1,2}(?: ?er)? \w+ \d{4}"
)
# "Two sessions of five days each", "of two weeks' duration": how long it lasts.
_LASTS = re.compile(
    r"(?: (?:ouvrables|ouvrés))?(?: au (?:plus|maximum))? (?:each|chacune?)\b(?! (?:year|month|day))"
    r"|['’] duration\b"
)
_OF = re.compile(r"\b(?:of|for|de|d')[ ]?$")
# "Sous huitaine" prints no number.
_BARE = re.compile(
    r"\b(?:(?:sous|dans la|d'ici) (?P<unit>huitaine|quinzaine)|dans le mois)\b"
    r"(?! (?:d(?!e (?:l[ae']|s[ao]n?\b|son\b))|écoulé|précédent|en cours|passé))"
)
# "Les plaintes reçues dans le mois"; "sera nommé dans le mois" lies ahead.
_LATELY = re.compile(
    r"\b(?!(?:sera|seront|soit|soient|être) )[\w'-]+ \w+(?:és?|ées?|us?|ues?|ies?|is) $"
)
_BARE_DAYS = {"huitaine": 7, "quinzaine": 15, None: 30}
_BARE_HINTS = ("le mois", *filter(None, _BARE_DAYS))  # some words of each


@dataclass(frozen=True)
class Length:
    """A length that bounds: its words `[start, end)`, its number and unit as printed, and what is
    added to them in smaller units."""

    start: int
    end: int
    number: str
    unit: str
    more: tuple[tuple[str, str], ...] = ()


def durations(words: str, language: str) -> Iterator[Found]:
    """Every length of time that bounds an act, in days.

    >>> [d.days for _, _, d in durations("to report within six months and in the coming year", "en")]
    [180, 365]
    >>> [d.days for _, _, d in durations("pour une dernière période de six mois", "fr")]
    [180]
    """
    bare = language == "fr" and any(map(words.__contains__, _BARE_HINTS))
    for match in _BARE.finditer(words) if bare else ():
        if match["unit"] is None and _LATELY.search(
            words, max(0, match.start() - 48), match.start()
        ):
            continue
        yield *match.span(), Deadline("duration", match[0], days=_BARE_DAYS[match["unit"]])
    for length in lengths(words, language):
        days = duration_days(length.number, length.unit)
        if days:
            days += sum(duration_days(*added) or 0 for added in length.more)
            text = words[length.start : length.end].strip(" ,")
            yield length.start, length.end, Deadline("duration", text, days=days)


def lengths(words: str, language: str) -> Iterator[Length]:
    """Every length of time that bounds an act.

    >>> [(found.number, found.unit) for found in lengths("proroger de trois ans", "fr")]
    [('trois', 'ans')]
    """
    for count in counted_units(words, language):
        if count.single and count.unit.startswith("bienni"):
            continue  # "within the next biennium" is a period
        start = _lasts_from(words, count)
        if start is None:
            start = bounded_from(words, count, language)
        if start is None:
            continue
        hour = _FROM_AN_HOUR.match(words, count.end)
        term = hour or TERM_AFTER.match(words, count.end) or _WORKING.match(words, count.end)
        end = term.end() if term else count.end
        tail = TAIL.match(words, end)
        if (
            tail
            and FROM_EVENT[language].match(words, end)
            and not _is_apart(tail[0], start < count.start)
        ):
            end = _whole(words, end, tail.end())
            until = _UNTIL.search(words, count.end, end)
            end = until.start() if until else end
        if count.single or cardinal_value(count.number):
            number = "one" if count.single else count.number
            yield Length(start, end, number, count.unit, count.more)
            continue
        parts = list(_JOINED.finditer(count.number))  # "in three and six months"
        named = [(count.start + part.start(1), count.start + part.end(1)) for part in parts]
        for part, (begin, stop) in zip(parts, spans_of_each(start, end, named), strict=True):
            yield Length(begin, stop, part[1], count.unit)


def _whole(words: str, start: int, end: int) -> int:
    """Where the tail `[start, end)` ends: one cut by its length, with its last whole phrase."""
    year = _ITS_YEAR.match(words, end)
    if year:
        end = year.end()
    if _TAIL_STOPS.match(words, end):
        return end
    phrases = _LAST_PHRASE.match(words[start : end + 1])
    return start + phrases.end() if phrases else end


def _is_apart(tail: str, brought_in: bool) -> bool:
    """Whether what follows a length is a limit by itself: "for a year from May 2030 to May 2031"."""
    return _FROM_TO.search(tail) is not None or (brought_in and tail.startswith(_AHEAD))


def _lasts_from(words: str, count: Count) -> int | None:
    """Where the words begin that tell how long each of several sittings lasts, but for hours."""
    if count.unit.startswith(("hour", "heure")) or not _LASTS.match(words, count.end):
        return None
    opens = _OF.search(words, max(0, count.start - 4), count.start)
    return opens.start() if opens else count.start

"""What lies ahead of a text that prints no date of adoption, by its number and what it cites.

An excerpt, or a text typed without its masthead, still has its number, its session and the dates
that it cites: words such as "in June 1972" are then known to lie ahead, or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from manden.reading.session_counts import FIRST_GA, FIRST_HRC

_YEAR_IN_BRACKETS = re.compile(r"\((?P<year>(?:19|20)\d\d)\)")
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d)/\d")
_FIRST_ECOSOC = 1945
_MONTHS_OF_HRC = (2, 6, 9)  # its three sessions of a year open in these
_MOST = 300  # sessions: a number beyond is none
_LONGEST = timedelta(days=600)  # a date cited farther on is a slip, or of a text planned


def last_day_behind(
    body: str, number: str | None, session: int | None, cited: Iterable[date] = ()
) -> date | None:
    """The last day that certainly lies behind an undated text; None where nothing tells.

    The latest day that it cites does, and what lies before the year of its number or the opening
    of its session. `cited` are the dates of the texts that it cites.

    >>> str(last_day_behind("SC", "1118 (1997)", None, [date(1997, 6, 5)]))
    '1997-06-05'
    >>> str(last_day_behind("GA", "71/9", 71)), str(last_day_behind("HRC", "35/28", 35))
    ('2016-09-01', '2017-06-01')
    >>> str(last_day_behind("ECOSOC", "1577 (L)", 50)), last_day_behind("other", None, None)
    ('1970-01-01', None)
    """
    year = _year_printed(number)
    special = number is not None and number.startswith(("S-", "ES-"))
    opens = date(year, 1, 1) if year else None if special else _opening(body, session)
    latest = max(cited, default=None)
    if opens is None:
        return latest
    near = latest is not None and timedelta(0) <= latest - opens < _LONGEST
    return latest if near else opens


def _year_printed(number: str | None) -> int | None:
    found = number and (_YEAR_IN_BRACKETS.search(number) or _YEAR_FIRST.match(number))
    return int(found["year"]) if found else None


def _opening(body: str, session: int | None) -> date | None:
    """When the session opened at the earliest: councils met twice or three times a year."""
    if session is None or not 1 <= session <= _MOST:
        return None
    if body == "GA":
        return date(FIRST_GA + session, 9, 1)
    if body == "HRC":
        year, place = divmod(session - 1, len(_MONTHS_OF_HRC))
        return date(FIRST_HRC + year, _MONTHS_OF_HRC[place], 1)
    if body == "ECOSOC":
        return date(_FIRST_ECOSOC + session // 2, 1, 1)
    return None

"""The earliest day on which a text that prints no date of adoption can have been adopted.

An excerpt, or a text typed without its masthead, still has its number, its session and the dates
that it cites: what lies before them lies behind the text. Words such as "in June 1972" are then
known to lie ahead, or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

_YEAR_IN_BRACKETS = re.compile(r"\((?P<year>(?:19|20)\d\d)\)")
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d)/\d")
_FIRST_GA, _FIRST_ECOSOC, _FIRST_HRC = 1945, 1945, 2006
_MONTHS_OF_HRC = (2, 6, 9)  # its three sessions of a year open in these
_LONGEST = timedelta(days=600)  # a date cited farther on is a slip, or of a text planned


def earliest_adoption(
    body: str, number: str | None, session: int | None, cited: Iterable[date] = ()
) -> date | None:
    """The first day on which the text can be of, by its number, its session and what it cites.

    `cited` are the dates of the texts that it cites. None where nothing tells.

    >>> str(earliest_adoption("SC", "1118 (1997)", None, [date(1997, 6, 5)]))
    '1997-06-05'
    >>> str(earliest_adoption("GA", "71/9", 71)), str(earliest_adoption("HRC", "35/28", 35))
    ('2016-09-01', '2017-06-01')
    >>> str(earliest_adoption("ECOSOC", "1577 (L)", 50)), earliest_adoption("other", None, None)
    ('1970-01-01', None)
    """
    year = _year_printed(number)
    special = number is not None and number.startswith(("S-", "ES-"))
    opens = date(year, 1, 1) if year else None if special else _opening(body, session)
    latest = max(cited, default=None)
    if opens is None or latest is None:
        return opens or latest
    return max(opens, latest) if latest - opens < _LONGEST else opens


def _year_printed(number: str | None) -> int | None:
    found = number and (_YEAR_IN_BRACKETS.search(number) or _YEAR_FIRST.match(number))
    return int(found["year"]) if found else None


def _opening(body: str, session: int | None) -> date | None:
    """When the session opened at the earliest: councils met twice or three times a year."""
    if session is None or session < 1:
        return None
    if body == "GA":
        return date(_FIRST_GA + session, 9, 1)
    if body == "HRC":
        year, place = divmod(session - 1, len(_MONTHS_OF_HRC))
        return date(_FIRST_HRC + year, _MONTHS_OF_HRC[place], 1)
    if body == "ECOSOC":
        return date(_FIRST_ECOSOC + session // 2, 1, 1)
    return None

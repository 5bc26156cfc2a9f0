"""Whether a body can have given a text this number, by a year or on a day; when a number was given.

The General Assembly numbers by session: Roman numerals to its thirtieth (1975), then 31/1; its
session n opens in 1945 + n. The Human Rights Council has held three sessions a year since 2006. The
Economic and Social Council wrote Roman numerals to its sixty-third session (1977), then, as the
Commission on Human Rights did to its end in 2005, the year. The Security Council prints its year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

from manden.reading.symbols import session_of

FIRST_GA, FIRST_HRC = 1945, 2006  # session n of the Assembly opens in 1945 + n; three a year
_YEARS_OF_COUNCILS = {"ECOSOC": (1978, 2035), "CHR": (1978, 2005)}
_LAST_ROMAN_SESSIONS = {"ECOSOC": 63, "CHR": 37}
_FIRST_SLASH, _LAST_ROMAN = 31, 30
_HIGHEST_COUNCIL_ITEM = {"resolution": 75, "decision": 199}  # decisions are numbered from 101
_LATEST_YEAR = 2035  # beyond it, what is printed is no session number
_YOUNG = {"UNEA": (2014, 12), "UNHA": (2019, 8)}  # since when, and how many sessions at most
# The Assembly's special sessions since the Human Rights Council has held its own.
_LATE_SPECIAL = {28: 2005, 29: 2014, 30: 2016, 31: 2021, 32: 2021}
_YEAR_IN_BRACKETS = re.compile(r"\((?P<year>(?:19|20)\d\d)\)")
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d)/\d")
_FIRST_ECOSOC = 1945  # two sessions a year since
_MONTHS_OF_HRC = (2, 6, 9)  # its three sessions of a year open in these
_MOST_SESSIONS = 300  # a number beyond is none
_LONGEST = timedelta(days=600)  # a date cited farther on is a slip, or of a text planned
_COUNCIL_YEAR = re.compile(r"\d+ \((\d{4})\)")
_SPECIAL_OF_ASSEMBLY = 32


@lru_cache(maxsize=4096)  # each number is asked for each body that may have adopted it
def possible(body: str, number: str, kind: str, year: int | None = None) -> bool:
    """Whether `body` can have adopted `number` by the end of `year` (unknown: at any time).

    >>> possible("HRC", "68/1", "resolution", 2024), possible("GA", "19/22", "resolution")
    (False, False)
    >>> possible("ECOSOC", "2076 (LXII)", "resolution"), possible("GA", "2076 (LXII)", "resolution")
    (True, False)
    """
    if body not in _RULES:
        return True
    council = _COUNCIL_YEAR.fullmatch(number)
    if council or body == "SC":
        return body == "SC" and _by_security_council(number, council, kind)
    return _RULES[body](number, kind, year or _LATEST_YEAR)


def possible_on(body: str, number: str, kind: str, day: date) -> bool:
    """Whether `body` can have adopted `number` on that day.

    >>> possible_on("GA", "66/1", "resolution", date(2011, 10, 3))
    True
    >>> possible_on("GA", "66/1", "resolution", date(1997, 10, 3))
    False
    """
    if not possible(body, number, kind, day.year):
        return False
    council = _COUNCIL_YEAR.fullmatch(number)
    if council:
        return int(council[1]) == day.year
    session, special = session_of(body, number)
    if body in _YEARS_OF_COUNCILS and session and session > 1000:
        return abs(session - day.year) <= 1
    if session is None or body not in {"GA", "HRC"}:
        return True
    if special:
        return _on_special(body, number, session, day.year)
    if body == "GA":
        return day.year - FIRST_GA - session in {0, 1}
    return abs(day.year - (FIRST_HRC + (session - 1) / 3)) < 1.8


def latest_year(body: str, number: str | None, adopted: date | None) -> int | None:
    """The year of a text, or one soon after it where only its number tells; None where unknown.

    >>> latest_year("HRC", "58/30", None), latest_year("GA", "64/293", None)
    (2026, 2010)
    """
    if adopted:
        return adopted.year
    council = _COUNCIL_YEAR.fullmatch(number or "")
    if council:
        return int(council[1])
    session, special = session_of(body, number or "")
    if session is None or special:
        return None
    if session > 1000:
        return session
    return {"GA": FIRST_GA + 1 + session, "HRC": FIRST_HRC + (session + 2) // 3}.get(body)


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
    if session is None or not 1 <= session <= _MOST_SESSIONS:
        return None
    if body == "GA":
        return date(FIRST_GA + session, 9, 1)
    if body == "HRC":
        year, place = divmod(session - 1, len(_MONTHS_OF_HRC))
        return date(FIRST_HRC + year, _MONTHS_OF_HRC[place], 1)
    if body == "ECOSOC":
        return date(_FIRST_ECOSOC + session // 2, 1, 1)
    return None


def _on_special(body: str, number: str, session: int, year: int) -> bool:
    if number.startswith("ES-") or "(" in number:
        return body == "GA"
    if body == "HRC":
        return year >= FIRST_HRC
    return year < FIRST_HRC or _LATE_SPECIAL.get(session) == year


def _by_security_council(number: str, council: re.Match[str] | None, kind: str) -> bool:
    if council:
        return int(council[1]) >= 1946
    return kind == "statement" and number[:4].isdigit()


def _head_and_item(number: str) -> tuple[int, int]:
    match = re.match(r"(\d+)/(\d+)", number)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def _by_assembly(number: str, kind: str, year: int) -> bool:
    session, special = session_of("GA", number)
    if session is None:
        return False
    if "(" in number:
        return session <= (_LAST_ROMAN if not special else 12)
    if special:
        return number.startswith("ES-") or session <= _SPECIAL_OF_ASSEMBLY
    return _FIRST_SLASH <= session <= year - FIRST_GA


def _by_rights_council(number: str, kind: str, year: int) -> bool:
    if "(" in number or number.startswith("ES-") or year < FIRST_HRC:
        return False
    session, special = session_of("HRC", number)
    if session is None:
        return False
    if special:
        return True
    item = _head_and_item(number)[1]
    high = item > _HIGHEST_COUNCIL_ITEM.get(kind, item)
    return 1 <= session <= 3 * (year - FIRST_HRC) + 4 and not high and session < 1000


def _by_year(number: str, year: int, first: int, last: int) -> bool:
    head, item = _head_and_item(number)
    return first <= head <= min(last, year) and item > 0


def _by_economic_council(number: str, kind: str, year: int) -> bool:
    if "(" in number:
        return (session_of("GA", number)[0] or 0) in range(1, _LAST_ROMAN_SESSIONS["ECOSOC"] + 1)
    return _by_year(number, year, *_YEARS_OF_COUNCILS["ECOSOC"])


def _by_commission(number: str, kind: str, year: int) -> bool:
    if "(" in number:
        return (session_of("GA", number)[0] or 0) in range(1, _LAST_ROMAN_SESSIONS["CHR"] + 1)
    return _by_year(number, year, *_YEARS_OF_COUNCILS["CHR"])


def _by_young(body: str, number: str, year: int) -> bool:
    since, sessions = _YOUNG[body]
    head, item = _head_and_item(number)
    return year >= since and 1 <= head <= sessions and item > 0


_RULES: dict[str, Callable[[str, str, int], bool]] = {
    "GA": _by_assembly,
    "HRC": _by_rights_council,
    "SC": lambda number, kind, year: False,
    "ECOSOC": _by_economic_council,
    "CHR": _by_commission,
    "UNEA": lambda number, kind, year: _by_young("UNEA", number, year),
    "UNHA": lambda number, kind, year: _by_young("UNHA", number, year),
}

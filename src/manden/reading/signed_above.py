"""The meeting, the date and the vote where a print puts them above its text.

Old pages open with "71st plenary meeting", "21 December 1990" under the symbol; the volumes of the
1980s with "Date: 30 November 1987", "Meeting: 85", "Adopted without a vote" under the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from manden.reading.closing import Closing, names_meeting, opens_closing, read_closing, read_vote
from manden.reading.printed_dates import first_date

_TABLED = re.compile(
    r"\bDate\s?:\s*(?P<date>\d[^\n:]{6,22}\d{4})\s+(?:Meeting|S[ée]ance)\s?:\s*(?P<meeting>\d{1,4})\b"
)
_DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th| ?er)? [^\W\d]{3,9}\.? \d{4}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}"
)
_REACH = 200  # characters after the meeting in which the vote is told


def signed_above(lines: Sequence[str]) -> Closing:
    """What these lines of a masthead say of the adoption; nothing where they do not.

    >>> found = signed_above(["A/RES/45/188", "71st plenary meeting", "21 December 1990", "Bells"])
    >>> found.meeting, str(found.date)
    (71, '1990-12-21')
    >>> signed_above(["Date: 30 November 1987 Meeting: 85", "Adopted without a vote"]).vote.mode
    'without_vote'
    """
    for index, line in enumerate(lines):
        if names_meeting(line) and opens_closing(line):
            found = read_closing(list(takewhile(opens_closing, lines[index : index + 2])))
            above = _day_alone(lines[index - 1]) if index and found.date is None else None
            return replace(found, date=above) if above else found
    text = "\n".join(lines) if any("Date" in line for line in lines) else ""
    tabled = _TABLED.search(text)
    if tabled is None:
        return read_closing(())
    vote = read_vote(text[tabled.end() :][:_REACH])
    return Closing(int(tabled["meeting"]), first_date(tabled["date"]), vote)


def day_of_council(lines: Sequence[str], number: str | None) -> date | None:
    """The day that stands alone above a resolution of the Security Council, in the year of its number.

    Other bodies' documents print the day on which they were distributed there.

    >>> str(day_of_council(["Resolution 998 (1967)", "22 November 1967"], "998 (1967)"))
    '1967-11-22'
    """
    days = (day for line in lines if (day := _day_alone(line)))
    return next((day for day in days if number and number.endswith(f"({day.year})")), None)


def _day_alone(line: str) -> date | None:
    """The date of a line that holds no more than it, or an organ's name before a dash."""
    alone = line.rpartition(" - ")[2].strip(" .,")
    return first_date(alone) if _DAY.fullmatch(alone) else None

"""The meeting, the date and the vote where a print puts them above its text.

Old pages open with "71st plenary meeting", "21 December 1990" under the symbol; the volumes of the
1980s with "Date: 30 November 1987", "Meeting: 85", "Adopted without a vote" under the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from manden.reading.closing import Closing, names_meeting, opens_closing, read_closing, read_vote
from manden.reading.printed_dates import first_date

_TABLED = re.compile(
    r"\bDate\s?:\s*(?P<date>\d[^\n:]{6,22}\d{4})\s+(?:Meeting|S[ée]ance)\s?:\s*(?P<meeting>\d{1,4})\b"
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
            return read_closing(list(takewhile(opens_closing, lines[index : index + 2])))
    text = "\n".join(lines) if any("Date" in line for line in lines) else ""
    tabled = _TABLED.search(text)
    if tabled is None:
        return read_closing(())
    vote = read_vote(text[tabled.end() :][:_REACH])
    return Closing(int(tabled["meeting"]), first_date(tabled["date"]), vote)

"""The facts of a decision that is told in a sentence: its organ, meeting and day stand there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from manden.reading.masthead import MEETING, Masthead, session_told
from manden.reading.organs import organ_in
from manden.reading.possible_numbers import FIRST_HRC
from manden.reading.printed_dates import first_date
from manden.reading.symbols import symbol_of
from manden.reading.told import TELLS, speaks_at


def as_told(head: Masthead, first: str, language: str) -> Masthead:
    """The masthead of a decision told in one sentence, which names the organ, meeting and day.

    `first` opens the text: "At its 28th meeting, on 22 July, the Council took note of".

    >>> from manden.reading.masthead import read_masthead
    >>> first = "At its 60th meeting, on 28 April 1999, the Commission on Human Rights decided to ring"
    >>> head = as_told(read_masthead(["1999/113. Bells"], [], None), first, "en")
    >>> head.kind, head.body, head.meeting, str(head.adopted)
    ('decision', 'CHR', 60, '1999-04-28')
    """
    told = TELLS[language].match(first)
    if told is None or head.kind == "statement":
        return _as_spoken(head, first, language)
    adopted = head.adopted or first_date(told[0])
    number = head.number
    body = head.body if head.body != "other" else organ_in(told[0])
    body = body or _council_of(number, told[0], adopted) or "other"
    meeting = MEETING.search(told[0])
    return replace(
        head,
        kind="decision",
        body=body,
        symbol=symbol_of(body, number, "decision") if number else head.symbol,
        adopted=adopted,
        meeting=head.meeting or (int(meeting[1]) if meeting else None),
        session=head.session or session_told([], "", body, number),
    )


def _as_spoken(head: Masthead, first: str, language: str) -> Masthead:
    """The same where the sentence opens with the organ: it names no meeting and no day."""
    place = speaks_at(first, language) if head.kind != "statement" else 0
    if not place:
        return head
    body = head.body if head.body != "other" else organ_in(first[:place])
    kind = head.kind if head.symbol else "decision"
    return replace(head, kind=kind, body=body or "other")


def _council_of(number: str | None, told: str, adopted: date | None) -> str | None:
    """The Human Rights Council, where "the Council" took decision 101 or a later one of a session
    of its year: it numbers its decisions so, and holds three sessions a year since 2006."""
    found = _COUNCIL_DECISION.fullmatch(number or "")
    if found is None or adopted is None or not _BARE_COUNCIL.search(told):
        return None
    return "HRC" if int(found[1]) - 3 * (adopted.year - FIRST_HRC) in (1, 2, 3) else None


_COUNCIL_DECISION = re.compile(r"(\d{1,3})/1\d\d")
_BARE_COUNCIL = re.compile(r"\b(?:the Council|le Conseil)\b")

"""Which recalled numbers cannot be right?

One day belongs to one session: when a text recalls 54/42 of a day on which others recall 52/42,
one of them is misprinted. A number is put right only where the other one is attested; every
contradiction is told, and one that cannot be settled leaves its number marked as doubtful.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .mandate_recalls import Recall
from .symbols import session_of, symbol_of

# A text in hand outweighs any number of recalls of it.
IN_HAND = 1000
_SESSIONS_KNOWN = frozenset({"HRC", "GA", "ECOSOC"})
# Since its fourth session, of 2007, the Human Rights Council has opened its sessions in February or
# March, at the end of May or in June, and in September, in turn. A session may be resumed after
# that (the 43rd was, in June 2020), so only a day before the opening is impossible.
_FIRST_SPRING = (4, 2007)
_OPENS = (2, 5, 9)


@dataclass(frozen=True)
class Cited:
    """A recall and the key of the text that makes it."""

    by: str
    recall: Recall

    @property
    def key(self) -> str:
        return key_of(self.recall.citation.body, self.recall.citation.number or "")


@dataclass(frozen=True)
class Contradiction:
    """What cannot be so, in one sentence; `number` is the doubtful one, `by` who prints it."""

    number: str
    by: str
    anchor: str | None
    message: str
    likely: str | None = None


def key_of(body: str | None, number: str) -> str:
    """The name of a text among others: body and number.

    >>> key_of("HRC", "58/30"), key_of(None, "3/1")
    ('HRC 58/30', 'other 3/1')
    """
    return f"{body or 'other'} {number}"


def put_right(
    cited: Sequence[Cited], in_hand: Mapping[str, date | None]
) -> tuple[list[Cited], list[Contradiction]]:
    """The recalls with misprinted numbers replaced where another is attested, and what was found.

    `in_hand` maps the keys of the texts held or known to their dates.

    >>> put_right([], {})
    ([], [])
    """
    sessions = _sessions_by_day(cited, in_hand)
    attested = {one.key for one in cited} | set(in_hand)
    right: list[Cited] = []
    found: list[Contradiction] = []
    for one in cited:
        session = _session_of_day(one, sessions)
        if session is None or one.key in in_hand:
            right.append(one)
            continue
        contradiction, likely = _contradiction(one, session, attested)
        found.append(contradiction)
        right.append(_replaced(one, likely) if likely else one)
    return right, found + _two_dates(right, in_hand)


def council_session_opens(session: int) -> date | None:
    """The first day of the month in which a regular session of the Council opened.

    >>> council_session_opens(58), council_session_opens(54), council_session_opens(2)
    (datetime.date(2025, 2, 1), datetime.date(2023, 9, 1), None)
    """
    turns = session - _FIRST_SPRING[0]
    return date(_FIRST_SPRING[1] + turns // 3, _OPENS[turns % 3], 1) if turns >= 0 else None


def _sessions_by_day(
    cited: Iterable[Cited], in_hand: Mapping[str, date | None]
) -> dict[tuple[str, date], Counter[int]]:
    """How often each body's day is given to each of its regular sessions."""
    counted: dict[tuple[str, date], Counter[int]] = {}
    told = [(key, day, IN_HAND) for key, day in in_hand.items()]
    told += [(one.key, one.recall.citation.date, 1) for one in cited]
    for key, day, weight in told:
        body, number = key.split(" ", 1)
        session = _regular_session(body, number)
        if day and session and not _before_opening(body, session, day):
            counted.setdefault((body, day), Counter())[session] += weight
    return counted


def _regular_session(body: str, number: str) -> int | None:
    session, special = session_of(body, number)
    return session if body in _SESSIONS_KNOWN and not special else None


def _before_opening(body: str, session: int, day: date) -> bool:
    opens = council_session_opens(session) if body == "HRC" else None
    return opens is not None and day < opens


def _session_of_day(one: Cited, sessions: Mapping[tuple[str, date], Counter[int]]) -> int | None:
    """The session that the recalled day belongs to, where the recalled number is of another."""
    body, number = one.key.split(" ", 1)
    day, session = one.recall.citation.date, _regular_session(body, number)
    if not day or not session:
        return None
    ranked = sessions.get((body, day), Counter()).most_common(2)
    if ranked and ranked[0][0] != session and (len(ranked) < 2 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    if _before_opening(body, session, day):
        earlier = range(session - 1, _FIRST_SPRING[0] - 1, -1)
        return next((n for n in earlier if not _before_opening(body, n, day)), None)
    return None


def _contradiction(
    one: Cited, session: int, attested: set[str]
) -> tuple[Contradiction, str | None]:
    body, number = one.key.split(" ", 1)
    citation = one.recall.citation
    head, _, serial = number.partition("/")
    likely = f"{session}/{serial}"
    known = key_of(body, likely) in attested
    _, by = one.by.split(" ", 1)
    message = (
        f"{by} recalls {number} of {citation.date}, a day of session {session}, not {head}: "
        + (f"read as {likely}, which is attested." if known else f"perhaps {likely} is meant.")
    )
    return Contradiction(number, by, citation.anchor, message, likely), likely if known else None


def _replaced(one: Cited, number: str) -> Cited:
    citation = one.recall.citation
    body = citation.body or "other"
    put = replace(citation, number=number, symbol=symbol_of(body, number, citation.kind))
    return Cited(one.by, replace(one.recall, citation=put, printed=citation.number))


def _two_dates(cited: Iterable[Cited], in_hand: Mapping[str, date | None]) -> list[Contradiction]:
    """Numbers to which two days are given."""
    days: dict[str, dict[date, str]] = {}
    for key, day in in_hand.items():
        if day:
            days.setdefault(key, {})[day] = key.split(" ", 1)[1]
    for one in cited:
        if one.recall.citation.date:
            days.setdefault(one.key, {}).setdefault(one.recall.citation.date, one.by)
    found = []
    for key, given in days.items():
        number = key.split(" ", 1)[1]
        if len(given) > 1:
            told = ", ".join(f"{day} ({by})" for day, by in sorted(given.items()))
            message = f"{number} is given different dates: {told}"
            found.append(Contradiction(number, next(iter(given.values())), None, message))
    return found

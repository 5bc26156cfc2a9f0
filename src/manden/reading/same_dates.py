"""Limits that point back: "by the same date", "at that session" take what was last named before."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from manden.reading.date_limits import Found
from manden.reading.resolution import Deadline

_THAT = "(?:the (?:same|said|aforementioned)|that(?: same)?) "
_END = "(?:the (?:end|close|beginning|start) of )?"
_SAME = {
    "en": re.compile(
        r"\b(?:(?P<date>(?:by|before|until|(?:no|not) later than) {end}{that}(?:date|time|year|month|day"
        r"|deadline)|on {that}(?:date|day)|in {that}(?:year|month)|(?:by|until|before) then)"
        r"|(?P<session>(?:at|during|by|before|until|for|in|(?<=agenda )of|prior to|ahead of|(?:no|not) later than)"
        r" {end}{that}session)|(?P<length>within {that}(?:period|time ?frame|time ?limit|deadline)))\b".replace(
            "{that}", _THAT
        ).replace("{end}", _END),
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:(?P<date>(?:d'ici(?: à| au)?|dès|avant"
        r"|jusqu'(?:à|au)|à|au plus tard(?: à)?|pour|en|au cours de) ?(?:la fin de )?"
        r"(?:la même|cette(?: même)?|ladite) (?:date|année|échéance)|le même (?:jour|mois)"
        r"|d'ici là|d'ici (?:à )?ce moment(?:-là)?)"
        r"|(?P<session>(?:à|(?<=ordre du jour )de|(?<=provisoire )de"
        r"|lors de|au cours de|durant|pendant|pour|avant|d'ici à|au plus tard à)"
        r" (?:la fin de )?(?:la même|cette(?: même)?|ladite) session)"
        r"|(?P<length>dans (?:le même|ce(?: même)?|ledit) (?:délai|laps de temps)))\b",
        re.IGNORECASE,
    ),
}
_YEAR = re.compile(r"\b(?:year|année)$")
_HINTS = {
    "en": (
        *("by then", "until then", "before then", "the same ", "the said ", "aforementioned "),
        *(
            "that same",
            *(f"that {noun}" for noun in ("date", "session", "year", "deadline", "time")),
        ),
        *("that day", "that month", "that period"),
    ),
    "fr": ("d'ici", "même ", "cette ", "ladite ", "ledit ", "ce délai"),
}
_KINDS = {"session": ("session",), "length": ("duration", "date", "period")}


def _year_end(due: Deadline) -> Deadline:
    return replace(due, date=due.date.replace(month=12, day=31)) if due.date else due


def points_back(words: str, language: str) -> bool:
    """Whether a limit may stand in `words` that only names again what was named before.

    >>> points_back("to send it by the same date", "en"), points_back("to send it", "en")
    (True, False)
    """
    return any(map(words.__contains__, _HINTS[language]))


def with_same_dates(
    words: str, found: Sequence[Found], language: str, earlier: Sequence[Deadline] = ()
) -> list[Found]:
    """`found`, in order, with the limits of `words` that stand for one of them or of `earlier`.

    >>> ten = Deadline("date", "by 2030")
    >>> words = "to sing by 2030 and, by the same date, to ring"
    >>> [each.text for _, _, each in with_same_dates(words, [(8, 15, ten)], "en")]
    ['by 2030', 'by the same date']
    """
    if not (found or earlier) or not points_back(words, language):
        return list(found)
    same: list[Found] = []
    ahead: deque[Found] = deque([*((-1, 0, each) for each in earlier), *found])
    reached = 0  # where the limits end that begin before a match
    last: dict[str, Deadline] = {}
    for match in _SAME[language].finditer(words):
        while ahead and ahead[0][0] <= match.start():
            _, end, each = ahead.popleft()
            reached = max(reached, end)
            if not each.recurring:
                last.pop(each.kind, None)  # the latest stands last
                last[each.kind] = each
        if match.start() < reached:
            continue
        kinds = _KINDS.get(match.lastgroup or "", ("date",))
        meant = next((last[kind] for kind in reversed(last) if kind in kinds), None)
        if meant:
            meant_day = _year_end(meant) if _YEAR.search(match[0]) else meant
            same.append((*match.span(), replace(meant_day, text=match[0])))
    return sorted([*found, *same], key=lambda item: item[:2])

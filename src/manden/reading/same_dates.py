"""Limits that point back: "by the same date", "by then" take the date last named before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from manden.reading.date_limits import Found
from manden.reading.resolution import Deadline

_SAME = {
    "en": re.compile(
        r"\b(?:by|before|until|no later than) (?:the same|that) (?:date|time|year|day)\b"
        r"|\b(?:by|until|before) then\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:d'ici(?: à| au)?|avant|jusqu'(?:à|au)|à|au plus tard à) (?:la même|cette) (?:date|année"
        r"|échéance)\b|\bd'ici là\b|\bd'ici (?:à )?ce moment(?:-là)?\b",
        re.IGNORECASE,
    ),
}
_HINTS = {"en": ("then", "same ", "that "), "fr": ("d'ici", "même ", "cette ")}


def with_same_dates(words: str, found: Sequence[Found], language: str) -> list[Found]:
    """`found`, in order, with the limits of `words` that stand for the date of one of them.

    >>> ten = Deadline("date", "by 2030")
    >>> words = "to sing by 2030 and, by the same date, to ring"
    >>> [each.text for _, _, each in with_same_dates(words, [(8, 15, ten)], "en")]
    ['by 2030', 'by the same date']
    """
    dated = [(start, each) for start, _, each in found if each.kind == "date"]
    if not dated or not any(map(words.__contains__, _HINTS[language])):
        return list(found)
    same: list[Found] = []
    for match in _SAME[language].finditer(words):
        before = [each for start, each in dated if start < match.start()]
        if before and not any(start <= match.start() < end for start, end, _ in found):
            same.append((*match.span(), Deadline("date", match[0], date=before[-1].date)))
    return sorted([*found, *same], key=lambda item: item[:2])

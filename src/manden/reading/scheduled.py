"""Events that others have scheduled: their dates bound no act of the clause that mentions them."""

from __future__ import annotations

import re

_SCHEDULED = {
    "en": re.compile(
        r"\b(?:to be|will be|due to be) (?:held|convened|adopted|organized)\b[^;]{0,140}$"
        r"|\bscheduled"
        r" (?:for|to be)\b[^;]{0,60}$"
    ),
    "fr": re.compile(
        r"\b(?:se tiendra|se tenir|aura lieu|avoir lieu|sera (?:adoptée?|convoquée?|tenue?)"
        r"|prévue?s?|prévoit d(?:e |')\w+|qu'elle convoquera|être adoptée?)\b[^;]{0,140}$"
    ),
}
_REACH = 250  # characters before a date in which its event is named
_HOLDS = re.compile(r"\b(?:organi[sz]e|convene|hold|host|organiser|convoquer|tenir|accueillir)\b")


def is_scheduled(words: str, place: int, language: str) -> bool:
    """Whether the date at `place` is that of an event which the clause does not ask to hold.

    >>> words = "to prepare for the feast, to be held in 2030"
    >>> is_scheduled(words, 37, "en"), is_scheduled(words.replace("prepare for", "hold"), 30, "en")
    (True, False)
    """
    base = max(0, place - _REACH)
    said = _SCHEDULED[language].search(words, base, place)
    return said is not None and not _HOLDS.search(words, max(0, base - _REACH), said.start())

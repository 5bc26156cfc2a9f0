"""Titles that end with the date of their goal: "the Roadmap for Bells in All Towns by 2030"."""

from __future__ import annotations

import re

# The end of a title that itself sets a goal: "..., and Getting on Track to End AIDS by 2030".
_TITLE = re.compile(
    r": [A-Z][\w-]+(?:,? (?:[A-Z][\w'-]+|and|to|on|the|of|for|in|a|an)){2,24} $"
    r"|\bto (?:End|Eliminate|Eradicate|Achieve|Accelerate|Reach|Combat|Prevent|Reduce|Halve"
    r"|Transform)\b(?:,? (?:[A-Z][\w'-]+|and|to|on|the|of|for|in|a|an)){1,14} $"
    r"|\b(?:Roadmap|Strategy|Plan|Framework|Programme|Declaration)\b(?:,? (?:[A-Z][\w'-]+|and|to|on|the|of|for"
    r"|in|a|an|across|against|with|from|through|within|between)){4,30} $"
    r"|\b(?:[Dd]éclaration|[Ss]tratégie|[Pp]lan|[Pp]rogramme|[Cc]adre|[Oo]bjectif)\b[^;.:]{0,90}"
    r" : [^;.]{0,110}$"
)
_SHORT_NAME = re.compile(r" \((?:(?:the|la|le) |l')?[\"“«]? ?[A-ZÀ-Ý]")
_OF_A_PLAN = re.compile(
    r"\b(?:Feuille de route|Plan|Stratégie|Programme|Cadre|Roadmap|Strategy|Framework)\b[^,;()]{0,200}$"
)


def ends_a_title(words: str, end: int, before: str) -> bool:
    """Whether the date that ends at `end` ends a title; `before` are the words before it.

    >>> words = "the Roadmap for Bells in All Towns by 2030 (Bell Roadmap)"
    >>> ends_a_title(words, 42, words[:35]), ends_a_title("to ring by 2030", 15, "to ring ")
    (True, False)
    """
    named = _SHORT_NAME.match(words, end) and _OF_A_PLAN.search(before)
    return bool(named or _TITLE.search(before))

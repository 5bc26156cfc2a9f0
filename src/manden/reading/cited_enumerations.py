"""Whether a number still belongs to the noun before it: "resolutions 5/1, 5/2 and, on bells, 6/3".

A noun ("resolutions", "decision") holds until the next one that has numbers, but not every figure
after it is a number of a text: "a goal of 50/50", "in 2013/14", "communication No. 5/2012".
"""

from __future__ import annotations

import re

DOTTED_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}")
# What may stand right before a number of an enumeration; "a goal of 50/50" is none.
_ENUMERATES = re.compile(
    r"(?:[,;:(\[“”\"«»)–-]|and|et|\b(?:or|ou|to|à|through|by|including|notamment|particul(?:ar|ier)|especially|such\sas|t(?:el|elle)s\sque|namely|than|see|voir|also"
    r"|[Nn]os?\.?|n\s?[°o]s?|number|(?:end|start|beginn|commenc)ing\swith|in|dans|dont|la|les|ainsi\sque|well\sas|à\s[Ss]avoir|of\swhich)|\d)\s*$"
)
_AFTER_YEAR = re.compile(r"\b19[4-7]\d[.']\s$")  # a scan makes a stop of the comma
_QUALIFIES = re.compile(r"\s(?!of\b|du\b|to\b)(?:[a-zé]+\s){1,2}")  # "résolutions de suivi 72/305"
# "The decision on communication No. 5/2012": the number is of something else.
_NUMBERED_THING = re.compile(
    r"\b(?!(?:and|et|or|ou|r[eé]solutions?|d[eé]cisions?)\b)(?:Case|Affaire|[a-zéè]{3,})"
    r" (?:Nos?\.?|nos?|n ?[°o]s?) $|\((?:E[CU]|[CU]E)\) N ?o\.? $"
)
_REACH = 40  # of such a thing before its number
_NUMBERED = ("o ", "os ", "o. ", "os. ", "° ", "°s ")  # how such a match ends
_RANGE_OF_YEARS = re.compile(r"(\d{4})/(\d{2}|\d{4})")
_SAY_WHAT_THEY_ARE = ("GC(", "AG/RES")
_AFTER_PREPOSITION = re.compile(r"\b(?:in|of|by|under|with|dans|par) $")

# "Decision 5/2021 of the municipal council": numbers of a year's own, as States and towns count.
_IN_YEAR = re.compile(r"\d{1,4}\s?/\s?(?:19|20)\d\d")
_STATE = (
    r"(?:[Mm]unicipal\w*|[Cc]ommunal\w*|(?i:city|town|village|county|district|provincial|federal|national\w*)(?!\sunies)"
    r"|(?:Constitutional|Supreme|High)\sCourt|Cour\s(?:constitutionnelle|suprême|de\scassation)|[Tt]ribunal"
    r"|Council\sof\sMinisters|Conseil\sdes\sministres|Conseil\sd['’]État|(?:the|its)\sGovernment|du\sGouvernement"
    r"|[Mm]inist(?:ry|er|ère|re)|[Cc]abinet|[Pp]arliament\sof|[Pp]arlement\sd)"
)
_STATE_BEFORE = re.compile(rf"\b{_STATE}\b[^,;.]{{0,40}}$")
_STATE_AFTER = re.compile(
    rf"\s(?:of|by|from|issued\sby|adopted\sby|du|de\sla|de\sl['’]|des|prise\spar|adoptée\spar)\s?"
    rf"(?:the\s|le\s|la\s|l['’])?(?:[\w'’-]+\s){{0,2}}?{_STATE}"
)


def is_of_a_state(text: str, noun: int, match: re.Match[str]) -> bool:
    """Whether the number is of a year and of a body of a State or a town: no text of ours.

    >>> text = "decision 5/2021 of the municipal council"
    >>> is_of_a_state(text, 0, re.compile("5/2021").search(text))
    True
    """
    if not _IN_YEAR.fullmatch(match[0]):
        return False
    before = _STATE_BEFORE.search(text, max(0, noun - 60), noun)
    return before is not None or _STATE_AFTER.match(text, match.end()) is not None


def needs_no_noun(text: str, match: re.Match[str], of_council: bool) -> bool:
    """Whether a number is cited by itself: "its call in 2462 (2019)", "the annex of GC(66)/RES/6".

    >>> call, comment = "its call in 2462 (2019)", "comment No. 16 (2013)"
    >>> [needs_no_noun(text, re.search("[0-9]+", text), True) for text in (call, comment)]
    [True, False]
    """
    if match[0].startswith(_SAY_WHAT_THEY_ARE):
        return True
    start = match.start()
    before = _AFTER_PREPOSITION.search(text, max(0, start - 8), start) if of_council else None
    return before is not None


def in_enumeration(text: str, start: int, printed: tuple[str, str], after: int, last: str) -> bool:
    """Whether what is printed at `start` goes on with the numbers of the noun that ends at `after`.

    `printed` is its kind and its words; `last` is the number before it.

    >>> in_enumeration("resolutions 5/1 and 5/2", 20, ("slash", "5/2"), 11, "5/1")
    True
    >>> in_enumeration("the decision on a goal of 50/50", 26, ("slash", "50/50"), 12, "")
    False
    """
    kind, words = printed
    if kind == "dotted" and not DOTTED_NUMBER.fullmatch(last):
        return False
    if _QUALIFIES.fullmatch(text, after, start):
        return True
    near = max(after, start - _REACH)
    if text.endswith(_NUMBERED, near, start) and _NUMBERED_THING.search(text, near, start):
        return False
    years = _RANGE_OF_YEARS.fullmatch(words)
    if years and len(years[2]) == 4:
        return False
    before = text[max(0, start - 14) : start]
    if kind == "roman" and _AFTER_YEAR.search(before):
        return True
    if kind == "council" and before.endswith(" of "):  # "paragraph 12 of 2320 (2016)"
        return True
    if kind == "slash" and re.search(r"\b(?:in|dans|to|à)\s$", before) and years:
        return False
    return _ENUMERATES.search(before) is not None

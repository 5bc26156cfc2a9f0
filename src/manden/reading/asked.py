"""What a clause was found to ask of whom, and the way past what stands before that person."""

from __future__ import annotations

import re
from typing import NamedTuple

from manden.reading.asked_words import ASIDE
from manden.reading.resolution import Addressee

_IN_PASSING = re.compile(
    r" ?,? (?:(?:in|to) (?:this|that|the same) (?:regard|respect|context|connection|end|spirit)"
    r"|in particular|once again|also|further|à cet égard|à cette fin|dans ce contexte"
    r"|en particulier|également|en outre|de nouveau|à nouveau|de même|en conséquence|par"
    r" conséquent|dès lors|donc|ainsi|avec (?:force|insistance|fermeté|vigueur)|accordingly"
    r"|therefore|(?!comment|gouvernement|parlement)[a-zé]+ment),? ",
    re.IGNORECASE,
)
_REMARK, _FIRST_REMARK = (
    {
        language: re.compile(rf"{comma}(?:{words})\b[^,;:]*, ", re.IGNORECASE)
        for language, words in ASIDE.items()
    }
    for comma in (", ", ",? ?")
)


class Asked(NamedTuple):
    """Whom a clause asks and where the act begins; `rule` names what decided."""

    addressees: tuple[Addressee, ...]
    action_start: int
    span: tuple[int, int]
    rule: str


def pronoun_asked(match: re.Match[str], group: int, action_start: int) -> Asked:
    printed = match[group]
    return Asked((Addressee(printed, None, printed),), action_start, match.span(group), "pronoun")


def past_space(words: str, place: int) -> int:
    while place < len(words) and words[place] in " ,":
        place += 1
    return place


def past_asides(words: str, place: int, end: int, language: str) -> int:
    """Past ", in this regard, " and " in particular " that stand before whom is asked."""
    opens = words[max(0, place - 5) : place].rstrip().endswith(("that", "qu'", "que", ";"))
    aside = (_FIRST_REMARK if opens else _REMARK)[language]
    while True:
        match = _IN_PASSING.match(words, place) or aside.match(words, place)
        if match is None or match.end() >= end:
            return past_space(words, place)
        place = match.end() - (2 if words[match.end() - 2] == "," else 1)  # it may open the next
        aside = _REMARK[language]

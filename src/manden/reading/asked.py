"""What a clause was found to ask of whom, and the way past what stands before that person."""

from __future__ import annotations

import re
from typing import NamedTuple

from manden.reading.asked_words import ASIDE
from manden.reading.resolution import Addressee

_IN_PASSING = {
    "en": re.compile(
        r" ?,? (?:(?:in|to) (?:this|that|the same) (?:regard|respect|context|connection|end|spirit"
        r"|sense)|in particular|once again|also|further|accordingly|therefore)(?:, | )",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r" ?,? (?:à cet égard|à ce (?:sujet|propos)|à cette fin|dans ce (?:contexte|sens)|en ce sens"
        r"|en particulier|également|en outre|de nouveau|à nouveau|de même|en conséquence|par"
        r" conséquent|dès lors|donc|ainsi|avec (?:force|insistance|fermeté|vigueur)"
        r"|(?!comment|gouvernement|parlement|département|établissement)[a-zé]+ment)(?:, | )",
        re.IGNORECASE,
    ),
}
REMARK, _FIRST_REMARK = (
    {
        language: re.compile(rf" ?{comma}(?:{words})\b[^,;:]*, ", re.IGNORECASE)
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


def pronoun_asked(match: re.Match[str], group: int | str, action_start: int) -> Asked:
    printed = match[group]
    return Asked((Addressee(printed, None, printed),), action_start, match.span(group), "pronoun")


def past_space(words: str, place: int) -> int:
    while place < len(words) and words[place] in " ,":
        place += 1
    return place


def past_first_said(words: str, place: int, language: str) -> int:
    """Past ", made in resolution 1, to" of an ask said again, up to whom it asks.

    >>> words = "Reiterates the request made in its resolution 5 to the Mayor to ring"
    >>> words[past_first_said(words, 22, "en") :]
    ' the Mayor to ring'
    """
    said = _FIRST_SAID[language].match(words, place)
    return said.end() if said else place


_FIRST_SAID = {
    "en": re.compile(
        r" (?:made|addressed|issued|extended|directed) to(?= [^;]{3,80} to )"
        r"|,? (?:as )?(?:contained|made|set out|expressed|addressed) [^;]{3,120}?,(?= that )"
        r"|,? (?:as )?(?:contained|made|set out|expressed|issued|addressed|by|of|in) [^;]{3,120}?,? (?:to|upon"
        r"|on|for)(?= (?:the |all |its |Member |States |those |other |relevant |[A-Z]))(?! the implement)"
    ),
    "fr": re.compile(
        r"(?: [a-zé]+)?(?:,? qu'(?:il|elle) (?:leur |lui )?a (?:déjà )?(?:adressée?s?|faite?s?|formulée?s?"
        r"|lancée?s?)"
        r"|,? (?:adressée?s?|faite?s?|formulée?s?|lancée?s?|figurant))"
        r"(?: [^;]{3,120}?)??(?= (?:à (?!ses?\b)|aux? (?!para)))"
    ),
}


def past_asides(words: str, place: int, end: int, language: str) -> int:
    """Past ", in this regard, " and " in particular " that stand before whom is asked."""
    opens = words[max(0, place - 5) : place].rstrip().endswith(("that", "qu'", "que", ";"))
    aside = (_FIRST_REMARK if opens else REMARK)[language]
    while True:
        match = _IN_PASSING[language].match(words, place)
        if match is None and (opens or "," in words[place : place + 2]):
            match = aside.match(words, place)
        if match is None or match.end() >= end:
            return past_space(words, place)
        place = match.end() - (2 if match[0].endswith(", ") else 1)  # its comma may open the next
        aside, opens = REMARK[language], False

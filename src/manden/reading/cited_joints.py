"""What ties an organ to the numbers that it adopted.

An organ stands before their noun ("Council resolution", "the Council, in its resolution"), after
it ("the resolutions of the Assembly") or after the numbers and their date ("60/1 of the", "adoptée
le 3 mai 2013 par l'"). Words that merely name an organ tie nothing.
"""

from __future__ import annotations

import re

_MARK = r"(?:\s?,?\s?\d{1,2}(?!\d))?"  # of a footnote, printed in the line
_DATE = r"(?:\s?,?\s?(?:adopted on|adoptées? le|of|du|en date du|dated|on|le)\s\d{1,2}\s?(?:er)?\s\w+\s\d{4})?"
# What joins a number to the organ after it: "60/251 of the", "du 1er mai 2013 3 de l'".
_OF_THE = re.compile(
    rf"{_MARK}{_DATE}(?:,\sannexe?s?)?{_MARK}\s?,?\s"
    r"(?:(?:of|de)\sthe|de\sl['’]|du|de\sla|des|of|(?P<by>(?:(?:that\s)?(?:was\s|were\s)?adopted\s"
    r"|adoptées?\s|prises?\s)?(?:by\s(?:the|its)|par\s(?:l['’]|la|le))))\s?"
    r"(?:(?:sixième|[A-Z][\w'’-]+)\s(?:and\s|of\s(?:the\s)?)?){0,6}$"
)
_JOINS_NOUNS = re.compile(
    rf"{_MARK}{_DATE}{_MARK}\s?,?\s(?:and|et|as\swell\sas|ainsi\sque)"
    r"\s(?:the\s|les?\s|la\s|des?\s)*"
)
_THE = re.compile(rf"{_MARK}{_DATE}{_MARK}\s?/?\s?,?\s(?:the\s|la\s|le\s|l['’])")
_LONGEST_TOPIC = 260
# After a topic: "14/30 on bells, adopted by the"; in French the ending agrees with the noun.
_ADOPTED_BY = re.compile(
    r"[^;]*(?:,\sadopted\s(?:on\s[^,;]{5,20}\s)?by\s(?:the\s)?|\b(?:adopté|approuvé|pris)es?\s(?:le\s[^,;]{5,20}\s)?"
    r"par\s(?:l['’]|la\s|le\s))(?:[A-Z][\w'’-]+\s){0,5}"
)
_THAT_IT = re.compile(r"[^;]*\b(?:which\sthe\s|que\s(?:l['’]|la\s|le\s))(?:[A-Z][\w'’-]+\s){0,5}")
# "By which the Bell Assembly decided": it says so by its own text.
_BY_WHICH = re.compile(
    r"[^;]*\b(?:by\swhich\sthe\s|par\sl(?:a|e|es)quel(?:le)?s?\s(?:l['’]|la\s|le\s))"
)
_DID = re.compile(r"[^,;]{0,80}?\s(?:\w+ed\b|(?:a|avait)\s\w)")
_ADOPTED_IT = re.compile(r"[^,;]{0,80}?\s(?:adopted\b|(?:a|avait)\s(?:adopt|approuv)ées?\b)")
# What the organ itself did by the number before its name; "the Bell Committee established by it"
# and "a été saisi" are told of it.
_ITSELF_DID = re.compile(
    r"[^,;]{0,80}?\s(?:(?:has\s|had\s)?(?:decided|requested|recommended|resolved|called|urged|adopted)\b"
    r"|(?:a|avait)\s(?:notamment\s|également\s)?(?:décidé|prié|demandé|recommandé|résolu|invité|adopté)\b)"
)
_TIES_TO_NOUN = re.compile(
    r"\s(?:(?:adopted|adoptées?)\s)?(?:of\sthe|by\sthe|de\sl['’]|du|de\sla|des|par\sl['’]|par\sla|par\sle)"
    r"\s?(?:[A-Z][\w'’-]+\s){0,5}"
)
_IN_ITS = re.compile(
    r"\b(?:in|dans|par|by|as|comme|through)\s(?:the\s|la\s|le\s|les\s|l['’])?"
    r"(?:(?:annexe?s?|(?:sub)?paragraph[es]*|alinéas?|articles?|sections?|parti?e?s?)\b[^;:]{0,40}?"
    r"\b(?:of|to|de|à)\s)?(?:the\s|la\s|les\s)?$"
)
_ADOPTS = re.compile(
    r"\b(?:adopt|approuv|approv|endors|entérin|proclam|ré?affirm|actualis|updat)\w*", re.IGNORECASE
)
_OF_TEXT = re.compile(r"[^;:.]{0,180}?\s(?:of|de|des)\s(?:la\s|les\s|sa\s|its\s)?")
_CLAUSE = re.compile(r"\b(?:that|which|who|qui|que|dont|to)\b")
_ADOPTION = re.compile(r"\badopt(?:ion|ing|ant)\b")
_NEXT_WORDS = 16
_ADOPTED_BEFORE = re.compile(r"\badoptée?s?,\s")  # what is told before the comma, not after it
_ADOPTED_ITS = re.compile(r"\s(?:ha[sd]\s|a\s|avait\s)?(?:adopted|adopté)\s")
# The name of an organ in French is known by its first words alone: "de la | paix, dans sa".
_NAME_GOES_ON = re.compile(r"[a-zà-ÿ][a-zà-ÿ'’ -]{0,50},\s(?:énoncée\s|figurant\s)?(?:dans|par)\s")
_SPEAKS = 130  # characters between an organ's name and "in its resolution"
# A capital that qualifies the short name after it, and opens no sentence.
_MODIFIED = re.compile(r"[\w,)]\s(?!The\b|[A-Z][a-z]+ing\b)[A-Z][\w-]*[a-z]\s$")


def joins_nouns(between: str) -> bool:
    """Whether two nouns have one organ: "Board resolution 6/1 and decisions 4/2 and 5/2".

    >>> joins_nouns(" of 10 May 2006 and "), joins_nouns(", as the")
    (True, False)
    """
    return _JOINS_NOUNS.fullmatch(between) is not None


def ties_to_noun(between: str) -> bool:
    """Whether an organ is that of the noun before it: "the resolutions of the Assembly".

    >>> ties_to_noun(" of the "), ties_to_noun(" to the ")
    (True, False)
    """
    return _TIES_TO_NOUN.fullmatch(between) is not None


def is_modified(text: str, organ: int) -> bool:
    """Whether a capital before a short name makes it another's: "the Bell Commission".

    >>> is_modified("of the Bell Commission", 12), is_modified("Recalling Council resolution", 10)
    (True, False)
    """
    return _MODIFIED.search(text[max(0, organ - 30) : organ]) is not None


def acts(between: str, possessive: bool, numbers: bool) -> bool:
    """Whether the organ named before these words adopts, or speaks in, what follows them.

    Any organ may be said to do so in its next words; farther on, one whose `numbers` are none of
    ours is likelier to be spoken of. `possessive` is whether "its" follows.

    >>> acts(" decided, in ", True, False), acts(" to meet as asked before in ", True, False)
    (True, False)
    """
    if len(between) > _SPEAKS or ";" in between:
        return False
    if "-même" in between or " itself " in between:  # "methods that it itself adopted in its"
        return False
    if _ADOPTED_ITS.fullmatch(between):
        return True
    adopts = bool(_ADOPTS.search(between))
    if _IN_ITS.search(between):
        near = len(between) < _NEXT_WORDS or _NAME_GOES_ON.fullmatch(between)
        return adopts or bool(near) or numbers
    return adopts and not possessive and _ADOPTED_BEFORE.search(between) is None


def adoption_by(text: str, organ: int, between: str) -> bool:
    """Whether the organ at `organ` adopted what follows: "adoption by the Board of decision 7".

    >>> adoption_by("the adoption by the Board of decision 7", 16, " of ")
    True
    """
    if not _OF_TEXT.fullmatch(between) or _CLAUSE.search(between):
        return False
    return _ADOPTION.search(text[max(0, organ - 40) : organ]) is not None


def follows(text: str, noun: tuple[int, bool], places: tuple[int, int, int], foreign: bool) -> bool:
    """Whether an organ is that of the numbers before it.

    `noun` is where their noun starts, and whether it says "its"; `places` are the end of the last
    number, the start and the end of the organ. A `foreign` organ, where the numbers may be the
    text's own, must be said to have adopted them.

    >>> text = "la résolution 60/1 de l'Assemblée"
    >>> follows(text, (3, False), (18, 24, 33), False)
    True
    """
    start, own = noun
    between = text[places[0] : places[1]]
    speaks = _IN_ITS.search(text[max(0, start - 60) : start])
    if speaks and not foreign and _THE.fullmatch(between):
        return True  # "in its resolution 60/1, the General Assembly"
    if own:
        return False
    joint = _OF_THE.fullmatch(between or "-")
    if joint:
        return not joint["by"] or _adopted(text, start, between)
    if len(between) > _LONGEST_TOPIC:
        return False
    adopts = _THAT_IT.fullmatch(between) and _ADOPTED_IT.match(text, places[2])
    adopts = adopts or (_BY_WHICH.fullmatch(between) and _DID.match(text, places[2]))
    return bool(adopts or _ADOPTED_BY.fullmatch(between))


def decided(text: str, noun: int, places: tuple[int, int, int]) -> bool:
    """Whether an organ after "in its resolution 60/1" is said to have decided something there.

    `noun` is where the number's noun starts; `places` are as `follows` has them.

    >>> text = "par sa résolution 32/2, la Commission des cloches a décidé d'attendre"
    >>> decided(text, 4, (22, 27, 37))
    True
    """
    speaks = _IN_ITS.search(text[max(0, noun - 60) : noun])
    if not speaks or not _THE.fullmatch(text[places[0] : places[1]]):
        return False
    return _ITSELF_DID.match(text, places[2]) is not None


def _adopted(text: str, noun: int, between: str) -> bool:
    return bool(_ADOPTS.search(between) or "prise" in between) or bool(
        _ADOPTION.search(text[max(0, noun - 300) : noun])
    )

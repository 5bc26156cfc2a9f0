"""Footnote marks in a text that has lost its superscripts: numbers where no number belongs.

Marks follow the order 1, 2, 3...; that order, and the words around, tell a mark from a number
that the sentence counts with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from manden.reading.blocks import Block, Mark
from manden.reading.closing import opens_closing
from manden.reading.raised import lowered

# After these words a number is a number: "article 5", "et 7", "du 9", "vol. 2".
_COUNTED = re.compile(
    r"(?:\b(?:article|articles|art|paragraphe|paragraphes|paragraph|paragraphs|para|par|chapitre"
    r"|chapter|section|sections|annexe|annex|annexes|volume|vol|chap|point|points|item|items"
    r"|objectif|objectifs|goal|goals|target|cible|cibles|alinéa|alinéas|phase|part|partie|page"
    r"|pages|p|pp|n|no|nos|num|numéro|round|résolution|résolutions|resolution|resolutions|sect"
    r"|decision|décision|principe|principle|règle|rule|table|tableau|de|du|des|le|la|les|et|à"
    r"|au|aux|ou|en|sur|par|dans|entre|the|of|to|and|or|at|in|on|by|from|between|its|ses|sa|un"
    r"|une|a|an|than|que|environ|about|over|under|least|moins|plus|zone|type|niveau|level|Action"
    r"|Agenda|Rev|Add|Corr|Part|Partie|février|janvier|mars|avril|mai|juin|juillet|août|septembre"
    r"|octobre|novembre|décembre|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|o)\.?|\d|[/–-])$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s*(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|er\b|e\b|ème|ans?\b|mois|jours?|years?|months?|days?|pour cent|per cent|%|o/o|heures|hours"
    r"|États|States|pays|countries|millions?|milliards?|billion|/|\(\d{4}\)|[A-Z]\s\(|°|€|\$"
    r"|membres|members|femmes|women|hommes|enfants|children|personnes|percent|et \d|and \d|à \d)",
    re.IGNORECASE,
)
_GOES_ON = (
    "and|or|as|in|on|at|from|by|with|for|to|which|that|whose|where|while|including|et|ou|ainsi|dans"
    "|sur|qui|que|dont|en|pour|avec|par|y"
)
# After a stop only one that ends its paragraph ("bells, 1"), or is typed ("bells, 1/ and").
_SPACED_MARK = re.compile(
    r"(?<=[\w»”\"')\]%])\s(\d{1,3})(?:\s?/)?(?=\s|$|[,.;:»”)])"
    rf"|(?:(?<=[a-zà-ÿ)”»’][,;.])|(?<=\d{{4}}[,;.]))\s\d{{1,3}}"
    rf"(?:\s?/(?=\s|$)|(?=$|\s\d{{1,3}}\.\s[A-ZÀ-Ý]|\s(?:{_GOES_ON})\b))"
)
# Behind a word, behind a year and its stop ("2003,7"), or behind a bare year ("du 9 mai 20037").
_GLUED_MARK = re.compile(
    r"(?:(?<=[A-Za-zÀ-ÿ)”\"»])|(?<=(?:19|20)\d\d)(?=[,.;])|(?<=[\s–-](?:19|20)\d\d)(?=\d))"
    r"([,.;]?)(\d{1,3})(?=\s|$|[,;.])"
)
_DIGITS = re.compile(r"[0-9][0-9]*")  # one that opens with a repetition is slow to look for
_LAST_MARK = re.compile(
    r"(?:[a-zà-ÿ)”»\"’]\s?[;,]|\b(?:19|20)\d\d[;,]|(?<!Add)(?<!Rev)(?<!Corr)(?<!Res)(?:[a-zà-ÿ]{3}|[)”»])\s?\.)"
    r"(\d{1,3}(?:,\s?\d{1,3})*)$"
)
_STOP = re.compile(r"\s*(?:[,;.:)»”\]]|$)")
_YEAR = re.compile(r"(?:\b(?:19|20)\d\d|\d/\d{1,3})$")
_AFTER_YEAR = re.compile(
    rf"\s+(?:et|and)\s(?:19|20)\d\d\b|(?!{_UNIT.pattern})\s+(?:[,;.:»)]|[a-zà-ÿ])|\s*$",
    re.IGNORECASE,
)
_APART = re.compile(r"\s+[,;.]")
_MOST_LOST = 3
# Of a note that is not in the file, only a stop set apart from the number betrays a lost superscript.
_STOP_APART = re.compile(r"\s+[,;.:]|\s*$")


def with_found_marks(body: Sequence[Block], known: set[int]) -> list[Block]:
    """The blocks without the marks that follow the order of the notes.

    `known` holds the numbers of the notes that the file gives; of those before them, only a mark set
    apart from the stop after it ("the bells 1 ,") is taken for one.

    >>> with_found_marks([Block("Noting the bells 1 ,")], set())[0].marks
    (Mark(offset=16, marker='1'),)
    """
    due = 1
    found: list[Block] = []
    for block in body:
        if block.furniture or opens_closing(block.text):
            found.append(block)
            continue
        plain, marks, due = _unmarked(block.text, due, known)
        found.append(block._replace(text=plain, marks=marks) if marks else block)
    return found


def with_missing_marks(body: Sequence[Block], known: set[int]) -> list[Block]:
    """The blocks of a file that raises some of its marks, and prints others among the words.

    >>> raised = Block("Noting bells and towers,2", marks=(Mark(12, "1"),))
    >>> with_missing_marks([raised], {1, 2})[0]._asdict()["marks"]
    (Mark(offset=12, marker='1'), Mark(offset=24, marker='2'))
    """
    raised = {
        lowered(bare.strip(" /"))
        for block in body
        for mark in block.marks
        for bare in mark.marker.split(",")
    }
    missing = {number for number in known if str(number) not in raised}
    if not missing:
        return list(body)
    due = min(missing)
    found: list[Block] = []
    for block in body:
        if block.furniture or opens_closing(block.text) or _RAISED in block.text:
            found.append(block)
            continue
        text, last = "", 0
        for mark in block.marks:
            text, last = text + block.text[last : mark.offset] + _RAISED, mark.offset
        plain, marks, after = _unmarked(text + block.text[last:], due, missing)
        ours = bool(marks) and all(_numbers(mark.marker) <= missing for mark in marks)
        ours = ours and plain.count(_RAISED) == len(block.marks)
        found.append(_with_both(block, plain, marks) if ours else block)
        due = after if ours else due
    return found


_RAISED = "\ue000"  # where a raised mark stands; a sign that no text prints


def _numbers(marker: str) -> set[int]:
    return {int(figures) for figures in _DIGITS.findall(marker)}


def _with_both(block: Block, plain: str, found: Sequence[Mark]) -> Block:
    """The block with the marks `found` in `plain`, which holds a sign for each of its raised ones."""
    raised = [place for place, letter in enumerate(plain) if letter == _RAISED]
    places = [
        *(
            Mark(place - at, mark.marker)
            for at, (place, mark) in enumerate(zip(raised, block.marks, strict=True))
        ),
        *(Mark(m.offset - plain.count(_RAISED, 0, m.offset), m.marker) for m in found),
    ]
    places.sort(key=lambda mark: mark.offset)
    return block._replace(text=plain.replace(_RAISED, ""), marks=tuple(places))


def _unmarked(text: str, due: int, known: set[int]) -> tuple[str, tuple[Mark, ...], int]:
    text, ending = _without_last_mark(text)
    if not known and not ending and not (str(due) in text and _alone(due).search(text)):
        return text, (), due  # the only number that may be a mark is not there
    if not ending and not any(map(text.__contains__, "0123456789")):
        return text, (), due
    plain, last = "", 0
    marks: list[Mark] = []
    for digits in _DIGITS.finditer(text):
        place, printed = digits.start(), digits[0]
        number = int(printed) if len(printed) <= 3 else 0
        if known and 4 < len(printed) < 8:  # a year and the mark glued to it
            place, number = place + 4, int(printed[4:])
        if known and number not in known and number != due:
            continue
        due = _after_lost(text, digits, number, due, known)
        match = _set_off(text, place) if _in_order(number, due, known) else None
        if match is None or not _is_mark(text, match, number, due, known):
            continue
        kept = match[1] if match.re is _GLUED_MARK else ""
        plain += text[last : match.start()] + kept
        marks.append(Mark(len(plain), text[match.start() + len(kept) : match.end()].strip()))
        last = match.end()
        due = max(due, number + 1)
    plain += text[last:]
    if ending:
        due = max(due, int(ending.rpartition(",")[2]) + 1)
        marks.append(Mark(len(plain), ending))
    return plain, tuple(marks), due


@lru_cache(maxsize=256)
def _alone(number: int) -> re.Pattern[str]:
    """A number that is no part of a greater one."""
    return re.compile(rf"{number}(?<![1-9]{number})(?![0-9])")


def _without_last_mark(text: str) -> tuple[str, str]:
    """Numbers after the stop that ends a paragraph are marks, whatever their order."""
    if not text[-1:].isdigit():
        return text, ""
    start = max(0, len(text) - 40)
    match = _LAST_MARK.search(text[start:])
    return (text[: start + match.start(1)], match[1]) if match else (text, "")


def _in_order(number: int, due: int, known: set[int]) -> bool:
    """Whether the order of the notes allows a mark of this number here."""
    if known and (number in known or number >= min(known)):
        if number not in known or number <= due or due in known:
            return number in known and number <= due
        return number <= due + 8 or not any(due <= other < number for other in known)
    return number == due


def _after_lost(text: str, digits: re.Match[str], number: int, due: int, known: set[int]) -> int:
    """The number due: a later note's, plainly set apart, tells that the marks before it are lost."""
    if number not in known or number <= due or due not in known:
        return due
    if sum(due <= other < number for other in known) > _MOST_LOST:
        return due
    before = text[max(0, digits.start() - 15) : digits.start() - 1]
    apart = text[digits.start() - 1 : digits.start()] == " " and _APART.match(text, digits.end())
    return number if apart and not _COUNTED.search(before) else due


def _set_off(text: str, place: int) -> re.Match[str] | None:
    """The digits at `place` as a mark: a space before them, or a letter and perhaps its stop."""
    before = text[place - 1 : place]
    if before.isspace():
        return _SPACED_MARK.match(text, place - 1)
    return _GLUED_MARK.match(text, place - 1 if before and before in ",;." else place)


def _is_mark(text: str, match: re.Match[str], number: int, due: int, known: set[int]) -> bool:
    """Whether no sentence would print a number where this one, which is in order, stands."""
    before = text[max(0, match.start() - 14) : match.start()]
    after = text[match.end() : match.end() + 16]
    if match.re is _GLUED_MARK:
        return number in known and number >= due - 1 and not _UNIT.match(after)
    if known and match[0].endswith("/"):
        return True  # "1992 1/,": typed up to the 1990s
    if known and number >= due and _YEAR.search(before) and _AFTER_YEAR.match(after):
        return True  # "le 30 novembre 2016 1 ,", "66/141 22 ,"
    if _COUNTED.search(before) or _UNIT.match(after):
        return False
    if number in known:
        return number >= due or _STOP.match(after) is not None
    return _STOP_APART.match(after) is not None

"""Footnotes out of the sentences they interrupt, and their marks out of the words.

A format that has footnotes says so (`Block.note`, `Block.marks`). A text made from a page does
not: there a note is a block that opens with the next number and no full stop, and a mark is
that same number where a sentence could not hold one. Both follow the order 1, 2, 3...; that
order, not the look of a single number, decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from manden.reading.blocks import Block, Mark, single_spaced
from manden.reading.closing import opens_closing
from manden.reading.openings import operative_opening, preambular_opening

_NOTE = re.compile(r"(\d{1,3}|\*{1,3})\s+(?=[A-ZÀ-Ýa-z«“\"\[(])")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_RULE = re.compile(r"[\\_—\-–\s]{3,}")
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
_SPACED_MARK = re.compile(r"(?<=[\w»”\"')\]%])\s(\d{1,3})(?=\s|$|[,.;:»”)])")
_GLUED_MARK = re.compile(r"(?<=[A-Za-zÀ-ÿ)”\"»])([,.;]?)(\d{1,3})(?=\s|$|[,;.])")
_LAST_MARK = re.compile(
    r"(?:[a-zà-ÿ)”»\"’]\s?[;,]|(?<!Add)(?<!Rev)(?<!Corr)(?<!Res)(?:[a-zà-ÿ]{3}|[)”»])\s?\.)"
    r"(\d{1,3}(?:,\s?\d{1,3})*)$"
)
_STOP = re.compile(r"\s*(?:[,;.:)»”\]]|$)")
# Where no note is in the file, only a stop set apart from the number betrays a lost superscript.
_STOP_APART = re.compile(r"\s+[,;.:]|\s*$")


@dataclass(frozen=True)
class Note:
    marker: str
    text: str


def with_found_notes(blocks: Sequence[Block], language: str) -> list[Block]:
    """The blocks, those that read as the next footnote marked with their number.

    >>> found = with_found_notes([Block("Noting bells, 1"), Block("1 See the bell book.")], "en")
    >>> [(block.note, block.text) for block in found]
    [(None, 'Noting bells, 1'), ('1', 'See the bell book.')]
    """
    found: list[Block] = []
    due, under_rule, skip = 1, False, False
    for index, block in enumerate(blocks):
        if skip:
            skip = False
            continue
        if _RULE.fullmatch(block.text):
            under_rule = True
            found.append(block)
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        note = None
        if not block.note and not block.heading:
            note = _note(block, after, due, under_rule, language)
        if note is None:
            under_rule = under_rule and block.furniture
            found.append(block)
            continue
        skip = _BARE_NUMBER.fullmatch(block.text) is not None
        found.append(note)
        if note.note and note.note.isdigit():
            due = int(note.note) + 1
    return found


def without_footnotes(blocks: Sequence[Block]) -> tuple[list[Block], list[Note]]:
    """Part the notes from the text, and the marks from the words of the text.

    >>> body, notes = without_footnotes([Block("Noting bells 1 ,"), Block("The book.", note="1")])
    >>> body[0].text, body[0].marks, notes
    ('Noting bells ,', (Mark(offset=12, marker='1'),), [Note(marker='1', text='The book.')])
    """
    notes = [Note(block.note, single_spaced(block.text)) for block in blocks if block.note]
    body = [block for block in blocks if not block.note]
    if any(block.marks for block in body):
        return body, notes
    known = {int(note.marker) for note in notes if note.marker.isdigit()}
    return _with_found_marks(body, known), notes


def _note(
    block: Block, after: Block | None, due: int, under_rule: bool, language: str
) -> Block | None:
    match = _NOTE.match(block.text)
    if match and match[1].startswith("*"):
        return replace(block, text=block.text[match.end() :], note=match[1]) if under_rule else None
    if match and _is_due(int(match[1]), due, under_rule):
        rest = block.text[match.end() :]
        if _is_paragraph(rest, language):
            return None
        return replace(block, text=rest, note=match[1])
    bare = under_rule and _BARE_NUMBER.fullmatch(block.text)
    if bare and after is not None and _is_due(int(block.text), due, True):
        return replace(after, note=block.text)
    return None


def _is_due(number: int, due: int, under_rule: bool) -> bool:
    """A rule above allows a gap of a few numbers, for a note that a conversion lost."""
    return number == due or under_rule and due <= number <= due + 8


def _is_paragraph(text: str, language: str) -> bool:
    opening = operative_opening(text, language) or preambular_opening(text, language)
    return opening is not None and len(text) > 60


def _with_found_marks(body: Sequence[Block], known: set[int]) -> list[Block]:
    """The blocks without the marks that follow the order of the notes."""
    due = 1
    found: list[Block] = []
    for block in body:
        if block.furniture or opens_closing(block.text):
            found.append(block)
            continue
        plain, marks, due = _unmarked(block.text, due, known)
        found.append(replace(block, text=plain, marks=marks) if marks else block)
    return found


def _unmarked(text: str, due: int, known: set[int]) -> tuple[str, tuple[Mark, ...], int]:
    if not any(character.isdigit() for character in text):
        return text, (), due
    text, ending = _without_last_mark(text)
    plain, last = "", 0
    marks: list[Mark] = []
    for match, number in _candidates(text):
        if match.start() < last or not _is_mark(text, match, number, due, known):
            continue
        kept = match[1] if match.re is _GLUED_MARK else ""
        plain += text[last : match.start()] + kept
        marks.append(Mark(len(plain), str(number)))
        last = match.end()
        due = max(due, number + 1)
    plain += text[last:]
    if ending:
        due = max(due, int(ending[-1]) + 1)
        marks += [Mark(len(plain), number) for number in ending]
    return plain, tuple(marks), due


def _without_last_mark(text: str) -> tuple[str, list[str]]:
    """Numbers after the stop that ends a paragraph are marks, whatever their order."""
    match = _LAST_MARK.search(text)
    if not match:
        return text, []
    return text[: match.start(1)], re.findall(r"\d+", match[1])


def _candidates(text: str) -> list[tuple[re.Match[str], int]]:
    spaced = [(match, int(match[1])) for match in _SPACED_MARK.finditer(text)]
    glued = [(match, int(match[2])) for match in _GLUED_MARK.finditer(text)]
    return sorted(spaced + glued, key=lambda found: found[0].start())


def _is_mark(
    text: str, match: re.Match[str], number: int, due: int, known: set[int]
) -> bool:
    """In the order of the notes, where no sentence would print a number."""
    if known:
        in_order = number in known and (number <= due or due not in known and number <= due + 8)
    else:
        in_order = number == due
    if not in_order:
        return False
    before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() :]
    if match.re is _GLUED_MARK:
        return bool(known) and number >= due - 1 and not _UNIT.match(after)
    if _COUNTED.search(before) or _UNIT.match(after[:16]):
        return False
    if known:
        return number >= due or _STOP.match(after) is not None
    return _STOP_APART.match(after) is not None

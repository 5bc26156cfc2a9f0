"""Paragraphs printed run in: "...; 15. Requests ..." within a block is two paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from manden.reading.blocks import Block, Mark
from manden.reading.closing import opens_closing
from manden.reading.openings import operative_opening, preambular_opening
from manden.reading.organs import enacting_formula

_NUMBER = re.compile(r"[;.,:](?:\s?\d{1,3}/?)?\s+(?=(\d{1,3})\s?\.\s+([A-ZÀ-Ý]))")
_STOPPED = re.compile(r"\.\s(?:(?<=\d\.\s)|(?<=\d\s\.\s))")  # quick to look for, and seldom there
# "..., Noting the bells, Recalling also": a capital after the comma; titles have more capitals.
# The comma stands first, for a plain sign is quick to look for.
# Not every word in -ing: "the Use, Stockpiling, Production and Transfer of Bells" is one title.
_SAYING = (
    r"(?:Recall|Recogni|Reaffirm|Affirm|Confirm|Not|Welcom|Express|Stress|Emphasi|Underl|Undersc|Highl"
    r"|Tak|Reit|Restat|Real|Ack|Hav|Bear|Condemn|Deplor|Regret|Denounc|Reject|Appre|Commend|Prais|Applaud"
    r"|Thank|Pay|Remain|Remind|Urg|Act|Be|Encour|Call|Demand|Request|Invit|Determin|Consider|Observ|Look"
    r"|Wish|Desir|Hop|Endors|Approv|Continu|Echo|Resolv|Declar|Proclaim|Seek|Commemorat|Celebrat|Shar"
    r"|Refer|Fear|Feel|Recommend|Support|Guid|Respond|Fulfil|Re-)[a-z-]*ing"
)
_PARTICIPLE = {
    "en": re.compile(
        r",(?<=[\w)\]”»’\"],)\d{0,2}\s+(?=(?:(?:Also|Further|Deeply|Gravely|Strongly|Reaffirming|Bearing"
        rf"|Having|{_SAYING}|Aware|Convinced|Concerned|Mindful|Conscious|Alarmed|Guided"
        r"|Determined)\b(?!,? [A-Z]?[a-z]*,| and [A-Z])) ?(?![A-Z]\w+ing))"
    ),
    "fr": re.compile(
        r",(?<=[\w)\]”»’\"],)\d{0,2}\s+(?=(?:(?:[A-ZÀ-Ý]|Se [a-zà-ÿ]|S['’][a-zà-ÿ])[a-zà-ÿ]+ant(?![\w-])"
        r"|Conscient|Convaincu|Préoccupé|Guidé"
        r"|Alarmé|Profondément|Vivement|Résolu|Soucieu)\w*\b)"
    ),
}
_CLOSING = re.compile(
    r"[.;]\s?[”»\"]?\s+(?=\d{1,5}\s?(?:st|nd|rd|th|e|[èe]me)\s|\[(?:Adopt|A)|Adopt[ée]e?d?\s"
    r"|[A-Z][^.;,:]{5,60}\s(?:meeting|s[ée]ance pl))"
)
# A list run in: "...: (a) To ring; (b) To be silent"; small letters only count inside a sentence.
_OPENS_LIST = re.compile(r":\s+\(?[ai]\)\s+[A-ZÀ-Ý]")
_LETTERED = re.compile(r"[;:](?:\s+(?:and|or|et|ou))?\s+(?=\(?(?:[a-z]|[ivx]{1,4})\)\s+[A-ZÀ-Ý])")
_GOES_ON = re.compile(r"\(?[b-h]\)\s+[A-ZÀ-Ý]")  # the next point of a list
_SHORT, _SHORT_NOTE = 60, 30
_CLOSES = 5000  # characters of the closing lines that are looked at, more than any have
# Behind the full stop of a note: "annex I. Taking note", "A/68/1. 3. Requests", "p. 9. 4th meeting".
_AFTER_NOTE = re.compile(
    r"(?<=[.)»”])\s+(?=(?:(\d{1,3})\s?\.\s+)?([A-ZÀ-Ý]\w|\[|\d|\(?[b-h]\)\s[A-ZÀ-Ý]))"
)
_FIRST_STOP = 3  # where the stop of a number run in may stand first, after "; 4"
# Where numbers were lost or spoilt: any stop, any number or none, or a number left at the end.
_PERHAPS = re.compile(
    r"[;.,:]\s+(?=(?:(\d{1,3})\s?([.)]?)\s+)?([A-ZÀ-Ý«]))|[;.]\s+(?=\d{1,3}\s?\.?$)"
)


def run_in_pieces(block: Block, language: str) -> list[Block]:
    """The block, parted where a numbered operative paragraph starts inside it.

    >>> [piece.text for piece in run_in_pieces(Block("2. Asks him; 3. Decides to wait."), "en")]
    ['2. Asks him;', '3. Decides to wait.']
    """
    places = [] if block.heading else _seams(block.text, language)
    if not places:
        return [block]
    edges = [0, *sorted(set(places)), len(block.text)]
    return [cut(block, start, end) for start, end in pairwise(edges)]


def _seams(text: str, language: str) -> list[int]:
    """Where a paragraph, a point of a list or the closing lines start inside a block."""
    places: list[int] = []
    if _STOPPED.search(text, _FIRST_STOP):
        places = [
            match.end()
            for match in _NUMBER.finditer(text)
            if operative_opening(text[match.start(2) : match.start(2) + 80], language)
        ]
    if text[:1].isupper() and ", " in text:
        places += _seams_of_preamble(text, places[0] if places else len(text), language)
    if len(text) > _SHORT and (
        "meeting" in text or "éance" in text or "[" in text or "Adopt" in text
    ):
        places += [m.end() for m in _CLOSING.finditer(text) if opens_closing(text[m.end() :])]
    if ")" in text and (_OPENS_LIST.search(text) or _GOES_ON.match(text)):
        places += [match.end() for match in _LETTERED.finditer(text)]
    return places


def after_note(block: Block, language: str) -> list[Block]:
    """A note, and what a conversion ran in behind it: the first paragraphs of the next page.

    >>> ran = Block("Resolution 9/4. 2. Urges the towns to ring; 3. Decides to wait.", note="1")
    >>> [(piece.note, piece.text) for piece in after_note(ran, "en")][1]
    (None, '2. Urges the towns to ring; 3. Decides to wait.')
    """
    text = block.text
    if len(text) <= _SHORT_NOTE:
        return [block]
    goes_on = text.endswith((",", ";"))
    numbered = len(text) if goes_on else _last_number(text)
    for seam in _AFTER_NOTE.finditer(text):
        place = seam.end()
        words = text[seam.start(2) : seam.start(2) + 80]
        if seam[1]:
            opens = operative_opening(words, language) is not None
        else:
            opens = place <= numbered and preambular_opening(words, language) is not None
        if opens or _GOES_ON.match(text, place) or opens_closing(text[place : place + _CLOSES]):
            rest = cut(block, place, len(text))._replace(note=None, unprinted=False)
            return [cut(block, 0, place), rest]
    return [block]


def _last_number(text: str) -> int:
    """Where the last number of a paragraph stands in `text`; -1 where none does."""
    return max((number.start() for number in _NUMBER.finditer(text)), default=-1)


def _seams_of_preamble(text: str, end: int, language: str) -> list[int]:
    """Where the next paragraph of a preamble starts in the block of the one before."""
    if preambular_opening(text, language) is None:
        return []
    return [
        match.end()
        for match in _PARTICIPLE[language].finditer(text, 0, end)
        if preambular_opening(text[match.end() : match.end() + 80], language)
    ]


def possible_pieces(block: Block, language: str) -> Iterator[Block]:
    """The block, parted wherever a paragraph may start whose number was lost or spoilt.

    >>> [piece.text for piece in possible_pieces(Block("2. Asks him; Decides to wait; 4."), "en")]
    ['2. Asks him;', 'Decides to wait;', '4.']
    """
    start = 0
    for match in _PERHAPS.finditer(block.text) if not block.heading else ():
        number, dot, capital = match.groups()
        words = block.text[match.start(3) : match.start(3) + 80] if capital else ""
        if (number and dot) or not capital:
            parts = match[0][0] in ";."
        else:
            parts = match[0][0] == ";" and operative_opening(words, language) is not None
        if parts:
            yield cut(block, start, match.end())
            start = match.end()
    yield cut(block, start, len(block.text)) if start else block


def formula_apart(block: Block) -> list[Block]:
    """The block, its enacting formula apart from the words that follow it."""
    formula = enacting_formula(block.text)
    if formula is None or len(formula) >= len(block.text.strip()):
        return [block]
    end = len(formula)
    return [cut(block, 0, end), cut(block, end, len(block.text))]


def cut(block: Block, start: int, end: int) -> Block:
    """The words from `start` to `end` with their marks; one that stands behind all is the last's.

    >>> [cut(Block("Bells; he", marks=(Mark(10, "9"),)), *at).marks for at in ((0, 6), (6, 9))]
    [(), (Mark(offset=2, marker='9'),)]
    """
    piece, last = block.text[start:end], len(block.text)
    margin = len(piece) - len(piece.lstrip())
    marks = tuple(
        Mark(max(min(mark.offset, last) - start - margin, 0), mark.marker)
        for mark in block.marks
        if start <= mark.offset < end or end == last <= mark.offset
    )
    return block._replace(text=piece.strip(), marks=marks)

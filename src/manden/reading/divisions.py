"""Where each text of a file begins: several resolutions may stand in one, or the tail of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from manden.reading.blocks import Block, without_first
from manden.reading.closing import names_meeting, opens_closing
from manden.reading.headings import opens_annex
from manden.reading.numbering import BULLET, NUMBER, Label, label_of
from manden.reading.openings import operative_opening, preambular_opening
from manden.reading.organs import enacting_formula, organ_of_formula
from manden.reading.told import TELLS, is_told

_LONGEST_LINE = 420
_QUOTES = '“«"'
_ENDS_QUOTED = re.compile(r"[”»\"][ .;,)\]]{0,3}$")
_LEADS_TO_STATEMENT = re.compile(
    r"following statement|d[ée]claration (?:suivante|ci-apr[èe]s)|ce qui suit", re.IGNORECASE
)
# "60/148. Bells", "Resolution 3/8", "2625 (XXV).", "B"
_NEXT_NUMBER = re.compile(
    r"(?:r[eé]solutions?\s|d[eé]cisions?\s)?(?:[A-Z]+/[\w./]*)?\d{1,4}\s?(?:/\s?\d|[A-Z]?\s?\()|[A-Z]\.?$",
    re.IGNORECASE,
)

_SYMBOL = re.compile(r"/RES/(\d{1,4}/\d{1,4})\b")
# The head of a text: its number and title, who adopted it.
_HEAD = re.compile(
    r"(?:(?:S|ES)-)?\d{1,4}/\d{1,4}(?:\s[A-Z])?\s?\.\s+[A-ZÀ-Ý]|\d{2,4} [A-Z]? ?\([IVXL]+\)\.\s+[A-ZÀ-Ý]"
    r"|(?i:r[ée]solution (?:adopted by|adoptée par|\d{2,4} \(\d{4}\)))|Adopted by the Security Council at its"
    r"|Adoptée par le Conseil de sécurité à sa"
)
_LAST_LINES = 6  # of a file, in which the closing lines of its last text stand
_HEAD_LINES = 8  # that a masthead may hold above a meeting and its date
_OWN_NUMBER = re.compile(r"(?:(?:S|ES)-)?\d{1,4}/\d{1,4}(?:\s[A-Z])?\s?\.")


@dataclass(frozen=True)
class Division:
    """One text of the file: the lines above its formula, the formula, the blocks after it."""

    masthead: tuple[Block, ...]
    formula: Block | None
    body: tuple[Block, ...]


def divisions(blocks: Sequence[Block], language: str) -> tuple[tuple[Block, ...], list[Division]]:
    """The blocks before the first text (the tail of another one), and the texts.

    >>> tail, found = divisions(
    ...     [Block("3/7. Bells"), Block("The Human Rights Council,"), Block("1. Asks.")], "en")
    >>> len(tail), [len(division.body) for division in found]
    (0, [1])
    """
    formulas = [
        index
        for index, block in enumerate(blocks)
        if not (block.furniture or block.note is not None)
        and enacting_formula(block.text)
        and not _is_quoted(blocks, index)
    ]
    if not formulas:
        formulas = _of_adopted_text(blocks, language)
        blocks = _unquoted(blocks, formulas[0]) if formulas else blocks
    opened = _opened_without_formula(blocks, formulas, language)
    if not formulas and len(opened) < 2:
        edges = [*_told_decisions(blocks, language), len(blocks)]
        return (), [_without_formula(blocks[a:b], language) for a, b in pairwise(edges)]
    formulas = [i for i in formulas if i == formulas[0] or not _is_annexed(blocks, formulas[0], i)]
    return _parted(blocks, formulas, sorted({*formulas, *opened}), language)


def _parted(
    blocks: Sequence[Block], formulas: Sequence[int], opened: Sequence[int], language: str
) -> tuple[tuple[Block, ...], list[Division]]:
    """The blocks parted at the heads of the texts that open at `opened`, most with a formula."""
    led = [index in formulas for index in opened]
    floors = [0, *map(sum, zip(opened, led, strict=True))]  # no masthead reaches over a formula
    starts = [
        max(floor, _masthead_start(blocks, index, language))
        for floor, index in zip(floors, opened, strict=False)
    ]
    starts[0] = 0 if _is_own_head(blocks, starts[0], opened[0], language) else starts[0]
    ends = [*starts[1:], len(blocks)]
    found = [
        Division(
            tuple(blocks[start:opens]),
            blocks[opens] if has_formula else None,
            tuple(blocks[opens + has_formula : end]),
        )
        for start, opens, has_formula, end in zip(starts, opened, led, ends, strict=True)
    ]
    return tuple(blocks[: starts[0]]), found


def _opened_without_formula(
    blocks: Sequence[Block], formulas: Sequence[int], language: str
) -> list[int]:
    """Where the preamble of a text begins whose formula the print lost: below a head of its own.

    Numbered asks stand before that head, or after it and before the first formula of the file.
    """
    found: list[int] = []
    head: int | None = None
    asked = annexed = False  # since the last text began
    led = set(formulas)
    for index, block in enumerate(blocks):
        text = block.text
        if block.furniture or block.note is not None:
            continue
        if index in led:
            head, asked, annexed = None, False, False
        elif opens_annex(text):
            annexed = True
        elif _HEAD.match(text):
            head = index
        elif head is not None and text.endswith(",") and preambular_opening(text, language):
            first = not found and not any(formula < index for formula in formulas)
            if index - head <= _HEAD_LINES and (asked or first) and not annexed:
                found.append(index)
                asked = False
            head = None
        else:
            asked = asked or _is_numbered_ask(text, language)
    return [index for index in found if _asks_below(blocks, index, led, language)]


def _asks_below(blocks: Sequence[Block], start: int, led: set[int], language: str) -> bool:
    """Whether a numbered ask follows before the next formula: a text of its own."""
    for index in range(start + 1, len(blocks)):
        if index in led:
            return False
        if _is_numbered_ask(blocks[index].text, language):
            return True
    return False


def _is_numbered_ask(text: str, language: str) -> bool:
    label = label_of(text) if text[:1].isdigit() else None
    return label is not None and operative_opening(text[label.end :], language) is not None


def _is_quoted(blocks: Sequence[Block], formula: int) -> bool:
    """A formula after a colon opens a draft that the text recommends, not another text."""
    before = (
        block
        for block in reversed(blocks[:formula])
        if not (block.furniture or block.note is not None)
    )
    return next((block.text.rstrip().endswith(":") for block in before), False)


def _of_adopted_text(blocks: Sequence[Block], language: str) -> list[int]:
    """The formula of a text in quotation marks that a decision adopts, or a statement reads out."""
    before = ""
    for index, block in enumerate(blocks):
        if block.furniture or block.note is not None:
            continue
        if block.text[:1] in _QUOTES and enacting_formula(block.text.lstrip(f"{_QUOTES} ")):
            tells = TELLS[language].match(before) or _LEADS_TO_STATEMENT.search(before)
            return [index] if tells and before.endswith(":") else []
        before = block.text
    return []


def _unquoted(blocks: Sequence[Block], formula: int) -> list[Block]:
    """The blocks, no quotation mark before each paragraph of the text that a decision adopts."""
    found = list(blocks[: formula + 1])
    begun = False
    for index, block in enumerate(blocks[formula + 1 :], start=formula + 1):
        if block.furniture or block.note is not None:
            found.append(block)
            continue
        text = rest = block.text
        if text[:1] in _QUOTES and (_left_open(text) > 0 or (begun and _ENDS_QUOTED.search(text))):
            begun = True
            rest = text[1:].lstrip()
            found.append(Block(text[0], furniture=True, page=block.page))
            block = without_first(block, len(text) - len(rest))
        found.append(block)
        if _left_open(rest) < 0:  # here the quotation ends
            return [*found, *blocks[index + 1 :]]
    return found


def _left_open(text: str) -> int:
    """How many quotations it opens and does not close; fewer than none where it ends one.

    >>> _left_open("“Asks for “bells”;"), _left_open("Asks.”"), _left_open('Asks."')
    (1, -1, -1)
    """
    straight = text.count('"') % 2
    ends = _ENDS_QUOTED.search(text) is not None
    curled = sum(map(text.count, "“«")) - sum(map(text.count, "”»"))
    return curled - straight if ends else curled + straight


def _is_annexed(blocks: Sequence[Block], first: int, formula: int) -> bool:
    """A formula that stands in an annex: of another organ, of States parties, or the same again.

    An annexed convention or resolution has its own, and annexed principles may repeat that of the
    text that adopts them; the next text of a file opens with a number or letter of its own.
    """
    between = [
        block
        for block in blocks[first + 1 : formula]
        if not (block.furniture or block.note is not None)
    ]
    annex = next((i for i, block in enumerate(between) if opens_annex(block.text)), None)
    if annex is None:
        return False
    organ = organ_of_formula(blocks[formula].text)
    if organ is None or organ != organ_of_formula(blocks[first].text):
        return True
    return not any(
        _NEXT_NUMBER.match(block.text) or opens_closing(block.text) for block in between[annex:]
    )


def _masthead_start(blocks: Sequence[Block], formula: int, language: str) -> int:
    """Walk back from the formula over the lines that a masthead may hold."""
    start = formula
    for index in range(formula - 1, -1, -1):
        block = blocks[index]
        if block.furniture or block.note is not None:
            if index == 0:
                return 0
            continue
        if not _may_head(blocks, index, language):
            break
        start = index
    return (
        0 if all(block.furniture or block.note is not None for block in blocks[:start]) else start
    )


def _may_head(blocks: Sequence[Block], index: int, language: str) -> bool:
    text = blocks[index].text
    if (
        _closes(blocks, index, text)
        or len(text) > _LONGEST_LINE
        or (text.endswith((";", "]")) and "[" not in text and not _in_brackets(blocks, index))
    ):
        return False
    if label_of(text) is not None and not blocks[index].heading:
        return False
    opens = preambular_opening(text, language) or operative_opening(text, language)
    return opens is None or not text.endswith((",", ".")) or blocks[index].heading > 0


def _is_own_head(blocks: Sequence[Block], start: int, formula: int, language: str) -> bool:
    """Whether the meeting and date above the title are this text's: its symbol stands over them.

    "A/RES/45/188", "71st plenary meeting", "21 December 1990", "45/188. Bells": an old page. Or
    nothing else stands over the title, and none of these closes the text.
    """
    if start and all(opens_closing(block.text) for block in blocks[:start]):
        below = blocks[formula + 1 :][-_LAST_LINES:]
        return not any(opens_closing(block.text) for block in below)
    symbol = _SYMBOL.search(blocks[0].text) if 0 < start <= _HEAD_LINES else None
    if symbol is None or not any(map(opens_closing, (block.text for block in blocks[1:start]))):
        return False
    numbers = (_OWN_NUMBER.match(block.text) for block in blocks[start:formula])
    number = next((found[0].rstrip(". ") for found in numbers if found), symbol[1])
    return number == symbol[1] and not any(
        label_of(block.text) or operative_opening(block.text, language) for block in blocks[:start]
    )


def _in_brackets(blocks: Sequence[Block], index: int) -> bool:
    """Whether a bracket opened on the line before and was not closed there."""
    return index > 0 and "[" in blocks[index - 1].text and "]" not in blocks[index - 1].text


def _closes(blocks: Sequence[Block], index: int, text: str) -> bool:
    """A closing line; without a meeting it is one only where another stands before it."""
    if not opens_closing(text):
        return False
    before = next((block for block in reversed(blocks[:index]) if not block.furniture), None)
    return names_meeting(text) or (before is not None and opens_closing(before.text))


def _is_of_masthead(text: str, label: Label, language: str) -> bool:
    """A list of facts about the file, or "111. Report of the Board": the number of the text."""
    if label.kind == BULLET:
        return True
    rest = text[label.end :]
    untitled = rest.rstrip().endswith((",", ";", ".", ":"))
    opens = preambular_opening(rest, language) or operative_opening(rest, language)
    return label.kind == NUMBER and label.value > 1 and not untitled and opens is None


def _told_decisions(blocks: Sequence[Block], language: str) -> list[int]:
    """Where the decisions of a file begin, each told in a sentence under its number; 0 for one."""
    titles: list[int] = []
    title: int | None = None
    for index, block in enumerate(blocks):
        if _OWN_NUMBER.match(block.text) and block.note is None and not block.furniture:
            title = index
        elif title is not None and is_told(block.text, language):
            titles.append(title)
            title = None
    return [0, *titles[1:]]


def leads_to_statement(text: str) -> bool:
    """Whether a line ends the masthead of a statement that follows it.

    >>> leads_to_statement("The President made the following statement:")
    True
    """
    return _LEADS_TO_STATEMENT.search(text) is not None and text.rstrip().endswith(":")


def _without_formula(blocks: Sequence[Block], language: str) -> Division:
    """A decision, a statement, or a text cut short: the first paragraph ends the masthead."""
    for index, block in enumerate(blocks):
        if block.furniture or block.note is not None or block.heading:
            continue
        text = block.text
        if leads_to_statement(text):
            return Division(tuple(blocks[: index + 1]), None, tuple(blocks[index + 1 :]))
        opens = preambular_opening(text, language) or operative_opening(text, language)
        label = label_of(text)
        if label is not None and _is_of_masthead(text, label, language):
            continue
        if (
            label
            or is_told(text, language)
            or (opens and len(text) > 40)
            or len(text) > _LONGEST_LINE
        ):
            return Division(tuple(blocks[:index]), None, tuple(blocks[index:]))
    return Division(tuple(blocks), None, ())

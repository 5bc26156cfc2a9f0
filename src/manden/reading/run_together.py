"""Texts run together: masthead, formula and preamble that a conversion left in one block.

Only a file in which no block opens with an enacting formula is looked at. The block is parted
before each line of the masthead, before the formula, and after it; the paragraphs of the preamble
are parted where the body is read (`runs_in`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from manden.reading.blocks import Block
from manden.reading.openings import operative_opening, preambular_opening
from manden.reading.organs import ANY_ORGAN, enacting_formula
from manden.reading.runs_in import cut

_WITHIN = re.compile(rf"\s(?=(?:The |Le |La |L\s?['’]\s?)(?i:{ANY_ORGAN})\s?,\s)")
_NUMBERED = r"(?:(?:S|ES)-\d{1,2}|\d{1,4})/\d{1,4}(?: [A-Z])?\. [A-ZÀ-Ý]"  # "60/148. Bells"
_AFTER = re.compile(r"[^,]{3,140},\s+")
# What opens a line of a masthead.
_LINE = re.compile(
    r"(?<!Agenda)\s(?=Distr\b|(?:Agenda )?[Ii]tem \d|Points? \d{1,3}|(?i:r[ée]solution (?:adopted|adoptée)\b"
    r"|decision adopted|décision adoptée)|\[(?:on|sur|without|sans)\b"
    rf"|{_NUMBERED})"
)
_TITLE = re.compile(rf"\s{_NUMBERED}")
# "Economic and Social Council Resolution 1998/46 Bells": three lines that no number's stop parts.
_BELOW_ORGAN = re.compile(
    rf"(?:{ANY_ORGAN})(?: [\w-]+ session)?(?P<seam>\s)(?:R[ée]solution|D[ée]cision)\s\d",
    re.IGNORECASE,
)
_MASTHEAD = 700  # characters: what may stand between the text before and a formula


def parted_run_together(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that hold a whole head and preamble parted at their seams.

    >>> flat = "Third session 3/7. Bells The General Assembly, Noting the bells, 1. Asks for more."
    >>> [block.text for block in parted_run_together([Block(flat)])]
    ['Third session', '3/7. Bells', 'The General Assembly, Noting the bells, 1. Asks for more.']
    """
    found = (i for i, b in enumerate(blocks) if b.note is None and enacting_formula(b.text))
    formula = next(found, None)
    if formula is not None:
        heads = [piece for block in blocks[:formula] for piece in _lines(block)]
        return [*heads, *blocks[formula:]] if len(heads) > formula else list(blocks)
    return [piece for block in blocks for piece in _pieces(block)]


def _lines(block: Block) -> list[Block]:
    """The lines of a masthead that stand in one block, its numbered title among them."""
    text = block.text
    if block.heading or block.note is not None or len(text) > _MASTHEAD:
        return [block]
    below = _BELOW_ORGAN.match(text)
    if below:
        return [cut(block, 0, below.start("seam")), cut(block, below.end("seam"), len(text))]
    if not _TITLE.search(text):
        return [block]
    edges = [0, *(line.end() for line in _LINE.finditer(text)), len(text)]
    return [cut(block, start, end) for start, end in pairwise(edges) if start < end]


def _pieces(block: Block) -> list[Block]:
    if block.heading or block.note is not None:
        return [block]
    places: list[int] = []
    for formula in _WITHIN.finditer(block.text):
        after = _AFTER.match(block.text, formula.end())
        words = block.text[after.end() : after.end() + 80] if after else ""
        if not (preambular_opening(words, "en") or preambular_opening(words, "fr")) and not (
            operative_opening(words, "en") or operative_opening(words, "fr")
        ):
            continue
        base = max(places[-1] if places else 0, formula.end() - _MASTHEAD)
        places += [line.end() for line in _LINE.finditer(block.text, base, formula.start())]
        places.append(formula.end())
    edges = [0, *places, len(block.text)]
    return [cut(block, start, end) for start, end in pairwise(edges)]

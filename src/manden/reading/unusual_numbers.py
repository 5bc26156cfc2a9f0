"""Paragraphs numbered in a way that no official print does: "OP4 bis", "[4]", "IV.", "Paragraph 4:".

Drafts that States pass around number preamble and operative part apart ("PP1", "OP1"); copies of a
text carry what a website, an editor of Markdown ("4\\.") or a list in Roman numerals made of it. They are
read as the numbers they stand for where a whole text is numbered so, and no paragraph "4." is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from manden.reading.blocks import Block, without_first
from manden.reading.openings import operative_opening, preambular_opening
from manden.reading.symbols import roman_value

_BIS = r"(?:\s?(?P<bis>bis|ter|quater|alt|[a-d](?![\w)])))?"
_ENDS = r"\s?[\])]?\s?[.:,)–—-]*(?:\s+|(?=[A-ZÀ-Ý])|$)"
_NAMED = r"(?:(?:[Oo]perative\s)?[Pp]aragraphe?|(?:[Oo]perative\s)?[Pp]ara|OP|PO|DP|§|¶|N[o°º]|Article|Art)"
_STYLES = (
    re.compile(rf"[(\[]?{_NAMED}\s?[.#]?\s?\(?(?P<number>\d{{1,3}}){_BIS}{_ENDS}"),
    re.compile(rf"\[(?P<number>\d{{1,3}}){_BIS}\]{_ENDS}"),
    re.compile(rf"\((?P<number>\d{{1,3}}){_BIS}\){_ENDS}"),
    re.compile(rf"(?P<number>\d{{1,3}}){_BIS}\\[.)]{_ENDS}"),
    re.compile(r"(?P<number>[IVXL]{1,7})\s?[.)–—-]{1,2}\s+(?=[A-ZÀ-Ý])"),
)
_USUAL = re.compile(r"\d{1,3}\s?[.)]\s*(?=[A-ZÀ-Ý])")
_OF_PREAMBLE = re.compile(
    r"[(\[]?(?:(?:[Pp]reambular|[Pp]reamble)\s[Pp]ara(?:graph)?|PP|[Aa]linéa|AP)\s?[.#]?\s?\(?\d{1,3}"
    rf"(?:\s?(?:bis|ter|quater|alt|[a-d](?![\w)])))?{_ENDS}"
)
_FIRST_SIGNS = frozenset("([OPoDp§¶NAIVXL0123456789")
_FEWEST = 2


def with_usual_numbers(blocks: Sequence[Block], language: str) -> list[Block]:
    """The blocks, unusual numbers of paragraphs made labels; their print comes last, as furniture.

    >>> draft = [Block(words) for words in ("PP1 Noting the bells,", "OP1 Urges towns to ring;",
    ...                                     "OP2 Decides to listen.")]
    >>> [(block.label, block.text) for block in with_usual_numbers(draft, "en")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [(None, 'Noting the bells,'), ('1.', 'Urges towns to ring;'), ('2.', 'Decides to listen.'),
     (None, 'PP1 OP1 OP2')]
    """
    style = _style_of(blocks, language)
    if style is None:
        return list(blocks)
    found: list[Block] = []
    printed: list[str] = []
    alone: re.Match[str] | None = None  # a number on a line of its own
    for block in blocks:
        number = None if block.label or block.note is not None else style.match(block.text)
        ahead = number or (_OF_PREAMBLE.match(block.text) if block.note is None else None)
        if number and number.end() == len(block.text):
            alone = number
        elif ahead and (alone or _opens(block.text[ahead.end() :], language, number is not None)):
            label = _label(number) if number else None
            found.append(without_first(block, ahead.end())._replace(label=label))
            alone = None
        elif alone:
            found.append(block._replace(label=_label(alone)))
            alone = None
            continue
        else:
            found.append(block)
            continue
        printed.append(block.text[: ahead.end()].strip() if ahead else "")
    return [*found, Block(" ".join(printed), furniture=True)]


def _style_of(blocks: Sequence[Block], language: str) -> re.Pattern[str] | None:
    """How the operative paragraphs of the text are numbered, if not in the usual way."""
    texts = [
        (block.text, following.text)
        for block, following in pairwise([*blocks, Block("")])
        if block.text[:1] in _FIRST_SIGNS and block.note is None and not block.label
    ]
    usual = [match for text, _ in texts if (match := _led(_USUAL, text, "", language))]
    if 3 * len(usual) >= len(texts):  # nearly always: no style can have twice as many
        return None
    for style in _STYLES:
        led = [match for text, after in texts if (match := _led(style, text, after, language))]
        if len(led) >= _FEWEST and len(led) > 2 * len(usual) and _count_up(led):
            # More asks before it than numbers lost: what is numbered so are notes.
            lost = _value(led[0]) - 1
            return style if _asks_before(blocks, led[0].string, language) <= lost else None
    return None


def _asks_before(blocks: Sequence[Block], numbered: str, language: str) -> int:
    """How many asks stand unnumbered before the first numbered one."""
    asks = 0
    for block in blocks:
        if block.text == numbered:
            break
        asks += block.note is None and operative_opening(block.text, language) is not None
    return asks


def _led(style: re.Pattern[str], text: str, following: str, language: str) -> re.Match[str] | None:
    """The number that `text` opens with, where a verb of the body comes after it."""
    match = style.match(text)
    rest = match and (text[match.end() :] or following)
    return match if rest and operative_opening(rest, language) else None


def _count_up(numbers: Sequence[re.Match[str]]) -> bool:
    """Whether they begin at the beginning, and most follow one another."""
    values = [_value(number) for number in numbers]
    steps = sum(after - before in (0, 1) for before, after in pairwise(values))
    return values[0] <= _FEWEST and steps * 10 >= 7 * (len(values) - 1)


def _value(number: re.Match[str]) -> int:
    printed = number["number"]
    return int(printed) if printed.isdecimal() else roman_value(printed)


def _label(number: re.Match[str]) -> str:
    bis = number.groupdict().get("bis") or ""
    return f"{_value(number)} {bis}." if bis in {"bis", "ter", "quater"} else f"{_value(number)}."


def _opens(rest: str, language: str, operative: bool) -> bool:
    """Whether what follows a number opens a paragraph; in the operative part anything may."""
    return operative or preambular_opening(rest, language) is not None

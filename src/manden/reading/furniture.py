"""Page furniture: what stands on a page for the page's sake, wherever it interrupts the text.

Heads and feet, page numbers, job numbers, the distribution box that a conversion drops into
the middle of a sentence. A block is judged alone, then the blocks after a distribution line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from manden.reading.blocks import Block
from manden.reading.organs import ANY_ORGAN, enacting_formula

_SYMBOL = r"[A-Z]{1,6}\s?(?:\s?/\s?[A-Z0-9][\w.()\-]*){1,6}(?:\s?\(\d{4}\))?\*{0,3}"
_LANGUAGE = r"(?i:English|French|Spanish|Russian|Chinese|Arabic|Fran[çc]ais|Anglais|Espagnol|Russe)"
_MONTH = r"[A-Za-zéûÉ]{3,9}"
_DATE = rf"\d{{1,2}}\s?(?:er)?\s{_MONTH}\s\d{{4}}"
_DISTRIBUTION = (
    rf"(?:(?i:United Nations|Nations Unies)\s)?(?:{_SYMBOL}\s)?"
    rf"Distr\s?\.?\s?:?\s?(?i:General|Limited|Restricted|g[ée]n[ée]rale|limit[ée]e"
    rf"|restreinte)?\.?\s?(?:{_DATE})?\s?{_LANGUAGE}?\s?(?:{_DATE})?"
    rf"\s?(?:Original\s?:\s?[\w, ]{{4,40}})?"
)
_ALONE = re.compile(
    "|".join(
        (
            r"<!--.*-->",
            r"[\W_]{3,}",  # a rule
            r"[-–—\s]*(?:Page\s?)?\d{1,4}[-–—\s*]*",
            r"e|er|re|ère|ème|o|n\s?o",  # the raised letters of an ordinal, fallen out of it
            r"\d{1,3}\s?/\s?\d{1,3}",
            rf"(?:{_SYMBOL}\s?)+(?:\d{{1,4}})?",
            rf"\d{{1,4}}\s{_SYMBOL}",
            r"(?:\d{1,3}\s)?(?:GE\.)?\s?\d{2}-\d{4,6}\s?(?:\([A-Z]\))?[\s\d*]*",
            r"\*\s?\d{5,9}\s?\*|\d{6}\s\d{6}|[-–\s]*\d{1,4}\s*[-–]",
            r"(?:Please|Prière de|Merci de|Veuillez)\s(?:recycle|recycler)\W*|[♲♻\W]",
            r"United Nations|Nations Unies|NATIONS UNIES|UNITED NATIONS",
            r"EP|UNEP|HSP|UNEP/?EA|E|A|S(?=$)|OP",
            rf"{_DISTRIBUTION}",
            r"(?:Original|ORIGINAL)\s?:\s?[\w, ]{4,40}",
            rf"{_LANGUAGE}(?:\s?Original\s?:\s?[\w, ]{{4,40}})?",
            r"\*{1,3}\s?(?:Reissued|Second reissue|Nouveau tirage|Deuxième nouveau tirage)\b.{0,120}",
            r"(?:General Assembly|Security Council|Assembl[ée]e g[ée]n[ée]rale)\s?[-–—]\s?.{5,60}"
            r"(?:Session|session)",
            r"(?:Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty)[\w-]*\syear",
        )
    )
)
_DISTRIBUTED = re.compile(r"Distr\b", re.IGNORECASE)
_AFTER_DISTRIBUTION = re.compile(
    rf"(?:{_DATE}|General|générale|Limited|{_LANGUAGE}\b.*|Original.*)"
)
_DAY_AND_MONTH = re.compile(rf"\d{{1,2}}\s?(?:er)?\s{_MONTH}$")
_LONGEST = 200
_STOPS = frozenset(',;.:!?»”"]*')
_MASTHEAD_LINE = re.compile(
    rf"(?:{ANY_ORGAN})|[^\W\d][\w\s'’-]{{4,50}}\ssession"
    r"|(?:Agenda\s)?items?\s\d+.{0,20}|Points?\s\d+.{0,12}\sde l['’]ordre du jour",
    re.IGNORECASE,
)
# Single letters are section marks as often as symbols: they count only in the masthead.
_SECTION_MARK = re.compile(r"[A-Z]{1,2}")


def is_furniture(text: str) -> bool:
    """Whether a block stands for the page and not for the text.

    >>> is_furniture("Distr. générale 11 avril 2017 Français Original : anglais")
    True
    >>> is_furniture("GE.25-05566 (E)"), is_furniture("2/5"), is_furniture("58 schools")
    (True, True, False)
    """
    return len(text) <= _LONGEST and _ALONE.fullmatch(text.strip()) is not None


def with_furniture(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, page furniture marked as such.

    >>> [block.furniture for block in with_furniture([Block("2/5"), Block("Asks for bells;")])]
    [True, False]
    """
    found = furniture_indices(blocks)
    return [
        block._replace(furniture=True) if index in found and not block.furniture else block
        for index, block in enumerate(blocks)
    ]


def furniture_indices(blocks: Sequence[Block]) -> set[int]:
    """Which of `blocks` are page furniture, by index.

    >>> sorted(furniture_indices([Block("Distr. générale"), Block("27 juin 2001"), Block("I")]))
    [0, 1]
    """
    found: set[int] = set()
    expecting = False
    for index, block in enumerate(blocks):
        if block.note is not None:
            continue
        line = block.text
        if block.furniture or (
            is_furniture(line) and not _is_section_mark(block) and not _ends_date(blocks, index)
        ):
            found.add(index)
            expecting = expecting or _DISTRIBUTED.search(line) is not None
        elif expecting and len(line) < 60 and _AFTER_DISTRIBUTION.fullmatch(line):
            found.add(index)
        else:
            expecting = False
    found |= _fallen_mastheads(blocks, found)
    return found | _running_heads(blocks, found) | _fallen_letters(blocks, found)


def _ends_date(blocks: Sequence[Block], index: int) -> bool:
    """Whether four figures on a line of their own are the year of the date broken off above."""
    year = blocks[index].text
    return (
        len(year) == 4 and year.isdigit() and index > 0
        and _DAY_AND_MONTH.search(blocks[index - 1].text[-16:]) is not None
    )  # fmt: skip


def _fallen_mastheads(blocks: Sequence[Block], found: set[int]) -> set[int]:
    """The organ's name, the session, the item beside other furniture, where a sentence is cut."""
    fallen: set[int] = set()
    if not found:
        return fallen
    cut = False
    formula = next((i for i, block in enumerate(blocks) if enacting_formula(block.text)), 0)
    heads = {block.text for block in blocks[:formula] if block.text[:1].isupper()}
    for index, block in enumerate(blocks):
        if index in found or block.note is not None:
            continue
        beside = index - 1 in found or index + 1 in found or index - 1 in fallen
        if (
            beside
            and (cut or _is_between_halves(blocks, index))
            and (
                (index > formula and block.text in heads)
                or (len(block.text) < 90 and _MASTHEAD_LINE.fullmatch(block.text))
            )
        ):
            fallen.add(index)
        else:
            cut = len(block.text) > 40 and block.text.rstrip()[-1:] not in _STOPS
    return fallen


def _is_between_halves(blocks: Sequence[Block], index: int) -> bool:
    """Whether a comma ends what stands before, and what follows goes on in small letters."""
    halves = [blocks[i].text for i in range(index - 1, max(index - 6, -1), -1)]
    before = next((text for text in halves if len(text) > 40), "")
    after = blocks[index + 1].text if index + 1 < len(blocks) else ""
    return before.endswith(",") and after[:1].islower()


def _is_section_mark(block: Block) -> bool:
    return _SECTION_MARK.fullmatch(block.text.strip()) is not None and block.text not in {
        "EP",
        "OP",
    }


def _fallen_letters(blocks: Sequence[Block], found: set[int]) -> set[int]:
    """A lone "A" at the foot or head of a page is what is left of a symbol, not section A.

    A section A is followed by a section B.
    """
    alone = {
        index: block.text.strip()
        for index, block in enumerate(blocks)
        if len(block.text) < 8 and _SECTION_MARK.fullmatch(block.text.strip())
    }
    if "B" in alone.values():
        return set()
    return {
        index
        for index, letter in alone.items()
        if letter in {"A", "S", "E"} and (index - 1 in found or index + 1 in found)
    }


def _running_heads(blocks: Sequence[Block], found: set[int]) -> set[int]:
    """Short lines printed again on page after page, beside another piece of furniture."""
    seen: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        if index not in found and len(block.text) < 90 and block.page is not None:
            seen.setdefault(re.sub(r"\d+", "#", block.text), []).append(index)
    pages = len({block.page for block in blocks if block.page is not None})
    heads: set[int] = set()
    for key, indices in seen.items():
        beside = {index for index in indices if index - 1 in found or index + 1 in found}
        # "Article 2", "Article 3": a heading that only happens to open or close some pages.
        heading = "#" in key and len(beside) * 2 < len(indices)
        if len(indices) >= 3 and len(indices) * 2 > pages and not heading:
            heads |= {index for index in beside if not blocks[index].label}
    return heads

"""Symbols of documents in running text: "A/66/33 and Corr.1", "S/PRST/2011/9", "A/RES/491(V)".

What follows a symbol with its last part alone ("Add.1 and 2", "et Corr.1") is a document too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from manden.reading.symbols import Symbol, parse_symbol

SYMBOL = (
    r"\b(?:Assembly(?=/AU/)|EX\.CL|GC\(\d{1,2}\)|[A-Z][A-Z0-9]{0,8}(?:-[A-Z]{2,6})?)(?:/(?:\s(?=\d{1,4}/\d))?[A-Z0-9][A-Za-z0-9\-]*(?:\.[A-Za-z0-9\-]+)*)+"
    r"(?:\s?\((?:\d{4}|(?:E?S-)?[IVXLC]+)\))?(?:(?<=[\d)])\s[A-Z](?:-[A-Z])?(?=[,;.)]|\s(?:of|du)\b))?"
    r"(?:\s\((?:Part|Partie)\s[IVX]{1,4}\))?"
)
_HAS_DIGIT = re.compile(r"/[^/]*\d")
_BRACKET_OR_PART = re.compile(r"\s?\([\dIVXLCES-]+\)$|(?:\s?\([\dIVXLCES-]+\))?\s[A-Z](?:-[A-Z])?$")
_SUFFIX = re.compile(
    r"\s?(?:,\s?(?:and\s|et\s)?|and\s|et\s|[àto]+\s|[-–])\s?(?:(?P<what>Add|Corr|Rev|Amend)\.\s?)?"
    r"(?P<number>\d{1,2})(?P<rest>(?:/(?:Add|Corr|Rev|Amend)\.\d+)*)(?![\w/]|\s?\(|\.\d)"
)
_LAST_SUFFIX = re.compile(r"/(Add|Corr|Rev|Amend)\.\d+$")
_MOST = 30  # documents that one range may stand for


def symbols_printed(
    text: str, match: re.Match[str], own: str
) -> Iterator[tuple[int, int, Symbol | None, str]]:
    """The symbols that a match of `SYMBOL` prints, with those that follow it in short.

    Each is start, end, the text of a body of ours where it is one, and the symbol in full. `own`
    is the body whose text it is: "PRST/OM/1" is its President's.

    >>> text = "(A/66/33 and Corr.1)"
    >>> [one[3] for one in symbols_printed(text, re.search(SYMBOL, text), "GA")]
    ['A/66/33', 'A/66/33/Corr.1']
    """
    printed = match[0].replace("/ ", "/")
    spaces = len(match[0]) - len(printed)
    if not _HAS_DIGIT.search(printed):
        return
    symbol = parse_symbol(_in_full(printed, own))
    if symbol:
        yield match.start(), match.end(), symbol, symbol.text
        return
    bare = printed if "/Dec." in printed else _BRACKET_OR_PART.sub("", printed)
    bare = bare if _HAS_DIGIT.search(bare) else printed
    symbol = parse_symbol(_in_full(bare, own))
    end = match.start() + len(bare) + spaces
    yield match.start(), end, symbol, bare
    if not symbol:
        for start, ends, full in _in_short(text, end, bare):
            yield start, ends, None, full


def _in_full(printed: str, own: str) -> str:
    if not printed.startswith("PRST/"):
        return printed
    return f"S/{printed}" if own != "HRC" and printed[5:9].isdigit() else f"A/HRC/{printed}"


def _in_short(text: str, end: int, full: str) -> Iterator[tuple[int, int, str]]:
    what, number = None, 0
    while found := _SUFFIX.match(text, end):
        if found["what"]:
            what = found["what"]
            last = _LAST_SUFFIX.search(full)
            base = full[: last.start()] if last and last[1] == what else full
            start = found.start("what")
        elif what is None:
            return
        else:
            start = found.start("number")
        to = int(found["number"])
        ranged = re.match(r"\s?(?:[àto]+\s|[-–])", found[0]) and not found["what"]
        first = number + 1 if ranged and number < to <= number + _MOST else to
        for each in range(first, to + 1):
            yield (
                start,
                found.end(),
                f"{base}/{what}.{each}" + (found["rest"] if each == to else ""),
            )
        number, end = to, found.end()

"""Titles of treaties known by heart, matched word by word.

Capitals, commas, hyphens and the marks of notes differ from text to text, and a date may stand in
the middle ("Convention de 1951 relative au statut des réfugiés"): only the words are compared, on
a tree of all titles that is walked once from where a title may open. A hyphen may be lost at the end
of a line, and a scan may have no accents. The titles are those of
`treaty_titles_en.txt` and `treaty_titles_fr.txt`, one a line, with "(what may stand)" and
"[one|of|these]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from manden.reading.squeezed import without_accents

_Tree = dict[str, Any]  # word -> the tree of the words after it; "" where a title ends
_END = ""
_WORD = re.compile(r"([^\W\d_]+)")
_NEXT_WORD = re.compile(r"(?:[\s,/'’ʼ()‑-]|\d{1,2}(?![\d/]))*" + _WORD.pattern)
_DATED = re.compile(
    r",?\s(?:(?:of|de|du)\s)?(?:\d{1,2}\s\w+\s)?(?:18|19|20)\d\d\b(?:\s?\([nN][^)]{0,8}\))?"
)
_OF_DATE = re.compile(r"\s(?:of|de|du)\s(?:\d{1,2}\s[^\W\d]+\s)?(?:18|19|20)\d\d\b")
_CHOICE = re.compile(r"\(([^][()]+)\)|\[([^][()]+)\]")  # the innermost


def title_end(text: str, start: int, language: str) -> int | None:
    """Where the longest title that opens at `start` ends; None where none does.

    >>> title_end("Convention of 1951 relating to the status of refugees, and", 0, "en")
    53
    >>> title_end("Convention on bells", 0, "en") is None
    True
    """
    tree: _Tree | None = _tree(language)
    place, found = start, None
    word = _WORD.match(text, start)
    while word and tree and (tree := tree.get(_key(word[1]))) is not None:
        place = word.end()
        found = place if _END in tree else found
        word = _next_word(text, place, tree)
    return found if found is None else _with_date(text, start, found)


def _with_date(text: str, start: int, end: int) -> int:
    """With the bracket that is left open, and the date that follows at once."""
    if text[end : end + 1] == ")" and text.rfind("(", start, end) > text.rfind(")", start, end):
        end += 1
    dated = _OF_DATE.match(text, end)
    return dated.end() if dated else end


def _next_word(text: str, place: int, tree: _Tree) -> re.Match[str] | None:
    """The word after the date that stands at `place`, or after `place`."""
    dated = _DATED.match(text, place)
    word = _NEXT_WORD.match(text, dated.end()) if dated else None
    return word if word and _key(word[1]) in tree else _NEXT_WORD.match(text, place)


@cache
def _tree(language: str) -> _Tree:
    lines = Path(__file__).with_name(f"treaty_titles_{language}.txt").read_text(encoding="utf-8")
    tree: _Tree = {}
    for line in lines.splitlines():
        for title in spelled_out(line):
            node = tree
            for word in _WORD.findall(title):
                node = node.setdefault(_key(word), {})
            node[_END] = {}
    for node, word, after in list(_joined(tree)):
        node.setdefault(word, after)
    return tree


def _joined(tree: _Tree) -> Iterator[tuple[_Tree, str, _Tree]]:
    """Two words that a lost hyphen made one: where they open, the one, and the tree after it."""
    for first, after in tree.items():
        yield from ((tree, first + second, rest) for second, rest in after.items() if second)
        yield from _joined(after)


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    """A word without capitals and accents: a scan may have lost some of them, or all."""
    word = word.casefold()
    return word if word.isascii() else without_accents(word)


def spelled_out(line: str) -> Iterator[str]:
    """Every title that a line with "(what may stand)" and "[one|of these]" means.

    >>> list(spelled_out("(The )[Bell|Tower] Treaty"))
    ['The Bell Treaty', 'The Tower Treaty', 'Bell Treaty', 'Tower Treaty']
    """
    choice = _CHOICE.search(line)
    if choice is None:
        yield line
        return
    words = choice[2].split("|") if choice[2] else [*choice[1].split("|"), ""]
    for word in words:
        yield from spelled_out(line[: choice.start()] + word + line[choice.end() :])

"""A paragraph's words with single spaces and plain apostrophes, and the way back to the print.

Official files double their spaces and mix apostrophes; rules read the squeezed words, and the
offsets they find are carried back to the paragraph as printed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

_RUN = re.compile(r"\s+")
_SAME_LENGTH = (("\u2019", "'"), ("\u2018", "'"), ("\u02bc", "'"), ("\u2011", "-"), ("\u0421", "C"))


class Squeezed(NamedTuple):
    """Words as the rules read them; `origin` gives each character's offset in the print."""

    words: str
    origin: tuple[int, ...] | None  # None where nothing was squeezed

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the printed text of the squeezed span `start:end`."""
        if self.origin is None:
            return start, max(start, end)
        if start >= end:
            return self._at(start), self._at(start)
        return self._at(start), self._at(end - 1) + 1

    def _at(self, place: int) -> int:
        assert self.origin is not None
        return self.origin[place] if place < len(self.origin) else self.origin[-1] + 1


@lru_cache(maxsize=1024)  # the questions about a paragraph each begin here
def squeeze(text: str) -> Squeezed:
    """Squeeze white space and apostrophes.

    >>> squeezed = squeeze("Prie  la\\u00a0Commission")
    >>> squeezed.words, squeezed.printed(5, 18)
    ('Prie la Commission', (6, 19))
    """
    plain = text
    if not text.isascii():
        for printed, same in _SAME_LENGTH:
            plain = plain.replace(printed, same)
    if "  " not in plain and plain.isprintable():  # no other white space than single spaces
        return Squeezed(plain, None)
    words: list[str] = []
    origin: list[int] = []
    end = 0
    for run in _RUN.finditer(plain):
        words.append(plain[end : run.start()])
        origin.extend(range(end, run.start()))
        words.append(" ")
        origin.append(run.start())
        end = run.end()
    words.append(plain[end:])
    origin.extend(range(end, len(plain)))
    return Squeezed("".join(words), tuple(origin))


@lru_cache(maxsize=256)
def in_small_letters(words: str) -> str:
    """`words` in small letters, each where it stands in the print: a pattern that minds the case
    is far quicker than one that does not.

    >>> in_small_letters("Les \u00c9tats"), len(in_small_letters("\u0130"))
    ('les \u00e9tats', 1)
    """
    small = words.lower()
    if len(small) == len(words):
        return small
    return "".join(letter.lower()[:1] for letter in words)  # a dotted capital I would become two


def without_accents(word: str) -> str:
    """A word as a scan prints it that has lost its accents.

    >>> without_accents("Assemblée générale")
    'Assemblee generale'
    """
    return "".join(one for one in normalize("NFD", word) if not combining(one))


def words_of(line: str) -> frozenset[str]:
    """The words of a line as a set: how the tables of small words are kept readable.

    >>> sorted(words_of("de à"))
    ['de', 'à']
    """
    return frozenset(line.split())

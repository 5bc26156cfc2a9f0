"""Ordinals of sessions of which a scan confused letters: "soiaante-diaseptième", "seventy-fiith".

A word that is no number is one where a single number word has its length and all of its letters but
one, or but two of a long one. What is put right keeps its length, so that offsets stay those of the
print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from manden.reading.ordinals import number_words, ordinal_value

_OF_A_SESSION = re.compile(
    r"\b(?:[Ss]a|[Ll]a|[Ss]es|[Ii]ts|[Tt]he|[Tt]heir) (?P<ordinal>[\w-]{6,40}(?: et [\w-]{4,20})?)"
    r"(?= (?:[\w-]+ )?sessions?\b)"
)
_WORD = re.compile(r"[^\W\d_]+")
# Letters: of a word that is told alone and beside others, and of one that may have two wrong.
_SHORTEST, _SHORTEST_OF_SEVERAL, _LONG = 5, 3, 10
_TENS = (
    *("dix", "vingt", "trente", "quarante", "cinquante", "soixante", "quatrevingt"),
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
_ENDS = ("ième", "th", "first", "second", "third")


def with_ordinals(words: str) -> str:
    """`words` with the ordinals of sessions as they were before a scan confused their letters.

    >>> with_ordinals("à sa soiaante-diaseptième session"), with_ordinals("at its seventy-fiith session")
    ('à sa soixante-dixseptième session', 'at its seventy-fifth session')
    >>> with_ordinals("à sa prochaine session")
    'à sa prochaine session'
    """
    return _OF_A_SESSION.sub(_put_right, words)


def _put_right(match: re.Match[str]) -> str:
    printed = match["ordinal"]
    meant = _meant(printed) if ordinal_value(printed) is None else None
    return match[0].removesuffix(printed) + meant if meant else match[0]


@lru_cache(maxsize=512)
def _meant(printed: str) -> str | None:
    """The ordinal that was misread; None where a word of it may be another, or none."""
    least = _SHORTEST_OF_SEVERAL if "-" in printed else _SHORTEST
    meant = _WORD.sub(lambda part: _nearest(part[0], least) or part[0], printed)
    return meant if meant != printed and ordinal_value(meant) is not None else None


def _nearest(word: str, least: int) -> str | None:
    if len(word) < least or ordinal_value(word) is not None:
        return None
    wrong = 2 if len(word) >= _LONG else 1
    near = [
        known
        for known in _by_length().get(len(word), ())
        if sum(one != other for one, other in zip(word, known, strict=True)) <= wrong
    ]
    return near[0] if len(near) == 1 else None


@cache
def _by_length() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in _words():
        found.setdefault(len(word), []).append(word)
    return found


def _words() -> Iterator[str]:
    """The number words, and those that lost the hyphen between them."""
    yield from number_words()
    last = [word for word in number_words() if word.endswith(_ENDS)]
    yield from (ten + word for ten in _TENS for word in last)

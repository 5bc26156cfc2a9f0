"""What a person looks for: words under their stems, and phrases as they stand between quotes.

Any text can be sought: there is no wrong query, only one that holds nothing to look for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from manden.stems.words import folded, words_in

LONGEST_QUERY = 300
MOST_TERMS = 16

_PIECE = re.compile(r'"(?P<a>[^"]+)"|«(?P<b>[^»]+)»|“(?P<c>[^”]+)”|(?P<bare>\S+)')
_EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be by for from in is it its of on or s t that the their this to was
        were which with au aux avec c ce ces d dans de des du elle en est et il j l la le les leur
        leurs m n ne ou par pour qu que qui sa se ses son sont sur un une y""",
    )
)


@dataclass(frozen=True)
class Sought:
    """`words` as typed, each to be found under its stem; `phrases` folded, word after word."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def read_query(query: str) -> Sought:
    """What `query` looks for; words too common to find anything by count only where alone.

    A run of signs that holds a figure (58/30, 2024-2026, OP16) is a phrase.

    >>> read_query('écoles fermées au nord "groupes armés" 58/30')
    Sought(words=('écoles', 'fermées', 'nord'), phrases=(('groupes', 'armes'), ('58', '30')))
    >>> read_query('de "la')
    Sought(words=('de', 'la'), phrases=())
    """
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for run, quoted in _pieces(query[:LONGEST_QUERY]):
        if quoted or any(sign.isdigit() for sign in run):
            phrases.append(_phrase(run))
        else:
            words += [found.group() for found in words_in(run)]
    telling = [word for word in words if folded(word) not in _EMPTY_WORDS]
    said = [phrase for phrase in dict.fromkeys(phrases) if phrase][:MOST_TERMS]
    kept = telling or ([] if said else words)
    by_fold = {folded(word): word for word in reversed(kept) if folded(word)}
    return Sought(tuple(reversed(by_fold.values()))[:MOST_TERMS], tuple(said))


def _pieces(query: str) -> Iterator[tuple[str, bool]]:
    for piece in _PIECE.finditer(query):
        bare = piece["bare"]
        yield (bare, False) if bare else (piece["a"] or piece["b"] or piece["c"], True)


def _phrase(run: str) -> tuple[str, ...]:
    plain = (folded(found.group()) for found in words_in(run))
    return tuple(word for word in plain if word)[:MOST_TERMS]

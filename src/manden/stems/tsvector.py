"""Words as a tsvector of PostgreSQL holds them and a tsquery asks for them, no extension needed.

A word stands at its place as `=ecoles`, its stems without a place as `~ecol`, which halves what is
read to rank; the name `under` which they are kept, if any, stands before the sign. Lexemes are
letters and figures within quotes: no query is ill-formed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from manden.stems.sought import Sought
from manden.stems.words import Indexed

LAST_PLACE = 16_383  # the last position that a tsvector can tell
LONGEST_LEXEME = 500


def lexemes(words: Iterable[Indexed], under: str = "") -> Iterator[str]:
    """Each word at its place, and each stem once.

    >>> " ".join(lexemes([("ecoles", ("ecol",)), ("ecole", ("ecol",))], "fr"))
    "'fr=ecoles':1 'fr=ecole':2 'fr~ecol'"
    """
    held: set[str] = set()
    for place, (plain, both) in enumerate(words, 1):
        held.update(both)
        yield f"{quoted(f'{under}={plain}')}:{min(place, LAST_PLACE)}"
    for stem in held:
        yield quoted(f"{under}~{stem}")


def all_of(sought: Sought, stems_of: Callable[[str], Iterable[str]], under: str = "") -> str:
    """Every word under one of its stems, and every phrase as it stands.

    >>> all_of(Sought(("eau",), (("pont", "neuf"),)), lambda word: (word, word[:2]))
    "('~eau' | '~ea') & ('=pont' <-> '=neuf')"
    """
    words = (
        f"({' | '.join(quoted(f'{under}~{stem}') for stem in stems_of(word))})"
        for word in sought.words
    )
    phrases = (
        f"({' <-> '.join(quoted(f'{under}={plain}') for plain in phrase)})"
        for phrase in sought.phrases
    )
    return " & ".join((*words, *phrases))


def quoted(lexeme: str) -> str:
    return f"'{lexeme[:LONGEST_LEXEME]}'"

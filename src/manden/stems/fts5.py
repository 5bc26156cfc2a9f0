"""Words as FTS5 is asked for them: in a column of words as they stand, and in one of their stems.

Every term is quoted and made of letters and figures: no query is ill-formed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from manden.stems.sought import Sought


def all_of(sought: Sought, stems_of: Callable[[str], Iterable[str]], under: str = "") -> str:
    """Every word under one of its stems, and every phrase as it stands; `under` begins the names of
    the columns.

    >>> all_of(Sought(("eau",), (("pont", "neuf"),)), lambda word: (word, word[:2]), "fr_")
    'fr_stems : ("eau" OR "ea") AND fr_plain : "pont neuf"'
    """
    words = (
        f"{under}stems : ({' OR '.join(quoted(stem) for stem in stems_of(word))})"
        for word in sought.words
    )
    phrases = (f"{under}plain : {quoted(' '.join(phrase))}" for phrase in sought.phrases)
    return " AND ".join((*words, *phrases))


def quoted(term: str) -> str:
    return f'"{term}"'

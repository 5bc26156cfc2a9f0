"""What each word of one vocabulary means, and which words stand nearest to one that means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from manden.collection.known_words import KnownTerm
from manden.places.naming import folded
from manden.violations.nearest import nearest

_UNDER = re.compile(r"\s*[>›]\s*")


class Vocabulary:
    """What each word, folded, means: a code comes before a name, a name of the desk before one of
    the house, and the field's own codes, with or without their list, last."""

    def __init__(self, desk: Sequence[KnownTerm], house: Sequence[KnownTerm]) -> None:
        self._terms: dict[str, KnownTerm] = {}
        self._means: dict[str, list[str]] = {}
        for one in (*desk, *house):
            self._terms.setdefault(one.code, one)
        self._add((folded(code), code) for code in self._terms)
        self._add((folded(name), one.code) for one in desk for name in (one.fr, one.en))
        self._add((folded(name), one.code) for one in house for name in (one.fr, one.en))
        self._add(
            (folded(code), one.code)
            for one in (*desk, *house)
            for code in (one.huridocs, one.huridocs.partition(":")[2])
        )

    def _add(self, told: Iterable[tuple[str, str]]) -> None:
        """Words that meant nothing until now; two terms of one rank may share a name."""
        fresh: dict[str, list[str]] = {}
        for word, code in told:
            if word and word not in self._means and code not in fresh.setdefault(word, []):
                fresh[word].append(code)
        self._means |= fresh

    def codes_of(self, said: str) -> list[str]:
        """The codes that a word has, or a path of words: “Killing > Summary execution”."""
        found = self._means.get(folded(said))
        if found is not None:
            return found
        *above, last = _UNDER.split(said.strip())
        if not above:
            return []
        return [
            code
            for code in self._means.get(folded(last), [])
            if self._terms[code].under in self._means.get(folded(above[-1]), [])
        ]

    def path_of(self, code: str) -> str:
        """How a term is told from its namesakes: under what it stands, and its code."""
        one = self._terms[code]
        above = self._terms.get(one.under)
        return f"{code} ({above.fr} > {one.fr})" if above else f"{code} ({one.fr})"

    def shown(self, code: str) -> str:
        one = self._terms[code]
        return f"{code} ({one.fr} / {one.en})" if one.fr != one.en else f"{code} ({one.fr})"

    def nearest(self, said: str) -> tuple[str, ...]:
        return nearest(said, {word: codes[0] for word, codes in self._means.items()})

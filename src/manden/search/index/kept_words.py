"""The words of a record as the index keeps them: folded in their order, and their stems beside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from manden.search.declaration import Passage, Told
from manden.stems.words import LANGUAGES, Indexed, indexed

FORMAT = 1  # part of every digest: raise it when the words kept change, and reindex


@dataclass(frozen=True)
class KeptWords:
    """By language, the words in order: each folded, with its one or two stems."""

    words: dict[str, tuple[Indexed, ...]]
    marks: tuple[str, ...]

    @property
    def digest(self) -> str:
        said = json.dumps([FORMAT, self.words, self.marks], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()


def kept_words(told: Told) -> KeptWords:
    """What the index keeps of a record."""
    words = {language: tuple(_words(told.passages, language)) for language in LANGUAGES}
    return KeptWords(words, tuple(sorted(set(told.marks))))


def _words(passages: Iterable[Passage], language: str) -> Iterator[Indexed]:
    for passage in passages:
        if language in passage.languages:
            yield from indexed(passage.text, language)

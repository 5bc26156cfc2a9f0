"""The words that a desk has for what files tell: its own terms, edited or added, and its parties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class KnownTerm(NamedTuple):
    """A word of a vocabulary, in both languages; `under` is the code of the one that holds it."""

    vocabulary: str
    code: str
    fr: str
    en: str
    under: str = ""
    huridocs: str = ""


class KnownParty(NamedTuple):
    code: str
    fr: str
    en: str


@dataclass(frozen=True)
class KnownWords:
    """Those of one desk; without a desk, none: a file is then read by the words of the house."""

    terms: tuple[KnownTerm, ...] = ()
    parties: tuple[KnownParty, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

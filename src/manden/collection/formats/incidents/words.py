"""What cells say, in English or French or as codes, as the codes that records hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from manden.collection.checked import Refused
from manden.collection.formats.incidents.choices import CHOICES
from manden.collection.formats.incidents.vocabulary import Vocabulary
from manden.collection.known_words import KnownTerm, KnownWords
from manden.places.naming import folded
from manden.violations.seeding_terms import terms_of

VOCABULARIES = {
    "capacity": "capacity",
    "violation": "violation",
    "method": "method",
    "outcome": "outcome",
    "degree": "degree",
    "source_kind": "source",
    "material": "material",
}
WORDED = frozenset({*CHOICES, *VOCABULARIES, "party"})
BY_THE_HOUSE = (
    "words were held against the vocabularies that come with the house: with --data the desk’s own "
    "are known too"
)


class Words:
    """The words by which one file is read: those of the desk, or of the house where none is open,
    and what the file's own words (`theirs`) mean in them."""

    def __init__(
        self, desk: KnownWords | None = None, theirs: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        self._desk = desk or KnownWords()
        self._theirs = {
            column: {folded(word): ours for word, ours in told.items()}
            for column, told in (theirs or {}).items()
        }
        self._vocabularies: dict[str, Vocabulary] = {}
        self._parties = {
            folded(word): one.code
            for one in self._desk.parties
            for word in (one.fr, one.en, one.code)
        }
        self.meaning = lru_cache(8_192)(self._meaning)

    def code_of(self, column: str, cell: str) -> str:
        """The code that a cell means; ValueError where it means none, or more than one."""
        if not cell or not cell.strip():
            return ""
        code, fault = self.meaning(column, cell)
        if fault:
            raise ValueError(fault)
        return code

    def party(self, cell: str) -> str:
        """The code of the party that a cell names; the cell itself where the desk has none."""
        said = self._theirs.get("party", {}).get(folded(cell), cell)
        return self._parties.get(folded(said), said)

    def faults(self, cells: Mapping[str, str]) -> Iterator[str]:
        """Every word of a row that means nothing here, column by column."""
        for column, cell in cells.items():
            if column not in WORDED or column == "party" or (column == "age" and cell.isdecimal()):
                continue
            for one in cell.split(";") if column == "party_kind" else (cell,):
                fault = self.meaning(column, one)[1] if one.strip() else ""
                if fault:
                    yield fault

    def by_the_house(self, refused: Iterable[Refused]) -> Iterator[str]:
        """A warning where words were refused that a desk, had one been open, may know."""
        if not self._desk and any("is no word or code" in one.reason for one in refused):
            yield BY_THE_HOUSE

    def _meaning(self, column: str, cell: str) -> tuple[str, str]:
        """The code, or what is wrong with the cell."""
        said = self._theirs.get(column, {}).get(folded(cell), cell)
        known = self._known(column)
        found = known.codes_of(said)
        if len(found) == 1:
            return found[0], ""
        told = f"{column}: “{cell.strip()[:60]}” is "
        if found:
            which = ", ".join(known.path_of(code) for code in found)
            return "", f"{told}the name of several words: write one of {which}"
        near = ", ".join(known.shown(code) for code in known.nearest(said))
        return "", f"{told}no word or code of the desk" + (f": perhaps {near}" if near else "")

    def _known(self, column: str) -> Vocabulary:
        if column not in self._vocabularies:
            self._vocabularies[column] = (
                _choices(column) if column in CHOICES else self._terms(VOCABULARIES[column])
            )
        return self._vocabularies[column]

    def _terms(self, vocabulary: str) -> Vocabulary:
        """The desk's own terms, then what the house calls those that it does not name otherwise."""
        own = [one for one in self._desk.terms if one.vocabulary == vocabulary]
        return Vocabulary(own, [_of_the_house(vocabulary, one) for one in terms_of(vocabulary)])


@cache
def _choices(column: str) -> Vocabulary:
    told = []
    for code, words in CHOICES[column].items():
        names = [one for one in words.split(", ") if one] or [code]
        told += [KnownTerm(column, code, name, code) for name in names]
    return Vocabulary(told, [])


def _of_the_house(vocabulary: str, told: Mapping[str, Any]) -> KnownTerm:
    return KnownTerm(
        vocabulary,
        told["code"],
        told["fr"],
        told["en"],
        told.get("parent", ""),
        told.get("huridocs", ""),
    )

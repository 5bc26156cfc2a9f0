"""The records that the codes of an entry name, each looked up once for a whole file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from manden.places.models import Division, Locality
from manden.places.naming import folded
from manden.violations.models import Party, Term
from manden.violations.nearest import nearest


class UnknownCode(ValueError):
    """An entry names what the desk does not have; the message says what, and what to do."""


class Codes:
    """Looks up terms, parties and places by their codes; an empty code is nothing."""

    @cached_property
    def _terms(self) -> dict[tuple[str, str], Term]:
        return {(term.vocabulary, term.code): term for term in Term.objects.all()}

    @cached_property
    def _parties(self) -> dict[str, Party]:
        return {party.code: party for party in Party.objects.all()}

    @cached_property
    def _names_of_parties(self) -> dict[str, str]:
        return {
            folded(name): f"{one.code} ({one})"
            for one in self._parties.values()
            for name in (one.code, one.name_fr, one.name_en)
        }

    @cached_property
    def _divisions(self) -> dict[str, list[Division]]:
        found: dict[str, list[Division]] = {}
        for division in Division.objects.all():
            found.setdefault(division.code, []).append(division)
        return found

    @cached_property
    def _localities(self) -> dict[str, Locality | None]:
        return {}

    def term(self, vocabulary: str, code: str) -> Term | None:
        return self.needed_term(vocabulary, code) if code else None

    def needed_term(self, vocabulary: str, code: str) -> Term:
        term = self._terms.get((vocabulary, code))
        if term is None:
            raise UnknownCode(f"“{code}” is no {vocabulary} of this desk: see its vocabularies")
        return term

    def party(self, code: str, told: Mapping[str, tuple[str, str]]) -> Party:
        """The party of `code`; made where the entry itself tells its kind and name."""
        if code not in self._parties:
            if code not in told:
                near = ", ".join(nearest(code, self._names_of_parties))
                perhaps = f", or name one that stands, perhaps {near}" if near else ""
                raise UnknownCode(f"“{code}” is no party of this desk: add it first{perhaps}")
            kind, name = told[code]
            self._parties[code] = Party.objects.create(
                code=code, kind=kind, name_fr=name, name_en=name
            )
        return self._parties[code]

    def division(self, code: str, day: date | None) -> Division | None:
        """The division of `code` as drawn on `day`."""
        if not code:
            return None
        found = next((one for one in self._divisions.get(code, []) if _stood(one, day)), None)
        if found is None:
            raise UnknownCode(f"no division {code} was drawn then: import its list of codes")
        return found

    def locality(self, entry: str) -> Locality | None:
        """The locality of `source:id`, as in `geonames:2453061`."""
        if not entry:
            return None
        if entry not in self._localities:
            source, _, source_id = entry.partition(":")
            named = Locality.objects.filter(source=source, source_id=source_id)
            self._localities[entry] = named.first()
        found = self._localities[entry]
        if found is None:
            raise UnknownCode(f"{entry} is in no gazetteer of this desk: import it first")
        return found


def _stood(division: Division, day: date | None) -> bool:
    """Whether it was drawn so on `day`; any drawing where no day is known."""
    if day is None:
        return True
    began = division.valid_from is None or division.valid_from <= day
    return began and (division.valid_to is None or division.valid_to >= day)

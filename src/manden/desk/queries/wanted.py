"""What a reader wants to see of a text: the filters of its page, kept in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

DUE = ("near", "later", "passed")
KNOWN = ("nothing", "something")
WORDS = ("gist", "fr", "en")


@dataclass(frozen=True)
class Wanted:
    """One value for each filter, "" for no wish; `words` chooses the wording, and no filter."""

    addressee: str = ""
    theme: str = ""
    capability: str = ""
    due: str = ""
    known: str = ""
    words: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Wanted:
        """Read the address; a value that cannot be meant is no wish."""
        said = {field.name: query.get(field.name, "")[:120] for field in fields(cls)}
        for name, allowed in (("due", DUE), ("known", KNOWN), ("words", WORDS)):
            if said[name] not in allowed:
                said[name] = ""
        return cls(**said)

    @property
    def filters(self) -> bool:
        return any((self.addressee, self.theme, self.capability, self.due, self.known))

    def address(self, **changes: str) -> str:
        """The query string of these wishes with `changes`; "?" where there is none."""
        wanted = replace(self, **changes)
        said = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
        return "?" + urlencode({name: value for name, value in said.items() if value})

    def cleared(self) -> str:
        return Wanted(words=self.words).address()

    def in_french(self) -> str:
        return self.address(words="fr")

    def in_english(self) -> str:
        return self.address(words="en")

    def in_gist(self) -> str:
        return self.address(words="gist")

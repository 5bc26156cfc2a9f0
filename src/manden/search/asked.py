"""What was asked of the search, as the address says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from manden.stems.sought import LONGEST_QUERY
from manden.stems.words import LANGUAGES

LONGEST_FILTER = 120


@dataclass(frozen=True)
class Asked:
    """The words, and one value for each filter, "" for none."""

    q: str = ""
    kind: str = ""
    theme: str = ""
    actor: str = ""
    instrument: str = ""
    language: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Asked:
        """Read the address; signs that no text holds are dropped, a wrong language is no wish."""
        said = {
            one.name: _readable(query.get(one.name, ""))[: _longest(one.name)]
            for one in fields(cls)
        }
        if said["language"] not in LANGUAGES:
            said["language"] = ""
        return cls(**said)

    @property
    def languages(self) -> tuple[str, ...]:
        return (self.language,) if self.language else tuple(LANGUAGES)

    @property
    def filtered(self) -> bool:
        return any((self.kind, self.theme, self.actor, self.instrument, self.language))

    def address(self, **changes: str) -> str:
        """The query string of this question with `changes`."""
        wanted = replace(self, **changes)
        said = {one.name: getattr(wanted, one.name) for one in fields(wanted)}
        return "?" + urlencode({name: value for name, value in said.items() if value})

    def without_filters(self) -> str:
        return Asked(q=self.q).address()

    def of_every_kind(self) -> str:
        return self.address(kind="")

    def paged(self) -> str:
        """The query string to which a page's number is added."""
        return self.address() + "&"


def _longest(name: str) -> int:
    return LONGEST_QUERY if name == "q" else LONGEST_FILTER


def _readable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()

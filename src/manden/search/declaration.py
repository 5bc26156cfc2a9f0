"""What of a record is searched, in which language, at which level, under which policy action.

A room that wants its records found adds a declaration in `manden.search.declared`; nothing else.
Level and compartment are kept with each entry, so that what a person may not read is neither shown
nor counted. Walls that only a record can answer (consent, conflict of interest) cannot be counted
by a query: a record that has them, or whose reading is audited, is refused here, aloud.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet

from manden.access.policy import ACTIONS
from manden.stems.words import LANGUAGES

BOTH = ""


class CannotSearch(ValueError):
    """A declaration that the index cannot honour."""


@dataclass(frozen=True)
class Passage:
    """Words of a record in one language, or in BOTH; `role` says whose words they are."""

    text: str
    language: str = BOTH
    role: str = "name"  # name | official | gist | statement | source

    @property
    def languages(self) -> tuple[str, ...]:
        return (self.language,) if self.language else tuple(LANGUAGES)


@dataclass(frozen=True)
class Told:
    """What the index and the page of results need of one record.

    `title` is in the page's language; `page` names a route and its arguments, `place` the spot on
    it. `marks` name the themes and actors that filter it ("theme12"). `worded` where the page can
    show the words asked for.
    """

    title: str
    page: tuple[str, ...]
    passages: tuple[Passage, ...]
    query: str = ""
    place: str = ""
    marks: tuple[str, ...] = ()
    instrument: int | None = None
    level: str = "public"
    compartment: int | None = None
    fictitious: bool = False
    worded: bool = False


@dataclass(frozen=True)
class Searched:
    """A kind of record that is searched.

    `follows`: other models whose rows hold words of the record, and which record a row belongs to;
    `links`: the many-to-many tables that mark it.
    """

    kind: str
    model: type[Model]
    actions: tuple[str, ...]
    records: Callable[[], QuerySet[Any]]
    told: Callable[[Any], Told]
    follows: Mapping[type[Model], Callable[[Any], Iterable[int]]] = field(default_factory=dict)
    links: tuple[type[Model], ...] = ()

    def __post_init__(self) -> None:
        for action in self.actions:
            if ACTIONS[action].audited:
                raise CannotSearch(f"{self.kind}: reading under {action} is audited one by one")
        for wall in ("consents_to", "conflicts_with"):
            if hasattr(self.model, wall):
                raise CannotSearch(f"{self.kind}: only the record can answer {wall}")


def mark(kind: str, record: Model) -> str:
    """The word under which a filter finds what bears on `record`.

    >>> from manden.instruments.models import Theme
    >>> mark("theme", Theme(pk=12))
    'theme12'
    """
    return f"{kind}{record.pk}"

"""What a search finds, as far as a person may read it: counted, the best first, highlighted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from manden.access.models import User
from manden.access.policy import allows
from manden.access.roles import Level
from manden.actors.models import Actor
from manden.instruments.models import Instrument, Theme
from manden.search.asked import Asked
from manden.search.declaration import Told, mark
from manden.search.declared import SEARCHED
from manden.search.highlight import Highlighter, Snippet
from manden.search.index import index
from manden.search.models import Entry
from manden.stems.sought import Sought, read_query

A_PAGE = 20
RANKED_AT_MOST = 2_000  # beyond, the words are everywhere and rank nothing: the order of the texts


@dataclass(frozen=True)
class Result:
    kind: str
    title: str
    address: str
    snippet: Snippet
    fictitious: bool


@dataclass(frozen=True)
class Kind:
    """A kind of record among what is found; `address` shows it alone."""

    kind: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Found:
    """What a search found; `total` counts what the kind asked leaves, `kinds` every kind."""

    asked: Asked
    sought: Sought
    total: int
    kinds: tuple[Kind, ...]
    results: tuple[Result, ...]
    page: int
    pages: int

    @property
    def previous(self) -> str:
        return f"{self.asked.paged()}page={self.page - 1}" if self.page > 1 else ""

    @property
    def following(self) -> str:
        return f"{self.asked.paged()}page={self.page + 1}" if self.page < self.pages else ""


def search(
    asked: Asked,
    *,
    person: User,
    now: datetime,
    page: int,
    page_language: str,
    kinds: Collection[str] = tuple(SEARCHED),
) -> Found:
    """What `person` may read of what was asked, of `kinds`; a page beyond the last is the last."""
    sought = read_query(asked.q)
    marks = _marks(asked)
    if not sought or marks is None:
        return Found(asked, sought, 0, (), (), 1, 1)
    expression = index().expression(sought, asked.languages, marks)
    readable = readable_entries(person, now).filter(kind__in=kinds)
    entries = _of_instrument(readable, asked.instrument)
    found = index().matching(entries, expression)
    counts = dict(found.order_by().values_list("kind").annotate(Count("pk")))
    total = counts.get(asked.kind, 0) if asked.kind else sum(counts.values())
    pages = max(1, -(-total // A_PAGE))
    shown = min(max(1, page), pages)
    wanted = found.filter(kind=asked.kind) if asked.kind else found
    best = _page_of(wanted, expression, shown, ranked=total <= RANKED_AT_MOST) if total else []
    results = tuple(_results(best, asked, sought, person, page_language))
    return Found(asked, sought, total, tuple(_kinds(counts, asked)), results, shown, pages)


def _page_of(wanted: QuerySet[Entry], expression: str, page: int, *, ranked: bool) -> list[Entry]:
    after = (page - 1) * A_PAGE
    if ranked:
        return index().best(wanted, expression, after=after, most=A_PAGE)
    return list(wanted.order_by("pk")[after : after + A_PAGE])


def readable_entries(person: User, now: datetime) -> QuerySet[Entry]:
    """The entries that the policy lets `person` read: by action, level and compartment."""
    kinds = [
        kind
        for kind, searched in SEARCHED.items()
        if all(allows(person, action) for action in searched.actions)
    ]
    reached = Level(person.clearance).height
    levels = [level.value for level in Level if level.height <= reached]
    granted = person.grants.filter(expires_at__gt=now).values("compartment")
    within = Q(compartment=None) | Q(compartment__in=granted)
    return Entry.objects.filter(within, kind__in=kinds, level__in=levels)


def choices(person: User) -> dict[str, list[Any]]:
    """What the filters offer, each a list of records; none of what the person may not read."""
    offered: dict[str, list[Any]] = {"themes": [], "actors": [], "instruments": []}
    if allows(person, "instrument.read"):
        offered["instruments"] = list(Instrument.objects.all())
        offered["themes"] = list(Theme.objects.all())
    if allows(person, "actor.read"):
        offered["actors"] = sorted(Actor.objects.all(), key=lambda actor: str(actor).casefold())
    return offered


def _marks(asked: Asked) -> list[str] | None:
    """The marks asked for; None where a filter names what is not there."""
    marks = []
    for kind, model, code in (("theme", Theme, asked.theme), ("actor", Actor, asked.actor)):
        if not code:
            continue
        record = model.objects.filter(code=code).first()
        if record is None:
            return None
        marks.append(mark(kind, record))
    return marks


def _of_instrument(entries: QuerySet[Entry], slug: str) -> QuerySet[Entry]:
    return entries.filter(instrument__slug=slug) if slug else entries


def _kinds(counts: dict[str, int], asked: Asked) -> Iterator[Kind]:
    for kind in SEARCHED:
        if counts.get(kind):
            yield Kind(kind, counts[kind], asked.address(kind=kind), kind == asked.kind)


def _results(
    best: list[Entry], asked: Asked, sought: Sought, person: User, page_language: str
) -> Iterator[Result]:
    highlighter = Highlighter(sought, asked.languages)
    records = {
        kind: SEARCHED[kind].records().in_bulk([one.record for one in best if one.kind == kind])
        for kind in {one.kind for one in best}
    }
    for entry in best:
        record = records[entry.kind].get(entry.record)
        if record is None or not _may_read(person, entry.kind, record):
            continue
        told = SEARCHED[entry.kind].told(record)
        snippet = highlighter.best_snippet(told.passages, page_language)
        yield Result(
            entry.kind, told.title, _address(told, snippet, page_language), snippet, told.fictitious
        )


def _may_read(person: User, kind: str, record: Any) -> bool:
    """The policy itself, a second time, before a word of the record is shown."""
    return all(allows(person, action, record) for action in SEARCHED[kind].actions)


def _address(told: Told, snippet: Snippet, page_language: str) -> str:
    name, *arguments = told.page
    query = told.query
    if told.worded and snippet.role == "gist":
        query = "words=gist"
    elif told.worded and snippet.role == "official" and snippet.language != page_language:
        query = f"words={snippet.language}"
    place = f"#{quote(told.place, safe='()')}" if told.place else ""
    return reverse(name, args=arguments) + (f"?{query}" if query else "") + place

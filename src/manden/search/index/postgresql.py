"""The index on PostgreSQL: a tsvector of what we folded and stemmed ourselves.

Words and stems stand in it under their language (`stems.tsvector`); a mark stands as it is.
`fastupdate` is off: a search never reads a list of words not yet sorted in.

The words stand apart from the entries, out of reach of the role that serves. Row security lets no
operator see a row before it has been judged, so that on the entries themselves no index of words
would ever be used; the functions below read the words as their owner and give back only entries
that the rows' own wall, which stands inside them too, lets the person see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, connections
from django.db.models import QuerySet

from manden.access.row_security import wall_for_caller
from manden.search.index.kept_words import KeptWords
from manden.search.models import Entry
from manden.stems import tsvector
from manden.stems.sought import Sought
from manden.stems.words import stems

MAKE = (
    "CREATE TABLE search_entrywords (entry_id bigint PRIMARY KEY "
    "REFERENCES search_entry ON DELETE CASCADE, words tsvector NOT NULL)",
    "CREATE INDEX search_entrywords_words ON search_entrywords "
    "USING gin (words) WITH (fastupdate = off)",
)
DROP = (
    "DROP FUNCTION IF EXISTS search_keep, search_matching, search_best",
    "DROP TABLE search_entrywords",
)
_OWNER = "SECURITY DEFINER SET search_path FROM CURRENT"
_WALL = wall_for_caller("search_entry")
_IN_REACH = f"search_entrywords JOIN search_entry ON id = entry_id AND {_WALL}"
FUNCTIONS = (
    f"""CREATE OR REPLACE FUNCTION search_keep(kept bigint, said tsvector) RETURNS void
    LANGUAGE sql VOLATILE {_OWNER} AS $$
    INSERT INTO search_entrywords SELECT id, said FROM search_entry WHERE id = kept AND {_WALL}
    ON CONFLICT (entry_id) DO UPDATE SET words = EXCLUDED.words $$""",  # noqa: S608
    f"""CREATE OR REPLACE FUNCTION search_matching(sought tsquery) RETURNS SETOF bigint
    LANGUAGE sql STABLE {_OWNER} AS $$
    SELECT id FROM {_IN_REACH} WHERE words @@ sought $$""",  # noqa: S608
    f"""CREATE OR REPLACE FUNCTION search_best(sought tsquery, among bigint[], after integer,
    most integer) RETURNS SETOF bigint LANGUAGE sql STABLE {_OWNER} AS $$
    SELECT id FROM {_IN_REACH} WHERE id = ANY (among)
    ORDER BY ts_rank(words, sought, 1) DESC, id OFFSET after LIMIT most $$""",  # noqa: S608
)


def build(sender: Any, using: str, **told: Any) -> None:
    """Make the functions that reach the words, after each upgrade: the wall may have changed."""
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            for statement in FUNCTIONS:
                cursor.execute(statement)


def write(entry: int, kept: KeptWords) -> None:
    """Keep the words of `entry` in place of those it had."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_keep(%s, %s::tsvector)", [entry, " ".join(_lexemes(kept))])


def erase(entries: Iterable[int]) -> None:
    """Nothing to do: the words of an entry go with it."""


def empty() -> None:
    """Nothing to do: who empties the index deletes its entries, and their words go with them."""


def expression(sought: Sought, languages: Iterable[str], marks: Iterable[str]) -> str:
    """All that is sought, in one of `languages`, under all of `marks`, as a tsquery."""
    found = " | ".join(f"({_all_of(sought, language)})" for language in languages)
    return " & ".join([f"({found})", *(tsvector.quoted(mark) for mark in marks)])


def matching(entries: QuerySet[Any], expression: str) -> QuerySet[Any]:
    return entries.extra(
        where=["search_entry.id IN (SELECT search_matching(%s::tsquery))"], params=[expression]
    )


def best(found: QuerySet[Any], expression: str, *, after: int, most: int) -> list[Any]:
    among = list(found.order_by().values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT search_best(%s::tsquery, %s, %s, %s)", [expression, among, after, most]
        )
        ordered = [pk for (pk,) in cursor.fetchall()]
    held = Entry.objects.in_bulk(ordered)
    return [held[pk] for pk in ordered]


def _lexemes(kept: KeptWords) -> Iterator[str]:
    for mark in kept.marks:
        yield tsvector.quoted(mark)
    for language, words in kept.words.items():
        yield from tsvector.lexemes(words, language)


def _all_of(sought: Sought, language: str) -> str:
    return tsvector.all_of(sought, lambda word: stems(word, language), language)

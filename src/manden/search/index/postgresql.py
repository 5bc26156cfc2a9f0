"""The index on PostgreSQL: a tsvector of what we folded and stemmed ourselves, no extension needed.

A word stands at its place as `fr=ecoles`, its stems without a place as `fr~ecol`, which halves what
is read to rank; a mark has neither sign. `fastupdate` is off: a search never reads a list of words
not yet sorted in. Lexemes are letters and figures within quotes: no query is ill-formed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from manden.search.index.kept_words import KeptWords
from manden.search.sought import Sought
from manden.search.words import stems

MAKE = (
    "ALTER TABLE search_entry ADD COLUMN words tsvector",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words) WITH (fastupdate = off)",
)
DROP = "ALTER TABLE search_entry DROP COLUMN words"
LAST_PLACE = 16_383  # the last position that a tsvector can tell
LONGEST_LEXEME = 500


def write(entry: int, kept: KeptWords) -> None:
    """Keep the words of `entry` in place of those it had."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE search_entry SET words = %s::tsvector WHERE id = %s",
            [" ".join(_lexemes(kept)), entry],
        )


def erase(entries: Iterable[int]) -> None:
    """Nothing to do: the words stand in the row of the entry and go with it."""


def empty() -> None:
    """Forget every word."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_entry SET words = NULL")


def expression(sought: Sought, languages: Iterable[str], marks: Iterable[str]) -> str:
    """All that is sought, in one of `languages`, under all of `marks`, as a tsquery."""
    found = " | ".join(f"({_all_of(sought, language)})" for language in languages)
    return " & ".join([f"({found})", *(_quoted(mark) for mark in marks)])


def matching(entries: QuerySet[Any], expression: str) -> QuerySet[Any]:
    return entries.extra(where=["search_entry.words @@ %s::tsquery"], params=[expression])


def best_first(found: QuerySet[Any], expression: str) -> QuerySet[Any]:
    return found.extra(
        select={"weight": "-ts_rank(search_entry.words, %s::tsquery, 1)"},
        select_params=[expression],
        order_by=["weight", "search_entry.id"],
    )


def _lexemes(kept: KeptWords) -> Iterator[str]:
    for mark in kept.marks:
        yield _quoted(mark)
    for language, words in kept.words.items():
        for place, (plain, _) in enumerate(words, 1):
            yield f"{_quoted(f'{language}={plain}')}:{min(place, LAST_PLACE)}"
        for stem in {stem for _, both in words for stem in both}:
            yield _quoted(f"{language}~{stem}")


def _all_of(sought: Sought, language: str) -> str:
    words = (
        f"({' | '.join(_quoted(f'{language}~{stem}') for stem in stems(word, language))})"
        for word in sought.words
    )
    phrases = (
        f"({' <-> '.join(_quoted(f'{language}={plain}') for plain in phrase)})"
        for phrase in sought.phrases
    )
    return " & ".join((*words, *phrases))


def _quoted(term: str) -> str:
    return f"'{term[:LONGEST_LEXEME]}'"

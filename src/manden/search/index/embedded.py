"""The index on the embedded database: FTS5 inside the encrypted file, without a copy of the text.

Columns hold what we folded and stemmed ourselves; the tokenizer only cuts at the spaces between.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from manden.search.index.kept_words import KeptWords
from manden.stems import fts5
from manden.stems.sought import Sought
from manden.stems.words import stems

MAKE = (
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "fr_plain, fr_stems, en_plain, en_stems, marks, content='', contentless_delete=1, "
    'tokenize="unicode61 remove_diacritics 2")'
)
DROP = "DROP TABLE search_words"


def write(entry: int, kept: KeptWords) -> None:
    """Keep the words of `entry` in place of those it had."""
    columns = [column for language in ("fr", "en") for column in _columns(kept, language)]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT OR REPLACE INTO search_words"
            "(rowid, fr_plain, fr_stems, en_plain, en_stems, marks) VALUES (%s,%s,%s,%s,%s,%s)",
            [entry, *columns, " ".join(kept.marks)],
        )


def erase(entries: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [[pk] for pk in entries])


def empty() -> None:
    """Forget every word, even of entries that are no more."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_words(search_words) VALUES ('delete-all')")


def expression(sought: Sought, languages: Iterable[str], marks: Iterable[str]) -> str:
    """All that is sought, in one of `languages`, under all of `marks`, as FTS5 writes it."""
    found = " OR ".join(f"({_all_of(sought, language)})" for language in languages)
    return " AND ".join([f"({found})", *(f"marks : {fts5.quoted(mark)}" for mark in marks)])


def matching(entries: QuerySet[Any], expression: str) -> QuerySet[Any]:
    return entries.extra(
        tables=["search_words"],
        where=["+search_words.rowid = search_entry.id", "search_words MATCH %s"],
        params=[expression],
    )


def best(found: QuerySet[Any], expression: str, *, after: int, most: int) -> list[Any]:
    ordered = found.extra(
        select={"weight": "bm25(search_words)"}, order_by=["weight", "search_entry.id"]
    )
    return list(ordered[after : after + most])


def _columns(kept: KeptWords, language: str) -> tuple[str, str]:
    words = kept.words[language]
    return (
        " ".join(plain for plain, _ in words),
        " ".join(stem for _, both in words for stem in both),
    )


def _all_of(sought: Sought, language: str) -> str:
    return fts5.all_of(sought, lambda word: stems(word, language), f"{language}_")

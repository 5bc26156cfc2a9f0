"""The words of titles and accounts, so that they are found by stem, without accents, by phrase.

What sources said is not in it: it may be withdrawn. The index is asked through `Reach` alone, so
that words of what a person may not read, and of what was merged or taken away, find nothing. It
stands where the accounts themselves stand: inside the encrypted file, as FTS5 without a copy of the
text, or in PostgreSQL, in a table that the role that serves does not reach (see `search.index`).
An incident that is saved is indexed in the same transaction; who writes many at once calls `keep`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, connections
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.db.models.signals import post_delete, post_save

from manden.access.row_security import wall_for_caller
from manden.stems import fts5, tsvector
from manden.stems.sought import read_query
from manden.stems.words import LANGUAGES, Indexed, indexed, stems
from manden.violations.models import Incident

Worded = tuple[int, str, str, str]  # an incident, its title, its account and their language
WORDED = ("pk", "title", "narrative", "language")
A_TIME = 1_000
KEY = re.compile("I-[0-9A-Z]{7}")

EMBEDDED = (
    "CREATE VIRTUAL TABLE violations_incidentwords USING fts5(plain, stems, content='', "
    'contentless_delete=1, tokenize="unicode61 remove_diacritics 2")'
)
POSTGRESQL = (
    "CREATE TABLE violations_incidentwords (incident_id bigint PRIMARY KEY "
    "REFERENCES violations_incident ON DELETE CASCADE, words tsvector NOT NULL)",
    "CREATE INDEX violations_incidentwords_words ON violations_incidentwords "
    "USING gin (words) WITH (gin_pending_list_limit = 256)",
)
_OWNER = "SECURITY DEFINER SET search_path FROM CURRENT"
_WALL = wall_for_caller("violations_incident")
FUNCTIONS = (
    f"""CREATE OR REPLACE FUNCTION violations_keep_words(kept bigint[], said text[]) RETURNS void
    LANGUAGE sql VOLATILE {_OWNER} AS $$
    INSERT INTO violations_incidentwords SELECT id, words::tsvector
    FROM unnest(kept, said) AS told(incident, words) JOIN violations_incident ON id = incident
    WHERE {_WALL}
    ON CONFLICT (incident_id) DO UPDATE SET words = EXCLUDED.words $$""",  # noqa: S608
    # Few rows, found first and then judged: else the whole record is judged for a rare word.
    f"""CREATE OR REPLACE FUNCTION violations_worded(sought tsquery) RETURNS SETOF bigint
    LANGUAGE sql STABLE ROWS 20 {_OWNER} AS $$
    SELECT id FROM unnest(ARRAY(SELECT incident_id FROM violations_incidentwords
    WHERE words @@ sought)) AS found(incident) JOIN violations_incident ON id = incident
    WHERE {_WALL} $$""",  # noqa: S608
)


def listen() -> None:
    post_save.connect(_saved, sender=Incident, dispatch_uid="words of an incident")
    post_delete.connect(_deleted, sender=Incident, dispatch_uid="words of a deleted incident")


def build(sender: Any, using: str, **told: Any) -> None:
    """Make the functions that reach the words, after each upgrade: the wall may have changed."""
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            for statement in FUNCTIONS:
                cursor.execute(statement)


def worded(words: str) -> Q:
    """The incidents that hold all of `words`, each under its stem, or as it stands in quotes; or
    that bear them as their key."""
    sought = read_query(words)
    key = words.strip().upper()
    named = Q(key=key) if KEY.fullmatch(key) else Q(pk__in=[])
    if not sought:
        return named
    if connection.vendor == "postgresql":
        asked = tsvector.all_of(sought, _stems_of)
        found = RawSQL("SELECT violations_worded(%s::tsquery)", [asked])
    else:
        found = RawSQL(
            "SELECT rowid FROM violations_incidentwords WHERE violations_incidentwords MATCH %s",
            [fts5.all_of(sought, _stems_of)],
        )
    return named | Q(pk__in=found)


def keep(incidents: Iterable[Worded]) -> None:
    """Index incidents in place of what was known of them, in the transaction that wrote them."""
    rows = rows_of(incidents)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            kept, said = [pk for pk, *_ in rows], [words for _, words in rows]
            cursor.execute("SELECT violations_keep_words(%s, %s)", [kept, said])
        else:
            cursor.executemany(
                "INSERT OR REPLACE INTO violations_incidentwords(rowid, plain, stems) "
                "VALUES (%s, %s, %s)",
                rows,
            )


def rows_of(incidents: Iterable[Worded]) -> list[tuple[Any, ...]]:
    """What the connected database keeps of each: the words of its account, as it is told them."""
    told = [(pk, _words(*said)) for pk, *said in incidents]
    if connection.vendor == "postgresql":
        return [(pk, " ".join(tsvector.lexemes(words))) for pk, words in told]
    return [(pk, *_columns(words)) for pk, words in told]


def keep_all() -> int:
    """Make the index again of every incident that is there; how many."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO violations_incidentwords(violations_incidentwords) "
                "VALUES ('delete-all')"
            )
    count, after = 0, 0
    everything = Incident.objects.order_by("pk").values_list(*WORDED)
    while some := list(everything.filter(pk__gt=after)[:A_TIME]):
        keep(some)
        count, after = count + len(some), some[-1][0]
    return count


def _saved(sender: Any, instance: Incident, update_fields: Any = None, **_: Any) -> None:
    if update_fields is None or {"title", "narrative", "language"} & set(update_fields):
        keep([(instance.pk, instance.title, instance.narrative, instance.language)])


def _deleted(sender: Any, instance: Incident, **_: Any) -> None:
    """On PostgreSQL the words of an incident go with it."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM violations_incidentwords WHERE rowid = %s", [instance.pk])


def _words(title: str, narrative: str, language: str) -> list[Indexed]:
    """Under their stems in the language of the incident."""
    known = language if language in LANGUAGES else "fr"
    return [*indexed(title, known), *indexed(narrative, known)]


def _columns(words: Sequence[Indexed]) -> tuple[str, str]:
    held = dict.fromkeys(stem for _, both in words for stem in both)
    return " ".join(plain for plain, _ in words), " ".join(held)


def _stems_of(word: str) -> list[str]:
    """In either language: an account is found whichever its reader asks in."""
    return list(dict.fromkeys(stem for language in LANGUAGES for stem in stems(word, language)))

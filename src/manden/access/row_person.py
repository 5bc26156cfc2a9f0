"""Telling PostgreSQL for whom the next queries are; until it is told, they are for nobody."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError, connection


def speak_for(person: Any) -> None:
    """From now on, on this connection, rows are those that `person` may read; None: nobody.

    A connection made anew is for nobody. The embedded database has no such wall: nothing happens.
    """
    if connection.vendor != "postgresql":
        return
    known = person is not None and getattr(person, "is_authenticated", False)
    told = str(person.pk) if known else ""
    if connection.connection is not None and _told_last() == (connection.connection, told):
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('manden.person', %s, false)", [told])
    lasts = not connection.in_atomic_block  # else a rollback would take it back
    connection.manden_person = (connection.connection, told) if lasts else None


def forget() -> None:
    """The connection is for nobody again, where it was told of anybody and is still open."""
    if connection.vendor != "postgresql" or connection.connection is None:
        return
    if connection.needs_rollback:
        return
    try:
        speak_for(None)
    except DatabaseError:
        connection.close()  # the server went: a new connection is for nobody


def _told_last() -> Any:
    return getattr(connection, "manden_person", None)

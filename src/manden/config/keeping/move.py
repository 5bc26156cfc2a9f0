"""Moving a desk between the embedded database and PostgreSQL: the same rows, proved by digests.

The target is the database that this process has opened; the desk it comes from is only read, at
one moment, under the alias SOURCE.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import connection, connections

from manden.config.desk_folder import CannotOpenDesk, Desk
from manden.config.keeping.loading import load_rows, refuse_occupied
from manden.config.keeping.outside import leave_to_tell
from manden.config.keeping.release import applied_upgrades
from manden.config.keeping.rows import (
    Table,
    columns_of,
    digest_of,
    insert,
    one_moment,
    rows_of,
    tables_of,
)
from manden.config.keeping.words import write_search_words

SOURCE = "source"


def move(target: Desk, *, source: dict[str, Any]) -> dict[str, Any]:
    """Copy every row of the database `source` (Django's settings of it) into the opened one.

    Returns counts and digests of both sides by table. CannotOpenDesk where the target holds a
    desk, where the source was not upgraded to this release, or was written to meanwhile.
    """
    connections.databases[SOURCE] = connections.configure_settings({"default": {}, SOURCE: source})[
        SOURCE
    ]
    origin = connections[SOURCE]
    if origin.vendor == "sqlite":
        with origin.cursor() as cursor:
            cursor.execute("PRAGMA query_only = ON")
    refuse_occupied()
    applied = applied_upgrades(origin)
    before: dict[str, dict[str, Any]] = {}
    after = load_rows(applied, lambda tables: before.update(_copy(tables)))
    write_search_words()
    told = {
        table: {**before[table], "equal": before[table] == after[table]} for table in sorted(before)
    }
    if not all(one["equal"] for one in told.values()):
        raise CannotOpenDesk("a table did not arrive as it left: the source stands as it was")
    leave_to_tell(
        target.folder,
        act="desk.move",
        details={"from": origin.vendor, "to": connection.vendor, "tables": len(told)},
    )
    return {
        "from": _name(origin.vendor),
        "to": _name(connection.vendor),
        "rows": sum(one["rows"] for one in told.values()),
        "equal": True,
        "tables": told,
    }


def _copy(tables: Mapping[str, Table]) -> dict[str, dict[str, Any]]:
    """Copy within one moment of the source, and refuse to end where it has gone on since."""
    origin = connections[SOURCE]
    with one_moment(origin):
        for table in tables.values():
            insert(table, columns_of(table), rows_of(table, SOURCE), connection.alias)
        left = {name: digest_of(table, SOURCE) for name, table in tables.items()}
        last = _last_entry()
    if _last_entry() != last:
        raise CannotOpenDesk("the desk was written to while it moved: stop or lock it, move again")
    return left


def _last_entry() -> Any:
    chain = next(one for one in tables_of(apps) if one._meta.label_lower == "access.auditentry")
    entries = chain._base_manager.using(SOURCE).order_by("-pk")
    return entries.values_list("pk", flat=True).first()


def _name(vendor: str) -> str:
    return "postgresql" if vendor == "postgresql" else "embedded"

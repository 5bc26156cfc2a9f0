"""Bringing rows into new, empty tables of the opened desk's database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from manden.config.desk_folder import CannotOpenDesk
from manden.config.keeping.rows import (
    Row,
    Table,
    digest_of,
    empty_what_an_upgrade_filled,
    insert,
    is_empty,
    reset_sequences,
    tables_of,
)
from manden.config.tables import upgrade_tables

Applied = Iterable[tuple[str, str]]
Load = Callable[[Mapping[str, Table]], None]
Digests = dict[str, dict[str, Any]]


def refuse_occupied() -> None:
    """CannotOpenDesk where the database holds rows of a desk already."""
    existing = set(connection.introspection.table_names())
    standing = [table for table in tables_of(apps) if table._meta.db_table in existing]
    if not is_empty(standing, connection.alias):
        raise CannotOpenDesk("the database holds a desk already: name an empty one")


def load_rows(applied: Applied, load: Load) -> Digests:
    """Make the tables as they were when `applied` was all, let `load` fill them, then upgrade.

    All rows come in one transaction. Returns the digests of what then stands, by table.
    """
    tables = _tables_as_of(list(applied))
    named = {table._meta.db_table: table for table in tables}
    with transaction.atomic():
        if connection.vendor == "postgresql":
            _keep_every_row()
        empty_what_an_upgrade_filled(tables, connection.alias)
        load(named)
        reset_sequences(tables, connection.alias)
        digests = {name: digest_of(table, connection.alias) for name, table in named.items()}
    upgrade_tables()
    return digests


def insert_lines(table: Table, columns: list[str], lines: bytes) -> None:
    insert(table, columns, _rows(lines), connection.alias)


def _keep_every_row() -> None:
    """The walls that stand already, where tables were made before, let the owner's rows in."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL manden.keeping = 'on'")


def _rows(lines: bytes) -> Iterator[Row]:
    return (json.loads(line) for line in lines.splitlines())


def _tables_as_of(applied: list[tuple[str, str]]) -> list[Table]:
    executor = MigrationExecutor(connection)
    unknown = [one for one in applied if one not in executor.loader.graph.nodes]
    if unknown:
        raise CannotOpenDesk(
            f"it comes from a newer release ({unknown[0][0]}.{unknown[0][1]} is unknown here): "
            "upgrade Manden first"
        )
    held = set(applied)
    nodes = executor.loader.graph.node_map
    last = [
        one
        for one in applied
        if not any(child.key in held and child.key[0] == one[0] for child in nodes[one].children)
    ]
    executor.migrate(last)
    return tables_of(executor.loader.project_state(last).apps)

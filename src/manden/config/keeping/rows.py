"""The rows of every table, in an order in which each finds those it points at.

One serialisation for both databases: a backup, a restore and a move read and write the same
values, so that one digest tells whether two tables hold the same rows, wherever they stand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.color import no_style
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from manden.config.desk_folder import CannotOpenDesk

A_TIME = 500
Row = list[Any]
Table = type[models.Model]


def tables_of(apps: Any) -> list[Table]:
    """Every table of ours and of the libraries, those pointed at before those that point."""
    tables = {
        table._meta.label_lower: table
        for table in apps.get_models(include_auto_created=True)
        if table._meta.managed and not table._meta.proxy
    }
    points_at = {
        label: {
            field.related_model._meta.label_lower
            for field in table._meta.local_concrete_fields
            if field.remote_field and field.related_model is not table
        }
        & tables.keys()
        for label, table in sorted(tables.items())
    }
    try:
        return [tables[label] for label in TopologicalSorter(points_at).static_order()]
    except CycleError:  # keys are checked when the transaction ends: any order will do
        return list(tables.values())


def session_table() -> str:
    """The table of sessions: no backup holds it, a session is worth a password while it lasts."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    table: str = store.get_model_class()._meta.db_table
    return table


def columns_of(table: Table) -> list[str]:
    """By name: the order of a table's columns differs with the way it grew."""
    return sorted(field.attname for field in _stored_fields(table))


@contextmanager
def one_moment(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Whatever is read inside stood together at one moment, while others go on writing.

    CannotOpenDesk where the connected role is shown only some of the rows.
    """
    begin = "BEGIN"
    if connection.vendor == "postgresql":
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            if connection.vendor == "postgresql":
                see_every_row(cursor)
            yield
        finally:
            cursor.execute("ROLLBACK")


def see_every_row(cursor: Any) -> None:
    """Until the transaction ends, this role keeps the desk: no policy hides a row from it."""
    cursor.execute("SET LOCAL manden.keeping = 'on'")
    cursor.execute(
        "SELECT manden_keeping() OR rolsuper OR rolbypassrls FROM pg_roles "
        "WHERE rolname = current_user"
    )
    if not cursor.fetchone()[0]:
        raise CannotOpenDesk(
            "this role of PostgreSQL is shown only some of the rows: give the address of the role "
            "that owns the tables in MANDEN_DATABASE_OWNER"
        )


def rows_of(table: Table, alias: str) -> Iterator[Row]:
    """The rows by primary key, as values that JSON can hold and both databases give alike."""
    stored = table._base_manager.using(alias).order_by("pk").values_list(*columns_of(table))
    for row in stored.iterator(chunk_size=A_TIME):
        yield [canonical(value) for value in row]


def canonical(value: Any) -> Any:
    """A value as JSON holds it, the same from whichever database it comes.

    >>> canonical(Decimal("2.50")), canonical(b"ab"), canonical(timedelta(seconds=1))
    ('2.5', '6162', 1000000)
    """
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, UUID):
        return str(value)
    return bytes(value).hex() if isinstance(value, (bytes, bytearray, memoryview)) else value


def line_of(row: Row) -> bytes:
    """A row as one line."""
    return json.dumps(row, separators=(",", ":"), ensure_ascii=False).encode()


class TableDigest:
    """Counts rows, and digests them whatever the order in which they come.

    Keys of JSON values are sorted first: PostgreSQL keeps no order of them.
    """

    def __init__(self) -> None:
        self._each: list[bytes] = []

    def add(self, row: Row) -> None:
        told = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        self._each.append(hashlib.sha256(told.encode()).digest())

    def told(self) -> dict[str, Any]:
        whole = hashlib.sha256(b"".join(sorted(self._each))).hexdigest()
        return {"rows": len(self._each), "sha256": whole}


def digest_of(table: Table, alias: str) -> dict[str, Any]:
    digest = TableDigest()
    for row in rows_of(table, alias):
        digest.add(row)
    return digest.told()


def is_empty(tables: Iterable[Table], alias: str) -> bool:
    """Whether no table holds a row, those aside that an upgrade fills by itself."""
    filled_alone = {"django_content_type", "auth_permission"}
    return not any(
        table._base_manager.using(alias).exists()
        for table in tables
        if table._meta.db_table not in filled_alone
    )


def empty_what_an_upgrade_filled(tables: Sequence[Table], alias: str) -> None:
    """Take out the rows that making the tables has put there, before the desk's own come."""
    for table in reversed(tables):
        rows = table._base_manager.using(alias).all()
        if rows.exists():
            rows._raw_delete(alias)


def insert(table: Table, columns: Sequence[str], rows: Iterable[Row], alias: str) -> None:
    """Write rows as they are, identifiers included; no `save` of a model adds its own thoughts."""
    fields = {field.attname: field for field in _stored_fields(table)}
    chosen = [fields[column] for column in columns]
    a_time = min(A_TIME, connections[alias].ops.bulk_batch_size(chosen, range(A_TIME)))
    waiting: list[models.Model] = []
    for row in rows:
        values = {
            field.attname: _restored(field, value) for field, value in zip(chosen, row, strict=True)
        }
        waiting.append(table(**values))
        if len(waiting) == a_time:
            _write(table, waiting, chosen, alias)
            waiting = []
    if waiting:
        _write(table, waiting, chosen, alias)


def reset_sequences(tables: Sequence[Table], alias: str) -> None:
    """The next new row gets a number of its own (PostgreSQL counts apart from the rows)."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)


def _write(table: Table, made: list[models.Model], fields: list[Any], alias: str) -> None:
    table._base_manager.using(alias)._insert(made, fields=fields, using=alias, raw=True)


def _stored_fields(table: Table) -> list[Any]:
    return [field for field in table._meta.local_concrete_fields if not field.generated]


def _restored(field: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.BinaryField):
        return bytes.fromhex(value)
    if isinstance(field, models.DurationField):
        return timedelta(microseconds=value)
    return field.to_python(value)

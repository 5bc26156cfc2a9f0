"""Writing many rows of a table at once, for the few acts that bring thousands of records, and reading
nearly all of them.

Nothing is heard of what is written so: no signal, no `save`. Whoever writes holds the transaction and
keeps the audit; the database's own constraints hold as for any row.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from django.db import connection, models, transaction

A_STATEMENT = 500  # rows
_AS_IT_IS = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.FloatField,
    models.AutoField,
    models.BooleanField,
)


def reserve_keys(model: type[models.Model], count: int) -> range | list[int]:
    """Primary keys that no other row of `model` bears or will bear, in rising order."""
    if not count:
        return []
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, count],
            )
            return [key for (key,) in cursor.fetchall()]
        # The transaction is IMMEDIATE: nobody else writes before it ends.
        cursor.execute(
            f"SELECT max(coalesce((SELECT max(id) FROM {table}), 0), "  # noqa: S608
            "coalesce((SELECT seq FROM sqlite_sequence WHERE name = %s), 0))",
            [table],
        )
        last = cursor.fetchone()[0]
    return range(last + 1, last + 1 + count)


def write_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert `rows`, whose values stand under the attributes `columns` ("incident_id", not
    "incident"); every column that has no default in the database must be among them."""
    fields = [_field(model, name) for name in columns]
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    told = [(place, _writing(field)) for place, field in enumerate(fields)]
    turned = [(place, turn) for place, turn in told if turn is not None]
    insert = f"INSERT INTO {table} ({names}) VALUES"
    written = (_turned(row, turned) for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.executemany(f"{insert} ({places})", list(written))
            return
        # A statement costs the server more than a row does.
        while some := list(islice(written, A_STATEMENT)):
            cursor.execute(f"{insert} {', '.join([f'({places})'] * len(some))}", list(chain(*some)))


@contextmanager
def uncollected() -> Iterator[None]:
    """Lay out many rows without the search for cycles: they hold none, and walking them all again
    and again costs a fifth of the work. What is passed by is freed as ever."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


@contextmanager
def all_rows_read() -> Iterator[None]:
    """Queries that read nearly every row of what is in reach, joined by hashing.

    PostgreSQL chooses by the rows that it last counted. A table that a refused import left empty
    counts none until the next upkeep, and the import that follows is then joined row by row to
    every row: a minute of work for 120 incidents, hours for a thousand.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop TO DEFAULT")


def _turned(row: Sequence[Any], turned: Sequence[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
    values = list(row)
    for place, turn in turned:
        if values[place] is not None:
            values[place] = turn(values[place])
    return values


def _field(model: type[models.Model], attribute: str) -> Any:
    return next(field for field in model._meta.concrete_fields if field.attname == attribute)


def _writing(field: Any) -> Callable[[Any], Any] | None:
    """How the database is told a value of the field; None where it is told as it is."""
    target = field
    while isinstance(target, models.ForeignKey):
        target = target.target_field
    if isinstance(target, _AS_IT_IS):
        return None
    if isinstance(target, models.UUIDField) and connection.vendor == "sqlite":
        return lambda value: value.hex

    def written(value: Any) -> Any:
        return target.get_db_prep_save(value, connection)

    # Many rows share a day or a moment.
    return lru_cache(4_096)(written) if isinstance(target, models.DateField) else written

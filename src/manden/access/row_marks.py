"""What a row is judged by, written on the row itself, on PostgreSQL.

Whoever sees an incident sees its acts. Asked of each act, that is a search: nothing for three
hundred, seconds for three hundred thousand. So the rows of the largest tables carry the marks of
the record they belong to: its level, its compartment and who recorded it. No model knows them: the
walls lay them, and the database alone writes them, from the record, whatever a statement says of
them, and writes them anew when the record changes. Who adds a row holds the record meanwhile, so
that no change of its level passes by unseen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from manden.access.row_security import MARKS, PROTECTED

_TYPES = ("varchar(12)", "bigint", "bigint")
_NEVER_EMPTY = (MARKS[0], MARKS[2])


def lay_marks(cursor: Any, tables: Collection[str]) -> None:
    """Give each table that carries marks its columns, filled, and the triggers that keep them."""
    carrying = {
        table: told.through
        for table, told in PROTECTED.items()
        if told.marked and told.through and table in tables
    }
    for table, (column, above) in _from_the_top(carrying):
        if not _stand(cursor, table):
            for statement in _laid(table, column, above):
                cursor.execute(statement)
        cursor.execute(_taken(table, column, above))
        cursor.execute(
            f"CREATE OR REPLACE TRIGGER takes_marks BEFORE INSERT OR UPDATE OF {column}, "
            f"{', '.join(MARKS)} ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_takes_marks()"
        )
    for above in {above for _, above in carrying.values()}:
        below = {table: column for table, (column, one) in carrying.items() if one == above}
        changed = " OR ".join(f"OLD.{one} IS DISTINCT FROM NEW.{one}" for one in _marks_of(above))
        cursor.execute(_given(above, below))
        cursor.execute(
            f"CREATE OR REPLACE TRIGGER gives_marks AFTER UPDATE ON {above} FOR EACH ROW "
            f"WHEN ({changed}) EXECUTE FUNCTION {above}_gives_marks()"
        )


def _from_the_top(
    carrying: dict[str, tuple[str, str]],
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Those whose record carries no marks itself first."""
    yield from sorted(carrying.items(), key=lambda one: one[1][1] in carrying)


def _marks_of(above: str) -> tuple[str, str, str]:
    """The columns of a record from which the marks of what belongs to it are written."""
    told = PROTECTED[above]
    return MARKS if told.marked else (told.level, told.compartment, told.own)


def _stand(cursor: Any, table: str) -> bool:
    cursor.execute(
        "SELECT 1 FROM pg_attribute WHERE attrelid = %s::regclass AND attname = %s",
        [table, MARKS[0]],
    )
    return cursor.fetchone() is not None


def _laid(table: str, column: str, above: str) -> Iterator[str]:
    """The columns, and the marks of the rows that stand already, which their owner may not see
    unless it says that it keeps the desk."""
    for name, kind in zip(MARKS, _TYPES, strict=True):
        yield f"ALTER TABLE {table} ADD COLUMN {name} {kind}"
    written = ", ".join(
        f"{mark} = above.{one}" for mark, one in zip(MARKS, _marks_of(above), strict=True)
    )
    yield "SELECT set_config('manden.keeping', 'on', true)"
    yield f"UPDATE {table} SET {written} FROM {above} above WHERE above.id = {column}"  # noqa: S608
    yield "SELECT set_config('manden.keeping', '', true)"
    for name in _NEVER_EMPTY:
        yield f"ALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL"


def _taken(table: str, column: str, above: str) -> str:
    """A row takes its marks from its record, as far as who writes it is shown that record."""
    return f"""CREATE OR REPLACE FUNCTION {table}_takes_marks() RETURNS trigger
    LANGUAGE plpgsql AS $$ BEGIN
    SELECT {", ".join(_marks_of(above))} INTO {", ".join(f"NEW.{mark}" for mark in MARKS)}
    FROM public.{above} WHERE id = NEW.{column} FOR SHARE;
    RETURN NEW; END $$"""  # noqa: S608


def _given(above: str, below: dict[str, str]) -> str:
    """A record whose marks change gives them to all that belongs to it."""
    written = ", ".join(
        f"{mark} = NEW.{one}" for mark, one in zip(MARKS, _marks_of(above), strict=True)
    )
    each = " ".join(
        f"UPDATE public.{table} SET {written} WHERE {column} = NEW.id;"  # noqa: S608
        for table, column in sorted(below.items())
    )
    return f"""CREATE OR REPLACE FUNCTION {above}_gives_marks() RETURNS trigger
    LANGUAGE plpgsql AS $$ BEGIN {each} RETURN NULL; END $$"""

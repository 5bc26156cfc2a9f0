"""Building the walls of `row_security` into a PostgreSQL database, after each upgrade."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

from django.db import connections, transaction

from manden.access.roles import Level
from manden.access.row_marks import lay_marks
from manden.access.row_security import (
    APPLICATION,
    CHAIN,
    OPEN,
    PROTECTED,
    UNDECLARED,
    WITHHELD,
    condition_of,
    condition_of_adding,
    condition_of_writing,
)

_RIGHTS = "LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT"
_PERSON = "nullif(current_setting('manden.person', true), '')::bigint"
_LEVELS = ", ".join(f"'{level.value}'" for level in Level)

# SECURITY DEFINER: the rights are read whoever asks. `manden_keeping` is not, and looks through any
# function that is to the role that calls it: only the one that owns the tables may say that it
# keeps the desk (backup, move), and it must say so.
FUNCTIONS = (
    f"""CREATE OR REPLACE FUNCTION manden_holds(roles text[]) RETURNS boolean {_RIGHTS} AS $$
    SELECT EXISTS (SELECT 1 FROM access_roleholding held JOIN access_user u ON u.id = held.user_id
    WHERE u.id = {_PERSON} AND u.is_active AND held.role = ANY (roles)) $$""",  # noqa: S608
    f"""CREATE OR REPLACE FUNCTION manden_levels() RETURNS SETOF text {_RIGHTS} AS $$
    SELECT level FROM unnest(ARRAY[{_LEVELS}]) WITH ORDINALITY AS of_all(level, height)
    WHERE height <= (SELECT array_position(ARRAY[{_LEVELS}], u.clearance::text)
    FROM access_user u WHERE u.id = {_PERSON} AND u.is_active) $$""",  # noqa: S608
    f"""CREATE OR REPLACE FUNCTION manden_compartments() RETURNS SETOF bigint {_RIGHTS} AS $$
    SELECT compartment_id FROM access_grant
    WHERE user_id = {_PERSON} AND expires_at > now() $$""",  # noqa: S608
    f"""CREATE OR REPLACE FUNCTION manden_person() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT {_PERSON} $$""",
    """CREATE OR REPLACE FUNCTION manden_keeping() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT current_setting('manden.keeping', true) = 'on' AND EXISTS (SELECT 1 FROM pg_class
    WHERE oid = 'access_user'::regclass AND pg_has_role(CASE current_setting('role')
    WHEN 'none' THEN session_user ELSE current_setting('role')::name END, relowner, 'USAGE')) $$""",
)


def build_walls(sender: Any, using: str, **told: Any) -> None:
    """Enable and force row security on every table, and give the application's role its rights."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if CHAIN not in tables:
            return
        for statement in FUNCTIONS:
            cursor.execute(statement)
        lay_marks(cursor, tables)
        for statement in _policies(tables):
            cursor.execute(statement)
        role = application_role()
        quoted = connection.ops.quote_name(role)
        if _stands(cursor, role) or _made(cursor, quoted):
            for statement in _rights(quoted, tables):
                cursor.execute(statement)


def application_role() -> str:
    """The role that serves: the one of the desk's address, where its owner has another address."""
    return unquote(urlsplit(_served_address()).username or "") or APPLICATION


def _served_address() -> str:
    return os.environ.get("MANDEN_DATABASE_SERVED", "")


def _policies(tables: Iterable[str]) -> Iterable[str]:
    for table in tables:
        if table in WITHHELD or (table in OPEN and table != CHAIN):
            continue
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS manden ON {table}"
        if table == CHAIN:
            yield f"DROP POLICY IF EXISTS manden_grows ON {table}"
            yield f"CREATE POLICY manden ON {table} FOR SELECT USING (true)"
            yield f"CREATE POLICY manden_grows ON {table} FOR INSERT WITH CHECK (true)"
        else:
            condition = condition_of(PROTECTED.get(table, UNDECLARED))
            yield f"CREATE POLICY manden ON {table} USING ({condition})"
            yield f"DROP POLICY IF EXISTS manden_adds ON {table}"
            yield from _adding(table)
            yield from _writing(table)


def _adding(table: str) -> Iterable[str]:
    """Let rows be added by who may not read them, where that is declared."""
    told = PROTECTED.get(table, UNDECLARED)
    if told.added_by:
        condition = condition_of_adding(told)
        yield f"CREATE POLICY manden_adds ON {table} FOR INSERT WITH CHECK ({condition})"


def _writing(table: str) -> Iterable[str]:
    """Let rows be written by fewer than may read them, where that is declared."""
    told = PROTECTED.get(table, UNDECLARED)
    for act, clause in (("INSERT", "WITH CHECK"), ("UPDATE", "USING"), ("DELETE", "USING")):
        name = f"manden_{act.lower()}s"
        yield f"DROP POLICY IF EXISTS {name} ON {table}"
        if told.written_by:
            condition = condition_of_writing(told, adding=act == "INSERT")
            yield f"CREATE POLICY {name} ON {table} AS RESTRICTIVE FOR {act} {clause} ({condition})"


def _rights(role: str, tables: Iterable[str]) -> Iterable[str]:
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"
    for table in tables:
        rights = "SELECT, INSERT, UPDATE, DELETE"
        if table == CHAIN:
            rights = "SELECT, INSERT"
        if table == "django_migrations":
            rights = "SELECT"
        yield f"REVOKE ALL ON {table} FROM {role}"
        if table in WITHHELD:
            continue
        yield f"GRANT {rights} ON {table} TO {role}"


def _stands(cursor: Any, role: str) -> bool:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    return cursor.fetchone() is not None


def _made(cursor: Any, role: str) -> bool:
    """Make the role where the owner may; a keeper of the server makes it otherwise.

    It signs in with the password of the desk's address, or not at all where that has none.
    """
    cursor.execute("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    if not cursor.fetchone()[0]:
        return False
    password = unquote(urlsplit(_served_address()).password or "").replace("'", "''")
    sign_in = f"LOGIN PASSWORD '{password}'" if password else "NOLOGIN"
    cursor.execute(f"CREATE ROLE {role} {sign_in}")
    return True

"""The desk's records without Django: for the verifier and the witness, who trust no model."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from manden.config.desk_folder import CannotOpenDesk, Desk

NO_SERVER = "PostgreSQL does not answer at MANDEN_DATABASE: start it, or correct the address"


@contextmanager
def raw_connection(desk: Desk) -> Iterator[Any]:
    """A connection to the desk's database that only reads."""
    connection = _postgresql() if os.environ.get("MANDEN_DATABASE") else _embedded(desk)
    try:
        yield connection
    finally:
        connection.close()


def _embedded(desk: Desk) -> Any:
    if not desk.database.exists():
        raise CannotOpenDesk(f"{desk.folder} holds no records yet: start it with ./manden up")
    connection = sqlcipher.connect(str(desk.database), timeout=20)
    try:
        connection.execute(f"PRAGMA key = \"x'{desk.derived_key('database').hex()}'\"")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlcipher.DatabaseError:
        connection.close()
        raise CannotOpenDesk(
            f"{desk.database} does not open with this desk's key: it is damaged or of another desk"
        ) from None
    return connection


def _postgresql() -> Any:
    import psycopg

    try:
        return psycopg.connect(os.environ["MANDEN_DATABASE"], connect_timeout=10)
    except psycopg.OperationalError:
        raise CannotOpenDesk(NO_SERVER) from None

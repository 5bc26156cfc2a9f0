"""The database wrapper: opens the file with the desk's raw 256-bit key before anything else.

SQLCipher is API-compatible with sqlite3, but Django's backend names sqlite3's own connection and
cursor classes, so both are replaced here and nothing else is.
"""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Mapping
from typing import Any

import sqlcipher3.dbapi2 as Database
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.dateparse import parse_datetime, parse_time

# FULL: an acknowledged write survives a power cut. MEMORY: no plain temporary file is spilled.
PRAGMAS = (
    "foreign_keys = ON",
    "legacy_alter_table = OFF",
    "journal_mode = WAL",
    "synchronous = FULL",
    "temp_store = MEMORY",
)


class WrongKey(ImproperlyConfigured):
    """The key does not open the database file."""


def _decode(parse: Any) -> Any:
    return lambda value: parse(value.decode())


Database.register_converter("bool", b"1".__eq__)
Database.register_converter("date", _decode(datetime.date.fromisoformat))
Database.register_converter("time", _decode(parse_time))
Database.register_converter("datetime", _decode(parse_datetime))
Database.register_converter("timestamp", _decode(parse_datetime))
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(datetime.date, datetime.date.isoformat)
Database.register_adapter(datetime.datetime, lambda moment: moment.isoformat(" "))


class EncryptedCursor(Database.Cursor):
    """Django's `%s` placeholders, as in its own SQLite cursor, on SQLCipher's cursor."""

    convert_query = base.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Any) -> Any:
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], Mapping) else None
        return super().executemany(self.convert_query(query, param_names=names), rows)


class DatabaseWrapper(base.DatabaseWrapper):
    Database = Database

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        self._key = params.pop("key")
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = Database.connect(**conn_params)
        connection.execute(f"PRAGMA key = \"x'{self._key}'\"")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except Database.DatabaseError as error:
            connection.close()
            raise WrongKey(
                f"the key does not open {conn_params['database']}: use the key file or the "
                "passphrase this desk was made with"
            ) from error
        register_functions(connection)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=EncryptedCursor)

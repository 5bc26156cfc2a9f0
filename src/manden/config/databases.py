"""Where the records stand: the encrypted file of the data folder, or PostgreSQL by one setting."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from manden.config.desk_folder import CannotOpenDesk, Desk

# A connection opened anew reads the tables' plan, and on an encrypted file deciphers it, again.
KEPT_OPEN_SECONDS = 60


def database_of(desk: Desk) -> dict[str, Any]:
    """Django's settings of the desk's database; MANDEN_DATABASE=postgresql://... moves it."""
    address = os.environ.get("MANDEN_DATABASE")
    return postgresql(address) if address else _embedded(desk)


def act_as_owner() -> None:
    """Let this process come as the role that owns the tables, where the desk is served by another.

    MANDEN_DATABASE_OWNER holds its address: only what makes, upgrades or copies a desk uses it.
    """
    owner = os.environ.get("MANDEN_DATABASE_OWNER")
    if owner:
        os.environ.setdefault("MANDEN_DATABASE_SERVED", os.environ.get("MANDEN_DATABASE", ""))
        os.environ["MANDEN_DATABASE"] = owner


def _embedded(desk: Desk) -> dict[str, Any]:
    return {
        "ENGINE": "manden.config.sqlcipher",
        "NAME": desk.database,
        "CONN_MAX_AGE": KEPT_OPEN_SECONDS,
        "OPTIONS": {
            "key": desk.derived_key("database").hex(),
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
        "TEST": {"NAME": desk.folder / "test.db"},
    }


def postgresql(address: str) -> dict[str, Any]:
    """Django's settings of a PostgreSQL database; MANDEN_DATABASE_POOL=N keeps N connections."""
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres") or len(parts.path) < 2:
        raise CannotOpenDesk("MANDEN_DATABASE is not an address like postgresql://user@host/name")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    options = _options(query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path[1:],
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0 if "pool" in options else KEPT_OPEN_SECONDS,
        "CONN_HEALTH_CHECKS": True,
    }


def _options(query: dict[str, str]) -> dict[str, Any]:
    options: dict[str, Any] = {
        name: unquote(query[name]) for name in ("sslmode", "sslrootcert") if name in query
    }
    size = os.environ.get("MANDEN_DATABASE_POOL")
    if size:
        if not size.isdigit() or int(size) < 1:
            raise CannotOpenDesk("MANDEN_DATABASE_POOL is a number of connections, 1 or more")
        options["pool"] = {"min_size": 1, "max_size": int(size), "reset": _speak_for_nobody}
    return options


def _speak_for_nobody(connection: Any) -> None:
    """A connection that goes back to the pool forgets for whom it spoke."""
    connection.execute("SELECT set_config('manden.person', '', false)")
    connection.commit()

"""Where the records stand: the encrypted file of the data folder, or PostgreSQL by one setting."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from manden.config.desk_folder import CannotOpenDesk, Desk


def database_of(desk: Desk) -> dict[str, Any]:
    """Django's settings of the desk's database; MANDEN_DATABASE=postgresql://... moves it."""
    address = os.environ.get("MANDEN_DATABASE")
    return _postgresql(address) if address else _embedded(desk)


def _embedded(desk: Desk) -> dict[str, Any]:
    return {
        "ENGINE": "manden.config.sqlcipher",
        "NAME": desk.database,
        "OPTIONS": {
            "key": desk.derived_key("database").hex(),
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
        "TEST": {"NAME": desk.folder / "test.db"},
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres") or len(parts.path) < 2:
        raise CannotOpenDesk("MANDEN_DATABASE is not an address like postgresql://user@host/name")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path[1:],
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
    }

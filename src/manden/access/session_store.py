"""Where sessions are kept: a row says whose it is, so that a person can see and end their own.

The settings name this module as the session engine (Django's way of extending its database store).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as RowStore

from manden.access.models import OpenSession


class SessionStore(RowStore):
    @classmethod
    def get_model_class(cls) -> type[OpenSession]:
        return OpenSession

    def create_model_instance(self, data: dict[str, Any]) -> OpenSession:
        row: OpenSession = super().create_model_instance(data)
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.device = data.get("device", "")
        row.began_at, row.seen_at = _moment(data.get("began")), _moment(data.get("seen"))
        return row


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)

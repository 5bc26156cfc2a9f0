"""Words in both languages, and where a record stands on the desk's pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Schema


class InBoth(Schema):
    """The same in French and in English; "" where it was not written."""

    fr: str
    en: str


class Named(Schema):
    code: str
    name: InBoth


class Days(Schema):
    """From when to when, no more precise than its source; null where no day can be said."""

    first: date | None
    last: date | None
    precision: str


def in_both(record: Any, field: str) -> InBoth:
    return InBoth(fr=getattr(record, f"{field}_fr"), en=getattr(record, f"{field}_en"))


def named(record: Any) -> Named:
    return Named(code=record.code, name=in_both(record, "name"))

"""What a cell of an export holds: text that no spreadsheet takes for a formula."""

from __future__ import annotations

from datetime import date
from typing import Any

_STARTS = ("=", "+", "-", "@", "\t", "\r")


def written(value: Any) -> str:
    """A value as a cell holds it; nothing where nothing is known.

    >>> written(None), written(True), written(False), written(-3.25)
    ('', 'yes', '', '-3.25')
    >>> written("=1+1"), written("-3 dead")
    ("'=1+1", "'-3 dead")
    """
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    return escaped(str(value))


def escaped(text: str) -> str:
    """The text after an apostrophe where a spreadsheet would reckon it."""
    return f"'{text}" if text.lstrip("'").startswith(_STARTS) else text


def unescaped(text: str) -> str:
    """What `escaped` was given.

    >>> unescaped(escaped("=1+1")), unescaped("'tis"), unescaped(escaped("'=x"))
    ('=1+1', "'tis", "'=x")
    """
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(_STARTS) else text

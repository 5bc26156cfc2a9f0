"""A list of P-codes: Location, Admin Level, P-Code, Name, Parent P-Code, Valid from date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from manden.collection.checked import Accepted, Refused
from manden.collection.tables import read_table
from manden.places.rows import DivisionRow

_NAMES = (b"P-Code", b"Admin Level", b"Parent P-Code")
_DEEPEST = 5


def is_one(content: bytes) -> bool:
    header = content[:2_000].splitlines()[:1]
    return bool(header) and all(name in header[0] for name in _NAMES)


def rows(file: Path, content: bytes) -> tuple[str, list[Accepted], list[Refused], tuple[str, ...]]:
    """The digest of the file, its divisions, its refused rows, and what was met on the way."""
    table = read_table(file)
    accepted, refused = [], []
    for row in table.rows:
        try:
            told = {name: cell.strip() for name, cell in table.fields(row).items()}
            accepted.append(Accepted(row.line, told["P-Code"], _division(told), told))
        except ValueError as reason:
            refused.append(Refused(row.line, str(reason)))
    return table.sha256, accepted, refused, table.warnings


def _division(told: Mapping[str, str]) -> DivisionRow:
    code, level = told["P-Code"], told["Admin Level"]
    if not code or not told["Name"]:
        raise ValueError("a division has a P-code and a name")
    if not level.isdecimal() or int(level) > _DEEPEST:
        raise ValueError(f"an admin level is 0 to {_DEEPEST}, not “{level}”")
    parent = "" if told["Parent P-Code"] == told["Location"] else told["Parent P-Code"]
    day = told.get("Valid from date", "")
    return DivisionRow(
        code, int(level), told["Name"], parent, date.fromisoformat(day) if day else None
    )

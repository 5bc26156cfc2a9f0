"""A drawing of a country's divisions that a user gives: Scheme, Country, Code, Level, Name, Parent,
From, To. A country that redraws its regions has two drawings, each with its days; codes are the
scheme's own, and the first and the last day are within."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from manden.collection.checked import Accepted, Refused
from manden.collection.tables import read_table
from manden.places.rows import DivisionRow

_NAMES = ("Scheme", "Country", "Code", "Level", "Name", "Parent", "From", "To")
_DEEPEST = 5


def is_one(content: bytes) -> bool:
    header = content[:2_000].decode("utf-8-sig", "replace").splitlines()[:1]
    return bool(header) and all(name in header[0] for name in _NAMES)


def rows(file: Path, content: bytes) -> tuple[str, list[Accepted], list[Refused], tuple[str, ...]]:
    """The digest of the file, its divisions, its refused rows, and what was met on the way."""
    table = read_table(file)
    accepted, refused, scheme = [], [], ""
    for row in table.rows:
        try:
            told = {name: cell.strip() for name, cell in table.fields(row).items()}
            scheme = scheme or told["Scheme"]
            accepted.append(Accepted(row.line, told["Code"], _division(told, scheme), told))
        except ValueError as reason:
            refused.append(Refused(row.line, str(reason)))
    return table.sha256, accepted, refused, table.warnings


def _division(told: Mapping[str, str], scheme: str) -> DivisionRow:
    if not told["Code"] or not told["Name"]:
        raise ValueError("a division has a code and a name")
    if not told["Scheme"] or told["Scheme"] != scheme:
        raise ValueError(f"a file holds one scheme, and this row is of “{told['Scheme']}”")
    if len(told["Country"]) not in (2, 3):
        raise ValueError("a country is its code of two or three letters")
    level = told["Level"]
    if not level.isdecimal() or int(level) > _DEEPEST:
        raise ValueError(f"a level is 0 to {_DEEPEST}, not “{level}”")
    first, last = _day(told["From"]), _day(told["To"])
    if first and last and last < first:
        raise ValueError("it ends before it begins")
    return DivisionRow(told["Code"], int(level), told["Name"], told["Parent"], first, last)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise ValueError(f"a day is written 2023-03-13, not “{words}”") from None

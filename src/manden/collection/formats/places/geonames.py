"""A dump of GeoNames: no header, 19 fields parted by tabs, nothing quoted."""

from __future__ import annotations

import hashlib
from pathlib import Path

from manden.collection.checked import Accepted, CannotReadTable, Refused
from manden.places.rows import LocalityRow

FIELDS = 19
_LONGEST_NAME = 200


def is_one(content: bytes) -> bool:
    first = content[:20_000].split(b"\n", 1)[0].split(b"\t")
    return len(first) == FIELDS and first[0].isdigit()


def rows(file: Path, content: bytes) -> tuple[str, list[Accepted], list[Refused], tuple[str, ...]]:
    """The digest of the file, its localities, its refused rows, and what was met on the way."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise CannotReadTable(f"{file.name} is not UTF-8: download it again") from None
    accepted, refused = [], []
    for line, told in enumerate(text.split("\n"), 1):
        if not told.strip():
            continue
        try:
            accepted.append(_locality(line, told.rstrip("\r").split("\t")))
        except ValueError as reason:
            refused.append(Refused(line, str(reason)))
    return hashlib.sha256(content).hexdigest(), accepted, refused, ()


def _codes(cells: list[str]) -> list[str]:
    """The country, and the first and second division of the entry, as far as they are told."""
    if cells[10] in ("", "00"):
        return []
    return [cells[8], cells[10], *([cells[11]] if cells[11] else [])]


def _locality(line: int, cells: list[str]) -> Accepted:
    if len(cells) != FIELDS:
        raise ValueError(f"{len(cells)} fields where GeoNames has {FIELDS}: the row is cut")
    latitude, longitude = float(cells[4]), float(cells[5])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"{latitude}, {longitude} is not on earth")
    names = dict.fromkeys(name.strip() for name in (cells[2], *cells[3].split(",")))
    value = LocalityRow(
        source_id=cells[0],
        name=cells[1][:_LONGEST_NAME],
        latitude=latitude,
        longitude=longitude,
        names=tuple(name for name in names if name and len(name) <= _LONGEST_NAME),
        feature=cells[7],
        population=int(cells[14] or 0) or None,
        division=".".join(_codes(cells)),
    )
    return Accepted(line, cells[0], value, {"geonames": cells[0], "name": cells[1]})

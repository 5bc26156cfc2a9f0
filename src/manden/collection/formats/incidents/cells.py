"""What single cells say: numbers, days, places, yes and no."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from manden.collection.formats.incidents.serials import day_of, is_serial
from manden.dates import StatedDate, read_date
from manden.places.naming import folded
from manden.violations.entry import PlaceEntry

_LONGEST_NUMBER = 9
_YES = frozenset({"yes", "oui", "true", "vrai", "1", "x"})
_NO = frozenset({"no", "non", "false", "faux", "0"})
_PLACES = ("exact", "locality", "near", "between", "division", "country", "unknown")


def whole(cell: str) -> int | None:
    if not cell:
        return None
    if not cell.isdecimal():
        raise ValueError(f"“{cell[:40]}” is no whole number")
    if len(cell) > _LONGEST_NUMBER:
        raise ValueError(f"{cell[:40]} is more people than there are")
    return int(cell)


def yes(cell: str) -> bool:
    if not cell:
        return False
    said = folded(cell)
    if said not in _YES | _NO:
        raise ValueError(f"“{cell[:40]}” is neither yes nor no")
    return said in _YES


@lru_cache(4_096)
def day(cell: str) -> date | None:
    """One day, however written; None where nothing is."""
    if not cell:
        return None
    if is_serial(cell):
        return day_of(cell)
    told = read_date(cell)
    if told.precision != "day":
        raise ValueError(f"“{cell[:40]}” is no single day: write 2023-06-15")
    return told.first


def happened(once: Mapping[str, str]) -> StatedDate | None:
    """When: by its first and last day where they are given, else by the words of the date."""
    words, first = once.get("date", ""), day(once.get("date_first", ""))
    if first is None:
        return _dated(words) if words else None
    last = day(once.get("date_last", "")) or first
    precision = once.get("date_precision", "") or ("day" if first == last else "range")
    return StatedDate(first, last, precision, words, yes(once.get("date_about", "")))


def own_days(cells: Mapping[str, str]) -> StatedDate | None:
    """The days of an act that has its own."""
    first = day(cells.get("act_first", ""))
    if first is None:
        return None
    last = day(cells.get("act_last", "")) or first
    precision = cells.get("act_precision", "") or ("day" if first == last else "range")
    return StatedDate(first, last, precision, "")


@lru_cache(4_096)
def _dated(cell: str) -> StatedDate:
    return read_date(day_of(cell).isoformat() if is_serial(cell) else cell)


def place(once: Mapping[str, str]) -> PlaceEntry:
    latitude, longitude = (_degrees(once.get(name, "")) for name in ("latitude", "longitude"))
    pcode, locality = once.get("pcode", ""), once.get("locality", "")
    precision = once.get("place_precision", "")
    if precision and precision not in _PLACES:
        raise ValueError(f"precision of a place is {', '.join(_PLACES)}, not “{precision[:20]}”")
    return PlaceEntry(
        label=once.get("place", "")[:300],
        precision=precision or _precision(latitude, locality, pcode),
        division=pcode,
        locality=locality,
        other_locality=once.get("other_locality", ""),
        latitude=latitude,
        longitude=longitude,
    )


def _precision(latitude: float | None, locality: str, pcode: str) -> str:
    if latitude is not None:
        return "exact"
    if locality:
        return "locality"
    return "division" if pcode else "unknown"


def _degrees(cell: str) -> float | None:
    try:
        return float(cell.replace(",", ".")) if cell else None
    except ValueError:
        raise ValueError(f"“{cell[:40]}” is no number of degrees") from None

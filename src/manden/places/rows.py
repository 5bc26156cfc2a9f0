"""Places as a file tells them, before they are records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DivisionRow:
    """A division as a file tells it; `parent` is a code of the same scheme, "" for none."""

    code: str
    level: int
    name: str
    parent: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class LocalityRow:
    """An entry of a gazetteer; `names` are its further names, `division` a code of a scheme."""

    source_id: str
    name: str
    latitude: float
    longitude: float
    names: tuple[str, ...] = ()
    feature: str = ""
    population: int | None = None
    division: str = ""

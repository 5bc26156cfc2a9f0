"""Divisions and gazetteers: a list of P-codes, ISO 3166-2 names as JSON, a dump of GeoNames, a
drawing of divisions with its days.

What the file is, is found from its form. A GeoNames entry that is no place of people (a dune, a
well) is a place all the same: incidents happen at wells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from manden.collection.checked import Accepted, Asked, CannotReadTable, Checked, once
from manden.collection.formats.places import drawn, geonames, iso, pcodes
from manden.collection.tables import content_of
from manden.places.rows import DivisionRow, LocalityRow

KIND = "places"
_FORMS = (iso, geonames, pcodes, drawn)


def check(file: Path, asked: Asked) -> Checked:
    """Every division or locality of the file; CannotReadTable where it is none of the forms."""
    content = content_of(file)
    form = next((one for one in _FORMS if one.is_one(content)), None)
    if form is None:
        raise CannotReadTable(
            f"{file.name} is no list of P-codes, no ISO 3166-2 JSON, no dump of GeoNames and no "
            "drawing of divisions: send one of these as published"
        )
    sha256, accepted, refused, warnings = form.rows(file, content)
    kept, twice = once(accepted)
    refused = sorted([*refused, *twice], key=lambda one: one.line)
    rows = len(kept) + len(refused)
    return Checked(KIND, sha256, rows, tuple(kept), tuple(refused), tuple(warnings), _totals(kept))


def _totals(rows: Iterable[Accepted]) -> dict[str, int]:
    counts = Counter(_kind(row.value) for row in rows)
    return dict(sorted(counts.items()))


def _kind(value: DivisionRow | LocalityRow) -> str:
    return f"level {value.level}" if isinstance(value, DivisionRow) else "localities"

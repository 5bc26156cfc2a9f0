"""Keeping divisions and gazetteers: each scheme beside the others, joined by name, never by number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import slugify

from manden.access.models import User
from manden.collection.checked import Accepted, Checked, Refused
from manden.collection.models import Import
from manden.places.actions import load_divisions, load_localities
from manden.places.crosswalk import equivalents, settle_localities, walk_across
from manden.places.models import Division, Scheme
from manden.places.rows import DivisionRow, LocalityRow

GAZETTEER = "geonames"
PREFERRED = "pcode"  # the scheme that localities are shown in, where it knows them
_LEVELS = {"ADM1": 1, "ADM2": 2}


def keep_divisions(checked: Checked, told: Import, by: User, late: list[Refused]) -> Counter[str]:
    """The divisions of one scheme; how they stand to those of the others is said by their names."""
    rows = list(checked.accepted)
    scheme = _scheme(rows[0], told)
    counts = load_divisions(scheme=scheme, rows=_values(rows), by=by)
    for walk in walk_across(scheme=scheme, by=by):
        if scheme.code.startswith(PREFERRED) and walk.other.code.startswith(GAZETTEER):
            settle_localities(scheme=walk.other, other=scheme)
    return Counter({"same": 0, **counts})


def keep_localities(checked: Checked, told: Import, by: User, late: list[Refused]) -> Counter[str]:
    """The entries of a gazetteer, its own divisions as a scheme of their own; each lies in the
    P-coded division that is the same, or else in the one that the gazetteer names."""
    rows = [row.value for row in checked.accepted]
    divisions: dict[str, Division] = {}
    for country in {row.division[:2] for row in rows if row.division}:
        divisions |= _of_gazetteer(country, rows, told, by)
    counts = load_localities(source=GAZETTEER, rows=rows, by=by, divisions=divisions)
    return Counter({"same": 0, **counts})


def _of_gazetteer(
    country: str, rows: Iterable[LocalityRow], told: Import, by: User
) -> Mapping[str, Division]:
    """The division of each code of the gazetteer."""
    scheme, _ = Scheme.objects.update_or_create(
        code=f"{GAZETTEER}-{country.casefold()}",
        defaults={
            "country": country,
            "name_fr": f"GeoNames · {country}",
            "name_en": f"GeoNames · {country}",
            **_of_file(told),
        },
    )
    entries = {
        row.division: DivisionRow(row.division, _LEVELS[row.feature], row.name)
        for row in rows
        if row.feature in _LEVELS and row.division.startswith(f"{country}.")
        if row.division.count(".") == _LEVELS[row.feature]
    }
    within = [
        DivisionRow(one.code, one.level, one.name, parent if parent in entries else "")
        for one in entries.values()
        for parent in [one.code.rpartition(".")[0]]
    ]
    load_divisions(scheme=scheme, rows=within, by=by)
    walk_across(scheme=scheme, by=by)
    known = {one.code: one for one in scheme.divisions.all()}
    for other in Scheme.objects.filter(code__startswith=PREFERRED):
        same = equivalents(scheme, other)
        known = {code: same.get(one.pk, one) for code, one in known.items()}
    return known


def _scheme(first: Accepted, told: Import) -> Scheme:
    """The scheme that the columns of the file say it is of."""
    row = first.told
    country = row.get("Country") or row.get("Location") or first.key[:2]
    code, name_fr, name_en = PREFERRED, "Codes P", "P-codes"
    if "Scheme" in row:
        code = name_fr = name_en = row["Scheme"]
    elif "code" in row:
        code, name_fr, name_en = "iso-3166-2", "ISO 3166-2", "ISO 3166-2"
    scheme, _ = Scheme.objects.update_or_create(
        code=f"{slugify(code)[:30]}-{country.casefold()}",
        defaults={
            "country": country,
            "name_fr": f"{name_fr} · {country}",
            "name_en": f"{name_en} · {country}",
            **_of_file(told),
        },
    )
    return scheme


def _of_file(told: Import) -> dict[str, Any]:
    """From which file a scheme comes."""
    return {
        "release": told.release,
        "licence": told.licence,
        "file": told.file,
        "sha256": told.sha256,
        "loaded_at": told.at,
    }


def _values(rows: Iterable[Accepted]) -> Iterable[Any]:
    return (row.value for row in rows)

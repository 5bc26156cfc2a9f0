"""Invented divisions of the demonstration and their outlines, in the open sea: none is taken for a real one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from manden.access.models import User
from manden.places.actions import keep_boundaries, load_divisions
from manden.places.fitting import fitted
from manden.places.models import BoundaryFile, Scheme
from manden.places.rows import DivisionRow
from manden.violations.entry import PlaceEntry

DRAWN_ON = date(2025, 1, 1)


def lay_places(told: Mapping[str, Any], *, by: User) -> None:
    """Lay the divisions that the pack's file invents, and draw them; run again, it adds nothing."""
    scheme, _ = Scheme.objects.get_or_create(
        code=told["scheme"],
        defaults={"country": told["country"], "name_fr": told["fr"], "name_en": told["en"]},
    )
    if BoundaryFile.objects.filter(scheme=scheme).exists():
        return
    rows = [DivisionRow(one["code"], 1, one["name"]) for one in told["divisions"]]
    load_divisions(scheme=scheme, rows=rows, by=by)
    drawn = fitted(_outlines(told["divisions"]), on=DRAWN_ON, code="code")
    keep_boundaries(
        fitted=drawn, name="demonstration.geojson", source=told["source"], licence="CC0", by=by
    )


def place_of(told: Mapping[str, Any]) -> PlaceEntry:
    """Where an invented incident lies: within half a degree, or in a division alone."""
    latitude, longitude = told.get("near", (None, None))
    return PlaceEntry(
        label=told.get("label", ""),
        precision="near" if latitude is not None else "division",
        division=told["division"],
        latitude=latitude,
        longitude=longitude,
    )


def _outlines(divisions: Any) -> bytes:
    features = [
        {
            "type": "Feature",
            "properties": {"code": one["code"], "name": one["name"]},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[*one["outline"], one["outline"][0]]],
            },
        }
        for one in divisions
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()

"""Divisions as a GeoJSON file draws them, and the division that a point lies in.

The file is the user's: nothing is taken from it but names, codes and outlines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Any

from manden.charts.crossing import crossing
from manden.charts.refusals import CannotDraw

MOST_CORNERS = 400_000
Corner = tuple[float, float]


@dataclass(frozen=True)
class Boundary:
    """A division: its rings of longitude and latitude; a ring within another is a hole.

    >>> square = Boundary("North", "N", (((0, 0), (0, 2), (2, 2), (2, 0)),))
    >>> square.holds(1, 1), square.holds(3, 1)
    (True, False)
    """

    name: str
    code: str
    rings: tuple[tuple[Corner, ...], ...]

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies inside: a line to the east crosses the rings an odd number of times."""
        crossed = False
        for ring in self.rings:
            for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
                if (y1 > latitude) != (y2 > latitude):
                    crossed ^= longitude < x1 + (latitude - y1) * (x2 - x1) / (y2 - y1)
        return crossed


def boundaries_in(text: str, *, name: str = "name", code: str = "") -> tuple[Boundary, ...]:
    """The divisions of a GeoJSON, named by its property `name`, their codes by `code` (or the name).

    >>> boundaries_in("[]")
    Traceback (most recent call last):
        ...
    manden.charts.refusals.CannotDraw: the file is no GeoJSON FeatureCollection: give one of divisions
    """
    features = _features(text)
    found = tuple(_boundary(one, place, name, code) for place, one in enumerate(features, 1))
    if sum(len(ring) for one in found for ring in one.rings) > MOST_CORNERS:
        raise CannotDraw(f"more than {MOST_CORNERS} corners: give simpler boundaries")
    return found


def properties_in(text: str) -> list[dict[str, Any]]:
    """What a GeoJSON says of each of its divisions beside the outline.

    >>> properties_in('{"features": [{"properties": {"pcode": "X1"}, "geometry": null}]}')
    [{'pcode': 'X1'}]
    """
    told = [one.get("properties") if isinstance(one, dict) else None for one in _features(text)]
    return [one if isinstance(one, dict) else {} for one in told]


def counts_by_division(
    points: Iterable[Corner], boundaries: Iterable[Boundary]
) -> tuple[dict[str, int], int]:
    """How many points lie in each division, by its code, and how many in none.

    >>> square = Boundary("North", "N", (((0, 0), (0, 2), (2, 2), (2, 0)),))
    >>> counts_by_division([(1, 1), (1.5, 0.5), (9, 9)], [square])
    ({'N': 2}, 1)
    """
    divisions, outside = tuple(boundaries), 0
    counted = {one.code: 0 for one in divisions}
    for longitude, latitude in points:
        held = next((one for one in divisions if one.holds(longitude, latitude)), None)
        if held is None:
            outside += 1
        else:
            counted[held.code] += 1
    return counted, outside


def _features(text: str) -> list[Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise CannotDraw("the file is no JSON: give a GeoJSON of divisions") from None
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list) or not features:
        raise CannotDraw("the file is no GeoJSON FeatureCollection: give one of divisions")
    return features


def _boundary(feature: Any, place: int, name: str, code: str) -> Boundary:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    called = properties.get(name) if isinstance(properties, dict) else None
    coded = properties.get(code) if code and isinstance(properties, dict) else called
    if not called or not coded:
        raise CannotDraw(f"division {place} has no “{code if called else name}”: name its property")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise CannotDraw(f"division {place} is a {kind}: only polygons are drawn")
    try:
        told = geometry["coordinates"] if isinstance(geometry, dict) else None
        polygons: Any = [told] if kind == "Polygon" else told
        rings = tuple(_ring(ring) for polygon in polygons for ring in polygon)
    except (TypeError, ValueError, KeyError, IndexError):
        rings = ()
    if not rings:
        raise CannotDraw(f"division {place} has no outline of longitudes and latitudes: correct it")
    for ring in rings:
        crossed = crossing(ring)
        if crossed:
            x, y = crossed
            raise CannotDraw(
                f"the outline of division {place} crosses itself at {x:g}, {y:g}: mend it"
            )
    return Boundary(str(called), str(coded), rings)


def _ring(ring: Any) -> tuple[Corner, ...]:
    corners = tuple((float(corner[0]), float(corner[1])) for corner in ring)
    if len(corners) < 3 or any(
        not (isfinite(x) and isfinite(y) and abs(x) <= 180 and abs(y) <= 90) for x, y in corners
    ):
        raise ValueError
    if len(set(corners)) < 3:
        raise ValueError
    return corners

"""Incidents on a map: counted in cells, never a point, and no finer than the level of each allows.

A cell is as large as the zoom asks or as the level of the record demands, whichever is larger; what
is strict is in no cell, and is counted by region alone. What is asked for never narrows a cell, so
that no box drawn on the map finds where one incident lies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Avg, Case, Count, F, FloatField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, Floor

from manden.access.roles import Level
from manden.places.models import Division, Locality
from manden.violations.models import Incident, Involvement, Party
from manden.violations.queries.listing import AT_ONCE
from manden.violations.queries.wanted import Found

SIZES = (4.0, 2.0, 1.0, 0.5, 0.25, 0.1, 0.05, 0.01)  # of a cell, in degrees, by zoom
FINEST = {Level.PUBLIC: 0.01, Level.INTERNAL: 0.1, Level.CONFIDENTIAL: 0.5}
MOST_CELLS = 2_000
Box = tuple[float, float, float, float]  # west, south, east, north


@dataclass
class Cell:
    """Incidents whose point lies in it, by how precisely they were placed; its middle and size."""

    longitude: float
    latitude: float
    size: float
    incidents: int = 0
    precisions: dict[str, int] = field(default_factory=dict)


@dataclass
class Area:
    """A division, and what is known to have happened in it and in its parts; people and violations
    are None where nobody asked for them of so many."""

    division: Division
    incidents: int = 0
    alone: int = 0
    people: int | None = None
    state: int | None = None
    groups: int | None = None
    longitude: float | None = None
    latitude: float | None = None
    parts: list[Area] = field(default_factory=list)


@dataclass(frozen=True)
class Mapped:
    """`alone` of an area are placed no more precisely than it; `unplaced` are in no area."""

    zoom: int
    cells: Sequence[Cell]
    areas: Sequence[Area]
    unplaced: int

    @property
    def shown(self) -> int:
        return sum(cell.incidents for cell in self.cells)

    @property
    def all_of_it(self) -> bool:
        """Whether people and violations are told."""
        return all(area.people is not None for area in self.areas)

    @property
    def precisions(self) -> Sequence[tuple[str, int]]:
        told = Counter[str]()
        for cell in self.cells:
            told.update(cell.precisions)
        return told.most_common()


def mapped(
    found: Found,
    *,
    zoom: int,
    box: Box | None = None,
    most: int = MOST_CELLS,
    all_of_it: bool = False,
) -> Mapped:
    """The cells, and the regions with their districts; `all_of_it` as in `areas_of`."""
    shown, cells = cells_of(found, zoom=zoom, box=box, most=most)
    areas, unplaced = areas_of(found, all_of_it=all_of_it)
    return Mapped(shown, cells, areas, unplaced)


def cells_of(
    found: Found, *, zoom: int, box: Box | None = None, most: int = MOST_CELLS
) -> tuple[int, list[Cell]]:
    """Those at `zoom`, or at a coarser one where more than `most` cells would be shown; at which.

    One query that groups, for each zoom tried.
    """
    zoom = max(0, min(zoom, len(SIZES) - 1))
    cells = _cells(found, zoom, box)
    while len(cells) > most and zoom:
        zoom -= 1
        cells = _cells(found, zoom, box)
    return zoom, cells[:most]


def areas_of(found: Found, *, all_of_it: bool = False) -> tuple[list[Area], int]:
    """The regions with their districts, each counted with its parts; and how many are in none.

    People and violations are told of AT_ONCE incidents at most, unless all of it is asked for.
    """
    divisions = {one.pk: one for one in Division.objects.filter(level__lte=2)}
    areas: dict[int, Area] = {}
    unplaced, places = 0, _places(found)
    for (place, strict, exactly), number in places.items():
        chain = _chain(divisions, place, strict)
        unplaced += 0 if chain else number
        for division in chain:
            area = areas.setdefault(division.pk, Area(division))
            area.incidents += number
            area.alone += number if exactly and division is chain[0] else 0
    if all_of_it or sum(places.values()) <= AT_ONCE:
        _tell_people(found, divisions, areas)
    _centre(areas)
    return _nested(areas), unplaced


def _tell_people(
    found: Found, divisions: Mapping[int, Division], areas: Mapping[int, Area]
) -> None:
    for area in areas.values():
        area.people = area.state = area.groups = 0
    by_kind = _of_kinds(found)
    for name, told in (
        ("people", _of_victims(found)),
        ("state", by_kind[Party.Kind.STATE_FORCES]),
        ("groups", by_kind[Party.Kind.ARMED_GROUP]),
    ):
        for (place, strict), number in told.items():
            for division in _chain(divisions, place, strict):
                area = areas[division.pk]
                setattr(area, name, getattr(area, name) + number)


def _nested(areas: Mapping[int, Area]) -> list[Area]:
    """Each under the one that it lies in, where both are told; the outermost, by code."""
    top: list[Area] = []
    for area in sorted(areas.values(), key=lambda one: one.division.code):
        above = areas.get(area.division.parent_id or 0)
        (above.parts if above else top).append(area)
    return top


def _cells(found: Found, zoom: int, box: Box | None) -> list[Cell]:
    pointed = _pointed(found)
    if box is not None:
        pointed = pointed.filter(_around(box, max(SIZES[zoom], *FINEST.values())))
    told = (
        pointed.annotate(size=_size(zoom))
        .values_list(
            "size",
            Floor(F("lat") / F("size"), output_field=FloatField()),
            Floor(F("lon") / F("size"), output_field=FloatField()),
            "place_precision",
        )
        .annotate(Count("pk"))
    )
    cells: dict[tuple[float, float, float], Cell] = {}
    for size, row, column, precision, number in told.iterator():
        middle = ((column + 0.5) * size, (row + 0.5) * size)
        if box is not None and not _touches(middle, size, box):
            continue
        cell = cells.setdefault((size, row, column), Cell(*middle, size))
        cell.incidents += number
        cell.precisions[precision] = cell.precisions.get(precision, 0) + number
    return sorted(cells.values(), key=lambda cell: -cell.incidents)


def _size(zoom: int) -> Case | Value:
    """Of the cell that an incident of its level is shown in, at that zoom."""
    sizes: dict[float, list[str]] = defaultdict(list)
    for level, finest in FINEST.items():
        sizes[max(SIZES[zoom], finest)].append(level.value)
    finest, *coarser = (Value(size, FloatField()) for size in sorted(sizes))
    if not coarser:
        return finest
    cases = [When(level__in=sizes[size.value], then=size) for size in coarser]
    return Case(*cases, default=finest)


def _pointed(found: Found) -> QuerySet[Incident]:
    """What has a point or a locality, and a level that lets it be shown: half way between two."""
    return (
        found.incidents()
        .order_by()
        .filter(level__in=[level.value for level in FINEST])
        .annotate(
            lat=Coalesce(
                "latitude",
                (F("locality__latitude") + F("other_locality__latitude")) / 2,
                "locality__latitude",
            ),
            lon=Coalesce(
                "longitude",
                (F("locality__longitude") + F("other_locality__longitude")) / 2,
                "locality__longitude",
            ),
        )
        .exclude(Q(lat=None) | Q(lon=None))
    )


def _around(box: Box, widest: float) -> Q:
    """The box and a cell's width about it: every cell that touches it lies in there whole."""
    west, south, east, north = box
    return Q(lat__range=(south - widest, north + widest), lon__range=(west - widest, east + widest))


def _touches(middle: tuple[float, float], size: float, box: Box) -> bool:
    west, south, east, north = box
    half = size / 2
    return west - half <= middle[0] <= east + half and south - half <= middle[1] <= north + half


def _places(found: Found) -> dict[tuple[int | None, bool, bool], int]:
    """Incidents by division, whether they are strict, and whether they are placed by it alone."""
    columns = ("division", "locality", "level", "place_precision")
    told = found.incidents().order_by().values_list(*columns).annotate(Count("pk"))
    by_locality = Incident.objects.filter(division=None).order_by().values("locality")
    within = dict(Locality.objects.filter(pk__in=by_locality).values_list("pk", "division"))
    places: dict[tuple[int | None, bool, bool], int] = defaultdict(int)
    for division, locality, level, precision, number in told:
        place = division or within.get(locality)
        places[place, level == Level.STRICT, precision == Incident.Precision.DIVISION] += number
    return places


def _of_victims(found: Found) -> Mapping[tuple[int | None, bool], int]:
    place = Coalesce("incident__division", "incident__locality__division")
    told = found.victims().values_list(place, "incident__level").annotate(Sum("counted"))
    return _summed((place, level, number or 0) for place, level, number in told)


def _of_kinds(found: Found) -> Mapping[str, Mapping[tuple[int | None, bool], int]]:
    """Violations by place for each kind of party, each act once a kind."""
    division = Coalesce("act__incident__division", "act__incident__locality__division")
    told = (
        Involvement.objects.filter(act__in=found.acts().values("pk"))
        .order_by()
        .values_list("party__kind", division, "act__incident__level")
        .annotate(Count("act", distinct=True))
    )
    kinds: dict[str, list[tuple[int | None, str, int]]] = defaultdict(list)
    for kind, place, level, number in told:
        kinds[kind].append((place, level, number))
    return defaultdict(dict, {kind: _summed(ones) for kind, ones in kinds.items()})


def _summed(
    told: Iterable[tuple[int | None, str, int]],
) -> Mapping[tuple[int | None, bool], int]:
    places: dict[tuple[int | None, bool], int] = defaultdict(int)
    for place, level, number in told:
        places[place, level == Level.STRICT] += number
    return places


def _chain(divisions: Mapping[int, Division], place: int | None, strict: bool) -> list[Division]:
    """The division and those it lies in, from the finest; of a strict record the region alone."""
    chain = []
    division = divisions.get(place or 0)
    while division is not None:
        if division.level == 1 or (division.level and not strict):
            chain.append(division)
        division = divisions.get(division.parent_id or 0)
    return chain


def _centre(areas: Mapping[int, Area]) -> None:
    """The middle of the localities of each area: no outline is held, and none is pretended."""
    told = (
        Locality.objects.exclude(division=None)
        .order_by()
        .values_list("division", "division__parent")
        .annotate(Avg("latitude"), Avg("longitude"), Count("pk"))
    )
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for division, above, latitude, longitude, number in told:
        for key in (division, above):
            if key in areas:
                held = sums[key]
                held[0] += latitude * number
                held[1] += longitude * number
                held[2] += number
    for key, (latitude, longitude, number) in sums.items():
        areas[key].latitude, areas[key].longitude = latitude / number, longitude / number

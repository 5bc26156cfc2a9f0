"""Making the file of an export in memory: no word of it touches a disk before it is sealed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from manden.collection.exports.about import About
from manden.collection.exports.cells import escaped, written
from manden.collection.exports.records import Record
from manden.collection.exports.rows import BESIDE, HEADER, TAGS, rows_of
from manden.collection.exports.workbooks import workbook
from manden.collection.formats.incidents.columns import COLUMNS

TYPES = {
    "csv": ("csv", "text/csv; charset=utf-8"),
    "hxl": ("csv", "text/csv; charset=utf-8"),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("json", "application/json"),
    "geojson": ("geojson", "application/geo+json"),
}


class Writing(Protocol):
    """A file being written: records one after the other, and what it says of itself at the end."""

    def add(self, record: Record) -> None: ...

    def done(self, about: About) -> bytes: ...


class _Csv:
    """The template's rows under what the file says of itself, a line each after “# ”."""

    def __init__(self, pseudonyms: bool, *, tagged: bool) -> None:
        self._pseudonyms, self._tagged = pseudonyms, tagged
        self._rows = io.StringIO(newline="")
        self._out = csv.DictWriter(self._rows, HEADER, restval="")

    def add(self, record: Record) -> None:
        for row in rows_of(record, pseudonyms=self._pseudonyms):
            self._out.writerow({name: written(value) for name, value in row.items()})

    def done(self, about: About) -> bytes:
        head = io.StringIO(newline="")
        out = csv.writer(head)
        out.writerows([f"# {name}: {said}"] for name, said in about.lines())
        out.writerow(HEADER)
        if self._tagged:
            out.writerow(TAGS)
        return ("\ufeff" + head.getvalue() + self._rows.getvalue()).encode()


class _Xlsx:
    """The template's rows on the first sheet, what the file says of itself on the second."""

    def __init__(self, pseudonyms: bool) -> None:
        self._pseudonyms = pseudonyms
        self._rows: list[list[Any]] = [list(HEADER)]

    def add(self, record: Record) -> None:
        for row in rows_of(record, pseudonyms=self._pseudonyms):
            self._rows.append([_cell(row.get(name)) for name in HEADER])

    def done(self, about: About) -> bytes:
        lines = [[escaped(name), escaped(said)] for name, said in about.lines()]
        return workbook({"incidents": self._rows, "about": lines})


class _Json:
    """Each incident with its parts inside it; `features` as GeoJSON holds them."""

    def __init__(self, pseudonyms: bool, *, features: bool) -> None:
        self._pseudonyms, self._features = pseudonyms, features
        self._incidents: list[dict[str, Any]] = []

    def add(self, record: Record) -> None:
        told = _nested(record, self._pseudonyms)
        self._incidents.append(_feature(record, told) if self._features else told)

    def done(self, about: About) -> bytes:
        told = {"about": [{"name": name, "said": said} for name, said in about.lines()]}
        told["counts"] = dict(about.counts)  # type: ignore[assignment]
        if self._features:
            whole = {"type": "FeatureCollection", **told, "features": self._incidents}
        else:
            whole = {"schema": "manden/incidents/1", **told, "incidents": self._incidents}
        return json.dumps(whole, ensure_ascii=False, indent=1, default=_plain).encode()


def writing(format: str, *, pseudonyms: bool) -> Writing:
    if format == "xlsx":
        return _Xlsx(pseudonyms)
    if format in ("csv", "hxl"):
        return _Csv(pseudonyms, tagged=format == "hxl")
    return _Json(pseudonyms, features=format == "geojson")


def _cell(value: Any) -> Any:
    """A number stays a number; all else is text that is no formula."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else written(value)


_OF_INCIDENT = frozenset(BESIDE) - {"victim_pseudonym", "source_pseudonym"}


def _nested(record: Record, pseudonyms: bool) -> dict[str, Any]:
    """The rows of the incident, put together again: nothing is told here that they do not tell."""
    told: dict[str, Any] = {"victims": [], "sources": [], "effects": []}
    victims: dict[int, dict[str, Any]] = {}
    for row in rows_of(record, pseudonyms=pseudonyms):
        parts = _parted(row)
        told = {**parts["incident"], **told}
        if parts["victim"]:
            key = row["victim"]
            if key not in victims:
                victims[key] = parts["victim"] | {"acts": []}
                told["victims"].append(victims[key])
            if parts["act"]:
                victims[key]["acts"].append(parts["act"])
        told["sources"] += [parts["source"]] if parts["source"] else []
        told["effects"] += [parts["effect"]] if parts["effect"] else []
    return told


def _parted(row: dict[str, Any]) -> dict[str, dict[str, Any]]:
    parts: dict[str, dict[str, Any]] = {
        part: {} for part in ("incident", "victim", "act", "source", "effect")
    }
    for name, value in row.items():
        if value not in ("", None):
            parts[PART_OF[name]][name] = value
    return parts


def _feature(record: Record, told: dict[str, Any]) -> dict[str, Any]:
    """A point where the place was said so precisely; no place is made up for the others."""
    incident = record.incident
    point = None
    if incident.longitude is not None:
        point = [incident.longitude, incident.latitude]
    elif incident.locality is not None:
        point = [incident.locality.longitude, incident.locality.latitude]
    geometry = {"type": "Point", "coordinates": point} if point else None
    return {"type": "Feature", "id": incident.key, "geometry": geometry, "properties": told}


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _part_of() -> Iterable[tuple[str, str]]:
    from_columns = {one.name: one.of for one in COLUMNS}
    yield from ((name, "act" if of == "party" else of) for name, of in from_columns.items())
    yield from ((name, "incident") for name in _OF_INCIDENT)
    yield from (("victim_pseudonym", "victim"), ("source_pseudonym", "source"))


PART_OF = dict(_part_of())

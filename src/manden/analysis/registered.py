"""What the registers hold, as things to count: developments, and the points of the texts they bear on.

A development that bears on two paragraphs is one development: it stands in the row of each, and the
total counts it once. So is a commitment addressed to two, or of two themes.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress

from manden.analysis.columns import Column, Mask
from manden.analysis.records import Records
from manden.analysis.things import ONE, Things

OF_BEARINGS = ("instrument", "paragraph", "point", "force", "theme", "capability")
OF_FACETS = ("theme", "capability", "addressee")


def developments(records: Records, among: Mask | None) -> Things:
    return _registered("developments", records.developments, records.bearings, records, among)


def commitments(records: Records, among: Mask | None) -> Things:
    return _registered("commitments", records.commitments, records.facets, records, among)


def bearings(records: Records) -> Things:
    """Each paragraph, theme and capability that a development bears on: never counted itself."""
    return _parts("bearings", records, records.bearings)


def facets(records: Records) -> Things:
    """Each theme, capability and addressee of a point: never counted itself."""
    return _parts("facets", records, records.facets)


def _registered(
    unit: str,
    table: Mapping[str, Column],
    parts: Mapping[str, Column],
    records: Records,
    among: Mask | None,
) -> Things:
    """The records of a table, or those of them that some part of `among` belongs to, each once."""
    known = len(table.get("key", ()))
    rows = range(known) if among is None else sorted(set(compress(parts.get("up", ()), among)))
    base = {name: column.via(rows) for name, column in table.items()}
    same = bytes(len(rows))
    base["late"] = Column(("no",), same)
    base.setdefault("fictitious", Column(("no",), same))
    base.setdefault("level", Column(("internal",), same))
    base["circle"] = Column(("",), same)
    base.setdefault("days", Column(("",), same))
    keys = list(base.get("key", ()))
    weights = Column((ONE,), same)
    return Things(unit, records, base, weights, keys.__getitem__, rows, owner=unit)


def _parts(unit: str, records: Records, table: Mapping[str, Column]) -> Things:
    up = list(table.get("up", ()))
    base = {name: column for name, column in table.items() if name != "up"}
    return Things(unit, records, base, Column((ONE,), bytes(len(up))), str, up)

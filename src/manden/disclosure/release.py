"""What was published, and what stands behind it: kept whole, so that later releases can be held to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from manden.disclosure.certificate import Certificate
from manden.disclosure.tables import Coordinates, Dimension, Table

STATUSES = ("published", "primary", "secondary", "coarsened")


@dataclass(frozen=True)
class Cell:
    """One cell: its true value, what is shown of it (None: nothing), and why.

    primary: too small itself, `reason` names the threshold; secondary: others could be worked out from
    it; coarsened: finer than what is published. Readers are told that a cell is hidden, never which of
    the two: a secondary cell is known not to be small.

    >>> Cell(12, 12, "published", "").shown
    12
    """

    value: int
    shown: int | None
    status: str
    reason: str

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise ValueError(f"“{self.status}” is no status: {STATUSES}")
        if (self.status == "published") != (self.shown == self.value is not None):
            raise ValueError("a cell is shown as it is, or not at all")


@dataclass(frozen=True)
class ProtectedTable:
    """A table as it may be published: `table` is the coarsened one, `cells` each printed cell."""

    table: Table
    cells: Mapping[Coordinates, Cell]

    @cached_property
    def hidden(self) -> frozenset[Coordinates]:
        """The cells of the coarsened table that are not shown."""
        return frozenset(
            at for at, cell in self.cells.items() if cell.status in ("primary", "secondary")
        )

    @property
    def published(self) -> dict[Coordinates, int | None]:
        """What readers get: values, None where hidden; no status, no cell finer than published."""
        return {at: cell.shown for at, cell in self.cells.items() if cell.status != "coarsened"}


@dataclass(frozen=True)
class Release:
    """Tables published together and their certificate; confidential, but for `tables[i].published`.

    `certificate` is None for a release read back from where it was kept.
    """

    name: str
    tables: tuple[ProtectedTable, ...]
    certificate: Certificate | None = None

    @property
    def hidden_share(self) -> float:
        """Of the cells of the coarsened tables, the share that is hidden."""
        cells = sum(len(table.published) for table in self.tables)
        return sum(len(table.hidden) for table in self.tables) / cells if cells else 0.0

    def as_dict(self) -> dict[str, Any]:
        """The release as plain values for JSON, to be kept (sealed) and given back as `earlier`.

        The true counts are in it: it is as confidential as the records.

        >>> from manden.disclosure import Dimension, Table, protect
        >>> sex = Dimension.flat("sex", ["women", "men"])
        >>> kept = protect([Table("T1", "victims", (sex,), {("women",): 3, ("men",): 8})]).as_dict()
        >>> Release.from_dict(kept).tables[0].published
        {('all',): 11, ('women',): None, ('men',): None}
        """
        return {
            "schema": "manden/release/1",
            "name": self.name,
            "tables": [_kept(t) for t in self.tables],
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Release:
        """A release from what `as_dict` gave. ValueError where it is something else.

        >>> Release.from_dict({"schema": "manden/release/1", "name": "March", "tables": []}).name
        'March'
        """
        if kept.get("schema") != "manden/release/1":
            raise ValueError("this is no release: its schema is not manden/release/1")
        return cls(kept["name"], tuple(_read(table) for table in kept["tables"]))


_PLAIN = ("name", "unit", "population", "snapshot", "threshold", "totals", "shown")


def _kept(protected: ProtectedTable) -> dict[str, Any]:
    table = protected.table
    return {
        **{name: getattr(table, name) for name in _PLAIN},
        "dimensions": [
            {"name": d.name, "parents": list(d.parents.items()), "levels": list(d.levels)}
            for d in table.dimensions
        ],
        "counts": [[list(at), count] for at, count in table.counts.items()],
        "sensitive": {name: dict(nodes) for name, nodes in table.sensitive.items()},
        "impossible": sorted(list(at) for at in table.impossible),
        "cells": [
            [list(at), cell.value, cell.shown, cell.status, cell.reason]
            for at, cell in protected.cells.items()
        ],
    }


def _read(kept: Mapping[str, Any]) -> ProtectedTable:
    table = Table(
        **{name: kept[name] for name in _PLAIN},
        dimensions=tuple(
            Dimension(d["name"], dict(d["parents"]), tuple(d["levels"])) for d in kept["dimensions"]
        ),
        counts={tuple(at): count for at, count in kept["counts"]},
        sensitive={
            name: {
                node: rule if isinstance(rule, str) else tuple(rule) for node, rule in nodes.items()
            }
            for name, nodes in kept["sensitive"].items()
        },
        impossible=frozenset(tuple(at) for at in kept["impossible"]),
    )
    return ProtectedTable(table, {tuple(at): Cell(*rest) for at, *rest in kept["cells"]})

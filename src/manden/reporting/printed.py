"""What was, or would be, printed of a figure: labels, numbers and hidden cells, and nothing else.

It is kept as codes, so that each reader has it in their language; the true counts are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from manden.analysis.answer import natural
from manden.analysis.drawing import MOST_SERIES, Drawing, drawn, language
from manden.analysis.laid import filters_in_words, in_one_line
from manden.analysis.square_maps import published_squares
from manden.analysis.units import SQUARES
from manden.analysis.words import DIMENSIONS, Labels
from manden.charts import Chart, Point, Series
from manden.disclosure import ALL as WHOLE
from manden.disclosure import Release
from manden.reporting.models import Figure
from manden.reporting.publishing import KIND, ONE, PERIOD

MOST_BARS = 12
FILTERS = ("where", "from", "to")


@dataclass(frozen=True)
class Printed:
    """A table as readers get it: labels of each cell, and its number or None where hidden; whether it
    counts invented records."""

    heading: str
    fictitious: bool
    names: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], int | None], ...]
    chart: Drawing | None = None

    @property
    def drawn(self) -> SafeString | None:
        """Its chart or map for a page: what is hidden is drawn as hidden, never as zero."""
        return drawn([self.chart])[0] if self.chart else None


def as_codes(release: Release, figure: Figure) -> list[dict[str, Any]]:
    """The tables of a figure's release as plain values, for JSON."""
    asked = figure.run.question
    return [
        {
            "table": one.table.name,
            "fictitious": bool(figure.run.answer["fictitious"]),
            "asked": {name: asked[name] for name in FILTERS if asked.get(name)},
            "dimensions": [dimension.name for dimension in one.table.dimensions],
            "cells": [[list(at), number] for at, number in one.published.items()],
        }
        for one in release.tables
    ]


def asked_words(told: Sequence[Mapping[str, Any]]) -> str:
    """The filters and the period that were asked, as they are printed; nothing of a publication from
    before they were."""
    asked = told[0].get("asked") if told else None
    if not asked:
        return ""
    first, last = (
        date.fromisoformat(day) if day else None for day in map(asked.get, ("from", "to"))
    )
    return in_one_line(filters_in_words(asked.get("where", {}), first, last))


def in_words(
    told: Iterable[Mapping[str, Any]], *, title: str = "", unit: str = "", on: date | None = None
) -> list[Printed]:
    """Those tables in the language of the page; with a title and a unit, each with its chart, or its
    map over the boundaries of `on`."""
    label = Labels()
    return [
        Printed(
            heading=label(*one["table"].split("=", 1)) if "=" in one["table"] else "",
            fictitious=one.get("fictitious", False),
            names=tuple(_name(dimension) for dimension in one["dimensions"]),
            rows=tuple(
                (
                    tuple(
                        _label(label, dimension, node)
                        for dimension, node in zip(one["dimensions"], at, strict=True)
                    ),
                    number,
                )
                for at, number in one["cells"]
            ),
            chart=_drawing(one, label, title, unit, on) if title and unit else None,
        )
        for one in told
    ]


def _drawing(
    one: Mapping[str, Any], label: Labels, title: str, unit: str, on: date | None
) -> Drawing | None:
    if len(one["dimensions"]) != 1 or one["dimensions"][0] not in SQUARES:
        return _chart(one, label, title, unit)
    numbers = {at[0]: number for at, number in one["cells"] if at[0] and at[0] != WHOLE}
    return published_squares(numbers, title=_title(one, label, title), unit=unit, on=on)


def _title(one: Mapping[str, Any], label: Labels, title: str) -> str:
    heading = label(*one["table"].split("=", 1)) if "=" in one["table"] else ""
    return f"{title}, {heading}" if heading else title


def _chart(one: Mapping[str, Any], label: Labels, title: str, unit: str) -> Chart | None:
    """Bars of the finest rows, or a line over time, each column a series; None of more than two
    dimensions, or of one number."""
    named = one["dimensions"]
    held = {tuple(at): number for at, number in one["cells"]}
    leaves = [_leaves(name, [at[n] for at in held]) for n, name in enumerate(named)]
    across = leaves[1] if len(named) == 2 else [""]
    if not 0 < len(named) <= 2 or len(leaves[0]) < 2 or not 0 < len(across) <= MOST_SERIES:
        return None
    dated = named[0] == PERIOD and all(node[:1].isdigit() for node in leaves[0])
    return Chart(
        kind="line" if dated and len(leaves[0]) > MOST_BARS else "bar",
        title=_title(one, label, title),
        unit=unit,
        categories=tuple(_label(label, named[0], node) for node in leaves[0]),
        series=tuple(
            Series(
                _label(label, named[1], other) if other else "",
                tuple(_point(held, (node, other) if other else (node,)) for node in leaves[0]),
            )
            for other in across
        ),
        language=language(),
    )


def _leaves(dimension: str, nodes: Iterable[str]) -> list[str]:
    """The finest of the nodes: no total, no year over its quarters, no kind over its parties."""
    held = [node for node in dict.fromkeys(nodes) if node != WHOLE]
    quarters = {node[:4] for node in held if "-Q" in node}
    parties = any(not node.startswith(KIND) for node in held)
    return sorted(
        (
            node
            for node in held
            if not (dimension == PERIOD and node in quarters)
            and not (parties and node.startswith(KIND))
        ),
        key=natural,
    )


def _point(held: Mapping[tuple[str, ...], int | None], at: tuple[str, ...]) -> Point:
    if at not in held:
        return Point(None)
    number = held[at]
    return Point(None, hidden=True) if number is None else Point(number)


def _name(dimension: str) -> str:
    if dimension == PERIOD:
        return str(_("Period"))
    return str(DIMENSIONS.get(dimension, ""))


def _label(label: Labels, dimension: str, node: str) -> str:
    if dimension == ONE:
        return ""
    if node.startswith(KIND):
        return label("party_kind", node.removeprefix(KIND))
    if dimension == PERIOD:
        return label("quarter" if "Q" in node else "year", None if node == WHOLE else node)
    return label(dimension, None if node == WHOLE else node)

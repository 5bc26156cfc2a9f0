"""What was, or would be, printed of a figure: labels, numbers and hidden cells, and nothing else.

It is kept as codes, so that each reader has it in their language; the true counts are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from manden.analysis.words import DIMENSIONS, Labels
from manden.disclosure import ALL as WHOLE
from manden.disclosure import Release
from manden.reporting.publishing import KIND, ONE, PERIOD


@dataclass(frozen=True)
class Printed:
    """A table as readers get it: labels of each cell, and its number or None where hidden."""

    heading: str
    names: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], int | None], ...]


def as_codes(release: Release) -> list[dict[str, Any]]:
    """The tables of a release as plain values, for JSON."""
    return [
        {
            "table": one.table.name,
            "dimensions": [dimension.name for dimension in one.table.dimensions],
            "cells": [[list(at), number] for at, number in one.published.items()],
        }
        for one in release.tables
    ]


def in_words(told: Iterable[Mapping[str, Any]]) -> list[Printed]:
    """Those tables in the language of the page."""
    label = Labels()
    return [
        Printed(
            heading=label(*one["table"].split("=", 1)) if "=" in one["table"] else "",
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
        )
        for one in told
    ]


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

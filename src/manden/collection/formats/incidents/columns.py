"""The columns of our own template of incidents, in English and French.

One row is one act on one victim; rows that share `incident` are one incident, and rows that share
`victim` within it are one victim. A foreign sheet is read through a mapping of its names to these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from manden.places.naming import folded


@dataclass(frozen=True)
class Column:
    """`of` is what the column tells of: incident, victim, act, party, source, effect; `hxl` is its
    tag in the humanitarian exchange language."""

    name: str
    french: str
    of: str
    asked_en: str
    asked_fr: str
    hxl: str


COLUMNS = tuple(
    Column(**told)
    for told in yaml.safe_load((Path(__file__).parent / "columns.yaml").read_text("utf-8"))
)
NEEDED = ("incident", "title")


_OURS = {folded(name): one.name for one in COLUMNS for name in (one.name, one.french)}


def columns_of(header: tuple[str, ...], mapping: Mapping[str, str]) -> dict[str, str]:
    """Our name of each column of `header` that has one: by the mapping, else in either language."""
    found = {}
    for name in header:
        known = _known(name, mapping)
        if known:
            found[name] = known
    return found


def knows(mapping: Mapping[str, str]) -> Callable[[str], bool]:
    """Whether a cell is a column's name."""
    return lambda name: bool(name and _known(name, mapping))


def _known(name: str, mapping: Mapping[str, str]) -> str | None:
    return mapping.get(name) or _OURS.get(folded(name))

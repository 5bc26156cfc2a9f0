"""Whether two published tables count the same things, others, or some of the same.

A population is what is counted before it is laid out: its filters and its period. Tables of one
population share their totals, and are certified together. Two that have nothing in common cannot be
set against one another. Where they overlap in part (all parties, and one of them), subtracting one
from the other may tell what neither prints, and no proof holds: that is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from manden.analysis.question import canonical
from manden.analysis.units import PLACES, SQUARES

# Of these a thing bears one value: filters that share none choose no thing in common. Not so a party
# or a violation, of which there are several, or one within another.
_ONE_VALUE = frozenset(
    {"status", "late", "fictitious", "region", "category", "sex", "age", "capacity"}
    | {"on", "effect"}
)
_GROUPS = (
    frozenset({"year", "quarter", "month"}),
    frozenset({"violation", "family", "grave"}),
    frozenset({*PLACES, *SQUARES}),
)
Population = Mapping[str, Any]


def population_of(asked: Mapping[str, Any], fixed: Mapping[str, str]) -> str:
    """What a question counts, each of `fixed` held to its value, as text: equal texts count the same."""
    where = {**asked["where"], **{name: [value] for name, value in fixed.items()}}
    told = {"where": {name: sorted(values) for name, values in where.items()}}
    return canonical({**told, "from": asked.get("from", ""), "to": asked.get("to", "")}).decode()


def share_nothing(one: Population, other: Population, unit: str) -> bool:
    """Whether no thing can be counted in both."""
    single = _ONE_VALUE | ({"grave"} if unit == "grave" else set())
    for name in single & set(one["where"]) & set(other["where"]):
        if not set(one["where"][name]) & set(other["where"][name]):
            return True
    return _ends_before(one, other) or _ends_before(other, one)


def crossed(one: set[str], other: set[str]) -> frozenset[str] | None:
    """Dimensions of two tables that say nearly the same and do not nest, or None.

    >>> sorted(crossed({"year", "sex"}, {"quarter"}) or ()), crossed({"sex"}, {"sex", "age"})
    (['quarter', 'year'], None)
    """
    for group in _GROUPS:
        found = group & one | group & other
        if len(found) > 1:
            return found
    return None


def _ends_before(one: Population, other: Population) -> bool:
    return bool(one["to"] and other["from"] and one["to"] < other["from"])
